"""A document's text cut where marks begin and end, so that marks may nest and overlap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from crossbearing.model import Annotations, Document, Reading, Span

WINDOW = 20_000
"""Code points shown at a time; a long document comes in windows."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text under the same marks; `marks` are their names in alphabetical order."""

    start: int
    text: str
    marks: tuple[str, ...]


def marks(
    document: Document, annotations: Annotations, readings: Iterable[Reading]
) -> Iterator[tuple[Span, str]]:
    """The spans that the reader page marks, each with the name of its mark."""
    for furniture in document.furniture:
        yield furniture.span, "furniture"
    for said in annotations.attributions:
        for name, spans in (
            ("source", said.source),
            ("cue", said.cue),
            ("content", said.content),
        ):
            for span in spans:
                yield span, name
    for judgement in annotations.judgements:
        yield judgement.span, "judgement"
    for reading in readings:
        for passage in reading.passages:
            if passage.document == document.id:
                for span in passage.spans:
                    yield span, "weighed"


def pieces(text: str, marked: Iterable[tuple[Span, str]], window: Span) -> tuple[Piece, ...]:
    """The window of `text`, cut wherever a mark begins or ends; the pieces join up to it."""
    shown = [(span, name) for span, name in marked if span.overlaps(window)]
    edges = {window.start, window.end}
    for span, _ in shown:
        edges |= {max(span.start, window.start), min(span.end, window.end)}
    cuts = sorted(edges)
    return tuple(
        Piece(
            start,
            text[start:end],
            tuple(sorted({n for s, n in shown if s.contains(Span(start, end))})),
        )
        for start, end in pairwise(cuts)
    )


def windows(text: str) -> tuple[Span, ...]:
    """The windows a text is shown in, in order; at least one."""
    return tuple(
        Span(start, min(start + WINDOW, len(text)))
        for start in range(0, max(len(text), 1), WINDOW)
    )


def part_at(offset: int) -> int:
    """The number, from 1, of the window that holds a code point."""
    return offset // WINDOW + 1
