"""Time expressions with TIMEX3 values, by a grammar of its own over sound atoms.

A relative expression is worked out from the document's date if that is known to the day;
otherwise its value stays open and `anchor` says what it is relative to. The clock is never read.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from crossbearing.extract.calendar import (
    MONTHS,
    NUMBERS,
    SEASONS,
    UNITS,
    WEEKDAYS,
    bounds,
    number,
    shifted,
)
from crossbearing.extract.parsed import Parsed
from crossbearing.model import Span, TimeExpression

_PUBLISHED = "document date"
_LEAP = 2000
_MONTH = r"(?P<month>{})\.?".format(
    "|".join(sorted((*MONTHS, "sept", *(m[:3] for m in MONTHS if m != "may")), reverse=True))
)
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_PART = r"(?: (?:in the )?(?P<part>morning|afternoon|evening|night))?"
_EDGE = r"(?:(?P<edge>early|late|mid)[ -](?:on )?)?"
_COUNT = r"(?P<count>\d+|a few|several|many|a|an|{})".format("|".join(NUMBERS))
_UNIT = r"(?P<unit>minute|hour|day|week|month|year|decade|century)s?"
_EVENT = r"(?P<event>(?:the|his|her|its|their|an?) [\w'-]+(?: [\w'-]+)?)"
_PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}

_WORD = re.compile(r"[a-z]+")
_DIGIT = re.compile(r"\d")

Value = tuple[str | None, str | None]
"""A TIMEX3 value, and what it hangs on when it is open."""


def times(parsed: Parsed) -> tuple[TimeExpression, ...]:
    """The time expressions of a document's body in order; `start` and `end` are ISO dates."""
    published = _published(parsed)
    found: list[TimeExpression] = []
    for paragraph in parsed.body:
        taken: list[Span] = []
        words = _vocabulary(paragraph.text)
        for pattern, resolve, needs in _GRAMMAR:
            if words.isdisjoint(needs):
                continue
            for match in pattern.finditer(paragraph.text):
                span = Span(paragraph.offset + match.start(), paragraph.offset + match.end())
                if any(span.overlaps(other) for other in taken):
                    continue
                taken.append(span)
                value, anchor = resolve(match, published)
                start, end = bounds(value) if value else (None, None)
                found.append(
                    TimeExpression(span=span, value=value, start=start, end=end, anchor=anchor)
                )
    return tuple(sorted(found, key=lambda each: each.span))


def _vocabulary(text: str) -> set[str]:
    """The words of a text in lower case, and "0" if it holds a digit."""
    words = set(_WORD.findall(text.lower()))
    return words | {"0"} if _DIGIT.search(text) else words


def _published(parsed: Parsed) -> date | None:
    """The day the document is dated to, if it is known to the day."""
    dated = parsed.document.published
    try:
        return date.fromisoformat(dated.value[:10]) if dated else None
    except ValueError:
        return None


def _absolute(match: re.Match[str], published: date | None) -> Value:
    """A date with what it names of year, month and day; a missing year is the nearest that fits."""
    parts = match.groupdict()
    month = _month(parts["month"])
    day = int(parts["day"]) if parts.get("day") else None
    if parts.get("year"):
        year = parts["year"]
    elif published is not None:
        year = str(_nearest_year(month, day, published))
    else:
        year = "XXXX"
    if day and day > monthrange(int(year) if year.isdecimal() else _LEAP, month)[1]:
        return None, None
    value = f"{year}-{month:02d}" + (f"-{day:02d}" if day else "")
    return value, _PUBLISHED if year == "XXXX" else None


def _nearest_year(month: int, day: int | None, published: date) -> int:
    """The year of the latest such date in the past; a full date may lie two months ahead."""
    ahead = (month - published.month) % 12
    if day and 0 < ahead <= 2:
        return published.year + (month < published.month)
    past = (month, day or 1) <= (published.month, published.day)
    return published.year if past else published.year - 1


def _month(word: str) -> int:
    return next(i for i, name in enumerate(MONTHS, 1) if name.startswith(word.lower()[:3]))


def _as_written(match: re.Match[str], _: date | None) -> Value:
    return match.group(), None


