"""What a word governs: whether the matter a hedge or a negation bears on is kept in a retelling."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from crossbearing.trace.sentences import stem
from crossbearing.trace.words import SMALL

KEPT = 16_384
"""Sentences whose parts are remembered: each is compared with many."""
_BREAK = re.compile(r"[;:,]|\b(?:but|because|although|while|whereas)\b|[“”\"]")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_EMPTY = SMALL | frozenset(
    [
        "also",
        "any",
        "are",
        "be",
        "being",
        "did",
        "do",
        "does",
        "done",
        "having",
        "him",
        "i",
        "if",
        "me",
        "my",
        "no",
        "not",
        "says",
        "so",
        "than",
        "them",
        "then",
        "there",
        "us",
        "what",
        "whether",
        "which",
        "who",
        "will",
        "would",
        "you",
        "your",
    ]
)
_IRREGULAR = {
    "rang": "ring", "saw": "see", "seen": "see", "left": "leave", "fell": "fall",
    "fallen": "fall", "found": "find", "took": "take", "taken": "take", "came": "come",
    "went": "go", "gone": "go", "knew": "know", "known": "know", "struck": "strike",
    "shot": "shoot", "held": "hold", "broke": "break", "broken": "break", "gave": "give",
    "given": "give", "lost": "lose", "led": "lead", "sank": "sink", "sunk": "sink",
    "fled": "flee", "sent": "send", "brought": "bring", "caught": "catch", "kept": "keep",
    "made": "make", "met": "meet", "paid": "pay", "ran": "run", "stole": "steal",
    "stolen": "steal", "wrote": "write", "written": "write", "began": "begin",
    "begun": "begin", "blew": "blow", "blown": "blow", "flew": "fly", "flown": "fly",
    "men": "man", "women": "woman", "people": "person", "children": "child",
}  # fmt: skip


@lru_cache(maxsize=KEPT)
def matter(text: str) -> tuple[str, ...]:
    """The stems of the words that are more than grammar, in order."""
    words = (match[0].casefold().replace("’", "'") for match in _WORD.finditer(text))
    return tuple(stem(_IRREGULAR.get(word, word)) for word in words if word not in _EMPTY)


def clause(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of the clause that holds `start`–`end`."""
    begin, stop = 0, len(text)
    for match in _BREAK.finditer(text):
        if match.end() <= start:
            begin = match.end()
        elif match.start() >= end:
            stop = match.start()
            break
    return begin, stop


def governed(text: str, start: int, end: int, *, reach: int = 4) -> Sequence[str]:
    """The stems next to `start`–`end` within its clause: those after it, or with none, before."""
    begin, stop = clause(text, start, end)
    return matter(text[end:stop])[:reach] or matter(text[begin:start])[-reach:]


def kept(governs: Sequence[str], other: Sequence[str], share: float = 0.5) -> bool:
    """True if at least this share of the governed stems recurs in the other sentence."""
    if not governs:
        return False
    there = frozenset(other)
    return sum(each in there for each in governs) >= share * len(governs)
