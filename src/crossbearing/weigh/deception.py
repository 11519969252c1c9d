"""Deception as a hidden cause: from what prior of staging on another answer would lead.

Evidence of b bits is taken as a test as sure one way as the other: it shows with chance 1 - q
if the value is true and with q = 1 / (1 + 2^b) if it is not. A party that stages (a hidden yes/no
with prior d) makes it show though the value is false, so that q becomes q + d (1 - q).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import exp2, fsum, inf, log2

from crossbearing.model import Deception, Entity, Reading
from crossbearing.weigh.network import Network, yes_no
from crossbearing.weigh.openings import OTHER, Opening
from crossbearing.weigh.scenarios import Sheet


def staged(bits: float, prior: float) -> Network:
    """The network of an answer on an even prior, a party that may deceive, and what it shows."""
    wrong = 1 / (1 + exp2(bits))
    return Network(
        (
            yes_no("answer", {(): 0.5}),
            yes_no("deceives", {(): prior}),
            yes_no(
                "shown",
                {
                    ("yes", "yes"): 1 - wrong,
                    ("yes", "no"): 1 - wrong,
                    ("no", "yes"): 1.0,
                    ("no", "no"): wrong,
                },
                parents=("answer", "deceives"),
            ),
        )
    )


def weight_if_staged(bits: float, prior: float) -> float:
    """What is left of `bits` of evidence under a prior of deception, by exact enumeration."""
    found = staged(bits, prior).posterior("answer", {"shown": "yes"})
    return log2(found["yes"] / found["no"])


def flipping_prior(bits: float, margin: float) -> float | None:
    """The chance of staging that brings `bits` of evidence down by `margin` bits, or None."""
    if margin >= bits:
        return None
    right = 1 / (1 + exp2(-bits))
    wrong = 1 - right
    prior = (right * exp2(margin - bits) - wrong) / (1 - wrong)
    return max(0.0, prior) if prior < 1 else None


def deceptions(
    opening: Opening, rungs: Sequence[Reading], main: Sheet, entities: Sequence[Entity]
) -> Iterator[Deception]:
    """Each party whose word for the leading value of this variable, if staged with a stated
    prior, would bring another one level with it."""
    first, second, margin = ahead(opening, main.shares(opening))
    if first is None or second is None:
        return
    names = {each.id: each.name for each in entities}
    for controller, bits in _for(first, opening, rungs).items():
        prior = flipping_prior(bits, margin)
        if prior is not None:
            yield Deception(
                party=controller,
                label=names.get(controller, controller),
                variable=opening.variable.value,
                value=opening.labels[first],
                prior=prior,
                instead=opening.labels[second],
            )


def ahead(
    opening: Opening, shares: Mapping[str, float]
) -> tuple[str | None, str | None, float]:
    """The value that leads with what it covers, the next one, and the bits between them; None
    where none leads alone. Something else is neither."""
    totals = opening.totals(shares)
    ranked = sorted(
        (value for value in totals if value != OTHER), key=lambda value: -totals[value]
    )
    if len(ranked) < 2:
        return None, None, 0.0
    first, second = ranked[:2]
    if totals[first] - totals[second] < 1e-9:
        return None, None, 0.0
    margin = log2(totals[first] / totals[second]) if totals[second] else inf
    return first, second, margin


def _for(value: str, opening: Opening, rungs: Sequence[Reading]) -> Mapping[str, float]:
    bits: dict[str, list[float]] = {}
    for each in rungs:
        speaks = each.variable is opening.variable and value in opening.covered(each.value)
        if speaks and each.bits > 0 and each.controller is not None:
            bits.setdefault(each.controller, []).append(each.bits)
    return {controller: fsum(each) for controller, each in bits.items()}
