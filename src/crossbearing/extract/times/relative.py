"""Times told from the date of writing or from a time told before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from crossbearing.extract.calendar import shifted
from crossbearing.extract.times.atoms import KINDS
from crossbearing.extract.times.dates import calendar_day, mod, named_day
from crossbearing.extract.times.quarters import year_before
from crossbearing.extract.times.reading import (
    DOCUMENT,
    PRECEDING,
    Context,
    Found,
    Value,
    hanging,
    settled,
)
from crossbearing.extract.times.spans import amount, duration, lasting
from crossbearing.extract.times.tense import Tense

_BACK = frozenset(("last", "past", "previous", "latest"))
_AHEAD = frozenset(("next", "coming", "following"))


def today(found: Found, at: Context) -> Value:
    """ "today", "yesterday morning", "tonight", "the day before yesterday"."""
    step = found.number("today") or 0
    part = found.word("part")
    if at.published is None:
        return hanging(None, kind="TIME" if part else "DATE")
    day = (at.published + timedelta(days=step)).isoformat()
    return _with_part(day, part, found)


def tonight(found: Found, at: Context) -> Value:
    """ "tonight", "this morning", "last night", "later this afternoon"."""
    part = found.word("part") or "NI"
    if at.published is None:
        return hanging(None, kind="TIME")
    step = -1 if found.has("last") else 0
    return _with_part((at.published + timedelta(days=step)).isoformat(), part, found)


def _with_part(day: str, part: str, found: Found) -> Value:
    if part:
        return settled(f"{day}T{part}", kind="TIME", mod=mod(found))
    return settled(day, mod=mod(found))


def weekday(found: Found, at: Context) -> Value:
    """ "Tuesday", "last Tuesday", "early on Friday", "Sunday night", "Monday of last week"."""
    named, part = found.number("weekday"), found.word("part")
    assert named is not None
    suffix = f"T{part}" if part else ""
    kind = "TIME" if part else "DATE"
    if at.published is None:
        return hanging(f"XXXX-WXX-{named + 1}{suffix}", kind=kind)
    day = _weekday(named, found, at, at.published)
    return settled(f"{day.isoformat()}{suffix}", kind=kind, mod=mod(found))


def _weekday(named: int, found: Found, at: Context, written: date) -> date:
    behind = (written.weekday() - named) % 7
    ahead = (named - written.weekday()) % 7
    if found.has("unit"):
        monday = written - timedelta(days=written.weekday())
        step = -1 if found.has("last") else int(found.has("next"))
        return monday + timedelta(weeks=step, days=named)
    if found.has("last"):
        return written - timedelta(days=behind or 7)
    if found.has("next"):
        return written + timedelta(days=ahead or 7)
    if found.has("this"):
        return written + timedelta(days=ahead)
    if at.tense() is Tense.future:
        return written + timedelta(days=ahead)
    return written - timedelta(days=behind)


def unit(found: Found, at: Context) -> Value | None:
    """ "last week", "this year", "next month", "the following day", "the same year"."""
    which = found.word("last", "next", "this", "current", "that")
    named = found.word("unit")
    if named in ("minute", "hour", "fortnight") or (which == "this" and named == "day"):
        return None
    if found.has("that") or which == "following" or (which == "previous" and found.has("the")):
        step = 0 if found.has("that") else (1 if which == "following" else -1)
        return _from_preceding(named, step, at)
    if found.has("the") and which in ("last", "past", "coming", "next"):
        if which == "next" and named == "day":
            return _from_preceding(named, 1, at)
        if which != "coming":
            return lasting(1, named)
    if which == "past":
        return lasting(1, named)
    step = -1 if which in _BACK else int(which in _AHEAD)
    if named == "century":
        step_from = at.published.year // 100 + step if at.published else None
        return settled(f"{step_from:02d}") if step_from else hanging("XX")
    if at.published is None:
        return hanging(_open(named))
    return settled(shifted(at.published, step, named), mod=mod(found) or _edge(found))


def whole(found: Found, at: Context) -> Value | None:
    """ "for the year", "for the full month": the one in which the document was written."""
    named = found.word("unit")
    if named not in ("week", "month", "year"):
        return None
    return settled(shifted(at.published, 0, named)) if at.published else hanging(_open(named))


def _open(named: str) -> str | None:
    """What can be said of a time in an unknown year: a week, a month, a day of no known date."""
    return {"week": "XXXX-WXX", "month": "XXXX-XX", "year": "XXXX"}.get(named)


def _edge(found: Found) -> str | None:
    """ "earlier this year", "later this month": the part of it before or after the writing."""
    return {-1: "BEFORE", 1: "AFTER"}.get(found.number("than") or 0)


def limit(found: Found, at: Context) -> Value | None:
    """ "the end of the month", "the beginning of next year", "year-end"."""
    named = found.word("unit") or "year"
    if named in ("minute", "hour", "fortnight", "century", "decade"):
        return None
    which = found.word("last", "next", "this")
    step = -1 if which in _BACK else int(which in _AHEAD)
    if at.published is None:
        return hanging(_open(named))
    place = mod(found) or "END"
    return settled(shifted(at.published, step, named), mod=place)


def day_part(found: Found, at: Context) -> Value:
    """ "that night", "the same evening", "the next morning": told from a time told before, and
    without a step from one that the same paragraph told."""
    part = found.word("part")
    step = int(found.has("next")) - int(found.has("last", "before"))
    value = _from_preceding("day", step, at if step else replace(at, preceding=at.here))
    if value.value is None or value.value.startswith("X"):
        return Value(None, "TIME", anchor=value.anchor, basis=PRECEDING)
    return Value(f"{value.value}T{part}", "TIME", basis=PRECEDING)


def unit_of(found: Found, at: Context) -> Value | None:
    """ "the night of 4 March", "the week of March 6"."""
    split = next(i for i, atom in enumerate(found.atoms) if atom.letter == KINDS["of"])
    day = calendar_day(found.part(split + 1), at)
    part, named = found.word("part"), found.word("unit")
    if day is None or not day.value or (not part and named not in ("day", "week")):
        return None
    if part:
        return Value(f"{day.value}T{part}", "TIME", anchor=day.anchor, basis=day.basis)
    if named == "day":
        return day
    if not day.value[:4].isdecimal():
        return hanging(_open(named))
    return Value(shifted(date.fromisoformat(day.value), 0, named), basis=day.basis)


def _from_preceding(named: str, step: int, at: Context) -> Value:
    """A unit counted from the last time the text gave, as precise as that unit."""
    day = _day(at.preceding, named)
    if day is None:
        return hanging(_open(named), PRECEDING)
    return Value(shifted(day, step, named), basis=PRECEDING)


def _day(value: str | None, named: str) -> date | None:
    """A day to count from, if the value is as precise as the unit needs."""
    if not value or not value[:4].isdecimal():
        return None
    try:
        if len(value) >= 10:
            return date.fromisoformat(value[:10])
        if len(value) == 7 and value[5:].isdecimal() and named in ("month", "year", "decade"):
            return date(int(value[:4]), int(value[5:]), 1)
    except ValueError:
        return None
    return date(int(value[:4]), 1, 1) if named in ("year", "decade") else None


def weekend(found: Found, at: Context) -> Value:
    """ "the weekend", "last weekend", "this weekend"."""
    if at.published is None:
        return hanging("XXXX-WXX-WE")
    which = found.word("last", "next", "this")
    step = -1 if which in _BACK else int(which in _AHEAD)
    if not which and at.tense() is not Tense.future and at.published.weekday() < 5:
        step = -1
    week = shifted(at.published, step, "week")
    return settled(f"{week}-WE" if week else None)


def ago(found: Found, at: Context) -> Value | None:
    """ "two years ago", "a week ago", "months ago", "a decade and a half ago"."""
    count, named = amount(found), found.word("unit", "units")
    if count is None:
        value = duration(found, at)
        return Value("PAST_REF", mod=None) if value is None else _vaguely(value)
    if named in ("minute", "hour", "second"):
        return _moments(found, at)
    if named == "year" and count == 1 and at.quarter:
        return year_before(found, at)
    if at.published is None:
        return hanging(_open(named))
    return settled(_counted(at.published, -count, named), mod=_about(found))


def _vaguely(value: Value) -> Value:
    """ "months ago": so long a stretch before the writing, of a length that is not told."""
    return Value(value.value, "DURATION", value.mod, anchor=DOCUMENT, basis=DOCUMENT)


def _moments(found: Found, at: Context) -> Value | None:
    """Hours and minutes from a writing whose hour is not known: the stretch itself."""
    value = duration(found, at)
    return None if value is None else _vaguely(value)


def _counted(day: date, steps: float, named: str) -> str | None:
    """`steps` units from a day: weeks come out as days, parts of a year as months."""
    if named in ("week", "fortnight"):
        return shifted(day, round(steps * (7 if named == "week" else 14)), "day")
    if named == "quarter":
        return shifted(day, round(steps * 3), "month")
    if named == "century":
        return shifted(day, round(steps * 100), "year")
    whole = round(steps)
    if named == "year" and steps != whole:
        return shifted(day, round(steps * 12), "month")
    if named == "decade":
        return shifted(day, round(steps * 10), "year")
    return shifted(day, whole, named)


def _about(found: Found) -> str | None:
    told = found.word("about")
    if not told:
        return None
    return told if told.isupper() else "APPROX"


def than(found: Found, at: Context) -> Value | None:
    """ "three days earlier", "a year later": counted from a time told before."""
    count, named = amount(found), found.word("unit", "units")
    step = found.number("than", "before") or 0
    value = duration(found, at)
    if count is None or named in ("minute", "hour", "second"):
        if value is None:
            return None
        return Value(value.value, "DURATION", value.mod, anchor=PRECEDING, basis=PRECEDING)
    if named == "year" and count == 1 and step < 0 and (at.quarter or not at.preceding):
        return year_before(found, at)
    day = _day(at.preceding, named)
    if day is None and named in ("day", "week", "month") and at.preceding:
        day = None
    if day is None:
        return hanging(_open(named), PRECEDING)
    return Value(_counted(day, step * count, named), mod=_about(found), basis=PRECEDING)


def beside(found: Found, at: Context) -> Value | None:
    """ "the day before last Tuesday", "two days after Christmas", "a week after 4 March"."""
    split = next(i for i, atom in enumerate(found.atoms) if atom.letter == KINDS["before"])
    count, rest = found.part(0, split), found.part(split + 1)
    day = _named(rest, at)
    steps, named = amount(count), count.word("unit", "units")
    if (
        day is None
        or steps is None
        or count.has("being")
        or named in ("minute", "hour", "second")
    ):
        return event(found, at)
    if day.value is None or not day.value[:4].isdecimal():
        return hanging(_open(named), day.anchor or DOCUMENT)
    start = date.fromisoformat(day.value[:10])
    way = found.number("before") or 0
    return Value(_counted(start, way * steps, named), basis=day.basis)


def _named(rest: Found, at: Context) -> Value | None:
    if rest.has("month"):
        return calendar_day(rest, at)
    if rest.has("weekday"):
        return weekday(rest, at)
    return named_day(rest, at) if rest.has("holiday") else today(rest, at)


def event(found: Found, at: Context) -> Value | None:
    """ "two days after the strike", "hours before dawn": a stretch, from an event that is named."""
    value = duration(found, at)
    if value is None:
        return None
    way = "BEFORE" if (found.number("before") or 0) < 0 else "AFTER"
    return Value(value.value, "DURATION", way, anchor=found.event, basis=found.event)


def now(found: Found, _: Context) -> Value:
    """ "now", "currently", "recently", "the future"."""
    return Value(found.word("now"))


def current(_: Found, __: Context) -> Value:
    """ "current" before a noun that is no time."""
    return Value("PRESENT_REF")


def the_past(found: Found, _: Context) -> Value | None:
    """ "in the past"."""
    return Value("PAST_REF") if found.word("last") == "past" else None
