"""The picture of how shares moved with days, as inline SVG: a line, marks and ranges each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from markupsafe import Markup

from crossbearing.report.blocks import Course, Line
from crossbearing.report.wording import share, shares, shortened, visible

LEFT, RIGHT, TOP, BOTTOM = 36.0, 430.0, 12.0, 172.0
APART = 15.0
"""Least distance between two names at the right."""
DASHES = ("", "7 4", "2 4", "9 3 2 3")
MARKS = (
    "M{x} {y}m-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z",
    "M{x} {y}m-4 -4h8v8h-8z",
    "M{x} {y}m0 -5l5 5 -5 5 -5 -5z",
    "M{x} {y}m0 -5l5 9h-10z",
)
"""Circle, square, diamond, triangle: lines differ by mark and dash, never by colour alone."""


def course(given: Course) -> Markup:
    """Shares from 0 to 1 upward, days to the right, names at the end of their lines."""
    days = sorted({stop.day for line in given.lines for stop in line.stops})
    first, last = date.fromisoformat(days[0]), date.fromisoformat(days[-1])
    reach = max((last - first).days, 1)

    def across(day: str) -> float:
        return LEFT + (RIGHT - LEFT) * (date.fromisoformat(day) - first).days / reach

    drawn = [_line(line, n, across) for n, line in enumerate(given.lines) if line.stops]
    head = Markup(
        '<svg class="picture course" viewBox="0 0 640 200" role="img" aria-label="{title}">'
        '<path class="axis" d="M{left} {top}V{bottom}H{right}M{left} {middle}H{right}"/>'
        '<text x="{edge}" y="{high}" text-anchor="end">1</text>'
        '<text x="{edge}" y="{low}" text-anchor="end">0</text>'
        '<text x="{left}" y="192">{first}</text>'
        '<text x="{right}" y="192" text-anchor="end">{last}</text>'
    ).format(
        title=visible(given.title),
        left=LEFT,
        right=RIGHT,
        top=TOP,
        bottom=BOTTOM,
        middle=(TOP + BOTTOM) / 2,
        edge=LEFT - 6,
        high=TOP + 6,
        low=BOTTOM + 4,
        first=days[0],
        last=days[-1],
    )
    return head + Markup("").join((*drawn, *_names(given.lines))) + Markup("</svg>")


def _up(value: float) -> float:
    return BOTTOM - (BOTTOM - TOP) * min(max(value, 0.0), 1.0)


def _line(line: Line, number: int, across: Callable[[str], float]) -> Markup:
    places = [(across(stop.day), _up(stop.value), stop) for stop in line.stops]
    path = f"M{places[0][0]:.1f} {places[0][1]:.1f}" + "".join(
        f"H{x:.1f}V{y:.1f}" for x, y, _ in places[1:]
    )
    drawn = Markup(
        '<path class="course-line" stroke-dasharray="{dash}" d="{path}H{right}"/>'
    ).format(dash=DASHES[number % len(DASHES)], path=path, right=RIGHT)
    for x, y, stop in places:
        drawn += Markup(
            '<g><title>{label}</title><path class="whisker" d="M{at} {low}V{high}"/>'
            '<path class="published" d="{mark}"/></g>'
        ).format(
            label=visible(
                f"{stop.day}, {line.label}: {shares(stop.low, stop.high, 1)}, "
                f"mainly {share(stop.value, 1)}"
            ),
            at=f"{x + 3 * number:.1f}",
            low=f"{_up(stop.low):.1f}",
            high=f"{_up(stop.high):.1f}",
            mark=MARKS[number % len(MARKS)].format(x=f"{x + 3 * number:.1f}", y=f"{y:.1f}"),
        )
    return drawn


def _names(lines: tuple[Line, ...]) -> list[Markup]:
    """The names at the right, pushed apart where they would lie on one another."""
    ends = sorted((_up(line.stops[-1].value), n) for n, line in enumerate(lines) if line.stops)
    return [
        Markup(
            '<path class="published" d="{mark}"/><text x="{x}" y="{y}">{name}</text>'
        ).format(
            mark=MARKS[n % len(MARKS)].format(x=RIGHT + 14, y=f"{y:.1f}"),
            x=RIGHT + 24,
            y=f"{y + 4:.1f}",
            name=visible(shortened(lines[n].label, 28)),
        )
        for y, (_, n) in zip(_apart([end for end, _ in ends]), ends, strict=True)
    ]


def _apart(heights: list[float]) -> list[float]:
    """Heights from above to below, at least APART from one another and none under BOTTOM."""
    lowest = BOTTOM + APART
    from_below = []
    for height in reversed(heights):
        lowest = min(height, lowest - APART)
        from_below.append(lowest)
    return from_below[::-1]
