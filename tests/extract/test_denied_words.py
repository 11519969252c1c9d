"""Which words of a content are denied."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.extract.denied_words import denied_words
from crossbearing.model import Span


@pytest.mark.parametrize(
    ("content", "denied"),
    [
        ("that the ship was not hit by a torpedo", ["hit by a torpedo"]),
        ("no aircraft was flying, but a drone was", ["aircraft was flying"]),
        ("that the pump had failed", []),
        ("it didn’t fall because the wind never rose", ["fall", "rose"]),
        ("not only the port burned", []),
    ],
)
def test_a_negation_reaches_to_the_end_of_its_clause(content: str, denied: list[str]) -> None:
    """The words after "not", "no" or "never" are denied, up to a comma or a conjunction."""
    found = denied_words(content, [Span(0, len(content))])
    assert [span.of(content) for span in found] == denied


@settings(derandomize=True, deadline=None, max_examples=100)
@given(st.lists(st.sampled_from(["not", "no", ",", "because", "the ship", "never", "."])))
def test_denied_words_lie_inside_the_content(words: list[str]) -> None:
    """Whatever the content, what is denied is part of it, in order and apart."""
    text = " ".join(words)
    found = denied_words(text, [Span(0, len(text))])
    assert all(0 <= span.start < span.end <= len(text) for span in found)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
