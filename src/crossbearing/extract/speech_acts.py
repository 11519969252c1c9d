"""What a statement does and how sure it is, as the network reads it with its parts marked.

For each statement the head looks anew at its sentences: whose part each word is, which names are
the speaker's own, and which act the rules over words make of it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from crossbearing.extract.drafts import Draft
from crossbearing.extract.sheet import NAME_PIECE, Sheet
from crossbearing.extract.windows import PIECES
from crossbearing.model import Certainty, Stance, Voice

PARTS, NAMES = 4, 3
NOBODYS, SOURCES, CUES, CONTENTS = range(PARTS)
"""Whose part a word is."""
NO_NAME, A_NAME, OWN_NAME = range(NAMES)
"""Whether a word of a content is a name, and one that the speaker bears or speaks for."""
STANCES = tuple(Stance)
CERTAINTIES = tuple(Certainty)

T = TypeVar("T")

_WORD = re.compile(r"\w+")
_SMALL = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "for",
        "and",
        "in",
        "on",
        "at",
        "to",
        "its",
        "his",
        "her",
        "their",
        "by",
        "from",
        "with",
    ]
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A statement as the head is asked about it: the first word of its sentences, for each of
    their words whose part it is and how the encoder's input is marked there, and the number of the
    rules' stance."""

    first: int
    parts: tuple[int, ...]
    marks: tuple[int, ...]
    ruled: int

    @property
    def end(self) -> int:
        """The word after its sentences."""
        return self.first + len(self.parts)

    def taken(self) -> frozenset[int]:
        """The words that are a part of it."""
        return frozenset(at for at, part in enumerate(self.parts, self.first) if part)

    def within(self, first: int, end: int) -> Asked:
        """The same question about a longer stretch of words."""
        before, after = (NOBODYS,) * (self.first - first), (NOBODYS,) * (end - self.end)
        return Asked(
            first, before + self.parts + after, before + self.marks + after, self.ruled
        )


def asked(text: str, page: Sheet, draft: Draft, voice: Voice, ruled: Stance) -> Asked:
    """The question about a draft of a page."""
    spans = [*draft.source, *draft.content, *draft.cue]
    cue = draft.cue[0].start if draft.cue else draft.start
    first, end = _sentences(page, min(spans).start, max(span.end for span in spans), cue)
    parts = [NOBODYS] * (end - first)
    for part, spans_of in (
        (SOURCES, draft.source),
        (CONTENTS, draft.content),
        (CUES, draft.cue),
    ):
        for span in spans_of:
            begin = bisect_right(page.ends, span.start, first, end)
            for at in range(begin, bisect_left(page.starts, span.end, begin, end)):
                parts[at - first] = part
    own = _words([name for name in (voice.name, voice.affiliation) if name])
    marks = [
        part * NAMES + (_named(text, page, first + at, own) if part == CONTENTS else NO_NAME)
        for at, part in enumerate(parts)
    ]
    return Asked(first, tuple(parts), tuple(marks), STANCES.index(ruled))


def looks(
    page: Sheet, statements: Iterable[T], question: Callable[[T], Asked]
) -> Iterator[tuple[int, int, list[T]]]:
    """Stretches of words that the encoder reads in one go, each with statements of it that have
    no word in common; between them, every statement is looked at once."""
    for layer in _layers(statements, question):
        stretch: list[T] = []
        first = end = 0
        for each in sorted(layer, key=lambda one: question(one).first):
            begin, stop = question(each).first, max(end, question(each).end)
            if stretch and (begin > end or _pieces(page, first, stop) > PIECES):
                yield first, end, stretch
                stretch = []
            if not stretch:
                first, stop = begin, question(each).end
            stretch.append(each)
            end = stop
        if stretch:
            yield first, end, stretch


def marks(group: Iterable[Asked]) -> tuple[int, ...]:
    """The marks of questions about one stretch, for each of its words."""
    return tuple(map(max, zip(*(each.marks for each in group), strict=True)))


def _layers(statements: Iterable[T], question: Callable[[T], Asked]) -> Iterator[list[T]]:
    """The statements in groups without a word in common; the longest come first."""
    groups: list[tuple[set[int], list[T]]] = []
    words = [(question(each).taken(), each) for each in statements]
    for taken, each in sorted(words, key=lambda one: -len(one[0])):
        for used, group in groups:
            if used.isdisjoint(taken):
                used.update(taken)
                group.append(each)
                break
        else:
            groups.append((set(taken), [each]))
    yield from (group for _, group in groups)


def _sentences(page: Sheet, start: int, end: int, cue: int) -> tuple[int, int]:
    """First word and end of the sentences that letters from `start` to `end` stand in, or of as
    much about the cue as the encoder takes."""
    bounds = [*page.sentences, len(page)]
    at, last = _word(page, start), bisect_left(page.starts, end)
    first = bounds[bisect_right(bounds, at) - 1]
    stop = bounds[bisect_left(bounds, max(last, at + 1))]
    middle = _word(page, cue)
    size = _pieces(page, first, stop)
    while size > PIECES:
        if middle - first >= stop - 1 - middle:
            size -= len(page.pieces[first])
            first += 1
        else:
            stop -= 1
            size -= len(page.pieces[stop])
    return first, stop


def _word(page: Sheet, letter: int) -> int:
    return max(0, bisect_right(page.starts, letter) - 1)


def _pieces(page: Sheet, first: int, end: int) -> int:
    return sum(map(len, page.pieces[first:end]))


def _named(text: str, page: Sheet, at: int, own: frozenset[str]) -> int:
    if page.pieces[at] != (NAME_PIECE,):
        return NO_NAME
    stranger = own.isdisjoint(_words([text[page.starts[at] : page.ends[at]]]))
    return A_NAME if stranger else OWN_NAME


def _words(names: Sequence[str]) -> frozenset[str]:
    return frozenset(word for name in names for word in _WORD.findall(name.lower())) - _SMALL
