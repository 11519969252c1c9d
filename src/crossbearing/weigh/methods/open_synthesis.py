"""Open Synthesis: squared distance from neutral, analysts averaged first."""

from __future__ import annotations

from math import fsum
from statistics import pstdev

from crossbearing.weigh.table import Item, Matrix, Rating, Scored, points

NAME = "open-synthesis"
_NEUTRAL = 3.0
_POINTS = {
    Rating.very_inconsistent: 1.0,
    Rating.inconsistent: 2.0,
    Rating.neutral: _NEUTRAL,
    Rating.consistent: 4.0,
    Rating.very_consistent: 5.0,
    Rating.not_applicable: _NEUTRAL,
}


def score(matrix: Matrix) -> Scored:
    """Inconsistency, the sum of (3 - m)^2 over means m below 3; ties go to the hypothesis of
    most consistency, the same sum above 3."""
    columns = list(zip(*(points(item, _POINTS) for item in matrix.items), strict=True))
    against = tuple(fsum((_NEUTRAL - m) ** 2 for m in each if m < _NEUTRAL) for each in columns)
    favour = tuple(fsum((m - _NEUTRAL) ** 2 for m in each if m > _NEUTRAL) for each in columns)
    order = tuple((a, -f) for a, f in zip(against, favour, strict=True))
    return Scored(values=against, order=order, consistency=favour)


def diagnosticity(item: Item) -> float:
    """The population standard deviation of the item's means over the hypotheses."""
    return pstdev(points(item, _POINTS))
