"""How a headline stands to a claim: for, against or observing, from three learners' mean.

A linear model, a kernel machine and a forest see the same views in different ways. How strongly
each is held back, and how far headlines of one claim lean on one another, is chosen by cross
validation inside the headlines it learns from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.ensemble import ExtraTreesClassifier
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics.pairwise import rbf_kernel
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

from bench.emergent.features import Array, Views, views
from bench.emergent.headlines import STANCES, Headline, by_claim, folds, stances

Labels = NDArray[np.int64]
Rows = NDArray[np.int64]

INNER = 5
SEED = 4
TREES = 300
LINEAR_STRENGTHS = (1.0, 3.0)
KERNEL_STRENGTHS = (0.5, 1.0, 2.0)
SHARPNESSES = (1.0, 1.5, 2.0)
LEANINGS = (0.0, 0.15, 0.3, 0.45)

_MASKED = {"token_pattern": r"\S+", "ngram_range": (1, 3), "min_df": 2, "lowercase": False}
_WORDS = {"token_pattern": r"[\w']+|[?!:]", "ngram_range": (1, 2), "min_df": 2}
_SLUG = {"ngram_range": (1, 2), "min_df": 2}
_LETTERS = {"analyzer": "char_wb", "ngram_range": (2, 5), "min_df": 3}
_OFTEN = {"min_df": 8, "binary": True}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What cross validation inside the training headlines settled on."""

    linear: float
    kernel: float
    sharpness: float
    leaning: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Stances:
    """Probabilities of the stances: of each training headline without its own claim, and new."""

    within: Array
    new: Array
    choice: Choice


def predict(train: Sequence[Headline], test: Sequence[Headline]) -> Stances:
    """The stance of each test headline, learned from the training headlines alone."""
    seen, unseen, labels = views(train), views(test), stances(train)
    fold = folds(train, INNER, SEED)
    tried = {
        name: np.zeros((len(train), len(STANCES)))
        for name in (*LINEAR_STRENGTHS, *(("k", each) for each in KERNEL_STRENGTHS), "forest")
    }
    for out in range(INNER):
        kept, left = np.flatnonzero(fold != out), np.flatnonzero(fold == out)
        for name, scores in _learners(seen.take(kept), labels[kept], seen.take(left)).items():
            tried[name][left] = scores
    choice = _choose(tried, labels, by_claim(train))
    made = _learners(seen, labels, unseen)
    return Stances(
        within=_blend(tried, choice, by_claim(train), labels),
        new=_blend(made, choice, by_claim(test), labels),
        choice=choice,
    )


def _learners(seen: Views, labels: Labels, unseen: Views) -> dict[object, Array]:
    """Each learner's scores for the unseen headlines, by name and strength."""
    text, new_text = _texts(seen, unseen)
    scale = StandardScaler().fit(seen.numbers)
    numbers, new_numbers = scale.transform(seen.numbers), scale.transform(unseen.numbers)
    return {
        **_linear(text, numbers, labels, new_text, new_numbers),
        **_kernel(text, numbers, labels, new_text, new_numbers),
        "forest": _forest(seen, labels, unseen),
    }


def _texts(seen: Views, unseen: Views) -> tuple[sparse.csr_matrix, sparse.csr_matrix]:
    parts, new = [], []
    for view, settings in (
        ("masked", _MASKED),
        ("titles", _WORDS),
        ("slugs", _SLUG),
        ("titles", _LETTERS),
    ):
        made = TfidfVectorizer(sublinear_tf=True, **settings)
        parts.append(made.fit_transform(getattr(seen, view)))
        new.append(made.transform(getattr(unseen, view)))
    return sparse.hstack(parts).tocsr(), sparse.hstack(new).tocsr()


def _linear(text, numbers, labels, new_text, new_numbers) -> dict[object, Array]:  # type: ignore[no-untyped-def]
    shrink = 0.6 / np.sqrt(10)
    both = sparse.hstack([text, sparse.csr_matrix(numbers * shrink)]).tocsr()
    new = sparse.hstack([new_text, sparse.csr_matrix(new_numbers * shrink)]).tocsr()
    return {
        strength: LogisticRegression(C=strength, max_iter=400)
        .fit(both, labels)
        .predict_proba(new)
        for strength in LINEAR_STRENGTHS
    }


def _kernel(text, numbers, labels, new_text, new_numbers) -> dict[object, Array]:  # type: ignore[no-untyped-def]
    """Margins of a machine whose kernel is words, numbers and both at once."""
    width = 0.5 / numbers.shape[1]
    words, new_words = (text @ text.T).toarray() / 4, (new_text @ text.T).toarray() / 4
    close, new_close = (
        rbf_kernel(numbers, numbers, width),
        rbf_kernel(new_numbers, numbers, width),
    )
    kernel = words + close + words * close
    new = new_words + new_close + new_words * new_close
    return {
        ("k", strength): SVC(C=strength, kernel="precomputed", decision_function_shape="ovr")
        .fit(kernel, labels)
        .decision_function(new)
        for strength in KERNEL_STRENGTHS
    }


def _forest(seen: Views, labels: Labels, unseen: Views) -> Array:
    parts, new = [seen.numbers], [unseen.numbers]
    for view, settings in (
        ("masked", {**_MASKED, **_OFTEN, "ngram_range": (1, 2)}),
        ("slugs", _OFTEN),
    ):
        made = CountVectorizer(**settings)
        parts.append(made.fit_transform(getattr(seen, view)).toarray())
        new.append(made.transform(getattr(unseen, view)).toarray())
    forest = ExtraTreesClassifier(
        TREES, min_samples_leaf=2, max_features=0.2, random_state=SEED
    ).fit(np.hstack(parts), labels)
    return np.asarray(forest.predict_proba(np.hstack(new)))


def _choose(tried: dict[object, Array], labels: Labels, groups: list[list[int]]) -> Choice:
    """The choice under which the left-out headlines are least surprising."""
    linear = min(LINEAR_STRENGTHS, key=lambda each: surprise(tried[each], labels))
    kernel, sharpness = min(
        ((strength, sharp) for strength in KERNEL_STRENGTHS for sharp in SHARPNESSES),
        key=lambda each: surprise(_softmax(tried["k", each[0]] * each[1]), labels),
    )
    choices = [
        Choice(linear=linear, kernel=kernel, sharpness=sharpness, leaning=leaning)
        for leaning in LEANINGS
    ]
    return min(choices, key=lambda each: surprise(_blend(tried, each, groups, labels), labels))


def _blend(
    scores: dict[object, Array], choice: Choice, groups: list[list[int]], labels: Labels
) -> Array:
    """The mean of the three learners; then headlines of one claim lean on one another."""
    machine = _softmax(scores["k", choice.kernel] * choice.sharpness)
    mean = (scores[choice.linear] + machine + scores["forest"]) / 3
    overall = np.bincount(labels, minlength=len(STANCES)) / len(labels)
    leant = mean.copy()
    for group in groups:
        share = (5 * overall + mean[group].sum(axis=0)) / (5 + len(group))
        leant[group] = mean[group] * (share / overall) ** choice.leaning
    return np.asarray(leant / leant.sum(axis=1, keepdims=True))


def surprise(probabilities: Array, labels: Labels) -> float:
    """Mean negative log of the probability given to what is so, in nats."""
    given = probabilities[np.arange(len(labels)), labels]
    return float(-np.log(np.maximum(given, 1e-6)).mean())


def _softmax(scores: Array) -> Array:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))
