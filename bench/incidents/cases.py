"""Mixed-case copies of texts in capitals, made by rule; offsets hold."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crossbearing.extract.plain_words import word_set
from crossbearing.extract.shouting import plain
from crossbearing.extract.words import ABBREVIATIONS

_WORD = re.compile(r"[^\W_]+")
_BODIES = word_set("""
    national popular revolutionary liberation front army armed forces movement party union
    police guard ministry department battalion brigade command committee council federation
    organization cartel embassy university congress government general high central republic
    workers people bank church
    """)


def mixed_case(text: str) -> str:
    """A text in capitals in mixed case: names by the list of common words, bodies that stand
    beside a name with it, short names without vowels as acronyms."""
    low = text.lower()
    if len(low) != len(text):
        return text
    words = list(_WORD.finditer(low))
    known = plain() | ABBREVIATIONS
    name = [w.group().isalpha() and w.group() not in known for w in words]
    for _ in range(3):
        for at, word in enumerate(words):
            if not name[at] and word.group() in _BODIES:
                beside = (each for each in (at - 1, at + 1) if 0 <= each < len(words))
                name[at] = any(name[each] and _touch(low, words, at, each) for each in beside)
    given = list(low)
    for at, word in enumerate(words):
        letters, start = word.group(), word.start()
        before = low[:start].rstrip()[-1:]
        if name[at] and len(letters) <= 5 and not re.search("[aeiouy]", letters):
            given[start : word.end()] = letters.upper()
        elif name[at] or not before or before in ".?!":
            given[start] = letters[0].upper()
    return "".join(given)


def _touch(text: str, words: Sequence[re.Match[str]], one: int, other: int) -> bool:
    first, last = sorted((one, other))
    return not text[words[first].end() : words[last].start()].strip()
