"""Shares of hypotheses: P(cause) x P(actor | meant) x P(means | attack) x P(role | meant)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import mul

import numpy as np
from numpy.typing import NDArray

from crossbearing.model import Hypothesis, Variable
from crossbearing.weigh.hypotheses import OTHER_MEANS, OTHER_ROLE
from crossbearing.weigh.ladder import Array
from crossbearing.weigh.openings import OTHER, Opening
from crossbearing.weigh.tilts import Spread, Tilts

_REST = (OTHER_MEANS, OTHER_ROLE)
"""Values that take what the one told of the same actor leaves."""


def held(hypothesis: Hypothesis, variable: Variable) -> str | None:
    """The value of this variable that a hypothesis holds; None where it tells none apart."""
    return {
        Variable.cause: hypothesis.cause,
        Variable.actor: hypothesis.actor,
        Variable.means: hypothesis.means,
        Variable.role: hypothesis.role,
    }[variable]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Part:
    """One variable's part in the shares of hypotheses, a row a scenario.

    `picks` gives for each hypothesis its column among the shares, then their complements (other
    means and roles take what is left), then a 1 where it does not tell that variable apart.
    """

    tilts: Tilts
    shares: Spread
    picks: NDArray[np.intp]

    @property
    def main(self) -> Array:
        """The factor of each hypothesis under the main priors."""
        return self._picked(self.shares.main, self.shares.main)

    @property
    def low(self) -> Array:
        """The least factor of each hypothesis under any tilt of this variable."""
        return self._picked(self.shares.low, self.shares.high)

    @property
    def high(self) -> Array:
        """The most."""
        return self._picked(self.shares.high, self.shares.low)

    def tilted(self, hypothesis: int, rows: NDArray[np.intp]) -> Array:
        """A hypothesis's factor in these rows, a column each tilt of this variable."""
        complement, column = divmod(int(self.picks[hypothesis]), self.shares.main.shape[1])
        if complement == 2:
            return np.ones((len(rows), 1))
        share = self.tilts.under_each(column, rows)
        return 1 - share if complement else share

    def _picked(self, share: Array, against: Array) -> Array:
        return np.hstack((share, 1 - against, np.ones((len(share), 1))))[:, self.picks]


def part(opening: Opening, tilts: Tilts, hypotheses: Sequence[Hypothesis]) -> Part:
    """The part that this opening's variable, with these tilts, has in the hypotheses."""
    columns = {value: at for at, value in enumerate(opening.prior)}
    told = {
        (each.cause, each.actor): value
        for each in hypotheses
        if (value := held(each, opening.variable)) not in _REST
    }

    def pick(each: Hypothesis) -> int:
        value = held(each, opening.variable)
        if value is None:
            return 2 * len(columns)
        if value in _REST:
            return len(columns) + columns[told[each.cause, each.actor] or OTHER]
        return columns[value]

    picks = np.array([pick(each) for each in hypotheses], dtype=np.intp)
    return Part(tilts=tilts, shares=tilts.spread(), picks=picks)


def spread(parts: Sequence[Part]) -> Spread:
    """The share of each hypothesis, and the least and most under the tilt of any one variable."""
    main = [each.main for each in parts]
    low = [_product([*main[:at], each.low, *main[at + 1 :]]) for at, each in enumerate(parts)]
    high = [_product([*main[:at], each.high, *main[at + 1 :]]) for at, each in enumerate(parts)]
    return Spread(main=_product(main), low=np.minimum.reduce(low), high=np.maximum.reduce(high))


def upset_by_tilt(
    parts: Sequence[Part], joint: Spread, leading: int, rows: NDArray[np.intp]
) -> bool:
    """True if some tilt brings another hypothesis above the leading one in some of these rows.

    Only those need a look whose most is above the leading one's least.
    """
    near = joint.high[rows] > joint.low[rows, leading][:, None]
    near[:, leading] = False
    rows = rows[near.any(axis=1)]
    for each in parts:
        rest = _product([other.main[rows] for other in parts if other is not each])
        own = rest[:, [leading]] * each.tilted(leading, rows)
        for rival in np.flatnonzero(near.any(axis=0)):
            if (rest[:, [rival]] * each.tilted(int(rival), rows) > own).any():
                return True
    return False


def _product(factors: Sequence[Array]) -> Array:
    return reduce(mul, factors)
