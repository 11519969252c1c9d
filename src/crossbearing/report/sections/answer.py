"""The answer: its words and ranges, reports counted beside it, and each variable's answers."""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.model import Answer, Factored, Status, Variable, Verdict
from crossbearing.report.blocks import Block, Cell, Point, Points, Prose, Range, Section, Table
from crossbearing.report.index import Index
from crossbearing.report.sections.hands import glance
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
    "The tick in each picture goes by the main assumptions. "
    "Ranges, and their words, run across all the stated ones: priors, how far origins depend on one another, "
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
    blocks: list[Block] = [
        Prose(headline(verdict), "lead"),
        Prose(sentence(verdict.reason), "reason"),
    ]
    blocks.append(
        Prose(
            f"Confidence in this assessment is {verdict.confidence}. "
            "It comes from coverage, control and review, not from the figures below."
        )
    )
    if verdict.notes:
        blocks.append(Points(tuple(Point(text=sentence(each)) for each in verdict.notes)))
    return Section(anchor="answer", title="The answer", blocks=tuple(blocks))


def headline(verdict: Verdict) -> str:
    """The status and, in words, what leads; while undetermined, what cannot be told apart."""
    status = f"{verdict.status.capitalize()}."
    leading = next((r for r in verdict.ranking if r.hypothesis.id == verdict.leading), None)
    if alike := _not_told_apart(verdict):
        return f"{status} {sentence(f'{listed(alike)} cannot be told apart')}"
    if leading is None:
        return status
    label = isolate(leading.hypothesis.label)
    if verdict.status is Status.undetermined:
        return f"{status} {sentence(f'{label} comes first, but not on every assumption')}"
    return f"{status} {sentence(f'{label}: {leading.words}')}"


def _not_told_apart(verdict: Verdict) -> list[str]:
    """The causes whose ranges reach that of the first, while the question is undetermined."""
    causes = _causes(verdict)
    if verdict.status is not Status.undetermined or not causes:
        return []
    reach = max(causes, key=lambda each: each.probability).low
    alike = [isolate(each.label) for each in causes if each.high >= reach]
    return alike if len(alike) > 1 else []


def _causes(verdict: Verdict) -> list[Answer]:
    return [
        each
        for factored in verdict.variables
        if factored.variable is Variable.cause
        for each in factored.answers
    ]


def hypotheses(index: Index) -> Section | None:
    """Every joint hypothesis in words and range."""
    ranking = index.assessment.verdict.ranking
    if not ranking:
        return None
    shown = digits(index)
    table = Table(
        caption="Joint answers, of which one at most is true",
        folded=True,
        columns=("Hypothesis", "ICD 203", "PHIA", "Range", "Picture, from 0 to 1"),
        rows=tuple(
            (
                Cell(text=isolate(each.hypothesis.label)),
                Cell(text=each.words),
                Cell(text=each.phia_words),
                Cell(text=shares(each.low, each.high, shown), number=True),
                Cell(picture=Range(each.low, each.high, each.probability)),
            )
            for each in ranking
        ),
    )
    return Section(anchor="hypotheses", title="Every hypothesis", blocks=(Prose(SPLIT), table))


def presumed(presumes: tuple[str, ...]) -> str:
    """What a question takes for granted, as a list in a sentence."""
    return listed(
        f"{head} ({tail})" if tail else head
        for head, _, tail in (each.partition(": ") for each in map(isolate, presumes))
    )


def variables(index: Index) -> Section | None:
    """What the question takes for granted, and the answers to each of its variables."""
    factored = [each for each in index.assessment.verdict.variables if each.answers]
    presumes = index.assessment.question.presumes
    if not factored and not presumes:
        return None
    granted = (
        f"The question takes for granted {presumed(presumes)}. None of it is assumed here: "
        "the cause is assessed first."
    )
    return Section(
        anchor="variables",
        title="Cause, actor, means and orders",
        blocks=(
            *((Prose(granted),) if presumes else ()),
            *(_variable(each, digits(index)) for each in factored if named(each)),
            *(Prose(untold(each), "note") for each in factored if not named(each)),
            Prose(ASSUMPTIONS, "note"),
        ),
    )


def named(factored: Factored) -> bool:
    """True if some report or person names an answer: of orders, that somebody gave them."""
    return factored.variable is not Variable.role or len(factored.answers) > 2


def untold(factored: Factored) -> str:
    """What stands in the place of shares that would rest on nothing."""
    return f"{TITLES[factored.variable]}: these reports name nobody, so no shares are given."


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
                Cell(text=each.words),
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
    ours = {each.value: each for each in _causes(verdict)}
    best = sorted(ours.values(), key=lambda each: -each.probability)[:1]
    said = {each.value: each for each in verdict.naive}
    shown = digits(index)
    return Section(
        anchor="counting",
        title="Counting reports, and counting origins",
        blocks=(
            Prose(two_counts(verdict), "reason"),
            *map(Prose, glance(index)),
            *map(Prose, _repeated(index)),
            Table(
                caption="The cause, counted two ways",
                columns=("Cause", "Counting reports", "Picture", "Weighing origins", "Picture"),
                rows=tuple(
                    (
                        Cell(text=isolate(each.label)),
                        *_counted(said.get(each.value), shown),
                        *_weighed(ours.get(each.value), shown),
                    )
                    for each in (said | {each.value: each for each in best}).values()
                ),
            ),
        ),
    )


def _counted(said: Answer | None, shown: int) -> tuple[Cell, Cell]:
    if said is None:
        return Cell(text="no report"), Cell()
    return (
        Cell(text=share(said.probability, shown), number=True),
        Cell(picture=Range(0.0, said.probability, said.probability)),
    )


def _weighed(ours: Answer | None, shown: int) -> tuple[Cell, Cell]:
    if ours is None:
        return Cell(text="not asked"), Cell()
    return (
        Cell(text=shares(ours.low, ours.high, shown), number=True),
        Cell(picture=Range(ours.low, ours.high, ours.probability)),
    )


def two_counts(verdict: Verdict) -> str:
    """What counting reports puts first, and what weighing origins does, in words."""
    naive = max(verdict.naive, key=lambda each: each.probability)
    said = f"Counting reports puts “{isolate(naive.label)}” first."
    causes = _causes(verdict)
    if alike := _not_told_apart(verdict):
        return f"{said} Weighing origins cannot tell apart {listed(alike)}."
    if not causes:
        return said
    best = max(causes, key=lambda each: each.probability)
    also = "also " if best.value == naive.value else ""
    return f"{said} Weighing origins {also}puts “{isolate(best.label)}” first."


def _repeated(index: Index) -> Iterator[str]:
    """Which origins a count of reports counts most often."""
    repeated = [
        (len(each.documents), index.label(each))
        for each in index.assessment.trace.origins
        if len(each.documents) > 1
    ]
    if repeated:
        most = sorted(repeated, key=lambda each: -each[0])[:3]
        told = listed(f"{plural(many, 'report')} ({label})" for many, label in most)
        yield f"A count of reports counts one origin many times: {told} come down to one origin each."
