"""What every shape is made of: JSON text, spans, passages and the facts of a document."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from crossbearing.model import Document, Passage, Span

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


def pair(span: Span) -> list[int]:
    """A span as `[start, end]`."""
    return [span.start, span.end]


def pairs(spans: Iterable[Span]) -> list[list[int]]:
    """Spans as a list of pairs."""
    return [pair(each) for each in spans]


def passages(given: Iterable[Passage]) -> list[Json]:
    """Passages as document and span, an entry for each span."""
    return [
        {"document": each.document, "span": pair(span)} for each in given for span in each.spans
    ]


def document_facts(document: Document) -> Json:
    """What is known of a document besides its text; null where unknown."""
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
