"""The shape of one read document, a line of `read --json`."""

from __future__ import annotations

from collections.abc import Mapping

from crossbearing.model import (
    Affected,
    Annotations,
    Attribution,
    DatedEvent,
    Document,
    Incident,
    Links,
    Place,
    Span,
    StatedRelation,
)
from crossbearing.report.index import entity_names
from crossbearing.report.shapes.pieces import Json, document_facts, pair, pairs
from crossbearing.report.shapes.timing import time_facts


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
                "span": pair(each.span),
                "about": each.about,
                "stance": each.stance,
            }
            for each in annotations.judgements
        ],
        "arguments": [
            {
                "id": each.id,
                "scheme": each.scheme,
                "premises": pairs(each.premises),
                "conclusion": pair(each.conclusion) if each.conclusion else None,
                "by": each.by,
            }
            for each in annotations.arguments
        ],
        "mentions": [
            {
                "id": each.id,
                "span": pair(each.span),
                "type": each.type,
                "entity": linked.get(each.id, each.hint),
                "entity_id": entities.get(each.id),
            }
            for each in annotations.mentions
        ],
        "times": [time_facts(each) for each in annotations.times],
        "events": [_event(each) for each in annotations.events],
        "places": [_place(each) for each in annotations.places],
        "incidents": [
            incident(each, {each.span: linked.get(each.id) for each in annotations.mentions})
            for each in annotations.incidents
        ],
        "relations": [_relation(each, words | linked) for each in annotations.relations],
        "unread": annotations.unread,
        "made_by": list(annotations.made_by),
    }


def _document(document: Document, annotations: Annotations) -> Json:
    return {
        **document_facts(document),
        "byline": document.byline,
        "decoder": document.decoder,
        "kind": document.kind,
        "text": document.text,
        "furniture": pairs(each.span for each in document.furniture),
        "unread": annotations.unread,
    }


def _attribution(said: Attribution) -> Json:
    return {
        "id": said.id,
        "parent": said.parent,
        "source": pairs(said.source),
        "cue": pairs(said.cue),
        "content": pairs(said.content),
        "kind": said.kind,
        "stance": said.stance,
        "certainty": said.certainty,
        "hedge": pairs(said.hedge),
        "negation": pairs(said.negation),
        "distanced": said.distanced,
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


def _event(event: DatedEvent) -> Json:
    return {
        "span": pair(event.span),
        "kind": event.kind,
        "trigger": pair(event.trigger),
        "time": pair(event.time.span),
        "by": event.by,
        "statement": event.statement,
    }


def _place(place: Place) -> Json:
    return {
        "span": pair(place.span),
        "name": place.name,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "gazetteer_id": place.gazetteer_id,
        "precision": place.precision,
        "within": list(place.within),
        "use": place.use,
        "probability": place.probability,
        "alternatives": [
            {
                "name": each.name,
                "latitude": each.latitude,
                "longitude": each.longitude,
                "gazetteer_id": each.gazetteer_id,
                "probability": each.probability,
            }
            for each in place.alternatives
        ],
    }


def _affected(each: Affected) -> Json:
    return {"text": each.text, "span": pair(each.span), "effect": each.effect}


def incident(incident: Incident, linked: Mapping[Span, str | None] | None = None) -> Json:
    """An incident; who is held responsible bears the name of the entity whose mention it is."""
    return {
        "type": incident.type,
        "subtype": incident.subtype,
        "stage": incident.stage,
        "start": incident.start,
        "end": incident.end,
        "precision": incident.precision,
        "place": incident.place.name if incident.place else None,
        "place_span": pair(incident.place.span) if incident.place else None,
        "means": [{"text": each.text, "span": pair(each.span)} for each in incident.means],
        "perpetrators": [
            {
                "text": each.text,
                "span": pair(each.span),
                "kind": each.kind,
                "responsibility": each.responsibility,
                "by": each.by,
                "role": each.role,
                "words": pair(each.words or each.span),
                "entity": (linked or {}).get(each.span),
            }
            for each in incident.perpetrators
        ],
        "targets": [_affected(each) for each in incident.targets],
        "victims": [_affected(each) for each in incident.victims],
        "casualties": [
            {
                "span": pair(each.span),
                "outcome": each.outcome,
                "low": each.low,
                "best": each.best,
                "high": each.high,
                "text": each.text,
                "by": each.by,
            }
            for each in incident.casualties
        ],
        "doubt": list(incident.doubt),
        "told": pairs(incident.told),
    }


def _relation(relation: StatedRelation, names: dict[str, str]) -> Json:
    return {
        "from": names.get(relation.source, relation.source),
        "to": names.get(relation.target, relation.target),
        "type": relation.type,
        "start": relation.start,
        "end": relation.end,
        "span": pair(relation.span),
        "by": relation.by,
        "from_mention": relation.source,
        "to_mention": relation.target,
    }
