"""Time, with its uncertainty: a date is a day, and without a zone somewhat more than a day.

The chance that one came first is worked out as if each hour of its window were as likely as any
other; a page's date may also be that of a later edition, so that time alone never weighs much.
"""

from __future__ import annotations

import calendar
import math
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone

from crossbearing.model import Clue, Dated, Hint
from crossbearing.trace.clues.pair import Pair

MOST = 2.4
"""Bits that time gives at most: 0.84."""
_SHAPE = re.compile(
    r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?)?)?\s*(Z|[+-]\d{2}:?\d{2})?"
)
_EAST, _WEST = timedelta(hours=14), timedelta(hours=12)


def window(dated: Dated | None) -> tuple[float, float] | None:
    """The seconds between which a date lies; None for no date, or one that is none."""
    match = _SHAPE.fullmatch(dated.value.strip()) if dated else None
    if dated is None or match is None:
        return None
    year, month, day, hour, minute, second, zone = match.groups()
    offset = _offset(zone or dated.zone)
    try:
        start = datetime(
            int(year), int(month or 1), int(day or 1), int(hour or 0), int(minute or 0),
            int(second or 0), tzinfo=timezone(offset) if offset is not None else UTC,
        )  # fmt: skip
    except ValueError:
        return None
    if hour:
        length = timedelta(minutes=1)
    elif day:
        length = timedelta(days=1)
    elif month:
        length = timedelta(days=calendar.monthrange(int(year), int(month))[1])
    else:
        length = timedelta(days=366 if calendar.isleap(int(year)) else 365)
    end = start + length
    if offset is None:
        start, end = start - _EAST, end + _WEST
    return start.timestamp(), end.timestamp()


def _offset(zone: str | None) -> timedelta | None:
    if zone is None:
        return None
    if zone.upper() in ("Z", "UTC", "GMT"):
        return timedelta(0)
    found = re.fullmatch(r"([+-])(\d{2}):?(\d{2})", zone)
    if not found:
        return None
    span = timedelta(hours=int(found[2]), minutes=int(found[3]))
    return span if found[1] == "+" else -span


def earlier(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The chance that a moment of the first window comes before one of the second."""
    (a, b), (c, d) = one, other
    if b <= c:
        return 1.0
    if d <= a:
        return 0.0
    # The mean, over the first window, of the share of the second that lies after.
    inside = max(a, c), min(b, d)
    before = max(0.0, min(b, c) - a)
    middle = ((d - inside[0]) + (d - inside[1])) / 2 / (d - c) * (inside[1] - inside[0])
    return (before + middle) / (b - a)


def hints(pair: Pair) -> Iterator[Hint]:
    """Which text came out first, as far as the dates tell."""
    mine, theirs = window(pair.one.document.published), window(pair.other.document.published)
    if mine is None or theirs is None:
        return
    chance = earlier(mine, theirs)
    bound = 2.0**MOST
    odds = min(bound, max(1 / bound, chance / (1 - chance) if chance < 1 else bound))
    bits = math.log2(odds)
    if abs(bits) >= 0.5:
        yield Hint(
            clue=Clue.timed,
            bits=bits,
            because="published earlier"
            if abs(bits) > MOST / 2
            else "published earlier, as far as the dates tell",
        )
