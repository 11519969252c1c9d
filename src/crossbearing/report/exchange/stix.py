"""STIX 2.1: a bundle with the incident, the parties, the captures and who said what.

It never says `attributed-to`: who did it is a note in words, with its ranges. Ids follow from the
case's own, so that the same case gives the same bundle.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid5

from crossbearing.model import (
    Assessment,
    Attribution,
    Document,
    Entity,
    Evidence,
    MentionType,
    Relation,
)
from crossbearing.report.exchange.pieces import (
    address,
    day,
    dumps,
    file_name,
    in_words,
    newest,
    plain,
)
from crossbearing.report.index import Index
from crossbearing.report.sections.fixed import timed
from crossbearing.report.sections.parties import answered
from crossbearing.report.wording import VERBS, sentence

OURS = UUID("8f3d9f0e-5d1c-5c0a-9d6e-0d2f6f6b7c11")
"""The namespace of what is ours to name."""
OBSERVED = UUID("00abedb4-aa42-466c-9c01-fed23315a9b7")
"""The namespace that STIX 2.1 gives for observables, whose ids follow from what they are."""

_CLASSES = {
    MentionType.person: "individual",
    MentionType.organisation: "organization",
    MentionType.country: "organization",
    MentionType.nationality: "class",
    MentionType.group: "group",
}
_SLUG = re.compile(r"[^a-z0-9]+")

Made = dict[str, Any]


def stix(assessment: Assessment) -> str:
    """The assessment as a STIX 2.1 bundle."""
    index = Index(assessment)
    objects = list({each["id"]: each for each in _objects(index)}.values())
    report = _ours(
        index,
        "report",
        "report",
        name=plain(assessment.question.text) or "A case",
        description=in_words(index),
        published=_midnight(newest(assessment)),
        object_refs=[each["id"] for each in objects],
    )
    bundle = {
        "type": "bundle",
        "id": f"bundle--{uuid5(OURS, report['id'])}",
        "objects": [*objects, report],
    }
    return dumps(bundle) + "\n"


def _objects(index: Index) -> Iterator[Made]:
    assessment = index.assessment
    incident = _ours(
        index,
        "incident",
        "incident",
        name=plain(assessment.question.text) or "A case",
        description=in_words(index),
    )
    yield incident
    yield _ours(
        index,
        "note",
        "answer",
        abstract="The answer",
        content=in_words(index),
        object_refs=[incident["id"]],
    )
    files = {each.id: _file(each) for each in assessment.documents}
    yield from files.values()
    parties = {
        each.id: _identity(index, each)
        for each in assessment.links.entities
        if each.type in _CLASSES
    }
    yield from parties.values()
    yield from _places(index)
    for relation in assessment.links.relations:
        if {relation.source, relation.target} <= parties.keys():
            yield _relationship(index, relation, parties)
    speakers = dict(assessment.links.speakers)
    for found in assessment.annotations:
        for said in found.attributions:
            if said.content and said.document in files:
                speaker = parties.get(speakers.get(said.id, ""))
                yield _statement(index, said, files[said.document], speaker)
    for response in assessment.responses:
        if response.party in parties:
            yield _ours(
                index,
                "note",
                f"response {response.party}",
                abstract="Accused in these reports, and what was answered",
                content=plain(sentence(answered(response))),
                object_refs=[parties[response.party]["id"]],
            )
    for item in assessment.evidence:
        yield from _item(index, item, incident)


def _item(index: Index, item: Evidence, incident: Made) -> Iterator[Made]:
    """An item entered by hand: its file, its place, and a note that says when it was."""
    about = [incident]
    if item.sha256:
        about = [_observed(item.sha256, f"{item.kind} {item.id}")]
    if item.place:
        about.append(
            _ours(
                index,
                "location",
                f"evidence {item.id}",
                name=plain(item.description) or item.kind,
                description=plain(f"Fixed by hand, by {item.method}"),
                latitude=float(item.place.latitude),
                longitude=float(item.place.longitude),
                precision=float(item.place.radius),
            )
        )
    yield from (each for each in about if each is not incident)
    when = f" It was {timed(item.time)}, by {item.method}." if item.time else ""
    yield _ours(
        index,
        "note",
        f"evidence {item.id}",
        abstract=plain(f"{item.kind}, entered by hand"),
        content=plain(f"{sentence(item.description) if when else item.description}{when}")
        or item.kind,
        object_refs=[each["id"] for each in about],
    )


def _ours(index: Index, kind: str, key: str, **fields: Any) -> Made:
    """An object of our own making, with the times and the draft mark that all of them bear."""
    case = f"{index.assessment.question.text}\n{kind}\n{key}"
    moment = _moment(newest(index.assessment))
    return {
        "type": kind,
        "spec_version": "2.1",
        "id": f"{kind}--{uuid5(OURS, case.encode('utf-8', 'replace').decode())}",
        "created": moment,
        "modified": moment,
        **({"labels": ["draft"]} if index.assessment.verdict.draft else {}),
        **{name: value for name, value in fields.items() if value not in (None, [], "")},
    }


def _moment(known: str) -> str:
    """To the millisecond, as the standard wants `created` and `modified`."""
    return f"{known}T00:00:00.000Z"


def _midnight(known: str) -> str:
    return f"{known}T00:00:00Z"


def _file(document: Document) -> Made:
    return _observed(document.capture, file_name(document))


def _observed(digest: str, name: str) -> Made:
    told = {"hashes": {"SHA-256": digest}, "name": name}
    canonical = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return {
        "type": "file",
        "spec_version": "2.1",
        "id": f"file--{uuid5(OBSERVED, canonical)}",
        **told,
    }


def _identity(index: Index, entity: Entity) -> Made:
    aliases = ", ".join(plain(each) for each in entity.aliases)
    return _ours(
        index,
        "identity",
        entity.id,
        name=plain(entity.name) or entity.id,
        identity_class=_CLASSES[entity.type],
        description=f"Also called: {aliases}" if aliases else None,
    )


def _places(index: Index) -> Iterator[Made]:
    for found in index.assessment.annotations:
        for place in found.places:
            if place.latitude is None or place.longitude is None:
                continue
            if abs(place.latitude) <= 90 and abs(place.longitude) <= 180:
                yield _ours(
                    index,
                    "location",
                    f"{place.name} {place.latitude} {place.longitude}",
                    name=plain(place.name),
                    latitude=float(place.latitude),
                    longitude=float(place.longitude),
                )


def _relationship(index: Index, relation: Relation, parties: dict[str, Made]) -> Made:
    told = (
        index.speaker(relation.by, relation.passages[0].document)
        if relation.passages
        else "these reports"
    )
    start, stop = day(relation.start), day(relation.end)
    return _ours(
        index,
        "relationship",
        f"{relation.source} {relation.type} {relation.target} {relation.start} {relation.by}",
        relationship_type=_SLUG.sub("-", relation.type.casefold()).strip("-") or "related-to",
        source_ref=parties[relation.source]["id"],
        target_ref=parties[relation.target]["id"],
        description=plain(f"As told by {told}"),
        start_time=_midnight(start) if start else None,
        stop_time=_midnight(stop) if stop and (not start or start < stop) else None,
    )


def _statement(index: Index, said: Attribution, file: Made, speaker: Made | None) -> Made:
    document = index.documents[said.document]
    words = " … ".join(each.of(document.text) for each in said.content)
    name = plain(said.voice.name or "")
    reference = {
        "source_name": plain(document.publisher or file["name"]),
        "external_id": f"{index.number(document.id)} {said.content[0].start}",
        **({"url": url} if (url := address(document.url)) else {}),
    }
    return _ours(
        index,
        "note",
        said.id,
        abstract=plain(f"{index.speaker(said.id, said.document)} {VERBS[said.stance]}"),
        content=plain(words) or "(no words)",
        authors=[name] if name else [],
        object_refs=[file["id"], *([speaker["id"]] if speaker else [])],
        external_references=[reference],
    )
