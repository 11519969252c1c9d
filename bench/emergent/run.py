"""Score stance and verdict on the Emergent set.

`python -m bench.emergent [--train FILE] [--test FILE] [--json]`: with a test file, learn from one
and score the other; without, five folds by claim over the training file.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bench.emergent import measure, stance, verdict
from bench.emergent.features import Array
from bench.emergent.headlines import (
    STANCES,
    VERDICTS,
    Headline,
    by_claim,
    folds,
    headlines,
    stances,
    verdicts,
)
from bench.exams import absent, exam

FOLDS = 5
SEED = 0
RIVALS = {
    "stance, published, official test": 0.733,
    "stance, n-grams and cue counts, logistic regression": 0.767,
    "three-way verdict from gold stances": 0.66,
    "true/false from gold stances": 0.88,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the five figures; 0 too where the exam is absent."""
    parser = argparse.ArgumentParser(prog="python -m bench.emergent", description=__doc__)
    parser.add_argument("--train", type=Path, help="headlines to learn from")
    parser.add_argument("--test", type=Path, help="headlines to score; without it, five folds")
    parser.add_argument("--json", action="store_true", help="one flat object")
    wanted = parser.parse_args([] if arguments is None else arguments)
    train = wanted.train or exam("emergent/train.jsonl")
    for path in filter(None, (train, wanted.test)):
        if not path.is_file():
            print(absent("emergent", path))
            return 0
    learned = headlines(train)
    if wanted.test is None:
        of, (said, held) = learned, across_folds(learned)
    else:
        of = headlines(wanted.test)
        said, held = answers(learned, of)
    found = measure.scores(of, said, held)
    ranges = measure.intervals(of, said, held)
    if wanted.json:
        print(json.dumps(flat(found, ranges, of)))
    else:
        print(lines(found, ranges, of))
    return 0


def answers(train: Sequence[Headline], test: Sequence[Headline]) -> tuple[Array, Array]:
    """Stances and verdicts of the test headlines, learned from the training headlines."""
    said = stance.predict(train, test)
    return said.new, verdict.predict(train, said.within, test, said.new)


def across_folds(of: Sequence[Headline]) -> tuple[Array, Array]:
    """Stances and verdicts of all headlines, each fold's learned from the other four."""
    fold = folds(of, FOLDS, SEED)
    of_claim = np.array([fold[group[0]] for group in by_claim(of)])
    said = np.zeros((len(of), len(STANCES)))
    held = np.zeros((len(of_claim), len(VERDICTS)))
    for out in range(FOLDS):
        train = [of[at] for at in np.flatnonzero(fold != out).tolist()]
        left = np.flatnonzero(fold == out)
        said[left], held[of_claim == out] = answers(train, [of[at] for at in left.tolist()])
    return said, held


def flat(
    found: measure.Scores, ranges: dict[str, tuple[float, float]], of: Sequence[Headline]
) -> dict[str, Any]:
    """The figures as one flat object; the bounds stand beside under names of their own."""
    shown: dict[str, Any] = {name: round(figure, 4) for name, figure in found.items()}
    for name, (low, high) in ranges.items():
        shown[f"{name}_low"], shown[f"{name}_high"] = low, high
    return {**shown, "headlines": len(of), "claims": len(by_claim(of))}


def lines(
    found: measure.Scores, ranges: dict[str, tuple[float, float]], of: Sequence[Headline]
) -> str:
    """The figures as lines to read, with what others score."""
    shown = [f"{len(of)} headlines on {len(by_claim(of))} claims"]
    shown += [
        f"{name:22} {figure:.3f}   {ranges[name][0]:.3f} to {ranges[name][1]:.3f} over claims"
        for name, figure in found.items()
    ]
    shown.append(f"{'commonest stance':22} {measure.majority(stances(of)):.3f}")
    shown.append(f"{'commonest verdict':22} {measure.majority(verdicts(of)):.3f}")
    return "\n".join([*shown, *(f"{name}: {figure}" for name, figure in RIVALS.items())])
