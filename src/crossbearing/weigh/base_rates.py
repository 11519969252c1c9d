"""Base rates: how often cases of a class had a value, with numerator, denominator and source.

A rate takes the place of the prior: it weighs log2 of the odds of the rate over the odds the
answer starts from. The rate is (n + 1/2) / (d + 1), its range Wilson's interval at 90%. One case
is a precedent, and capped as one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import fsum, log2, sqrt

from crossbearing.errors import UsageError
from crossbearing.model import Evidence, Reading
from crossbearing.weigh.openings import Opening
from crossbearing.weigh.weights import DEFAULT

BASE_RATE = "base rate"
PRECEDENT = DEFAULT["argument: precedent"].high
"""Bits that a single precedent weighs at most."""
_Z = 1.645


def confirm_base_rate(item: Evidence) -> None:
    """Raises UsageError for a base rate without all that makes it one."""
    lacks = [
        name
        for name, value in (
            ("a numerator", item.numerator),
            ("a denominator", item.denominator),
            ("the value it supports", item.supports),
            ("the class of cases", item.reference_class),
            ("the dates it covers", item.period),
            ("a source (address or collector)", item.address or item.collector),
        )
        if value is None
    ]
    if lacks:
        raise UsageError(f"a base rate needs {', '.join(lacks)}")
    counted, cases = item.numerator or 0, item.denominator or 0
    if not 0 <= counted <= cases or cases < 1:
        raise UsageError(f"{counted} of {cases} is no rate; give part of a number of cases")


def base_rate_readings(
    evidence: Iterable[Evidence], asked: Sequence[Opening]
) -> Iterator[Reading]:
    """A reading for each base rate whose value is on the table."""
    openings = {each.variable: each for each in asked}
    for item in sorted(evidence, key=lambda each: each.id):
        if item.kind != BASE_RATE:
            continue
        confirm_base_rate(item)
        opening = openings[item.variable]
        value = item.supports or ""
        start = fsum(opening.prior.get(each, 0.0) for each in opening.covered(value))
        if not 0 < start < 1:
            continue
        counted, cases = item.numerator or 0, item.denominator or 0
        low, high = _wilson(counted, cases)
        rate = (counted + 0.5) / (cases + 1)
        bits = [_odds(each) - _odds(start) for each in (rate, low, high)]
        single = ""
        if cases == 1:
            bits = [max(-PRECEDENT, min(PRECEDENT, each)) for each in bits]
            single = "; a single precedent, capped"
        yield Reading(
            id=item.id,
            bits=bits[0],
            low=min(bits),
            high=max(bits),
            variable=item.variable,
            value=value,
            because=f"base rate: {counted} of {cases} {item.reference_class}, {item.period} "
            f"({item.address or item.collector}){single}",
            passages=(),
            factor=BASE_RATE,
            controller=item.controller,
            reviewed=True,
        )


def _odds(chance: float) -> float:
    return log2(chance / (1 - chance))


def _wilson(counted: int, cases: int) -> tuple[float, float]:
    """Wilson's interval at 90%, kept away from nought and one by half a case."""
    share = counted / cases
    middle = (share + _Z**2 / (2 * cases)) / (1 + _Z**2 / cases)
    reach = (_Z / (1 + _Z**2 / cases)) * sqrt(
        share * (1 - share) / cases + _Z**2 / (4 * cases**2)
    )
    edge = 0.5 / (cases + 1)
    return max(edge, middle - reach), min(1 - edge, middle + reach)
