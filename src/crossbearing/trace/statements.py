"""Statements with what is needed to say whose word each is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crossbearing.model import Annotations, Attribution, Document, Links, Stance, VoiceKind


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
    """The statements that merely hand on what somebody else is given for. Whoever denies what
    another said takes a stand of his own."""
    denying = {said.id for said in attributions if said.stance is Stance.denies}
    for said in attributions:
        if said.parent and said.source and said.parent not in denying:
            yield said.parent


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
