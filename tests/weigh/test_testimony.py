"""Which row of the table a statement falls under, and one reading an origin and value."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from crossbearing.errors import UsageError
from crossbearing.model import (
    Access,
    Cause,
    Certainty,
    OriginKind,
    Parties,
    Reading,
    Stance,
    Variable,
)
from crossbearing.weigh import DEFAULT, Weight, reweighted
from crossbearing.weigh.testimony import readings
from tests import factory
from tests.weigh.world import ACCUSED, INJURED, RIVAL, World

ATTACK = (Variable.cause, Cause.attack.value, True)
NO_ATTACK = (Variable.cause, Cause.attack.value, False)
ACCIDENT = (Variable.cause, Cause.accident.value, True)
BY_ACCUSED = (Variable.actor, ACCUSED, True)
NOT_BY_ACCUSED = (Variable.actor, ACCUSED, False)


def read(world: World, weights: Mapping[str, Weight] = DEFAULT) -> tuple[Reading, ...]:
    return readings(world.claims, world.links, world.origins, world.annotations, weights)


@pytest.mark.parametrize(
    ("said", "fields", "factor"),
    [
        (ATTACK, {"kind": OriginKind.witness, "access": Access.direct}, "witness"),
        (ATTACK, {"kind": OriginKind.instrument}, "instrument, independent"),
        (ATTACK, {"kind": OriginKind.finding}, "finding, independent"),
        (ATTACK, {"kind": OriginKind.finding, "controller": INJURED}, "finding, interested"),
        (ACCIDENT, {"kind": OriginKind.finding, "controller": INJURED}, "against interest"),
        (ATTACK, {"kind": OriginKind.anonymous, "controller": INJURED}, "anonymous"),
        (ATTACK, {"controller": INJURED}, "self-serving"),
        (ATTACK, {"controller": ACCUSED}, "against interest"),
        (ACCIDENT, {"controller": ACCUSED}, "self-serving"),
        (ATTACK, {"controller": "e-neighbour"}, "authority"),
        (ATTACK, {"access": Access.unknown}, "unknown access"),
        (ATTACK, {"access": Access.unknown, "controller": "e-commentator"}, "unknown access"),
        (ATTACK, {"access": Access.unknown, "controller": RIVAL}, "authority"),
        (ATTACK, {"access": Access.none}, "repetition"),
        (BY_ACCUSED, {"controller": INJURED}, "accusation by an adversary"),
        (BY_ACCUSED, {"controller": ACCUSED, "stance": Stance.admits}, "admission"),
        (
            NOT_BY_ACCUSED,
            {"controller": ACCUSED, "stance": Stance.denies},
            "denial of one's own act",
        ),
    ],
)
def test_the_row_follows_from_who_speaks_and_whom_it_serves(said, fields, factor):
    """Kind, access, control and interest choose the row; the sign follows the statement."""
    world = World()
    world.voice(said, **fields)
    (reading,) = read(world)
    assert reading.factor == factor
    assert reading.bits * (1 if said[2] else -1) >= 0


def test_an_admission_by_one_who_could_not_have_done_it_weighs_nothing():
    """What a report calls impossible is not made likelier by claiming it."""
    world = World(parties=Parties(injured=INJURED, accused=(RIVAL,), incapable=(RIVAL,)))
    world.voice((Variable.actor, RIVAL, True), controller=RIVAL, stance=Stance.admits)
    world.voice(ATTACK, controller=RIVAL)
    assert {(each.factor, each.bits) for each in read(world)} == {
        ("admission by the incapable", 0.0)
    }


def test_an_injured_ally_of_the_accused_does_not_speak_against_its_interest():
    """Calling it an accident may spare the owner blame, or spare it a quarrel: neither is told."""
    allied = Parties(injured=INJURED, accused=(ACCUSED,), allies=((ACCUSED, INJURED),))
    world = World(parties=allied)
    world.voice((Variable.cause, Cause.accident.value, True), controller=INJURED)
    (reading,) = read(world)
    assert reading.factor == "self-serving"


@pytest.mark.parametrize(
    "factor", ["anonymous", "self-serving", "unknown access", "finding, interested"]
)
def test_the_range_of_weak_voices_includes_no_weight(factor):
    """Anonymous, partisan and unknown-access voices may weigh nothing at all."""
    assert DEFAULT[factor].low <= 0 <= DEFAULT[factor].high


def test_every_row_lies_in_its_range_and_anonymous_ones_are_capped():
    """No weight lies outside its own range; anonymous voices end at half a bit."""
    assert all(row.low <= row.bits <= row.high for row in DEFAULT.values())
    assert DEFAULT["anonymous"].high == 0.5


def test_hedges_scale_a_weight():
    """What is called possible keeps half its weight."""
    plain, hedged = World(), World()
    plain.voice(ATTACK, kind=OriginKind.witness)
    hedged.voice(ATTACK, kind=OriginKind.witness, certainty=Certainty.possible)
    assert read(hedged)[0].bits == read(plain)[0].bits / 2


def test_several_statements_of_one_origin_are_one_reading():
    """Nine copies of a remark leave one reading of the same weight."""
    once, often = World(), World()
    once.voice(ATTACK, kind=OriginKind.anonymous)
    often.voice(ATTACK, kind=OriginKind.anonymous, copies=9)
    (one,), (same,) = read(once), read(often)
    assert (one.bits, one.low, one.high) == (same.bits, same.low, same.high)
    assert len(same.passages) == 10


def test_a_voice_that_contradicts_itself_weighs_zero():
    """Saying so and not so was looked at, and cuts neither way."""
    world = World()
    world.voice(ATTACK, NO_ATTACK, kind=OriginKind.witness)
    assert [each.bits for each in read(world)] == [0.0]


def test_an_assertion_is_not_counted_again_as_a_denial():
    """ "An attack, not an accident" is one word on the cause."""
    world = World()
    world.voice(ATTACK, (Variable.cause, Cause.accident.value, False), kind=OriginKind.witness)
    attack, accident = sorted(read(world), key=lambda each: -each.bits)
    assert attack.bits > 0
    assert accident.bits == 0.0


def test_a_withdrawn_origin_gives_no_reading():
    """A retraction reaches the reading that rested on it."""
    world = World()
    world.voice(ATTACK, kind=OriginKind.witness, withdrawn="corrected the next day")
    assert read(world) == ()
    assert any("corrected the next day" in note for note in world.weigh().notes)


def test_an_authors_argument_is_capped_by_its_scheme():
    """A single precedent stays at 0.3 bits, and an author's mere assertion has no origin."""
    document = factory.doc("An earlier fire left no crater, so this was an attack.")
    argument = factory.argument(document, "An earlier fire left no crater")
    author = factory.origin(
        kind=OriginKind.author, access=Access.none, statements=(argument.id,)
    )
    claim = factory.claim(
        factory.assertion(document, argued=argument.id), factory.assertion(document)
    )
    notes = factory.notes(document, arguments=(argument,))
    (reading,) = readings((claim,), factory.links(claim), (author,), (notes,), DEFAULT)
    assert reading.factor == "argument: precedent"
    assert reading.bits == pytest.approx(0.3, abs=0.01)


