"""Whose word it is: claims and their voices, origins and controllers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from crossbearing.model import Access, Assertion, Claim, Origin, Variable
from crossbearing.report.blocks import Block, Cell, Prose, Section, Table
from crossbearing.report.counts import counts
from crossbearing.report.index import Index
from crossbearing.report.wording import VERBS, isolate, listed, plural, sentence

MOST_CARRIERS = 24
"""Reports above which the picture of who carries what is left to the table of origins."""


def claims(index: Index) -> Section | None:
    """Each claim, the cause first, with everyone who says so and then who says otherwise."""
    tables = tuple(
        Table(
            caption=_sides(claim),
            folded=True,
            columns=("Voice", "Says", "How surely", "Words"),
            kind="words",
            rows=tuple(
                _assertion(index, each)
                for each in sorted(claim.assertions, key=lambda each: not each.supports)
            ),
        )
        for claim in sorted(
            index.assessment.links.claims, key=lambda each: list(Variable).index(each.variable)
        )
        if claim.assertions
    )
    if not tables:
        return None
    return Section(anchor="claims", title="Who says what", blocks=tables)


def _sides(claim: Claim) -> str:
    """The claim, and how many statements are for and against it."""
    backing = sum(each.supports for each in claim.assertions)
    return (
        f"{claim.variable.capitalize()}: {isolate(claim.label)}. "
        f"{plural(backing, 'statement')} for it, {len(claim.assertions) - backing} against"
    )


def _assertion(index: Index, each: Assertion) -> tuple[Cell, ...]:
    side = "for" if each.supports else "against"
    how = "argues" if each.argued else VERBS[each.stance]
    return (
        Cell(text=index.speaker(each.statement, each.document)),
        Cell(text=f"{side}: {how}"),
        Cell(text="not told" if each.certainty == "unknown" else str(each.certainty)),
        Cell(quotes=index.quotes((each.passage,))),
    )


def origins(index: Index) -> Section:
    """Origins beside the documents that carry them, and who controls them."""
    number = counts(index.assessment)
    found = index.assessment.trace.origins
    blocks: list[Block] = [
        Prose(
            f"{plural(number.documents, 'report')} with {plural(number.statements, 'statement')} "
            f"come down to {plural(number.origins, 'origin')} that bear on the question, "
            f"{number.controllers} under separate control."
        )
    ]
    bearing = {each.origin for each in index.readings}
    weighed = tuple(each for each in found if each.id in bearing)
    others = tuple(each for each in found if each.id not in bearing)
    if weighed:
        caption = "Origins that bear on the question, each an independent line of sight"
        blocks += [
            _origins(index, weighed, caption),
            *_carriers(index, weighed),
            _hands(index, weighed),
        ]
    else:
        blocks.append(Prose("No origin bears on the question."))
    if others:
        caption = f"{plural(len(others), 'origin')} that add nothing to the answer"
        blocks.append(_origins(index, others, caption, folded=True))
    return Section(
        anchor="origins", title="Origins, and whose hands they are in", blocks=tuple(blocks)
    )


def _origins(
    index: Index, found: tuple[Origin, ...], caption: str, *, folded: bool = False
) -> Table:
    return Table(
        caption=caption,
        folded=folded,
        columns=("Origin and its words", "Kind", "Controller", "Reports", "Why it counts once"),
        rows=tuple(
            (
                Cell(
                    text=index.label(each),
                    struck=each.withdrawn is not None,
                    quotes=index.quotes(each.passages),
                ),
                Cell(text=_kind(each)),
                Cell(text=_controller(index, each)),
                Cell(text=", ".join(index.number(document) for document in each.documents)),
                Cell(text=_standing(each)),
            )
            for each in found
        ),
    )


def _kind(origin: Origin) -> str:
    if origin.access is Access.none:
        return f"{origin.kind}, no access"
    if origin.access is Access.unknown:
        return f"{origin.kind}, access not told"
    return f"{origin.kind}, {origin.access} access"


def _controller(index: Index, origin: Origin) -> str:
    control = index.name(origin.controller)
    if origin.gatekeeper and origin.gatekeeper != origin.controller:
        return f"{control}; all reports passed through {index.name(origin.gatekeeper)}"
    return control


def _standing(origin: Origin) -> str:
    if origin.withdrawn is not None:
        return f"Withdrawn: {sentence(origin.withdrawn)}"
    return sentence(origin.merged_because) or "Stands alone."


def _carriers(index: Index, found: tuple[Origin, ...]) -> Iterator[Table]:
    """Which report carries which origin, unless there are too few or too many to picture."""
    documents = [each.id for each in index.assessment.documents]
    if 1 < len(documents) <= MOST_CARRIERS:
        yield Table(
            caption="Which report carries which origin",
            columns=("Origin", *(index.number(each) for each in documents)),
            rows=tuple(
                (
                    Cell(text=index.label(origin), struck=origin.withdrawn is not None),
                    *(Cell(text="●" if each in origin.documents else "") for each in documents),
                )
                for origin in found
            ),
            kind="matrix",
            links=tuple(documents),
        )


def _hands(index: Index, found: tuple[Origin, ...]) -> Table:
    hands: defaultdict[str | None, list[Origin]] = defaultdict(list)
    for each in found:
        if each.withdrawn is None:
            hands[each.controller].append(each)
    return Table(
        caption="The same hand: what each controller could shape",
        columns=("Controller", "Origins", "Statements", "Reports", "Which"),
        rows=tuple(
            (
                Cell(text=index.name(controller)),
                Cell(text=str(len(held)), number=True),
                Cell(text=str(sum(len(each.statements) for each in held)), number=True),
                Cell(text=str(len({d for each in held for d in each.documents})), number=True),
                Cell(text=listed(index.label(each) for each in held)),
            )
            for controller, held in hands.items()
        ),
    )
