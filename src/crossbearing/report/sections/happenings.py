"""When things happened and were published."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from crossbearing.model import Document, Incident, Passage
from crossbearing.report.blocks import Block, Calendar, Cell, Mark, Section, Table
from crossbearing.report.index import Index
from crossbearing.report.wording import dated, isolate


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One row of the timeline; `when` is empty if unknown."""

    when: str
    what: str
    document: str
    event: bool
    cell: Cell


def timeline(index: Index) -> Section:
    """Publications and happenings by date; what has no known date is listed as unknown."""
    rows = [_publication(index, each) for each in index.assessment.documents]
    rows += [
        _happening(index, incident)
        for found in index.assessment.annotations
        for incident in found.incidents
    ]
    known = sorted((each for each in rows if each.when), key=lambda each: each.when)
    unknown = [each for each in rows if not each.when]
    table = Table(
        caption="By date; unknown dates last",
        columns=("When", "What", "Words"),
        rows=tuple(
            (Cell(text=each.when or "unknown", number=True), Cell(text=each.what), each.cell)
            for each in (*known, *unknown)
        ),
    )
    marks = tuple(
        Mark(
            day=each.when[:10],
            short=index.number(each.document),
            label=f"{each.when}: {each.what}",
            event=each.event,
        )
        for each in known
        if _is_day(each.when[:10])
    )
    drawn: tuple[Block, ...] = (table,)
    if len({each.day for each in marks}) > 1:
        line = Calendar(title="Reports and happenings on a line of time", marks=marks)
        drawn = (line, replace(table, folded=True))
    return Section(anchor="timeline", title="Timeline", blocks=drawn)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == 10


def _publication(index: Index, document: Document) -> Happening:
    published = document.published
    found = f", date from {published.found}" if published and published.found else ""
    return Happening(
        when=dated(published) if published else "",
        what=f"{index.outlet(document.id)} published{found}",
        document=document.id,
        event=False,
        cell=Cell(text=isolate(document.title or "untitled")),
    )


def _happening(index: Index, incident: Incident) -> Happening:
    where = f" at {isolate(incident.place.name)}" if incident.place else ""
    kind = incident.subtype or incident.type
    affected = (*incident.targets, *incident.means, *incident.victims)
    words = sorted({each.span for each in affected})
    passages = [Passage(document=incident.document, spans=(each,)) for each in words]
    return Happening(
        when=incident.start or "",
        what=f"{kind}{where}, as {index.outlet(incident.document)} tells it",
        document=incident.document,
        event=True,
        cell=Cell(quotes=index.quotes(passages)),
    )
