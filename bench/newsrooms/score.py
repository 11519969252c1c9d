"""How three ways of answering do on incidents whose truth is known.

Ours is the share of each cause in the main model, a cause and its finer kinds together. Counting
gives each cause its share of the reports that assert it. A vote gives everything to the cause that
most reports assert, ties shared. The two rivals keep the same least share for every answer that ours
keeps for something else, so that none wins by a floor.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bench.newsrooms.incident import SAID, Incident, case
from crossbearing.model import Question, Variable
from crossbearing.weigh import weigh
from crossbearing.weigh.calibration import Calibration, Forecast, calibration
from crossbearing.weigh.ladder import FLOOR

ELSE = "something else"
ANSWERS = (*SAID, ELSE)
FINER = {"attack that set off stores": "attack"}
METHODS = ("crossbearing", "counting", "vote")
ASKED = Question(text="What caused it?", presumes=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An incident with the forecast of each method."""

    incident: Incident
    forecasts: Mapping[str, Forecast]


def told(incident: Incident) -> Told:
    """The forecasts of all methods for one incident."""
    shares = (ours(incident), counting(incident), vote(incident))
    return Told(
        incident=incident,
        forecasts={
            method: Forecast(
                name=incident.regime,
                shares=tuple((each, given[each]) for each in ANSWERS),
                truth=incident.truth,
            )
            for method, given in zip(METHODS, shares, strict=True)
        },
    )


def ours(incident: Incident) -> dict[str, float]:
    """The shares of the causes as a case would show them."""
    links, trace = case(incident)
    verdict = weigh(ASKED, links, trace, ())
    shares = dict.fromkeys(ANSWERS, 0.0)
    for factored in verdict.variables:
        if factored.variable is Variable.cause:
            for each in factored.answers:
                shares[FINER.get(each.value, each.value)] += each.probability
    return shares


def counting(incident: Incident) -> dict[str, float]:
    """The share of the reports that assert each cause."""
    reports = dict.fromkeys(ANSWERS, 0)
    for voice in incident.voices:
        reports[voice.said] += voice.reports
    return floored(reports)


def vote(incident: Incident) -> dict[str, float]:
    """All for what most reports assert."""
    counted = counting(incident)
    most = max(counted.values())
    return floored({each: int(counted[each] == most) for each in ANSWERS})


def floored(given: Mapping[str, int]) -> dict[str, float]:
    """Shares in these proportions, none under the least share."""
    total = sum(given.values())
    free = 1 - FLOOR * len(given)
    return {each: FLOOR + free * number / total for each, number in given.items()}


def slices(found: Iterable[Told]) -> Iterator[tuple[str, list[Told]]]:
    """All incidents, those of each regime, and those whose truth nobody named."""
    every = list(found)
    yield "all", every
    for regime in dict.fromkeys(sorted(each.incident.regime for each in every)):
        yield regime, [each for each in every if each.incident.regime == regime]
    yield "unnamed", [each for each in every if each.incident.truth == ELSE]


def scores(inside: Iterable[Told]) -> dict[str, Calibration | None]:
    """Each method's scores on some incidents."""
    every = list(inside)
    return {
        method: calibration([each.forecasts[method] for each in every]) for method in METHODS
    }
