"""Passages that say the same in other words: quotations lightly reworded, or translated back.

Three telling words that follow one another, in whatever order, are a trace of such a passage
where few reports have them. Where two reports share several traces close together, the words
around are compared by their stems as a bag, whatever their order and the grammar between them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from crossbearing.trace.passages import Match
from crossbearing.trace.seeds import PLACE_BITS, Hits, Seeds
from crossbearing.trace.tokens import TELLING, Codes, Flags, Places, scattered

TRACES = 2
"""Shared traces from which on two places are compared."""
GLANCE = 20
"""Words on either side of the middle of the traces at which a first glance is taken."""
NEAR = 16
"""Words between one shared trace and the next."""
AROUND = 14
"""Words looked at on either side of the traces."""
FEWEST = 9
"""Telling words that two reworded passages have in common at least."""
ALIKE = 0.6
"""Share of the telling words of either passage that the other must have."""
GAIN, LOSS = 3, 2
"""What a telling word adds to a passage that the other has, and one takes away that it has not:
a passage reaches on for as long as two words in five are shared."""


def traces(stems: Codes, bounds: Places, offset: int = 0) -> Seeds:
    """The traces in documents that lie one after the other, each at its middle word."""
    telling = np.flatnonzero((stems & np.uint32(3)) == TELLING)
    if len(telling) < 3:
        return np.empty(0, np.uint64)
    spread = scattered(stems[telling].astype(np.uint64))
    summed = spread[:-2] + spread[1:-1] + spread[2:]
    document = np.searchsorted(bounds, telling, side="right")
    within = document[:-2] == document[2:]
    upper: Seeds = (summed[within] >> PLACE_BITS) << PLACE_BITS
    found: Seeds = upper | (telling[1:-1][within] + offset).astype(np.uint64)
    return found


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two places, one in each of two documents, that share traces: the first and the last word
    of each, counted from its document's start."""

    earlier: int
    later: int
    first: tuple[int, int]
    last: tuple[int, int]


def candidates(words: Codes, bounds: Places, hits: Hits, covered: Flags) -> Iterator[Candidate]:
    """Places that share traces close together, outside what is covered already, and enough
    words around them."""
    left = ~covered[hits.later]
    earlier, later = hits.earlier[left], hits.later[left]
    if len(later) < TRACES:
        return
    source = np.searchsorted(bounds, earlier, side="right") - 1
    target = np.searchsorted(bounds, later, side="right") - 1
    order = np.lexsort((earlier, later, source, target))
    earlier, later, source, target = (each[order] for each in (earlier, later, source, target))
    opens = np.r_[
        True,
        (source[1:] != source[:-1])
        | (target[1:] != target[:-1])
        | (later[1:] - later[:-1] > NEAR)
        | (np.abs(earlier[1:] - earlier[:-1]) > 2 * NEAR),
    ]
    at = np.flatnonzero(opens)
    low, high = np.minimum.reduceat(earlier, at), np.maximum.reduceat(earlier, at)
    ends = np.r_[at[1:], len(opens)]
    several = np.flatnonzero(ends - at >= TRACES)
    at, ends, low, high = at[several], ends[several], low[several], high[several]
    one, two = source[at], target[at]
    sides = (
        (low, high, bounds[one], bounds[one + 1]),
        (later[at], later[ends - 1], bounds[two], bounds[two + 1]),
    )
    rows = np.stack(
        [one, two, low - bounds[one], high - bounds[one],
         later[at] - bounds[two], later[ends - 1] - bounds[two]], axis=1
    )  # fmt: skip
    for row in rows[_glance(words, *sides)].tolist():
        yield Candidate(row[0], row[1], (row[2], row[3]), (row[4], row[5]))


Side = tuple[Places, Places, Places, Places]


def _glance(words: Codes, one: Side, other: Side) -> Flags:
    """Where enough of the telling words around a place stand around the other one too."""
    found = np.zeros(len(one[0]), np.bool_)
    block = 1 << 12
    for start in range(0, len(found), block):
        mine, theirs = (
            _around(words, *(each[start : start + block] for each in side))
            for side in (other, one)
        )
        shared = (mine[:, :, None] == theirs[:, None, :]).any(axis=2) & (mine & 3 == TELLING)
        found[start : start + block] = shared.sum(axis=1) >= FEWEST - 1
    return found


def _around(words: Codes, first: Places, last: Places, opens: Places, closes: Places) -> Codes:
    """The words around the middle of each place, 0 beyond the ends of its document."""
    at = ((first + last) // 2)[:, None] + np.arange(-GLANCE, GLANCE + 1)
    within = (at >= opens[:, None]) & (at < closes[:, None])
    return np.where(within, words[np.where(within, at, 0)], np.uint32(0))


def matches(found: Sequence[Candidate], stems: Mapping[int, Codes]) -> Iterator[Match]:
    """The candidates that say the same in other words; `stems` are those of each document."""
    for each in found:
        first = _window(stems[each.earlier], each.first)
        last = _window(stems[each.later], each.last)
        source, target = stems[each.earlier].tolist(), stems[each.later].tolist()
        # Each side is narrowed to what the other has, twice: the first time the other is wide.
        for _ in range(2):
            first = _narrowed(source, first, target, last)
            last = _narrowed(target, last, source, first)
        if _same(source, first, target, last) and _same(target, last, source, first):
            equal = _equal(target, last, source, first)
            yield Match(
                each.earlier,
                each.later,
                (first[0], first[1] - 1),
                (last[0], last[1] - 1),
                equal,
                equal,
                reworded=True,
            )


Range = tuple[int, int]


def _window(stems: Codes, words: Range) -> Range:
    return max(0, words[0] - AROUND), min(len(stems), words[1] + AROUND + 1)


def _telling(stems: Sequence[int], words: Range) -> list[int]:
    return [stem for stem in stems[words[0] : words[1]] if stem & 3 == TELLING]


def _narrowed(stems: Sequence[int], words: Range, others: Sequence[int], there: Range) -> Range:
    """The part of the range richest in words that the other has, and poorest in those it has
    not: the run of the greatest sum (Bentley 1984). An empty range if it has none."""
    known = set(_telling(others, there))
    best = total = 0
    start = words[0]
    found = (words[0], words[0])
    for at in range(*words):
        stem = stems[at]
        if stem & 3 != TELLING:
            continue
        total += GAIN if stem in known else -LOSS
        if total <= 0:
            total, start = 0, at + 1
        elif total > best:
            best, found = total, (start, at + 1)
    low, high = found
    while low < high and stems[low] & 3 != TELLING:
        low += 1
    return low, high


def _same(stems: Sequence[int], words: Range, others: Sequence[int], there: Range) -> bool:
    mine, known = _telling(stems, words), set(_telling(others, there))
    shared = [stem for stem in mine if stem in known]
    return len(set(shared)) >= FEWEST and len(shared) >= ALIKE * len(mine)


def _equal(stems: Sequence[int], words: Range, others: Sequence[int], there: Range) -> int:
    """How many words of the range the other has too, each as often at most as it has it."""
    left = list(others[there[0] : there[1]])
    count = 0
    for stem in stems[words[0] : words[1]]:
        if stem in left:
            left.remove(stem)
            count += 1
    return count
