"""Moments, in one form that sorts as text."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time

from crossbearing.errors import UsageError

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def utc_now() -> datetime:
    """The present moment: the one place where a case reads the clock."""
    return datetime.now(UTC)


def stamp(moment: datetime) -> str:
    """A moment as ISO 8601 in UTC with microseconds, so that text order is time order."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def parse(value: str) -> str:
    """The stamp of an ISO 8601 moment with zone; a date alone means the end of that day, UTC.

    UsageError when it is neither.
    """
    try:
        if _DATE.fullmatch(value):
            return stamp(datetime.combine(date.fromisoformat(value), time.max, UTC))
        moment = datetime.fromisoformat(value)
    except ValueError as error:
        raise UsageError(_REMEDY.format(value)) from error
    if moment.tzinfo is None:
        raise UsageError(_REMEDY.format(value))
    return stamp(moment)


_REMEDY = (
    "{!r} is no moment: write it like 2024-05-01 or 2024-05-01T12:00:00+00:00, with its zone"
)
