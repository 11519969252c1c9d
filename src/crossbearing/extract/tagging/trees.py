"""Boosted trees and straight lines, as tables that training writes (Friedman 2001)."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Rows = npt.NDArray[np.float64]


class Trees:
    """A sum of binary trees under the logistic curve."""

    def __init__(
        self,
        start: float,
        roots: list[int],
        feature: list[int],
        threshold: list[float],
        left: list[int],
        right: list[int],
        value: list[float],
    ) -> None:
        self._start = start
        self._roots = np.array(roots)
        self._feature = np.array(feature)
        self._threshold = np.array(threshold)
        self._leaf = np.array(left) < 0
        own = np.arange(len(left))
        self._left = np.where(self._leaf, own, left)
        self._right = np.where(self._leaf, own, right)
        self._value = np.array(value)

    def chances(self, rows: Rows) -> Rows:
        """The chance for each row of features."""
        total = np.full(len(rows), self._start)
        every = np.arange(len(rows))
        at = np.repeat(self._roots[:, None], len(rows), 1)
        while not self._leaf[at].all():  # a leaf goes on to itself
            goes_left = rows[every, self._feature[at]] <= self._threshold[at]
            at = np.where(goes_left, self._left[at], self._right[at])
        for each in self._value[at]:
            total += each
        return _chance(total)


class Line:
    """Weights for hashed or numbered features, one column an answer."""

    def __init__(self, weights: list[list[float]], bias: list[float]) -> None:
        self._weights = np.array(weights)
        self._bias = np.array(bias)

    def __len__(self) -> int:
        return len(self._weights)

    def sums(self, features: list[int], worth: list[float]) -> Rows:
        """The sum for each answer, before any curve."""
        if not features:
            return self._bias
        total: Rows = np.array(worth) @ self._weights[features] + self._bias
        return total

    def chance(self, features: list[int], worth: list[float]) -> float:
        """The chance of the one answer."""
        return float(_chance(self.sums(features, worth))[0])


def _chance(total: Rows) -> Rows:
    curved: Rows = 1 / (1 + np.exp(-np.clip(total, -40, 40)))
    return curved
