"""Heuer: the hypothesis with the fewest inconsistencies survives best (Heuer 1999)."""

from __future__ import annotations

from math import fsum
from statistics import pstdev

from crossbearing.weigh.table import Item, Matrix, Rating, Scored, points

NAME = "heuer"
_POINTS = {Rating.inconsistent: 1.0, Rating.very_inconsistent: 1.0}


def score(matrix: Matrix) -> Scored:
    """The number of I and II under each hypothesis; fewest is best."""
    cells = [points(item, _POINTS) for item in matrix.items]
    values = tuple(fsum(column) for column in zip(*cells, strict=True))
    return Scored(values=values, order=tuple((value,) for value in values))


def diagnosticity(item: Item) -> float:
    """The spread of the item's points over the hypotheses."""
    return pstdev(points(item, _POINTS))
