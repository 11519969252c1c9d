"""Many texts at once as arrays of word codes, for comparison at the pace of memory.

A word is a run of letters and digits, apostrophes inside it included; a Chinese character or a
kana is a word by itself. Its code is 30 bits of a multilinear hash (Carter and Wegman 1979) of
its case-folded letters, and two bits that say what kind of word it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from crossbearing.model import Document

Codes = NDArray[np.uint32]
Places = NDArray[np.int64]
Flags = NDArray[np.bool_]

BATCH = 1 << 20
"""Letters taken at a time, so that what is worked on stays in the processor's cache."""
TELLING_LETTERS = 5
"""Letters from which on a word is taken to tell something; shorter ones are mostly grammar."""
STEM_LETTERS = 5
"""Letters of a word that its stem keeps: what follows is mostly inflection."""

SHORT, TELLING, SIGN = 0, 1, 2
"""The kinds of word, in the two lowest bits of a code; a sign stands for a whole word or half
of one, as in Chinese."""

_APOSTROPHE = ord("'")
_SIGNS = ((0x3041, 0x30FF), (0x3400, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF))
_LONGEST = 64
"""Letters of a word that its code is made from; the multipliers are used again after it."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of some documents, one after the other: the code of each and of its stem, where
    it starts and ends in its document, and where each document begins and the last one ends."""

    words: Codes
    stems: Codes
    starts: Places
    ends: Places
    bounds: Places


def batches(documents: Sequence[Document]) -> Iterator[Sequence[Document]]:
    """The documents in order, as many at a time as are read well together."""
    first = size = 0
    for number, document in enumerate(documents):
        if size and size + len(document.text) > BATCH:
            yield documents[first:number]
            first, size = number, 0
        size += len(document.text)
    if first < len(documents):
        yield documents[first:]


def tokens(documents: Sequence[Document]) -> Tokens:
    """The words of documents, their furniture left out."""
    lengths = np.array([0, *(len(each.text) + 1 for each in documents)], dtype=np.int64)
    begins = np.cumsum(lengths) + 1
    letters = _folded("\n" + "\n".join([*(each.text for each in documents), ""]))
    for number, document in enumerate(documents):
        for mark in document.furniture:
            letters[begins[number] + mark.span.start : begins[number] + mark.span.end] = 0
    starts, ends = _words(letters)
    bounds = np.searchsorted(starts, begins)
    words, stems = _codes(letters, starts, ends)
    at = np.repeat(begins[:-1], np.diff(bounds))
    return Tokens(words, stems, starts - at, ends - at, bounds.astype(np.int64))


def word_codes(text: str) -> Codes:
    """The codes of the words of a text."""
    letters = _folded(f"\n{text}\n")
    return _codes(letters, *_words(letters))[0]


def _folded(text: str) -> Codes:
    """The case-folded letters of a text, 0 for what is neither letter, digit nor apostrophe."""
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    folded: Codes = _table()[np.minimum(points, 0xFFFF)]
    beyond = np.flatnonzero(points > 0xFFFF)
    if len(beyond):
        rare, which = np.unique(points[beyond], return_inverse=True)
        folded[beyond] = np.array([_fold(int(point)) for point in rare], np.uint32)[which]
    return folded


@cache
def _table() -> Codes:
    """What `_fold` gives for the first 65,536 code points."""
    table = np.array([_fold(point) for point in range(0x10000)], dtype=np.uint32)
    table[0xFFFF] = 0
    return table


def _fold(point: int) -> int:
    letter = chr(point)
    if letter in "'’":
        return _APOSTROPHE
    if not letter.isalnum():
        return 0
    folded = letter.casefold()
    return ord(folded) if len(folded) == 1 else point


def _words(letters: Codes) -> tuple[Places, Places]:
    """Where words start and end; the first and the last of `letters` are none."""
    inside = letters > _APOSTROPHE
    marks = np.flatnonzero(letters == _APOSTROPHE)
    inside[marks[inside[marks - 1] & inside[marks + 1]]] = True
    before, after = inside[:-1], inside[1:]
    starting, ending = after & ~before, before & ~after
    if len(letters) and letters.max() >= _SIGNS[0][0]:
        sign = _is_sign(letters)
        starting |= after & (sign[1:] | sign[:-1])
        ending |= before & (sign[1:] | sign[:-1])
    return np.flatnonzero(starting) + 1, np.flatnonzero(ending) + 1


def _is_sign(letters: Codes) -> Flags:
    sign = np.zeros(len(letters), dtype=np.bool_)
    for first, last in _SIGNS:
        sign |= (letters >= first) & (letters <= last)
    return sign


def multipliers(count: int, seed: int) -> NDArray[np.uint64]:
    """Odd numbers of 64 bits, always the same for one seed."""
    return scattered(np.arange(1, count + 1, dtype=np.uint64) + np.uint64(seed << 32)) | _ODD


_ODD = np.uint64(1)


def scattered(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Numbers spread over 64 bits: SplitMix64 (Steele, Lea and Flood 2014)."""
    state = numbers * np.uint64(0x9E3779B97F4A7C15)
    state = (state ^ (state >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    state = (state ^ (state >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return state ^ (state >> np.uint64(31))


_OF_LETTERS = multipliers(_LONGEST, 1)


def _codes(letters: Codes, starts: Places, ends: Places) -> tuple[Codes, Codes]:
    """The code of each word and of its stem."""
    if not len(starts):
        return np.empty(0, np.uint32), np.empty(0, np.uint32)
    lengths = ends - starts
    firsts = np.cumsum(lengths) - lengths
    within = np.arange(int(lengths.sum())) - np.repeat(firsts, lengths)
    spelt = letters[within + np.repeat(starts, lengths)]
    terms = spelt.astype(np.uint64) * _OF_LETTERS[within % _LONGEST]
    whole = np.add.reduceat(terms, firsts)
    terms[within >= STEM_LETTERS] = 0
    stem = np.add.reduceat(terms, firsts)
    kind = (lengths >= TELLING_LETTERS).astype(np.uint32)
    heads = letters[starts]
    if heads.max() >= _SIGNS[0][0]:
        kind[_is_sign(heads)] = SIGN
    return _packed(whole, kind), _packed(stem, kind)


def _packed(hashed: NDArray[np.uint64], kind: Codes) -> Codes:
    return ((hashed >> np.uint64(34)).astype(np.uint32) << np.uint32(2)) | kind