def _year(match: re.Match[str], _: date | None) -> Value:
    return match["year"], None


def _years(match: re.Match[str], _: date | None) -> Value:
    return f"{match['year']}/{match['until']}", None


def _decade(match: re.Match[str], _: date | None) -> Value:
    return match["year"][:3], None


def _season(match: re.Match[str], published: date | None) -> Value:
    season = SEASONS[match["season"].lower()]
    if match["year"]:
        return f"{match['year']}-{season}", None
    if published is None:
        return f"XXXX-{season}", _PUBLISHED
    step = {"last": -1, "next": 1}.get((match["which"] or "").lower(), 0)
    return f"{published.year + step}-{season}", None


def _weekday(match: re.Match[str], published: date | None) -> Value:
    """The nearest such day before the document's date, or after it for "next"."""
    weekday = WEEKDAYS.index(match["weekday"].lower())
    part = f"T{_PARTS[match['part'].lower()]}" if match["part"] else ""
    if published is None:
        return f"XXXX-WXX-{weekday + 1}{part}", _PUBLISHED
    if (match["which"] or "").lower() == "next":
        day = published + timedelta(days=(weekday - published.weekday() - 1) % 7 + 1)
    else:
        day = published - timedelta(days=(published.weekday() - weekday) % 7)
    return f"{day.isoformat()}{part}", None


def _deictic(match: re.Match[str], published: date | None) -> Value:
    word = match["deictic"].lower()
    if published is None:
        return None, _PUBLISHED
    step = {"yesterday": -1, "tomorrow": 1, "last night": -1}.get(word, 0)
    night = "TNI" if word in ("tonight", "last night") else ""
    part = f"T{_PARTS[match['part'].lower()]}" if match["part"] else night
    return f"{(published + timedelta(days=step)).isoformat()}{part}", None


def _calendar_unit(match: re.Match[str], published: date | None) -> Value:
    """ "last week", "this year": the named unit one back, the same or one ahead."""
    if published is None:
        return None, _PUBLISHED
    which, unit = match["which"].lower(), match["unit"].lower()
    step = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(which, 0)
    return shifted(published, step, unit), None


def _ago(match: re.Match[str], published: date | None) -> Value:
    count, unit = number(match["count"]), match["unit"].lower()
    if published is None or count is None:
        return None, _PUBLISHED
    return shifted(published, -count, unit), None


def _from_event(match: re.Match[str], _: date | None) -> Value:
    """ "hours after the strike": open, anchored in the words that name the event."""
    return None, match["event"]


def _from_context(match: re.Match[str], _: date | None) -> Value:
    """ "three days earlier": open, relative to a time that the text has given before."""
    return None, "preceding time"


def _duration(match: re.Match[str], _: date | None) -> Value:
    count, unit = number(match["count"]), UNITS[match["unit"].lower()]
    prefix, letter = ("PT", unit[1]) if unit.startswith("T") else ("P", unit)
    amount: int | str = "X" if count is None else count
    if letter == "E" and count is not None:
        amount, letter = count * 10, "Y"
    return f"{prefix}{amount}{letter}", None


def _often(match: re.Match[str], _: date | None) -> Value:
    return {"d": "P1D", "w": "P1W", "m": "P1M", "a": "P1Y", "y": "P1Y"}[
        match.group()[0].lower()
    ], None


def _clock(match: re.Match[str], published: date | None) -> Value:
    hour, minute = int(match["hour"]), match["minute"] or "00"
    half = (match["half"] or "").lower()[:1]
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    zone = "Z" if (match["zone"] or "").upper() in ("GMT", "UTC") else ""
    day = published.isoformat() if published else "XXXX-XX-XX"
    return f"{day}T{hour:02d}:{minute}{zone}", None if published else _PUBLISHED


def _now(match: re.Match[str], _: date | None) -> Value:
    return ("PAST_REF" if "recent" in match.group().lower() else "PRESENT_REF"), None


Resolve = Callable[[re.Match[str], date | None], Value]
Rule = tuple[re.Pattern[str], Resolve, frozenset[str]]


