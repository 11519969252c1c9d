"""Runs of words that stand for the text around them."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.trace.seeds import COMMONEST, GRAM, WINDOW, hits, seeds

WORDS = st.lists(st.integers(0, 10**6), max_size=40)


def rows(*texts):
    """Word codes of texts one after the other, and where each begins."""
    bounds = np.cumsum([0, *(len(text) for text in texts)])
    return np.array([word for text in texts for word in text], np.uint32), bounds


@settings(derandomize=True, deadline=None)
@given(st.lists(st.integers(0, 10**6), min_size=GRAM + WINDOW - 1, max_size=30), WORDS, WORDS)
def test_eight_words_in_a_row_always_leave_a_seed_in_common(run, before, after):
    """Whatever stands around it, a shared run that long is found."""
    words, bounds = rows(before + run, run + after)
    found = hits(np.sort(seeds(words, bounds)), bounds)
    assert len(found.later)
    assert all(found.earlier < bounds[1])
    assert all(found.later >= bounds[1])


@settings(derandomize=True, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=4))
def test_no_seed_reaches_into_the_next_text(texts):
    """A run of words lies in one document."""
    words, bounds = rows(*texts)
    places = (seeds(words, bounds) & np.uint64(0xFFFFFFFF)).astype(int)
    for place in places:
        assert np.searchsorted(bounds, place, side="right") == np.searchsorted(
            bounds, place + GRAM - 1, side="right"
        )


def test_a_run_that_very_many_hold_meets_its_first_holder_only():
    """The work grows with the holders, not with their square."""
    words, bounds = rows(*[list(range(10))] * (COMMONEST + 10))
    found = hits(np.sort(seeds(words, bounds)), bounds)
    assert set(found.earlier.tolist()) < set(range(10))
    assert len(found.later) < len(found.common)
