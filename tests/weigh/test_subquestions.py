"""The question taken apart: sub-questions, and yes/no questions of their own."""

from __future__ import annotations

import pytest
from hypothesis import given

from crossbearing.link import question
from crossbearing.model import Cause, OriginKind, Trace, Variable
from crossbearing.weigh import weigh
from tests.weigh.test_verdict import LAW, VOICES, world_of
from tests.weigh.world import ACCUSED, RIVAL, World


def ask(world, text):
    return weigh(
        question(text),
        world.links,
        Trace(copies=(), origins=tuple(world.origins)),
        world.annotations,
    )


def several():
    world = World()
    world.voice(
        (Variable.cause, Cause.attack.value, True),
        (Variable.actor, RIVAL, True),
        (Variable.role, ACCUSED, True),
        kind=OriginKind.witness,
    )
    return world


def test_actor_means_and_role_hang_under_an_attack():
    """Who, how and on whose orders are open only if somebody meant it."""
    parts = {each.id: each for each in World().weigh().parts}
    assert parts["q1.1"].parent == "q1"
    assert [parts[f"q1.1.{n}"].variable for n in (1, 2, 3)] == [
        Variable.actor,
        Variable.means,
        Variable.role,
    ]


def test_parties_that_may_both_be_right_become_yes_no_questions():
    """One acted, one ordered: each has its own answer, and together they pass 1."""
    found = ask(several(), "Which parties were involved in the strike?")
    shares = {each.party: each.probability for each in found.parts if each.party}
    assert set(shares) == {ACCUSED, RIVAL}
    meant = next(each for each in found.parts if each.id == "q1.1").probability
    assert all(0 < share <= meant for share in shares.values())
    assert sum(shares.values()) > meant


def test_who_did_it_has_one_answer_unless_a_role_is_told():
    """Without orders in the reports, parties exclude one another and stay in one question."""
    world = World()
    world.voice((Variable.actor, ACCUSED, True))
    assert not [each for each in ask(world, "Who struck it?").parts if each.party]
    assert [each for each in ask(several(), "Who struck it?").parts if each.party]


def test_two_questions_in_one_are_told_apart():
    """Each part is named with what it asks about."""
    found = ask(World(), "Who struck the depot, and who ordered it?")
    parts = [(each.text, each.variable) for each in found.parts if each.id.startswith("q3")]
    assert parts == [
        ("Who struck the depot?", Variable.actor),
        ("Who ordered it?", Variable.role),
    ]


@LAW
@given(VOICES)
def test_what_somebody_meant_is_the_sum_of_the_causes_meant(voices):
    """Its range holds its share, and lies within what the causes allow."""
    verdict = world_of(voices).weigh()
    meant = next(each for each in verdict.parts if each.id == "q1.1")
    shares = {each.value: each for each in verdict.variables[0].answers}
    names = (Cause.attack.value, Cause.triggered.value, Cause.planted.value)
    assert meant.probability == pytest.approx(sum(shares[each].probability for each in names))
    assert None not in (meant.low, meant.probability, meant.high)
    low, share, high = (each or 0.0 for each in (meant.low, meant.probability, meant.high))
    assert low <= share <= high <= sum(shares[each].high for each in names) + 1e-9
