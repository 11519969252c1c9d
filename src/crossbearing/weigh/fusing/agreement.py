"""Sources that agree with one another far more than their agreement with others allows.

Of sources that err apart, how often two agree beyond chance is the product of what each of them knows:
the agreement within a group, times that between outsiders, is the square of that across (Spearman's
tetrads; chance is taken out as in Cohen's kappa). Sources that copy agree far above that. Nothing here
asks which answers are right, so that a group that copies is found even where it is the majority.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from crossbearing.weigh.fusing.table import Codes, starts

Numbers = NDArray[np.float64]

MOST_SOURCES = 300
"""Sources that are compared, those with the most claims; a copier with few does little harm."""
FEWEST_BOTH = 20
"""Objects that two sources must both speak about for their agreement to tell anything."""
CLOSE = 0.7
"""Agreement from which on two sources may be one hand."""
EXCESS = 0.15
"""Agreement beyond chance above what outsiders allow, from which on they are."""
PAIRS_AT_ONCE = 2_000_000


def alike(answer: Codes, source: Codes, about: Codes, count: int) -> tuple[Codes, Codes]:
    """The pairs of sources that are one hand, from different (answer, source) pairs in order."""
    none = np.empty(0, dtype=np.int64)
    claims = np.bincount(source, minlength=count)
    enough = np.sort(claims[claims >= FEWEST_BOTH])[::-1][: MOST_SOURCES + 1]
    if len(enough) < 4:
        return none, none
    # Where many have equally few claims none of these is taken, so that no name decides.
    least = enough[-1] + 1 if len(enough) > MOST_SOURCES else FEWEST_BOTH
    chosen = np.flatnonzero(claims >= least)
    both, same, chance = agreements(answer, source, about, chosen, count)
    known = both >= FEWEST_BOTH
    rate = np.where(known, same / np.maximum(both, 1), np.nan)
    group = groups(known & (rate >= CLOSE))
    left: list[int] = []
    right: list[int] = []
    for head in np.unique(group).tolist():
        members = np.flatnonzero(group == head)
        if (
            len(members) > 1
            and excess(members, group, both - chance, same - chance, known) > EXCESS
        ):
            left += [int(chosen[members[0]])] * (len(members) - 1)
            right += chosen[members[1:]].tolist()
    return np.array(left, np.int64), np.array(right, np.int64)


def agreements(
    answer: Codes, source: Codes, about: Codes, chosen: Codes, count: int
) -> tuple[Numbers, Numbers, Numbers]:
    """For each two of the sources chosen, the objects that both speak about, those on which they
    say the same, and those on which two that guess among the answers given would."""
    place = np.full(count, -1, dtype=np.int64)
    place[chosen] = np.arange(len(chosen))
    taken = place[source] >= 0
    said, who = answer[taken], place[source[taken]]
    width = len(chosen)
    guess = 1 / np.maximum(np.bincount(about), 2)
    both, same, chance = np.zeros((3, width * width))
    for codes, _ in pairs(said, who, width):
        same += np.bincount(codes, minlength=width * width)
    for codes, rows in pairs(about[said], who, width):
        both += np.bincount(codes, minlength=width * width)
        weights = np.repeat(guess[about[said[rows]]], len(codes) // len(rows))
        chance += np.bincount(codes, weights, minlength=width * width)
    square = (width, width)
    return both.reshape(square), same.reshape(square), chance.reshape(square)


def pairs(run: Codes, who: Codes, width: int) -> Iterator[tuple[Codes, Codes]]:
    """A code for each two of `who` in the same run of rows, both ways round, and the first row of
    each run, in order; every run among them has as many codes."""
    begin = np.flatnonzero(starts(run))
    lengths = np.diff(np.append(begin, len(run)))
    for size in np.unique(lengths).tolist():
        if size < 2:
            continue
        first = begin[lengths == size]
        step = max(1, PAIRS_AT_ONCE // (size * size))
        for at in range(0, len(first), step):
            rows = who[first[at : at + step, None] + np.arange(size)]
            codes = rows[:, :, None] * width + rows[:, None, :]
            apart = ~np.eye(size, dtype=bool)
            yield codes[:, apart].ravel(), first[at : at + step]


def groups(close: NDArray[np.bool_]) -> Codes:
    """The first member of each one's group, where the close belong together."""
    group = np.arange(len(close))
    while True:
        reached = np.where(close, group[None, :], len(close)).min(axis=1, initial=len(close))
        fresh = np.minimum(group, reached)
        if (fresh == group).all():
            return group
        group = fresh


def excess(
    members: Codes, group: Codes, both: Numbers, same: Numbers, known: NDArray[np.bool_]
) -> float:
    """How far a group's agreement lies above what outsiders allow; nothing where there are not
    two groups of outsiders that speak about the same objects."""
    inside = np.zeros(len(group), dtype=bool)
    inside[members] = True
    apart = known & (group[:, None] != group[None, :])
    within = share(both, same, known & inside[:, None] & inside[None, :])
    across = share(both, same, apart & inside[:, None] & ~inside[None, :])
    outside = share(both, same, apart & ~inside[:, None] & ~inside[None, :])
    if np.isnan(across) or np.isnan(outside) or outside <= 0:
        return 0.0
    return within - max(across, 0.0) ** 2 / outside


def share(both: Numbers, same: Numbers, which: NDArray[np.bool_]) -> float:
    """The mean agreement of some pairs; not a number where there are none."""
    total = float(both[which].sum())
    return float(same[which].sum()) / total if total > 0 else float("nan")
