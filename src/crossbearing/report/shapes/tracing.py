"""The shape of a trace, as `trace --json` prints it."""

from __future__ import annotations

from collections.abc import Sequence

from crossbearing.model import Document, Links, Trace
from crossbearing.report.index import entity_names
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
    }
