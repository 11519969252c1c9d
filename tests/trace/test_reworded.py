"""Passages that say the same in other words."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.trace import copies
from crossbearing.trace.reworded import _narrowed, traces
from crossbearing.trace.tokens import TELLING
from tests import factory

QUOTED = (
    "The convoy turned north before midnight, abandoned both trailers beside the quarry and "
    "reached the harbour without headlights, a watchman remembered."
)
RETOLD = (
    "According to a watchman the convoy was turning north some time before midnight; it had "
    "abandoned its trailers by a quarry, reaching the harbour with no headlights on."
)
ELSEWHERE = (
    "A watchman near the harbour heard engines after midnight. Trucks with trailers had stood "
    "at the gate since noon, said the owner of a kiosk, and nobody asked whose they were."
)


def story(name, text):
    """A dated report that holds the text among words of its own."""
    own = [f"{name}{number}" for number in range(60)]
    day = {"one": "14", "two": "15"}[name]
    words = " ".join((*own[:30], text, *own[30:]))
    return factory.doc(words, path=f"{name}.txt", published=f"2031-03-{day}")


def test_a_quotation_in_other_words_is_found_and_said_to_be_one():
    """Order, endings and grammar may change; the telling words remain."""
    one, two = story("one", QUOTED), story("two", RETOLD)
    (copy,) = copies([two, one])
    assert (copy.source, copy.reason) == (one.id, "in other words; published earlier")
    assert "convoy" in copy.target_span.of(two.text)
    assert "one29" not in copy.source_span.of(one.text)


def test_another_account_with_some_of_the_same_words_is_not_a_retelling():
    """Two who saw the same thing share its nouns, and no more."""
    assert copies([story("one", QUOTED), story("two", ELSEWHERE)]) == ()


@settings(derandomize=True, deadline=None)
@given(st.permutations(range(3)), st.lists(st.integers(50, 90), max_size=4))
def test_a_trace_does_not_depend_on_the_order_of_its_words(order, small):
    """Three telling words leave the same trace in any order, whatever small words are between."""
    telling = [(7 << 2) | TELLING, (8 << 2) | TELLING, (9 << 2) | TELLING]
    plain = np.array(telling, np.uint32)
    mixed = np.array(
        [telling[order[0]], *(word << 2 for word in small), *(telling[at] for at in order[1:])],
        np.uint32,
    )
    (one,) = traces(plain, np.array([0, 3])) >> np.uint64(32)
    (other,) = traces(mixed, np.array([0, len(mixed)])) >> np.uint64(32)
    assert one == other


STEMS = st.lists(st.integers(0, 8).map(lambda number: (number << 2) | TELLING), max_size=30)


def worth(stems, known):
    """What a run of telling words is worth: three for one that is known, less two for another."""
    return sum(3 if stem in known else -2 for stem in stems)


@settings(derandomize=True, deadline=None)
@given(STEMS, STEMS)
def test_a_window_narrows_to_its_run_of_the_greatest_worth(stems, others):
    """No other run of the window is worth more, by trying them all."""
    low, high = _narrowed(stems, (0, len(stems)), others, (0, len(others)))
    best = max(
        worth(stems[first:last], set(others))
        for first in range(len(stems) + 1)
        for last in range(first, len(stems) + 1)
    )
    assert worth(stems[low:high], set(others)) == best
