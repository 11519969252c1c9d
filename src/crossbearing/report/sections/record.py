"""The record: evidence by hand, documents, what was skipped, decisions, and versions."""

from __future__ import annotations

from hashlib import sha256

from crossbearing.model import Act, Decision, Document, Evidence, Search
from crossbearing.report.blocks import Block, Cell, Point, Points, Prose, Section, Table
from crossbearing.report.index import Index
from crossbearing.report.sections.fixed import placed, timed
from crossbearing.report.wording import (
    dated,
    isolate,
    listed,
    plural,
    sentence,
    share,
    shortened,
    signed,
)

ADDRESSES = "Addresses are plain text on purpose: following one tells its owner that somebody is looking."


def evidence(index: Index) -> Section | None:
    """Evidence entered by hand, and searches with what they found."""
    given, made = index.assessment.evidence, index.assessment.searches
    blocks: list[Block] = []
    if given:
        blocks.append(
            Table(
                caption="Evidence entered by hand",
                kind="record",
                columns=("Item", "Kind", "Weighs", "Excludes", "How it came", "SHA-256"),
                rows=tuple(_item(index, each) for each in given),
            )
        )
    if made:
        blocks.append(
            Table(
                caption="Searches; only a search that was made weighs as absence",
                columns=("Looked for", "Outcome", "Where and when", "Chance of detection"),
                rows=tuple(_search(each) for each in made),
            )
        )
    if not blocks:
        return None
    return Section(anchor="evidence", title="Evidence and searches", blocks=tuple(blocks))


def _item(index: Index, each: Evidence) -> tuple[Cell, ...]:
    speaks = [f"for {index.value(each.variable, each.supports)}"] if each.supports else []
    speaks += [f"against {index.value(each.variable, each.opposes)}"] if each.opposes else []
    came = [each.collector, each.collected_at, each.method, each.address]
    fixes = [f"; at {placed(each.place)}"] if each.place else []
    fixes += [f"; {timed(each.time)}"] if each.time else []
    return (
        Cell(text=isolate(each.description) + "".join(fixes)),
        Cell(text=each.kind),
        Cell(text=f"{signed(each.bits)} bits {listed(speaks)}".strip()),
        Cell(text=listed(map(isolate, each.excludes)) or "nothing"),
        Cell(text="; ".join(isolate(part) for part in came if part) or "not told"),
        Cell(text=each.sha256 or "none", code=True),
    )


def _search(each: Search) -> tuple[Cell, ...]:
    return (
        Cell(text=isolate(each.sought)),
        Cell(text=each.outcome),
        Cell(text="; ".join(part for part in (each.where, each.when) if part) or "not told"),
        Cell(text="not told" if each.detection is None else share(each.detection, 2)),
    )


def reports(index: Index) -> Section:
    """Every report that was read, and where each fact about it comes from."""
    table = Table(
        caption="What was given, and what is known of it",
        kind="record",
        columns=(
            "Report",
            "Title",
            "Published",
            "Language, decoder",
            "Address",
            "Capture, SHA-256",
        ),
        rows=tuple(_report(index, each) for each in index.assessment.documents),
    )
    return Section(anchor="reports", title="Reports", blocks=(table, Prose(ADDRESSES, "note")))


def _report(index: Index, each: Document) -> tuple[Cell, ...]:
    date = dated(each.published)
    if each.published and each.published.found:
        date += f", from {each.published.found}"
    if each.modified:
        date += f"; changed {dated(each.modified)}"
    if each.editions:
        date += f"; {plural(len(each.editions), 'earlier wording')} kept"
    places = [each.path.rsplit("/", 1)[-1], each.url, *each.also_at]
    return (
        Cell(text=index.outlet(each.id), link=each.id),
        Cell(text=isolate(each.title or "untitled")),
        Cell(text=date),
        Cell(text=f"{each.language or 'language unknown'}; {each.decoder}"),
        Cell(text="; ".join(dict.fromkeys(isolate(part) for part in places if part))),
        Cell(text=each.capture, code=True),
    )


def skipped(index: Index) -> Section:
    """What was left out or could not be read, and why."""
    points = [
        Point(text=f"{isolate(each.path)}: {sentence(each.reason)}")
        for each in index.assessment.skipped
    ]
    points += [
        Point(text=f"{index.outlet(each.document)}: kept, not read. {sentence(each.unread)}")
        for each in index.assessment.annotations
        if each.unread is not None
    ]
    nothing = Prose("Nothing was skipped: every report given was read.")
    return Section(
        anchor="skipped",
        title="What was skipped, and why",
        blocks=(Points(tuple(points)) if points else nothing,),
    )


def decisions(index: Index) -> Section | None:
    """What people decided, each with who and when."""
    made = index.assessment.decisions
    if not made:
        return None
    table = Table(
        caption="Decisions, oldest first; none is ever overwritten",
        columns=("When", "Who", "Decision", "Why"),
        rows=tuple(
            (
                Cell(text=each.when),
                Cell(text=isolate(each.who)),
                Cell(text=f"{each.act} {each.target.role}{_detail(each, index)}"),
                Cell(text=isolate(each.why) or "not told"),
            )
            for each in made
        ),
    )
    return Section(anchor="decisions", title="What people decided", blocks=(table,))


def _detail(decision: Decision, index: Index) -> str:
    """What a decision sets, or which words a statement has that somebody added."""
    if decision.act is not Act.add:
        return f": {decision.value}" if decision.value else ""
    for document in index.assessment.documents:
        text = document.text.encode("utf-8", "surrogatepass")
        if sha256(text).hexdigest() == decision.target.text_sha256:
            words = " … ".join(span.of(document.text) for span in decision.target.spans)
            return f": “{isolate(shortened(words))}”"
    return ""


def versions(index: Index) -> Section:
    """What made this report."""
    made = index.assessment.made_by
    rows = [("product", made.product), *made.parts, ("processor", made.processor)]
    table = Table(
        caption="The same input and the same versions give the same report, byte for byte",
        columns=("Part", "Version"),
        rows=tuple((Cell(text=part), Cell(text=version)) for part, version in rows),
    )
    return Section(anchor="versions", title="What made this report", blocks=(table,))
