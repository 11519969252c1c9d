"""What each report holds: its statements, and what its author makes of them."""

from __future__ import annotations

from collections.abc import Iterable

from crossbearing.model import Annotations, Argument, Attribution, Judgement, Passage, Span
from crossbearing.report.blocks import Block, Cell, Prose, Quote, Section, Table
from crossbearing.report.index import Index
from crossbearing.report.wording import VERBS, plural

MOST = 2000
"""Statements above which the page points to the table of statements instead."""

JUDGED = {
    "endorses": "endorses",
    "rejects": "rejects",
    "doubts": "doubts",
    "asserts": "asserts",
    "distances": "keeps a distance from",
}


def authors(index: Index) -> Section | None:
    """The authors' own judgements and arguments, which are not facts and not evidence."""
    found = index.assessment.annotations
    judgements = [_judgement(index, each) for notes in found for each in notes.judgements]
    arguments = [_argument(index, each) for notes in found for each in notes.arguments]
    blocks: list[Block] = []
    if judgements:
        blocks.append(
            Table(
                caption="Judgements made without a source",
                columns=("Who", "Judges", "Words"),
                rows=tuple(judgements),
                kind="words",
            )
        )
    if arguments:
        blocks.append(
            Table(
                caption="Arguments; none is evidence beyond its premises",
                columns=("Who argues", "From", "Conclusion", "Premises"),
                rows=tuple(arguments),
                kind="words",
            )
        )
    if not blocks:
        return None
    return Section(anchor="authors", title="What the authors make of it", blocks=tuple(blocks))


def _judgement(index: Index, each: Judgement) -> tuple[Cell, ...]:
    said = index.statements.get(each.about or "")
    what = f"what {index.speaker(said.id, said.document)} said" if said else "the matter itself"
    return (
        Cell(text=index.speaker(None, each.document)),
        Cell(text=f"{JUDGED.get(each.stance, each.stance)} {what}"),
        Cell(quotes=_quotes(index, each.document, (each.span,))),
    )


def _argument(index: Index, each: Argument) -> tuple[Cell, ...]:
    concluded = (each.conclusion,) if each.conclusion else ()
    return (
        Cell(text=index.speaker(each.by, each.document)),
        Cell(text=str(each.scheme)),
        Cell(
            text="" if concluded else "not stated",
            quotes=_quotes(index, each.document, concluded),
        ),
        Cell(quotes=_quotes(index, each.document, each.premises)),
    )


def statements(index: Index) -> Section | None:
    """Every statement of every report, a folded table each."""
    found = [each for each in index.assessment.annotations if each.attributions]
    total = sum(len(each.attributions) for each in found)
    if not found:
        return None
    blocks: tuple[Block, ...] = tuple(_statements(index, each) for each in found)
    if total > MOST:
        many = f"There are {plural(total, 'statement')}: too many for a page."
        blocks = (Prose(f"{many} The table of statements (CSV) lists them all."),)
    return Section(anchor="statements", title="Every statement, by report", blocks=blocks)


def _statements(index: Index, found: Annotations) -> Table:
    number = plural(len(found.attributions), "statement")
    return Table(
        caption=f"{index.outlet(found.document)}: {number}",
        columns=("Voice", "Does", "How surely", "Words"),
        rows=tuple(_statement(index, each) for each in found.attributions),
        kind="words",
        folded=True,
    )


def _statement(index: Index, said: Attribution) -> tuple[Cell, ...]:
    carrier = index.statements.get(said.parent or "")
    through = f", as {index.speaker(carrier.id, carrier.document)} tells it" if carrier else ""
    return (
        Cell(text=index.speaker(said.id, said.document) + through),
        Cell(text=f"{VERBS[said.stance]} ({said.kind})"),
        Cell(text="not told" if said.certainty == "unknown" else str(said.certainty)),
        Cell(quotes=index.quotes((Passage(document=said.document, spans=said.content),))),
    )


def _quotes(index: Index, document: str, spans: Iterable[Span]) -> tuple[Quote, ...]:
    return index.quotes(Passage(document=document, spans=(each,)) for each in spans)
