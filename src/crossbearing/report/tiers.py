"""The picture of who carries what and in whose hands it is, as inline SVG: reports, the origins they
come down to, and the parties that control those, in three columns with lines between."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from crossbearing.report.index import Index
from crossbearing.report.wording import isolate, plural, shortened, visible

MOST_ORIGINS = 24
MOST_REPORTS = 60
WIDE = 960.0
COLUMNS = (205.0, 430.0, 790.0)
ROW = 26.0
TOP = 34.0
LETTER = 7.4
"""Width of a letter: lines leave an origin behind its name, and bend behind the longest one."""
LETTERS = (25, 34, 22)

_NODE = '<circle class="node" cx="{x}" cy="{y}" r="4"/>'
_NAME = '<text class="name" x="{at}" y="{low}" text-anchor="{side}">{name}<title>{full}</title></text>'
_LINE = '<path class="edge{dashed}" d="M{x0} {y1}H{x1}C{m1} {y1} {m2} {y2} {x2} {y2}"><title>{why}</title></path>'
_HEAD = '<text x="{x}" y="14" text-anchor="middle">{words}</text>'


@dataclass(frozen=True, slots=True)
class Link:
    """A line from a node of one column to one of the next, with its reason."""

    start: str
    end: str
    why: str


@dataclass(frozen=True, slots=True)
class Tiers:
    """Nodes of three columns (id and name), lines between neighbours, and copies among reports."""

    columns: tuple[tuple[tuple[str, str], ...], ...]
    links: tuple[Link, ...]
    copies: tuple[Link, ...]


def tiers(index: Index) -> Tiers | None:
    """The origins that bear on the question, weightiest first, with what carries and controls them;
    None where there is none or too much to picture."""
    trace = index.assessment.trace
    bearing = dict.fromkeys(each.origin for each in index.readings if each.origin)
    origins = [index.origins[each] for each in bearing if each in index.origins]
    shown = {document for each in origins for document in each.documents}
    reports = [each.id for each in index.assessment.documents if each.id in shown]
    if not origins or len(origins) > MOST_ORIGINS or len(reports) > MOST_REPORTS:
        return None
    hands = dict.fromkeys(each.controller for each in origins)
    links = [
        Link(document, each.id, f"{index.number(document)} carries {index.label(each)}")
        for each in origins
        for document in each.documents
    ]
    links += [
        Link(
            each.id,
            each.controller or "",
            f"{index.name(each.controller)} could shape it"
            if each.controller
            else "who could shape it is not told",
        )
        for each in origins
    ]
    return Tiers(
        columns=(
            tuple((each, index.outlet(each)) for each in reports),
            tuple((each.id, index.label(each)) for each in origins),
            tuple((each or "", index.name(each)) for each in hands),
        ),
        links=tuple(links),
        copies=tuple(
            Link(
                each.source, each.target, f"{index.number(each.target)}: {isolate(each.reason)}"
            )
            for each in dict.fromkeys(trace.copies)
            if each.source in shown and each.target in shown
        ),
    )


def drawn(given: Tiers) -> Markup:
    """The picture; each line tells its reason when pointed at, the tables tell it in words."""
    rows = max(len(each) for each in given.columns)
    tall = TOP + ROW * rows + 8
    places = {
        (column, node): (COLUMNS[column], TOP + tall_of(rows, len(nodes), at))
        for column, nodes in enumerate(given.columns)
        for at, (node, _) in enumerate(nodes)
    }
    lines = [*_lines(given, places), *_copies(given, places)]
    nodes = [
        _node(column, name, *places[column, node])
        for column, nodes in enumerate(given.columns)
        for node, name in nodes
    ]
    heads = [
        Markup(_HEAD).format(x=x, words=words)
        for x, words in zip(COLUMNS, ("reports", "origins", "under whose control"), strict=True)
    ]
    title = " · ".join(
        plural(len(nodes), noun)
        for nodes, noun in zip(given.columns, ("report", "origin", "hand"), strict=True)
    )
    return (
        Markup(
            '<svg class="picture wide" viewBox="0 0 {wide} {tall}" role="img" aria-label="{title}">'
        ).format(wide=f"{WIDE:.0f}", tall=f"{tall:.0f}", title=title)
        + Markup("").join((*lines, *heads, *nodes))
        + Markup("</svg>")
    )


def tall_of(rows: int, count: int, at: int) -> float:
    """How far down a node stands in its column: the column is spread over the picture."""
    return ROW * rows * (at + 0.5) / count


def _node(column: int, name: str, x: float, y: float) -> Markup:
    side, shift = (("end", -10.0), ("start", 10.0), ("start", 10.0))[column]
    return Markup(_NODE + _NAME).format(
        x=f"{x:.1f}",
        y=f"{y:.1f}",
        at=f"{x + shift:.1f}",
        low=f"{y + 4:.1f}",
        side=side,
        name=visible(shortened(name, room=LETTERS[column])),
        full=visible(name),
    )


def _lines(
    given: Tiers, places: dict[tuple[int, str], tuple[float, float]]
) -> Iterable[Markup]:
    behind = {
        node: 16 + LETTER * len(shortened(name, room=LETTERS[1]))
        for node, name in given.columns[1]
    }
    bend = COLUMNS[1] + max(behind.values())
    for link in given.links:
        column = 0 if (0, link.start) in places else 1
        (x1, y1), (x2, y2) = places[column, link.start], places[column + 1, link.end]
        x0 = x1
        if column:
            x0, x1 = x1 + behind[link.start], bend
        yield _curve(x0, x1, y1, x2, y2, (x1 + x2) / 2, (x1 + x2) / 2, link.why, "")


def _copies(
    given: Tiers, places: dict[tuple[int, str], tuple[float, float]]
) -> Sequence[Markup]:
    found: dict[tuple[str, str], Markup] = {}
    for link in given.copies:
        (x1, y1), (x2, y2) = places[0, link.start], places[0, link.end]
        bow = min(130.0, 24.0 + abs(y2 - y1) / 3)
        found.setdefault(
            (link.start, link.end),
            _curve(x1, x1, y1, x2, y2, x1 + bow, x2 + bow, link.why, " copied"),
        )
    return list(found.values())


def _curve(
    x0: float,
    x1: float,
    y1: float,
    x2: float,
    y2: float,
    m1: float,
    m2: float,
    why: str,
    dashed: str,
) -> Markup:
    return Markup(_LINE).format(
        x0=f"{x0:.1f}",
        x1=f"{x1:.1f}",
        y1=f"{y1:.1f}",
        x2=f"{x2:.1f}",
        y2=f"{y2:.1f}",
        m1=f"{m1:.1f}",
        m2=f"{m2:.1f}",
        why=visible(why),
        dashed=dashed,
    )
