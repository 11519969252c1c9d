"""Fixes of place and time as people type them: read strictly, and refused with what would help."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta, timezone, tzinfo
from math import inf, isfinite
from zoneinfo import ZoneInfo

from crossbearing.errors import UsageError
from crossbearing.model import Evidence, PlaceFix, TimeFix
from crossbearing.weigh.base_rates import BASE_RATE
from crossbearing.weigh.checks import CHECK

PLACE_METHODS = (
    "landmarks matched with satellite pictures",
    "metadata of the file",
    "bearings from two pictures",
    "position told by the person who was there",
)
TIME_METHODS = (
    "shadow length and direction",
    "metadata of the file",
    "clock in the picture",
    "sound and flash",
    "weather compared with records",
)
"""Methods that a form offers; any other can be typed."""
FARTHEST = 1_000_000.0
"""Metres beyond which a radius is no fix."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT = re.compile(
    rf"{_DAY.pattern}[T ]\d{{2}}:\d{{2}}(?::\d{{2}})?(?:Z|[+-]\d{{2}}:\d{{2}})?"
)
_OFFSET = re.compile(r"(?:UTC|GMT)?(?P<sign>[+-])(?P<hours>\d{2}):(?P<minutes>\d{2})")


def make_place(
    latitude: str | None, longitude: str | None, radius: str | None
) -> PlaceFix | None:
    """The position that was typed; None where nothing was. Raises UsageError for half of one, or
    one that lies nowhere."""
    typed = {"latitude": latitude, "longitude": longitude, "radius": radius}
    missing = [name for name, value in typed.items() if not (value or "").strip()]
    if len(missing) == len(typed):
        return None
    if missing:
        raise UsageError(
            f"a place fix needs a latitude, a longitude and a radius in metres; "
            f"{' and '.join(missing)} {'is' if len(missing) == 1 else 'are'} missing"
        )
    fix = PlaceFix(**{name: _number(name, value or "") for name, value in typed.items()})
    confirm_place(fix)
    return fix


def make_time(
    earliest: str | None, latest: str | None, likeliest: str | None, zone: str | None
) -> TimeFix | None:
    """The time that was typed; None where nothing was. A day alone stands for all of it. Raises
    UsageError for half of one, a zone there is none of, or an order that cannot be."""
    zone = (zone or "").strip()
    typed = [(each or "").strip() for each in (earliest, latest, likeliest)]
    if not any(typed):
        if zone:
            raise UsageError("a zone is given and no time; give the earliest and the latest")
        return None
    if not typed[0] or not typed[1]:
        raise UsageError(
            "a time fix needs the earliest and the latest that it can have been; give both, "
            "the same twice where it is known to the second"
        )
    first = _moment("earliest", typed[0], zone, late=False)
    last = _moment("latest", typed[1], zone, late=True)
    middle = _moment("likeliest", typed[2], zone, late=False) if typed[2] else None
    fix = TimeFix(
        earliest=first.isoformat(timespec="seconds"),
        latest=last.isoformat(timespec="seconds"),
        zone=zone or f"UTC{first.isoformat()[-6:]}",
        time=None if middle is None else middle.isoformat(timespec="seconds"),
    )
    confirm_time(fix)
    return fix


def confirm_fixes(evidence: Evidence) -> None:
    """Raises UsageError for an item whose fixes cannot be, or that lacks the one it is named
    for, or how it was found."""
    if evidence.place is not None:
        confirm_place(evidence.place)
    if evidence.time is not None:
        confirm_time(evidence.time)
    if evidence.kind == "place" and evidence.place is None:
        raise UsageError("a place fix needs a latitude, a longitude and a radius in metres")
    if evidence.kind == "time" and evidence.time is None:
        raise UsageError("a time fix needs the earliest and the latest that it can have been")
    if evidence.place is None and evidence.time is None:
        return
    if evidence.kind in (BASE_RATE, CHECK):
        raise UsageError(
            f"{evidence.kind}: has no place and no time of its own; leave them out"
        )
    if not evidence.method:
        raise UsageError(
            "say by which method the place or time was fixed, such as shadow length or metadata "
            "of the file: nobody can check it otherwise"
        )


