"""How far the answer can be trusted: what moves it, grades, arguments, traces, sub-questions."""

from __future__ import annotations

from crossbearing.model import Argued, Attack, Expected, Passage, Sensitivity, SubQuestion
from crossbearing.report.blocks import Block, Cell, Point, Points, Prose, Range, Section, Table
from crossbearing.report.index import Index
from crossbearing.report.sections.answer import digits
from crossbearing.report.wording import amount, isolate, listed, plural, sentence, share, shares

SHOWN = 12
"""How many omissions are shown at most; the JSON holds them all."""


def parts(index: Index) -> Section | None:
    """The question taken apart: what hangs under it, and the yes/no questions in it."""
    found = index.assessment.verdict.parts
    if not found:
        return None
    shown = digits(index)
    table = Table(
        caption="What the question comes to",
        columns=("Question", "In words", "Range", "Picture, from 0 to 1"),
        kind="ranges",
        rows=tuple(_part(each, shown) for each in found),
    )
    blocks: list[Block] = [table]
    if any(each.party for each in found):
        blocks.append(
            Prose(
                "A party can act, order, enable, or do several of these: the questions that name "
                "one are asked separately, and their answers need not sum to 1.",
                "note",
            )
        )
    return Section(anchor="parts", title="The question, taken apart", blocks=tuple(blocks))


def _part(part: SubQuestion, shown: int) -> tuple[Cell, ...]:
    indent = "\u2003" * part.id.count(".")
    text = Cell(text=f"{indent}{isolate(part.text)}")
    if part.probability is None or part.low is None or part.high is None:
        return text, Cell(text="see its own table"), Cell(), Cell()
    return (
        text,
        Cell(text=part.words),
        Cell(text=shares(part.low, part.high, shown), number=True),
        Cell(picture=Range(part.low, part.high, part.probability)),
    )


def sensitivity(index: Index) -> Section | None:
    """What moves the answer on the cause: each thing left out, dependence, draws, staging."""
    found = index.assessment.verdict.sensitivity
    if found is None:
        return None
    shown = digits(index)
    blocks: list[Block] = [
        Prose(
            f"With everything in, “{isolate(found.label)}” has "
            f"{share(found.probability, shown)} in the main model. Each row below changes one "
            "thing."
        ),
        Points(tuple(Point(text=sentence(isolate(each))) for each in found.flips)),
        _dependence(found, shown),
    ]
    if found.omissions:
        blocks.append(_omissions(index, found, shown))
    if found.drawn is not None:
        drawn = found.drawn
        blocks.append(
            Prose(
                f"Weights drawn {drawn.draws} times from their ranges (seed {drawn.seed}): it "
                f"leads in {share(drawn.leads, shown)} of the draws, with a share of "
                f"{shares(drawn.low, drawn.high, shown)} in nine draws of ten."
            )
        )
    if found.deceptions:
        blocks.append(_deceptions(found))
    return Section(anchor="sensitivity", title="What moves the answer", blocks=tuple(blocks))


def _dependence(found: Sensitivity, shown: int) -> Table:
    return Table(
        caption="How far voices depend on one another",
        columns=("Model", "What leads", "Range of the main answer", "Picture, from 0 to 1"),
        kind="ranges",
        rows=tuple(
            (
                Cell(text=each.model),
                Cell(text=isolate(each.leading)),
                Cell(text=shares(each.low, each.high, shown), number=True),
                Cell(picture=Range(each.low, each.high, each.probability)),
            )
            for each in found.dependence
        ),
    )


def _omissions(index: Index, found: Sensitivity, shown: int) -> Table:
    more = len(found.omissions) - SHOWN
    rest = f"; {plural(more, 'lighter one')} not shown" if more > 0 else ""
    return Table(
        caption=f"Left out in turn, the furthest moving first{rest}",
        folded=True,
        columns=("Without", "What it is", "Share left", "What flips"),
        rows=tuple(
            (
                Cell(text=isolate(each.label)),
                Cell(text=each.kind),
                Cell(text=share(each.probability, shown), number=True),
                Cell(text=listed([isolate(flip) for flip in each.flips]) or "nothing"),
            )
            for each in found.omissions[:SHOWN]
        ),
    )


def _deceptions(found: Sensitivity) -> Table:
    return Table(
        caption="If a party staged what speaks for an answer",
        folded=True,
        columns=("Party", "What it speaks for", "Flips from a prior of", "To"),
        rows=tuple(
            (
                Cell(text=isolate(each.label)),
                Cell(text=isolate(each.value)),
                Cell(text=share(each.prior, 2), number=True),
                Cell(text=isolate(each.instead)),
            )
            for each in found.deceptions
        ),
    )


