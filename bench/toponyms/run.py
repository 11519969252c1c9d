"""Score which place a name means: `python -m bench.toponyms.run [--json]`."""

from __future__ import annotations

import argparse
import json
import time
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from training import places as fitting

from bench.exams import absent, exam
from bench.toponyms.corpus import Article, Gold, articles, kilometres
from crossbearing.extract import place_names, place_senses, place_weights
from crossbearing.extract.atlas import atlas
from crossbearing.extract.toponyms import Toponym

FOLDS = 5
REACH = fitting.REACH
RIVALS = (
    ("largest population of the name, a gazetteer of towns alone", 0.28, None),
    ("Mordecai 3 (its own report; wants a search server)", 0.827, None),
)
TOLD = "right, outlet's address told"
FLOORS = {"right": 0.85, "recall": 0.77, "f1": 0.76}


def main() -> int:
    """Print scores by folds, rivals and speed; 1 when a floor is missed, 0 without the exam."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    wanted = parser.parse_args()
    path = exam("toponyms/lgl.xml.gz")
    if not path.is_file():
        print(absent("toponyms", path))
        return 0
    corpus = list(articles(path))
    scores = score(corpus)
    print(json.dumps(scores) if wanted.json else lines(scores))
    return int(any(scores[name] < floor for name, floor in FLOORS.items()))


def score(corpus: Sequence[Article]) -> dict[str, Any]:
    """Every figure; what is fitted is fitted on the other folds, whole outlets at a time."""
    counts: Counter[str] = Counter()
    seconds = {"resolving": 0.0, "both": 0.0}
    shipped = place_weights.ALONE, place_weights.TOGETHER, place_weights.NAMES
    for fold in range(FOLDS):
        others = [each for each in corpus if fold_of(each) != fold]
        place_weights.ALONE, place_weights.TOGETHER = fitting.fit(fitting.items(others))
        place_weights.NAMES = fitting.fit_names(others)
        for article in corpus:
            if fold_of(article) == fold:
                told(article, counts, seconds)
                unaided(article, counts, seconds)
    across = dict(crossings(corpus))
    place_weights.ALONE, place_weights.TOGETHER, place_weights.NAMES = shipped
    recall, precision = (
        counts["found right"] / counts["gold"],
        counts["found right"] / counts["said"],
    )
    span_recall, span_precision = (
        counts["found"] / counts["gold"],
        counts["found"] / counts["said"],
    )
    return {
        "articles": len(corpus),
        "gold": counts["gold"],
        "right": counts["right"] / counts["gold"],
        TOLD: counts["right, told"] / counts["gold"],
        "most people": counts["most people"] / counts["gold"],
        "reachable": counts["reachable"] / counts["gold"],
        "recall": recall,
        "precision": precision,
        "f1": 2 * recall * precision / (recall + precision),
        "span recall": span_recall,
        "span precision": span_precision,
        "outside the United States": counts["far right"] / counts["far"],
        **across,
        "resolving a second": len(corpus) / seconds["resolving"],
        "finding and resolving a second": len(corpus) / seconds["both"],
    }


def crossings(corpus: Sequence[Article]) -> Iterator[tuple[str, float]]:
    """Shares right on articles of one kind with weights fitted on the other kind alone."""
    home = [each for each in corpus if 2 * sum(map(near_states, each.gold)) >= len(each.gold)]
    abroad = [each for each in corpus if each not in home]
    for name, seen, unseen in (
        ("fitted on American articles, right on others", home, abroad),
        ("fitted on others, right on American articles", abroad, home),
    ):
        place_weights.ALONE, place_weights.TOGETHER = fitting.fit(fitting.items(seen))
        counts: Counter[str] = Counter()
        for article in unseen:
            told(article, counts, {"resolving": 0.0})
        yield name, counts["right"] / counts["gold"]


def fold_of(article: Article) -> int:
    """The fold of an article: that of its outlet."""
    return zlib.crc32(article.outlet.encode()) % FOLDS


def told(article: Article, counts: Counter[str], seconds: dict[str, float]) -> None:
    """The gold names resolved; one that the gazetteer lacks counts as wrong."""
    places = atlas()
    began = time.process_time()
    pairs = fitting.gold_toponyms(article)
    names = [each for each, _ in pairs]
    meant = place_senses.senses(article.text, names)
    seconds["resolving"] += time.process_time() - began
    informed = place_senses.senses(article.text, names, article.outlet)
    counts["gold"] += len(article.gold)
    counts["far"] += sum(not near_states(gold) for gold in article.gold)
    for name, number in pairs:
        gold = article.gold[number]
        right = near(gold, meant[name.name].ranked[0][0])
        counts["right"] += right
        counts["far right"] += right and not near_states(gold)
        counts["right, told"] += near(gold, informed[name.name].ranked[0][0])
        counts["reachable"] += any(near(gold, place) for place, _ in name.candidates)
        largest = max(name.candidates, key=lambda each: (places.people[each[0]], -each[0]))
        counts["most people"] += near(gold, largest[0])


def unaided(article: Article, counts: Counter[str], seconds: dict[str, float]) -> None:
    """Names found and resolved from the text alone; right with the very span of the gold."""
    began = time.process_time()
    names: tuple[Toponym, ...] = place_names.place_names(article.text)
    meant = place_senses.senses(article.text, names)
    seconds["both"] += time.process_time() - began
    gold = {each.span: each for each in article.gold}
    for name in names:
        if any(name.span.overlaps(other) for other in article.nowhere):
            continue
        counts["said"] += 1
        if (one := gold.get(name.span)) is not None:
            counts["found"] += 1
            counts["found right"] += near(one, meant[name.name].ranked[0][0])


def near(gold: Gold, place: int) -> bool:
    """True within a hundred miles of the gold position."""
    places = atlas()
    north, east = places.latitude[place], places.longitude[place]
    return kilometres(gold.latitude, gold.longitude, north, east) <= REACH


def near_states(gold: Gold) -> bool:
    """True for a position in the box around the contiguous United States."""
    return 24 < gold.latitude < 49.5 and -125 < gold.longitude < -66


def lines(scores: dict[str, Any]) -> str:
    """The figures as text, a line each."""
    rows = [
        f"{scores['articles']} articles, {scores['gold']} names with a position; five folds by outlet",
        "share within 161 km, gold spans, missing names wrong",
        f"  crossbearing                                    {scores['right']:.3f}",
        f"  the same, told the outlet's address             {scores[TOLD]:.3f}",
        f"  of the names outside the United States          {scores['outside the United States']:.3f}",
        *(f"  {name:<46}  {scores[name]:.3f}" for name in scores if name.startswith("fitted")),
        f"  largest population, this gazetteer              {scores['most people']:.3f}",
        f"  best choice possible, this gazetteer            {scores['reachable']:.3f}",
        *(f"  {name:<58} {right:.3f}" for name, right, _ in RIVALS),
        "end to end: the very span found, and right within 161 km",
        f"  recall {scores['recall']:.3f}  precision {scores['precision']:.3f}  F1 {scores['f1']:.3f}",
        f"  spans alone: recall {scores['span recall']:.3f}, precision {scores['span precision']:.3f}",
        f"documents a second of one core: {scores['resolving a second']:.0f} resolving,"
        f" {scores['finding and resolving a second']:.0f} finding and resolving",
    ]
    return "\n".join(rows)


if __name__ == "__main__":
    raise SystemExit(main())
