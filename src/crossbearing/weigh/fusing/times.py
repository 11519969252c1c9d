"""When a claim was made, in any of the ways tables write it."""

from __future__ import annotations

import re
from calendar import timegm
from datetime import UTC, datetime
from math import inf, isfinite

MONTHS = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1
    )
}
CTIME = re.compile(
    r"(?:[a-z]{3,9},?\s+)?([a-z]{3})[a-z]*\.?\s+(\d{1,2}),?\s+(\d\d?):(\d\d)(?::(\d\d))?\s+(\d{4})"
)


def moment(text: str) -> float | None:
    """Seconds since 1970 for a number, an ISO 8601 time or a C-style time, read as UTC where no
    zone is given; before everything for no text; None where it is none of these."""
    if not text:
        return -inf
    if found := c_style(text):
        return found
    try:
        seconds = float(text)
    except ValueError:
        pass
    else:
        return seconds if isfinite(seconds) else None
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        return None
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp()


def c_style(text: str) -> float | None:
    """Seconds since 1970 for `Fri Jan 29 08:45:00 2010`; None for anything else."""
    found = CTIME.fullmatch(text.lower())
    if not found or found[1] not in MONTHS:
        return None
    day, hour, minute, second, year = (int(found[n] or 0) for n in range(2, 7))
    return float(timegm((year, MONTHS[found[1]], day, hour, minute, second)))
