"""Copies found in a corpus with known reuse: `python -m bench.tracing.run`.

Scores, spans, speed, memory and the time one more report takes, with a plain five-gram index as
the peer in the same run. Times are CPU seconds on this machine; what carries over to others is
their ratio within one run.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
import tracemalloc
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import numpy as np

from bench.tracing import peer
from bench.tracing.corpus import KINDS, Corpus, Reused, generate
from crossbearing.model import Copy, Span
from crossbearing.trace import PassageIndex, copies

DOCUMENTS = 10_000
PEER_DOCUMENTS = 10_000
"""The peer is run on no more documents than this: its index outgrows memory."""
NEW_REPORTS = 50
RIGHT = 0.4
"""Share of a found passage's words that must come down from the words it was matched with."""


def main(arguments: Sequence[str] = ()) -> None:
    """Generate, trace, score and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=DOCUMENTS)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args(list(arguments))
    scores = measure(given.documents, given.seed)
    print(json.dumps(scores, indent=2) if given.json else "\n".join(lines(scores)))


def measure(count: int, seed: int) -> dict[str, Any]:
    """All figures of one run."""
    corpus = generate(count, seed)
    found, seconds, wall = _timed(corpus)
    scores: dict[str, Any] = {
        "documents": count,
        "words": sum(len(each.words) for each in corpus.reports),
        "seconds": seconds,
        "wall_seconds": wall,
        "copies": len(found),
        **score(corpus, found),
        "new_report_ms": _new_report(corpus),
        "peer": _peer(corpus),
    }
    scores["peak_mb"] = _peak(corpus)
    return scores


def _timed(corpus: Corpus) -> tuple[tuple[Copy, ...], float, float]:
    copies(corpus.documents[:20])
    began, cpu = time.perf_counter(), time.process_time()
    found = copies(corpus.documents)
    seconds = time.process_time() - cpu
    return found, round(seconds, 2), round(time.perf_counter() - began, 2)


def _peak(corpus: Corpus) -> float:
    """The most memory that tracing takes beside the texts, in millions of bytes."""
    tracemalloc.start()
    copies(corpus.documents)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return round(peak / 1e6, 1)


def _new_report(corpus: Corpus) -> dict[str, float]:
    """How long one more report takes to be matched and taken in, in milliseconds."""
    fresh = corpus.documents[-NEW_REPORTS:]
    index = PassageIndex(corpus.documents[: -len(fresh)])
    times = []
    for document in fresh:
        began = time.perf_counter()
        index.add(document)
        times.append((time.perf_counter() - began) * 1000)
    return {"median": round(statistics.median(times), 2), "worst": round(max(times), 2)}


def _peer(corpus: Corpus) -> dict[str, Any]:
    count = min(PEER_DOCUMENTS, len(corpus.documents))
    texts = [document.text for document in corpus.documents[:count]]
    began = time.process_time()
    found = peer.pairs(texts)
    seconds = time.process_time() - began
    known = [each for each in corpus.reused if max(each.holders) < count]
    right = sum(1 for one, other in found if len(_shared(corpus, one, other)) >= 10)
    return {
        "documents": count,
        "seconds": round(seconds, 2),
        "recall": {
            kind: _share(
                [
                    any(pair in found for pair in _pairs(each))
                    for each in known
                    if each.kind == kind
                ]
            )
            for kind in (*KINDS, "wire", "reworded", "translated")
        },
        "precision": round(right / max(1, len(found)), 4),
    }


def _pairs(reused: Reused) -> list[tuple[int, int]]:
    ordered = sorted(reused.holders)
    return [(one, other) for at, one in enumerate(ordered) for other in ordered[at + 1 :]]


def _shared(corpus: Corpus, one: int, other: int) -> np.ndarray[Any, Any]:
    """The written words that two reports both hold, common property left out."""
    both = np.intersect1d(corpus.reports[one].written, corpus.reports[other].written)
    return both[both >= 0]


def score(corpus: Corpus, found: Sequence[Copy]) -> dict[str, Any]:
    """Recall by kind of reuse, precision, and how well spans agree with the known ones."""
    number = {document.id: at for at, document in enumerate(corpus.documents)}
    links: dict[tuple[int, int], list[Copy]] = defaultdict(list)
    right = of_parents = 0
    wrong: list[Copy] = []
    threads = _Threads(corpus)
    known = {tuple(sorted(each.holders)) for each in corpus.reused if each.kind in KINDS}
    for copy in found:
        one, other = number[copy.source], number[copy.target]
        shared = _came_down(corpus, one, copy.source_span, other, copy.target_span)
        if shared is not None:
            threads.join(one, other, shared)
            right += 1
            links[one, other].append(copy)
            of_parents += tuple(sorted((one, other))) in known
        else:
            wrong.append(copy)
    hits: dict[str, list[bool]] = defaultdict(list)
    agreement: dict[str, list[float]] = defaultdict(list)
    for text, each in enumerate(corpus.reused):
        if each.kind in KINDS:
            ious = _agreement(corpus, each, links, number)
            hits[each.kind].append(bool(ious))
            agreement[each.kind] += ious
        else:
            hits[each.kind] += threads.carried(text)
    return {
        "recall": {kind: _share(each) for kind, each in hits.items()},
        "precision": round(right / max(1, len(found)), 4),
        "wrong": len(wrong),
        "span_iou": {
            kind: round(statistics.fmean(each), 4) for kind, each in agreement.items() if each
        },
    }


def _share(found: Sequence[bool]) -> float | None:
    return round(sum(found) / len(found), 4) if found else None


def _range(corpus: Corpus, report: int, span: Span) -> tuple[int, int]:
    """The words of a report that a span covers."""
    first = int(np.searchsorted(corpus.ends[report], span.start, side="right"))
    return first, int(np.searchsorted(corpus.starts[report], span.end))


def _came_down(
    corpus: Corpus, one: int, first: Span, other: int, last: Span
) -> np.ndarray[Any, Any] | None:
    """The words of the second passage that come down from the first's writing; None if they are
    too few for the match to be right."""
    low, high = _range(corpus, one, first)
    source = corpus.reports[one].written[low:high]
    low, high = _range(corpus, other, last)
    target = corpus.reports[other].written[low:high]
    same = target[np.isin(target, source[source >= 0])]
    return same if len(same) >= RIGHT * len(target) else None


def _agreement(
    corpus: Corpus,
    reused: Reused,
    links: dict[tuple[int, int], list[Copy]],
    number: dict[str, int],
) -> list[float]:
    """For a known copy, how far the passages found agree with the known ones, on both sides:
    words in both over words in either. Empty if it was not found."""
    one, other = reused.holders
    pair = [*links.get((one, other), ()), *links.get((other, one), ())]
    if not pair:
        return []
    shared = _shared(corpus, one, other)
    ious = []
    for report in (one, other):
        truth = np.flatnonzero(np.isin(corpus.reports[report].written, shared))
        covered: set[int] = set()
        for copy in pair:
            span = copy.source_span if number[copy.source] == report else copy.target_span
            covered.update(range(*_range(corpus, report, span)))
        known = set(range(int(truth[0]), int(truth[-1]) + 1))
        ious.append(len(known & covered) / len(known | covered))
    return ious


class _Threads:
    """Which reports are joined by passages that hold the words of one wire or quotation."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        texts = sorted(
            (each.written, number)
            for number, each in enumerate(corpus.reused)
            if each.kind not in KINDS
        )
        self.opens = np.array([written[0] for written, _ in texts])
        self.closes = np.array([written[1] for written, _ in texts])
        self.numbers = [number for _, number in texts]
        self.parents: dict[tuple[int, int], int] = {}

    def join(self, one: int, other: int, shared: np.ndarray[Any, Any]) -> None:
        """Joins two reports in each text of which their passage holds some words."""
        at = np.searchsorted(self.opens, shared, side="right") - 1
        within = at[(at >= 0) & (shared < self.closes[at])]
        for number, count in zip(*np.unique(within, return_counts=True), strict=True):
            if count >= 5:
                text = self.numbers[int(number)]
                self.parents[text, self.root(text, other)] = self.root(text, one)

    def root(self, text: int, report: int) -> int:
        """The report that stands for all that are joined with this one."""
        while (above := self.parents.get((text, report), report)) != report:
            report = above
        return report

    def carried(self, text: int) -> list[bool]:
        """For each holder of a text but the first, whether it is joined to the others."""
        holders = self.corpus.reused[text].holders
        joined = len(holders) - len({self.root(text, holder) for holder in holders})
        return [at < joined for at in range(len(holders) - 1)]


