"""Priors tilted: the odds of each answer multiplied and divided in turn, the others as they were.

An answer held at share g whose odds are multiplied by t takes every other share s to
s / (1 + (t - 1) g) and its own to t times that, so that no tilt need be summed anew.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from crossbearing.weigh.ladder import Array, floored
from crossbearing.weigh.openings import Opening

TILT = 7 / 3
"""By what the prior odds of each answer are multiplied and divided: 0.5 ranges 0.3 to 0.7."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Spread:
    """Shares under the main priors, and the least and most they come to under any tilt."""

    main: Array
    low: Array
    high: Array


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tilts:
    """The tilts of one opening's priors over rows of shares that keep no floor yet.

    A value and the finer values it covers tilt as one: `mover` gives for each column that of the
    value it tilts with, and `moved` holds in that column what they have together.
    """

    share: Array
    mover: NDArray[np.intp]
    moved: Array

    def spread(self) -> Spread:
        """The shares, and the least and most of each under any tilt.

        These lie among few tilts: of the answer itself, of something else, and of the weightiest
        other answer. Of those that move neither, the more is moved the further each share goes.
        """
        last = self._is(self._last)
        tilted = [
            self._tilted(self.share, last, moved, odds, own, other)
            for odds in (TILT, 1 / TILT)
            for moved, own, other in (
                (self.moved[:, self.mover], True, last),
                (self.share[:, -1:], last, True),
                (self._rivals(), False, False),
            )
        ]
        main = floored(self.share, self.share[:, -1:], last)
        return Spread(
            main=main,
            low=np.minimum.reduce([main, *tilted]),
            high=np.maximum.reduce([main, *tilted]),
        )

    def under_each(self, column: int, rows: NDArray[np.intp]) -> Array:
        """One value's share in these rows under the tilt of each value, first up, then down."""
        among = replace(self, share=self.share[rows], moved=self.moved[rows])
        share, last = among.share[:, [column]], column == self._last
        own, other = self._is(int(self.mover[column])), self._is(self._last)
        return np.hstack(
            [
                among._tilted(share, last, among.moved, odds, own, other)
                for odds in (TILT, 1 / TILT)
            ]
        )

    @property
    def _last(self) -> int:
        return len(self.mover) - 1

    def _is(self, column: int) -> NDArray[np.bool_]:
        return np.equal(np.arange(len(self.mover)), column)

    def _tilted(
        self,
        share: Array,
        last: ArrayLike,
        moved: Array,
        odds: float,
        own: ArrayLike,
        other: ArrayLike,
    ) -> Array:
        """Shares when what is held at `moved` is tilted: the share itself where `own` is true,
        something else where `other` is."""
        scale = 1 + (odds - 1) * moved
        rest = self.share[:, -1:] * np.where(other, odds, 1.0) / scale
        return floored(share * np.where(own, odds, 1.0) / scale, rest, last)

    def _rivals(self) -> Array:
        """For each value the share of the weightiest other named answer."""
        named = self.moved.copy()
        named[:, -1] = 0
        rows, first = np.arange(len(named)), named.argmax(axis=1)
        most = named[rows, first]
        named[rows, first] = 0
        second = named.max(axis=1)
        rivals: Array = np.where(self.mover == first[:, None], second[:, None], most[:, None])
        return rivals


def tilts(opening: Opening, share: Array) -> Tilts:
    """The tilts of this opening's priors, from the shares under the main ones."""
    columns = {value: at for at, value in enumerate(opening.prior)}
    mover = np.arange(len(columns))
    for value, parts in opening.covers.items():
        mover[[columns[part] for part in parts]] = columns[value]
    moved = np.zeros_like(share)
    for column, into in enumerate(mover):
        moved[:, into] += share[:, column]
    return Tilts(share=share, mover=mover, moved=moved)
