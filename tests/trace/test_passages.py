"""From shared seeds to shared passages."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.trace.passages import _agreeing

WORDS = st.lists(st.integers(0, 5), max_size=40)


def longest_common(one, other):
    """The length of the longest common subsequence, by the textbook's table."""
    row = [0] * (len(other) + 1)
    for left in one:
        above = row[:]
        for at, right in enumerate(other, 1):
            row[at] = above[at - 1] + 1 if left == right else max(above[at], row[at - 1])
    return row[-1]


@settings(derandomize=True, deadline=None)
@given(WORDS, WORDS)
def test_agreeing_words_are_the_longest_common_subsequence(one, other):
    """A row of bits at a time gives what the full table gives."""
    assert _agreeing(one, other) == longest_common(one, other)