def confirm_place(fix: PlaceFix) -> None:
    """Raises UsageError for a position that lies nowhere on Earth, or is none."""
    if not -90 <= fix.latitude <= 90:
        turned = "; are latitude and longitude the wrong way round?"
        raise UsageError(
            f"latitude: {fix.latitude:g} is not between -90 and 90 degrees"
            + (turned if -90 <= fix.longitude <= 90 and abs(fix.latitude) <= 180 else "")
        )
    if not -180 <= fix.longitude <= 180:
        raise UsageError(f"longitude: {fix.longitude:g} is not between -180 and 180 degrees")
    if not 0 < fix.radius <= FARTHEST:
        raise UsageError(
            f"radius: {fix.radius:g} m; give the metres within which it lies, above 0 and up "
            f"to {FARTHEST:g}"
        )


def confirm_time(fix: TimeFix) -> None:
    """Raises UsageError for a time that is none, or ends before it begins."""
    first, last = _whole("earliest", fix.earliest), _whole("latest", fix.latest)
    if last < first:
        raise UsageError(f"latest: {fix.latest} is before the earliest, {fix.earliest}")
    if fix.time is not None and not first <= _whole("likeliest", fix.time) <= last:
        raise UsageError(
            f"likeliest: {fix.time} is not between {fix.earliest} and {fix.latest}"
        )


def _number(name: str, typed: str) -> float:
    try:
        found = float(typed.strip().replace("−", "-").replace(",", "."))
    except ValueError:
        found = inf
    if not isfinite(found):
        raise UsageError(
            f"{name}: {typed.strip()[:40]!r} is no number; write degrees and metres with a "
            "decimal point, such as 33.3152"
        )
    return found


def _whole(name: str, written: str) -> datetime:
    try:
        found = datetime.fromisoformat(written)
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        raise UsageError(f"{name}: {written[:40]!r} is no ISO 8601 time with its offset")
    return found


def _moment(name: str, typed: str, zone: str, *, late: bool) -> datetime:
    """The moment typed, on the clocks of its zone; of a day its first second, or its last."""
    try:
        if _DAY.fullmatch(typed):
            end = time(23, 59, 59) if late else time()
            found = datetime.combine(datetime.fromisoformat(typed), end)
        elif _MOMENT.fullmatch(typed):
            found = datetime.fromisoformat(typed)
        else:
            raise ValueError
    except ValueError:
        raise UsageError(
            f"{name}: {typed[:40]!r} is no time; write 2031-03-10T14:05, or the day alone"
        ) from None
    if not zone:
        if found.tzinfo is None:
            raise UsageError(
                f"{name}: say whose clocks {typed} is on: give a zone such as Asia/Baghdad, or "
                "an offset such as +03:00"
            )
        return found
    told = found.utcoffset()
    placed = _on_clocks(name, typed, found.replace(tzinfo=None), _zone(zone))
    if told is not None and told != placed.utcoffset():
        raise UsageError(f"{name}: {typed} is not on the clocks of {zone}; give one of the two")
    return placed


def _on_clocks(name: str, typed: str, local: datetime, zone: tzinfo) -> datetime:
    """The local time with its offset; none that clocks skip, or show twice."""
    both = [local.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1)]
    if both[0] != both[1]:
        raise UsageError(
            f"{name}: the clocks of that zone change at {typed}; give an offset in place of the zone"
        )
    return local.replace(tzinfo=timezone(both[0] or timedelta(0)))


def _zone(named: str) -> tzinfo:
    if named in ("UTC", "GMT", "Z"):
        return UTC
    if offset := _OFFSET.fullmatch(named):
        reach = timedelta(hours=int(offset["hours"]), minutes=int(offset["minutes"]))
        if reach < timedelta(hours=24):
            return timezone(reach if offset["sign"] == "+" else -reach)
    try:
        return ZoneInfo(named)
    except (ValueError, OSError, KeyError):
        raise UsageError(
            f"zone: {named[:40]!r} is not known here; write a name such as Asia/Baghdad, or an "
            "offset such as +03:00"
        ) from None
