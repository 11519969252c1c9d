"""Every scenario worked out by itself, as the definitions read: slow, and without arrays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import fsum

from crossbearing.model import Hypothesis, Reading, Variable
from crossbearing.weigh.dependence import Dependence, End, contributions, source_of
from crossbearing.weigh.hypotheses import OTHER_MEANS, OTHER_ROLE
from crossbearing.weigh.ladder import FLOOR
from crossbearing.weigh.openings import OTHER, Opening
from crossbearing.weigh.tilts import TILT

Shares = Mapping[Variable, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Scenario:
    """One set of assumptions and what it comes to."""

    dependence: Dependence
    end: End
    without: str | None
    tilted: bool
    shares: Shares
    joint: tuple[float, ...]


def scenarios(
    asked: Sequence[Opening], hypotheses: Sequence[Hypothesis], readings: Sequence[Reading]
) -> Iterator[Scenario]:
    """Every model, end, origin left out and prior, one after the other."""
    for dependence, end, without in product(Dependence, End, (None, *sources(readings))):
        kept = [
            each
            for each in readings
            if without not in (source_of(each), f"controller:{each.controller}")
        ]
        weighed = list(zip(kept, contributions(kept, dependence, end), strict=True))
        main = {each.variable: shares(each, each.prior, weighed) for each in asked}
        tilted = [
            {**main, each.variable: shares(each, prior, weighed)}
            for each in asked
            for prior in tilts(each)
        ]
        for number, found in enumerate([main, *tilted]):
            joint = tuple(probability(each, hypotheses, found) for each in hypotheses)
            yield Scenario(dependence, end, without, number > 0, found, joint)


def sources(readings: Sequence[Reading]) -> list[str]:
    """Origins in order, then the controllers that have several of them."""
    weighing = [each for each in readings if each.bits or each.low or each.high]
    own = list(dict.fromkeys(source_of(each) for each in weighing))
    controllers = dict.fromkeys(each.controller for each in weighing if each.controller)
    return own + [
        f"controller:{controller}"
        for controller in controllers
        if len({source_of(each) for each in weighing if each.controller == controller}) > 1
    ]


def tilts(opening: Opening) -> Iterator[Mapping[str, float]]:
    """The prior with the odds of each answer, finer values with it, tilted up and down."""
    finer = {part for parts in opening.covers.values() for part in parts[1:]}
    for value, odds in product(opening.prior, (TILT, 1 / TILT)):
        if value not in finer:
            parts = opening.covered(value)
            yield {
                each: share * odds if each in parts else share
                for each, share in opening.prior.items()
            }


def shares(
    opening: Opening, prior: Mapping[str, float], weighed: Sequence[tuple[Reading, float]]
) -> Mapping[str, float]:
    """Prior x 2^bits, normalised, with the rules for something else."""
    bits = {
        value: fsum(
            each
            for reading, each in weighed
            if reading.variable is opening.variable and value in opening.covered(reading.value)
        )
        for value in prior
    }
    named = [each for value, each in bits.items() if value != OTHER]
    bits[OTHER] += min([0.0, max(named, default=0.0)])
    weights = {value: share * 2.0 ** bits[value] for value, share in prior.items()}
    found = {value: each / fsum(weights.values()) for value, each in weights.items()}
    if found[OTHER] >= FLOOR:
        return found
    rest = fsum(share for value, share in found.items() if value != OTHER)
    return {
        value: FLOOR if value == OTHER else share / rest * (1 - FLOOR)
        for value, share in found.items()
    }


def probability(hypothesis: Hypothesis, among: Sequence[Hypothesis], found: Shares) -> float:
    """P(cause) x P(actor | meant) x P(means | attack) x P(role | meant); other means and other
    roles take what is left."""
    chance = found[Variable.cause][hypothesis.cause]
    if hypothesis.actor is not None:
        chance *= found[Variable.actor][hypothesis.actor]
    siblings = [
        each
        for each in among
        if (each.cause, each.actor) == (hypothesis.cause, hypothesis.actor)
    ]
    for variable, own, told in (
        (Variable.means, hypothesis.means, {each.means for each in siblings}),
        (Variable.role, hypothesis.role, {each.role for each in siblings}),
    ):
        if own in (OTHER_MEANS, OTHER_ROLE):
            (known,) = told - {OTHER_MEANS, OTHER_ROLE}
            assert known is not None
            chance *= 1 - found[variable][known]
        elif own is not None:
            chance *= found[variable][own]
    return chance
