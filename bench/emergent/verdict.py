"""Whether a claim was true, false or never settled, from predicted stances and origins.

Headlines of one outlet, or in the same words, are one origin. Per claim: how many origins are for,
against and observing (expected numbers, in logs), and how sure the two most opposed are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold
from sklearn.preprocessing import StandardScaler

from bench.emergent.features import Array
from bench.emergent.headlines import VERDICTS, Headline, by_claim, verdicts
from bench.emergent.stance import INNER, SEED, Labels, surprise

STRENGTHS = (0.1, 0.3, 1.0)
_HALF_SEEN = 0.3


def predict(
    train: Sequence[Headline], within: Array, test: Sequence[Headline], new: Array
) -> Array:
    """The probability of each verdict of each test claim, from predicted stances only."""
    seen, labels, unseen = support(train, within), verdicts(train), support(test, new)
    strength = min(STRENGTHS, key=lambda each: _left_out(seen, labels, each))
    return _learn(seen, labels, unseen, strength)


def support(of: Sequence[Headline], stance: Array) -> Array:
    """What the origins of each claim come to."""
    rows = []
    for group in by_claim(of):
        told = np.array([stance[origin].mean(axis=0) for origin in origins(of, group)])
        most_opposed = np.sort(told[:, 1])[::-1][:2]
        rows.append([*np.log(told.sum(axis=0) + _HALF_SEEN), most_opposed.mean()])
    return np.array(rows)


def origins(of: Sequence[Headline], group: Sequence[int]) -> Iterator[list[int]]:
    """The headlines of a claim, those of one outlet or in the same words together."""
    home: dict[tuple[str, ...], int] = {}
    held: dict[int, list[int]] = {}
    for at in group:
        outlet = ("outlet", of[at].outlet.lower().removeprefix("www."))
        words = ("words", *sorted(set(re.findall(r"\w+", of[at].title.lower()))))
        known = sorted({home[key] for key in (outlet, words) if key in home}) or [at]
        for other in known[1:]:
            held[known[0]] += held.pop(other)
            home.update({key: known[0] for key, where in home.items() if where == other})
        held.setdefault(known[0], []).append(at)
        home[outlet] = home[words] = known[0]
    yield from held.values()


def _left_out(seen: Array, labels: Labels, strength: float) -> float:
    """How surprising the left-out verdicts are."""
    given = np.zeros((len(labels), len(VERDICTS)))
    for kept, left in KFold(INNER, shuffle=True, random_state=SEED).split(seen):
        given[left] = _learn(seen[kept], labels[kept], seen[left], strength)
    return surprise(given, labels)


def _learn(seen: Array, labels: Labels, unseen: Array, strength: float) -> Array:
    scale = StandardScaler().fit(seen)
    made = LogisticRegression(C=strength, max_iter=900).fit(scale.transform(seen), labels)
    given = np.zeros((len(unseen), len(VERDICTS)))
    given[:, made.classes_] = made.predict_proba(scale.transform(unseen))
    return given
