"""The ladder: a prior, readings added in log-odds, and the shares they come to.

P(value) is proportional to prior x 2^(sum of the bits that speak of it). Something else keeps
at least `FLOOR`, and explains the reports no better than the best named answer does unless a
reading names it, so that it never wins by being untested.

Arrays hold one column a value, in the order of the opening; something else is the last.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import fsum

import numpy as np
from numpy.typing import ArrayLike, NDArray

from crossbearing.weigh.dependence import Word
from crossbearing.weigh.openings import Opening

FLOOR = 0.05
"""The least share of something else."""

Array = NDArray[np.float64]


def heights(opening: Opening, words: Sequence[Word], sources: Sequence[str]) -> Array:
    """The bits that words add up to for each value, before any prior: a row with all of them,
    then one without each of the sources (what is not among them is never left out).

    Sums are exact until they are rounded once: a part taken out of them leaves just what
    `math.fsum` gives for the others, in whatever order they come.
    """
    columns = {value: at for at, value in enumerate(opening.prior)}
    rows = {source: at for at, source in enumerate(sources, start=1)}
    whole = [Fraction(0)] * len(columns)
    less: dict[tuple[int, int], Fraction] = {}
    for word in words:
        if word.variable is not opening.variable:
            continue
        bits = Fraction(word.bits)
        changes = {
            rows[each]: Fraction(rest) - bits
            for each, rest in word.without.items()
            if each in rows
        }
        for value in opening.covered(word.value):
            column = columns.get(value)
            if column is None:
                continue
            whole[column] += bits
            for row, change in changes.items():
                less[row, column] = less.get((row, column), Fraction(0)) + change
    sums = np.tile([float(each) for each in whole], (1 + len(rows), 1))
    for (row, column), change in less.items():
        sums[row, column] = float(whole[column] + change)
    if len(columns) > 1:
        sums[:, -1] += np.minimum(0.0, sums[:, :-1].max(axis=1))
    return sums


def evidence(prior: Array, bits: Array) -> Array:
    """The share of each value by prior and readings alone: prior x 2^bits, normalised."""
    weights: Array = prior * np.exp2(bits - bits.max(axis=1, keepdims=True))
    totals: Array = np.array([[fsum(row)] for row in weights.tolist()])
    return np.divide(weights, totals)


def floored(share: Array, other: Array, last: ArrayLike) -> Array:
    """The shares with something else, where `last` is true, held to `FLOOR` or more; `other` is
    what it has got before that, beside each of them or all."""
    beside = share / np.maximum(1.0, (1 - other) / (1 - FLOOR))
    return np.where(last, np.maximum(share, FLOOR), beside)
