"""What kind of line of sight a voice is, how near it stood, and who could shape it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from crossbearing.model import Access, Links, OriginKind, VoiceKind
from crossbearing.trace.statements import Statement

_WITNESS = re.compile(
    r"\b(?:witness(?:es)?|resident|villager|farmer|survivor|driver|neighbour|fisher(?:man|men)?|shepherd|passer-?by"
    r"|worker|nurse|doctor|ferryman|pilot)s?\b|\bwho (?:saw|heard|watched|lives?|farms?|works?)\b",
    re.IGNORECASE,
)
_PERCEIVES = re.compile(
    r"\b(?:I|we|he|she|they)\s+(?:saw|heard|watched|smelled|felt)\b", re.IGNORECASE
)
_INSTRUMENT = re.compile(
    r"\b(?:radar|satellite|seism\w+|infrasound|sensor|camera|footage|recording|log|instruments?"
    r"|observatory|imagery)\b",
    re.IGNORECASE,
)
_FINDING = re.compile(
    r"\b(?:laborator(?:y|ies)|committee|commission|institute|inspector\w*|investigat\w+|experts?"
    r"|analy(?:st|sis|ses)|forensic\w*|inquiry|panel|examin\w+|chemists?|engineers?|samples?)\b",
    re.IGNORECASE,
)


_READ_OUT = re.compile(
    r"\b(?:radar|infrasound|seism\w+|sensor|satellite|flight) (?:log|record|data|image|trace)s?\b",
    re.IGNORECASE,
)


def kind_of(statement: Statement) -> OriginKind:
    """The kind of origin a statement comes down to, by how its voice is named and introduced."""
    said, text = statement.said, statement.document.text
    source = " ".join(span.of(text) for span in said.source)
    named = f"{said.voice.name or ''} {source} {said.voice.affiliation or ''}"
    if said.voice.kind is VoiceKind.author:
        return OriginKind.author
    if said.voice.anonymous:
        return OriginKind.anonymous
    if _INSTRUMENT.search(named) or (
        said.voice.kind is VoiceKind.organisation and _READ_OUT.search(statement.before)
    ):
        return OriginKind.instrument
    described = f"{named} {statement.introduction}"
    if _FINDING.search(described):
        return OriginKind.finding
    if _WITNESS.search(described) or (
        said.voice.kind is VoiceKind.named and _PERCEIVES.search(statement.content)
    ):
        return OriginKind.witness
    if said.voice.kind is VoiceKind.document:
        return OriginKind.document
    return OriginKind.announcement


_ACCESS = {
    OriginKind.witness: Access.direct,
    OriginKind.instrument: Access.direct,
    OriginKind.finding: Access.institutional,
    OriginKind.document: Access.institutional,
    OriginKind.anonymous: Access.claimed,
    OriginKind.author: Access.none,
    OriginKind.announcement: Access.unknown,
    OriginKind.evidence: Access.direct,
}


def access_of(kind: OriginKind, controller: str | None, links: Links) -> Access:
    """How near the origin stood; a party speaks of its own acts and sites from within."""
    if kind is OriginKind.announcement and controller is not None:
        parties = links.parties
        if controller == parties.injured or controller in parties.accused:
            return Access.institutional
    return _ACCESS[kind]


def controllers(links: Links) -> Mapping[str, str]:
    """For each attribution, the party that could shape it, where the texts tell.

    A voice is shaped by the party its body answers to; a person by the body the person serves;
    a person or body that answers to nobody the case knows, by itself.
    """
    over = dict(links.principals)
    serves = {
        relation.source: relation.target
        for relation in reversed(links.relations)
        if relation.type in ("speaks for", "member of", "commands", "part of")
    }
    affiliations, speakers = dict(links.affiliations), dict(links.speakers)
    for said, body in reversed(links.affiliations):
        if said in speakers:
            serves[speakers[said]] = body
    found: dict[str, str] = {}
    for said in {**affiliations, **speakers}:
        body = affiliations.get(said) or serves.get(speakers[said], speakers[said])
        found[said] = over.get(body, body)
    return found
