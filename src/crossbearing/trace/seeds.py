"""Short runs of words that stand for the text around them, and where they are held in common.

Of every `WINDOW` runs of `GRAM` words that follow one another the one with the smallest hash is
kept (winnowing: Schleimer, Wilkerson and Aiken 2003), so that eight words in a row that two
texts share always leave a seed in common. A seed is its hash and its place in one number: kept
in order, equal seeds lie side by side, the earliest place first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from crossbearing.trace.tokens import Codes, Flags, Places, multipliers

Seeds = NDArray[np.uint64]

GRAM = 5
"""Words in a run."""
WINDOW = 4
"""Runs of which one at least is kept."""
FIRST, LATEST = 6, 6
"""How many holders of a run a later one is compared with: the first, and those just before."""
COMMONEST = 20
"""Documents that may share a run before it is taken for common property."""
REPEATS = 4
"""Times that one document's repetition of a run is followed."""
RAREST = 6
"""Documents that may share a trace before it tells nothing."""
ENOUGH = 3 * COMMONEST
"""Holders of a run, first and last, that a new report is compared with at most."""
PART = 1 << 21
"""Seeds that are looked through at a time."""
LEVEL = 1 << 20
"""Seeds of added reports that are kept in one row, which each addition writes anew."""

PLACE_BITS = np.uint64(32)
_PLACE = np.uint64(0xFFFFFFFF)
_NOWHERE = np.uint64(0xFFFFFFFFFFFFFFFF)
_OF_WORDS = multipliers(GRAM, 2)


@dataclass(frozen=True, slots=True)
class Hits:
    """Seeds that two documents share: the place of each in the earlier and in the later one;
    and the places of all seeds that are common property."""

    earlier: Places
    later: Places
    common: Places

    def since(self, place: int) -> Hits:
        """The hits whose later place is this one or comes after it."""
        chosen = self.later >= place
        return Hits(self.earlier[chosen], self.later[chosen], self.common)


_NONE = np.empty(0, np.int64)


def seeds(words: Codes, bounds: Places, offset: int = 0) -> Seeds:
    """The seeds of documents that lie one after the other, the first word's place being
    `offset`; in order of place."""
    hashed = grams(words)
    count = len(hashed)
    if not count:
        return hashed
    across = (bounds[1:-1, None] - np.arange(1, GRAM)).ravel()
    hashed[across[(across >= 0) & (across < count)]] = _NOWHERE
    places = np.flatnonzero(_winnowed(hashed) & (hashed != _NOWHERE))
    upper: Seeds = (hashed[places] >> PLACE_BITS) << PLACE_BITS
    return upper | (places + offset).astype(np.uint64)


def grams(words: Codes) -> Seeds:
    """The hash of every run of words."""
    count = len(words) - GRAM + 1
    if count < 1:
        return np.empty(0, np.uint64)
    hashed: Seeds = words[:count] * _OF_WORDS[0]
    for ahead in range(1, GRAM):
        hashed += words[ahead : count + ahead] * _OF_WORDS[ahead]
    return hashed


def _winnowed(hashed: Seeds) -> Flags:
    """Where the smallest hash of some window stands; windows reach over both ends."""
    padded = np.full(len(hashed) + 2 * (WINDOW - 1), _NOWHERE)
    padded[WINDOW - 1 : WINDOW - 1 + len(hashed)] = hashed
    windows = len(hashed) + WINDOW - 1
    least = padded[:windows].copy()
    for ahead in range(1, WINDOW):
        np.minimum(least, padded[ahead : windows + ahead], out=least)
    kept: Flags = hashed == least[: len(hashed)]
    for behind in range(1, WINDOW):
        kept |= hashed == least[behind : len(hashed) + behind]
    return kept


def places(found: Seeds) -> Places:
    """Where seeds stand."""
    return (found & _PLACE).astype(np.int64)


def hits(ordered: Seeds, bounds: Places) -> Hits:
    """Every seed that a document shares with earlier ones: with the first few that hold it and
    with the few before it, and with the first alone where it is common property."""
    return _met(ordered, bounds, FIRST, LATEST, COMMONEST, alone=1)


