"""The map of a case's places as inline SVG: outlines, and a circle as wide as what is known.

Outlines are Natural Earth's at 1 to 110 million, public domain; they show where on Earth a place
lies, not where a border runs. Nothing is fetched.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from markupsafe import Markup

from crossbearing.report.blocks import Chart, Mark
from crossbearing.report.wording import visible

WIDE, TALL = 640.0, 380.0
SCALES = tuple(n * 10**power for power in range(8) for n in (1, 2, 5))
"""Metres that a bar of scale may stand for."""
LONGEST_SCALE = 130.0
ACROSS, UP = 16.0, 9.0
"""Within these two names would lie on one another."""
LISTED = 4
"""Names that one spot lists."""
DEGREE = 111.2
"""Kilometres of a degree north."""
LEAST = 5.0
"""Degrees north and south that a map shows at least."""
LEAST_CLOSE = 0.002
"""The same of a map close up: some 200 metres."""
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
    """Land with country borders, each mark as a dot in a circle of its reach, or a square where
    it was entered by hand, and a bar of scale."""
    window = _window(given.marks, close=given.close)
    rings = () if given.close else outlines()
    land = "".join(path for ring in rings if (path := _path(ring, window)))
    head = Markup(
        '<svg class="picture chart" viewBox="0 0 {wide:.0f} {tall:.0f}" role="img" '
        'aria-label="{title}"><path class="sea" d="M0 0H{wide:.0f}V{tall:.0f}H0z"/>'
        '<path class="land" d="{land}"/>'
    ).format(title=visible(given.title), wide=WIDE, tall=TALL, land=land)
    wide_first = sorted(given.marks, key=lambda each: (-each.reach, each.short))
    drawn = [_mark(each, window) for each in wide_first]
    drawn += _names(given.marks, window)
    return head + Markup("").join(drawn) + _scale(window) + Markup("</svg>")


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


def _window(marks: tuple[Mark, ...], *, close: bool = False) -> _Window:
    """The smallest part of the Earth that holds every mark, with room around; close up it holds
    the circles too."""
    middle = math.fsum(f(each.latitude for each in marks) for f in (min, max)) / 2
    narrow = max(math.cos(math.radians(middle)), 0.2)
    around = [each.reach / DEGREE if close else 0.0 for each in marks]
    both = list(zip(marks, around, strict=True))
    south = min(each.latitude - reach for each, reach in both)
    north = max(each.latitude + reach for each, reach in both)
    west = min(each.longitude - reach / narrow for each, reach in both)
    east = max(each.longitude + reach / narrow for each, reach in both)
    middle = (south + north) / 2
    least = LEAST_CLOSE if close else LEAST
    high = max(north - south, (east - west) * narrow * TALL / WIDE, least)
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
    dot = (
        Markup('<path class="event" d="M{x:.1f} {y:.1f}m-3.5 -3.5h7v7h-7z"/>')
        if mark.by_hand
        else Markup('<circle class="published" cx="{x:.1f}" cy="{y:.1f}" r="2.5"/>')
    )
    return Markup(
        '<g><title>{label}</title><circle class="reach{hand}" cx="{x:.1f}" cy="{y:.1f}" '
        'r="{r:.1f}"/>{dot}</g>'
    ).format(
        label=visible(mark.label),
        hand=" by-hand" if mark.by_hand else "",
        x=x,
        y=y,
        r=radius,
        dot=dot.format(x=x, y=y),
    )


def _names(marks: tuple[Mark, ...], window: _Window) -> Iterator[Markup]:
    """The short names beside the marks; those that would lie on one another stand in one list."""
    together: list[tuple[float, float, list[str]]] = []
    for mark in marks:
        x, y = window.at(mark.latitude, mark.longitude)
        beside = [
            each for each in together if abs(each[0] - x) < ACROSS and abs(each[1] - y) < UP
        ]
        if beside:
            beside[0][2].append(mark.short)
        else:
            together.append((x, y, [mark.short]))
    for x, y, shorts in together:
        told = ", ".join(shorts[:LISTED]) + (" …" if len(shorts) > LISTED else "")
        yield Markup('<text class="name" x="{x:.1f}" y="{y:.1f}">{told}</text>').format(
            x=x + 6, y=y - 5, told=told
        )


def _scale(window: _Window) -> Markup:
    """A bar as long as a round number of metres, below on the left."""
    metre = window.scale / DEGREE / 1000
    round_number = max(
        (each for each in SCALES if each * metre <= LONGEST_SCALE), default=SCALES[0]
    )
    told = f"{round_number} m" if round_number < 1000 else f"{round_number // 1000} km"
    return Markup(
        '<path class="axis" d="M14 {low}v6H{end:.1f}v-6"/><text x="20" y="{text}">{told}</text>'
    ).format(low=TALL - 20, end=14 + round_number * metre, text=TALL - 20, told=told)
