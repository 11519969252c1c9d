"""The fixed JSON shapes: a read document, a trace, and an assessment.

Every key the shapes name is present, null where unknown. Spans are `[start, end]` in code points
of the document's text. Nothing is sorted here: order is the order of the nouns.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from crossbearing.model import (
    Affected,
    Annotations,
    Assessment,
    Attribution,
    Document,
    Incident,
    Links,
    Passage,
    Place,
    Reading,
    Span,
    StatedRelation,
    Trace,
    Verdict,
)
from crossbearing.report.counts import counts
from crossbearing.report.index import entity_names

DIGITS = 6
"""Digits after the point to which every number is rounded."""

Json = dict[str, Any]


def dumps(shape: Any, *, indent: int | None = None) -> str:
    """The shape as JSON text: keys in the order given, numbers rounded to `DIGITS`."""
    return json.dumps(_rounded(shape), ensure_ascii=False, allow_nan=False, indent=indent)


def _rounded(shape: Any) -> Any:
    if isinstance(shape, float):
        return round(shape, DIGITS) + 0.0
    if isinstance(shape, dict):
        return {key: _rounded(value) for key, value in shape.items()}
    if isinstance(shape, list | tuple):
        return [_rounded(value) for value in shape]
    return shape


def read_line(document: Document, annotations: Annotations, links: Links | None = None) -> Json:
    """What was read in one document; mentions bear their entity's name once linked."""
    names = entity_names(links)
    entities = {
        mention: entity.id
        for entity in (links.entities if links else ())
        for mention in entity.mentions
    }
    words = {each.id: each.span.of(document.text) for each in annotations.mentions}
    linked = {mention: names[entity] for mention, entity in entities.items()}
    return {
        "document": _document(document, annotations),
        "attributions": [_attribution(each) for each in annotations.attributions],
        "judgements": [
            {
                "id": each.id,
                "span": _span(each.span),
                "about": each.about,
                "stance": each.stance,
            }
            for each in annotations.judgements
        ],
        "arguments": [
            {
                "id": each.id,
                "scheme": each.scheme,
                "premises": _spans(each.premises),
                "conclusion": _span(each.conclusion) if each.conclusion else None,
                "by": each.by,
            }
            for each in annotations.arguments
        ],
        "mentions": [
            {
                "id": each.id,
                "span": _span(each.span),
                "type": each.type,
                "entity": linked.get(each.id, each.hint),
                "entity_id": entities.get(each.id),
            }
            for each in annotations.mentions
        ],
        "times": [
            {
                "span": _span(each.span),
                "value": each.value,
                "start": each.start,
                "end": each.end,
                "anchor": each.anchor,
            }
            for each in annotations.times
        ],
        "places": [_place(each) for each in annotations.places],
        "incidents": [_incident(each) for each in annotations.incidents],
        "relations": [_relation(each, words | linked) for each in annotations.relations],
        "unread": annotations.unread,
        "made_by": list(annotations.made_by),
    }


def trace_json(documents: Sequence[Document], trace: Trace, links: Links | None = None) -> Json:
    """Documents, origins and copies; controllers bear their entity's name once linked."""
    names = entity_names(links)
    return {
        "documents": [{"id": each.id, "path": each.path} for each in documents],
        "origins": [
            {
                "id": each.id,
                "kind": each.kind,
                "controller": names.get(each.controller or "", each.controller),
                "controller_id": each.controller,
                "gatekeeper": names.get(each.gatekeeper or "", each.gatekeeper),
                "label": each.label,
                "access": each.access,
                "documents": list(each.documents),
                "statements": list(each.statements),
                "passages": _passages(each.passages),
                "merged_because": each.merged_because,
                "withdrawn": each.withdrawn,
            }
            for each in trace.origins
        ],
        "copies": [
            {
                "from": each.source,
                "to": each.target,
                "from_span": _span(each.source_span),
                "to_span": _span(each.target_span),
                "overlap": each.overlap,
                "reason": each.reason,
                "confidence": each.confidence,
            }
            for each in trace.copies
        ],
    }


