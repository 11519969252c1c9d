"""Who is connected to whom, who was accused, and what they answered."""

from __future__ import annotations

from crossbearing.model import Response, Stance
from crossbearing.report.accusations import accusations
from crossbearing.report.blocks import (
    Block,
    Cell,
    Edge,
    Graph,
    Node,
    Point,
    Points,
    Prose,
    Section,
    Table,
)
from crossbearing.report.index import Index
from crossbearing.report.wording import isolate, plural, sentence

ANSWERS = {
    "reported": "an answer is reported",
    "declined": "declined to answer",
    "answered": "answered when asked",
    "sought": "an answer was sought; none is reported",
    "not sought": "no response was sought",
}


def connections(index: Index) -> Section | None:
    """Relations between parties, as a table and as a picture."""
    relations = index.assessment.links.relations
    if not relations:
        return None
    alike = _alike(index)
    between = [each for each in relations if each.source != each.target]
    ends = dict.fromkeys(end for each in between for end in (each.source, each.target))
    graph = Graph(
        title="Who is connected to whom",
        nodes=tuple(Node(id=end, label=index.name(end)) for end in ends),
        edges=tuple(
            Edge(source=each.source, target=each.target, label=each.type) for each in between
        ),
    )
    table = Table(
        caption=f"{plural(len(relations), 'connection')}, as the reports state them",
        folded=True,
        columns=("From", "Connection", "To", "When", "Who says so", "Words"),
        rows=tuple(
            (
                Cell(text=index.name(each.source)),
                Cell(text=each.type),
                Cell(text=index.name(each.target)),
                Cell(text=_when(each.start, each.end)),
                Cell(
                    text=index.speaker(each.by, each.passages[0].document)
                    if each.passages
                    else "not told"
                ),
                Cell(quotes=index.quotes(each.passages)),
            )
            for each in relations
        ),
    )
    return Section(
        anchor="connections",
        title="Who is connected to whom",
        blocks=(*((graph,) if between else ()), table, *((alike,) if alike else ())),
    )


def _alike(index: Index) -> Table | None:
    """Names that may mean one thing, for a person to judge; None where there are none."""
    maybe = index.assessment.links.candidates
    if not maybe:
        return None
    return Table(
        caption=f"{plural(len(maybe), 'pair')} of names that may mean one thing; nobody has said so",
        folded=True,
        columns=("Name", "Other name", "Why"),
        rows=tuple(
            (
                Cell(text=index.name(each.one)),
                Cell(text=index.name(each.other)),
                Cell(text=each.reason),
            )
            for each in maybe
        ),
    )


def _when(start: str | None, end: str | None) -> str:
    if start is None and end is None:
        return "not told"
    return f"{start or '…'} to {end or '…'}"


def responses(index: Index) -> Section:
    """Each accused party and what it answered, "no response was sought" included."""
    given = index.assessment.responses
    blocks: tuple[Block, ...] = (
        Prose("These reports accuse no party that could be told apart."),
    )
    if given:
        blocks = (
            Table(
                caption="The accused and their answers",
                columns=("Party", "Answer", "Words"),
                kind="words",
                rows=tuple(
                    (
                        Cell(text=isolate(each.label)),
                        Cell(text=answered(each)),
                        Cell(quotes=index.quotes(each.passages)),
                    )
                    for each in given
                ),
            ),
        )
    return Section(
        anchor="responses", title="Who was accused, and what they answered", blocks=blocks
    )


def answered(response: Response) -> str:
    """A response in words: `denies it`, `no response was sought`."""
    if response.stance == Stance.denies:
        return "denies it"
    if response.stance == Stance.admits:
        return "says that it did it"
    return ANSWERS.get(response.status, response.status)


def check_list(index: Index) -> Section:
    """Every sentence that accuses someone, to be ticked before anything goes out."""
    found = accusations(index)
    own = [
        Point(
            text=f"This report: {sentence(isolate(each.hypothesis.label))} "
            f"Names {index.name(each.hypothesis.actor)} "
            f"({_stands(index, each.hypothesis.actor)}).",
            tick=True,
        )
        for each in index.assessment.verdict.ranking
        if each.hypothesis.actor in index.entities
    ]
    theirs = [
        Point(
            text=f"{sentence(each.basis)} {_names(index, each.parties)}",
            quotes=(index.quote(each.passage),),
            tick=True,
        )
        for each in found
    ]
    if not own and not theirs:
        blocks: tuple[Block, ...] = (Prose("No sentence accuses anyone."),)
    else:
        blocks = (
            Prose(
                "Every sentence that accuses someone, with its source. Tick each one when the "
                "words, the source and the answer of the accused have been checked."
            ),
            Points((*theirs, *own)),
        )
    return Section(anchor="check-list", title="Check list before publication", blocks=blocks)


def _names(index: Index, parties: tuple[str, ...]) -> str:
    if not parties:
        return "Whom it names was not told apart, so no answer could be matched."
    return " ".join(f"Names {index.name(each)} ({_stands(index, each)})." for each in parties)


def _stands(index: Index, party: str | None) -> str:
    name = index.name(party).casefold()
    for each in index.assessment.responses:
        if each.party == party or each.label.casefold() == name:
            return answered(each)
    return "no answer is recorded"
