"""A part and all that is nested in it, down to the documents."""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.errors import CaptureRefused, ItemSkipped
from crossbearing.ingest.formats import choose
from crossbearing.ingest.limits import Limits
from crossbearing.ingest.part import Draft, Part
from crossbearing.model import Skipped


class _Allowance:
    """How many bytes may still be expanded, shared by all that is nested in one part."""

    def __init__(self, left: int) -> None:
        self.left = left

    def spend(self, part: Part) -> None:
        self.left -= len(part.raw)
        if self.left < 0:
            raise CaptureRefused(
                part.path, "comes after too much else in its archive; take it out"
            )


def unfold(part: Part, limits: Limits) -> Iterator[tuple[Part, Draft] | Skipped]:
    """The drafts in a part, each with the part whose bytes it was read from, in order.

    What is broken, empty or too large is skipped by name, and the rest goes on.
    """
    return _unfold(part, limits, 0, _Allowance(limits.file_bytes + limits.expanded_bytes))


def _unfold(
    part: Part, limits: Limits, depth: int, allowance: _Allowance
) -> Iterator[tuple[Part, Draft] | Skipped]:
    try:
        if not part.raw:
            raise CaptureRefused(part.path, "is empty")
        if depth > limits.nesting:
            reason = f"is nested more than {limits.nesting} deep; take it apart"
            raise CaptureRefused(part.path, reason)
        allowance.spend(part)
        for found in choose(part).read(part, limits):
            if isinstance(found, Part):
                yield from _unfold(found, limits, depth + 1, allowance)
            elif isinstance(found, Skipped):
                yield found
            else:
                yield part, found
    except ItemSkipped as error:
        yield Skipped(path=error.path, reason=error.reason)
