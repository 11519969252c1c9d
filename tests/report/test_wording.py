"""Figures in words are rounded outward and never say more than is known."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.report.wording import (
    isolate,
    listed,
    sentence,
    share,
    shares,
    signed,
    visible,
)
from tests import strategies


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (0.31, 0.68, "0.3–0.7"),
        (0.02, 0.1, "under 0.1"),
        (0.0, 0.0, "under 0.1"),
        (0.91, 0.99, "over 0.9"),
        (1.0, 1.0, "over 0.9"),
        (0.4, 0.4, "about 0.4"),
        (0.0, 1.0, "anything from 0 to 1"),
    ],
)
def test_ranges_read_as_in_a_newspaper(low, high, said):
    """Ranges are rounded to a tenth, with words at the ends."""
    assert shares(low, high, 1) == said


@settings(derandomize=True, deadline=None, max_examples=200)
@given(strategies.fractions, strategies.fractions, st.sampled_from((1, 2)))
def test_a_range_in_words_holds_the_range(first, second, digits):
    """Rounding goes outward: the words never claim a narrower range."""
    low, high = sorted((first, second))
    said = shares(low, high, digits)
    figures = [float(each) for each in re.findall(r"\d\.\d+", said)]
    if len(figures) == 2:
        assert figures[0] <= low + 1e-6
        assert figures[1] >= high - 1e-6


@settings(derandomize=True, deadline=None, max_examples=100)
@given(st.text())
def test_what_is_made_visible_can_be_printed(text):
    """No control character, override or lone surrogate is left."""
    shown = visible(text)
    shown.encode()
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202d\u202e]", shown)


def test_weights_bear_their_sign():
    """Nought has none."""
    assert [signed(each) for each in (0.44, -0.61, -0.01)] == ["+0.4", "−0.6", "0.0"]


def test_shares_near_the_ends_are_never_nought_or_one():
    """Nothing is certain because of rounding."""
    assert (share(0.001, 1), share(0.999, 2)) == ("under 0.1", "over 0.99")


def test_names_written_from_right_to_left_are_set_apart():
    """Such a name cannot reorder the sentence around it; others stay as they are."""
    assert isolate("صوت") == "\u2068صوت\u2069"
    assert isolate("Teral") == "Teral"


def test_sentences_end_once():
    """A full stop is added only where there is none."""
    assert [sentence("he left"), sentence("Why?"), sentence(" ")] == ["He left.", "Why?", ""]
    assert listed(["a", "b", "c"]) == "a, b and c"
