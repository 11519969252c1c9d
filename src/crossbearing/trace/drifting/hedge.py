"""Hedges: "possibly linked to" becomes "was behind"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from crossbearing.model import DriftKind, Loss
from crossbearing.trace.drifting import scope

KIND = DriftKind.hedge

_NOT = r"(?:not|n['’]t|never)"
_POSSIBLE = (
    r"possibly|perhaps|maybe|conceivably|potentially"
    r"|(?:may|might)(?! (?:1?\d|[23]\d)\b)(?=(?: not| well| also| in fact)? [a-z])"
    rf"|could(?! not\b|n['’]t\b| no longer\b)(?=(?: also| well)? (?:have|be|[a-z]+)\b)"
    r"|(?:it (?:is|was|remains) )?possible(?: that)?|possibility"
    r"|(?:can(?:not|['’]t)|could not|couldn['’]t|(?:did|does|do|would|will)(?: not|n['’]t))"
    r"(?: yet)?(?: be)? (?:rule[ds]? out|exclude[ds]?|ruling out)"
    r"|(?:unclear|uncertain|unknown|not (?:clear|certain|known|sure)) (?:whether|if|that)"
    rf"|{_NOT} (?:necessarily|confirmed|verified)"
    r"|as far as (?:is|we|they) know\w*"
)
_PROBABLE = (
    r"probabl[ey]|(?:most |very |more than )?likely|presumabl[ey]|apparent(?:ly)?|seemingly"
    r"|in all (?:likelihood|probability)|alleged(?:ly)?|alleges?|allegations?|reportedly|purported(?:ly)?"
    r"|supposed(?:ly)?|ostensibl[ey]|rumou?red|unconfirmed|unverified|suspected|suspicion"
    r"|(?:appear|seem)(?:s|ed)?|looks? (?:as if|as though|like)"
    r"|suggest(?:s|ed|ing)?|indicat(?:es?|ed|ing)|points? to|hints? at"
    r"|suspects?|(?:is|are|was|were|has been|have been) (?:widely )?"
    r"(?:believed|thought|understood|considered|feared|said|reported|assumed) to"
    r"|(?:is|was) (?:believed|thought|understood|feared|assumed) that"
    r"|(?:believes?|believed|thinks?|thought|reckons?|guess(?:es)?|assumes?|fears?|feared)(?= |,|$)"
    r"|consistent with|in (?:his|her|my|our|their) (?:view|opinion)|to (?:my|our) knowledge"
    r"|would (?:be|have been) (?:my|our|his|her) guess"
)
_HEDGE = re.compile(
    rf"\b(?:(?P<possible>{_POSSIBLE})|(?P<probable>{_PROBABLE}))(?![\w-])", re.IGNORECASE
)
_RULED = re.compile(r"rul(?:ed?|ing) out|exclude", re.IGNORECASE)
_SURE = re.compile(
    r"\b(?:certain(?:ly)?|definite(?:ly)?|undoubted(?:ly)?|proved|proven|confirmed)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Hedge:
    """A hedge as printed, and how little it commits to: 2 for possible, 1 for probable."""

    start: int
    end: int
    words: str
    doubt: int


@lru_cache(maxsize=scope.KEPT)
def hedges(sentence: str) -> tuple[Hedge, ...]:
    """The hedges of a sentence, in order. The month of May is none."""
    return tuple(
        Hedge(match.start(), match.end(), match[0], 2 if match["possible"] else 1)
        for match in _HEDGE.finditer(sentence)
        if match[0] != "May" or match.start() == 0
    )


def losses(before: str, after: str) -> Iterator[Loss]:
    """The first hedge of `before` whose matter `after` states without one, or more firmly."""
    still = [_around(after, each) for each in hedges(after)]
    doubts = [each.doubt for each in hedges(after)]
    told = scope.matter(after)
    for each in hedges(before):
        governs = _around(before, each)
        if not scope.kept(governs, told, 0.4):
            continue
        near = [
            doubt
            for around, doubt in zip(still, doubts, strict=True)
            if set(around) & set(governs)
        ]
        if not near and _RULED.search(each.words) and _RULED.search(after):
            continue  # "did not rule out" that becomes "ruled out" has lost its negation
        if not near:
            yield Loss(kind=KIND, was=each.words, now=_firm(after))
            return
        if max(near) < each.doubt and not any(
            other.doubt <= max(near) for other in hedges(before) if other != each
        ):
            kept = next(other for other in hedges(after) if other.doubt == max(near))
            if kept.words.casefold() in _FIRMER:
                yield Loss(kind=KIND, was=each.words, now=kept.words)
                return


_FIRMER = frozenset(["probably", "most likely", "very likely", "in all likelihood"])


def _around(sentence: str, hedge: Hedge) -> Sequence[str]:
    """The stems of the hedge's clause without the hedge; of the sentence where it stands alone."""
    begin, stop = scope.clause(sentence, hedge.start, hedge.end)
    stems = scope.matter(sentence[begin : hedge.start] + " " + sentence[hedge.end : stop])
    return (
        stems
        if len(stems) > 1
        else scope.matter(sentence[: hedge.start] + " " + sentence[hedge.end :])
    )


def _firm(after: str) -> str:
    found = _SURE.search(after)
    return found[0] if found else ""
