"""The words of a stretch of text in lower case, each with where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from crossbearing.model import Span

MANY_WORDS = 1 << 16
"""Words of which it is remembered what was found about them: more than a long report has."""

_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of letters or digits, apostrophes inside it made straight."""

    low: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Where the word stands."""
        return Span(self.start, self.end)


def plain_words(text: str, spans: Iterable[Span]) -> list[Word]:
    """The words that the spans hold, in the order of the spans."""
    return [
        Word(_straight(found.group()), found.start(), found.end())
        for span in spans
        for found in _WORD.finditer(text, span.start, span.end)
    ]


def word_set(listed: str) -> frozenset[str]:
    """The words of a list, to look words up in."""
    return frozenset(listed.split())


def _straight(word: str) -> str:
    return word.lower().replace("’", "'").replace("ʼ", "'")
