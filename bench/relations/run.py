"""Score learned relations between gold entities on the re3d exam: `python -m bench.relations.run`.

Five folds by document. A pair of entities of one sentence is an example in each order; its class is
the relation that annotators gave it, or none. Figures are printed twice: trained within folds on
every subset, which is evaluation only, and on the openly licensed ones alone.
"""

from __future__ import annotations

import json
import sys
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise
from typing import Any

import numpy as np
from sklearn.ensemble import ExtraTreesClassifier
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from bench.exams import absent, exam
from bench.relations.features import End, Sentence, features, groups, words_of
from crossbearing.extract.namings import Named, same
from crossbearing.extract.network import network
from crossbearing.extract.sheet import NAME_PIECE, sheet
from crossbearing.model import Span

NONE, ALIAS = "-", "IsSynonymOf"
FOLDS, SEED, THRESHOLD = 5, 0, 0.2
MODELS = 2
TREES = partial(
    ExtraTreesClassifier, 80, min_samples_leaf=2, max_features=0.15, random_state=SEED
)
AIMS = {"micro F1": 0.60, "aliases F1": 0.85}
CLOSED = "BBC Online"
"""The subset whose licence forbids commercial use."""
KINDS = {
    "Person": "person",
    "Organisation": "organisation",
    "Location": "location",
    "Nationality": "nationality",
    "Weapon": "weapon",
    "Vehicle": "platform",
    "MilitaryPlatform": "platform",
    "Quantity": "quantity",
}


def main() -> int:
    """Print micro F1 over all types, F1 by type, and how often a related pair's type is right."""
    path = exam("re3d/part.jsonl")
    if not path.is_file():
        print(absent("relations", path))
        return 0
    if network() is None:
        print("relations: the reader's weights are not installed")
        return 0
    documents = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    gold = Counter(kind for document in documents for *_, kind in _related(document))
    for accepted in (True, False) if "--all" in sys.argv else (True,):
        pairs = [
            (number, *pair)
            for number, document in enumerate(documents)
            for pair in examples(document, accepted=accepted)
        ]
        print("entities that annotators accepted" if accepted else "all entities listed")
        for name, score in aliases_by_rule(documents, accepted=accepted).items():
            print(f"  aliases by the reader's rule, {name}: F1 {score:.3f}")
        for name, left_out in (("all subsets", ""), ("open subsets only", CLOSED)):
            if not accepted and left_out:
                continue
            shares, classes = crossed(documents, pairs, left_out)
            _show(name, pairs, gold, shares, classes)
    return 0


def _related(document: dict[str, Any]) -> set[tuple[int, int, int, int, str]]:
    return {
        (r["sourceBegin"], r["sourceEnd"], r["targetBegin"], r["targetEnd"], r["type"])
        for r in document["relations"]
    }


def _entities(document: dict[str, Any], *, accepted: bool) -> dict[Span, str]:
    """The spans of entities, each with the kind that most annotators gave it."""
    return {
        Span(each["begin"], each["end"]): each["type"]
        for each in sorted(document["entities"], key=lambda each: each["confidence"])
        if each["confidence"] > 0 or not accepted
    }


def _one_thing(text: str, kinds: dict[Span, str]) -> set[frozenset[Span]]:
    """The pairs that the reader's own rule takes for two names of one thing."""
    named = [Named(span, kind.lower()) for span, kind in sorted(kinds.items())]
    return {frozenset((named[a].span, named[b].span)) for a, b in same(text, named)}


def aliases_by_rule(documents: Sequence[dict[str, Any]], *, accepted: bool) -> dict[str, float]:
    """F1 of aliases by the rule alone, each way round and as pairs."""
    right: set[tuple[int, Span, Span]] = set()
    said: set[tuple[int, Span, Span]] = set()
    for number, document in enumerate(documents):
        right |= {
            (number, Span(a, b), Span(c, d))
            for a, b, c, d, kind in _related(document)
            if kind == ALIAS
        }
        entities = _entities(document, accepted=accepted)
        for one, other in map(sorted, _one_thing(document["text"], entities)):
            said |= {(number, one, other), (number, other, one)}
    pairs = [{(n, *sorted(ends)) for n, *ends in each} for each in (right, said)]
    return {
        "each way round": _f1(right, said),
        "pairs": _f1(*pairs),
    }


def _f1(right: set[Any], said: set[Any]) -> float:
    return 2 * len(right & said) / max(1, len(right) + len(said))


