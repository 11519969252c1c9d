"""Statements of a text as words, for the tests of the attribution reader."""

from __future__ import annotations

from dataclasses import dataclass

from crossbearing.extract.reader import attributions
from crossbearing.model import Attribution, Span
from tests.extract.parsing import parsed


@dataclass(frozen=True)
class Said:
    """One statement with its parts as words."""

    source: str
    cue: str
    content: str
    found: Attribution


def statements(text: str) -> list[Said]:
    """The statements of a text, in order."""

    def words(spans: tuple[Span, ...]) -> str:
        return " … ".join(span.of(text) for span in spans)

    return [
        Said(words(each.source), words(each.cue), words(each.content), each)
        for each in attributions(parsed(text))
    ]


def statement(text: str) -> Said:
    """The only statement of a text."""
    (only,) = statements(text)
    return only
