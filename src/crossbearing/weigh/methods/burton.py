"""Burton: inconsistency weighted by credibility alone, in steps of two."""

from __future__ import annotations

from math import fsum
from statistics import pstdev

from crossbearing.weigh.table import Item, Level, Matrix, Rating, Scored, points

NAME = "burton"
_POINTS = {Rating.inconsistent: 1.0, Rating.very_inconsistent: 2.0}
_LEVELS = {Level.low: 0.5, Level.medium: 1.0, Level.high: 2.0}


def score(matrix: Matrix) -> Scored:
    """Points x credibility, summed; fewest is best."""
    values = tuple(fsum(column) for column in zip(*map(_weighted, matrix.items), strict=True))
    return Scored(values=values, order=tuple((value,) for value in values))


def diagnosticity(item: Item) -> float:
    """The spread of the item's weighted points over the hypotheses."""
    return pstdev(_weighted(item))


def _weighted(item: Item) -> tuple[float, ...]:
    weight = _LEVELS[item.credibility] if item.weight is None else item.weight
    return tuple(weight * each for each in points(item, _POINTS))
