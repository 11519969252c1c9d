"""Sections of the report as pages: origins and how they hang together, and the timeline."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from fastapi import APIRouter, Request
from fastapi.responses import Response
from markupsafe import Markup

from crossbearing.report import tiers
from crossbearing.report.blocks import Block, Cell, Points, Prose, Section, Table
from crossbearing.report.index import Index
from crossbearing.report.sections import (
    hands,
    happenings,
    occurrences,
    parties,
    sources,
    ways,
    whereabouts,
)
from crossbearing.web.frame import TEMPLATES, Group, OpenDesk, Page, show

ROWS = 100
"""Rows of a table that a page shows; the report has them all."""
QUOTES = 20
"""Passages of a cell that a page shows; the report has them all."""

Part = Callable[[Index], Section | None]


def page(
    path: str,
    title: str,
    group: Group,
    lead: str,
    parts: Sequence[Part],
    *,
    empty: str = "The reports tell of none.",
    picture: Callable[[Index], Markup | None] = lambda _: None,
    folded: bool = True,
) -> Page:
    """A page made of sections of the report, the same words and pictures with links to the
    reader. `folded` leaves tables closed that the report has closed."""
    router = APIRouter()

    @router.get(path)
    def drawn(request: Request, desk: OpenDesk) -> Response:
        now = desk.weighed
        return show(
            request,
            "drawn.html",
            title=title,
            lead=lead,
            empty=empty,
            picture_of=now.once(("picture", path), lambda: picture(now.index)),
            written=now.once(
                ("drawn", path), lambda: _written(title, parts, now.index, empty, folded=folded)
            ),
        )

    return Page(path=path, title=title, router=router, group=group)


def _written(
    title: str, parts: Sequence[Part], index: Index, empty: str, *, folded: bool
) -> Markup:
    """The sections as they stand on the page: thousands of rows are not written for each asker."""
    found = (part(index) for part in parts)
    sections = tuple(_cut(each, folded=folded) for each in found if each is not None)
    return Markup(
        TEMPLATES.get_template("sections.html").render(
            title=title, sections=sections, empty=empty
        )
    )


def _cut(section: Section, *, folded: bool) -> Section:
    blocks: list[Block] = []
    for each in section.blocks:
        if isinstance(each, Table):
            shown = tuple(tuple(map(_few, row)) for row in each.rows[:ROWS])
            blocks.append(replace(each, rows=shown, folded=each.folded and folded))
            rows = len(each.rows)
        elif isinstance(each, Points):
            blocks.append(Points(each.points[:ROWS]))
            rows = len(each.points)
        else:
            blocks.append(each)
            continue
        if rows > ROWS:
            blocks.append(
                Prose(f"The first {ROWS} of {rows}; the report has them all.", "note")
            )
    return replace(section, blocks=tuple(blocks))


def _few(cell: Cell) -> Cell:
    """A cell with its first passages, and how many there are if it has more."""
    if len(cell.quotes) <= QUOTES:
        return cell
    told = f"{cell.text} ({QUOTES} of {len(cell.quotes)} passages)".lstrip()
    return replace(cell, text=told, quotes=cell.quotes[:QUOTES])


def _tiers(index: Index) -> Markup | None:
    found = tiers.tiers(index)
    return tiers.drawn(found) if found is not None else None


ORIGINS = page(
    "/origins",
    "Origins",
    Group.parties,
    "Who had it from whom, and in whose hands it is. A copy adds nothing; origins under one "
    "party's control are counted as such.",
    (hands.same_hand, sources.origins, ways.ways, hands.notices),
    picture=_tiers,
)
TIMELINE = page(
    "/timeline",
    "Timeline",
    Group.reports,
    "What is said to have happened, and when it was told.",
    (happenings.timeline, occurrences.occurrences),
)
MAP = page(
    "/map",
    "Map",
    Group.reports,
    "Where the places of the reports lie, as far as it is known, and where people fixed "
    "something by hand. The outlines are in the product: "
    "no map is fetched.",
    (whereabouts.whereabouts,),
    empty="No place that the reports name has a known position, and nobody fixed one by hand.",
)
CONNECTIONS = page(
    "/connections",
    "Connections",
    Group.parties,
    "Who belongs to whom, who commands, who is allied or at odds, since when, and who says so.",
    (parties.connections,),
    folded=False,
)
