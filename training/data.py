"""Annotated texts as windows of numbered pieces, with a label for each word.

A text says of each statement its source, cue and content ([[start, end], …]) and, in our own
passages, the statement that carries it. The news corpus marks no statements inside statements:
its windows leave open whether an inner cue stands in a content, and so teach nothing about it.
"""

from __future__ import annotations

import json
import zlib
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from crossbearing.extract import placeholders, speech_acts, words
from crossbearing.extract.network import (
    BEGIN,
    BEGIN_INNER,
    CONTENT,
    IN,
    IN_INNER,
    NEITHER,
    OUT,
    SOURCE,
)
from crossbearing.extract.pieces import Pieces
from crossbearing.extract.sheet import Sheet, sheet
from crossbearing.extract.speech_acts import Asked, asked, marks
from crossbearing.extract.windows import windows
from training import deeds
from training.deeds import Deed
from training.passages import passages

SEEN = 3
"""Times a word stands in small letters before it counts as a common one."""
SMALL_SHARE = 0.25
"""Least share of its small-letter uses among those where a capital would mean a name."""


@dataclass(frozen=True, slots=True)
class Case:
    """One cue of a window: its first and last word, and each word's label for it."""

    first: int
    last: int
    roles: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Act:
    """What one statement of a window does, beside what the rules make of it."""

    asked: Asked
    stance: int
    certainty: int
    distanced: bool


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces (end marks not included), the first piece of each word, and labels."""

    pieces: tuple[int, ...]
    heads: tuple[int, ...]
    cues: tuple[int, ...]
    open: tuple[bool, ...]
    """Words of which it is unknown whether an inner statement's cue stands there."""
    cases: tuple[Case, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Look:
    """A window read with the parts of some of its statements marked: pieces, the first piece of
    each word, and what each of these statements does."""

    pieces: tuple[int, ...]
    heads: tuple[int, ...]
    acts: tuple[Act, ...]

    def marks(self) -> list[int]:
        """The mark of each piece."""
        ends = [*self.heads[1:], len(self.pieces)]
        of_words = marks(act.asked for act in self.acts)
        return [
            mark
            for mark, head, end in zip(of_words, self.heads, ends, strict=True)
            for _ in range(head, end)
        ]


@dataclass(frozen=True, slots=True)
class Text:
    """A text with its statements; `flat` where none inside another is marked."""

    text: str
    said: Sequence[dict[str, Any]]
    flat: bool
    deeds: Sequence[Deed] = ()
    """What statements of the text do, where that is known."""


def news(path: Path) -> list[Text]:
    """The texts of a corpus file in the exam's format."""
    lines = path.read_text(encoding="utf-8").splitlines()
    records = map(json.loads, filter(None, lines))
    return [Text(each["text"], each["attributions"], flat=True) for each in records]


def own(folder: Path) -> list[Text]:
    """Our own passages, of every JSON Lines file in a folder."""
    return [
        Text(each["text"], each["statements"], flat=False, deeds=done)
        for path in sorted(folder.glob("*.jsonl"))
        for each, done in zip(passages(path), deeds.of(path), strict=True)
        if not held_out(each["id"])
    ]


def held_out(passage: str) -> bool:
    """True for the passages, one in ten, that are not learned from."""
    return zlib.crc32(passage.encode()) % 10 == 0


def lines(path: Path) -> list[Text]:
    """Texts of which what one statement does is known, and nothing else."""
    return [Text(each.text, (), flat=False, deeds=done) for each, done in deeds.lines(path)]


def common_words(texts: Iterable[Text]) -> list[str]:
    """Words that may begin a sentence without being names, in order of the alphabet."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for each in texts:
        for start, end in words.lines(each.text):
            line = [each.text[first:last] for first, last in words.words(each.text, start, end)]
            for word, lower, named in placeholders.uses(line):
                (capital if named else small)[lower] += word.isalpha()
    return sorted(
        word
        for word, seen in small.items()
        if seen >= SEEN and seen >= SMALL_SHARE * (seen + capital[word])
    )


def examples(
    each: Text, pieces: Pieces, common: Collection[str], *, most: int, small: bool
) -> Iterator[Window]:
    """The windows of a text, of at most `most` pieces; `small` lowers every letter first."""
    text = each.text
    if small and len(text.lower()) == len(text):
        text = text.lower()
    page = sheet(text, pieces, common)
    for first, end in windows(page, most):
        yield _window(page, first, end, each)


def _window(page: Sheet, first: int, end: int, text: Text) -> Window:
    pieces, heads = _pieces(page, first, end)
    size = end - first
    cues = [OUT] * size
    unknown = [False] * size
    cases = []
    if text.flat:
        for said in text.said:
            for at in _covered(page, first, end, said["content"]):
                unknown[at] = True
    for said in text.said:
        touched = _covered(page, first, end, said["cue"])
        if not touched:
            continue
        inner = said.get("parent") is not None
        cue = range(touched[0], touched[-1] + 1)
        roles = [NEITHER] * size
        for part, label in (("content", CONTENT), ("source", SOURCE)):
            for at in _covered(page, first, end, said[part]):
                roles[at] = label
        for at in cue:
            cues[at] = IN_INNER if inner else IN
            unknown[at] = False
            roles[at] = NEITHER
        cues[cue[0]] = BEGIN_INNER if inner else BEGIN
        cases.append(Case(cue[0], cue[-1], tuple(roles)))
    return Window(pieces, heads, tuple(cues), tuple(unknown), tuple(cases))


def looks(each: Text, pieces: Pieces, common: Collection[str]) -> Iterator[Look]:
    """The sentences of a text in which what statements do is known, with these marked."""
    if not each.deeds:
        return
    page = sheet(each.text, pieces, common)
    acts = [
        Act(asked(each.text, page, deed.draft, deed.voice, deed.ruled), *deed.labels())
        for deed in each.deeds
    ]
    for first, end, group in speech_acts.looks(page, acts, lambda act: act.asked):
        whole = [replace(act, asked=act.asked.within(first, end)) for act in group]
        yield Look(*_pieces(page, first, end), tuple(whole))


def _pieces(page: Sheet, first: int, end: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The pieces of a window, and where each word begins among them."""
    pieces: list[int] = []
    heads: list[int] = []
    for at in range(first, end):
        heads.append(len(pieces))
        pieces.extend(page.pieces[at])
    return tuple(pieces), tuple(heads)


def _covered(page: Sheet, first: int, end: int, spans: Iterable[Sequence[int]]) -> list[int]:
    """Numbers, within the window, of the words that spans touch."""
    found: set[int] = set()
    for start, stop in spans:
        begin = bisect_right(page.ends, start, first, end)
        found.update(range(begin, bisect_left(page.starts, stop, begin, end)))
    return sorted(at - first for at in found)
