"""From words to shares: claims, openings, readings and every scenario, without a verdict."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from crossbearing.model import (
    Annotations,
    Claim,
    Evidence,
    Hypothesis,
    Likeness,
    Links,
    Reading,
    Search,
    Standing,
    Trace,
)
from crossbearing.weigh.arguing import held_to_premises
from crossbearing.weigh.base_rates import base_rate_readings
from crossbearing.weigh.by_hand import evidence_readings, search_readings
from crossbearing.weigh.checks import checked
from crossbearing.weigh.hypotheses import joint
from crossbearing.weigh.openings import Opening, openings
from crossbearing.weigh.order import in_order
from crossbearing.weigh.scenarios import Sheet, scenarios
from crossbearing.weigh.testimony import readings
from crossbearing.weigh.weights import Weight

LIKELY_ONE = 0.5
"""The degree from which two unnamed voices that are left open count as one hand."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Input:
    """What is weighed: claims and parties, origins, words, and what people entered by hand."""

    links: Links
    trace: Trace
    annotations: tuple[Annotations, ...]
    evidence: Sequence[Evidence]
    searches: Sequence[Search]
    excluded: Collection[str]
    weights: Mapping[str, Weight]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Weighed:
    """Claims in order, the openings and joint answers, each reading as if it stood alone, and
    every scenario, the main one first."""

    claims: tuple[Claim, ...]
    asked: tuple[Opening, ...]
    hypotheses: tuple[Hypothesis, ...]
    alone: tuple[Reading, ...]
    every: tuple[Sheet, ...]


def weighed(given: Input, *, main_only: bool = False) -> Weighed:
    """The shares that the input comes to under every scenario, or in the main sheet alone."""
    claims = in_order(given.links, given.annotations)
    asked = openings(claims, given.links.entities, given.evidence, given.searches)
    hypotheses = joint(asked, claims)
    origins = given.trace.origins
    said = readings(claims, given.links, origins, given.annotations, given.weights)
    found = (
        *held_to_premises(checked(said, given.evidence, origins), given.annotations, origins),
        *base_rate_readings(given.evidence, asked),
        *evidence_readings(given.evidence),
        *search_readings(given.searches),
    )
    alike = _alike(given.trace.likenesses)
    alone = tuple(
        _set_aside(each)
        if each.id in given.excluded
        else replace(each, alike=alike.get(each.origin or ""))
        for each in found
    )
    sheets = scenarios(asked, hypotheses, alone)
    return Weighed(
        claims=claims,
        asked=asked,
        hypotheses=hypotheses,
        alone=alone,
        every=(next(sheets),) if main_only else tuple(sheets),
    )


def _set_aside(reading: Reading) -> Reading:
    return replace(
        reading, bits=0.0, low=0.0, high=0.0, because=f"{reading.because}; set aside in review"
    )


def _alike(likenesses: Sequence[Likeness]) -> Mapping[str, str]:
    """For each origin that is likelier one voice with another than not, what they go under."""
    under: dict[str, str] = {}

    def top(origin: str) -> str:
        while under.get(origin, origin) != origin:
            origin = under[origin]
        return origin

    for each in likenesses:
        one, other = each.origins
        if each.standing is Standing.open and each.degree >= LIKELY_ONE and one != other:
            first, second = sorted((top(one), top(other)))
            under[first] = under[second] = first
    return {origin: top(origin) for origin in under}
