"""Which unnamed voices are one: called alike in one report, or saying the same in several.

Two remarks are the same when three quarters of the shorter one's telling words recur in the
other, for the same body or one that is not told, or when voice and words are equal to the
letter. Sameness is passed on: what is the same as the same is the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from crossbearing.text.names import normal
from crossbearing.trace.statements import Statement
from crossbearing.trace.words import FEWEST, telling

SAME_REMARK = 0.75
"""Share of the shorter remark's telling words that make two remarks one."""


def same_voices(statements: Sequence[Statement]) -> tuple[int, ...]:
    """For each statement, the position of the first statement that is the same voice's."""
    first = list(range(len(statements)))

    def find(at: int) -> int:
        while first[at] != at:
            first[at] = first[first[at]]
            at = first[at]
        return at

    for one, other in (*_called_alike(statements), *_same_remarks(statements)):
        low, high = sorted((find(one), find(other)))
        first[high] = low
    return tuple(find(at) for at in range(len(statements)))


def _called_alike(statements: Sequence[Statement]) -> Iterator[tuple[int, int]]:
    """Pairs of the same name in one document, or of the same name and words in two."""
    seen: dict[tuple[str, ...], int] = {}
    for at, each in enumerate(statements):
        name = normal(each.said.voice.name or "")
        if not name:
            continue
        for key in ((each.document.id, name), ("words", name, normal(each.content))):
            known = seen.setdefault(key, at)
            if known != at:
                yield known, at


def _same_remarks(statements: Sequence[Statement]) -> Iterator[tuple[int, int]]:
    """Pairs that share enough telling words, found through an index of those words."""
    words = [Counter(telling(each.content)) for each in statements]
    sizes = [each.total() for each in words]
    index: dict[str, list[int]] = {}
    for at, counted in enumerate(words):
        if sizes[at] < FEWEST:
            continue
        shared: Counter[int] = Counter()
        for word, times in counted.items():
            for other in index.get(word, ()):
                shared[other] += min(times, words[other][word])
        for other, common in shared.items():
            enough = common >= SAME_REMARK * min(sizes[at], sizes[other])
            if enough and _one_body(statements[at], statements[other]):
                yield other, at
        for word in counted:
            index.setdefault(word, []).append(at)


def _one_body(one: Statement, other: Statement) -> bool:
    return len({one.affiliation, other.affiliation} - {None}) <= 1
