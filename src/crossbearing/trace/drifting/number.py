"""Numbers: nine dead become nineteen, "three of the five guards" become "the guards"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from crossbearing.model import DriftKind, Loss
from crossbearing.text.numbers import Amount, amounts
from crossbearing.trace.drifting import scope

KIND = DriftKind.number

_MEASURES = frozenset(
    [
        "second",
        "minute",
        "hour",
        "day",
        "week",
        "month",
        "year",
        "decade",
        "metre",
        "meter",
        "kilometre",
        "kilometer",
        "mile",
        "foot",
        "feet",
        "inch",
        "ton",
        "tonne",
        "kilo",
        "kilogram",
        "gram",
        "litre",
        "liter",
        "barrel",
        "degree",
        "share",
        "knot",
    ]
)

_PAUSE = re.compile(r"[,;:.!?”\"]")
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_DATE = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}(?:,? \d{{4}})?|\b{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?\b(?:,? \d{{4}})?"
    rf"|\b(?:{_MONTH}|in|since|of|by|until|before|after|from) (?:19|20)\d\d\b(?! [a-z])|\b\d{{4}}-\d\d-\d\d\b"
)
"""Dates are when a thing is told of, and fall away with the dateline."""


def losses(before: str, after: str) -> Iterator[Loss]:
    """The first number of `before` that `after` gives otherwise, or leaves out of what it tells."""
    was, now = _unmatched(_figures(before), _figures(after))
    for each in was:
        after_it = scope.matter(before[each.end :])[:3]
        rival = _rival(each, now, after, after_it)
        if rival is not None:
            yield Loss(kind=KIND, was=each.words, now=rival.words)
            return
    told = scope.matter(after)
    for each in was:
        counted = _counted(before, each)
        if each.value is not None and each.value != 1 and counted and counted[0] in told:
            yield Loss(kind=KIND, was=each.words)
            return


@lru_cache(maxsize=scope.KEPT)
def _figures(sentence: str) -> tuple[Amount, ...]:
    """The amounts of a sentence that are no dates."""
    dates = [match.span() for match in _DATE.finditer(sentence)]
    return tuple(
        each
        for each in amounts(sentence)
        if not any(start <= each.start < end for start, end in dates)
    )


def _unmatched(
    was: Sequence[Amount], now: Sequence[Amount]
) -> tuple[list[Amount], list[Amount]]:
    """The amounts of each that the other does not give as well."""
    left, over = [], list(now)
    for each in was:
        same = next((other for other in over if _same(each, other)), None)
        if same is None:
            left.append(each)
        else:
            over.remove(same)
    return left, over


def _same(one: Amount, other: Amount) -> bool:
    if one.value is None or other.value is None:
        return one.value is other.value and one.words.casefold() == other.words.casefold()
    if abs(one.value - other.value) > 1e-9 * max(1.0, abs(one.value)):
        return False
    units = [each.unit.rstrip("s") for each in (one, other)]
    return units[0] == units[1] or not all(each in _MEASURES for each in units)


def _rival(
    each: Amount, now: Sequence[Amount], after: str, counted: Sequence[str]
) -> Amount | None:
    """The amount that stands in the place of `each`: the one that counts the same thing."""
    for other in now:
        if set(scope.matter(after[other.end :])[:3]) & set(counted):
            return other
    for other in now:
        if (_measure(each) and _measure(other)) or not counted:
            return other
    return None


def _measure(each: Amount) -> str:
    unit = each.unit.rstrip("s")
    return unit if unit in _MEASURES else ""


def _counted(sentence: str, each: Amount) -> Sequence[str]:
    """The stems of what is counted: "guards" for "three of the five guards"."""
    rest = sentence[each.end :]
    inner = next(amounts(rest), None)
    if inner is not None and rest[: inner.start].split() in (["of", "the"], ["of"]):
        rest = rest[inner.end :]
    return scope.matter(_PAUSE.split(rest, maxsplit=1)[0])[:1]
