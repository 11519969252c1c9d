"""When things happened and when they were told, joined across the reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from crossbearing.model import Assessment, Dating, Happening, Order, Passage, Rail, Told
from crossbearing.report.blocks import (
    Bar,
    Block,
    Cell,
    Point,
    Points,
    Prose,
    Rails,
    Section,
    Table,
)
from crossbearing.report.index import Index
from crossbearing.report.sections import fixed
from crossbearing.report.wording import dated, isolate, plural

DAYS = 7
"""Days up to which a stretch sets how wide a picture is."""
MOST = 12
"""Datings of one event that are written out."""
FOLDED = 8
"""Rows above which a table is shown closed."""
_MARKS = {Rail.incident: "i", Rail.around: "e", Rail.background: "b", Rail.open: "o"}
HOW = (
    "Each event with the days that all who date it allow, and who they are. Dates told from "
    "others (“two days later”) say from what. What the reports tell of longer than a month before "
    "the incident is background."
)


def timeline(index: Index) -> Section:
    """The timeline on two rails, what the reports disagree on, and the tables behind them."""
    line = index.assessment.timeline
    names = dict(numbered(line.happenings))
    near = [*line.on(Rail.incident), *line.on(Rail.around)]
    near.sort(key=lambda each: (each.start is None, each.start or "", each.id))
    back, unplaced = line.on(Rail.background), line.on(Rail.open)
    blocks: list[Block] = [Prose(HOW, "note")]
    blocks += _conflicts(index, line.happenings)
    told = [
        *_bars(near, names),
        *fixed.time_bars(index),
        *(_told_bar(index, each) for each in line.told if each.start),
    ]
    blocks += _drawn("What happened and what was told", told)
    blocks += _table(index, "What happened, by date", near, names)
    blocks += fixed.time_blocks(index)
    blocks += _drawn("Background", _bars(back, names))
    blocks += _table(index, "Background, by date", back, names)
    blocks += _table(index, "Open until more is known", unplaced, names)
    blocks += _ordered(index, line.orders, names, line.happenings)
    blocks.append(_reporting(index, line.told))
    return Section(anchor="timeline", title="Timeline", blocks=tuple(blocks))


def timeline_section(assessment: Assessment) -> Section:
    """The timeline of an assessment, for surfaces that show it by itself."""
    return timeline(Index(assessment))


def numbered(happenings: Iterable[Happening]) -> Iterator[tuple[str, str]]:
    """Ids of happenings with the short names that pictures and tables give them: `e1`, `b2`."""
    counts: dict[str, int] = {}
    for each in happenings:
        mark = _MARKS[each.rail]
        counts[mark] = counts.get(mark, 0) + 1
        yield each.id, f"{mark}{counts[mark]}"


def when(start: str | None, end: str | None) -> str:
    """Days as a reader sees them: one, a whole year or month, or the first and the last."""
    if start is None or end is None:
        return "open"
    if start == end:
        return start
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    if first.year == last.year and (first.month, first.day, last.month, last.day) == (
        1,
        1,
        12,
        31,
    ):
        return start[:4]
    if start[:7] == end[:7] and first.day == 1 and last.day >= 28:
        return start[:7]
    return f"{start} to {end}"


def conflicts(index: Index) -> Iterator[str]:
    """A line for each event on whose date no two tellings agree."""
    for each in index.assessment.timeline.happenings:
        if each.conflict:
            told = _dated_by_all(index, each)
            yield f"Different dates are told for “{isolate(each.label)}”: {told}"


def _conflicts(index: Index, happenings: Iterable[Happening]) -> list[Block]:
    points = [
        Point(text=f"{text}.", quotes=index.quotes(one.passage for one in each.datings[:MOST]))
        for each, text in zip(
            (each for each in happenings if each.conflict), conflicts(index), strict=True
        )
    ]
    return [Points(tuple(points))] if points else []


def _dated_by_all(index: Index, happening: Happening) -> str:
    """Everybody who dates it, each once; of many the first, and how many more there are."""
    told = list(dict.fromkeys(_dated_by(index, each) for each in happening.datings))
    more = [f"and {plural(len(told) - MOST, 'other')}"] if len(told) > MOST else []
    return "; ".join([*told[:MOST], *more])


def _dated_by(index: Index, dating: Dating) -> str:
    """Who dates it, in which words, to what, and from what if the date is told from another."""
    text = index.documents[dating.document].text
    words = " ".join(dating.time.span.of(text).split())
    told = when(dating.time.start, dating.time.end)
    value = told if told != "open" else (dating.time.value or "not told")
    basis = dating.time.anchor or dating.time.basis
    source = f", from the {basis}" if basis in ("document date", "preceding time") else ""
    source = source or (f", from “{isolate(basis)}”" if basis else "")
    return f"{index.speaker(dating.by, dating.document)}: “{isolate(words)}” ({value}{source})"


def _table(
    index: Index, caption: str, happenings: Sequence[Happening], names: dict[str, str]
) -> list[Block]:
    if not happenings:
        return []
    rows = tuple(
        (
            Cell(text=names[each.id], number=True),
            Cell(text=("disputed: " if each.conflict else "") + when(each.start, each.end)),
            Cell(text=isolate(each.label)),
            Cell(
                text=_dated_by_all(index, each) or "undated",
                quotes=index.quotes(one.passage for one in each.datings[:MOST]),
            ),
        )
        for each in happenings
    )
    return [
        Table(
            caption=caption,
            columns=("No.", "When", "What", "Who dates it"),
            rows=rows,
            folded=len(rows) > FOLDED,
        )
    ]


def _bars(happenings: Iterable[Happening], names: dict[str, str]) -> list[Bar]:
    return [
        Bar(
            start=each.start,
            end=each.end,
            short=names[each.id],
            label=f"{when(each.start, each.end)}: {each.label}",
            event=True,
        )
        for each in happenings
        if each.start and each.end
    ]


def _told_bar(index: Index, told: Told) -> Bar:
    start = told.start or ""
    return Bar(
        start=start,
        end=told.end or start,
        short=index.number(told.document),
        label=f"{when(start, told.end or start)}: {_what(index, told)}",
        event=False,
    )


def _drawn(title: str, bars: Sequence[Bar]) -> list[Block]:
    """The picture, where there is more than one day to draw: as wide as what is known to some
    days, so that a season or a year does not push the days together."""
    known = [each for each in bars if _lasting(each) <= DAYS] or bars
    if len({day for each in known for day in (each.start, each.end)}) < 2:
        known = bars
    if len({day for each in known for day in (each.start, each.end)}) < 2:
        return []
    first, last = min(each.start for each in known), max(each.end for each in known)
    events = sum(each.event for each in bars)
    rest = len(bars) - events
    counted = plural(events, "event") + (f" and {plural(rest, 'telling')}" if rest else "")
    told = f"{title}: {counted} from {first} to {last}"
    return [Rails(title=told, first=first, last=last, bars=tuple(bars))]


def _lasting(bar: Bar) -> int:
    return (date.fromisoformat(bar.end) - date.fromisoformat(bar.start)).days


def _what(index: Index, told: Told) -> str:
    if told.statement is None:
        return f"{index.outlet(told.document)} published"
    return f"{index.speaker(told.statement, told.document)} spoke"


def _reporting(index: Index, told: Sequence[Told]) -> Table:
    """Publications and dated statements, what has no date last."""
    rows = tuple(
        (
            Cell(text=_told_when(index, each), number=True),
            Cell(text=_what(index, each)),
            _told_words(index, each),
        )
        for each in told
    )
    return Table(
        caption="What was told, by date; unknown dates last",
        columns=("When", "What", "Words"),
        rows=rows,
        folded=len(rows) > FOLDED,
    )


def _told_when(index: Index, told: Told) -> str:
    published = index.documents[told.document].published
    if told.statement is None and published is not None:
        found = f", date from {published.found}" if published.found else ""
        return f"{dated(published)}{found}"
    if told.start is None:
        return "unknown"
    return when(told.start, told.end or told.start)


def _told_words(index: Index, told: Told) -> Cell:
    said = index.statements.get(told.statement or "")
    if said is None:
        return Cell(text=isolate(index.documents[told.document].title or "untitled"))
    inside = tuple(sorted((*said.source, *said.cue, *said.content)))
    return Cell(
        quotes=index.quotes([Passage(document=told.document, spans=inside)] if inside else [])
    )


def _ordered(
    index: Index,
    orders: Sequence[Order],
    names: dict[str, str],
    happenings: Sequence[Happening],
) -> list[Block]:
    """What the words themselves say came first; what the dates say stands in the tables."""
    labels = {each.id: each.label for each in happenings}

    def named(end: str) -> str:
        if end in names:
            return f"{names[end]} ({isolate(labels[end])})"
        return f"“{isolate(end)}”"

    points = tuple(
        Point(
            text=f"{index.speaker(each.by, each.passage.document)}: {named(each.earlier)} came "
            f"before {named(each.later)}" + (f", by {each.gap}." if each.gap else "."),
            quotes=index.quotes((each.passage,)),
        )
        for each in orders
        if each.passage is not None
    )
    return [Prose("Told to have come one after the other:"), Points(points)] if points else []
