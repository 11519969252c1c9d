"""Statements of a text as words, for the tests of the attribution reader."""

from __future__ import annotations

from dataclasses import dataclass

from crossbearing.extract import attributing, attributions, parsing
from crossbearing.extract import statements as rules
from crossbearing.model import Attribution, Span
from tests import factory


@dataclass(frozen=True)
class Said:
    """One statement with its parts as words."""

    source: str
    cue: str
    content: str
    found: Attribution


def statements(text: str) -> list[Said]:
    """The statements of a text, in order."""
    return _words(text, attributions(factory.doc(text)))


def statement(text: str) -> Said:
    """The only statement of a text."""
    (only,) = statements(text)
    return only


def by_rules(text: str) -> list[Said]:
    """The statements that the rules find, as where the network's weights are not installed."""
    document = factory.doc(text)
    drafts = rules.drafts(parsing.parsed(document))
    return _words(text, attributing.attributions(document, drafts))


def one_by_rules(text: str) -> Said:
    """The only statement that the rules find."""
    (only,) = by_rules(text)
    return only


def _words(text: str, found: tuple[Attribution, ...]) -> list[Said]:
    def words(spans: tuple[Span, ...]) -> str:
        return " … ".join(span.of(text) for span in spans)

    return [
        Said(words(each.source), words(each.cue), words(each.content), each) for each in found
    ]
