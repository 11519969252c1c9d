"""Drafts made by hand from words of a text, for what is read off spans alone."""

from __future__ import annotations

import re

from crossbearing.extract.attributing import attributions
from crossbearing.extract.drafts import Draft
from crossbearing.model import Attribution, Span, SpeechKind
from tests import factory


def drafts(text: str, *statements: str) -> list[Draft]:
    """A draft for each "source | cue | content | …"; the parts are words of the text.

    Each cue is looked for after the one before it, and of words that stand in several places
    those nearest to the cue are meant. An empty source is none.
    """
    found: list[Draft] = []
    at = 0
    for each in statements:
        source, cue, *content = (part.strip() for part in each.split("|"))
        where = text.index(cue, at)
        at = where + len(cue)
        spans = [_nearest(text, words, where) for words in content]
        found.append(
            Draft(
                source=(_nearest(text, source, where),) if source else (),
                cue=(Span(where, at),),
                content=tuple(sorted(spans)),
                kind=_kind([span.of(text) for span in spans]),
                extractor="by hand",
            )
        )
    return found


def read(text: str, *statements: str) -> list[Attribution]:
    """What is made of the statements of a text."""
    return list(attributions(factory.doc(text), drafts(text, *statements)))


def read_one(text: str, statement: str) -> Attribution:
    """What is made of the only statement of a text."""
    (only,) = read(text, statement)
    return only


def _nearest(text: str, words: str, where: int) -> Span:
    places = [found.start() for found in re.finditer(re.escape(words), text)]
    start = min(places, key=lambda place: (abs(place - where), place))
    return Span(start, start + len(words))


def _kind(content: list[str]) -> SpeechKind:
    if all(words[0] in '“"‘«„' for words in content):
        return SpeechKind.direct
    marks = any(mark in words for words in content for mark in '“"«„')
    return SpeechKind.mixed if marks else SpeechKind.indirect
