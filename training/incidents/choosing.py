"""What chooses among tagged phrases and types: lexicon, lines and trees, learned by folds.

Everything a phrase is judged by is made by a model that did not learn from its document.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

from crossbearing.extract.tagging import features
from crossbearing.extract.tagging.lexicon import Lexicon, head_of
from crossbearing.extract.tagging.page import Page, bare, is_plain
from crossbearing.extract.tagging.phrases import PARTS, Proposed, proposed
from crossbearing.extract.tagging.tags import NOTHING, ROLES, TYPES, Tags

FOLDS = 4
TERMS = 7000
"""Most terms by which a document's topic is told."""
TAUGHT = (0, 1, 2, 3, NOTHING)
"""Types common enough for a line over terms."""
_ROUND = 4


@dataclass(frozen=True, slots=True)
class Marked:
    """A page with the tags made of it by a network that did not learn from it, and its key."""

    page: Page
    tags: Tags | None
    filled: tuple[frozenset[str], ...]
    """Bare phrases that fill each part, in any incident of the document."""
    types: frozenset[int]


def marked(page: Page, tags: Tags | None, templates: Iterable[Mapping[str, Any]]) -> Marked:
    """A page with its key, from templates as `muc4/*.jsonl` has them."""
    templates = list(templates)
    filled = (
        frozenset(bare(name) for one in templates for entity in one[role] for name in entity)
        for role in ROLES
    )
    types = frozenset(
        TYPES.index(kind) for one in templates for kind in one["type"].split(" / ")
    )
    return Marked(page, tags, tuple(filled), types or frozenset([NOTHING]))


def lexicon(of: Sequence[Marked]) -> dict[str, Any]:
    """The tables of a `Lexicon`: phrases of common words only."""
    filled: list[Counter[str]] = [Counter() for _ in ROLES]
    heads: list[Counter[str]] = [Counter() for _ in ROLES]
    before: list[Counter[str]] = [Counter() for _ in ROLES]
    for each in of:
        for part, words in enumerate(each.filled):
            common = {phrase for phrase in words if phrase and is_plain(phrase)}
            filled[part].update(common)
            heads[part].update({head_of(phrase) for phrase in common})
    for part, counts in enumerate(filled):
        for phrase in sorted(counts):
            words = phrase.split()
            head = head_of(phrase)
            before[part].update(words[: words.index(head)] if head in words else [])
    known = Lexicon(filled, {}, heads, {}, before)
    seen: Counter[str] = Counter()
    heads_seen: Counter[str] = Counter()
    every = {head for part in heads for head in part}
    for each in of:
        seen.update({words for words, _, _ in known.known(each.page)})
        heads_seen.update(every & set(each.page.bare))
    return {
        "filled": [dict(sorted(each.items())) for each in filled],
        "seen": dict(sorted(seen.items())),
        "heads": [dict(sorted(each.items())) for each in heads],
        "heads_seen": dict(sorted(heads_seen.items())),
        "before": [dict(sorted(each.items())) for each in before],
    }


def learned(of: Sequence[Marked], seed: int) -> dict[str, Any]:
    """The tables by which phrases and types are chosen. Pages without tags teach the lexicon
    and the topics only."""
    told = [at for at, each in enumerate(of) if each.tags is not None]
    fold = dict(
        zip(
            told,
            np.random.default_rng(seed).integers(0, FOLDS, len(told)).tolist(),
            strict=True,
        )
    )
    rows: dict[int, Any] = {}
    about: dict[int, list[list[str]]] = {}
    phrases: dict[int, Proposed] = {}
    for held in range(FOLDS):
        known = Lexicon(**lexicon([each for at, each in enumerate(of) if fold.get(at) != held]))
        for at in told:
            tags = of[at].tags
            if fold[at] == held and tags is not None:
                phrases[at] = proposed(of[at].page, tags, known)
                if phrases[at]:
                    rows[at], about[at] = features.phrase_rows(
                        of[at].page, tags, phrases[at], known
                    )
    use = [at for at in told if at in rows]
    every = np.concatenate([rows[at] for at in use])
    right = np.array(
        [words in of[at].filled[part] for at in use for part, words in phrases[at]]
    )
    held_in = np.concatenate([[fold[at]] * len(phrases[at]) for at in use])
    lined = _matrix(
        [
            features.context(words, row)
            for at in use
            for words, row in zip(about[at], rows[at].tolist(), strict=True)
        ],
        features.BUCKETS + 6,
    )
    by_line = np.zeros(len(right))
    for held in range(FOLDS):
        out = held_in == held
        by_line[out] = _line(0.4).fit(lined[~out], right[~out]).predict_proba(lined[out])[:, 1]
    line = _line(0.4).fit(lined, right)
    told_all = np.column_stack((every, by_line))
    trees = _trees(110, 10, 20).fit(told_all, right)
    unseen = np.zeros(len(right))
    for held in range(FOLDS):
        out = held_in == held
        unseen[out] = (
            _trees(110, 10, 20)
            .fit(told_all[~out], right[~out])
            .predict_proba(told_all[out])[:, 1]
        )
    chances: dict[int, list[float]] = {at: [] for at in told}
    start = 0
    for at in use:
        chances[at] = unseen[start : start + len(phrases[at])].tolist()
        start += len(phrases[at])
    words = terms([each.page for each in of])
    topics = _matrix([features.topic(each.page, dict(words)) for each in of], len(words))
    kinds = np.array([[kind in each.types for kind in range(NOTHING + 1)] for each in of])
    topic_line, by_topic = _topics(
        topics, kinds, [fold.get(at, at % FOLDS) for at in range(len(of))]
    )
    documents = np.array(
        [
            features.document_row(of[at].page, tags, phrases[at], chances[at], by_topic[at])
            for at in told
            if (tags := of[at].tags) is not None
        ]
    )
    return {
        "lexicon": lexicon(of),
        "context": {"weights": _short(line.coef_.T), "bias": _short(line.intercept_)},
        "phrases": tables(trees),
        "topics": topic_line,
        "words": [[word, round(worth, _ROUND)] for word, (_, worth) in words.items()],
        "documents": [
            tables(_trees(50, 5, 15).fit(documents, kinds[told, kind]))
            if kinds[told, kind].sum() > 12
            else None
            for kind in range(NOTHING + 1)
        ],
    }


