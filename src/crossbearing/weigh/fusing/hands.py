"""Which sources are one hand: those that share what independent sources would not share."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from crossbearing.weigh.fusing.candidates import Candidates
from crossbearing.weigh.fusing.table import Codes, different, starts

FEWEST_OBJECTS = 2
"""Objects of a source from which on an identical table of claims is a copy and no chance."""
MOST_HOLDERS = 5
"""Hands behind a value that is still rare."""
FEWEST_SHARED = 5
"""Shared rare values from which on two sources may be one hand."""
SHARED_RATIO = 0.8
"""Part of the rare values of the smaller source that must be shared."""


def copies(found: Candidates) -> Codes:
    """For each source the first, by name, with the very same claims; a source with a single
    object stands for itself, for one shared answer shows no copying."""
    source, answer, count = found.claims.source, found.answer, len(found.claims.sources)
    one, two = scattered(answer, 1), scattered(answer, 2)
    sums = np.zeros((3, count), dtype=np.uint64)
    np.add.at(sums[0], source, one)
    np.add.at(sums[1], source, two)
    objects = distinct(source, found.about[answer])[0]
    few = np.bincount(objects, minlength=count) < FEWEST_OBJECTS
    sums[2][few] = np.arange(1, few.sum() + 1, dtype=np.uint64)
    first: dict[tuple[int, ...], int] = {}
    patterns = zip(*sums.tolist(), strict=True)
    return np.array([first.setdefault(each, n) for n, each in enumerate(patterns)], np.int64)


def scattered(codes: Codes, turn: int) -> NDArray[np.uint64]:
    """Codes spread over 64 bits (the finaliser of SplitMix64), so that sums tell sets apart."""
    spread = (codes.astype(np.uint64) + np.uint64(turn)) * np.uint64(0x9E3779B97F4A7C15)
    spread = (spread ^ (spread >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    spread = (spread ^ (spread >> np.uint64(27))) * np.uint64(0x94D049BB133111EB * turn % 2**64)
    return spread ^ (spread >> np.uint64(31))


def distinct(left: Codes, right: Codes) -> tuple[Codes, Codes]:
    """The different pairs, in order, as two columns."""
    width = int(right.max(initial=0)) + 1
    return np.divmod(different(left * width + right), width)


def joint(answer: Codes, hand: Codes, doubtful: NDArray[np.bool_], count: int) -> Codes:
    """For each of `count` sources the hand it belongs to, from different (answer, hand) pairs in
    order: two are one where they share most of their rare answers that are likely wrong. Right
    answers are shared by whoever knows; wrong ones are shared by copying."""
    holders = np.bincount(answer, minlength=len(doubtful))
    rare = (doubtful & (holders <= MOST_HOLDERS))[answer]
    answer, hand = answer[rare], hand[rare]
    total = np.bincount(hand, minlength=count)
    pairs = np.sort(np.concatenate([*shared_pairs(answer, hand, count)]))
    begin = np.flatnonzero(starts(pairs))
    shared = np.diff(np.append(begin, len(pairs)))
    left, right = np.divmod(pairs[begin], count)
    fewer = np.minimum(total[left], total[right])
    same = (shared >= FEWEST_SHARED) & (shared >= SHARED_RATIO * fewer)
    return joined(left[same], right[same], count)


def shared_pairs(answer: Codes, hand: Codes, width: int) -> Iterator[Codes]:
    """A code for each two hands at each answer they share, out of `width` hands."""
    yield np.empty(0, dtype=np.int64)
    begin = np.flatnonzero(starts(answer))
    holders = np.diff(np.append(begin, len(answer)))
    for size in range(2, MOST_HOLDERS + 1):
        first = begin[holders == size]
        for one in range(size):
            for other in range(one + 1, size):
                yield hand[first + one] * width + hand[first + other]


def joined(left: Codes, right: Codes, count: int) -> Codes:
    """The first member of each one's group, where left and right belong together."""
    group = list(range(count))

    def head(one: int) -> int:
        while group[one] != one:
            group[one] = group[group[one]]
            one = group[one]
        return one

    for one, other in zip(left.tolist(), right.tolist(), strict=True):
        first, second = sorted((head(one), head(other)))
        group[second] = first
    return np.array([head(one) for one in range(count)], dtype=np.int64)
