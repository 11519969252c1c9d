"""Of all that share a passage, which had it from which.

Matches are taken strongest first. Where dates tell who was first, a passage is taken once from
the earlier report that is nearest to it. Where they do not, reports are joined into a tree of
nearest texts (Kruskal 1956): two copies of one report differ from each other in what either
changed, so each is nearer to that report than to the other.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from crossbearing.model import Document
from crossbearing.trace.passages import SHORTEST, Match
from crossbearing.trace.tokens import Places

LARGE_SHARE = 1 / 3
"""Share of the shorter document from which on a passage is reuse, whoever else holds it."""

Range = tuple[int, int]


def nearest(
    found: Sequence[Match], documents: Sequence[Document], lengths: Places
) -> list[Match]:
    """The matches that tell who had a passage from whom."""
    strands = _Strands()
    taken: dict[int, list[Range]] = defaultdict(list)
    chosen = []
    for match in sorted(_reuse(found, lengths), key=_strength):
        if is_earlier(documents[match.earlier], documents[match.later]):
            if any(
                _common(match.last, each) * 2 >= _size(match.last)
                for each in taken[match.later]
            ):
                continue
            strands.join(match)
        elif not strands.join(match):
            continue
        taken[match.later].append(match.last)
        chosen.append(match)
    return chosen


def is_earlier(document: Document, other: Document) -> bool:
    """True if dates say that a document was published before another."""
    one, two = document.published, other.published
    return one is not None and two is not None and one.value < two.value


def _strength(match: Match) -> tuple[bool, int, int, int, Range, Range]:
    return (match.reworded, -match.equal, match.earlier, match.later, match.last, match.first)


def _reuse(found: Sequence[Match], lengths: Places) -> list[Match]:
    """The matches without common property: what very many hold does not count towards a passage,
    unless it makes up a large part of a document."""
    held: Counter[tuple[int, int]] = Counter()
    for match in found:
        if match.own < SHORTEST:
            held[match.earlier, match.later] += match.equal
    return [
        match
        for match in found
        if match.own >= SHORTEST
        or held[match.earlier, match.later]
        >= LARGE_SHARE * min(lengths[match.earlier], lengths[match.later])
    ]


class _Strands:
    """Passages of documents, and which of them are joined already."""

    def __init__(self) -> None:
        self._passages: dict[int, list[tuple[Range, int]]] = defaultdict(list)
        self._parents: list[int] = []

    def join(self, match: Match) -> bool:
        """Joins the two passages of a match; False if they were joined before."""
        one = self._root(self._strand(match.earlier, match.first))
        other = self._root(self._strand(match.later, match.last))
        self._parents[other] = one
        return one != other

    def _strand(self, document: int, words: Range) -> int:
        """The passage of a document that these words mostly lie in, a new one if there is none."""
        there = self._passages[document]
        best = max(there, key=lambda each: (_common(words, each[0]), -each[1]), default=None)
        if best and _common(words, best[0]) * 2 >= _size(words):
            return best[1]
        self._parents.append(len(self._parents))
        there.append((words, self._parents[-1]))
        return self._parents[-1]

    def _root(self, strand: int) -> int:
        while self._parents[strand] != strand:
            self._parents[strand] = self._parents[self._parents[strand]]
            strand = self._parents[strand]
        return strand


def _size(words: Range) -> int:
    return words[1] - words[0] + 1


def _common(words: Range, other: Range) -> int:
    """How many words two ranges have in common."""
    return max(0, min(words[1], other[1]) - max(words[0], other[0]) + 1)
