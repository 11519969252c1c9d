"""The tense of the words around a time: whether it lies behind or ahead.

No parse: the nearest verb form before the expression in its sentence decides, else the first
after it. "Was killed Friday" looks back, "will meet on Friday" and "is due Friday" look ahead.
"""

from __future__ import annotations

import re
from enum import StrEnum


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


class Tense(StrEnum):
    """Where the words around a time expression look."""

    past = "past"
    future = "future"
    none = "none"


_WILL = _words("will shall 'll wo would should must")
_PLANNED = _words(
    """expected scheduled due set planned plans plan planning slated likely going about agreed agrees
    agree vowed vows vow intends intend intended hopes hope hoping wants want needs need ready
    prepared preparing prepares promised promises supposed poised ordered set asked urged invited
    required deadline decided decides aims aim expects expect threatened seeks seek proposed
    proposes proposal ought has have is are was were be am wait waiting willing decision plans
    effort efforts pledged pledges"""
)
"""Words before "to" that make what follows lie ahead."""
_AHEAD = _words(
    """due effective payable deadline expires expire matures maturing upcoming scheduled expected
    slated starting beginning begins takes resumes convenes runs"""
)
"""Words that look ahead by themselves."""
_PAST = _words(
    """was were had did been said told went came took made got gave found left kept held met won lost
    fell rose began became broke brought built bought caught chose cost cut drew drove ate fought fled
    flew forgot froze grew hung heard hid hit hurt knew laid led lent let lit meant paid put set quit
    read rode rang ran saw sold sent shook shot showed shut sank sat slept spoke spent split spread
    stood stole struck swore swept swam swung taught tore thought threw understood woke wore wrote
    blew bore bound dealt dug felt killed slain drove hit overthrew withdrew underwent arose sought
    seen taken given gone done shown known has have 've"""
)
_SAID = frozenset(("scheduled", "expected", "slated"))
_PRESENT = _words("is are am 's 're being")
"""Before a past participle these make a passive in the present: "is made up of"."""
_NO_VERB = _words(
    """united need indeed speed bed red hundred feed seed armed unprecedented alleged so-called
    bloodshed wed shed sacred aged sped deed exceed proceed succeed breed greed"""
)
_WORD = re.compile(r"'(?:ll|ve|re|s|d)\b|[a-z]+(?:-[a-z]+)*")
_TITLES = "".join(rf"(?<!{each})" for each in ("Mr", "Mrs", "Ms", "Dr", "St", "Gen", "Col", "Lt", "Sgt",
    "Sen", "Rep", "Gov", "Inc", "Corp", "Co", r"\b[A-Z]", r"\.[A-Z]"))  # fmt: skip
_SENTENCE = re.compile(_TITLES + r"[.!?][\"'”’)]*\s+(?=[\"'“‘(`]*[A-Z])|\n")
_BACK = 240
_AFTER = 120


def tense(text: str, low: str, start: int, end: int) -> Tense:
    """Where the words around `start`–`end` of a line look; `low` is `text` in small letters."""
    opened = max(0, start - _BACK)
    for stop in _SENTENCE.finditer(text, opened, start):
        opened = stop.end()
    before = [match.group() for match in _WORD.finditer(low, opened, start)]
    if before and before[-1] in ("until", "through"):
        return Tense.future
    found = _backwards(before)
    if found is not Tense.none:
        return found
    close = _SENTENCE.search(text, end, end + _AFTER)
    closed = close.start() if close else min(len(low), end + _AFTER)
    return _forwards([match.group() for match in _WORD.finditer(low, end, closed)])


def _backwards(words: list[str]) -> Tense:
    for at in range(len(words) - 1, -1, -1):
        found = _form(words, at)
        if found is not Tense.none:
            return found
    return Tense.none


def _forwards(words: list[str]) -> Tense:
    for at in range(len(words)):
        found = Tense.none if words[at] in _SAID else _form(words, at)
        if found is not Tense.none:
            return found
    return Tense.none


def _form(words: list[str], at: int) -> Tense:
    """What the word at `at` says, seen with the two before it."""
    word = words[at]
    before = words[at - 1] if at else ""
    if word in _WILL or word in _AHEAD:
        return Tense.future
    if word == "to":
        return Tense.future if before in _PLANNED else Tense.none
    if word in ("has", "have", "was", "were", "is", "are") and words[at + 1 : at + 2] == ["to"]:
        return Tense.future
    if word in _PAST or (word.endswith("ed") and len(word) > 3 and word not in _NO_VERB):
        if before in _PRESENT:
            return Tense.none
        if before in ("be", "to") or before in _WILL:
            return Tense.future
        if words[max(0, at - 2) : at] and words[max(0, at - 2)] in _WILL and before != "have":
            return Tense.future
        return Tense.past
    return Tense.none
