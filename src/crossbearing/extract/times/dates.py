"""Calendar dates: days, months, seasons, quarters, years, decades and ranges of them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from crossbearing.extract.times.holidays import HOLIDAYS, holiday
from crossbearing.extract.times.reading import Context, Found, Value, hanging, settled
from crossbearing.extract.times.tense import Tense

_LEAP = 2000
_EVERY_MONTH_HAS = 28
_FORWARD = 62
"""Days ahead within which a date without a year and without a tense may lie."""
_SOON, _FAR = 40, 300
"""The same after a verb in the past, which then tells of what was planned, and in the future."""
_EARLIEST_BARE = 1900
_LEADS = frozenset("iosfvyxbB8tEgcN")


def mod(found: Found) -> str | None:
    """START, MID or END for "early", "mid-", "late", "the end of"."""
    named = found.word("edge", "limit")
    return named if named in ("START", "MID", "END") else None


def iso(found: Found, _: Context) -> Value:
    """A date or a timestamp as ISO 8601 writes it."""
    written = str(found.atoms[0].value)
    day = written[:10]
    try:
        date.fromisoformat(day)
    except ValueError:
        return Value(None)
    clock = written[11:].upper()
    return Value(f"{day}T{clock}", "TIME") if clock else Value(day)


def calendar_day(found: Found, at: Context) -> Value | None:
    """ "12 March 2021", "March 12", "Sunday, 12 March"."""
    month, day = found.number("month"), found.number("day", "nth")
    if month is None or day is None:
        return None
    short = found.number("count")
    year = found.number("year") or (1900 + short if short and short < 100 else None)
    step = _relative_year(found)
    if year is not None:
        return Value(_ymd(year, month, day), mod=mod(found))
    if day > monthrange(_LEAP, month)[1]:
        return Value(None)
    if at.published is None:
        return hanging(f"XXXX-{month:02d}-{day:02d}")
    if step is not None:
        return settled(_ymd(at.published.year + step, month, day))
    weekday = found.number("weekday")
    return settled(_ymd(_year_of(month, day, weekday, at), month, day), mod=mod(found))


def _ymd(year: int, month: int, day: int) -> str | None:
    """ISO 8601, or None for a day that no calendar has."""
    if not 1 <= day <= monthrange(year, month)[1]:
        return None
    return f"{year:04d}-{month:02d}-{day:02d}"


def _year_of(month: int, day: int, weekday: int | None, at: Context) -> int:
    """The year in which a day lies: by its weekday if told, else by the tense, else the nearest."""
    assert at.published is not None
    written = at.published
    years = [written.year + step for step in (0, -1, 1)]
    dated = [date(y, month, min(day, monthrange(y, month)[1])) for y in years]
    if weekday is not None:
        fitting = [each for each in dated if each.weekday() == weekday]
        if fitting:
            return fitting[0].year
    tense = at.tense()
    limit = {Tense.past: _SOON, Tense.none: _FORWARD}.get(tense, _FAR)
    ahead = [each for each in dated if written <= each <= written + timedelta(days=limit)]
    return min(ahead).year if ahead else max(each for each in dated if each <= written).year


def _relative_year(found: Found) -> int | None:
    """How many years from now "this year", "last year" and "next year" are; None if not said."""
    if not found.has("unit"):
        return None
    if found.has("last"):
        return -1
    return 1 if found.has("next") else 0


def month(found: Found, at: Context) -> Value | None:
    """ "July 2020", "late May", "in February", "last June", "June last year"."""
    named = found.number("month")
    assert named is not None
    mods = mod(found)
    year = found.number("year")
    if year is not None:
        return Value(f"{year:04d}-{named:02d}", mod=mods)
    if at.published is None:
        return hanging(f"XXXX-{named:02d}")
    step = _relative_year(found)
    year = at.published.year
    if step is not None:
        return settled(f"{year + step:04d}-{named:02d}", mod=mods)
    if found.has("last"):
        year -= named >= at.published.month
    elif found.has("next"):
        year += named <= at.published.month
    elif not found.has("this"):
        year = _year_of_month(named, at)
    return settled(f"{year:04d}-{named:02d}", mod=mods)


def _year_of_month(named: int, at: Context) -> int:
    assert at.published is not None
    ahead = (named - at.published.month) % 12
    tense = at.tense()
    if tense is Tense.future or ahead <= (1 if tense is Tense.past else 2):
        return at.published.year + (named < at.published.month)
    return at.published.year - (named > at.published.month)


def season(found: Found, at: Context) -> Value | None:
    """ "the summer of 2014", "last fall", "this winter", "in the spring"."""
    named, year = found.word("season"), found.number("year")
    if year is not None:
        return Value(f"{year:04d}-{named}", mod=mod(found))
    if at.published is None:
        return hanging(f"XXXX-{named}")
    order = ("SP", "SU", "FA", "WI")
    now = order.index(season_of(at.published))
    wanted = order.index(named)
    now_year = at.published.year - (at.published.month <= 2)
    if found.has("last"):
        now_year -= wanted >= now
    elif found.has("next"):
        now_year += wanted <= now
    elif not found.has("this"):
        future = at.tense() is Tense.future
        now_year += (wanted < now) if future else -(wanted > now)
    return settled(f"{now_year:04d}-{named}", mod=mod(found))


def season_of(day: date) -> str:
    """The season of the northern half of the world in which a day lies."""
    return ("WI", "SP", "SU", "FA")[day.month % 12 // 3]


def seasons(found: Found, _: Context) -> Value:
    """ "in past summers": a season of no one year."""
    return Value(f"XXXX-{found.word('seasons')}", "SET")


def year(found: Found, _: Context) -> Value | None:
    """ "1998", "late 2011", "fiscal 1990", "the year 2000"; figures that may be a count are none."""
    given = found.number("year")
    assert given is not None
    marked = len(found.atoms) > 1 or found.before in _LEADS
    if given < _EARLIEST_BARE and not marked:
        return None
    return Value(f"{given:04d}", mod=mod(found))


def half(found: Found, at: Context) -> Value | None:
    """ "the first half of 1990", "the second half of this year"."""
    nth = found.number("nth") or (2 if found.has("last") else None)
    if nth not in (1, 2):
        return None
    given = found.number("year")
    if given is not None:
        return Value(f"{given:04d}-H{nth}")
    if at.published is None:
        return hanging(f"XXXX-H{nth}")
    step = -1 if found.all("last")[-1:] == ["last"] else _relative_year(found)
    return settled(f"{at.published.year + (step or 0):04d}-H{nth}")


def half_of_decade(found: Found, at: Context) -> Value | None:
    """ "the latter half of the 1980s": the decade, with the half as its modifier."""
    whole = decade(found, at)
    if whole is None:
        return None
    late = found.has("last") or found.number("nth") == 2
    return Value(whole.value, mod="END" if late else "START")


def decade(found: Found, _: Context) -> Value | None:
    """ "the 1990s", "the late '80s", "the nineties"."""
    given = found.number("decade")
    assert given is not None
    if given < 100:
        if not found.has("the"):
            return None
        given += 1900
    return Value(f"{given // 10:03d}", mod=mod(found))


def century(found: Found, _: Context) -> Value | None:
    """ "the 11th century", "the late nineteenth century"."""
    nth = found.number("nth")
    if found.word("unit") != "century" or nth is None or nth > 30:
        return None
    return Value(f"{nth - 1:02d}", mod=mod(found))


def named_day(found: Found, at: Context) -> Value | None:
    """ "Thanksgiving", "last Christmas", "Easter 2016"."""
    name = next(str(v) for v in found.all("holiday"))
    given = found.number("year")
    if given is not None:
        return Value(holiday(name, given).isoformat())
    rule = HOLIDAYS[name]
    if at.published is None:
        fixed = not isinstance(rule, str) and len(rule) == 2
        return hanging(f"XXXX-{rule[0]:02}-{rule[1]:02}" if fixed else None)
    step = _relative_year(found)
    if step is not None:
        return settled(holiday(name, at.published.year + step).isoformat())
    written = at.published
    dated = sorted(holiday(name, written.year + each) for each in (-1, 0, 1))
    behind = [each for each in dated if each <= written][-1]
    ahead = next(each for each in dated if each >= written)
    if found.has("last"):
        return settled(behind.isoformat())
    soon = ahead - written <= timedelta(days=_FORWARD) and at.tense() is not Tense.past
    forward = found.has("next", "this") or at.tense() is Tense.future or soon
    return settled((ahead if forward else behind).isoformat())


def years(found: Found, _: Context) -> Value | None:
    """ "from 2011 to 2014", "2011-2014", "2011-14"."""
    given = [int(v) for v in found.all("year") if isinstance(v, int)]
    first = given[0]
    last = (
        given[1] if len(given) > 1 else first // 100 * 100 + (found.number("count", "day") or 0)
    )
    return Value(f"{first:04d}/{last:04d}") if first < last else None


def days(found: Found, at: Context) -> Value | None:
    """ "between 2 and 4 March", "March 2-4, 2024", "28 February to 3 March"."""
    months = [int(v) for v in found.all("month") if isinstance(v, int)]
    numbers = [int(v) for v in found.all("day", "nth") if isinstance(v, int)]
    given = [int(v) for v in found.all("year") if isinstance(v, int)]
    if len(set(months)) == 1 and len(given) < 2 and numbers[0] >= numbers[-1]:
        return None
    ends = [_one_end(months, numbers, given, at, which) for which in (0, -1)]
    first, last = ends[0].value, ends[1].value
    if first is None or last is None or ((at.published or given) and first > last):
        return Value(None)
    return Value(f"{first}/{last}", anchor=ends[1].anchor, basis=ends[1].basis)


def _one_end(
    months: list[int], numbers: list[int], given: list[int], at: Context, which: int
) -> Value:
    day, named = numbers[which], months[which]
    before = which == 0 and months[0] > months[-1]
    if given:
        return Value(_ymd(given[which] - (before and len(given) == 1), named, day))
    if day > monthrange(_LEAP, named)[1]:
        return Value(None)
    if at.published is None:
        return hanging(f"XXXX-{named:02d}-{day:02d}")
    last = _year_of(months[-1], min(numbers[-1], _EVERY_MONTH_HAS), None, at)
    return settled(_ymd(last - before, named, day))


def months(found: Found, at: Context) -> Value | None:
    """ "from March to June 2019", "between January and April"."""
    named = [int(v) for v in found.all("month") if isinstance(v, int)]
    given = [int(v) for v in found.all("year") if isinstance(v, int)]
    if at.published is None and not given:
        return hanging(f"XXXX-{named[0]:02d}/XXXX-{named[1]:02d}")
    last = given[-1] if given else _year_of_month(named[1], at)
    first = given[0] if len(given) > 1 else last - (named[0] > named[1])
    value = f"{first:04d}-{named[0]:02d}/{last:04d}-{named[1]:02d}"
    return Value(value) if given else settled(value)
