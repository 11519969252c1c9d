"""Who had it from whom: chains back to the voice, what drifted on the way, and copies."""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.model import Bearer, Chain, Copy, Drift, Passage
from crossbearing.report.blocks import Block, Cell, Section, Table
from crossbearing.report.index import Index
from crossbearing.report.wording import isolate, plural, sentence, share, shortened

MOST_OPEN = 8
"""Rows above which the table of chains is shown folded."""


def ways(index: Index) -> Section | None:
    """Drift first, then the chains, then the copied passages side by side."""
    trace = index.assessment.trace
    blocks: list[Block] = []
    if trace.drifts:
        blocks.append(_drifts(index, trace.drifts))
    if trace.chains:
        blocks.append(_chains(index, trace.chains))
    if trace.copies:
        blocks.append(
            Table(
                caption="Copies: a copy adds nothing",
                columns=(
                    "Report",
                    "Had it from",
                    "Overlap",
                    "Why this direction",
                    "Both passages",
                ),
                rows=tuple(_copy(index, each) for each in trace.copies),
            )
        )
    if not blocks:
        return None
    return Section(anchor="copies", title="Who had it from whom", blocks=tuple(blocks))


def _chains(index: Index, chains: tuple[Chain, ...]) -> Table:
    return Table(
        caption=f"{plural(len(chains), 'chain')}, each from the report back to the voice",
        columns=("Report", "Back to the voice", "Why, and how surely", "Words that tell"),
        folded=len(chains) > MOST_OPEN,
        rows=tuple(_chain(index, each) for each in chains),
    )


def _chain(index: Index, chain: Chain) -> tuple[Cell, ...]:
    givers = [bearer(index, step.giver) for step in chain.steps]
    reasons = [f"{sentence(step.reason)} {_sure(step.confidence)}" for step in chain.steps]
    if chain.open_because:
        reasons.append(sentence(f"open: {chain.open_because}"))
    return (
        Cell(text=index.outlet(chain.document)),
        Cell(text=" ← ".join(givers) or "not told"),
        Cell(text=" ".join(reasons)),
        Cell(quotes=index.quotes(each for step in chain.steps for each in step.passages)),
    )


def bearer(index: Index, each: Bearer) -> str:
    """How a bearer reads: a report's label and outlet, an outlet's name, or the voice."""
    if each.document is not None:
        return index.outlet(each.document)
    return isolate(shortened(each.name))


def _drifts(index: Index, drifts: tuple[Drift, ...]) -> Table:
    return Table(
        caption="Drift: what was lost or changed on the way",
        columns=("What", "At", "Earlier words", "Later words"),
        kind="pairs",
        rows=tuple(
            (
                Cell(text=sentence(lost(each))),
                Cell(text=where(index, each)),
                Cell(quotes=index.quotes((each.earlier,))),
                Cell(quotes=index.quotes((each.later,))),
            )
            for each in drifts
        ),
    )


def lost(drift: Drift) -> str:
    """What became of the words: `hedge lost: “possibly”`, `number changed: “nine” became “ten”`."""
    was, now = isolate(shortened(drift.was, 48)), isolate(shortened(drift.now, 48))
    if not was:
        return f"{drift.kind} added: “{now}”"
    return (
        f"{drift.kind} changed: “{was}” became “{now}”"
        if now
        else f"{drift.kind} lost: “{was}”"
    )


def where(index: Index, drift: Drift) -> str:
    """The link at which it happened, and between which reports."""
    link = f"link {drift.link}: " if drift.link else ""
    return f"{link}{index.outlet(drift.later.document)} from {index.outlet(drift.earlier.document)}"


def told(index: Index) -> Iterator[str]:
    """Each drift in a line, for plain text."""
    for each in index.assessment.trace.drifts:
        yield f"{lost(each)} ({where(index, each)})"


def _sure(confidence: float) -> str:
    return f"Sure to {share(confidence, 2)}."


def _copy(index: Index, copy: Copy) -> tuple[Cell, ...]:
    both = (
        Passage(document=copy.source, spans=(copy.source_span,)),
        Passage(document=copy.target, spans=(copy.target_span,)),
    )
    return (
        Cell(text=index.outlet(copy.target)),
        Cell(text=index.outlet(copy.source)),
        Cell(text=share(copy.overlap, 2), number=True),
        Cell(text=f"{sentence(copy.reason)} {_sure(copy.confidence)}"),
        Cell(quotes=index.quotes(both)),
    )
