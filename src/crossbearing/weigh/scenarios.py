"""Every stated assumption in turn: priors, dependence, weights, and one origin left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from crossbearing.model import Hypothesis, Reading, Variable
from crossbearing.weigh.dependence import Dependence, End, sources_of, words
from crossbearing.weigh.joint import Part, part, spread, upset_by_tilt
from crossbearing.weigh.ladder import Array, evidence, heights
from crossbearing.weigh.openings import Opening
from crossbearing.weigh.tilts import Spread, tilts


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sheet:
    """All scenarios of one model of dependence at one end of the weights: a row with every
    origin, then one without each of `sources` (an origin, an item entered by hand, or all that
    one controller has in its hands), each under the main priors and under every tilt of them."""

    dependence: Dependence
    end: End
    sources: tuple[str, ...]
    heights: Mapping[Variable, Array]
    parts: Mapping[Variable, Part]
    joint: Spread
    """A column a hypothesis."""

    @property
    def main(self) -> list[float]:
        """The share of each hypothesis with every origin, under the main priors."""
        return list(self.joint.main[0].tolist())

    def shares(self, opening: Opening) -> Mapping[str, float]:
        """The share of each value with every origin, under the main priors."""
        row = self.parts[opening.variable].shares.main[0].tolist()
        return dict(zip(opening.prior, row, strict=True))

    def upset(self, leading: int) -> NDArray[np.bool_]:
        """The rows in which, under the main priors, another hypothesis is above this one."""
        main = self.joint.main
        above: NDArray[np.bool_] = main.max(axis=1) > main[:, leading]
        return above

    def upset_by_tilt(self, leading: int, *, whole: bool) -> bool:
        """True if some tilt brings another hypothesis above this one, with every origin
        (`whole`) or in any row."""
        rows = np.arange(1 if whole else len(self.joint.main))
        return upset_by_tilt(tuple(self.parts.values()), self.joint, leading, rows)


def scenarios(
    asked: Sequence[Opening], hypotheses: Sequence[Hypothesis], readings: Sequence[Reading]
) -> Iterator[Sheet]:
    """Every scenario, in sheets; the main one (grouped, weights as they are) first."""
    weighing = [each for each in readings if each.weighs]
    sources = sources_of(weighing)
    models = (Dependence.grouped, Dependence.apart, Dependence.strongest)
    for dependence, end in product(models, End):
        yield sheet(asked, hypotheses, weighing, sources, dependence, end)


def sheet(
    asked: Sequence[Opening],
    hypotheses: Sequence[Hypothesis],
    readings: Sequence[Reading],
    sources: tuple[str, ...],
    dependence: Dependence,
    end: End,
) -> Sheet:
    """The scenarios of one model of dependence at one end of the weights."""
    said = tuple(words(readings, dependence, end))
    bits = {each.variable: heights(each, said, sources) for each in asked}
    parts = {}
    for opening in asked:
        prior = np.array(list(opening.prior.values()))
        tilting = tilts(opening, evidence(prior, bits[opening.variable]))
        parts[opening.variable] = part(opening, tilting, hypotheses)
    return Sheet(
        dependence=dependence,
        end=end,
        sources=sources,
        heights=bits,
        parts=parts,
        joint=spread(tuple(parts.values())),
    )
