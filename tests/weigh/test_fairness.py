"""No side, tried on the case itself: exchange of parties, copies, and who was heard."""

from __future__ import annotations

from hypothesis import given

from crossbearing.model import Cause, Likeness, OriginKind, Parties, Standing, Trace, Variable
from crossbearing.weigh import weigh
from tests import factory
from tests.weigh.test_verdict import LAW, VOICES, world_of
from tests.weigh.world import ACCUSED, INJURED, RIVAL, World

ATTACK = (Variable.cause, Cause.attack.value, True)


def checks(world, **fields):
    return {each.check: each for each in world.weigh(**fields).fairness}


@LAW
@given(VOICES)
def test_exchanging_two_parties_holds_on_any_case(voices):
    """Whatever is said by whom of whom, the shares are exchanged with the parties."""
    assert checks(world_of(voices))["two parties exchanged"].holds


def test_the_exchange_reaches_what_was_entered_by_hand():
    """An item that speaks for a party speaks for the other once they are exchanged."""
    item = factory.evidence(
        variable=Variable.actor, supports=ACCUSED, controller=INJURED, bits=1.0, high=1.0
    )
    world = World()
    world.voice((Variable.actor, RIVAL, True))
    found = checks(world, evidence=(item,))["two parties exchanged"]
    assert found.holds
    assert "Injured and Accused exchanged" in found.told


def test_with_one_party_there_is_nothing_to_exchange():
    """No check is claimed that was not made."""
    world = World(parties=Parties(injured=None, accused=(ACCUSED,)))
    world.voice(ATTACK)
    assert "two parties exchanged" not in checks(world)


def test_an_origin_in_many_reports_is_said_to_weigh_once():
    """Its copies are counted, and none of them weighs."""
    world = World()
    world.voice(ATTACK, kind=OriginKind.anonymous, copies=6)
    found = checks(world)["copies"]
    assert found.holds
    assert "stands in 7 reports and weighs once" in found.told


def test_an_accused_party_that_nobody_heard_is_named():
    """Its missing answer does not hold, and says whose it is."""
    found = checks(World())["the accused heard"]
    assert not found.holds
    assert "no answer of Accused" in found.told


def test_unnamed_voices_likelier_one_than_not_are_one_hand():
    """Left open at 0.6, a second voice adds next to nothing; at 0.3 it counts apart."""

    def share(degree):
        world = World()
        one, other = (world.voice(ATTACK, kind=OriginKind.anonymous) for _ in range(2))
        likeness = Likeness(
            one="s1",
            other="s2",
            origins=(one.id, other.id),
            standing=Standing.open,
            degree=degree,
            reason="the same desk",
        )
        return (
            weigh(
                factory.question(),
                world.links,
                Trace(copies=(), origins=(one, other), likenesses=(likeness,)),
                world.annotations,
            )
            .variables[0]
            .answers[0]
            .probability
        )

    single = World()
    single.voice(ATTACK, kind=OriginKind.anonymous)
    alone = single.weigh().variables[0].answers[0].probability
    assert alone <= share(0.6) <= alone + 0.02
    assert share(0.3) > share(0.6)
