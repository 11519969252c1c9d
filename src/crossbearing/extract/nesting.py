"""Statements inside statements: which one carries which."""

from __future__ import annotations

from collections.abc import Sequence

from crossbearing.extract.drafts import Draft


def parents(drafts: Sequence[Draft]) -> tuple[int | None, ...]:
    """For each draft the number of the one that carries it, or None.

    The carrier is the statement with the shortest content that holds the other's cue, or, for
    "citing an official", the statement whose cue the citation hangs on.
    """
    return tuple(_parent(number, drafts) for number in range(len(drafts)))


def _parent(number: int, drafts: Sequence[Draft]) -> int | None:
    inner = drafts[number]
    marks = inner.cue or inner.source
    outer = [
        (_length(other), at)
        for at, other in enumerate(drafts)
        if at != number
        and abs(other.paragraph - inner.paragraph) <= _REACH
        and (
            (inner.carrier and set(inner.carrier) & set(other.cue))
            or any(content.contains(mark) for content in other.content for mark in marks)
        )
    ]
    return min(outer)[1] if outer else None


_REACH = 30
"""Paragraphs over which one quotation may run."""


def _length(draft: Draft) -> int:
    return sum(span.end - span.start for span in draft.content)
