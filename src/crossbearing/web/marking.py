"""A document's text cut where marks begin and end, so that marks may nest and overlap."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from crossbearing.model import Annotations, Document, Passage, Span

WINDOW = 6_000
"""Code points shown at a time at most; a long document comes in windows."""
RAGGED = 2_000
"""How much shorter a window may be, so that it ends with a line or a word."""

_TORN_BEFORE = re.compile(r"\S*\s+")
_TORN_BEHIND = re.compile(r"\s+\S*$")

Mark = tuple[Span, str]
"""A span, and the name of its mark."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text under the same marks; `marks` are their names in alphabetical order, and
    `said` says where the statements begin that the piece belongs to."""

    start: int
    text: str
    marks: tuple[str, ...]
    said: tuple[int, ...] = ()


def marks(
    document: Document,
    annotations: Annotations,
    weighed: Iterable[Passage] = (),
    reused: Iterable[Span] = (),
) -> Iterator[Mark]:
    """The spans that the reader page marks, each with the name of its mark."""
    for furniture in document.furniture:
        yield furniture.span, "furniture"
    for said in annotations.attributions:
        for name, spans in (
            ("source", said.source),
            ("cue", said.cue),
            ("content", said.content),
            ("hedge", said.hedge),
        ):
            for span in spans:
                yield span, name
    for judgement in annotations.judgements:
        yield judgement.span, "judgement"
    for argument in annotations.arguments:
        for span in argument.premises:
            yield span, "argument"
        if argument.conclusion:
            yield argument.conclusion, "argument"
    for mention in annotations.mentions:
        yield mention.span, "mention"
    for time in annotations.times:
        yield time.span, "time"
    for span in reused:
        yield span, "reused"
    for passage in weighed:
        for span in passage.spans:
            yield span, "weighed"


def openings(annotations: Annotations) -> Iterator[tuple[Span, int]]:
    """The spans of each statement, and where the statement opens."""
    for said in annotations.attributions:
        if said.content:
            opening = said.content[0].start
            for span in (*said.source, *said.cue, *said.content):
                yield span, opening


def pieces(
    text: str,
    marked: Iterable[Mark],
    window: Span,
    said: Iterable[tuple[Span, int]] = (),
    here: int | None = None,
) -> tuple[Piece, ...]:
    """The window of `text`, cut wherever a mark begins or ends and at `here`; the pieces join
    up to it."""
    shown = [(span, name) for span, name in marked if span.overlaps(window)]
    spoken = [(span, opening) for span, opening in said if span.overlaps(window)]
    edges = {window.start, window.end}
    if here is not None and window.start < here < window.end:
        edges.add(here)
    for span, _ in (*shown, *spoken):
        edges |= {max(span.start, window.start), min(span.end, window.end)}
    return tuple(
        Piece(
            start,
            text[start:end],
            tuple(sorted({n for s, n in shown if s.start <= start and end <= s.end})),
            tuple(sorted({n for s, n in spoken if s.start <= start and end <= s.end})),
        )
        for start, end in pairwise(sorted(edges))
    )


def around(text: str, words: Span, room: int) -> Span:
    """The words with so many letters on either side, less a word that would be cut in two."""
    start, end = max(0, words.start - room), min(len(text), words.end + room)
    if start:
        torn = _TORN_BEFORE.match(text, start, words.start)
        start = torn.end() if torn else start
    if end < len(text):
        torn = _TORN_BEHIND.search(text[words.end : end])
        end = words.end + torn.start() if torn else end
    return Span(start, end)


def windows(text: str) -> tuple[Span, ...]:
    """The windows a text is shown in, in order; at least one. They end with a line where one
    ends near by, else with a word."""
    found: list[Span] = []
    start = 0
    while not found or start < len(text):
        end = min(start + WINDOW, len(text))
        if end < len(text):
            lowest = end - RAGGED
            cut = max(text.rfind("\n", lowest, end), -1)
            cut = cut if cut > 0 else text.rfind(" ", lowest, end)
            end = cut + 1 if cut > 0 else end
        found.append(Span(start, end))
        start = end
    return tuple(found)


def part_at(parts: tuple[Span, ...], offset: int) -> int:
    """The number, from 1, of the window that holds a code point; the last for one behind."""
    return max(1, bisect_right(parts, offset, key=lambda each: each.start))


def plain(words: str) -> str:
    """Words with one space between them."""
    return " ".join(words.split())
