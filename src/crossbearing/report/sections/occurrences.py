"""What happened, as each report tells it: one table an incident, disagreements side by side."""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.model import Casualties, Incident, JoinedIncident, Passage
from crossbearing.report.blocks import Block, Cell, Point, Points, Prose, Section, Table
from crossbearing.report.index import Index
from crossbearing.report.wording import isolate, plural

SHOWN = 6
"""Incidents that the report has tables of; the JSON has them all."""
HOW = (
    "Records of several reports are joined where kind, dates and place or what was struck agree; "
    "records of one report stay apart. Figures that differ stand side by side: none is chosen."
)


def occurrences(index: Index) -> Section | None:
    """The incidents that most reports tell, each with every report's record."""
    found = index.assessment.links.incidents
    if not found:
        return None
    blocks: list[Block] = [Prose(HOW, "note")]
    for number, each in enumerate(found[:SHOWN], start=1):
        blocks.append(_table(index, number, each))
        disagreeing = tuple(_disagreements(index, each))
        if disagreeing:
            blocks.append(Points(disagreeing))
    if len(found) > SHOWN:
        blocks.append(
            Prose(f"{plural(len(found) - SHOWN, 'more incident')} not shown.", "note")
        )
    return Section(
        anchor="incidents", title="What happened, report by report", blocks=tuple(blocks)
    )


def _table(index: Index, number: int, incident: JoinedIncident) -> Table:
    told = plural(len(incident.records), "report")
    return Table(
        caption=f"Incident {number}: {_kind(incident.records[0])}, told by {told}",
        columns=("Report", "What", "When", "Where", "Means", "Held responsible", "Casualties"),
        folded=number > 1,
        rows=tuple(_row(index, each) for each in incident.records),
    )


def _row(index: Index, record: Incident) -> tuple[Cell, ...]:
    spans = tuple(sorted({*record.told, *(each.span for each in record.targets)}))[:3]
    quotes = index.quotes(Passage(document=record.document, spans=(each,)) for each in spans)
    return (
        Cell(text=index.outlet(record.document), quotes=quotes),
        Cell(text=", ".join((_kind(record), record.stage))),
        Cell(text=_when(record)),
        Cell(text=isolate(record.place.name) if record.place else "not told"),
        Cell(text=", ".join(isolate(each.text) for each in record.means) or "not told"),
        Cell(text=_blamed(index, record) or "not told"),
        Cell(text="; ".join(dict.fromkeys(map(figure, record.casualties))) or "not told"),
    )


def _kind(record: Incident) -> str:
    return record.subtype or record.type


def _when(record: Incident) -> str:
    if record.start is None:
        return "not told"
    days = dict.fromkeys(each for each in (record.start, record.end) if each)
    return " to ".join(days) + (f" ({record.precision})" if record.precision else "")


def _blamed(index: Index, record: Incident) -> str:
    """Each party once, with all that is said of it: `Teral: accused, fact`."""
    told: dict[str, dict[str, None]] = {}
    for each in record.perpetrators:
        party = index.party(record.document, each.span, each.text)
        told.setdefault(party, {})[each.responsibility.replace("_", " ")] = None
    return "; ".join(f"{isolate(party)}: {', '.join(all_of)}" for party, all_of in told.items())


def figure(each: Casualties) -> str:
    """A casualty figure in words: `6 killed`, `10 to 12 injured`."""
    count = str(each.low) if each.low == each.high else f"{each.low} to {each.high}"
    return f"{count} {each.outcome}"


def _disagreements(index: Index, incident: JoinedIncident) -> Iterator[Point]:
    """Each outcome of which reports give different figures, with whose each figure is."""
    told = [(record, each) for record in incident.records for each in record.casualties]
    for outcome in sorted({each.outcome for _, each in told}):
        ours = [(record, each) for record, each in told if each.outcome == outcome]
        if len({(each.low, each.high) for _, each in ours}) < 2:
            continue
        yield Point(
            text="; ".join(
                f"{figure(each)}: {index.speaker(each.by, record.document)}"
                for record, each in ours
            ),
            quotes=index.quotes(
                Passage(document=record.document, spans=(each.span,)) for record, each in ours
            ),
        )
