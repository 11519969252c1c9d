"""Lists of people as booksellers and libraries write them: any order, inverted, cut, run on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from crossbearing.weigh.fusing.values import fold

Name = tuple[str, list[str], bool]
"""A surname, given names, and whether it was written surname first."""

ROLES = frozenset(
    [
        "jr",
        "sr",
        "ii",
        "iii",
        "iv",
        "phd",
        "md",
        "dr",
        "prof",
        "ed",
        "eds",
        "editor",
        "editors",
        "author",
        "authors",
        "by",
        "et",
        "al",
        "others",
    ]
)
PIECES = re.compile(r"[;/|&]|\s(?:and|with)\s")
JOINED = str.maketrans("", "", "-‐‑_")
WORD = re.compile(r"[^\W\d_]+")
ASIDE = re.compile(r"\([^)]*\)")
LONGEST_NAME = 4
"""Words in one name; longer runs are several names with nothing between them."""
SHORTEST_GLUED = 4
"""Letters of a surname that is still believed when found inside a longer word."""
INVERTED_SHARE = 0.1
"""Inverted names that also occur uninverted, from which on a column holds people."""


def names(raw: str) -> Iterator[Name]:
    """The names in a list that can be told apart with some safety."""
    for piece in PIECES.split(plain(raw)):
        fields = [found for field in piece.split(",") if (found := words(field))]
        if len(fields) == 2 and min(map(len, fields)) == 1:
            yield fields[0][-1], fields[1], True
        elif len(fields) == 1 or all(len(field) > 1 for field in fields):
            for field in fields:
                if len(field) <= LONGEST_NAME:
                    yield field[-1], field[:-1], False


def are_people(values: Iterable[str]) -> bool:
    """Whether a column holds people: the same surname and initial is written both ways."""
    inverted: set[tuple[str, str]] = set()
    plain_order: set[tuple[str, str]] = set()
    for value in values:
        for surname, given, turned in names(value):
            if given:
                (inverted if turned else plain_order).add((surname, given[0][0]))
    return bool(inverted) and len(inverted & plain_order) >= INVERTED_SHARE * len(inverted)


def surnames(spellings: Collection[str]) -> dict[str, frozenset[str]]:
    """The people each spelling lists, by surname, for all spellings of one object: what is a
    surname is learned from the spellings that show it."""
    last, first = Counter[str](), Counter[str]()
    for raw in spellings:
        for surname, given, _ in names(raw):
            last[surname] += 1
            first.update(given)
    known = {word for word in last if len(word) > 1 and last[word] > first[word]}
    return {raw: listed(words(plain(raw)), known, first) for raw in spellings}


def listed(found: list[str], known: set[str], first: Mapping[str, int]) -> frozenset[str]:
    """The known surnames among words, also where one is run together with a given name."""
    there = {word for word in found if word in known}
    for word in found:
        if word not in known and word not in first:
            there |= {
                name
                for name in known
                if len(name) >= SHORTEST_GLUED
                and (word.startswith(name) or word.endswith(name))
            }
    return frozenset(there or found)


def plain(raw: str) -> str:
    """A list without case, accents, hyphens and remarks in brackets."""
    return ASIDE.sub(";", fold(raw)).translate(JOINED)


def words(text: str) -> list[str]:
    """The words of a name, without titles and roles."""
    return [word for word in WORD.findall(text) if word not in ROLES]
