"""FollowTheMoney: an entity a line, as Aleph and its kin take them.

Parties, reports, mentions, who said what, how parties are connected, and the incident. The accused
are not put down as involved: that they are accused, and what they answered, is a note.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from crossbearing.model import (
    Assessment,
    Attribution,
    Document,
    Entity,
    Evidence,
    MentionType,
    Relation,
    identify,
)
from crossbearing.report.exchange.pieces import (
    address,
    day,
    dumps,
    file_name,
    in_words,
    plain,
)
from crossbearing.report.index import Index
from crossbearing.report.sections.fixed import metres, placed, timed
from crossbearing.report.sections.parties import answered
from crossbearing.report.wording import VERBS, sentence

_SCHEMAS = {
    MentionType.person: "Person",
    MentionType.organisation: "Organization",
    MentionType.group: "LegalEntity",
    MentionType.country: "LegalEntity",
    MentionType.place: "Address",
    MentionType.site: "Address",
}
_MEMBERS = frozenset(("member of", "part of"))
_LANGUAGES = {
    "ar": "ara", "bn": "ben", "de": "deu", "el": "ell", "en": "eng", "es": "spa", "fa": "fas",
    "fr": "fra", "he": "heb", "hi": "hin", "id": "ind", "it": "ita", "ja": "jpn", "ko": "kor",
    "ku": "kur", "nl": "nld", "pl": "pol", "ps": "pus", "pt": "por", "ru": "rus", "so": "som",
    "sw": "swa", "tr": "tur", "uk": "ukr", "ur": "urd", "vi": "vie", "zh": "zho",
}  # fmt: skip
"""Languages by the three letters that the format asks for."""

Made = dict[str, Any]


def follow_the_money(assessment: Assessment) -> str:
    """The assessment as lines of FollowTheMoney JSON."""
    made = {each["id"]: each for each in _entities(Index(assessment))}
    return "".join(dumps(each, indent=None) + "\n" for each in made.values())


def _entities(index: Index) -> Iterator[Made]:
    assessment = index.assessment
    schemas = {
        each.id: _SCHEMAS[each.type]
        for each in assessment.links.entities
        if each.type in _SCHEMAS
    }
    yield _entity(
        identify("ftm", assessment.question.text),
        "Event",
        name=assessment.question.text,
        summary=in_words(index),
        location=assessment.question.site,
    )
    for entity in assessment.links.entities:
        if entity.id in schemas:
            yield _party(entity, schemas[entity.id])
    for document in assessment.documents:
        yield _article(document)
    yield from _mentions(index, schemas)
    speakers = dict(assessment.links.speakers)
    for found in assessment.annotations:
        for said in found.attributions:
            if said.content and said.document in index.documents:
                yield _note(index, said, speakers.get(said.id), schemas)
    for relation in assessment.links.relations:
        if {relation.source, relation.target} <= schemas.keys():
            yield _link(relation, schemas)
    for response in assessment.responses:
        if response.party in schemas:
            yield _entity(
                identify("ftm", "response", response.party),
                "Note",
                entity=response.party,
                name="Accused in these reports, and what was answered",
                description=sentence(answered(response)),
            )
    for item in assessment.evidence:
        yield _entity(
            item.id,
            {"image": "Image", "video": "Video"}.get(item.kind, "Document"),
            title=item.description,
            author=item.collector,
            retrievedAt=day(item.collected_at),
            sourceUrl=address(item.address),
            notes=f"SHA-256 {item.sha256}" if item.sha256 else None,
        )
        yield from _fixes(item)


def _fixes(item: Evidence) -> Iterator[Made]:
    """Where and when what an item shows was, by whoever fixed it."""
    if item.place:
        yield _entity(
            identify("ftm", "place", item.id),
            "Address",
            name=item.description,
            full=placed(item.place),
            latitude=f"{item.place.latitude:.6f}",
            longitude=f"{item.place.longitude:.6f}",
            remarks=f"Within {metres(item.place.radius)}, by {item.method}",
            proof=item.id,
        )
    if item.time:
        yield _entity(
            identify("ftm", "time", item.id),
            "Event",
            name=item.description,
            startDate=_universal(item.time.earliest),
            endDate=_universal(item.time.latest),
            date=_universal(item.time.time) if item.time.time else None,
            notes=f"{timed(item.time)}, by {item.method}",
            proof=item.id,
        )


def _universal(moment: str) -> str:
    """The moment in UTC, without its offset, as the format keeps times."""
    return datetime.fromisoformat(moment).astimezone(UTC).isoformat()[:19]


def _entity(key: str, schema: str, **properties: str | list[str] | None) -> Made:
    """An entity whose properties are all lists of texts, without the empty ones."""
    lists = {
        name: [plain(each) for each in (given if isinstance(given, list) else [given]) if each]
        for name, given in properties.items()
        if given
    }
    return {"id": key, "schema": schema, "properties": {k: v for k, v in lists.items() if v}}


def _party(entity: Entity, schema: str) -> Made:
    full = entity.name if schema == "Address" else None
    return _entity(entity.id, schema, name=entity.name, alias=list(entity.aliases), full=full)


def _article(document: Document) -> Made:
    return _entity(
        document.id,
        "Article",
        title=document.title,
        author=document.byline,
        fileName=file_name(document),
        publisher=document.publisher,
        publishedAt=day(document.published.value) if document.published else None,
        sourceUrl=address(document.url),
        language=_LANGUAGES.get(document.language or ""),
        bodyText=document.text,
        notes=f"SHA-256 {document.capture}",
    )


def _mentions(index: Index, schemas: dict[str, str]) -> Iterator[Made]:
    resolved = {
        mention: entity.id
        for entity in index.assessment.links.entities
        for mention in entity.mentions
    }
    for found in index.assessment.annotations:
        for mention in found.mentions:
            entity = resolved.get(mention.id, "")
            if entity in schemas and mention.document in index.documents:
                yield _entity(
                    mention.id,
                    "Mention",
                    document=mention.document,
                    resolved=entity,
                    detectedSchema=schemas[entity],
                    name=mention.span.of(index.documents[mention.document].text),
                )


def _note(
    index: Index, said: Attribution, speaker: str | None, schemas: dict[str, str]
) -> Made:
    text = index.documents[said.document].text
    return _entity(
        said.id,
        "Note",
        entity=[said.document, *([speaker] if speaker in schemas else [])],
        proof=said.document,
        name=f"{index.speaker(said.id, said.document)} {VERBS[said.stance]}",
        description=" … ".join(each.of(text) for each in said.content),
    )


def _link(relation: Relation, schemas: dict[str, str]) -> Made:
    key = identify("ftm", relation.source, relation.type, relation.target, relation.by)
    told = {
        "role": relation.type,
        "startDate": day(relation.start),
        "endDate": day(relation.end),
        "proof": sorted({each.document for each in relation.passages}),
    }
    member = relation.type in _MEMBERS and schemas[relation.target] == "Organization"
    if member and schemas[relation.source] != "Address":
        return _entity(
            key, "Membership", member=relation.source, organization=relation.target, **told
        )
    return _entity(key, "UnknownLink", subject=relation.source, object=relation.target, **told)
