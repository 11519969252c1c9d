"""Passages that one document shares with another, word for word or nearly.

Seeds find what may be shared, alignment finds how far it reaches, and of all who hold a passage
the nearest is its source. Words that very many documents hold are common property, not reuse.
Direction comes from dates; where they do not tell, the link says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from crossbearing.model import Copy, Document, Span
from crossbearing.trace import seeds
from crossbearing.trace.nearest import nearest
from crossbearing.trace.passages import Match, matches
from crossbearing.trace.rows import Row
from crossbearing.trace.tokens import batches, tokens

LEVEL = 1 << 20
"""Seeds of added reports that are kept in one row, which each addition writes anew."""


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
        found = [np.empty(0, np.uint64)]
        for batch in batches(self._documents):
            read = tokens(batch)
            offset = int(bounds[-1][-1])
            words.append(read.words)
            bounds.append(read.bounds[1:] + offset)
            found.append(seeds.seeds(read.words, read.bounds, offset))
        self._words = Row(np.concatenate(words))
        self._bounds = Row(np.concatenate(bounds))
        self._levels = [np.sort(np.concatenate(found))]

    def __len__(self) -> int:
        return len(self._documents)

    def copies(self) -> tuple[Copy, ...]:
        """Every reused passage among the reports once, from the nearest that may have had it
        first."""
        ordered = np.sort(np.concatenate(self._levels)) if self._levels[1:] else self._levels[0]
        return self._copies(seeds.hits(ordered, self._bounds.all))

    def add(self, document: Document) -> tuple[Copy, ...]:
        """Takes one more report in and gives what it shares with those that are there."""
        read = tokens([document])
        offset = int(self._bounds.all[-1])
        mine = seeds.seeds(read.words, read.bounds, offset)
        self._documents.append(document)
        self._words.extend(read.words)
        self._bounds.extend(read.bounds[1:] + offset)
        hits = seeds.hits(seeds.answering(mine, self._levels), self._bounds.all)
        if len(self._levels) == 1 or len(self._levels[-1]) > LEVEL:
            self._levels.append(np.empty(0, np.uint64))
        mine.sort()
        last = self._levels[-1]
        self._levels[-1] = np.insert(last, np.searchsorted(last, mine), mine)
        return self._copies(hits.since(offset))

    def _copies(self, hits: seeds.Hits) -> tuple[Copy, ...]:
        bounds = self._bounds.all
        found = [self._by_age(each) for each in matches(self._words.all, bounds, hits)]
        chosen = nearest(found, self._documents, np.diff(bounds).tolist())
        spans = _spans(chosen, self._documents)
        made = (
            _copy(match, span, self._documents)
            for match, span in zip(chosen, spans, strict=True)
        )
        return tuple(
            sorted(made, key=lambda copy: (copy.target, copy.target_span, copy.source))
        )

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
