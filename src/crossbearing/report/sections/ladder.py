"""What the answer rests on: the readings as a ladder, and the matrix of hypotheses by readings."""

from __future__ import annotations

from crossbearing.model import Cause, Hypothesis, Linchpin, Reading, Variable
from crossbearing.report.blocks import (
    Block,
    Card,
    Cell,
    Point,
    Points,
    Prose,
    Section,
    Table,
    Weight,
)
from crossbearing.report.index import Index
from crossbearing.report.wording import amount, expected, isolate, plural, sentence, signed

NOTHING = signed(0.0)

ON = {
    Variable.cause: "the cause",
    Variable.actor: "the actor",
    Variable.means: "the means",
    Variable.role: "who ordered or enabled it",
}


def ladder(index: Index) -> Section:
    """Every reading with its weight, reason, origin and words; the weightiest first."""
    blocks: list[Block] = []
    if not index.readings:
        blocks.append(Prose("Nothing in these reports bears on the question."))
    else:
        blocks.append(
            Prose(
                "Each row is one weight of evidence in bits: +1 makes the answer it speaks for "
                "twice as likely against the rest, −1 half as likely. The thin line is the range "
                "across stated assumptions; “reviewed” stands where a person has confirmed it."
            )
        )
        reach = max(
            1.0,
            *(max(abs(each.bits), abs(each.low), abs(each.high)) for each in index.readings),
        )
        for variable in Variable:
            chosen = [each for each in index.readings if each.variable is variable]
            heavy = [each for each in chosen if signed(each.bits) != NOTHING]
            light = [each for each in chosen if signed(each.bits) == NOTHING]
            if heavy:
                caption = f"What bears on {ON[variable]}"
                blocks.append(_rungs(index, caption, heavy, reach))
            if light:
                caption = (
                    f"{plural(len(light), 'reading')} on {ON[variable]}, looked at and "
                    "found to cut neither way"
                )
                blocks.append(_rungs(index, caption, light, reach, folded=True))
    return Section(anchor="ladder", title="What it rests on", blocks=tuple(blocks))


def _rungs(
    index: Index, caption: str, chosen: list[Reading], reach: float, *, folded: bool = False
) -> Table:
    return Table(
        caption=caption,
        folded=folded,
        kind="rungs",
        columns=(
            "Reading and its words",
            "Speaks to",
            "Bits",
            f"Against, for: ±{reach:.1f}",
            "Whose word",
        ),
        rows=tuple(
            (
                Cell(
                    text=f"{index.ordinals[each.id]}. {sentence(each.because)}{_rival(each)}",
                    quotes=index.quotes(each.passages),
                    anchor=f"reading-{index.ordinals[each.id]}",
                ),
                Cell(text=index.value(each.variable, each.value)),
                Cell(text=_bits(each), number=True),
                Cell(picture=Weight(each.low, each.high, each.bits, reach)),
                Cell(text=_whose(index, each)),
            )
            for each in chosen
        ),
    )


def _rival(reading: Reading) -> str:
    return f" Rival reading: {reading.rival}" if reading.rival else ""


def _bits(reading: Reading) -> str:
    if signed(reading.low) == signed(reading.high):
        return signed(reading.bits)
    return f"{signed(reading.bits)} ({signed(reading.low)}\u00a0to\u00a0{signed(reading.high)})"


def _whose(index: Index, reading: Reading) -> str:
    origin = index.origins.get(reading.origin or "")
    controller = reading.controller or (origin.controller if origin else None)
    told = origin is not None and reading.because.casefold().startswith(origin.label.casefold())
    parts = [index.label(origin)] if origin and not told else []
    if origin and len(origin.documents) > 1:
        parts.append(f"{plural(len(origin.documents), 'report')}, 1 origin")
    if controller and origin and index.name(controller) == isolate(origin.label):
        parts.append("in nobody's hands but its own")
    elif controller:
        parts.append(f"in the hands of {index.name(controller)}")
    elif origin:
        parts.append("in unknown hands")
    if reading.reviewed:
        parts.append("reviewed")
    return "; ".join(parts)


def matrix(index: Index) -> Section | None:
    """Hypotheses in rows, readings in columns; each cell opens to the words of its reading."""
    ranking = index.assessment.verdict.ranking
    if not ranking or not index.readings:
        return None
    table = Table(
        caption="Bits for (+) and against (−) each hypothesis; a dot where nothing bears",
        columns=("Hypothesis", *(str(index.ordinals[each.id]) for each in index.readings)),
        rows=tuple(
            (
                Cell(text=isolate(each.hypothesis.label)),
                *(_cell(index, each.hypothesis, reading) for reading in index.readings),
            )
            for each in ranking
        ),
        kind="matrix",
        folded=True,
        links=tuple(f"reading-{index.ordinals[each.id]}" for each in index.readings),
    )
    cards = tuple(
        Card(
            anchor=f"card-{index.ordinals[each.id]}",
            title=f"{index.ordinals[each.id]}. {sentence(each.because)}",
            quotes=index.quotes(each.passages),
        )
        for each in index.readings
    )
    return Section(
        anchor="matrix",
        title="Hypotheses and readings",
        blocks=(
            Prose(
                "Columns bear the numbers of the readings above. A cell opens to their words."
            ),
            table,
            *cards,
        ),
    )


def bearing(hypothesis: Hypothesis, reading: Reading) -> float | None:
    """The reading's bits for the hypothesis: as they stand if it holds the reading's value,
    turned round if it holds another value of that variable, None if it holds none. What speaks
    of an attack speaks of an attack that set off stores as well."""
    held = {
        Variable.cause: hypothesis.cause,
        Variable.actor: hypothesis.actor,
        Variable.means: hypothesis.means,
        Variable.role: hypothesis.role,
    }.get(reading.variable)
    if held is None:
        return None
    whole = Cause.attack.value if held == Cause.triggered.value else held
    return reading.bits if reading.value in (held, whole) else 0.0 - reading.bits


def _cell(index: Index, hypothesis: Hypothesis, reading: Reading) -> Cell:
    bits = bearing(hypothesis, reading)
    if bits is None:
        return Cell(text="·")
    text = signed(bits)
    return Cell(
        text=text,
        number=True,
        sign="" if text == "0.0" else text[0],
        opens=f"card-{index.ordinals[reading.id]}",
    )


def settles(index: Index) -> Section:
    """What would settle the question, and without which readings the answer changes."""
    verdict = index.assessment.verdict
    settle = tuple(
        Point(
            text=f"{sentence(each.observation)} It should tell {expected(each.bits)} about "
            f"{ON[each.variable]} ({amount(each.bits)})."
        )
        for each in verdict.would_settle
    )
    flip = tuple(
        Point(text=f"{sentence(each.label)} {sentence(each.effect)}{_numbered(index, each)}")
        for each in verdict.linchpins
    )
    blocks: list[Block] = []
    if settle:
        blocks += [
            Prose("What to look for, the most telling first:"),
            Points(settle),
        ]
    else:
        blocks.append(Prose("No observation was found that would settle it."))
    if flip:
        blocks += [Prose("The answer hangs on these; without them it changes:"), Points(flip)]
    else:
        blocks.append(Prose("No single reading, left out, changes what comes first."))
    return Section(
        anchor="settle",
        title="What would settle it, and what would flip it",
        blocks=tuple(blocks),
    )


def _numbered(index: Index, pin: Linchpin) -> str:
    number = index.ordinals.get(pin.reading)
    return f" (reading {number})" if number else ""
