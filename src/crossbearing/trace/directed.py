"""Copies turned the way their words went, by more than the clock."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from crossbearing.model import Copy, Direction
from crossbearing.trace.clues.profile import Profile
from crossbearing.trace.direction import direction


def directed(copies: Sequence[Copy], profiles: Mapping[str, Profile]) -> tuple[Copy, ...]:
    """The copies, each from the text that came first; what nothing tells stays as it was."""
    known: dict[tuple[str, str], Direction] = {}
    for copy in copies:
        pair = min(copy.source, copy.target), max(copy.source, copy.target)
        if pair not in known:
            known[pair] = direction(profiles[pair[0]], profiles[pair[1]], copied=True)
    turned = tuple(
        _turned(copy, known[min(copy.source, copy.target), max(copy.source, copy.target)])
        for copy in copies
    )
    return tuple(sorted(turned, key=lambda each: (each.target, each.target_span, each.source)))


def _turned(copy: Copy, found: Direction) -> Copy:
    if found.first is None:
        return copy
    if found.first == copy.source:
        return replace(copy, reason=found.reason, confidence=found.confidence)
    return Copy(
        source=copy.target,
        target=copy.source,
        source_span=copy.target_span,
        target_span=copy.source_span,
        overlap=copy.overlap,
        reason=found.reason,
        confidence=found.confidence,
    )
