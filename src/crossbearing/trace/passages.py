"""From shared seeds to shared passages: local alignment with small gaps.

Seeds on one diagonal grow together into segments, segments of one pair of documents that follow
one another with few words between them are chained, and a chain grows at both ends for as long
as more words agree than differ (X-drop: Altschul and others 1990).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from crossbearing.trace.formulas import formulaic
from crossbearing.trace.seeds import GRAM, Hits
from crossbearing.trace.tokens import SIGN, Codes, Places

SHORTEST = 10
"""Words in the shortest passage that counts as reuse; two signs count as a word."""
WIDEST_GAP = 16
"""Words between two seeds of one passage, equal or not."""
ALIKE = 0.5
"""Share of a passage's words that must agree in both documents."""
DROP = 4
"""How far an end may fall below its best before it stops growing."""
AHEAD = 96
"""Words looked at beyond an end at a time."""
LONGEST = 1 << 14
"""Words of a passage up to which those that agree are counted by aligning it anew."""


@dataclass(frozen=True, slots=True)
class Match:
    """Words `first` of one document, both ends included, agree with words `last` of another
    but for small gaps; `equal` of them are the same, and of those all but `own` are common
    property, held by very many documents."""

    earlier: int
    later: int
    first: tuple[int, int]
    last: tuple[int, int]
    equal: int
    own: int
    reworded: bool = False


@dataclass(slots=True)
class _Piece:
    """Words on about one diagonal: where they begin and end in the earlier document and in the
    later one, and how many agree."""

    start: tuple[int, int]
    end: tuple[int, int]
    equal: int
    diagonal: int

    def holds(self, other: _Piece) -> bool:
        """True if all of the other lies within, in both documents."""
        return all(
            self.start[side] <= other.start[side] and other.end[side] <= self.end[side]
            for side in (0, 1)
        )

    def leads_to(self, other: _Piece) -> bool:
        """True if the other goes on where this one ends, or soon after it."""
        return (
            all(
                self.start[side] <= other.start[side] <= self.end[side] + WIDEST_GAP
                and self.end[side] < other.end[side]
                for side in (0, 1)
            )
            and abs(self.diagonal - other.diagonal) <= WIDEST_GAP
        )

    def covers(self, segment: Sequence[int]) -> bool:
        """True if the segment's words in the later document all lie within."""
        return self.start[1] <= segment[2] and segment[2] + segment[4] <= self.end[1]


def matches(words: Codes, bounds: Places, hits: Hits) -> Iterator[Match]:
    """The passages that hits grow into, in order of the later document, then the earlier."""
    segments = _segments(words, bounds, hits)
    if not len(segments):
        return
    cuts = np.flatnonzero(np.any(segments[1:, :2] != segments[:-1, :2], axis=1)) + 1
    rows = segments.tolist()
    edge = bounds.item
    common = np.zeros(len(words), np.bool_)
    for ahead in range(GRAM):
        common[hits.common + ahead] = True
    for first, last in pairwise((0, *cuts.tolist(), len(rows))):
        later, earlier = rows[first][:2]
        low, high = (edge(earlier), edge(later)), (edge(earlier + 1), edge(later + 1))
        for piece in _chained(_pieces(words, rows[first:last], low, high)):
            if equal := _passage(words, piece):
                common_here = int(np.count_nonzero(common[piece.start[1] : piece.end[1]]))
                yield Match(
                    earlier,
                    later,
                    (piece.start[0] - low[0], piece.end[0] - low[0] - 1),
                    (piece.start[1] - low[1], piece.end[1] - low[1] - 1),
                    equal,
                    equal - common_here,
                )


def _segments(words: Codes, bounds: Places, hits: Hits) -> Places:
    """Seeds of one pair on one diagonal, little apart, as rows: later document, earlier one,
    place in the later, place in the earlier, words, equal words."""
    if not len(hits.later):
        return np.empty((0, 6), np.int64)
    diagonal = hits.later - hits.earlier
    order: Places = np.argsort((diagonal << 32) | hits.later).astype(np.int64)
    earlier, later, diagonal = hits.earlier[order], hits.later[order], diagonal[order]
    source = np.searchsorted(bounds, earlier, side="right") - 1
    target = np.searchsorted(bounds, later, side="right") - 1
    opens = np.r_[
        True,
        (diagonal[1:] != diagonal[:-1])
        | (source[1:] != source[:-1])
        | (target[1:] != target[:-1])
        | (later[1:] - later[:-1] > GRAM + WIDEST_GAP),
    ]
    at = np.flatnonzero(opens)
    ends = np.r_[at[1:], len(opens)] - 1
    length = later[ends] - later[at] + GRAM
    equal = _equal(words, earlier[at], later[at], length)
    rows = np.stack([target[at], source[at], later[at], earlier[at], length, equal], axis=1)
    return _promising(words, bounds, rows)


def _equal(words: Codes, one: Places, other: Places, length: Places) -> Places:
    """How many words agree along each diagonal."""
    found = np.empty(len(one), np.int64)
    block = 1 << 16
    for start in range(0, len(one), block):
        size = length[start : start + block]
        firsts = np.cumsum(size) - size
        step = np.arange(int(size.sum())) - np.repeat(firsts, size)
        same = (
            words[np.repeat(one[start : start + block], size) + step]
            == words[np.repeat(other[start : start + block], size) + step]
        )
        found[start : start + block] = np.add.reduceat(same.astype(np.int64), firsts)
    return found