def lines(scores: dict[str, Any]) -> list[str]:
    """The figures as lines to read."""
    rival = scores["peer"]
    kinds = list(scores["recall"])
    return [
        f"{scores['documents']:,} documents, {scores['words']:,} words, {scores['copies']:,} copies",
        f"{'recall':14}" + "".join(f"{kind:>12}" for kind in kinds) + f"{'precision':>12}",
        f"{'ours':14}"
        + "".join(f"{_figure(scores['recall'][kind]):>12}" for kind in kinds)
        + f"{scores['precision']:>12}",
        f"{'five-grams':14}"
        + "".join(f"{_figure(rival['recall'][kind]):>12}" for kind in kinds)
        + f"{rival['precision']:>12}",
        f"{'span IoU':14}"
        + "".join(f"{_figure(scores['span_iou'].get(kind)):>12}" for kind in kinds),
        f"{scores['seconds']} s of CPU, {scores['wall_seconds']} s in all"
        f" ({scores['documents'] / max(scores['seconds'], 1e-9):,.0f} documents a CPU second);"
        f" five-grams {rival['documents'] / max(rival['seconds'], 1e-9):,.0f}"
        f" on {rival['documents']:,} documents",
        f"memory beside the texts {scores['peak_mb']} MB at most",
        f"one more report: {scores['new_report_ms']['median']} ms,"
        f" {scores['new_report_ms']['worst']} ms at worst",
    ]


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.4f}"


if __name__ == "__main__":
    main(sys.argv[1:])