def grades(index: Index) -> Section | None:
    """Admiralty grades of origins and of what they say, proposed or set by a person."""
    found = index.assessment.verdict.grades
    if not found:
        return None
    table = Table(
        caption="Reliability A–F and credibility 1–6",
        folded=True,
        columns=("Origin", "Grade", "Why", "Set by"),
        rows=tuple(
            (
                Cell(text=isolate(each.label)),
                Cell(text=each.code, code=True),
                Cell(text=sentence(each.reason)),
                Cell(
                    text=f"{isolate(each.by)} (proposed: {each.proposed})"
                    if each.by
                    else "proposed"
                ),
            )
            for each in found
        ),
    )
    note = (
        "Admiralty grades. F and 6 say that something cannot be judged; they are not the lowest "
        "grade. A grade is shown and moves no figure: bits come from the table of weights."
    )
    return Section(anchor="grades", title="Grades", blocks=(Prose(note), table))


def fairness(index: Index) -> Section | None:
    """What must not move the answer, tried on this case; and who was never heard."""
    found = index.assessment.verdict.fairness
    if not found:
        return None
    table = Table(
        caption="Tried on this case",
        columns=("Check", "Holds", "What was found"),
        rows=tuple(
            (
                Cell(text=each.check),
                Cell(text="yes" if each.holds else "no"),
                Cell(text=sentence(isolate(each.told))),
            )
            for each in found
        ),
    )
    note = (
        "No weight is keyed to a name: who is injured, accused, an adversary or an ally is read "
        "from these reports."
    )
    return Section(anchor="fairness", title="No side", blocks=(Prose(note), table))


def arguments(index: Index) -> Section | None:
    """Arguments taken apart: premises, warrant, what attacks them, and what they can carry."""
    found = index.assessment.verdict.arguments
    if not found:
        return None
    table = Table(
        caption=plural(
            len(found), "argument that a reading rests on", "arguments that readings rest on"
        ),
        columns=(
            "Argument and its premises",
            "Step from them",
            "Against it, for it",
            "Carries",
        ),
        kind="words",
        rows=tuple(
            (
                Cell(
                    text=f"{isolate(each.by)}, from {each.scheme.value}",
                    quotes=index.quotes(_words(each)),
                ),
                Cell(text=f"{sentence(each.warrant)} Ask: {' '.join(each.questions)}"),
                _attacked(index, (*each.attacks, *each.endorsements)),
                Cell(text=f"{amount(abs(each.bits))}. {sentence(each.capped)}"),
            )
            for each in found
        ),
    )
    note = (
        "An argument is an inference, not an observation. It weighs no more than its premises "
        "carry, whoever repeats it."
    )
    return Section(
        anchor="arguments", title="Arguments, taken apart", blocks=(Prose(note), table)
    )


def _words(argued: Argued) -> tuple[Passage, ...]:
    return (*argued.premises, *((argued.conclusion,) if argued.conclusion else ()))


def _attacked(index: Index, attacks: tuple[Attack, ...]) -> Cell:
    if not attacks:
        return Cell(text="nothing in these reports")
    return Cell(
        text=sentence("; ".join(f"{each.kind}: {isolate(each.label)}" for each in attacks)),
        quotes=index.quotes(passage for each in attacks for passage in each.passages),
    )


def traces(index: Index) -> Section | None:
    """What the answers would leave behind, and what came of looking for it."""
    found = index.assessment.verdict.expected
    if not found:
        return None
    table = Table(
        caption="Traces, by the answer that would leave them",
        folded=True,
        columns=("Trace", "Left by", "If so, if not", "What came of looking"),
        rows=tuple(
            (
                Cell(text=isolate(each.trace)),
                Cell(text=isolate(each.label)),
                Cell(text=f"{each.given:.2f}, {each.otherwise:.2f}", number=True),
                Cell(text=_looked(each)),
            )
            for each in found
        ),
    )
    note = (
        "Absence speaks only where somebody looked. What was not searched, or cannot be, weighs "
        "nothing, however long the reports are silent about it."
    )
    return Section(
        anchor="traces",
        title="What should be there, and who looked",
        blocks=(Prose(note), table),
    )


def _looked(trace: Expected) -> str:
    if trace.status != "not searched":
        return trace.status
    return f"not searched; looking should tell {amount(trace.bits)}"
