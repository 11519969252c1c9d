"""Two texts side by side: what one took from the other, and what it changed on the way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from crossbearing.model import Copy, Span

LONGEST = 1_200
"""Words of a passage up to which its differences are looked for word by word."""

_WORDS = re.compile(r"\s+|\w+|[^\w\s]")
_OPENING = "“‘\"'(«["
_CLOSING = re.compile(r"[^\w\s“‘(«\[]*\s*")
_SENTENCES = re.compile(r"[^.!?\n]+[.!?\n]*\s*|[.!?\n]+\s*")


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand in both texts (`same`), in the first alone (`gone`), or in the second
    alone (`come`)."""

    text: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A stretch of the taking text beside what it was taken from; one of the two may be None."""

    source: Span | None
    target: Span | None
    left: tuple[Run, ...] = ()
    right: tuple[Run, ...] = ()
    copy: Copy | None = None


def rows(source: str, target: str, copies: Iterable[Copy]) -> Iterator[Row]:
    """The target from its first letter to its last, with each reused passage beside its source,
    and then what of the source is used nowhere."""
    used: list[Span] = []
    at = 0
    for copy in sorted(copies, key=lambda each: (each.target_span, each.source_span)):
        used.append(copy.source_span)
        # Passages may overlap, and each letter stands once: under the first that holds it.
        here = Span(
            max(copy.target_span.start, min(at, copy.target_span.end)), copy.target_span.end
        )
        if here.start == here.end:
            continue
        # Marks around a passage go with it: a line of a full stop alone helps nobody.
        opens = len(target[at : here.start].rstrip(_OPENING + " "))
        start = at + opens if target[at + opens : here.start].strip() else here.start
        closes = _CLOSING.match(target, here.end)
        end = closes.end() if closes else here.end
        if target[at:start].strip():
            own = Span(at, start)
            yield Row(source=None, target=own, right=(Run(own.of(target), "come"),))
        left, right = differences(copy.source_span.of(source), here.of(target))
        yield Row(
            source=copy.source_span,
            target=Span(start, end),
            left=left,
            right=(
                Run(target[start : here.start], "same"),
                *right,
                Run(target[here.end : end], "same"),
            ),
            copy=copy,
        )
        at = end
    if target[at:].strip():
        rest = Span(at, len(target))
        yield Row(source=None, target=rest, right=(Run(rest.of(target), "come"),))
    yield from left_out(source, used)


def left_out(source: str, used: Iterable[Span]) -> Iterator[Row]:
    """The stretches of the source that no passage was taken from."""
    at = 0
    for span in sorted(used):
        if span.start > at and source[at : span.start].strip():
            gone = Span(at, span.start)
            yield Row(source=gone, target=None, left=(Run(gone.of(source), "gone"),))
        at = max(at, span.end)
    if source[at:].strip():
        gone = Span(at, len(source))
        yield Row(source=gone, target=None, left=(Run(gone.of(source), "gone"),))


def differences(one: str, other: str) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Both texts in runs: word by word, or sentence by sentence where they are long."""
    first, second = _WORDS.findall(one), _WORDS.findall(other)
    if max(len(first), len(second)) > LONGEST:
        first, second = _SENTENCES.findall(one), _SENTENCES.findall(other)
    left: list[Run] = []
    right: list[Run] = []
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        gone, come = "".join(first[a:b]), "".join(second[c:d])
        if kind == "equal":
            left.append(Run(gone, "same"))
            right.append(Run(come, "same"))
            continue
        if gone:
            left.append(Run(gone, "gone"))
        if come:
            right.append(Run(come, "come"))
    return tuple(left), tuple(right)
