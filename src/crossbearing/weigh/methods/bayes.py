"""Bayes on a bare matrix: fixed likelihoods for the ratings, items taken as independent.

Credibility, relevance and weight are not used: they have no likelihood of their own.
"""

from __future__ import annotations

from math import exp, fsum, log, log2
from statistics import pstdev

from crossbearing.weigh.table import Item, Matrix, Rating, Scored

NAME = "bayes"
_LIKELIHOOD = {
    Rating.very_consistent: 0.95,
    Rating.consistent: 0.80,
    Rating.neutral: 0.50,
    Rating.inconsistent: 0.20,
    Rating.very_inconsistent: 0.05,
}


def score(matrix: Matrix) -> Scored:
    """The posterior of each hypothesis; what is not rated neither gains nor loses."""
    columns = zip(*(_likelihoods(item) for item in matrix.items), strict=True)
    logs = [
        log(prior) + fsum(map(log, each)) if prior else float("-inf")
        for prior, each in zip(matrix.prior, columns, strict=True)
    ]
    top = max(logs)
    weights = [exp(each - top) for each in logs]
    total = fsum(weights)
    values = tuple(weight / total for weight in weights)
    return Scored(values=values, order=tuple((-value,) for value in values))


def diagnosticity(item: Item) -> float:
    """The spread of the item's log2 likelihoods over the hypotheses, in bits."""
    return pstdev(log2(each) for each in _likelihoods(item))


def _likelihoods(item: Item) -> tuple[float, ...]:
    """The item's likelihoods, analysts averaged; a cell nobody rated takes the row's mean."""
    rated = [
        [_LIKELIHOOD[each] for each in cell if each is not Rating.not_applicable]
        for cell in item.ratings
    ]
    means = [fsum(cell) / len(cell) if cell else None for cell in rated]
    known = [mean for mean in means if mean is not None]
    usual = fsum(known) / len(known) if known else 1.0
    return tuple(usual if mean is None else mean for mean in means)
