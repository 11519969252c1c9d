"""Sentences of a text, and the bare stems of their telling words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crossbearing.model import Span
from crossbearing.trace.words import telling

_END = re.compile(r"[.!?…]+[”»\"’')\]]*(?=\s|$)|\n+|$")
_SHORT = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Gen|Col|Maj|Capt|Lt|Sgt|Gov|Sen|Rep|Prof|No|vs|Inc|Ltd|Co"
    r"|a\.m|p\.m|[A-Z]))\.$"
)
_ENDINGS = re.compile(r"(?:'s|ingly|edly|ing|ied|ies|ed|es|ly|s|e|y|d)$")


def sentences(text: str, *, within: Span | None = None) -> Iterator[Span]:
    """The spans of the sentences of `text`, or of those that touch the part `within`."""
    start = text.rfind("\n", 0, within.start) + 1 if within else 0
    last = within.end if within else len(text)
    while start < len(text) and start < last:
        end = _END.search(text, start)
        while end and _SHORT.search(text, start, end.start() + 1) and end.end() < len(text):
            end = _END.search(text, end.end())
        stop = end.end() if end else len(text)
        kept = _trimmed(text, start, stop)
        if kept and (within is None or kept.overlaps(within)):
            yield kept
        start = max(stop, start + 1)


def _trimmed(text: str, start: int, stop: int) -> Span | None:
    words = text[start:stop]
    if not (bare := words.strip()):
        return None
    begin = start + len(words) - len(words.lstrip())
    return Span(begin, begin + len(bare))


def stem(word: str) -> str:
    """The word without its ending, roughly: enough to see "fired" in "fire"."""
    bare = word.casefold().replace("’", "'")
    cut = _ENDINGS.sub("", bare) if len(bare) > 3 else bare
    if len(cut) > 3 and cut[-1] == cut[-2]:
        cut = cut[:-1]
    return cut if len(cut) >= 2 else bare


def stems(text: str) -> frozenset[str]:
    """The stems of a text's telling words."""
    return frozenset(stem(word) for word in telling(text))
