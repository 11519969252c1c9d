"""How exactly a value is known: its precision, narrower bounds, and the value in EDTF.

The Extended Date/Time Format (ISO 8601-2) says what TIMEX3 cannot: "early 2011" as a stretch of
2011, "about 1990" with a tilde, a day of an unknown year with X for what is not known.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

_SEASONS = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
_FORMS = (
    ("decade", re.compile(r"\d{3}")),
    ("century", re.compile(r"\d{2}")),
    ("year", re.compile(r"[\dX]{4}")),
    ("half", re.compile(r"[\dX]{4}-H[12X]")),
    ("quarter", re.compile(r"[\dX]{4}-Q[1-4X]")),
    ("season", re.compile(r"[\dX]{4}-(?:SP|SU|FA|WI)")),
    ("month", re.compile(r"[\dX]{4}-[\dX]{2}")),
    ("weekend", re.compile(r"[\dX]{4}-W[\dX]{2}-WE")),
    ("week", re.compile(r"[\dX]{4}-W[\dX]{2}")),
    ("day", re.compile(r"[\dX]{4}-(?:[\dX]{2}-[\dX]{2}|W[\dX]{2}-\d)")),
    ("part of day", re.compile(r".{10}T(?:MO|MI|AF|EV|NI)|XXXX-WXX-\dT(?:MO|MI|AF|EV|NI)")),
    ("second", re.compile(r".+T\d\d:?\d\d:?\d\d.*")),
    ("minute", re.compile(r".+T\d\d:?\d\d.*")),
    ("range", re.compile(r".+/.+")),
)
_THIRDS = {"START": (0, 1), "MID": (1, 2), "END": (2, 3)}
_NARROWED = 27
"""Days that a stretch must have for a third of it to be told apart: a month and longer."""


def precision(value: str | None) -> str | None:
    """What a value is exact to: `year`, `day`, `part of day`, `minute` …; None if it is open."""
    if value is None or value.endswith("_REF"):
        return None
    if "/" in value:
        return "range"
    return next((name for name, form in _FORMS if form.fullmatch(value)), None)


def narrowed(
    start: str | None, end: str | None, mod: str | None, written: date | None
) -> tuple[str | None, str | None]:
    """The bounds of "early", "mid-" and "late" months and years: a third of the whole each; what
    was "earlier" or "later" in the present year ends or begins with the day of writing."""
    if start is None or end is None:
        return start, end
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    if mod == "BEFORE" and written and first <= written <= last:
        return start, written.isoformat()
    if mod == "AFTER" and written and first <= written <= last:
        return written.isoformat(), end
    length = (last - first).days + 1
    if mod not in _THIRDS or length < _NARROWED:
        return start, end
    low, high = (round(length * third / 3) for third in _THIRDS[mod])
    return (
        (first + timedelta(days=low)).isoformat(),
        (first + timedelta(days=high - 1)).isoformat(),
    )


def edtf(value: str | None, mod: str | None, start: str | None, end: str | None) -> str | None:
    """The value in EDTF, as exact as it is known; None for what EDTF has no form for."""
    if value is None or value.endswith("_REF"):
        return None
    if "/" in value:
        first, last = (edtf(part, None, None, None) for part in value.split("/"))
        return f"{first}/{last}" if first and last else None
    if mod in ("START", "MID", "END", "BEFORE", "AFTER") and start and end and start != end:
        return f"{start}~/{end}~" if mod in _THIRDS else f"{start}/{end}"
    plain = _plain(value, start, end)
    return f"{plain}~" if plain and mod == "APPROX" and "/" not in plain else plain


def _plain(value: str, start: str | None, end: str | None) -> str | None:
    exact = precision(value)
    if exact in ("year", "month", "day") and "W" not in value:
        return value
    if exact == "decade":
        return f"{value}X"
    if exact == "century":
        return f"{value}XX"
    if exact == "season":
        return f"{value[:4]}-{_SEASONS[value[5:]]}"
    if exact == "quarter" and value[6] != "X":
        return f"{value[:4]}-{32 + int(value[6])}"
    if exact == "half" and value[6] != "X":
        return f"{value[:4]}-{39 + int(value[6])}"
    if exact in ("second", "minute"):
        return value if start and exact == "second" else start
    if start and end:
        return start if start == end else f"{start}/{end}"
    return None
