"""How far voices under one hand count together."""

from __future__ import annotations

from dataclasses import replace
from math import fsum

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.weigh.dependence import Dependence, contributions, grouped, word_of, words
from tests import factory


def voices(*bits: float, controller: str | None = "e-one"):
    return tuple(
        factory.reading(each, because=f"voice {n}", origin=f"o{n}", controller=controller)
        for n, each in enumerate(bits)
    )


@settings(derandomize=True, deadline=None, max_examples=50)
@given(st.lists(st.floats(0.01, 4.0), min_size=1, max_size=6))
def test_a_further_voice_of_one_hand_adds_something_and_never_its_own_weight(bits):
    """One hand's sum lies between its strongest voice and the plain sum."""
    readings = voices(*bits)
    apart, together, strongest = (fsum(contributions(readings, each)) for each in Dependence)
    assert apart + 1e-9 >= together >= strongest - 1e-9


def test_words_are_what_contributions_come_to():
    """Weighing a hand at once equals weighing its voices one by one."""
    readings = voices(1.0, 0.5, 0.2, -0.4, -0.1)
    for model in Dependence:
        at_once = fsum(each.bits for each in words(readings, model))
        assert at_once == pytest.approx(fsum(contributions(readings, model)))


def test_one_voice_weighs_what_the_table_says():
    """Alone in its hand a voice keeps its weight to the digit."""
    for model in Dependence:
        assert contributions(voices(1.3), model) == (1.3,)


def test_one_hand_saturates():
    """Twenty equal voices of one party stay near the weight of its word."""
    assert word_of(1.0, 19.0) == pytest.approx(1.12, abs=0.01)


def test_voices_of_untold_control_count_apart():
    """Where no controller is told, the main model adds each in full."""
    readings = voices(1.0, 1.0, controller=None)
    assert contributions(readings, Dependence.grouped) == (1.0, 1.0)


def test_unnamed_voices_may_be_one_in_the_worst_case():
    """Two anonymous voices of untold control count as one hand when dependence is worst."""
    readings = tuple(
        replace(each, factor="anonymous") for each in voices(0.3, 0.3, controller=None)
    )
    assert contributions(readings, Dependence.strongest) == (0.3, 0.0)


def test_a_discounted_rung_says_so():
    """The second voice shows what it adds beside what it would weigh alone."""
    first, second = grouped(voices(1.0, 0.8))
    assert first.because == "voice 0"
    assert "of +0.80 bits" in second.because
    assert 0 < second.bits < 0.8
    assert second.low <= second.bits <= second.high
