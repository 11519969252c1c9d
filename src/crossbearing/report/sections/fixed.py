"""Where and when something was by fixes that people entered by hand: on the map and the timeline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from math import cos, hypot, radians

from crossbearing.model import Evidence, PlaceFix, TimeFix
from crossbearing.report.blocks import (
    Bar,
    Block,
    Cell,
    Chart,
    Mark,
    Prose,
    Rails,
    Table,
)
from crossbearing.report.index import Index
from crossbearing.report.wording import isolate, plural

NEIGHBOURS = 20.0
"""Kilometres within which fixes are drawn close up together."""
CLOSEST = 4
"""So many groups of neighbours are drawn close up; the table has them all."""
ROUND = 0.12
"""Share of the picture left free beside the first and the last of the times."""
PLACES = (
    "A square is a fix that somebody entered by hand, in a circle of the radius given with it. "
    "It shows the place of what the item shows; what that says about the question is its weight."
)
TIMES = (
    "Times that somebody fixed by hand, from the earliest to the latest that it can have been; "
    "hollow, because only the span is known. The stroke is the likeliest time."
)


def places(index: Index) -> tuple[tuple[str, Evidence, PlaceFix], ...]:
    """The items with a position, with the short names that pictures and tables give them."""
    with_place = [each for each in index.assessment.evidence if each.place is not None]
    return tuple(
        (f"f{number}", each, each.place)
        for number, each in enumerate(with_place, start=1)
        if each.place is not None
    )


def times(index: Index) -> tuple[tuple[str, Evidence, TimeFix], ...]:
    """The items with a time, earliest first, with their short names."""
    with_time = sorted(
        ((each, each.time) for each in index.assessment.evidence if each.time is not None),
        key=lambda pair: (datetime.fromisoformat(pair[1].earliest), pair[0].id),
    )
    return tuple(
        (f"t{number}", each, fix) for number, (each, fix) in enumerate(with_time, start=1)
    )


def marks(index: Index) -> tuple[Mark, ...]:
    """The fixes of place as marks on the map."""
    return tuple(
        Mark(
            latitude=fix.latitude,
            longitude=fix.longitude,
            reach=fix.radius / 1000,
            short=short,
            label=f"{each.description}: within {metres(fix.radius)}",
            by_hand=True,
        )
        for short, each, fix in places(index)
    )


def close_ups(index: Index) -> Iterator[Chart]:
    """A map for each group of fixes that lie near one another, drawn to their radii."""
    for group in _neighbours(marks(index))[:CLOSEST]:
        names = ", ".join(each.short for each in group)
        yield Chart(title=f"Close up: {names}", marks=group, close=True)


def _neighbours(given: Sequence[Mark]) -> list[tuple[Mark, ...]]:
    groups: list[list[Mark]] = []
    for mark in given:
        near = [group for group in groups if any(_apart(mark, each) for each in group)]
        joined = [mark, *(each for group in near for each in group)]
        groups = [group for group in groups if group not in near]
        groups.append(sorted(joined, key=lambda each: int(each.short[1:])))
    return [tuple(each) for each in groups]


def _apart(one: Mark, other: Mark) -> bool:
    north = (one.latitude - other.latitude) * 111.2
    east = (one.longitude - other.longitude) * 111.2 * cos(radians(one.latitude))
    return hypot(north, east) <= NEIGHBOURS


def places_table(index: Index) -> list[Block]:
    """The fixes of place as a table; nothing where there is none."""
    rows = tuple(
        (
            Cell(text=short, number=True),
            Cell(text=isolate(each.description)),
            Cell(text=position(fix), number=True),
            Cell(text=metres(fix.radius), number=True),
            Cell(text=isolate(each.method or "not told")),
            Cell(text=isolate(each.collector or "not told")),
        )
        for short, each, fix in places(index)
    )
    if not rows:
        return []
    columns = ("No.", "What", "Position", "Within", "Fixed by", "Collected by")
    return [Table(caption="Places fixed by hand", columns=columns, rows=rows)]


def time_bars(index: Index) -> list[Bar]:
    """The fixes of time among the days of everything else."""
    return [
        Bar(
            start=fix.earliest[:10],
            end=fix.latest[:10],
            short=short,
            label=f"{timed(fix)}: {each.description}",
            event=True,
            by_hand=True,
        )
        for short, each, fix in times(index)
    ]


def time_blocks(index: Index) -> list[Block]:
    """The fixes of time drawn to the minute, and their table; nothing where there is none."""
    found = times(index)
    if not found:
        return []
    rows = tuple(
        (
            Cell(text=short, number=True),
            Cell(text=_clock(fix.earliest), number=True),
            Cell(text=_clock(fix.latest), number=True),
            Cell(text=_clock(fix.time) if fix.time else "none told", number=True),
            Cell(text=fix.zone),
            Cell(text=isolate(each.description)),
            Cell(text=isolate(each.method or "not told")),
        )
        for short, each, fix in found
    )
    columns = ("No.", "Earliest", "Latest", "Likeliest", "Zone", "What", "Fixed by")
    table = Table(caption="Times fixed by hand", columns=columns, rows=rows)
    return [Prose(TIMES, "note"), _drawn(found), table]


def _drawn(found: Sequence[tuple[str, Evidence, TimeFix]]) -> Rails:
    """All spans on one line of time, on the clocks of the fixes where they share an offset."""
    ends = [
        (datetime.fromisoformat(fix.earliest), datetime.fromisoformat(fix.latest))
        for _, _, fix in found
    ]
    offsets = {each.utcoffset() for pair in ends for each in pair}
    clocks: tzinfo = timezone(offsets.pop() or timedelta(0)) if len(offsets) == 1 else UTC
    first, last = min(start for start, _ in ends), max(end for _, end in ends)
    room = max((last - first) * ROUND, timedelta(minutes=1))

    def on_clocks(moment: datetime) -> str:
        return moment.astimezone(clocks).replace(tzinfo=None).isoformat(timespec="seconds")

    bars = tuple(
        Bar(
            start=on_clocks(start),
            end=on_clocks(end),
            short=short,
            label=f"{timed(fix)}: {each.description}",
            event=True,
            by_hand=True,
            likeliest=on_clocks(datetime.fromisoformat(fix.time)) if fix.time else None,
        )
        for (short, each, fix), (start, end) in zip(found, ends, strict=True)
    )
    return Rails(
        title=f"{plural(len(bars), 'time')} fixed by hand, on the clocks of {clocks}",
        first=on_clocks(first - room),
        last=on_clocks(last + room),
        bars=bars,
        by_hand=True,
        clocks=str(clocks),
    )


def position(fix: PlaceFix) -> str:
    """Degrees north and east, to about a metre."""
    return f"{fix.latitude:.5f}, {fix.longitude:.5f}"


def placed(fix: PlaceFix) -> str:
    """A position with its radius: `33.31520, 44.36610, within 50 m`."""
    return f"{position(fix)}, within {metres(fix.radius)}"


def timed(fix: TimeFix) -> str:
    """A span with its zone: `2031-03-10 14:05 to 14:25 (Asia/Baghdad)`."""
    first, last = _clock(fix.earliest), _clock(fix.latest)
    last = last.removeprefix(f"{first[:10]} ") if last != first else ""
    likeliest = f", likeliest {_clock(fix.time)}" if fix.time else ""
    return f"{first}{f' to {last}' if last else ''} ({fix.zone}){likeliest}"


def metres(reach: float) -> str:
    """A radius as people read it: `50 m`, `2.5 km`."""
    return f"{reach:g} m" if reach < 1000 else f"{reach / 1000:g} km"


def _clock(moment: str) -> str:
    """Day and time on the clocks there, the seconds where they are not nought."""
    return moment[:19].replace("T", " ").removesuffix(":00")
