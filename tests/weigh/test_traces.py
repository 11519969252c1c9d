"""Absence: only a search that was made weighs, by what it could have found."""

from __future__ import annotations

from math import log2

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.model import Cause, Variable
from crossbearing.weigh.settle import would_settle
from crossbearing.weigh.traces import TRACES, information
from tests import factory
from tests.weigh.world import ACCUSED, World

REMNANTS = "weapon remnants examined independently"


def looked(outcome, detection=0.8, **fields):
    world = World()
    search = factory.search(REMNANTS, outcome=outcome, detection=detection, **fields)
    return world.weigh(searches=(search,))


@pytest.mark.parametrize("outcome", ["not looked for", "not searchable"])
def test_what_was_not_or_cannot_be_searched_weighs_nothing(outcome):
    """Nobody looked: no reading, and the table says so."""
    verdict = looked(outcome)
    assert verdict.readings == ()
    (trace,) = [each for each in verdict.expected if each.trace == REMNANTS]
    assert trace.status == ("not searched" if outcome == "not looked for" else outcome)


def test_a_trace_of_the_table_weighs_by_its_own_chances():
    """Not found with 0.8 of detection: (1 - 0.8 x 0.75) against (1 - 0.8 x 0.05)."""
    (reading,) = looked("not found").readings
    assert reading.bits == pytest.approx(log2((1 - 0.8 * 0.75) / (1 - 0.8 * 0.05)))
    assert reading.value == Cause.attack.value
    (found,) = looked("found").readings
    assert found.bits == pytest.approx(log2(0.75 / 0.05))


def test_where_and_when_it_was_looked_for_stand_with_it():
    """A search is told with its place and its day."""
    (reading,) = looked("not found", where="the yard", when="2031-03-15").readings
    assert "the yard, 2031-03-15" in reading.because


def test_what_was_looked_for_is_not_asked_for_again():
    """Neither a trace that was searched nor one that cannot be is to be looked for."""
    for outcome in ("found", "not found", "not searchable"):
        asked = {each.observation for each in looked(outcome).would_settle}
        assert REMNANTS not in asked
    assert REMNANTS in {each.observation for each in World().weigh().would_settle}


def test_silence_of_the_reports_is_no_reading():
    """No report mentions remnants: nothing is weighed, and it stands as not searched."""
    verdict = World().weigh()
    assert verdict.readings == ()
    assert {each.status for each in verdict.expected} == {"not searched"}


def test_traces_of_an_actor_name_the_likeliest_one():
    """Launch records are asked for of the actor held most likely."""
    world = World()
    world.voice((Variable.actor, ACCUSED, True))
    asked = [each for each in world.weigh().expected if each.variable is Variable.actor]
    assert {each.label for each in asked} == {"Accused"}


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.floats(0, 1), st.floats(0.01, 0.99), st.floats(0.01, 0.99))
def test_information_is_what_is_expected_to_be_learned(share, seen, falsely):
    """It is the mean divergence of the posterior from the prior, in bits."""
    expected = 0.0
    for yes in (True, False):
        one, other = (each if yes else 1 - each for each in (seen, falsely))
        marginal = share * one + (1 - share) * other
        for prior, given_it in ((share, one), (1 - share, other)):
            if prior:
                expected += prior * given_it * log2(given_it / marginal)
    assert information(share, seen, falsely) == pytest.approx(expected, abs=1e-9)


def test_the_most_telling_come_first():
    """What would settle it is in order of bits, and never without any."""
    found = would_settle(World().weigh().expected)
    assert [each.bits for each in found] == sorted((e.bits for e in found), reverse=True)
    assert all(each.bits >= 0.01 for each in found)


def test_every_chance_of_the_table_tells_something():
    """A trace is likelier if its value is true; otherwise it would be none."""
    assert all(0 < each.otherwise < each.given < 1 for each in TRACES)
