"""Scores of answers whose truth is known."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.weigh.calibration import Forecast, brier, calibration, even, log_score

UNIT = st.floats(0.01, 0.99)


def forecast(truth="a", **shares):
    return Forecast(name="case", shares=tuple(shares.items()), truth=truth)


def test_sure_and_right_scores_nothing():
    """No error, no surprise."""
    assert (brier(forecast(a=1.0, b=0.0)), log_score(forecast(a=1.0, b=0.0))) == (0, 0)


def test_sure_and_wrong_scores_most():
    """The Brier score ends at 2, the surprise at 20 bits."""
    wrong = forecast(a=0.0, b=1.0)
    assert brier(wrong) == 2
    assert log_score(wrong) == pytest.approx(math.log2(1e6))


def test_a_truth_that_had_no_answer_is_a_share_of_nothing():
    """What nobody named counts as if it had stood there with no share."""
    shares = {"a": 0.6, "b": 0.4}
    assert brier(forecast(truth="c", **shares)) == brier(forecast(truth="c", c=0.0, **shares))


def test_even_shares_are_surprised_by_the_number_of_answers():
    """Four answers, two bits."""
    assert log_score(even(forecast(a=0.7, b=0.1, c=0.1, d=0.1))) == 2


@given(UNIT, UNIT)
def test_stating_what_one_believes_scores_best(belief, stated):
    """Both scores are proper: no other share does better in expectation."""

    def expected(score, share):
        shares = forecast(a=share, b=1 - share)
        return belief * score(shares) + (1 - belief) * score(replace(shares, truth="b"))

    for score in (brier, log_score):
        assert expected(score, belief) <= expected(score, stated) + 1e-9


@given(st.permutations([forecast(a=p, b=1 - p) for p in (0.1, 0.35, 0.8)]))
def test_the_order_of_cases_changes_nothing(cases):
    """A sum is a sum."""
    assert calibration(cases) == calibration(sorted(cases, key=lambda each: each.shares))


def test_shares_that_come_true_as_often_are_calibrated():
    """Four answers at one quarter, of which one is true, have no error."""
    found = calibration([forecast(a=0.25, b=0.25, c=0.25, d=0.25)])
    assert found is not None
    assert found.calibration_error == 0
    assert [(each.answers, each.true) for each in found.bins] == [(4, 1)]


def test_without_cases_there_is_no_score():
    """Nothing is not zero."""
    assert calibration([]) is None
