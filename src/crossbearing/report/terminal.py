"""The answer as a few lines of plain text for the command line."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from crossbearing.model import Assessment, Factored, Reading, Status
from crossbearing.report.contents import counted, draft_mark
from crossbearing.report.index import Index
from crossbearing.report.sections.answer import digits, named, presumed, untold
from crossbearing.report.sections.glance import lines as glances
from crossbearing.report.sections.hands import glance
from crossbearing.report.sections.happenings import conflicts
from crossbearing.report.sections.parties import answered
from crossbearing.report.sections.ways import told as drifted
from crossbearing.report.wording import (
    amount,
    isolate,
    plural,
    sentence,
    share,
    shares,
    signed,
    visible,
)

NARROWEST = 40
MOST_READINGS = 8
MOST_DRIFTS = 4


def terminal(assessment: Assessment, width: int = 100) -> str:
    """A summary of the assessment in lines of at most `width` letters (40 or more)."""
    index = Index(assessment)
    room = max(width, NARROWEST)
    lines = [line for part in _parts(index, room) for line in (*part, "")]
    return "\n".join(lines).rstrip() + "\n"


def _parts(index: Index, room: int) -> Iterator[list[str]]:
    assessment = index.assessment
    verdict = assessment.verdict
    head = _wrapped(isolate(assessment.question.text), room)
    head += _wrapped(" · ".join(f"{n} {noun}" for n, noun in counted(assessment)), room)
    yield head + _wrapped(draft_mark(assessment) or "Reviewed.", room)
    if assessment.question.presumes:
        told = presumed(assessment.question.presumes)
        yield _wrapped(f"The question presumes {told}. Cause first.", room)
    yield [
        line
        for each in verdict.variables
        if each.answers
        for line in _variable(index, each, room)
    ]
    yield _status(index, room)
    glanced = list(glances(assessment))
    if glanced:
        yield [
            *(
                line
                for asked, text in glanced
                for line in _wrapped(f"{asked}: {text}", room, "  ")
            ),
            *(line for each in glance(index) for line in _wrapped(each, room, "  ")),
        ]
    if index.readings:
        yield _readings(index, room)
    yield _rest(index, room)


def _variable(index: Index, factored: Factored, room: int) -> list[str]:
    if not named(factored):
        return _wrapped(f"{factored.variable.upper()}: {untold(factored)}", room, indent="  ")
    given = f", if {isolate(factored.given)}" if factored.given else ""
    name = f"{factored.variable.upper()}{given}: "
    shown = digits(index)
    told = (
        f"{isolate(each.label)} {shares(each.low, each.high, shown)}"
        for each in factored.answers
    )
    return _wrapped(name + "; ".join(told), room, indent="  ")


def _status(index: Index, room: int) -> list[str]:
    verdict = index.assessment.verdict
    lead = f"{verdict.status.upper()}: "
    if verdict.status is not Status.undetermined:
        leading = next((r for r in verdict.ranking if r.hypothesis.id == verdict.leading), None)
        if leading is not None:
            lead += f"{isolate(leading.hypothesis.label)}, {leading.words}. "
    return _wrapped(lead + sentence(verdict.reason), room) + _wrapped(
        f"Confidence in this assessment is {verdict.confidence}.", room
    )


def _readings(index: Index, room: int) -> list[str]:
    lines = ["What it rests on, in bits"]
    weightiest = sorted(index.readings, key=lambda each: -abs(each.bits))
    for each in weightiest[:MOST_READINGS]:
        lines += _reading(index, each, room)
    more = len(index.readings) - MOST_READINGS
    if more > 0:
        lines.append(f"  and {plural(more, 'lighter reading')}")
    return lines


def _reading(index: Index, reading: Reading, room: int) -> list[str]:
    value = index.value(reading.variable, reading.value)
    where = ", ".join(each.where for each in index.quotes(reading.passages)[:3])
    text = f"for {value}: {reading.because}" + (f" [{where}]" if where else "")
    first, *others = _wrapped(text, room - 8)
    return [f"  {signed(reading.bits):>5} {first}", *(f"{'':8}{line}" for line in others)]


def _rest(index: Index, room: int) -> list[str]:
    assessment = index.assessment
    verdict = assessment.verdict
    lines = _moving(index, room)
    for drift in list(drifted(index))[:MOST_DRIFTS]:
        lines += _wrapped(f"Drift: {drift}.", room, "  ")
    for told in conflicts(index):
        lines += _wrapped(f"{told}.", room, "  ")
    for pin in verdict.linchpins:
        lines += _wrapped(f"Flips it: {sentence(pin.label)} {sentence(pin.effect)}", room, "  ")
    for each in verdict.would_settle[:3]:
        told = each.observation.rstrip(".")
        lines += _wrapped(f"Would settle it: {told} ({amount(each.bits)}).", room, "  ")
    for response in assessment.responses:
        lines += _wrapped(
            f"Accused: {isolate(response.label)}: {answered(response)}.", room, "  "
        )
    for note in verdict.notes:
        lines += _wrapped(sentence(note), room, "  ")
    unread = sum(found.unread is not None for found in assessment.annotations)
    if unread:
        lines.append(f"{plural(unread, 'report')} kept but not read.")
    for skip in assessment.skipped:
        lines += _wrapped(f"Skipped {skip.path}: {sentence(skip.reason)}", room, "  ")
    return lines


def _moving(index: Index, room: int) -> list[str]:
    """What moves the answer, and the yes/no questions about parties."""
    verdict = index.assessment.verdict
    shown = digits(index)
    lines: list[str] = []
    for part in verdict.parts:
        if part.party and part.low is not None and part.high is not None:
            lines += _wrapped(
                f"{isolate(part.text)} {shares(part.low, part.high, shown)}", room, "  "
            )
    found = verdict.sensitivity
    if found is not None:
        models = "; ".join(
            f"{each.model} {shares(each.low, each.high, shown)}" for each in found.dependence
        )
        lines += _wrapped(f"“{isolate(found.label)}” by dependence: {models}.", room, "  ")
        if found.drawn is not None:
            lines += _wrapped(
                f"It leads in {share(found.drawn.leads, shown)} of {found.drawn.draws} draws of "
                "the weights from their ranges.",
                room,
                "  ",
            )
    return lines


def _wrapped(text: str, room: int, indent: str = "") -> list[str]:
    return wrap(visible(text), room, subsequent_indent=indent) or [""]
