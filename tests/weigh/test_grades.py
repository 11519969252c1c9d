"""Admiralty grades: proposals that a person may set anew, and two grades that are none."""

from __future__ import annotations

import pytest

from crossbearing.model import Access, Cause, Grade, OriginKind, Parties, Variable
from tests.weigh.world import ACCUSED, INJURED, RIVAL, World

ATTACK = (Variable.cause, Cause.attack.value, True)
ACCIDENT = (Variable.cause, Cause.accident.value, True)


def grades(world):
    return sorted(each.code for each in world.weigh().grades)


@pytest.mark.parametrize(
    ("fields", "letter"),
    [
        ({"kind": OriginKind.instrument}, "B"),
        ({"kind": OriginKind.witness, "access": Access.direct}, "C"),
        ({"controller": INJURED}, "D"),
        ({"kind": OriginKind.anonymous}, "F"),
        ({"access": Access.unknown}, "F"),
    ],
)
def test_reliability_follows_from_kind_access_and_interest(fields, letter):
    """The letter proposed goes with the row of the table; nothing alone confirms it: 6."""
    world = World()
    world.voice(ATTACK, **fields)
    assert grades(world) == [f"{letter}6"]


def test_a_boast_that_a_report_calls_impossible_is_unreliable():
    """Claiming what one could not have done is E."""
    world = World(parties=Parties(injured=INJURED, accused=(RIVAL,), incapable=(RIVAL,)))
    world.voice((Variable.actor, RIVAL, True), controller=RIVAL)
    assert grades(world)[0][0] == "E"


def test_an_unnamed_voice_cannot_be_judged_and_is_not_the_lowest():
    """F and 6 have no rank, so that nothing ranks above them or below."""
    unjudged = Grade(origin="o", label="", reliability="F", credibility="6", reason="")
    assert unjudged.rank == (None, None)
    worst = Grade(origin="o", label="", reliability="E", credibility="5", reason="")
    assert worst.rank == (5, 5)


def test_words_confirmed_under_other_control_rise():
    """Two other hands confirm it: 1; one: 2; the same hand twice: still 6."""
    world = World()
    for name in ("e-1", "e-2", "e-3"):
        world.voice(ATTACK, kind=OriginKind.finding, controller=name)
    assert grades(world) == ["B1"] * 3
    own = World()
    for _ in range(2):
        own.voice(ATTACK, kind=OriginKind.finding, controller="e-1")
    assert grades(own) == ["B6"] * 2


def test_words_contradicted_under_other_control_fall():
    """One hand against it: doubtful; two: improbable; for and against: possible."""
    world = World()
    world.voice(ATTACK, kind=OriginKind.witness)
    world.voice(ACCIDENT, kind=OriginKind.finding, controller="e-1")
    assert grades(world) == ["B4", "C4"]
    world.voice(ACCIDENT, kind=OriginKind.finding, controller="e-2")
    assert grades(world) == ["B3", "B3", "C5"]


def test_no_grade_moves_a_figure():
    """Grades are read off the readings, never the other way round."""
    world = World()
    world.voice(ATTACK, controller=ACCUSED)
    verdict = world.weigh()
    assert {each.origin for each in verdict.grades} == {
        each.origin for each in verdict.readings
    }
    assert all(each.by is None for each in verdict.grades)
