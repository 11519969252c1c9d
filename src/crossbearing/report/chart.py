"""The map of a case's places as inline SVG: outlines, and a circle as wide as what is known.

Outlines are Natural Earth's at 1 to 110 million, public domain; they show where on Earth a place
lies, not where a border runs. Nothing is fetched.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from markupsafe import Markup

from crossbearing.report.blocks import Chart, Mark
from crossbearing.report.wording import visible

WIDE, TALL = 640.0, 380.0
DEGREE = 111.2
"""Kilometres of a degree north."""
LEAST = 5.0
"""Degrees north and south that a map shows at least."""
ROOM = 0.15
"""Share of the map's height left free around the marks."""
HALF = 180.0
SMALL = 4.0
"""The least radius of a circle."""

Ring = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class _Window:
    """What part of the Earth is shown: the middle, and how many units a degree takes."""

    north: float
    east: float
    scale: float

    def at(self, north: float, east: float) -> tuple[float, float]:
        """Where a position falls; degrees east are drawn as wide as they are at the middle."""
        across = (east - self.east) * self.scale * math.cos(math.radians(self.north))
        return WIDE / 2 + across, TALL / 2 - (north - self.north) * self.scale


def chart(given: Chart) -> Markup:
    """Land with country borders, and each mark as a dot in a circle of its reach."""
    window = _window(given.marks)
    land = "".join(path for ring in outlines() if (path := _path(ring, window)))
    head = Markup(
        '<svg class="picture chart" viewBox="0 0 {wide:.0f} {tall:.0f}" role="img" '
        'aria-label="{title}"><path class="sea" d="M0 0H{wide:.0f}V{tall:.0f}H0z"/>'
        '<path class="land" d="{land}"/>'
    ).format(title=visible(given.title), wide=WIDE, tall=TALL, land=land)
    wide_first = sorted(given.marks, key=lambda each: (-each.reach, each.short))
    drawn = [_mark(each, window) for each in wide_first]
    return head + Markup("").join(drawn) + Markup("</svg>")


@cache
def outlines() -> tuple[Ring, ...]:
    """The rings of all countries, points east and north in degrees."""
    text = files("crossbearing.report").joinpath("data", "outlines.json").read_text("utf-8")
    return tuple(_ring(steps) for _, steps in json.loads(text))


def _ring(steps: list[int]) -> Ring:
    x = y = 0
    points = []
    for dx, dy in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x / 10, y / 10))
    return tuple(points)


def _window(marks: tuple[Mark, ...]) -> _Window:
    """The smallest part of the Earth that holds every mark, with room around."""
    south, north = (f(each.latitude for each in marks) for f in (min, max))
    west, east = (f(each.longitude for each in marks) for f in (min, max))
    middle = (south + north) / 2
    narrow = max(math.cos(math.radians(middle)), 0.2)
    high = max(north - south, (east - west) * narrow * TALL / WIDE, LEAST)
    return _Window(middle, (west + east) / 2, TALL * (1 - 2 * ROOM) / high)


def _path(ring: Ring, window: _Window) -> str:
    """A ring's path; empty where all of it lies to one side of what is shown."""
    points = [window.at(north, east) for east, north in ring]
    across, down = [x for x, _ in points], [y for _, y in points]
    if max(across) < 0 or min(across) > WIDE or max(down) < 0 or min(down) > TALL:
        return ""
    drawn: list[str] = []
    before = ring[0][0]
    for (east, _), (x, y) in zip(ring, points, strict=True):
        # A ring that crosses the antimeridian goes on at the other edge.
        drawn.append(f"{'M' if not drawn or abs(east - before) > HALF else 'L'}{x:.0f} {y:.0f}")
        before = east
    return "".join(drawn)


def _mark(mark: Mark, window: _Window) -> Markup:
    x, y = window.at(mark.latitude, mark.longitude)
    radius = max(SMALL, mark.reach / DEGREE * window.scale)
    return Markup(
        '<g><title>{label}</title><circle class="reach" cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}"/>'
        '<circle class="published" cx="{x:.1f}" cy="{y:.1f}" r="2.5"/>'
        '<text class="name" x="{tx:.1f}" y="{ty:.1f}">{short}</text></g>'
    ).format(
        label=visible(mark.label), x=x, y=y, r=radius, tx=x + 6, ty=y - 5, short=mark.short
    )
