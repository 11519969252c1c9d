"""Statements with what is needed to say whose word each is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crossbearing.model import (
    Annotations,
    Attribution,
    Document,
    Links,
    Span,
    Stance,
    VoiceKind,
)


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement in its document: its words, its speaker and the body behind, as entities."""

    said: Attribution
    document: Document
    content: str
    speaker: str | None
    affiliation: str | None
    introduction: str
    """How the report introduces the voice: "…, an independent investigator"."""
    before: str
    """The line of text up to the statement."""


def statements_of(
    documents: Sequence[Document], annotations: Sequence[Annotations], links: Links
) -> Iterator[Statement]:
    """The statements that end in somebody's word: not those that merely carry another, nor the
    author's, nor words that nobody is given for."""
    texts = {document.id: document for document in documents}
    speakers, affiliations = dict(links.speakers), dict(links.affiliations)
    for each in annotations:
        carriers = set(_carriers(each.attributions))
        document = texts[each.document]
        for said in each.attributions:
            if said.id in carriers or said.voice.kind is VoiceKind.author or not said.source:
                continue
            yield Statement(
                said,
                document,
                " ".join(span.of(document.text) for span in said.content),
                speakers.get(said.id),
                affiliations.get(said.id),
                _introduction(said, document.text),
                _before(said, document.text),
            )


def _carriers(attributions: Sequence[Attribution]) -> Iterator[str]:
    """The statements that merely hand on what somebody else is given for: most of what they say
    is another's statement. Whoever denies what another said takes a stand of his own."""
    outer = {said.id: said for said in attributions if said.stance is not Stance.denies}
    for said in attributions:
        carrier = outer.get(said.parent or "")
        if carrier is not None and said.source and _holds_most(said, carrier):
            yield carrier.id


def _holds_most(inner: Attribution, outer: Attribution) -> bool:
    """True if a statement's words are half or more of those of the one that carries it."""
    words = (*inner.source, *inner.cue, *inner.content)
    return 2 * _length(words) >= _length(outer.content)


def _length(spans: Sequence[Span]) -> int:
    return sum(span.end - span.start for span in spans)


_APPOSITION = re.compile(
    r",\s+((?:an?|the|who|whose|chief|head|deputy|which)\b[^.;”\"\n]{3,90})"
)


def _introduction(said: Attribution, text: str) -> str:
    name = said.voice.name or ""
    at = text.find(name) if name else -1
    described = _APPOSITION.match(text, at + len(name)) if at >= 0 else None
    return described[1] if described else ""


def _before(said: Attribution, text: str) -> str:
    start = min(span.start for span in (*said.source, *said.content))
    return text[text.rfind("\n", 0, start) + 1 : start]
