"""Quarters of a year, and what businesses compare them with."""

from __future__ import annotations

from crossbearing.extract.times.reading import (
    PRECEDING,
    Context,
    Found,
    Value,
    hanging,
    settled,
)
from crossbearing.extract.times.tense import Tense


def quarter(found: Found, at: Context) -> Value | None:
    """ "the third quarter", "third-quarter", "the 1988 second quarter", "this year's first quarter"."""
    nth = found.number("nth", "qn")
    if nth is None or nth > 4:
        return None
    given = found.number("year")
    if given is not None:
        return Value(f"{given:04d}-Q{nth}")
    if at.published is None:
        return hanging(f"XXXX-Q{nth}")
    year = at.published.year
    if found.has("unit"):
        year += -1 if found.has("last", "ago", "than") else int(found.has("next"))
        return settled(f"{year:04d}-Q{nth}")
    now = (at.published.month + 2) // 3
    if nth > now and at.tense() is Tense.past and nth != now + 1:
        year -= 1
    elif nth < now and at.tense() is Tense.future and now - nth > 1:
        year += 1
    elif nth - now >= 2 and at.tense() is not Tense.future:
        year -= 1
    return settled(f"{year:04d}-Q{nth}")


def this_quarter(found: Found, at: Context) -> Value | None:
    """ "the quarter", "the latest quarter", "last quarter", "the current quarter"."""
    which = found.word("last", "next", "this", "current", "that")
    if at.published is None:
        return hanging("XXXX-QX")
    over = _stepped(at.published.year, (at.published.month + 2) // 3, -1)
    if which in ("", "latest", "that", "same") and at.quarter:
        late = which == "latest" and at.quarter > over
        return Value(over if late else at.quarter, basis=PRECEDING)
    step = {"last": -1, "past": -1, "previous": -1, "latest": -1, "": -1}.get(which, 0)
    step = 1 if which in ("next", "coming", "following") else step
    return settled(_stepped(at.published.year, (at.published.month + 2) // 3, step))


def _stepped(year: int, nth: int, step: int) -> str:
    at = year * 4 + nth - 1 + step
    return f"{at // 4:04d}-Q{at % 4 + 1}"


def year_before(found: Found, at: Context) -> Value | None:
    """ "a year earlier", "a year ago", "the year-ago quarter": the same stretch of the year before.

    Where the text last spoke of a quarter it is that quarter, else the year.
    """
    named = found.number("nth")
    if at.published is None:
        return hanging("XXXX")
    if named is not None and named <= 4:
        return settled(f"{at.published.year - 1:04d}-Q{named}")
    if at.quarter:
        return Value(f"{int(at.quarter[:4]) - 1:04d}{at.quarter[4:]}", basis=PRECEDING)
    return settled(f"{at.published.year - 1:04d}")


def of_year(found: Found, at: Context) -> Value | None:
    """ "the 1988 period", "the 1988 quarter": the quarter last spoken of, in another year."""
    given = found.number("year")
    quarter_told = at.quarter[4:] if at.quarter and found.has("quarter") else ""
    return Value(f"{given:04d}{quarter_told}", basis=PRECEDING if quarter_told else None)