def examples(
    document: dict[str, Any], *, accepted: bool
) -> Iterator[tuple[dict[str, float], str]]:
    """Features and class of each ordered pair of entities of one sentence; `accepted` leaves out
    entities that no annotator confirmed (confidence 0)."""
    reader = network()
    assert reader is not None
    text = document["text"]
    page = sheet(text, reader.pieces, reader.common)
    named = [piece == (NAME_PIECE,) for piece in page.pieces]
    written = _entities(document, accepted=accepted)
    kinds = {span: KINDS.get(kind, "other") for span, kind in written.items()}
    related: dict[tuple[int, ...], str] = {}
    for *ends, kind in sorted(_related(document), reverse=True):
        related[tuple(ends)] = kind
    placed = []
    for span, kind in kinds.items():
        first = bisect_right(page.ends, span.start)
        if first < len(page):
            last = max(first, bisect_left(page.starts, span.end) - 1)
            placed.append((first, last, span, kind))
    bounds = [*page.sentences, len(page)]
    for first, stop in pairwise(bounds):
        here = sorted(
            (each for each in placed if first <= each[0] < stop),
            key=lambda each: (each[2].start, -each[2].end),
        )
        sentence = Sentence(
            text,
            words_of(text, page.starts[first:stop], page.ends[first:stop], named[first:stop]),
            [End(a - first, min(b, stop - 1) - first, span, kind) for a, b, span, kind in here],
        )
        lists = groups(sentence)
        named_twice = _one_thing(text, {each[2]: written[each[2]] for each in here})
        for source in range(len(here)):
            for target in range(len(here)):
                if source != target:
                    one, other = here[source][2], here[target][2]
                    key = (one.start, one.end, other.start, other.end)
                    told = features(sentence, lists, source, target)
                    told["one"] = float(frozenset((one, other)) in named_twice)
                    yield told, related.get(key, NONE)


def crossed(
    documents: Sequence[dict[str, Any]],
    pairs: Sequence[tuple[int, dict[str, float], str]],
    left_out: str,
) -> tuple[np.ndarray, list[str]]:
    """The share of each class for each pair, from models that did not see its document."""
    where = np.array([number for number, _, _ in pairs])
    labels = np.array([label for _, _, label in pairs])
    table = DictVectorizer(dtype=np.float32, sparse=False).fit_transform(
        [each for _, each, _ in pairs]
    )
    closed = np.array([documents[number]["subset"] == left_out for number in where])
    classes = sorted(set(labels))
    shares = np.zeros((len(pairs), len(classes)))
    alias = classes.index(ALIAS)
    for fold in range(FOLDS):
        learn, judge = (where % FOLDS != fold) & ~closed, where % FOLDS == fold
        often = (table[learn] != 0).sum(0) >= 8
        known, new = table[learn][:, often], table[judge][:, often]
        scale = StandardScaler().fit(known)
        clipped, clipped_new = (np.clip(scale.transform(each), -4, 4) for each in (known, new))
        for model, seen, asked in (
            (LogisticRegression(C=0.01, max_iter=100), clipped, clipped_new),
            (TREES(), known, new),
        ):
            model.fit(seen, labels[learn])
            at = [classes.index(label) for label in model.classes_]
            shares[np.ix_(judge, at)] += model.predict_proba(asked) / MODELS
    # Of two names of one thing the rule decides: there are too few to learn it better from.
    shares[:, alias] = [each["one"] for _, each, _ in pairs]
    return shares, classes


def _show(
    name: str,
    pairs: Sequence[tuple[int, dict[str, float], str]],
    gold: Counter[str],
    shares: np.ndarray,
    classes: Sequence[str],
) -> None:
    labels = np.array([label for _, _, label in pairs])
    typed = shares.copy()
    typed[:, classes.index(NONE)] = 0
    best = np.array(classes)[typed.argmax(1)]
    said = typed.max(1) > THRESHOLD
    right: dict[str, int] = defaultdict(int)
    for kind in best[said & (best == labels)]:
        right[kind] += 1
    claimed = Counter(best[said])
    total = 2 * sum(right.values()) / (said.sum() + sum(gold.values()))
    related = labels != NONE
    print(f"  trained on {name}: micro F1 {total:.3f} (aim {AIMS['micro F1']:.2f})", end="")
    print(f", type given a related pair {(best == labels)[related].mean():.3f}")
    for kind in sorted(gold):
        score = 2 * right[kind] / (claimed[kind] + gold[kind])
        aim = f" (aim {AIMS['aliases F1']:.2f})" if kind == ALIAS else ""
        print(
            f"    {kind:16} P {right[kind] / max(1, claimed[kind]):.2f} "
            f"R {right[kind] / gold[kind]:.2f} F1 {score:.2f} of {gold[kind]}{aim}"
        )


if __name__ == "__main__":
    raise SystemExit(main())
