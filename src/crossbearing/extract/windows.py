"""Stretches of whole sentences that fit the encoder, cut where least hangs together."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from crossbearing.extract.sheet import Sheet

PIECES = 254
"""Most pieces of a window, its two end marks not counted."""


def windows(sheet: Sheet, most: int = PIECES) -> Iterator[tuple[int, int]]:
    """First word and end (exclusive) of each window, covering every word once.

    A window ends at the last line break in its second half, else at its last sentence; a
    sentence that is longer than a window is cut at a word.
    """
    lengths = [len(each) for each in sheet.pieces]
    bounds = [*sheet.sentences, len(sheet)]
    first = 0
    while first < len(sheet):
        total = 0
        end = first
        while end < len(sheet) and total + lengths[end] <= most:
            total += lengths[end]
            end += 1
        if end < len(sheet):
            inside = bounds[bisect_right(bounds, first) : bisect_right(bounds, end)]
            breaks = [
                at for at in inside if at in sheet.lines and 2 * (at - first) >= end - first
            ]
            end = (breaks or inside or [max(end, first + 1)])[-1]
        yield first, end
        first = end
