"""What the head makes of a document: incidents by type, each with the phrases that fill it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from crossbearing.extract.network import Pass
from crossbearing.extract.tagging.features import (
    context,
    document_row,
    phrase_rows,
    topic,
)
from crossbearing.extract.tagging.head import Head
from crossbearing.extract.tagging.page import Page, page
from crossbearing.extract.tagging.phrases import PARTS, Phrase, Proposed, proposed
from crossbearing.extract.tagging.tags import NOTHING, TYPES, Tags
from crossbearing.model import Span

_PERPETRATORS = 2
"""Parts that several incidents of a document may share: those of the perpetrators."""
_SHARED = 0.25


@dataclass(frozen=True, slots=True)
class Filled:
    """A phrase that fills a part, where it is told best, and how likely."""

    span: Span
    part: int
    chance: float
    sentence: Span


@dataclass(frozen=True, slots=True)
class Told:
    """An incident that a document tells of: its type, how likely, and what fills its parts."""

    type: str
    chance: float
    parts: tuple[Filled, ...]
    sentences: tuple[Span, ...] = ()
    """Where it is told."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Phrases with their chances, and the chances of types."""

    phrases: Proposed
    chances: tuple[float, ...]
    types: tuple[float, ...]


def told(text: str, kept: Pass, head: Head) -> tuple[Told, ...]:
    """The incidents a document tells of, likeliest first; none where it tells of none."""
    if kept.sheet is None or not len(kept.sheet):
        return ()
    words = page(text, kept.sheet)
    tags = head.tagged(kept.vectors(), words)
    return sorted_out(words, tags, chosen(words, tags, head), head)


def chosen(words: Page, tags: Tags, head: Head) -> Chosen:
    """The chances of a page's phrases and of types of incident."""
    phrases = proposed(words, tags, head.lexicon)
    chances: list[float] = []
    if phrases:
        rows, about = phrase_rows(words, tags, phrases, head.lexicon)
        lined = [
            head.context.chance(*context(each, row))
            for each, row in zip(about, rows.tolist(), strict=True)
        ]
        chances = head.phrases.chances(np.column_stack((rows, lined))).tolist()
    topics = head.topics.sums(*topic(words, head.topic_words))
    row = np.array([document_row(words, tags, phrases, chances, topics)])
    types = [
        float(trees.chances(row)[0]) if trees else 0.7 * float(tags.document[at])
        for at, trees in enumerate(head.documents)
    ]
    return Chosen(phrases, tuple(chances), tuple(types))


def sorted_out(words: Page, tags: Tags, found: Chosen, head: Head) -> tuple[Told, ...]:
    """One incident for each likely type, with the phrases that its sentences hold."""
    if 1 - found.types[NOTHING] < head.least_told:
        return ()
    kinds = [at for at in range(NOTHING) if found.types[at] >= head.least_type]
    kinds = kinds or [int(np.argmax(found.types[:NOTHING]))]
    filled: dict[int, list[Filled]] = {kind: [] for kind in kinds}
    bounds = _bounds(words)
    for phrase, chance in _kept(found, head.bounds):
        shares = _shares(words, tags, phrase, kinds)
        wanted = {int(np.argmax(shares))}
        if phrase.part < _PERPETRATORS:
            wanted |= {at for at, share in enumerate(shares) if share >= _SHARED}
        _, first, last = phrase.best
        span = Span(words.starts[first], words.ends[last])
        sentence = bounds[words.sentence_of[first]]
        for at in sorted(wanted):
            filled[kinds[at]].append(Filled(span, phrase.part, chance, sentence))
    made = [
        Told(
            type=TYPES[kind],
            chance=found.types[kind],
            parts=tuple(sorted(filled[kind], key=lambda each: (each.part, each.span))),
            sentences=_sentences(bounds, tags, kind),
        )
        for kind in kinds
    ]
    return tuple(sorted(made, key=lambda each: (-each.chance, each.type)))


def _kept(found: Chosen, bounds: Sequence[float]) -> list[tuple[Phrase, float]]:
    """The likely phrases, without those that overlap a likelier one in the same part."""
    ranked = sorted(
        zip(found.phrases.values(), found.chances, strict=True),
        key=lambda each: (-each[1], each[0].part, min(each[0].at)),
    )
    taken: list[list[tuple[int, int]]] = [[] for _ in range(PARTS)]
    kept: list[tuple[Phrase, float]] = []
    for phrase, chance in ranked:
        if chance < bounds[phrase.part]:
            continue
        if any(a <= d and c <= b for a, b in phrase.at for c, d in taken[phrase.part]):
            continue
        taken[phrase.part].extend(phrase.at)
        kept.append((phrase, chance))
    return kept


def _shares(words: Page, tags: Tags, phrase: Phrase, kinds: Sequence[int]) -> list[float]:
    """How much a phrase belongs to each type, by the sentences it stands in."""
    total = np.zeros(NOTHING)
    for (first, _), chance in phrase.at.items():
        here = words.sentence_of[first]
        total += (chance + 0.01) * (tags.sentences[here, :NOTHING] + 0.01)
    shares = total[list(kinds)]
    return [float(each) for each in shares / shares.sum()]


def _bounds(words: Page) -> list[Span]:
    """The span of each sentence."""
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for at, sentence in enumerate(words.sentence_of):
        first.setdefault(sentence, at)
        last[sentence] = at
    return [
        Span(words.starts[at], words.ends[last[sentence]]) for sentence, at in first.items()
    ]


def _sentences(bounds: Sequence[Span], tags: Tags, kind: int) -> tuple[Span, ...]:
    """The sentences more likely to tell of this type than of nothing."""
    return tuple(
        each
        for at, each in enumerate(bounds)
        if tags.sentences[at, kind] > tags.sentences[at, NOTHING]
    )
