"""The pictures: ranges, weights and a graph, as inline SVG.

Each has a title that says in words what it shows, and stands beside a table with the figures.
Colours come from the page's style; no picture tells anything by colour alone.
"""

from __future__ import annotations

import math

from markupsafe import Markup

from crossbearing.report.blocks import Graph, Range, Weight
from crossbearing.report.wording import share, shares, signed, visible

MOST_NODES = 24
"""Nodes above which a graph is left to its table."""
LONGEST_NAME = 26
"""Letters of a name that a graph shows."""

_RANGE = Markup(
    '<svg class="bar" viewBox="0 0 200 18" role="img" aria-label="{label}">'
    '<path class="axis" d="M4 9H196M4 5v8M100 6v6M196 5v8"/>'
    '<rect class="band" x="{x}" y="4" width="{width}" height="10" rx="2"/>'
    '<path class="tick" d="M{tick} 1v16"/></svg>'
)

_WEIGHT = Markup(
    '<svg class="bar" viewBox="0 0 200 18" role="img" aria-label="{label}">'
    '<path class="axis" d="M100 0v18"/>'
    '<rect class="{side}" x="{x}" y="4" width="{width}" height="10" rx="1"/>'
    '<path class="whisker" d="M{low} 9H{high}M{low} 5v8M{high} 5v8"/></svg>'
)


def picture(given: Range | Weight) -> Markup:
    """The bar of a range or of a weight."""
    return _range(given) if isinstance(given, Range) else _weight(given)


def _range(given: Range) -> Markup:
    def across(value: float) -> float:
        return 4 + 192 * min(max(value, 0.0), 1.0)

    low, high = across(given.low), across(given.high)
    return _RANGE.format(
        label=f"{shares(given.low, given.high, 1)}, mainly {share(given.value, 1)}",
        x=f"{low:.1f}",
        width=f"{max(high - low, 1.0):.1f}",
        tick=f"{across(given.value):.1f}",
    )


def _weight(given: Weight) -> Markup:
    def across(bits: float) -> float:
        return 100 + 96 * bits / given.reach

    zero, end = across(0.0), across(given.value)
    return _WEIGHT.format(
        label=f"{signed(given.value)} bits, from {signed(given.low)} to {signed(given.high)}",
        side="for" if given.value >= 0 else "against",
        x=f"{min(zero, end):.1f}",
        width=f"{abs(end - zero):.1f}",
        low=f"{across(given.low):.1f}",
        high=f"{across(given.high):.1f}",
    )


def graph(given: Graph) -> Markup:
    """Parties on an ellipse in the order given, an arrow for each connection; nothing if many."""
    if len(given.nodes) > MOST_NODES:
        return Markup("")
    count = len(given.nodes)
    places = {}
    for n, node in enumerate(given.nodes):
        angle = 2 * math.pi * n / count - math.pi / 2
        places[node.id] = (410 + 200 * math.cos(angle), 150 + 105 * math.sin(angle))
    lines = [
        _edge(places[each.source], places[each.target], each.label) for each in given.edges
    ]
    nodes = [
        Markup('<circle class="node" cx="{x}" cy="{y}" r="6"/>').format(
            x=f"{x:.1f}", y=f"{y:.1f}"
        )
        + _label(_short(visible(node.label)), x, y)
        for node in given.nodes
        for x, y in (places[node.id],)
    ]
    return (
        Markup(
            '<svg class="picture" viewBox="0 0 820 300" role="img" aria-label="{title}">'
            '<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" '
            'markerHeight="7" orient="auto"><path class="head" d="M0 0L8 4L0 8z"/></marker></defs>'
        ).format(title=given.title)
        + Markup("").join((*lines, *nodes))
        + Markup("</svg>")
    )


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"


def _label(text: str, x: float, y: float) -> Markup:
    side = "middle" if abs(x - 410) < 60 else ("start" if x > 410 else "end")
    shift = {"middle": 0, "start": 12, "end": -12}[side]
    drop = (-14 if y < 150 else 24) if side == "middle" else 5
    return Markup(
        '<text class="name" x="{x}" y="{y}" text-anchor="{side}">{text}</text>'
    ).format(x=f"{x + shift:.1f}", y=f"{y + drop:.1f}", side=side, text=text)


def _edge(start: tuple[float, float], end: tuple[float, float], label: str) -> Markup:
    (x1, y1), (x2, y2) = start, end
    length = math.hypot(x2 - x1, y2 - y1) or 1.0
    dx, dy = 10 * (x2 - x1) / length, 10 * (y2 - y1) / length
    return Markup(
        '<path class="edge" d="M{x1} {y1}L{x2} {y2}" marker-end="url(#arrow)"/>'
        '<text class="relation" x="{x}" y="{y}" text-anchor="middle">{label}</text>'
    ).format(
        x1=f"{x1 + dx:.1f}",
        y1=f"{y1 + dy:.1f}",
        x2=f"{x2 - dx:.1f}",
        y2=f"{y2 - dy:.1f}",
        x=f"{(x1 + x2) / 2:.1f}",
        y=f"{(y1 + y2) / 2 - 4:.1f}",
        label=visible(label),
    )
