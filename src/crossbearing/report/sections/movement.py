"""How the answer moved as reports came out."""

from __future__ import annotations

from crossbearing.model import Answer, Moment
from crossbearing.report.blocks import Block, Cell, Course, Line, Prose, Section, Stop, Table
from crossbearing.report.index import Index
from crossbearing.report.sections.answer import digits
from crossbearing.report.wording import isolate, shares

HOW = (
    "The cause, weighed anew from the reports that were out by the end of each day, with today's "
    "reader, weights and decisions. What carries no date counts only in the last row."
)
MOST_LINES = 4


def movement(index: Index) -> Section | None:
    """The ranges of the causes by day, as a picture and a table; None with fewer than two days."""
    moments = index.assessment.history
    if len(moments) < 2:
        return None
    last = sorted(moments[-1].causes, key=lambda each: -each.probability)
    shown = digits(index)
    table = Table(
        caption="The cause by the day on which reports were out",
        columns=(
            "Reports out by",
            "Reports",
            *(isolate(each.label) for each in last),
            "Status",
        ),
        rows=tuple(
            (
                Cell(text=each.day or "with what is undated", number=True),
                Cell(text=str(each.reports), number=True),
                *(Cell(text=_range(each, cause, shown), number=True) for cause in last),
                Cell(text=each.status),
            )
            for each in moments
        ),
    )
    lines = tuple(
        Line(label=isolate(cause.label), stops=tuple(_stops(moments, cause)))
        for cause in last[:MOST_LINES]
    )
    drawn: tuple[Block, ...] = (Prose(HOW), table)
    if len({stop.day for line in lines for stop in line.stops}) > 1:
        drawn = (Prose(HOW), Course(title=_title(lines), lines=lines), table)
    return Section(anchor="movement", title="How the answer moved", blocks=drawn)


def _stops(moments: tuple[Moment, ...], cause: Answer) -> list[Stop]:
    return [
        Stop(day=moment.day, value=found.probability, low=found.low, high=found.high)
        for moment in moments
        for found in moment.causes
        if moment.day is not None and found.value == cause.value
    ]


def _range(moment: Moment, cause: Answer, shown: int) -> str:
    found = next((each for each in moment.causes if each.value == cause.value), None)
    return shares(found.low, found.high, shown) if found else "not named"


def _title(lines: tuple[Line, ...]) -> str:
    told = (
        f"{line.label}: {shares(line.stops[0].low, line.stops[0].high, 1)} at first, "
        f"{shares(line.stops[-1].low, line.stops[-1].high, 1)} at last"
        for line in lines
        if line.stops
    )
    return "Ranges of the causes by day. " + "; ".join(told)
