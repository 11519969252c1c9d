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


def shared(one: str, other: str) -> float:
    """The share of the shorter text's words (0–1) that the longer one has too, with counts."""
    left, right = sorted(words(one).words), sorted(words(other).words)
    if not left or not right:
        return 0.0
    i = j = same = 0
    while i < len(left) and j < len(right):
        if left[i] == right[j]:
            same, i, j = same + 1, i + 1, j + 1
        elif left[i] < right[j]:
            i += 1
        else:
            j += 1
    return same / min(len(left), len(right))
