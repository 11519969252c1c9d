"""The exam's records: a headline, the claim it is about, who printed it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

STANCES = ("for", "against", "observing")
VERDICTS = ("true", "false", "unknown")

Groups = list[list[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """One report's headline, its stance toward a claim, and what that claim came to."""

    claim_id: str
    claim: str
    verdict: str
    title: str
    stance: str
    outlet: str
    url: str


def headlines(path: Path) -> list[Headline]:
    """The headlines of a JSON Lines file, in an order that the file's own order cannot change."""
    with path.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines if line.strip()]
    found = [
        Headline(
            claim_id=each["claimId"],
            claim=each["claimHeadline"],
            verdict=each["claimTruth"],
            title=each["articleHeadline"],
            stance=each["articleHeadlineStance"],
            outlet=each["source"],
            url=each["url"],
        )
        for each in records
    ]
    return sorted(found, key=lambda each: (each.claim_id, each.title, each.outlet, each.url))


def by_claim(of: Sequence[Headline]) -> Groups:
    """The positions of each claim's headlines."""
    groups: dict[str, list[int]] = {}
    for at, each in enumerate(of):
        groups.setdefault(each.claim_id, []).append(at)
    return list(groups.values())


def stances(of: Sequence[Headline]) -> NDArray[np.int64]:
    """The gold stance of each headline, as its place in STANCES."""
    return np.array([STANCES.index(each.stance) for each in of])


def verdicts(of: Sequence[Headline]) -> NDArray[np.int64]:
    """The gold verdict of each claim, as its place in VERDICTS."""
    return np.array([VERDICTS.index(of[group[0]].verdict) for group in by_claim(of)])


def folds(of: Sequence[Headline], count: int, seed: int) -> NDArray[np.int64]:
    """The fold of each headline; all headlines of a claim lie in one."""
    groups = by_claim(of)
    drawn = np.random.default_rng(seed).permutation(len(groups)) % count
    fold = np.empty(len(of), dtype=np.int64)
    for group, which in zip(groups, drawn, strict=True):
        fold[group] = which
    return fold
