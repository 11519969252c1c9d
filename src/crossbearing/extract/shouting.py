"""Texts all in capitals, as telegrams and old wire services have them: which words are names.

Capitals tell nothing there, so words do: what is no common word of the language, by a list that
holds none of the world's names, is a name. No list of names is asked.
"""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

from crossbearing.extract.calendar import MONTHS, WEEKDAYS
from crossbearing.extract.words import ABBREVIATIONS

_SHARE = 0.85
_LEAST = 40
_SMALL = frozenset("aist")
_DATES = frozenset([*WEEKDAYS, *MONTHS])


@lru_cache(maxsize=2)
def shouted(text: str) -> bool:
    """True for a text nearly all of whose letters are capitals."""
    capitals = small = 0
    for letter in text:
        if letter.isupper():
            capitals += 1
        elif letter.islower():
            small += 1
    return capitals >= _LEAST and capitals > _SHARE * (capitals + small)


def named(letters: Sequence[str]) -> list[bool]:
    """For each word of a text in capitals, whether it is a name or a part of one."""
    return [_is_name(word.lower()) for word in letters]


def _is_name(word: str) -> bool:
    if not word[0].isalpha() or word in _DATES or word in ABBREVIATIONS:
        return False
    if len(word) == 1:
        return word not in _SMALL
    return word not in plain()


@lru_cache(maxsize=1)
def plain() -> frozenset[str]:
    """The common words of the language, in small letters."""
    folder = files("crossbearing.extract")
    packed = folder.joinpath("data", "plain.txt.gz").read_bytes()
    return frozenset(gzip.decompress(packed).decode("ascii").split())
