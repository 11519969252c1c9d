"""How good answers were, once it is known what was true: proper scores and reliability.

Brier (1950) over all answers to a question, from 0 (sure and right) to 2 (sure and wrong); the
logarithmic score of Good (1952) in bits, the surprise at what turned out true. Both are least in
expectation for whoever states what he believes.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

FLOOR = 1e-6
"""Least share that the log score takes for what turned out true: at most 20 bits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """The shares that were given to the answers of one question, and the answer that was true."""

    name: str
    shares: tuple[tuple[str, float], ...]
    truth: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """The answers whose share lay between two bounds: how many, their mean share, and how many
    of them were true."""

    low: float
    high: float
    answers: int
    said: float
    true: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """Mean scores of several forecasts, their reliability, and the mean gap between share and
    frequency over its bins."""

    forecasts: int
    brier: float
    log_score: float
    calibration_error: float
    bins: tuple[Bin, ...]


def brier(forecast: Forecast) -> float:
    """The sum of squared distances of the shares from what was so: 0 to 2."""
    return math.fsum(
        (share - (answer == forecast.truth)) ** 2 for answer, share in forecast.shares
    ) + (0.0 if _named(forecast) else 1.0)


def log_score(forecast: Forecast) -> float:
    """The surprise at what was so, in bits; what had no share counts as FLOOR."""
    return -math.log2(max(dict(forecast.shares).get(forecast.truth, 0.0), FLOOR))


def even(forecast: Forecast) -> Forecast:
    """The forecast of somebody who tells nothing apart."""
    many = len(forecast.shares)
    return Forecast(
        name=forecast.name,
        shares=tuple((answer, 1 / many) for answer, _ in forecast.shares),
        truth=forecast.truth,
    )


def calibration(forecasts: Sequence[Forecast], bins: int = 10) -> Calibration | None:
    """Scores and reliability of forecasts, whatever their order; None without any."""
    if not forecasts:
        return None
    pairs = [
        (share, answer == each.truth) for each in forecasts for answer, share in each.shares
    ]
    found = tuple(reliability(pairs, bins))
    gaps = (abs(each.said * each.answers - each.true) for each in found)
    return Calibration(
        forecasts=len(forecasts),
        brier=math.fsum(map(brier, forecasts)) / len(forecasts),
        log_score=math.fsum(map(log_score, forecasts)) / len(forecasts),
        calibration_error=math.fsum(gaps) / max(len(pairs), 1),
        bins=found,
    )


def reliability(pairs: Iterable[tuple[float, bool]], bins: int = 10) -> Iterable[Bin]:
    """The bins that hold anything, from low shares to high."""
    held: dict[int, list[tuple[float, bool]]] = {}
    for share, true in pairs:
        held.setdefault(min(int(share * bins), bins - 1), []).append((share, true))
    for at, inside in sorted(held.items()):
        yield Bin(
            low=at / bins,
            high=(at + 1) / bins,
            answers=len(inside),
            said=math.fsum(share for share, _ in inside) / len(inside),
            true=sum(true for _, true in inside),
        )


def _named(forecast: Forecast) -> bool:
    return any(answer == forecast.truth for answer, _ in forecast.shares)
