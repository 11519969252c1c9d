"""The shape of a trace, as `trace --json` prints it."""

from __future__ import annotations

from collections.abc import Sequence

from crossbearing.model import Bearer, Document, Links, Reading, Step, Trace
from crossbearing.report.index import entity_names, resting
from crossbearing.report.shapes.pieces import Json, pair, passages


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
                "passages": passages(each.passages),
                "merged_because": each.merged_because,
                "withdrawn": each.withdrawn,
            }
            for each in trace.origins
        ],
        "copies": [
            {
                "from": each.source,
                "to": each.target,
                "from_span": pair(each.source_span),
                "to_span": pair(each.target_span),
                "overlap": each.overlap,
                "reason": each.reason,
                "confidence": each.confidence,
            }
            for each in trace.copies
        ],
        **ways(trace),
        **control(trace, links),
        **notices(trace, documents, ()),
    }


def ways(trace: Trace) -> Json:
    """The chains and what was lost along them."""
    return {
        "chains": [
            {
                "statement": each.statement,
                "document": each.document,
                "origin": each.origin,
                "steps": [_step(step) for step in each.steps],
                "open_because": each.open_because,
            }
            for each in trace.chains
        ],
        "drifts": [
            {
                "kind": each.kind,
                "was": each.was,
                "now": each.now,
                "earlier": passages((each.earlier,)),
                "later": passages((each.later,)),
                "link": each.link,
                "origin": each.origin,
            }
            for each in trace.drifts
        ],
    }


def control(trace: Trace, links: Links | None = None) -> Json:
    """How far unnamed remarks are one, what each side of a claim comes down to, and notices."""
    names = entity_names(links)
    claims = {each.id: each for each in (links.claims if links else ())}
    return {
        "remarks": [
            {
                "one": each.one,
                "other": each.other,
                "origins": list(each.origins),
                "standing": each.standing,
                "degree": each.degree,
                "reason": each.reason,
            }
            for each in trace.likenesses
        ],
        "same_hand": [
            {
                "claim": each.claim,
                "variable": claims[each.claim].variable if each.claim in claims else None,
                "label": claims[each.claim].label if each.claim in claims else None,
                "supports": each.supports,
                "documents": each.documents,
                "statements": each.statements,
                "origins": list(each.origins),
                "effective": each.effective,
                "controllers": [names.get(one, one) for one in each.controllers],
                "hands": each.hands,
                "lost": [{"kind": kind, "link": link} for kind, link in each.lost],
            }
            for each in trace.tallies
        ],
    }


def notices(trace: Trace, documents: Sequence[Document], readings: Sequence[Reading]) -> Json:
    """The corrections and retractions, with the readings that rest on what they reach."""
    texts = {each.id: each.text for each in documents}
    return {
        "corrections": [
            {
                "kind": each.kind,
                "document": each.document,
                "said": " ".join(
                    " ".join(
                        span.of(texts[each.document]) for span in each.notice.spans
                    ).split()
                ),
                "notice": passages((each.notice,)),
                "was": each.was or None,
                "now": each.now or None,
                "statements": list(each.statements),
                "passages": passages(each.passages),
                "origins": list(each.origins),
                "readings": [one.id for one in resting(each, readings)],
            }
            for each in trace.corrections
        ]
    }


def _step(step: Step) -> Json:
    return {
        "from": _bearer(step.giver),
        "to": _bearer(step.taker),
        "clue": step.clue,
        "reason": step.reason,
        "confidence": step.confidence,
        "passages": passages(step.passages),
    }


def _bearer(bearer: Bearer) -> Json:
    return {
        "kind": bearer.kind,
        "name": bearer.name,
        "document": bearer.document,
        "statement": bearer.statement,
    }
