"""Words for probabilities: the bands, their edges and their gaps."""

from __future__ import annotations

import pytest

from crossbearing.weigh.words import icd203, phia


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
