"""The answer: its words and ranges, what the question presumes, and each variable's answers."""

from __future__ import annotations

from crossbearing.model import Answer, Factored, Status, Variable, Verdict
from crossbearing.report.blocks import Block, Cell, Point, Points, Prose, Range, Section, Table
from crossbearing.report.index import Index
from crossbearing.report.wording import (
    COARSE,
    FINE,
    isolate,
    listed,
    plural,
    sentence,
    share,
    shares,
)

ASSUMPTIONS = (
    "Ranges run across the stated assumptions: priors, how far origins depend on one another, "
    "and leaving out any single reading."
)

SPLIT = (
    "Cause, actor and means together. A cause that several could have had a hand in is divided "
    "among them here, so that each of its parts looks smaller than the whole does above."
)

TITLES = {
    Variable.cause: "What caused it",
    Variable.actor: "Who did it",
    Variable.means: "By what means",
    Variable.role: "Who ordered or enabled it",
}


def digits(index: Index) -> int:
    """How many digits shares are shown with: one while the question is undetermined."""
    return COARSE if index.assessment.verdict.status is Status.undetermined else FINE


def answer(index: Index) -> Section:
    """The answer in words, its reason, and how far to trust it."""
    verdict = index.assessment.verdict
    leading = next((r for r in verdict.ranking if r.hypothesis.id == verdict.leading), None)
    lead = f"{verdict.status.capitalize()}."
    if leading is not None:
        lead += f" {sentence(f'{isolate(leading.hypothesis.label)}: {leading.band}')}"
    blocks: list[Block] = [Prose(lead, "lead"), Prose(sentence(verdict.reason), "reason")]
    if alike := _not_told_apart(verdict):
        blocks.append(Prose(f"On what is here these cannot be told apart: {listed(alike)}."))
    blocks.append(
        Prose(
            f"Confidence in this assessment is {verdict.confidence}. "
            "It comes from coverage, control and review, not from the figures below."
        )
    )
    if verdict.notes:
        blocks.append(Points(tuple(Point(text=sentence(each)) for each in verdict.notes)))
    return Section(anchor="answer", title="The answer", blocks=tuple(blocks))


def _not_told_apart(verdict: Verdict) -> list[str]:
    """The causes whose ranges reach that of the first, while the question is undetermined."""
    causes = [
        each
        for factored in verdict.variables
        if factored.variable is Variable.cause
        for each in factored.answers
    ]
    if verdict.status is not Status.undetermined or not causes:
        return []
    reach = max(causes, key=lambda each: each.probability).low
    alike = [isolate(each.label) for each in causes if each.high >= reach]
    return alike if len(alike) > 1 else []


def hypotheses(index: Index) -> Section | None:
    """Every joint hypothesis in words and range."""
    ranking = index.assessment.verdict.ranking
    if not ranking:
        return None
    shown = digits(index)
    table = Table(
        caption="Joint answers, of which one at most is true",
        columns=("Hypothesis", "In words", "Range", "Picture, from 0 to 1"),
        rows=tuple(
            (
                Cell(text=isolate(each.hypothesis.label)),
                Cell(text=each.band),
                Cell(text=shares(each.low, each.high, shown), number=True),
                Cell(picture=Range(each.low, each.high, each.probability)),
            )
            for each in ranking
        ),
    )
    return Section(anchor="hypotheses", title="Every hypothesis", blocks=(Prose(SPLIT), table))


def presumptions(index: Index) -> Section | None:
    """What the question takes for granted."""
    presumes = index.assessment.question.presumes
    if not presumes:
        return None
    return Section(
        anchor="presumes",
        title="What the question presumes",
        blocks=(
            Prose("The question takes this for granted, so it is assessed first:"),
            Points(tuple(Point(text=sentence(each)) for each in presumes)),
        ),
    )


def variables(index: Index) -> Section | None:
    """The answers to each variable of the factored question."""
    factored = [each for each in index.assessment.verdict.variables if each.answers]
    if not factored:
        return None
    return Section(
        anchor="variables",
        title="Cause, actor and means",
        blocks=(
            *(_variable(each, digits(index)) for each in factored),
            Prose(ASSUMPTIONS, "note"),
        ),
    )


def _variable(factored: Factored, shown: int) -> Table:
    title = TITLES[factored.variable]
    condition = f", if {isolate(factored.given)}" if factored.given else ""
    return Table(
        caption=title + condition,
        columns=("Answer", "In words", "Range", "Picture, from 0 to 1"),
        kind="ranges",
        rows=tuple(
            (
                Cell(text=isolate(each.label)),
                Cell(text=each.band),
                Cell(text=shares(each.low, each.high, shown), number=True),
                Cell(picture=Range(each.low, each.high, each.probability)),
            )
            for each in factored.answers
        ),
    )


def counting(index: Index) -> Section | None:
    """What counting reports would have said, beside what the origins say."""
    verdict = index.assessment.verdict
    if not verdict.naive:
        return None
    ours = {
        each.value: each
        for factored in verdict.variables
        if factored.variable is Variable.cause
        for each in factored.answers
    }
    shown = digits(index)
    return Section(
        anchor="counting",
        title="Counting reports, and counting origins",
        blocks=(
            Prose(_misleads(index, ours)),
            Table(
                caption="The cause, counted two ways",
                columns=("Cause", "Counting reports", "Picture", "Weighing origins", "Picture"),
                rows=tuple(
                    (
                        Cell(text=isolate(each.label)),
                        Cell(text=share(each.probability, shown), number=True),
                        Cell(picture=Range(0.0, each.probability, each.probability)),
                        *_weighed(ours.get(each.value), shown),
                    )
                    for each in verdict.naive
                ),
            ),
        ),
    )


def _weighed(ours: Answer | None, shown: int) -> tuple[Cell, Cell]:
    if ours is None:
        return Cell(text="not asked"), Cell()
    return (
        Cell(text=shares(ours.low, ours.high, shown), number=True),
        Cell(picture=Range(ours.low, ours.high, ours.probability)),
    )


def _misleads(index: Index, ours: dict[str, Answer]) -> str:
    naive = max(index.assessment.verdict.naive, key=lambda each: each.probability)
    repeated = [
        (len(each.documents), isolate(each.label))
        for each in index.assessment.trace.origins
        if len(each.documents) > 1
    ]
    said = f"Counting reports puts “{isolate(naive.label)}” first."
    if repeated:
        most = sorted(repeated, key=lambda each: -each[0])[:3]
        told = listed(f"{plural(many, 'report')} ({label})" for many, label in most)
        said += f" It counts one origin many times: {told} come down to one origin each."
    if ours:
        best = max(ours.values(), key=lambda each: each.probability)
        also = "also " if best.value == naive.value else ""
        said += f" Weighing origins {also}puts “{isolate(best.label)}” first."
    return said
