"""Texts as runs of words with their offsets, for comparison."""

from __future__ import annotations

import re
from dataclasses import dataclass

from crossbearing.model import Span

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text, case-folded, and where each stands."""

    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]

    def span(self, first: int, last: int) -> Span:
        """The span from word `first` to word `last`, both included."""
        return Span(self.spans[first][0], self.spans[last][1])


def words(text: str, *, within: Span | None = None) -> Words:
    """The words of `text`, or of the part `within`; offsets are into the whole."""
    start, end = (within.start, within.end) if within else (0, len(text))
    matches = list(_WORD.finditer(text, start, end))
    return Words(
        tuple(match[0].casefold().replace("’", "'") for match in matches),
        tuple((match.start(), match.end()) for match in matches),
    )


FEWEST = 4
"""Telling words in the shorter text below which two texts are too short to compare."""

SMALL = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "in",
        "on",
        "at",
        "to",
        "by",
        "for",
        "that",
        "it",
        "was",
        "is",
        "were",
        "had",
        "has",
        "have",
        "been",
        "with",
        "from",
        "and",
        "or",
        "as",
        "our",
        "we",
        "its",
        "this",
        "he",
        "she",
        "they",
        "his",
        "her",
        "their",
        "said",
    ]
)
"""Words that tell nothing of what a text is about."""


def telling(text: str) -> list[str]:
    """The words of a text that are no mere grammar, sorted, with repetitions."""
    return sorted(word for word in words(text).words if word not in SMALL)
