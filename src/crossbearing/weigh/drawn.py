"""Weights drawn from their ranges: how often the answer holds when the table is somewhat off.

Each draw sets every row of the table anew, all readings of one row together: halfway between its
cautious and its bold end lies its own weight, below it draws run evenly from the cautious end,
above it to the bold one. Draws are keyed to the rows' names, so that a new report moves none.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from hashlib import sha256

import numpy as np

from crossbearing.model import Reading
from crossbearing.weigh.dependence import HEARD, HEARD_BITS, Dependence, hand
from crossbearing.weigh.ladder import Array, evidence, floored
from crossbearing.weigh.openings import Opening

DRAWS = 200
SEED = 4


def drawn_shares(opening: Opening, readings: Sequence[Reading]) -> Array:
    """The share of each value in every draw, a row each, under the main priors and grouping."""
    bearing = [each for each in readings if each.variable is opening.variable]
    columns = {value: at for at, value in enumerate(opening.prior)}
    sums = np.zeros((DRAWS, len(columns)))
    for group in _groups(bearing):
        bits = np.column_stack([_drawn(each) for each in group])
        total = _together(np.maximum(bits, 0.0)) - _together(np.maximum(-bits, 0.0))
        for value in opening.covered(group[0].value):
            if value in columns:
                sums[:, columns[value]] += total
    if len(columns) > 1:
        sums[:, -1] += np.minimum(0.0, sums[:, :-1].max(axis=1))
    share = evidence(np.array(list(opening.prior.values())), sums)
    last = np.arange(len(columns)) == len(columns) - 1
    return floored(share, share[:, -1:], last)


def _groups(readings: Sequence[Reading]) -> Sequence[Sequence[Reading]]:
    """The readings of one hand on one value."""
    groups: dict[object, list[Reading]] = {}
    for each in readings:
        groups.setdefault((hand(each, Dependence.grouped), each.value), []).append(each)
    return list(groups.values())


def _drawn(reading: Reading) -> Array:
    """The reading's weight in every draw."""
    if reading.low == reading.high:
        return np.full(DRAWS, reading.bits)
    at = _uniform(reading.factor if reading.origin else reading.id)
    # What weakens a row weakens its denials too, which lie on the other side of nought.
    at = at if reading.bits >= 0 else 1 - at
    down = reading.low + (reading.bits - reading.low) * 2 * at
    up = reading.bits + (reading.high - reading.bits) * (2 * at - 1)
    return np.where(at < 0.5, down, up)


@lru_cache(maxsize=1024)
def _uniform(row: str) -> Array:
    """Numbers from 0 to 1, one a draw, from the row's name alone."""
    words = [
        int.from_bytes(sha256(f"{SEED}:{row}:{draw}".encode()).digest()[:6], "big")
        for draw in range(DRAWS)
    ]
    return np.array(words) / 2**48


def _together(bits: Array) -> Array:
    """What the voices of one hand weigh together, as `dependence.word_of` gives it, for all
    draws at once; weights are nought or more."""
    if bits.shape[1] == 1:
        return bits[:, 0]
    strongest = bits.max(axis=1)
    capped = np.minimum(bits, HEARD_BITS)
    further = capped.sum(axis=1) - np.minimum(strongest, HEARD_BITS)
    believes = (_chance(strongest) - (1 - HEARD)) / (2 * HEARD - 1)
    right = _chance(further)
    yes = believes * HEARD * right + (1 - believes) * (1 - HEARD) * (1 - right)
    no = (1 - believes) * HEARD * right + believes * (1 - HEARD) * (1 - right)
    sure = strongest >= HEARD_BITS
    weight: Array = np.log2(np.where(sure, 1.0, yes) / np.where(sure, 1.0, no))
    return np.where(sure, strongest, weight)


def _chance(bits: Array) -> Array:
    chance: Array = 1 / (1 + np.exp2(-bits))
    return chance