def _promising(words: Codes, bounds: Places, rows: Places) -> Places:
    """The segments of pairs that share enough, on and around them, to make up a passage."""
    rows = rows[np.lexsort((rows[:, 3], rows[:, 2], rows[:, 1], rows[:, 0]))]
    target, source = rows[:, 0], rows[:, 1]
    opens = np.flatnonzero(
        np.r_[True, (target[1:] != target[:-1]) | (source[1:] != source[:-1])]
    )
    counts = np.diff(np.r_[opens, len(rows)])
    lone = np.repeat((counts == 1) & (rows[opens, 5] < SHORTEST), counts)
    few = rows[lone]
    before = np.minimum(
        np.minimum(few[:, 2] - bounds[few[:, 0]], few[:, 3] - bounds[few[:, 1]]), WIDEST_GAP
    )
    after = np.minimum(
        np.minimum(bounds[few[:, 0] + 1] - few[:, 2], bounds[few[:, 1] + 1] - few[:, 3]),
        few[:, 4] + WIDEST_GAP,
    )
    around = _equal(words, few[:, 3] - before, few[:, 2] - before, before + after)
    keep = np.ones(len(rows), np.bool_)
    # A seed alone may have its other words a word or two off the diagonal.
    keep[lone] = around >= GRAM + 2
    return rows[keep]


def _pieces(
    words: Codes, segments: Sequence[Sequence[int]], low: tuple[int, int], high: tuple[int, int]
) -> list[_Piece]:
    """The segments of one pair, the best first, each grown at both ends; what lies within one
    that has grown already adds only its seeds."""
    pieces: list[_Piece] = []
    for segment in sorted(segments, key=lambda each: (-each[5], each[2], each[3])):
        _, _, later, earlier, length, equal = segment
        if any(piece.covers(segment) for piece in pieces):
            continue
        start, before = _reach(words, (earlier, later), low, -1)
        end, after = _reach(words, (earlier + length, later + length), high, 1)
        agreeing = equal + before + after
        pieces.append(_Piece(start, end, agreeing, later - earlier))
    return sorted(pieces, key=lambda each: (each.start[1], -each.end[1], each.start[0]))


_SKIPS = ((1, 0), (0, 1), (2, 0), (0, 2))


def _reach(
    words: Codes, start: tuple[int, int], limit: tuple[int, int], step: int
) -> tuple[tuple[int, int], int]:
    """How far words go on alike, forwards or backwards, over words that differ and over one or
    two that only one side has; where that ends, and how many words agree on the way."""
    i, j = start
    total = 0
    while True:
        one = _ahead(words, i, limit[0], step)
        other = _ahead(words, j, limit[1], step)
        far, equal = _straight(one, other)
        i, j, total = i + step * far, j + step * far, total + equal
        if far == AHEAD:
            continue
        one, other = one[far:], other[far:]
        for left, right in _SKIPS:
            ahead = one[left : left + 2]
            if len(ahead) == 2 and ahead == other[right : right + 2]:
                i, j = i + step * left, j + step * right
                break
        else:
            return (i, j), total


def _ahead(words: Codes, at: int, limit: int, step: int) -> list[int]:
    """The next words before the limit, nearest first."""
    if step > 0:
        return words[at : min(limit, at + AHEAD)].tolist()  # type: ignore[no-any-return]
    return words[max(limit, at - AHEAD) : at][::-1].tolist()  # type: ignore[no-any-return]


def _straight(one: Sequence[int], other: Sequence[int]) -> tuple[int, int]:
    """How many words to go for the most that agree less those that differ, and how many agree."""
    score = best = equal = 0
    found = (0, 0)
    for number, (left, right) in enumerate(zip(one, other, strict=False), 1):
        if left == right:
            score += 1
            equal += 1
            if score > best:
                best = score
                found = number, equal
        else:
            score -= 1
            if score <= best - DROP:
                break
    return found


def _chained(pieces: Sequence[_Piece]) -> list[_Piece]:
    """Pieces joined where one follows another with little between them; those that lie within
    another are part of it."""
    chains: list[_Piece] = []
    for piece in pieces:
        if any(chain.holds(piece) for chain in chains):
            continue
        best = min(
            (chain for chain in chains[-8:] if chain.leads_to(piece)),
            key=lambda chain: abs(piece.diagonal - chain.diagonal),
            default=None,
        )
        if best is None:
            chains.append(piece)
            continue
        best.end, best.diagonal = piece.end, piece.diagonal
        best.equal += piece.equal
    return chains


def _agreeing(one: Sequence[int], other: Sequence[int]) -> int:
    """How many words two passages have in common in the same order: the length of their longest
    common subsequence, found a row of bits at a time (Hyyrö 2004)."""
    where: dict[int, int] = {}
    for number, word in enumerate(one):
        where[word] = where.get(word, 0) | 1 << number
    row = full = (1 << len(one)) - 1
    for word in other:
        if mask := where.get(word):
            met = row & mask
            row = ((row + met) | (row - met)) & full
    return len(one) - row.bit_count()


def _passage(words: Codes, piece: _Piece) -> int:
    """How many words agree in a piece that is a passage; 0 if it is none: set phrases of the
    trade do not make one."""
    one, other = words[piece.start[0] : piece.end[0]], words[piece.start[1] : piece.end[1]]
    longer = max(len(one), len(other))
    equal = min(piece.equal, len(one), len(other))
    if equal < longer <= LONGEST:
        equal = _agreeing(one.tolist(), other.tolist())
    signs = int(np.count_nonzero((other & np.uint32(3)) == SIGN))
    if equal - signs // 2 < SHORTEST or equal < ALIKE * longer:
        return 0
    return equal if equal - np.count_nonzero(formulaic(other)) >= SHORTEST else 0
