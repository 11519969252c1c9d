"""Annotated texts as windows of numbered pieces, with a label for each word.

A text says of each statement its source, cue and content ([[start, end], …]) and, in our own
passages, the statement that carries it. The news corpus marks no statements inside statements:
its windows leave open whether an inner cue stands in a content, and so teach nothing about it.
"""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from crossbearing.extract import placeholders, words
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
from crossbearing.extract.windows import windows
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
class Window:
    """Pieces (end marks not included), the first piece of each word, and labels."""

    pieces: tuple[int, ...]
    heads: tuple[int, ...]
    cues: tuple[int, ...]
    open: tuple[bool, ...]
    """Words of which it is unknown whether an inner statement's cue stands there."""
    cases: tuple[Case, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Text:
    """A text with its statements; `flat` where none inside another is marked."""

    text: str
    said: Sequence[dict[str, Any]]
    flat: bool


def news(path: Path) -> list[Text]:
    """The texts of a corpus file in the exam's format."""
    lines = path.read_text(encoding="utf-8").splitlines()
    records = map(json.loads, filter(None, lines))
    return [Text(each["text"], each["attributions"], flat=True) for each in records]


def own(folder: Path) -> list[Text]:
    """Our own passages, of every JSON Lines file in a folder."""
    return [
        Text(each["text"], each["statements"], flat=False)
        for path in sorted(folder.glob("*.jsonl"))
        for each in passages(path)
    ]


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
    pieces: list[int] = []
    heads: list[int] = []
    for at in range(first, end):
        heads.append(len(pieces))
        pieces.extend(page.pieces[at])
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
    return Window(tuple(pieces), tuple(heads), tuple(cues), tuple(unknown), tuple(cases))


def _covered(page: Sheet, first: int, end: int, spans: Iterable[Sequence[int]]) -> list[int]:
    """Numbers, within the window, of the words that spans touch."""
    found: set[int] = set()
    for start, stop in spans:
        begin = bisect_right(page.ends, start, first, end)
        found.update(range(begin, bisect_left(page.starts, stop, begin, end)))
    return sorted(at - first for at in found)
