"""PARC: inconsistency weighted by credibility and relevance (PARC ACH 2.0)."""

from __future__ import annotations

from math import fsum, sqrt
from statistics import pstdev

from crossbearing.weigh.table import Item, Level, Matrix, Rating, Scored, points

NAME = "parc"
_POINTS = {Rating.inconsistent: 1.0, Rating.very_inconsistent: 2.0}
_LEVELS = {Level.low: 1 / sqrt(2), Level.medium: 1.0, Level.high: sqrt(2)}


def score(matrix: Matrix) -> Scored:
    """Points x credibility x relevance, summed; fewest is best."""
    values = tuple(fsum(column) for column in zip(*map(_weighted, matrix.items), strict=True))
    return Scored(values=values, order=tuple((value,) for value in values))


def diagnosticity(item: Item) -> float:
    """The spread of the item's weighted points over the hypotheses."""
    return pstdev(_weighted(item))


def _weighted(item: Item) -> tuple[float, ...]:
    weight = item.weight
    if weight is None:
        weight = _LEVELS[item.credibility] * _LEVELS[item.relevance]
    return tuple(weight * each for each in points(item, _POINTS))
