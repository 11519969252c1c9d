"""Passages that one document shares with another, word for word or nearly.

Seeds find what may be shared, alignment finds how far it reaches, and of all who hold a passage
the nearest is its source. Words that very many documents hold are common property, not reuse.
Direction comes from dates; where they do not tell, the link says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np

from crossbearing.model import Copy, Document, Span
from crossbearing.trace import passages, reworded, seeds
from crossbearing.trace.nearest import nearest
from crossbearing.trace.passages import Match
from crossbearing.trace.rows import Row
from crossbearing.trace.tokens import Codes, batches, tokens


def copies(documents: Sequence[Document]) -> tuple[Copy, ...]:
    """Every reused passage once, from the document nearest to it among those that may have had
    it first."""
    return PassageIndex(documents).copies()


class PassageIndex:
    """The words of reports, ready to be searched for passages of one more.

    Kept in memory: twelve bytes a word beside the texts. What `add` finds for a report is what
    `copies` would find for it among all, if it is the latest.
    """

    def __init__(self, documents: Iterable[Document] = ()) -> None:
        self._documents = sorted(documents, key=_age)
        words = [np.empty(0, np.uint32)]
        bounds = [np.zeros(1, np.int64)]
        runs: list[seeds.Seeds] = []
        traces: list[seeds.Seeds] = []
        for batch in batches(self._documents):
            read = tokens(batch)
            offset = int(bounds[-1][-1])
            words.append(read.words)
            bounds.append(read.bounds[1:] + offset)
            runs.append(seeds.seeds(read.words, read.bounds, offset))
            traces.append(reworded.traces(read.stems, read.bounds, offset))
        self._words = Row(words)
        self._bounds = Row(bounds)
        self._runs, self._traces = seeds.Table(runs), seeds.Table(traces)

    def __len__(self) -> int:
        return len(self._documents)

    def copies(self) -> tuple[Copy, ...]:
        """Every reused passage among the reports once, from the nearest that may have had it
        first."""
        bounds = self._bounds.all
        return self._copies(
            seeds.hits(self._runs.all, bounds), seeds.rare_hits(self._traces.all, bounds)
        )

    def add(self, document: Document) -> tuple[Copy, ...]:
        """Takes one more report in and gives what it shares with those that are there."""
        read = tokens([document])
        offset = int(self._bounds.all[-1])
        self._documents.append(document)
        self._words.extend(read.words)
        self._bounds.extend(read.bounds[1:] + offset)
        bounds = self._bounds.all
        runs = seeds.seeds(read.words, read.bounds, offset)
        traces = reworded.traces(read.stems, read.bounds, offset)
        found = self._copies(
            seeds.hits(self._runs.answering(runs), bounds).since(offset),
            seeds.rare_hits(self._traces.answering(traces), bounds).since(offset),
        )
        self._runs.add(runs)
        self._traces.add(traces)
        return found

    def _copies(self, runs: seeds.Hits, traces: seeds.Hits) -> tuple[Copy, ...]:
        bounds = self._bounds.all
        found = list(passages.matches(self._words.all, bounds, runs))
        found += self._reworded(found, traces)
        chosen = nearest(
            [self._by_age(each) for each in found], self._documents, np.diff(bounds)
        )
        spans = _spans(chosen, self._documents)
        made = (
            _copy(match, span, self._documents)
            for match, span in zip(chosen, spans, strict=True)
        )
        return tuple(
            sorted(made, key=lambda copy: (copy.target, copy.target_span, copy.source))
        )

    def _reworded(self, found: Sequence[Match], traces: seeds.Hits) -> Iterator[Match]:
        """What is told in other words, where no passage was found word for word."""
        bounds = self._bounds.all
        covered = np.zeros(len(self._words.all), np.bool_)
        for match in found:
            start = bounds.item(match.later)
            covered[start + match.last[0] : start + match.last[1] + 1] = True
        asked = list(reworded.candidates(self._words.all, bounds, traces, covered))
        numbers = sorted({number for each in asked for number in (each.earlier, each.later)})
        stems: dict[int, Codes] = {}
        for batch in batches([self._documents[number] for number in numbers]):
            read = tokens(batch)
            parts = np.split(read.stems, read.bounds[1:-1])
            stems.update(zip(numbers[len(stems) :], parts, strict=False))
        return reworded.matches(asked, stems)

    def _by_age(self, match: Match) -> Match:
        """The match with the older report as the earlier one, in whatever order they came."""
        if _age(self._documents[match.earlier]) <= _age(self._documents[match.later]):
            return match
        return replace(
            match,
            earlier=match.later,
            later=match.earlier,
            first=match.last,
            last=match.first,
        )


def _spans(chosen: Sequence[Match], documents: Sequence[Document]) -> list[tuple[Span, Span]]:
    """Where the words of each match stand in its two documents."""
    asked: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for match in chosen:
        asked[match.earlier].append(match.first)
        asked[match.later].append(match.last)
    answered: dict[tuple[int, tuple[int, int]], Span] = {}
    numbers = sorted(asked)
    done = 0
    for batch in batches([documents[number] for number in numbers]):
        read = tokens(batch)
        bounds = read.bounds.tolist()
        for low, number in zip(bounds, numbers[done : done + len(batch)], strict=False):
            for first, last in asked[number]:
                answered[number, (first, last)] = Span(
                    int(read.starts[low + first]), int(read.ends[low + last])
                )
        done += len(batch)
    return [
        (answered[match.earlier, match.first], answered[match.later, match.last])
        for match in chosen
    ]


def _copy(match: Match, spans: tuple[Span, Span], documents: Sequence[Document]) -> Copy:
    source, copier = documents[match.earlier], documents[match.later]
    reason, confidence = _direction(source, copier)
    if match.reworded:
        reason = f"in other words; {reason}"
    length = match.last[1] - match.last[0] + 1
    return Copy(
        source=source.id,
        target=copier.id,
        source_span=spans[0],
        target_span=spans[1],
        overlap=min(1.0, round(match.equal / length, 4)),
        reason=reason,
        confidence=confidence,
    )


def _direction(source: Document, copier: Document) -> tuple[str, float]:
    if source.publisher and source.publisher.casefold() in copier.text.casefold():
        return f"the later text names {source.publisher}", 0.95
    if source.published and copier.published:
        if source.published.value < copier.published.value:
            return "published earlier", 0.8
        return "published at the same time; which came first is not known", 0.5
    return "a date is missing; which came first is not known", 0.5


def _age(document: Document) -> tuple[str, int, str]:
    """Dated documents first, by date; of equals, the shorter; then by id."""
    published = document.published.value if document.published else "9999"
    return published, len(document.text), document.id
