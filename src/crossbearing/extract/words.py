"""Words and sentences of a text, with their offsets: no parse, no model, any letters."""

from __future__ import annotations

import re
from collections.abc import Iterator

ABBREVIATIONS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "rev",
        "hon",
        "st",
        "gen",
        "col",
        "lt",
        "capt",
        "sgt",
        "maj",
        "cmdr",
        "adm",
        "brig",
        "cpl",
        "sen",
        "rep",
        "gov",
        "pres",
        "supt",
        "insp",
        "jr",
        "sr",
        "inc",
        "corp",
        "co",
        "ltd",
        "bros",
        "no",
        "nos",
        "vol",
        "fig",
        "al",
        "vs",
        "etc",
        "eg",
        "ie",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "u.s",
        "u.k",
        "u.n",
        "e.u",
        "d.c",
        "a.m",
        "p.m",
        "ph.d",
    ]
)
"""Words after which a full stop ends no sentence."""

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+|[^\w\s]|_")
_STOP = re.compile(r"(?:[.!?…。]+)[\"'”’»“)\]]*(?=\s)")
_BEFORE = re.compile(r"[^\s\"'“”‘’«»(\[]+$")
_STARTS = re.compile(r"\s+[\"'“‘«„(\[]*(\w|[-—–•$€£#@])")
_LOOK_BACK = 24


def lines(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each line that holds more than white space."""
    for line in _LINE.finditer(text):
        if not line.group().isspace():
            yield line.span()


def words(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Start and end of each word and of each mark between two offsets."""
    return [match.span() for match in _WORD.finditer(text, start, end)]


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence of a line; white space between belongs to none.

    In a line without any capital a small letter may begin one.
    """
    begun = start
    small = text[start:end].islower()
    for stop in _STOP.finditer(text, start, end):
        following = _STARTS.match(text, stop.end(), end)
        if following is None or _abbreviates(text, begun, stop):
            continue
        if following.group(1).islower() and not small:
            continue
        yield begun, stop.end()
        begun = following.end() - len(following.group().lstrip())
    if text[begun:end].strip():
        yield begun, end


def _abbreviates(text: str, begun: int, stop: re.Match[str]) -> bool:
    """True if a lone full stop belongs to the word before it: "Gen.", "J.", "U.S."."""
    if stop.group() != ".":
        return False
    word = _BEFORE.search(text, max(begun, stop.start() - _LOOK_BACK), stop.start())
    if word is None:
        return False
    bare = word.group().lower()
    return bare in ABBREVIATIONS or (len(bare) == 1 and bare.isalpha() and bare != "i")
