"""At a glance: what a count of reports says, what the origins say, what flips it, and why."""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.model import Assessment, Claim, Origin, Variable
from crossbearing.report.blocks import Cell, Section, Table
from crossbearing.report.index import Index
from crossbearing.report.sections.answer import headline
from crossbearing.report.wording import COARSE, isolate, plural, sentence, share


def glance(index: Index) -> Section | None:
    """Four lines that hold the whole answer; None while nothing was counted."""
    rows = tuple(lines(index.assessment))
    if not rows:
        return None
    table = Table(
        caption="Two ways to count, and what the difference rests on",
        columns=("Asked", "Answer"),
        rows=tuple((Cell(text=asked), Cell(text=told)) for asked, told in rows),
        kind="words",
    )
    return Section(anchor="glance", title="At a glance", blocks=(table,))


def lines(assessment: Assessment) -> Iterator[tuple[str, str]]:
    """What each line is about, and what it says."""
    verdict = assessment.verdict
    if not verdict.naive:
        return
    naive = max(verdict.naive, key=lambda each: each.probability)
    yield (
        "Counting reports",
        f"{sentence(isolate(naive.label))} {share(naive.probability, COARSE)} of the reports "
        "that name a cause say so.",
    )
    yield "Weighing origins", _weighed(assessment)
    yield "What flips it", _flip(assessment)
    yield "Why the two differ", _why(assessment, naive.value, naive.label)


def _weighed(assessment: Assessment) -> str:
    """The headline, and the first of the causes where the headline does not name it."""
    verdict = assessment.verdict
    head = headline(verdict)
    causes = [
        each
        for factored in verdict.variables
        if factored.variable is Variable.cause
        for each in factored.answers
    ]
    best = max(causes, key=lambda each: each.probability, default=None)
    if best is None or best.label.casefold() in head.casefold():
        return head
    return f"{head} First among the causes: {isolate(best.label)}."


def _flip(assessment: Assessment) -> str:
    found = assessment.verdict.sensitivity
    if found is None:
        return "No cause leads, so that there is nothing to flip."
    pins = assessment.verdict.linchpins
    if pins:
        return f"{sentence(isolate(pins[0].label))} {sentence(pins[0].effect)}"
    single = [each for each in found.flips if each.startswith(("without", "under"))]
    if single:
        more = len(single) - 1
        rest = f" {plural(more, 'other change')} would do so too." if more else ""
        return f"{sentence(single[0])}{rest}"
    staged = [each for each in found.flips if each.startswith("if ")]
    if staged:
        return f"Nothing left out alone. {sentence(staged[0])}"
    told = [each for each in found.flips if each.startswith("with ")]
    return f"Nothing left out alone. {sentence(told[0])}"


def _why(assessment: Assessment, value: str, label: str) -> str:
    """How many reports of the leading count come down to how many origins, in whose hands."""
    claim = next(
        (
            each
            for each in assessment.links.claims
            if each.variable is Variable.cause and each.value == value
        ),
        None,
    )
    if claim is None:
        return "No report that was read says so."
    reports = {said.document for said in claim.assertions if said.supports}
    behind = _behind(assessment, claim)
    hands = {origin.controller or origin.id for origin in behind}
    told = (
        f"The {plural(len(reports), 'report')} that say “{isolate(label)}” come down to "
        f"{plural(len(behind), 'origin')} in {plural(len(hands), 'hand')}."
    )
    heaviest = _heaviest(assessment, value)
    return f"{told} {heaviest}" if heaviest else told


def _behind(assessment: Assessment, claim: Claim) -> list[Origin]:
    speakers = {said.statement or said.argued for said in claim.assertions if said.supports}
    return [
        origin
        for origin in assessment.trace.origins
        if origin.withdrawn is None and speakers & set(origin.statements)
    ]


def _heaviest(assessment: Assessment, value: str) -> str:
    """The weightiest word for another cause, or against the one counted most."""
    other = [
        each
        for each in assessment.verdict.readings
        if each.variable is Variable.cause and (each.bits > 0) != (each.value == value)
    ]
    if not other:
        return ""
    best = max(other, key=lambda each: abs(each.bits))
    labels = {each.id: each.label for each in assessment.trace.origins}
    who = labels.get(best.origin or "", best.because)
    if abs(best.bits) < 0.05:
        return ""
    return f"The weightiest word the other way is that of {isolate(who)}."
