"""Score who had it from whom, and drift: `python -m bench.tracing.chains [--json]`."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from crossbearing.model import Dated, Document, DriftKind
from crossbearing.trace import direction, losses
from crossbearing.trace.clues.timed import window

HERE = Path(__file__).parent
HALVES = ("dev", "test")
FLOOR = 0.90
NOTHING = "nothing"

Pair = tuple[Document, Document, str]
"""Two texts, the first of which came first unless the kind is `nothing`."""


def main() -> int:
    """Print the scores of both halves; 1 when the test half misses a floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    wanted = parser.parse_args()
    scores = {
        half: {
            "direction": score(pairs(half), told),
            "clock": score(pairs(half), by_clock),
            "drift": drift(half),
        }
        for half in HALVES
    }
    print(json.dumps(scores) if wanted.json else lines(scores))
    test = scores["test"]
    figures = (
        test["direction"]["right"],
        test["drift"]["precision"],
        test["drift"]["recall"],
    )
    return int(any(figure < FLOOR for figure in figures))


def rows(name: str, half: str) -> Iterator[dict[str, Any]]:
    """The lines of a set that belong to a half."""
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["half"] == half:
            yield row


def pairs(half: str) -> Iterator[Pair]:
    """The pairs of a half."""
    for story in rows("pairs.jsonl", half):
        texts = {
            key: document(story["story"], key, text) for key, text in story["texts"].items()
        }
        for first, later, kind in story["pairs"]:
            yield texts[first], texts[later], kind


def document(story: str, key: str, text: dict[str, Any]) -> Document:
    """A text of the set as a document. Its id tells nothing of its place in the story."""
    name = f"{story}-{key}"
    published = text["published"]
    return Document(
        id=name,
        capture=name,
        path=name,
        address=name,
        text=text["text"],
        decoder="set",
        publisher=text["publisher"],
        published=Dated(value=published) if published else None,
        language="en",
    )


def told(one: Document, other: Document) -> str | None:
    """The text that came first, by every clue."""
    return direction(one, other).first


def by_clock(one: Document, other: Document) -> str | None:
    """The baseline: the text whose date begins earlier; None where a date is missing or equal."""
    mine, theirs = window(one.published), window(other.published)
    if mine is None or theirs is None or mine[0] == theirs[0]:
        return None
    return one.id if mine[0] < theirs[0] else other.id


def score(
    given: Iterator[Pair], ask: Callable[[Document, Document], str | None]
) -> dict[str, Any]:
    """Share right of the pairs decided, and share decided of those that have a direction. To
    decide a pair with nothing to tell is wrong."""
    counted: Counter[str] = Counter()
    kinds: dict[str, Counter[str]] = {}
    for first, later, kind in given:
        # Half of the pairs are put the other way round, by the letters of their names.
        turned = sum(map(ord, first.id)) % 2
        found = ask(later, first) if turned else ask(first, later)
        outcome = _outcome(found, first.id, kind)
        counted[outcome] += 1
        kinds.setdefault(kind, Counter())[outcome] += 1
    decided = counted["right"] + counted["wrong"] + counted["turned"]
    directed = sum(sum(each.values()) for kind, each in kinds.items() if kind != NOTHING)
    spoken = counted["right"] + counted["turned"]
    return {
        "pairs": sum(counted.values()),
        "right": round(counted["right"] / max(decided, 1), 4),
        "right_of_directed": round(counted["right"] / max(spoken, 1), 4),
        "coverage": round(spoken / max(directed, 1), 4),
        "silent_rightly": counted["silent"],
        "by_kind": {kind: dict(sorted(each.items())) for kind, each in sorted(kinds.items())},
    }


def _outcome(found: str | None, first: str, kind: str) -> str:
    if kind == NOTHING:
        return "silent" if found is None else "wrong"
    if found is None:
        return "open"
    return "right" if found == first else "turned"


def drift(half: str) -> dict[str, Any]:
    """Precision and recall of the kinds of loss, over all sentence pairs of a half."""
    hit: Counter[str] = Counter()
    count = 0
    each_kind: dict[str, Counter[str]] = {kind.value: Counter() for kind in DriftKind}
    for row in rows("drift.jsonl", half):
        count += 1
        found = {loss.kind.value for loss in losses(row["before"], row["after"])}
        wanted = set(row["kinds"])
        for kind in found | wanted:
            outcome = (
                "hit" if kind in found & wanted else "false" if kind in found else "missed"
            )
            hit[outcome] += 1
            each_kind[kind][outcome] += 1
    return {
        "pairs": count,
        **_rates(hit),
        "by_kind": {kind: _rates(counted) for kind, counted in each_kind.items()},
    }


def _rates(counted: Counter[str]) -> dict[str, float]:
    return {
        "precision": round(counted["hit"] / max(counted["hit"] + counted["false"], 1), 4),
        "recall": round(counted["hit"] / max(counted["hit"] + counted["missed"], 1), 4),
    }


def lines(scores: dict[str, Any]) -> str:
    """The scores as lines to read, the clock beside."""
    shown = []
    for half, score in scores.items():
        for name in ("direction", "clock"):
            figures = score[name]
            shown.append(
                f"{half:5} {name:10} {figures['pairs']:4} pairs   right of decided "
                f"{figures['right']:6.4f}   of those with a direction "
                f"{figures['right_of_directed']:6.4f}   decided of these {figures['coverage']:6.4f}"
            )
        figures = score["drift"]
        shown.append(
            f"{half:5} {'drift':10} {figures['pairs']:4} pairs   precision "
            f"{figures['precision']:6.4f}   recall {figures['recall']:6.4f}"
        )
        for kind, rates in figures["by_kind"].items():
            shown.append(
                f"{'':6}  {kind:12} precision {rates['precision']:6.4f}   "
                f"recall {rates['recall']:6.4f}"
            )
    return "\n".join(shown)


if __name__ == "__main__":
    sys.exit(main())
