"""The ladder: a prior, readings added in log-odds, and the shares they come to.

P(value) is proportional to prior x 2^(sum of the bits that speak of it). Something else keeps
at least `FLOOR`, and explains the reports no better than the best named answer does unless a
reading names it, so that it never wins by being untested.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import fsum

from crossbearing.model import Reading
from crossbearing.weigh.openings import OTHER, Opening

FLOOR = 0.05
"""The least share of something else."""


def heights(opening: Opening, weighed: Iterable[tuple[Reading, float]]) -> Mapping[str, float]:
    """The bits that readings add up to for each value, before any prior."""
    rungs: dict[str, list[float]] = {value: [] for value in opening.prior}
    for reading, bits in weighed:
        if reading.variable is opening.variable:
            for value in opening.covered(reading.value):
                if value in rungs:
                    rungs[value].append(bits)
    sums = {value: fsum(each) for value, each in rungs.items()}
    named = [bits for value, bits in sums.items() if value != OTHER]
    if named and OTHER in sums:
        sums[OTHER] += min(0.0, max(named))
    return sums


def shares(prior: Mapping[str, float], bits: Mapping[str, float]) -> Mapping[str, float]:
    """The share of each value: prior x 2^bits, normalised, something else at `FLOOR` or more."""
    top = max(bits[value] for value in prior)
    weights = {value: share * 2.0 ** (bits[value] - top) for value, share in prior.items()}
    total = fsum(weights.values())
    found = {value: weight / total for value, weight in weights.items()}
    if OTHER in found and found[OTHER] < FLOOR:
        rest = fsum(share for value, share in found.items() if value != OTHER)
        found = {
            value: FLOOR if value == OTHER else share / rest * (1 - FLOOR)
            for value, share in found.items()
        }
    return found
