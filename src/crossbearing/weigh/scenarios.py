"""Every stated assumption in turn: priors, dependence, weights, and one origin left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from crossbearing.model import Hypothesis, Reading, Variable
from crossbearing.weigh.dependence import Dependence, End, sums
from crossbearing.weigh.hypotheses import Shares, probability
from crossbearing.weigh.ladder import heights, shares
from crossbearing.weigh.openings import Opening, priors


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """One set of assumptions and the shares it comes to, by variable and by hypothesis."""

    dependence: Dependence
    end: End
    without: str | None
    """The origin (or item entered by hand) left out."""
    tilted: bool
    """True if some prior differs from the main one."""
    shares: Shares
    joint: tuple[float, ...]


def source_of(reading: Reading) -> str:
    """What is left out together: the reading's origin, or the item entered by hand."""
    return reading.origin or reading.id


def scenarios(
    asked: Sequence[Opening], hypotheses: Sequence[Hypothesis], readings: Sequence[Reading]
) -> Iterator[Scenario]:
    """Every scenario; the main one (grouped, weights as they are, nothing left out) first."""
    weighing = [each for each in readings if each.bits or each.low or each.high]
    sources = tuple(dict.fromkeys(source_of(each) for each in weighing))
    tilts = [(opening, prior) for opening in asked for prior in list(priors(opening))[1:]]
    models = (Dependence.grouped, Dependence.apart, Dependence.strongest)
    for dependence, end, without in product(models, End, (None, *sources)):
        kept = [each for each in weighing if source_of(each) != without]
        weighed = sums(kept, dependence, end)
        bits = {each.variable: heights(each, weighed) for each in asked}
        for tilted, found in _under(asked, tilts, bits):
            yield Scenario(
                dependence=dependence,
                end=end,
                without=without,
                tilted=tilted,
                shares=found,
                joint=tuple(probability(each, hypotheses, found) for each in hypotheses),
            )


def _under(
    asked: Sequence[Opening],
    tilts: Sequence[tuple[Opening, Mapping[str, float]]],
    bits: Mapping[Variable, Mapping[str, float]],
) -> Iterator[tuple[bool, Shares]]:
    """Shares under the main priors, then with each variable's priors tilted, one at a time."""
    main = {each.variable: shares(each.prior, bits[each.variable]) for each in asked}
    yield False, main
    for opening, prior in tilts:
        tilted = shares(prior, bits[opening.variable])
        yield True, {**main, opening.variable: tilted}
