"""Calendar arithmetic for TIMEX3 values."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from crossbearing.text.numbers import NUMBER_WORDS

MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "winter": "WI"}
NUMBERS = [*NUMBER_WORDS[1:], "twenty"]
"""Words for one to twenty, in order."""
_SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}
_YEAR_OF_MONTHS = 12
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def number(words: str) -> int | None:
    """The count that `words` give, or None for "several" and its like."""
    low = words.lower()
    if low in ("a", "an"):
        return 1
    if low in NUMBERS:
        return NUMBERS.index(low) + 1
    return int(low) if low.isdecimal() else None


def shifted(day: date, steps: int, unit: str) -> str | None:
    """The day, ISO week, month, year or decade `steps` units from `day`, as precise as `unit`.

    None when that lies outside the years 1 to 9999, or for minutes and hours.
    """
    months = day.year * 12 + day.month - 1 + steps
    try:
        if unit == "day":
            return (day + timedelta(days=steps)).isoformat()
        if unit == "week":
            year, week, _ = (day + timedelta(weeks=steps)).isocalendar()
            return f"{year:04d}-W{week:02d}"
    except OverflowError:
        return None
    years = {"month": months // 12, "year": day.year + steps, "decade": day.year + 10 * steps}
    if unit not in years or not 1 <= years[unit] <= 9999:
        return None
    if unit == "month":
        return f"{months // 12:04d}-{months % 12 + 1:02d}"
    return f"{years[unit]:04d}" if unit == "year" else f"{years[unit]:04d}"[:3]


def bounds(value: str) -> tuple[str | None, str | None]:
    """The first and last day of a TIMEX3 value, (None, None) when it is open or a duration."""
    if "/" in value:
        first, last = value.split("/")
        return bounds(first)[0], bounds(last)[1]
    if _DAY.match(value):
        return value[:10], value[:10]
    if re.fullmatch(r"\d{2,4}", value):
        short = 4 - len(value)
        return f"{value}{'0' * short}-01-01", f"{value}{'9' * short}-12-31"
    if week := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        first_day = monday + timedelta(days=5) if week[3] else monday
        return first_day.isoformat(), (monday + timedelta(days=6)).isoformat()
    months = _months(value)
    if months is None:
        return None, None
    year, first_month, last_month = months
    after = year + (last_month > _YEAR_OF_MONTHS)
    last_month = (last_month - 1) % _YEAR_OF_MONTHS + 1
    days = monthrange(after, last_month)[1]
    return f"{year:04d}-{first_month:02d}-01", f"{after:04d}-{last_month:02d}-{days:02d}"


def _months(value: str) -> tuple[int, int, int] | None:
    """The year and the first and last month of a month, quarter, half or season, counted on past
    twelve where it reaches into the next year."""
    match = re.fullmatch(r"(\d{4})-(?:(\d\d)|Q([1-4])|H([12])|(SP|SU|FA|WI))", value)
    if match is None:
        return None
    year, month, quarter, half, season = match.groups()
    if month:
        return int(year), int(month), int(month)
    if quarter:
        return int(year), 3 * int(quarter) - 2, 3 * int(quarter)
    if half:
        return int(year), 6 * int(half) - 5, 6 * int(half)
    return int(year), *_SEASON_MONTHS[season]
