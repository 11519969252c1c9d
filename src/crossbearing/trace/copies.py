"""Passages that one document shares with another, word for word or nearly.

Runs of `GRAM` words are looked up in one index over all documents; runs on the same diagonal
with small gaps between them grow into passages. A run that very many documents share is
boilerplate, not reuse. Direction comes from dates; where they do not tell, the link says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from crossbearing.model import Copy, Document, Span
from crossbearing.trace.words import Words, words

GRAM = 5
SHORTEST = 10
"""Words in the shortest passage that counts as reuse."""
WIDEST_GAP = 6
"""Words that may differ between two runs of one passage."""
COMMONEST = 200
"""Documents that may share a run before it counts as boilerplate."""


@dataclass(frozen=True, slots=True)
class _Match:
    """Words `first`–`last` of one document equal those of another but for `gaps` words."""

    earlier: int
    later: int
    first: tuple[int, int]
    last: tuple[int, int]
    equal: int


def copies(documents: Sequence[Document]) -> tuple[Copy, ...]:
    """Every reused passage once, from the earliest document that holds it."""
    ordered = sorted(documents, key=_age)
    texts = [_body(document) for document in ordered]
    best: dict[tuple[int, int], tuple[_Match, ...]] = {}
    for later, matches in _matches(texts):
        for match in matches:
            covered = best.setdefault((later, match.last[0]), ())
            best[later, match.last[0]] = (*covered, match)
    found: list[Copy] = []
    for later in range(len(ordered)):
        taken: list[Span] = []
        mine = [m for (at, _), each in best.items() if at == later for m in each]
        for found_at in sorted(mine, key=lambda m: (-m.equal, m.earlier, m.last)):
            match = _widened(found_at, texts)
            target = texts[later].span(match.last[0], match.last[1])
            if any(_mostly(target, span) for span in taken):
                continue
            taken.append(target)
            found.append(_copy(match, target, ordered, texts))
    return tuple(sorted(found, key=lambda copy: (copy.target, copy.target_span, copy.source)))


def _matches(texts: Sequence[Words]) -> Iterator[tuple[int, list[_Match]]]:
    index: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    for later, text in enumerate(texts):
        grams = [text.words[at : at + GRAM] for at in range(len(text.words) - GRAM + 1)]
        diagonals: dict[int, list[tuple[int, int]]] = {}
        for at, gram in enumerate(grams):
            seen = index.get(gram, ())
            if len(seen) <= COMMONEST:
                for earlier, place in seen:
                    diagonals.setdefault(earlier, []).append((place, at))
        yield (
            later,
            [
                match
                for earlier, pairs in diagonals.items()
                for match in _runs(earlier, later, pairs)
            ],
        )
        for at, gram in enumerate(grams):
            index.setdefault(gram, []).append((later, at))


def _runs(earlier: int, later: int, pairs: Sequence[tuple[int, int]]) -> Iterator[_Match]:
    """Passages grown from pairs of equal runs, in order of the later text."""
    start: tuple[int, int] | None = None
    last = (0, 0)
    equal = 0
    for pair in sorted(pairs, key=lambda each: (each[1], each[0])):
        step = (pair[0] - last[0], pair[1] - last[1])
        if start is None:
            start, equal = pair, GRAM
        elif 0 < step[0] <= GRAM + WIDEST_GAP and 0 < step[1] <= GRAM + WIDEST_GAP:
            equal += min(GRAM, step[1])
        else:
            if equal >= SHORTEST:
                yield _match(earlier, later, start, last, equal)
            start, equal = pair, GRAM
        last = pair
    if start is not None and equal >= SHORTEST:
        yield _match(earlier, later, start, last, equal)


def _match(
    earlier: int, later: int, start: tuple[int, int], last: tuple[int, int], equal: int
) -> _Match:
    return _Match(
        earlier,
        later,
        (start[0], last[0] + GRAM - 1),
        (start[1], last[1] + GRAM - 1),
        equal,
    )


def _widened(match: _Match, texts: Sequence[Words]) -> _Match:
    """The match with the equal words on either side of it, over single words that differ: the
    words before a dropped hedge are too few for a run of their own."""
    source, target = texts[match.earlier].words, texts[match.later].words
    before = _reach(source[: match.first[0]][::-1], target[: match.last[0]][::-1])
    after = _reach(source[match.first[1] + 1 :], target[match.last[1] + 1 :])
    return replace(
        match,
        first=(match.first[0] - before[0], match.first[1] + after[0]),
        last=(match.last[0] - before[1], match.last[1] + after[1]),
        equal=match.equal + before[2] + after[2],
    )


_SKIPS = ((0, 0), (1, 0), (0, 1), (1, 1))


def _reach(source: Sequence[str], target: Sequence[str]) -> tuple[int, int, int]:
    """How many words of each go on alike from the start, and how many of them are equal."""
    i = j = equal = 0
    while True:
        for left, right in _SKIPS:
            ahead = source[i + left : i + left + 2], target[j + right : j + right + 2]
            if ahead[0] == ahead[1] and len(ahead[0]) == 2:
                i, j, equal = i + left + 1, j + right + 1, equal + 1
                break
        else:
            break
    if equal and i < len(source) and j < len(target) and source[i] == target[j]:
        i, j, equal = i + 1, j + 1, equal + 1
    return i, j, equal


def _copy(
    match: _Match, target: Span, ordered: Sequence[Document], texts: Sequence[Words]
) -> Copy:
    source, copier = ordered[match.earlier], ordered[match.later]
    reason, confidence = _direction(source, copier)
    length = match.last[1] - match.last[0] + 1
    return Copy(
        source=source.id,
        target=copier.id,
        source_span=texts[match.earlier].span(match.first[0], match.first[1]),
        target_span=target,
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


def _mostly(span: Span, other: Span) -> bool:
    """True if at least half of `span` lies in `other`."""
    common = min(span.end, other.end) - max(span.start, other.start)
    return common * 2 >= span.end - span.start


def _age(document: Document) -> tuple[str, int, str]:
    """Dated documents first, by date; of equals, the shorter; then by id."""
    published = document.published.value if document.published else "9999"
    return published, len(document.text), document.id


def _body(document: Document) -> Words:
    """The document's words without its furniture."""
    found = words(document.text)
    furniture = [each.span for each in document.furniture]
    if not furniture:
        return found
    kept = [
        (word, span)
        for word, span in zip(found.words, found.spans, strict=True)
        if not any(each.start <= span[0] < each.end for each in furniture)
    ]
    return Words(tuple(word for word, _ in kept), tuple(span for _, span in kept))
