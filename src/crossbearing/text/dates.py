"""Calendar dates as headers and tables write them: read strictly, or not at all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun",
            "july jul", "august aug", "september sept sep", "october oct", "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip

_MONTH = rf"(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
_CLOCK = r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?"
_ZONE = r"(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2}|[A-Z]{3,4})"
_TIME = rf"{_CLOCK}(?:\s*(?P<half>[ap])\.?m\.?)?(?:\s*\(?{_ZONE}\)?)?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"

_PATTERNS = tuple(
    re.compile(_WEEKDAY + pattern, re.IGNORECASE)
    for pattern in (
        rf"{_YEAR}(?:-(?P<month>\d{{2}})(?:-(?P<day>\d{{2}})(?:[T ]{_TIME})?)?)?",
        rf"{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}(?:(?:,|,?\s+at)?\s+{_TIME})?",
        rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}(?:(?:,|,?\s+at)?\s+{_TIME})?",
        rf"{_TIME}(?:,|\s+on)?\s+{_DAY}\s+{_MONTH},?\s+{_YEAR}",
        rf"{_MONTH}\s+{_YEAR}",
    )
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as far as it was given: `value` is ISO 8601, `zone` the zone as written."""

    value: str
    zone: str | None = None


def read_moment(written: str) -> Moment | None:
    """The date that the whole of `written` gives, or None if it is not one or could be two.

    Reads ISO 8601, "12 March 2031", "March 12, 2031 14:05 GMT" and e-mail dates; a date in
    figures alone, such as 03/04/2031, is never guessed at, nor is a year that is not there.
    """
    stripped = " ".join(written.split())
    for pattern in _PATTERNS:
        if found := pattern.fullmatch(stripped):
            return _moment({key: value for key, value in found.groupdict().items() if value})
    return None


def _moment(parts: dict[str, str]) -> Moment | None:
    month = parts.get("month", "")
    number = MONTHS.get(month.lower()) or int(month or 1)
    try:
        day = date(int(parts["year"]), number, int(parts.get("day", 1)))
        clock = _clock(parts)
    except ValueError:
        return None
    if "day" not in parts:
        return Moment(f"{day.year:04}-{day.month:02}" if month else f"{day.year:04}")
    if clock is None:
        return Moment(day.isoformat())
    zone = parts.get("zone")
    return Moment(f"{day.isoformat()}T{clock.isoformat()}{_offset(zone)}", zone)


def _clock(parts: dict[str, str]) -> time | None:
    if "hour" not in parts:
        return None
    hour = int(parts["hour"])
    if half := parts.get("half"):
        if not 1 <= hour <= 12:
            raise ValueError(f"there is no {hour} o'clock in half a day")
        hour = hour % 12 + (12 if half.lower() == "p" else 0)
    return time(hour, int(parts["minute"]), int(parts.get("second", 0)))


def _offset(zone: str | None) -> str:
    """The zone as an offset; empty for names such as EST, which stand for several."""
    if zone is None:
        return ""
    if zone.upper() in {"Z", "UTC", "GMT"}:
        return "+00:00"
    if zone[0] in "+-":
        return f"{zone[:3]}:{zone[-2:]}"
    return ""
