"""Days that have a name, as a month and a day or as the nth weekday of a month."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

_THURSDAY, _MONDAY, _TUESDAY = 3, 0, 1

HOLIDAYS: dict[str, tuple[int, int] | tuple[int, int, int] | str] = {
    "new year's day": (1, 1), "new year's eve": (12, 31), "new year's": (1, 1),
    "christmas day": (12, 25), "christmas eve": (12, 24), "christmas": (12, 25),
    "boxing day": (12, 26), "valentine's day": (2, 14), "st. patrick's day": (3, 17),
    "may day": (5, 1), "veterans day": (11, 11), "armistice day": (11, 11),
    "halloween": (10, 31), "bastille day": (7, 14), "april fools' day": (4, 1),
    "international women's day": (3, 8), "groundhog day": (2, 2), "earth day": (4, 22),
    "thanksgiving day": (11, _THURSDAY, 4), "thanksgiving": (11, _THURSDAY, 4),
    "labor day": (9, _MONDAY, 1), "martin luther king day": (1, _MONDAY, 3),
    "presidents day": (2, _MONDAY, 3), "columbus day": (10, _MONDAY, 2),
    "memorial day": (5, _MONDAY, -1), "election day": (11, _TUESDAY, 0),
    "easter sunday": "0", "easter monday": "1", "good friday": "-2", "easter": "0",
    "palm sunday": "-7", "ash wednesday": "-46",
}  # fmt: skip
"""Month and day; month, weekday and which of them (-1 the last, 0 the one after the first Monday);
or, in quotes, days from Easter."""


def holiday(name: str, year: int) -> date:
    """The day on which a named day falls in a year."""
    rule = HOLIDAYS[name]
    if isinstance(rule, str):
        return easter(year) + timedelta(days=int(rule))
    if len(rule) == 2:
        return date(year, *rule)
    month, weekday, which = rule
    if which == 0:
        return _nth(year, month, _MONDAY, 1) + timedelta(days=1)
    return _nth(year, month, weekday, which)


def _nth(year: int, month: int, weekday: int, which: int) -> date:
    if which > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (which - 1))
    last = date(year, month, monthrange(year, month)[1])
    return last - timedelta(days=(last.weekday() - weekday) % 7)


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (the anonymous computus of 1876)."""
    cycle, century = year % 19, year // 100
    leap = century - century // 4 - (8 * century + 13) // 25 + 19 * cycle + 15
    moon = leap % 30
    moon -= (moon // 28) * (1 - (29 // (moon + 1)) * ((21 - cycle) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    shift = moon - weekday
    month = 3 + (shift + 40) // 44
    return date(year, month, shift + 28 - 31 * (month // 4))
