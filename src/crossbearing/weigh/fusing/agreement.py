"""Sources that agree with one another far more than their agreement with others allows.

Of sources that err apart, how often two agree beyond chance is the product of what each of them knows:
the agreement within a group, times that between outsiders, is the square of that across (Spearman's
tetrads; chance is taken out as in Cohen's kappa, and all three are taken on the same objects, for
some objects are easier than others). Sources that copy agree far above that. Nothing here
asks which answers are right, so that a group that copies is found even where it is the majority.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

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
    place = np.full(count, -1, dtype=np.int64)
    place[chosen] = np.arange(len(chosen))
    taken = place[source] >= 0
    said, who = answer[taken], place[source[taken]]
    both, same = agreements(said, who, about, len(chosen))
    group = groups((both >= FEWEST_BOTH) & (same >= CLOSE * both))
    left: list[int] = []
    right: list[int] = []
    for head in np.unique(group).tolist():
        members = np.flatnonzero(group == head)
        if len(members) > 1 and excess(said, who, about, group, head) > EXCESS:
            left += [int(chosen[members[0]])] * (len(members) - 1)
            right += chosen[members[1:]].tolist()
    return np.array(left, np.int64), np.array(right, np.int64)


def agreements(said: Codes, who: Codes, about: Codes, width: int) -> tuple[Numbers, Numbers]:
    """For each two of `width` sources the objects that both speak about, and those on which they
    say the same."""
    both, same = np.zeros((2, width * width))
    for total, runs in ((both, about[said]), (same, said)):
        for codes in pairs(runs, who, width):
            total += np.bincount(codes, minlength=width * width)
    return both.reshape(width, width), same.reshape(width, width)


def pairs(run: Codes, who: Codes, width: int) -> Iterator[Codes]:
    """A code for each two of `who` in the same run of rows, both ways round."""
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
            yield codes[:, ~np.eye(size, dtype=bool)].ravel()


def groups(close: NDArray[np.bool_]) -> Codes:
    """The first member of each one's group, where the close belong together."""
    group = np.arange(len(close))
    while True:
        reached = np.where(close, group[None, :], len(close)).min(axis=1, initial=len(close))
        fresh = np.minimum(group, reached)
        if (fresh == group).all():
            return group
        group = fresh


def excess(said: Codes, who: Codes, about: Codes, group: Codes, head: int) -> float:
    """How far the agreement of a group lies above what outsiders allow, on the objects that two
    of it and two groups of outsiders speak about; nothing where these are few."""
    objects, thing = int(about.max()) + 1, about[said]
    inside, party = group[who] == head, group[who]
    alone = _counts(thing, party, ~inside, objects)  # a row for each party of outsiders
    among, beside = (
        np.bincount(thing[which], minlength=objects) for which in (inside, ~inside)
    )
    telling = (among >= 2) & (np.bincount(alone[0], minlength=objects) >= 2)
    if telling.sum() < FEWEST_BOTH:
        return 0.0
    mine, theirs = (
        np.bincount(said[which], minlength=len(about)).astype(np.float64)
        for which in (inside, ~inside)
    )
    split = _counts(said, party, ~inside, len(about))

    def rate(alike: NDArray[Any], every: NDArray[Any]) -> Numbers:
        """The share of pairs that agree, on each telling object."""
        return np.asarray(np.bincount(about, alike, objects)[telling] / every[telling])

    apart = beside**2 - np.bincount(alone[0], alone[1] ** 2, objects)
    same_apart = theirs**2 - np.bincount(split[0], split[1] ** 2, len(about))
    guess = 1 / np.maximum(np.bincount(about, minlength=objects)[telling], 2)
    within, across, outside = (
        float((each - guess).sum() / (1 - guess).sum())
        for each in (
            rate(mine * (mine - 1), among * (among - 1.0)),
            rate(mine * theirs, among * 1.0 * beside),
            rate(same_apart, apart),
        )
    )
    return within - max(across, 0.0) ** 2 / outside if outside > 0 else 0.0


def _counts(
    place: Codes, party: Codes, which: NDArray[np.bool_], width: int
) -> tuple[Codes, Codes]:
    """For each place and party among some rows: the place, and how many rows there are."""
    pair = np.sort(party[which] * width + place[which])
    begin = np.flatnonzero(starts(pair))
    return pair[begin] % width, np.diff(np.append(begin, len(pair)))
