"""How long, and how often: durations and sets."""

from __future__ import annotations

from crossbearing.extract.times.atoms import KINDS
from crossbearing.extract.times.reading import NOTHING, Context, Found, Value

_FIGURES = frozenset((KINDS["count"], KINDS["day"]))
_LETTERS = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "week": "W",
    "month": "M",
    "year": "Y",
    "decade": "E",
    "century": "C",
}
_WHOLE = {"decade": (10, "year"), "century": (100, "year"), "quarter": (3, "month")}
_WHOLE |= {"fortnight": (2, "week")}
_FINER = {"year": (12, "month"), "hour": (60, "minute"), "minute": (60, "second")}
_FINER |= {"week": (7, "day"), "day": (24, "hour")}


def amount(found: Found) -> float | None:
    """How many units: "three", "a", "one and a half", "twenty-two"; None when that is not told."""
    if found.has("vague"):
        return None
    numbers = [float(v) for v in found.all("count", "day") if isinstance(v, int | float)]
    extra = 0.5 if found.has("half") else 0.0
    if not numbers:
        if extra and not _halved_after(found):
            return extra
        return 1.0 + extra if found.has("a", "unit", "weekend") else None
    if found.has("and", "to") and len(numbers) == 2 and not extra:
        return numbers[1]
    total = numbers[0]
    for number in numbers[1:]:
        total = total * number if number >= 100 or number == 12 else total + number
    return total + extra


def _halved_after(found: Found) -> bool:
    """True for "a year and a half", False for "half a year"."""
    return found.has("and")


def duration(found: Found, _: Context) -> Value | None:
    """ "three days", "half an hour", "2 1/2 years", "several weeks", "the past four months"."""
    named = found.word("unit", "units", "quarter")
    if _age(found, named) or (named == "quarter" and found.has("hyphen")):
        return None
    count = amount(found)
    told = found.word("about")
    mods = told if told.isupper() else ("APPROX" if told else None)
    if count is None:
        bare = len(found.atoms) == 1
        if bare and found.before in _FIGURES:
            return None
        if not found.has("units", "vague") or (bare and named == "quarter"):
            return None
        return _vague(named)
    return lasting(count, named, mods)


def _age(found: Found, named: str) -> bool:
    """True for "six-year-old", which tells of a person's age and not of a time."""
    old = found.all("old")
    if named != "year" or old != ["old"]:
        return False
    return found.has("count", "day") or found.before == KINDS["hyphen"]


def _vague(named: str) -> Value:
    if named == "quarter":
        named = "month"
    if named == "fortnight":
        named = "week"
    letter = _LETTERS[named]
    return Value(f"PTX{letter[1]}" if letter[0] == "T" else f"PX{letter}", "DURATION")


def lasting(count: float, named: str, mods: str | None = None) -> Value | None:
    """A duration of `count` units; parts of a unit are told in the next finer one."""
    if not named:
        return None
    if named in _WHOLE:
        times, named = _WHOLE[named]
        count *= times
    whole = int(count)
    rest = count - whole
    finer = ""
    if rest:
        if named not in _FINER:
            return Value(f"P{count:g}{_LETTERS[named]}", "DURATION", mods)
        times, small = _FINER[named]
        finer = f"{round(rest * times)}{_LETTERS[small].lstrip('T')}"
        if whole == 0:
            return lasting(round(rest * times), small, mods)
    letter = _LETTERS[named]
    if letter[0] == "T":
        return Value(f"PT{whole}{letter[1]}{finer}", "DURATION", mods)
    split = "T" if finer.endswith("H") else ""
    return Value(f"P{whole}{letter}{split}{finer}", "DURATION", mods)


def stretch(found: Found, at: Context) -> Value | None:
    """ "the last two weeks", "recent months", "the next few days": a stretch beside now."""
    return duration(found, at)


def no_time(_: Found, __: Context) -> Value:
    """ "day-to-day", "year-to-year": no time, nor any part of it."""
    return NOTHING


def often(found: Found, _: Context) -> Value:
    """ "daily", "weekly", "quarterly"."""
    return Value(found.word("often"), "SET")


def every(found: Found, at: Context) -> Value | None:
    """ "every Monday", "each July", "every two weeks", "Mondays", "Tuesday nights"."""
    part = found.word("part", "parts")
    suffix = f"T{part}" if part else ""
    day = found.number("weekday", "weekdays")
    if day is not None:
        return Value(f"XXXX-WXX-{day + 1}{suffix}", "SET")
    month = found.number("month")
    if month is not None:
        nth = found.number("day", "nth")
        return Value(f"XXXX-{month:02d}" + (f"-{nth:02d}" if nth else ""), "SET")
    if found.has("season"):
        return Value(f"XXXX-{found.word('season')}", "SET")
    if found.has("weekend"):
        return Value("XXXX-WXX-WE", "SET")
    if part:
        return Value(f"XXXX-XX-XXT{part}", "SET")
    each = duration(found, at)
    return None if each is None else Value(each.value, "SET", each.mod)
