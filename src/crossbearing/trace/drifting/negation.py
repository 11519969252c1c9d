"""Negations: "did not rule out" becomes "ruled out"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from crossbearing.model import DriftKind, Loss
from crossbearing.trace.drifting import scope

KIND = DriftKind.negation

_NEGATOR = re.compile(
    r"\b(?:not|no(?! doubt\b)|none|nobody|nothing|no one|never|neither|nor|without|cannot"
    r"|fail(?:s|ed)? to|unable to|yet to|refus(?:es|ed|ing)|declin(?:es|ed|ing)"
    r"|den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?)\b|(?<=[a-z])n['’]t\b",
    re.IGNORECASE,
)
_FALSE = re.compile(
    r"\bnot (?:only|just|least)\b|\bno (?:less|more|fewer) than\b", re.IGNORECASE
)
_EXCLUDED = re.compile(
    r"(?:can(?:not|['’]t)|could not|couldn['’]t|(?:did|does|do|would|will)(?: not|n['’]t))"
    r"(?: yet)?(?: be)? (?=rule[ds]? out|exclude[ds]?)|(?:unclear|unknown|not (?:clear|known|sure)) (?=whether|if)",
    re.IGNORECASE,
)
_RULED = re.compile(r"\b(?:rule[ds]? out|exclude[ds]?|ruling out)\b", re.IGNORECASE)
_PREFIX = re.compile(r"\b(un|im|in|ir|il|dis)(\w{4,})\b", re.IGNORECASE)
_WORD = re.compile(r"\w+")


def losses(before: str, after: str) -> Iterator[Loss]:
    """The first negation that one sentence has of a matter both tell, and the other has not."""
    lost = _missing(before, after)
    if lost is not None:
        yield Loss(kind=KIND, was=lost)
        return
    gained = _missing(after, before)
    if gained is not None:
        yield Loss(kind=KIND, was="", now=gained)


def _missing(one: str, other: str) -> str | None:
    """A negation of `one` whose matter `other` tells without any."""
    told = scope.matter(other)
    mine = [each for each in _negations(one, other) if _kept(each, told)]
    theirs = [each for each in _negations(other, one) if _kept(each, scope.matter(one))]
    if len(mine) % 2 != len(theirs) % 2 and len(mine) > len(theirs):
        return mine[0][0]
    return _unprefixed(one, other)


def _kept(negation: tuple[str, Sequence[str]], told: Sequence[str]) -> bool:
    return scope.kept(negation[1], told, 0.34)


def _negations(sentence: str, other: str) -> Iterator[tuple[str, Sequence[str]]]:
    """Each negation as printed, with the stems it governs. Saying that a thing cannot be ruled
    out is a hedge, and a negation only where the other speaks of ruling out too."""
    skipped = [match.span() for match in _FALSE.finditer(sentence)]
    if not _RULED.search(other):
        skipped += [match.span() for match in _EXCLUDED.finditer(sentence)]
    neither = sentence.casefold().find("neither")
    for match in _NEGATOR.finditer(sentence):
        if any(start <= match.start() < end for start, end in skipped):
            continue
        if match[0].casefold() == "nor" and 0 <= neither < match.start():
            continue
        yield match[0], scope.governed(sentence, match.start(), match.end())


def _unprefixed(one: str, other: str) -> str | None:
    """A word such as "impossible" of which the other has only "possible"."""
    there = {match[0].casefold() for match in _WORD.finditer(other)}
    if _NEGATOR.search(other):
        return None
    for match in _PREFIX.finditer(one):
        if match[2].casefold() in there and match[0].casefold() not in there:
            return match[0]
    return None
