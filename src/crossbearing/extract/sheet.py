"""A document as the encoder sees it: words with offsets, each name one placeholder, in sentences."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from crossbearing.extract import placeholders
from crossbearing.extract.pieces import Pieces
from crossbearing.extract.shouting import shouted
from crossbearing.extract.unwrapping import unwrapped
from crossbearing.extract.words import lines, sentences, words
from crossbearing.model import Span

NAME_PIECE = 2
"""The piece that stands for any name: `[unused1]`, which no text produces."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Words in order: offsets, pieces, and where sentences and lines begin (word numbers)."""

    starts: Sequence[int]
    ends: Sequence[int]
    pieces: Sequence[tuple[int, ...]]
    sentences: Sequence[int]
    lines: Collection[int]

    def __len__(self) -> int:
        return len(self.starts)

    def part(self, words: Sequence[int]) -> Sheet:
        """Some of the words as a sheet of one sentence."""
        return Sheet(
            [self.starts[at] for at in words],
            [self.ends[at] for at in words],
            [self.pieces[at] for at in words],
            [0],
            frozenset(),
        )

    def span(self, first: int, last: int) -> Span:
        """The document span from one word to another, both included."""
        return Span(self.starts[first], self.ends[last])


def sheet(
    text: str, pieces: Pieces, common: Collection[str], aside: Iterable[Span] = ()
) -> Sheet:
    """A text's sheet; lines that lie whole in a span of `aside` (furniture) are left out.

    Lines broken to fit a page are read as one.
    """
    left_out = sorted(aside)
    loud = shouted(text)
    text = unwrapped(text)
    starts: list[int] = []
    ends: list[int] = []
    cut: list[tuple[int, ...]] = []
    sentence_starts: list[int] = []
    line_starts: list[int] = []
    known: Collection[str] | None = None
    for begin, end in lines(text):
        if _lies_in(text, begin, end, left_out):
            continue
        line_starts.append(len(starts))
        stops = iter([start for start, _ in sentences(text, begin, end)][1:])
        stop = next(stops, end)
        sentence_starts.append(len(starts))
        units = _units(text, begin, end, common, loud=loud)
        if not loud and text[begin:end].isupper() and not text.isupper():
            if known is None:
                known = _names_below(text, common)
            units = _units_of_heading(text, begin, end, known)
        for first, last, named in units:
            if first >= stop:
                sentence_starts.append(len(starts))
                while stop <= first:
                    stop = next(stops, end)
            starts.append(first)
            ends.append(last)
            cut.append((NAME_PIECE,) if named else pieces.of(text[first:last]))
    return Sheet(starts, ends, cut, sentence_starts, frozenset(line_starts))


def _units(
    text: str, begin: int, end: int, common: Collection[str], *, loud: bool = False
) -> Iterator[tuple[int, int, bool]]:
    """Start and end of each word outside names and of each name, which is marked."""
    each = words(text, begin, end)
    at = 0
    found = placeholders.loud_names(text, each) if loud else None
    for first, last in found or placeholders.names(text, each, common):
        yield from ((start, stop, False) for start, stop in each[at:first])
        yield each[first][0], each[last][1], True
        at = last + 1
    yield from ((start, stop, False) for start, stop in each[at:])


def _names_below(text: str, common: Collection[str]) -> frozenset[str]:
    """The names of a text's lines that are not in capitals, made so."""
    return frozenset(
        text[first:last].upper()
        for begin, end in lines(text)
        if not text[begin:end].isupper()
        for first, last, named in _units(text, begin, end, common)
        if named
    )


def _units_of_heading(
    text: str, begin: int, end: int, known: Collection[str]
) -> Iterator[tuple[int, int, bool]]:
    """Words and names of a line in capitals, in which the names that the text has below show."""
    longest = sorted(known, key=lambda name: (-len(name), name))
    either = "|".join(map(re.escape, longest)) or r"(?!)"
    at = begin
    for name in re.finditer(rf"(?<!\w)(?:{either})(?!\w)", text[begin:end]):
        yield from (
            (start, stop, False) for start, stop in words(text, at, begin + name.start())
        )
        at = begin + name.end()
        yield begin + name.start(), at, True
    yield from ((start, stop, False) for start, stop in words(text, at, end))


def _lies_in(text: str, begin: int, end: int, spans: Sequence[Span]) -> bool:
    """True if all the words between two offsets lie in one of the spans."""
    line = text[begin:end]
    first = begin + len(line) - len(line.lstrip())
    last = begin + len(line.rstrip())
    return any(span.start <= first and last <= span.end for span in spans)
