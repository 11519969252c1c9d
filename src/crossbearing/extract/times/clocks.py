"""Times of day, with the zone as written."""

from __future__ import annotations

import re

from crossbearing.extract.times.atoms import KINDS, Atom
from crossbearing.extract.times.dates import calendar_day
from crossbearing.extract.times.reading import DOCUMENT, PRECEDING, Context, Found, Value
from crossbearing.extract.times.relative import today, weekday

_ZONE = re.compile(r"(?:gmt|utc)?([+-])(\d{1,2}):?(\d\d)?")
_NOON = 12
_FIGURES = frozenset((KINDS["day"], KINDS["count"]))
_AFTER_HOUR = frozenset((KINDS["ampm"], KINDS["oclock"]))
_CLOCK = _AFTER_HOUR | {KINDS["clock"], KINDS["noon"], KINDS["zone"]}


def clock(found: Found, at: Context) -> Value | None:
    """ "3:40 a.m. GMT", "15:30 +03", "noon Thursday", "10 p.m. on 4 May", "4 in the morning"."""
    told = _hour(found)
    if told is None:
        return None
    day = _date(_without_hour(found), at)
    zone = _zone(found.word("zone"))
    if day is None:
        return Value(f"XXXX-XX-XXT{told}{zone}", "TIME", anchor=DOCUMENT, basis=DOCUMENT)
    return Value(f"{day.value}T{told}{zone}", "TIME", anchor=day.anchor, basis=day.basis)


def _without_hour(found: Found) -> Found:
    """The atoms that name the day: all but those of the clock."""
    kept: list[Atom] = []
    for at, atom in enumerate(found.atoms):
        ahead = found.atoms[at + 1 : at + 2]
        hour = atom.letter in _FIGURES and ahead and ahead[0].letter in _AFTER_HOUR
        hour = hour or (atom.letter in _FIGURES and found.has("part") and not kept)
        if not hour and atom.letter not in _CLOCK:
            kept.append(atom)
    return Found(tuple(kept), "", "")


def _date(rest: Found, at: Context) -> Value | None:
    """The day the clock time is on: one named beside it, else the day of writing."""
    if rest.has("month"):
        return calendar_day(rest, at)
    if rest.has("weekday"):
        return weekday(Found(tuple(a for a in rest.atoms if a.letter != "P"), "", ""), at)
    if rest.has("today"):
        value = today(Found(tuple(a for a in rest.atoms if a.letter != "P"), "", ""), at)
        return value if value.value else None
    if at.here is not None:
        return Value(at.here, basis=PRECEDING)
    if at.published is None:
        return None
    return Value(at.published.isoformat(), basis=DOCUMENT)


def _hour(found: Found) -> str | None:
    """The hour and minute on a clock of 24 hours."""
    if found.has("noon"):
        return found.word("noon")
    written = found.word("clock")
    half = found.word("ampm")
    if written:
        hour, *rest = written.split(":")
        minutes = ":".join(rest)
    else:
        number = _figure(found)
        if number is None:
            return None
        hour, _, minutes = f"{number:.2f}".partition(".")
        if int(minutes) and not (half and isinstance(number, float)):
            return None
    on = int(hour)
    part = found.word("part")
    if half or part:
        if not 1 <= on <= _NOON:
            return None if half else f"{on:02d}:{minutes}"
        late = half == "p" or ((not half and part in ("AF", "EV")) or (part == "NI" and on > 5))
        on = on % _NOON + (_NOON if late else 0)
    return f"{on:02d}:{minutes}" if on < 24 and int(minutes[:2]) < 60 else None


def _figure(found: Found) -> int | float | None:
    """The figure of the hour: the one before "a.m.", else the first."""
    figures = [
        (atom.value, found.atoms[at + 1 : at + 2])
        for at, atom in enumerate(found.atoms)
        if atom.letter in _FIGURES and isinstance(atom.value, int | float)
    ]
    marked = [value for value, ahead in figures if ahead and ahead[0].letter in _AFTER_HOUR]
    told = marked or [value for value, _ in figures]
    return float(told[0]) if told else None


def _zone(written: str) -> str:
    """Z or an offset; a zone's letters, which stand for several, add nothing."""
    match = _ZONE.fullmatch(written)
    if match is None:
        return written if written == "Z" else ""
    return f"{match[1]}{int(match[2]):02d}:{match[3] or '00'}"
