"""What prior of deception would flip the leading cause: one party staging what speaks for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp2, fsum, inf, log2

from crossbearing.model import Entity, Reading
from crossbearing.weigh.openings import OTHER, Opening
from crossbearing.weigh.scenarios import Sheet


def flipping_prior(bits: float, margin: float) -> float | None:
    """The chance of staging that brings `bits` of evidence down by `margin` bits, or None.

    The evidence is taken as a test as sure one way as the other, q = 1 / (1 + 2^bits); staging
    makes it appear though false with chance d, so that q becomes q + d (1 - q).
    """
    if margin >= bits:
        return None
    right = 1 / (1 + exp2(-bits))
    wrong = 1 - right
    return max(0.0, (right * exp2(margin - bits) - wrong) / (1 - wrong))


def staging(
    cause: Opening, rungs: Sequence[Reading], main: Sheet, entities: Sequence[Entity]
) -> tuple[str, ...]:
    """A sentence for each party whose word for the leading cause, if staged with a stated
    prior, would bring another cause level with it."""
    shares = main.shares(cause)
    ranked = sorted(
        (value for value in shares if value != OTHER), key=lambda value: -shares[value]
    )
    first = ranked[0]
    second = next(value for value in ranked[1:] if value not in cause.covered(first))
    if first in cause.covered(second) or shares[first] <= shares[second]:
        return ()
    margin = log2(shares[first] / shares[second]) if shares[second] else inf
    names = {each.id: each.name for each in entities}
    found = []
    for controller, bits in _for(first, cause, rungs).items():
        prior = flipping_prior(bits, margin)
        if prior is not None:
            found.append(
                f"If {names.get(controller, controller)} staged what speaks for "
                f"{cause.labels[first]}, with a prior of {prior:.2f} or more, "
                f"{cause.labels[second]} would lead."
            )
    return tuple(found)


def _for(value: str, cause: Opening, rungs: Sequence[Reading]) -> Mapping[str, float]:
    bits: dict[str, list[float]] = {}
    for each in rungs:
        speaks = each.variable is cause.variable and value in cause.covered(each.value)
        if speaks and each.bits > 0 and each.controller is not None:
            bits.setdefault(each.controller, []).append(each.bits)
    return {controller: fsum(each) for controller, each in bits.items()}
