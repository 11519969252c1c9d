"""Words for probabilities: the bands, their edges and their gaps."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.weigh.words import icd203, phia, phia_words, words


@pytest.mark.parametrize(
    ("probability", "word"),
    [
        (0.0, "almost no chance"),
        (0.05, "very unlikely"),
        (0.20, "unlikely"),
        (0.45, "roughly even chance"),
        (0.5, "roughly even chance"),
        (0.55, "roughly even chance"),
        (0.56, "likely"),
        (0.80, "likely"),
        (0.95, "very likely"),
        (0.97, "almost certain"),
    ],
)
def test_an_edge_takes_the_more_cautious_word(probability, word):
    """On an edge of ICD 203 the word nearer to an even chance is said."""
    assert icd203(probability) == word


@pytest.mark.parametrize(
    ("probability", "word"),
    [
        (0.03, "remote chance"),
        (0.40, "realistic possibility"),
        (0.50, "realistic possibility (between realistic possibility and likely)"),
        (0.075, "highly unlikely (between remote chance and highly unlikely)"),
        (0.92, "highly likely (between highly likely and almost certain)"),
        (0.94, "almost certain (between highly likely and almost certain)"),
        (1.0, "almost certain"),
    ],
)
def test_the_gaps_of_the_yardstick_are_kept(probability, word):
    """Between two bands of PHIA the nearer is named, and that it lies between."""
    assert phia(probability) == word


@given(st.floats(0, 1), st.floats(0, 1))
def test_the_words_for_a_range_cover_both_its_ends(one, other):
    """Whoever reads the words alone is not told a narrower range than the figures give."""
    low, high = sorted((one, other))
    told = words(low, high).split(" to ")
    assert told[0] == icd203(low)
    assert told[-1] == icd203(high)


@given(st.floats(0, 1))
def test_a_range_of_one_point_has_one_word(share):
    """On either scale it is the word for the share."""
    assert words(share, share) == icd203(share)
    assert phia_words(share, share) == phia(share)


def test_a_high_share_over_a_wide_range_is_not_called_very_likely():
    """From 0.36 to 0.97 the lower end is below even."""
    assert words(0.36, 0.97) == "unlikely to almost certain"
    assert phia_words(0.36, 0.97) == "unlikely to almost certain"