def assess_json(assessment: Assessment) -> Json:
    """The whole answer."""
    number = counts(assessment)
    verdict = assessment.verdict
    return {
        "question": assessment.question.text,
        "presumes": list(assessment.question.presumes),
        "documents": number.documents,
        "statements": number.statements,
        "origins": number.origins,
        "controllers": number.controllers,
        "hypotheses": [
            {
                "id": each.hypothesis.id,
                "label": each.hypothesis.label,
                "probability": each.probability,
                "low": each.low,
                "high": each.high,
                "band": each.band,
                "cause": each.hypothesis.cause,
                "actor": each.hypothesis.actor,
                "means": each.hypothesis.means,
            }
            for each in verdict.ranking
        ],
        "variables": [
            {
                "name": factored.variable,
                "given": factored.given,
                "values": [
                    {
                        "value": each.value,
                        "label": each.label,
                        "probability": each.probability,
                        "low": each.low,
                        "high": each.high,
                    }
                    for each in factored.answers
                ],
            }
            for factored in verdict.variables
        ],
        "verdict": _verdict(verdict),
        "readings": [_reading(each) for each in verdict.readings],
        "linchpins": [
            {"reading": each.reading, "label": each.label, "effect": each.effect}
            for each in verdict.linchpins
        ],
        "would_settle": [
            {"observation": each.observation, "variable": each.variable, "bits": each.bits}
            for each in verdict.would_settle
        ],
        "naive": [
            {"value": each.value, "label": each.label, "probability": each.probability}
            for each in verdict.naive
        ],
        "responses": [
            {
                "party": each.party,
                "label": each.label,
                "status": each.status,
                "stance": each.stance,
                "passages": _passages(each.passages),
            }
            for each in assessment.responses
        ],
        "reports": [
            {
                **_document_facts(document),
                "unread": found.unread,
            }
            for document, found in zip(
                assessment.documents, assessment.annotations, strict=True
            )
        ],
        "evidence": [
            {
                "id": each.id,
                "kind": each.kind,
                "description": each.description,
                "sha256": each.sha256,
                "bits": each.bits,
                "low": each.low,
                "high": each.high,
            }
            for each in assessment.evidence
        ],
        "searches": [
            {
                "id": each.id,
                "sought": each.sought,
                "outcome": each.outcome,
                "where": each.where,
                "when": each.when,
                "detection": each.detection,
            }
            for each in assessment.searches
        ],
        "skipped": [{"path": each.path, "reason": each.reason} for each in assessment.skipped],
        "made_by": {
            "product": assessment.made_by.product,
            "parts": dict(assessment.made_by.parts),
            "processor": assessment.made_by.processor,
        },
    }


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [_span(each) for each in spans]


def _passages(passages: Iterable[Passage]) -> list[Json]:
    return [
        {"document": each.document, "span": _span(span)}
        for each in passages
        for span in each.spans
    ]


def _document_facts(document: Document) -> Json:
    return {
        "id": document.id,
        "path": document.path,
        "title": document.title,
        "publisher": document.publisher,
        "published": document.published.value if document.published else None,
        "language": document.language,
        "url": document.url,
        "capture": document.capture,
    }


def _document(document: Document, annotations: Annotations) -> Json:
    return {
        **_document_facts(document),
        "byline": document.byline,
        "decoder": document.decoder,
        "kind": document.kind,
        "text": document.text,
        "furniture": _spans(each.span for each in document.furniture),
        "unread": annotations.unread,
    }


def _attribution(said: Attribution) -> Json:
    return {
        "id": said.id,
        "parent": said.parent,
        "source": _spans(said.source),
        "cue": _spans(said.cue),
        "content": _spans(said.content),
        "kind": said.kind,
        "stance": said.stance,
        "certainty": said.certainty,
        "voice": {
            "name": said.voice.name,
            "kind": said.voice.kind,
            "anonymous": said.voice.anonymous,
            "affiliation": said.voice.affiliation,
            "number": said.voice.number,
            "reason": said.voice.reason,
        },
        "extractor": said.extractor,
    }


def _place(place: Place) -> Json:
    return {
        "span": _span(place.span),
        "name": place.name,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "gazetteer_id": place.gazetteer_id,
    }


def _affected(each: Affected) -> Json:
    return {"text": each.text, "span": _span(each.span), "effect": each.effect}


def _incident(incident: Incident) -> Json:
    return {
        "type": incident.type,
        "subtype": incident.subtype,
        "stage": incident.stage,
        "start": incident.start,
        "end": incident.end,
        "precision": incident.precision,
        "place": incident.place.name if incident.place else None,
        "place_span": _span(incident.place.span) if incident.place else None,
        "means": [{"text": each.text, "span": _span(each.span)} for each in incident.means],
        "perpetrators": [
            {
                "text": each.text,
                "span": _span(each.span),
                "kind": each.kind,
                "responsibility": each.responsibility,
                "by": each.by,
            }
            for each in incident.perpetrators
        ],
        "targets": [_affected(each) for each in incident.targets],
        "victims": [_affected(each) for each in incident.victims],
        "casualties": [
            {
                "span": _span(each.span),
                "outcome": each.outcome,
                "low": each.low,
                "high": each.high,
                "by": each.by,
            }
            for each in incident.casualties
        ],
    }


def _relation(relation: StatedRelation, names: dict[str, str]) -> Json:
    return {
        "from": names.get(relation.source, relation.source),
        "to": names.get(relation.target, relation.target),
        "type": relation.type,
        "start": relation.start,
        "end": relation.end,
        "span": _span(relation.span),
        "by": relation.by,
        "from_mention": relation.source,
        "to_mention": relation.target,
    }


def _verdict(verdict: Verdict) -> Json:
    return {
        "status": verdict.status,
        "reason": verdict.reason,
        "leading": verdict.leading,
        "confidence": verdict.confidence,
        "draft": verdict.draft,
        "reviewed": list(verdict.reviewed),
        "notes": list(verdict.notes),
    }


def _reading(reading: Reading) -> Json:
    return {
        "id": reading.id,
        "bits": reading.bits,
        "low": reading.low,
        "high": reading.high,
        "variable": reading.variable,
        "value": reading.value,
        "reason": reading.because,
        "passages": _passages(reading.passages),
        "origin": reading.origin,
        "controller": reading.controller,
        "factor": reading.factor,
        "reviewed": reading.reviewed,
    }