def _rule(pattern: str, resolve: Resolve, needs: Iterable[str]) -> Rule:
    """A pattern, how its matches are read, and words of which it needs at least one."""
    compiled = re.compile(rf"(?<![\w$€£.-])(?:{pattern})(?![\w-])", re.IGNORECASE)
    return compiled, resolve, frozenset(needs)


_LONE_MONTH = "|".join(
    rf"(?<=[io]n ){month}" if month == "May" else month
    for month in (name.capitalize() for name in MONTHS)
)
_WEEKDAY = "|".join(WEEKDAYS)
_MONTH_WORDS = (*MONTHS, "sept", *(month[:3] for month in MONTHS))
_UNIT_WORDS = tuple(word for unit in UNITS for word in (unit, f"{unit}s"))
_OFTEN = ("daily", "weekly", "monthly", "annually", "yearly", "annual")
_RELATIVE = ("last", "past", "previous", "this", "next", "coming")
_GRAMMAR = (
    _rule(rf"{_DAY} (?:of )?{_MONTH},?(?: {_YEAR})?", _absolute, _MONTH_WORDS),
    _rule(rf"{_MONTH} {_DAY}(?:,? {_YEAR})?(?!:)", _absolute, _MONTH_WORDS),
    _rule(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])", _as_written, ("0",)),
    _rule(
        rf"(?:between|from) {_YEAR} (?:and|to|until) (?P<until>(?:1[5-9]|20)\d\d)",
        _years,
        ("between", "from"),
    ),
    _rule(rf"{_EDGE}{_MONTH},? (?:of )?{_YEAR}", _absolute, _MONTH_WORDS),
    _rule(
        rf"(?:the )?(?P<which>)(?P<season>spring|summer|autumn|winter)(?: of)? {_YEAR}",
        _season,
        SEASONS,
    ),
    _rule(
        r"(?P<which>last|this|next) (?P<season>spring|summer|autumn|winter)(?P<year>)",
        _season,
        SEASONS,
    ),
    _rule(rf"{_COUNT} {_UNIT} ago", _ago, ("ago",)),
    _rule(
        rf"(?:{_COUNT} )?{_UNIT} (?:after|before|following) {_EVENT}", _from_event, _UNIT_WORDS
    ),
    _rule(
        rf"{_COUNT} {_UNIT} (?:earlier|later|before|afterwards?)", _from_context, _UNIT_WORDS
    ),
    _rule(
        rf"{_EDGE}(?:(?P<which>last|this|next) )?(?P<weekday>{_WEEKDAY}){_PART}",
        _weekday,
        WEEKDAYS,
    ),
    _rule(
        rf"(?P<deictic>yesterday|today|tomorrow|tonight|last night){_PART}",
        _deictic,
        ("yesterday", "today", "tomorrow", "tonight", "night"),
    ),
    _rule(rf"(?:the )?(?P<which>{'|'.join(_RELATIVE)}) {_UNIT}", _calendar_unit, _RELATIVE),
    _rule(
        r"(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d))? ?(?P<half>[ap]\.?m\.?)"
        r"(?: ?(?P<zone>GMT|UTC|local time))?",
        _clock,
        ("0",),
    ),
    _rule(
        r"(?P<hour>[01]\d|2[0-3]):?(?P<minute>[0-5]\d)(?P<half>)(?: (?P<zone>GMT|UTC|local time))",
        _clock,
        ("gmt", "utc", "local"),
    ),
    _rule(
        rf"{_EDGE}(?:last |this |next )?(?-i:(?P<month>{_LONE_MONTH}))(?: this year| last year)?",
        _absolute,
        MONTHS,
    ),
    _rule(r"(?:the )?(?P<year>(?:1[5-9]|20)\d0)s", _decade, ("0",)),
    _rule(rf"{_EDGE}{_YEAR}", _year, ("0",)),
    _rule(
        rf"(?:more than |nearly |almost |about )?{_COUNT}[ -]{_UNIT}", _duration, _UNIT_WORDS
    ),
    _rule("|".join(_OFTEN), _often, _OFTEN),
    _rule(r"now|currently|recently", _now, ("now", "currently", "recently")),
)
