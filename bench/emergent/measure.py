"""What the exam counts, and how far it would move with other claims."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bench.emergent.features import Array
from bench.emergent.headlines import STANCES, Headline, by_claim, stances, verdicts
from bench.emergent.stance import Labels

BINS = 10
DRAWS = 1000
SEED = 4

Scores = dict[str, float]


def scores(of: Sequence[Headline], stance: Array, verdict: Array) -> Scores:
    """The five figures."""
    return _figures(stances(of), stance, verdicts(of), verdict)


def intervals(
    of: Sequence[Headline], stance: Array, verdict: Array
) -> dict[str, tuple[float, float]]:
    """The middle 95% of each figure over claims drawn anew with replacement."""
    groups, draw = by_claim(of), np.random.default_rng(SEED)
    gold_stances, gold_verdicts = stances(of), verdicts(of)
    drawn: dict[str, list[float]] = {}
    for _ in range(DRAWS):
        chosen = draw.integers(0, len(groups), len(groups))
        rows = np.concatenate([groups[each] for each in chosen])
        figures = _figures(
            gold_stances[rows], stance[rows], gold_verdicts[chosen], verdict[chosen]
        )
        for name, figure in figures.items():
            drawn.setdefault(name, []).append(figure)
    return {
        name: (
            round(float(np.quantile(each, 0.025)), 4),
            round(float(np.quantile(each, 0.975)), 4),
        )
        for name, each in drawn.items()
    }


def _figures(gold: Labels, stance: Array, truth: Labels, verdict: Array) -> Scores:
    settled = truth < 2
    said, held = stance.argmax(axis=1), verdict.argmax(axis=1)
    sided = verdict[:, :2].argmax(axis=1)
    return {
        "stance_accuracy": float((said == gold).mean()),
        "stance_macro_f1": macro_f1(gold, said, len(STANCES)),
        "verdict_accuracy": float((held == truth).mean()),
        "true_false_accuracy": float((sided == truth)[settled].mean()),
        "calibration_error": calibration_error(verdict.max(axis=1), held == truth),
    }


def macro_f1(gold: Labels, said: Labels, classes: int) -> float:
    """The mean of the classes' F1; a class that nobody has or gets counts 0."""
    found = []
    for each in range(classes):
        hit = int(((gold == each) & (said == each)).sum())
        held = int((gold == each).sum()) + int((said == each).sum())
        found.append(2 * hit / held if held else 0.0)
    return float(np.mean(found))


def calibration_error(sure: Array, right: NDArray[np.bool_]) -> float:
    """Mean distance of the probability of the verdict chosen from the share right, ten bins."""
    bins = np.minimum((sure * BINS).astype(int), BINS - 1)
    gaps = [abs(float(sure[bins == b].sum() - right[bins == b].sum())) for b in range(BINS)]
    return sum(gaps) / max(len(sure), 1)


def majority(gold: Labels) -> float:
    """The share of the commonest answer: what knowing nothing scores."""
    counts = np.bincount(gold)
    return float(counts.max() / counts.sum())