def rare_hits(ordered: Seeds, bounds: Places) -> Hits:
    """Every seed that a document shares with earlier ones, where few hold it."""
    return _met(ordered, bounds, RAREST, 0, RAREST, alone=0)


def _met(
    ordered: Seeds, bounds: Places, first: int, latest: int, most: int, *, alone: int
) -> Hits:
    """Hits with the first holders and with those just before; where more than `most` hold a
    seed, with the first `alone`. Worked out a part of the table at a time, to save memory."""
    found = [Hits(_NONE, _NONE, _NONE)]
    start = 0
    while start < len(ordered):
        end = min(start + PART, len(ordered))
        last = (ordered[end - 1] >> PLACE_BITS << PLACE_BITS) | _PLACE
        end = int(np.searchsorted(ordered, last, side="right"))
        shared = _shared(ordered[start:end])
        if len(shared):
            found.append(_met_in(shared, bounds, first, latest, most, alone))
        start = end
    return Hits(
        np.concatenate([each.earlier for each in found]),
        np.concatenate([each.later for each in found]),
        np.concatenate([each.common for each in found]),
    )


def _met_in(
    shared: Seeds, bounds: Places, first: int, latest: int, most: int, alone: int
) -> Hits:
    place = places(shared)
    gram = shared >> PLACE_BITS
    document = np.searchsorted(bounds, place, side="right") - 1
    opens = np.r_[True, gram[1:] != gram[:-1]]
    fresh = opens | np.r_[True, document[1:] != document[:-1]]
    holders = np.flatnonzero(fresh)
    rank = np.cumsum(fresh) - 1
    group = np.cumsum(opens) - 1
    base = rank[opens]
    common = (np.diff(np.r_[base, len(holders)]) > most)[group]
    # A chorus that comes back a thousand times in one text is followed a few times only.
    again = np.arange(len(shared)) - holders[rank] >= REPEATS
    before = np.where(again, 0, rank - base[group])
    found = []
    for number in range(first):
        at = np.flatnonzero((before > number) & (~common | (number < alone)))
        found.append((holders[base[group[at]] + number], at))
    for number in range(1, latest + 1):
        at = np.flatnonzero((before - number >= first) & ~common)
        found.append((holders[rank[at] - number], at))
    earlier = np.concatenate([each for each, _ in found])
    later = np.concatenate([each for _, each in found])
    return Hits(place[earlier], place[later], place[common])


def _shared(ordered: Seeds) -> Seeds:
    """The seeds of which there are two or more."""
    gram = ordered >> PLACE_BITS
    same = np.zeros(len(gram) + 1, np.bool_)
    same[1:-1] = gram[1:] == gram[:-1]
    found: Seeds = ordered[same[1:] | same[:-1]]
    return found


class Table:
    """All seeds in order, in one large row and small ones for what was added since."""

    def __init__(self, found: Sequence[Seeds]) -> None:
        large = np.concatenate([np.empty(0, np.uint64), *found])
        large.sort()
        self._levels = [large]

    @property
    def all(self) -> Seeds:
        """Every seed, in order."""
        return np.sort(np.concatenate(self._levels)) if self._levels[1:] else self._levels[0]

    def add(self, mine: Seeds) -> None:
        """Takes the seeds of one more report in."""
        if len(self._levels) == 1 or len(self._levels[-1]) > LEVEL:
            self._levels.append(np.empty(0, np.uint64))
        last, mine = self._levels[-1], np.sort(mine)
        self._levels[-1] = np.insert(last, np.searchsorted(last, mine), mine)

    def answering(self, mine: Seeds) -> Seeds:
        """The seeds that are equal to one of `mine`, and `mine`, all in order; of a run that
        very many hold, as many as are needed to see that."""
        grams = np.unique(mine >> PLACE_BITS)
        found = [mine]
        for level in self._levels:
            low = np.searchsorted(level, grams << PLACE_BITS)
            high = np.searchsorted(level, (grams << PLACE_BITS) | _PLACE, side="right")
            held = np.flatnonzero(high > low)
            for first, last in zip(low[held].tolist(), high[held].tolist(), strict=True):
                if last - first > 2 * ENOUGH:
                    found += [level[first : first + ENOUGH], level[last - ENOUGH : last]]
                else:
                    found.append(level[first:last])
        return np.sort(np.concatenate(found))