def terms(pages: Sequence[Page]) -> dict[str, tuple[int, float]]:
    """The commonest terms of three documents or more, numbered, with their rarity."""
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update(set(features.topic_terms(page)))
    often = sorted((-many, term) for term, many in seen.items() if many >= 3)[:TERMS]
    return {
        term: (at, float(np.log((1 + len(pages)) / (1 + seen[term])) + 1))
        for at, term in enumerate(sorted(term for _, term in often))
    }


def _topics(topics: Any, kinds: Any, fold: Sequence[int]) -> tuple[dict[str, Any], Any]:
    """The line over terms, and its sums for each document from a line that has not seen it."""
    of = np.array(fold)
    unseen = np.zeros((len(of), len(TAUGHT)))
    weights, bias = [], []
    for column, kind in enumerate(TAUGHT):
        for held in range(FOLDS):
            out = of == held
            fitted = LogisticRegression(C=8, max_iter=200).fit(topics[~out], kinds[~out, kind])
            unseen[out, column] = fitted.decision_function(topics[out])
        whole = LogisticRegression(C=8, max_iter=200).fit(topics, kinds[:, kind])
        weights.append(whole.coef_[0])
        bias.append(whole.intercept_[0])
    line = {"weights": _short(np.array(weights).T), "bias": _short(np.array(bias))}
    return line, unseen


def tables(fitted: HistGradientBoostingClassifier) -> dict[str, Any]:
    """Fitted trees as the tables of `Trees`."""
    given: dict[str, list[Any]] = {
        "roots": [], "feature": [], "threshold": [], "left": [], "right": [], "value": [],
    }  # fmt: skip
    for (tree,) in fitted._predictors:
        base = len(given["feature"])
        given["roots"].append(base)
        for node in tree.nodes:
            leaf = bool(node["is_leaf"])
            given["feature"].append(0 if leaf else int(node["feature_idx"]))
            given["threshold"].append(0.0 if leaf else float(node["num_threshold"]))
            given["left"].append(-1 if leaf else base + int(node["left"]))
            given["right"].append(-1 if leaf else base + int(node["right"]))
            given["value"].append(round(float(node["value"]), 5) if leaf else 0.0)
    return {"start": float(fitted._baseline_prediction[0, 0]), **given}


def _trees(many: int, leaves: int, least: int) -> HistGradientBoostingClassifier:
    return HistGradientBoostingClassifier(
        max_iter=many,
        learning_rate=0.06,
        max_leaf_nodes=leaves,
        min_samples_leaf=least,
        l2_regularization=2.0,
        early_stopping=False,
        random_state=0,
    )


def _line(strength: float) -> LogisticRegression:
    return LogisticRegression(C=strength, max_iter=150, solver="liblinear", random_state=0)


def _matrix(features_: Sequence[tuple[list[int], list[float]]], width: int) -> csr_matrix:
    at = [number for numbers, _ in features_ for number in numbers]
    worth = [each for _, worths in features_ for each in worths]
    ends = np.cumsum([0, *(len(numbers) for numbers, _ in features_)])
    return csr_matrix((worth, at, ends), shape=(len(features_), width))


def _short(numbers: Any) -> list[Any]:
    rounded: list[Any] = np.round(np.asarray(numbers, np.float64), _ROUND).tolist()
    return rounded


__all__ = ["PARTS", "Marked", "learned", "lexicon", "marked"]
