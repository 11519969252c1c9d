"""The same hand: from reports to origins to controllers, unnamed voices that may be one, and notices."""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.model import Claim, Correction, DriftKind, Likeness, Standing, Tally, Variable
from crossbearing.report.blocks import Block, Cell, Section, Table
from crossbearing.report.index import Index, resting
from crossbearing.report.wording import isolate, listed, plural, sentence, share

MOST_GLANCES = 3


def glance(index: Index) -> Iterator[str]:
    """For the causes that most reports tell, the way from reports to hands in a line."""
    found = [
        (claim, tally)
        for claim, tally in _tallies(index)
        if claim.variable is Variable.cause and tally.supports and tally.documents > 1
    ]
    found.sort(key=lambda each: (-each[1].documents, -len(each[1].origins)))
    for claim, tally in found[:MOST_GLANCES]:
        yield f"“{isolate(claim.label)}”: {way(tally)}."


def way(tally: Tally) -> str:
    """`9 reports → 5 origins → 3 hands, a hedge lost at link 2`."""
    steps = (
        plural(tally.documents, "report"),
        plural(len(tally.origins), "origin"),
        plural(tally.hands, "hand"),
    )
    return ", ".join((" → ".join(steps), *lost(tally)))


def lost(tally: Tally) -> Iterator[str]:
    """What was lost where: `a hedge lost at link 2`."""
    for kind, link in tally.lost:
        article = "an" if kind is DriftKind.attribution else "a"
        yield f"{article} {kind} lost at link {link}"


def _tallies(index: Index) -> Iterator[tuple[Claim, Tally]]:
    claims = {each.id: each for each in index.assessment.links.claims}
    for tally in index.assessment.trace.tallies:
        if tally.claim in claims:
            yield claims[tally.claim], tally


def same_hand(index: Index) -> Section | None:
    """Each side of each claim, from reports to hands; then unnamed voices that may be one."""
    order = list(Variable)
    found = sorted(_tallies(index), key=lambda each: order.index(each[0].variable))
    doubtful = [
        each
        for each in index.assessment.trace.likenesses
        if each.standing is Standing.open and set(each.origins) <= index.origins.keys()
    ]
    blocks: list[Block] = []
    if found:
        blocks.append(
            Table(
                caption="Each side of each claim: effective origins count voices that may be one, "
                "or are in one hand, as partly one",
                columns=(
                    "Claim",
                    "Reports",
                    "Statements",
                    "Origins",
                    "Effective",
                    "Hands",
                    "Whose, where told",
                    "Lost on the way",
                ),
                rows=tuple(_tally(index, claim, tally) for claim, tally in found),
            )
        )
    if doubtful:
        blocks.append(
            Table(
                caption="Unnamed voices that may be one, and count as two",
                columns=("One", "Other", "Degree", "Why"),
                rows=tuple(_likeness(index, each) for each in doubtful),
                folded=True,
            )
        )
    if not blocks:
        return None
    return Section(anchor="hands", title="The same hand", blocks=tuple(blocks))


def _tally(index: Index, claim: Claim, tally: Tally) -> tuple[Cell, ...]:
    side = "for" if tally.supports else "against"
    return (
        Cell(text=f"{claim.variable.capitalize()}: {isolate(claim.label)} ({side})"),
        Cell(text=str(tally.documents), number=True),
        Cell(text=str(tally.statements), number=True),
        Cell(text=str(len(tally.origins)), number=True),
        Cell(text=f"{tally.effective:.1f}", number=True),
        Cell(text=str(tally.hands), number=True),
        Cell(text=listed(index.name(each) for each in tally.controllers)),
        Cell(text=sentence(listed(lost(tally)))),
    )


def _likeness(index: Index, each: Likeness) -> tuple[Cell, ...]:
    one, other = (index.origins[origin] for origin in each.origins)
    return (
        Cell(text=index.label(one)),
        Cell(text=index.label(other)),
        Cell(text=share(each.degree, 2), number=True),
        Cell(text=sentence(each.reason)),
    )


def notices(index: Index) -> Section | None:
    """Corrections and retractions, with the words they are about and the readings they reach."""
    found = index.assessment.trace.corrections
    if not found:
        return None
    table = Table(
        caption="What was corrected or taken back",
        columns=("Notice", "What it says", "About", "What it changes"),
        kind="pairs",
        rows=tuple(_notice(index, each) for each in found),
    )
    return Section(anchor="notices", title="Corrections and retractions", blocks=(table,))


def _notice(index: Index, each: Correction) -> tuple[Cell, ...]:
    about = (
        *each.passages,
        *(
            passage
            for origin in each.origins
            if origin in index.origins
            for passage in index.origins[origin].passages
            if passage.document != each.document
        ),
    )
    return (
        Cell(text=f"{each.kind.capitalize()} in {index.outlet(each.document)}"),
        Cell(quotes=index.quotes((each.notice,))),
        Cell(quotes=index.quotes(about)),
        Cell(text=effect(index, each)),
    )


def effect(index: Index, each: Correction) -> str:
    """What became of the origins and readings that a notice reaches, in words."""
    told = [f"“{each.was}” became “{each.now}”."] if each.was else []
    known = [index.origins[one] for one in each.origins if one in index.origins]
    gone = [index.label(one) for one in known if one.withdrawn is not None]
    if gone:
        told.append(f"No longer counts: {listed(gone)}.")
    numbers = [str(index.ordinals[one.id]) for one in resting(each, index.readings)]
    if numbers:
        told.append(f"Readings that rest on it: {listed(numbers)}.")
    return " ".join(told) or "No reading rests on it."