def test_a_case_may_set_a_row_anew_and_not_hide_one():
    """A weight set for the case is used and says so; unknown rows and bad ranges are refused."""
    world = World()
    world.voice(ATTACK, kind=OriginKind.witness)
    (reading,) = read(world, reweighted({"witness": (3.0, 1.0, 4.0)}))
    assert reading.bits == pytest.approx(3.0)
    assert "set for this case" in reading.because
    with pytest.raises(UsageError, match="no weight is called"):
        reweighted({"rumour": (0, 0, 0)})
    with pytest.raises(UsageError, match="lie outside"):
        reweighted({"witness": (3.0, 0.0, 1.0)})


ALLY = "e-ally"
SIDES = Parties(
    injured=INJURED,
    accused=(ACCUSED,),
    opponents=((ACCUSED, INJURED),),
    allies=((ALLY, ACCUSED),),
)


@pytest.mark.parametrize(
    ("said", "factor"),
    [
        (NOT_BY_ACCUSED, "self-serving"),
        (BY_ACCUSED, "against interest"),
        (ATTACK, "against interest"),
        (ACCIDENT, "self-serving"),
    ],
)
def test_an_ally_of_the_accused_shares_its_interest(said, factor):
    """Clearing an ally serves, and blaming it hurts."""
    world = World(parties=SIDES)
    world.voice(said, controller=ALLY)
    assert [each.factor for each in read(world)] == [factor]


@pytest.mark.parametrize(
    ("said", "controller", "gives_up", "gains"),
    [
        (ATTACK, ACCUSED, "stands accused", "feared"),
        (ACCIDENT, INJURED, "own watch", "hiding that it was hit"),
        (NOT_BY_ACCUSED, INJURED, "clears an adversary", "sparing itself a quarrel"),
        (BY_ACCUSED, ALLY, "blames an ally", "its own way out"),
    ],
)
def test_a_word_against_interest_says_what_it_gives_up_and_may_gain(
    said, controller, gives_up, gains
):
    """Its reason stands with it, and the rival reading beside it; its range goes below nought."""
    world = World(parties=SIDES)
    world.voice(said, controller=controller)
    (reading,) = read(world)
    assert reading.factor == "against interest"
    assert gives_up in reading.because
    assert gains in reading.rival
    assert reading.low < 0 < reading.high


@pytest.mark.parametrize(
    ("said", "controller", "stance", "factor"),
    [
        ((Variable.role, ACCUSED, True), INJURED, Stance.accuses, "accusation by an adversary"),
        ((Variable.role, ACCUSED, False), ACCUSED, Stance.denies, "denial of one's own act"),
        ((Variable.role, ACCUSED, True), ACCUSED, Stance.admits, "admission"),
    ],
)
def test_ordering_or_enabling_weighs_by_the_rows_of_the_act(said, controller, stance, factor):
    """Who accuses, denies or owns up to an order is heard as of the act itself."""
    world = World()
    world.voice(said, controller=controller, stance=stance)
    assert [each.factor for each in read(world)] == [factor]


def test_no_case_lifts_the_cap_on_unnamed_voices():
    """Half a bit is the most, whatever a case sets."""
    with pytest.raises(UsageError, match=r"cap of 0\.5"):
        reweighted({"anonymous": (1.0, 0.0, 2.0)})
    assert reweighted({"anonymous": (0.1, 0.0, 0.4)})["anonymous"].high == 0.4
