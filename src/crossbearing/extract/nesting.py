"""Statements inside statements: which one carries which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from crossbearing.extract.drafts import Draft
from crossbearing.model import Span

_BLOCK = 1000
"""Characters a bucket of contents covers: it keeps the search short in long documents."""


def parents(drafts: Sequence[Draft]) -> tuple[int | None, ...]:
    """For each draft the number of the one that carries it, or None.

    The carrier is the statement with the shortest content that holds the other's cue, or, for
    "citing an official", the statement whose cue the citation hangs on.
    """
    contents: dict[int, list[tuple[Span, int]]] = defaultdict(list)
    cues: dict[Span, int] = {}
    for number, draft in enumerate(drafts):
        for span in draft.content:
            for block in range(span.start // _BLOCK, span.end // _BLOCK + 1):
                contents[block].append((span, number))
        for span in draft.cue:
            cues.setdefault(span, number)
    return tuple(
        min(
            (
                (_length(drafts[other]), other)
                for other in (*_holders(inner, contents), *_hung_on(inner, cues))
                if other != number
            ),
            default=(0, None),
        )[1]
        for number, inner in enumerate(drafts)
    )


def _holders(inner: Draft, contents: dict[int, list[tuple[Span, int]]]) -> Iterator[int]:
    for mark in inner.cue or inner.source:
        for span, number in contents.get(mark.start // _BLOCK, ()):
            if span.contains(mark):
                yield number


def _hung_on(inner: Draft, cues: dict[Span, int]) -> Iterator[int]:
    return (cues[span] for span in inner.carrier if span in cues)


def _length(draft: Draft) -> int:
    return sum(span.end - span.start for span in draft.content)
