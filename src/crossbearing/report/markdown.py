"""The report as Markdown (CommonMark with tables): the same sections in the same order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crossbearing.model import Assessment
from crossbearing.report.blocks import (
    Block,
    Card,
    Cell,
    Chart,
    Course,
    Graph,
    Points,
    Prose,
    Quote,
    Rails,
    Report,
    Section,
    Table,
    Text,
)
from crossbearing.report.contents import contents
from crossbearing.report.wording import visible

_OPENERS = ("“", '"', "«", "„", "‘", "'")
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~&@]|://|\bwww\.|^[-+=]|^\d+[.)]")


def escape(text: str) -> str:
    """The text on one line, with everything Markdown or HTML would act on made inert."""
    return _SPECIAL.sub(_inert, " ".join(visible(text).split()))


def _inert(found: re.Match[str]) -> str:
    special = found[0]
    if special in "<>&@":
        return f"&#{ord(special)};"
    if special == "://":
        return "&#58;//"
    return f"{special[:-1]}\\{special[-1]}"


def markdown(assessment: Assessment) -> str:
    """The Markdown of an assessment: the same assessment gives the same text."""
    return printed(contents(assessment))


def printed(report: Report) -> str:
    """The Markdown of a report: the same report gives the same text."""
    lines = [f"# {escape(report.question)}", ""]
    lines += [" · ".join(f"{number} {noun}" for number, noun in report.counts), ""]
    if report.draft:
        lines += [f"**{report.draft}**", ""]
    for section in report.sections:
        lines += _section(section)
    return "\n".join(lines).rstrip() + "\n"


def _section(section: Section) -> list[str]:
    body = [line for block in section.blocks for line in _block(block)]
    return [f"## {section.title}", "", *body]


def _block(block: Block) -> Iterator[str]:
    match block:
        case Prose(text=text, weight=weight):
            yield f"**{escape(text)}**" if weight == "lead" else escape(text)
            yield ""
        case Points(points=points):
            for point in points:
                yield f"- {'[ ] ' if point.tick else ''}{escape(point.text)}{_quotes(point.quotes)}"
            yield ""
        case Table():
            yield from _table(block)
        case Text():
            yield from _text(block)
        case Card() | Graph() | Rails() | Chart() | Course():
            return


def _table(table: Table) -> Iterator[str]:
    shown = [n for n in range(len(table.columns)) if not _drawn(table, n)]
    yield f"*{escape(table.caption)}*"
    yield ""
    yield f"| {' | '.join(escape(table.columns[n]) for n in shown)} |"
    yield f"|{' --- |' * len(shown)}"
    for row in table.rows:
        yield f"| {' | '.join(_cell(row[n]) for n in shown)} |"
    yield ""


def _drawn(table: Table, column: int) -> bool:
    return any(row[column].picture is not None for row in table.rows)


def _cell(cell: Cell) -> str:
    text = escape(cell.text)
    if cell.struck:
        text = f"~~{text}~~"
    return (text + _quotes(cell.quotes)).strip() or " "


def _quotes(quotes: tuple[Quote, ...]) -> str:
    return "".join(f" {_quoted(each.words)} ({escape(each.where)})" for each in quotes)


def _quoted(words: str) -> str:
    return escape(words) if words.startswith(_OPENERS) else f"“{escape(words)}”"


def _text(text: Text) -> Iterator[str]:
    yield f"### {escape(text.title)}"
    yield ""
    whole = "".join(each.text for each in text.stretches)
    for paragraph in whole.split("\n"):
        if paragraph.strip():
            yield f"> {escape(paragraph)}"
            yield ">"
    yield ""
