"""The picture of a timeline as inline SVG: happenings above a line of time, tellings below it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from markupsafe import Markup

from crossbearing.report.blocks import Bar, Rails
from crossbearing.report.wording import visible

LEFT, RIGHT = 70.0, 600.0
ROW = 17.0
ROOM = 26.0
"""Width of a mark and what stands beside it."""
LEAST = 9.0
"""Width from which a stretch of days is drawn as a bar."""

_BAR = '<rect class="{kind}" x="{x}" y="{top}" width="{width}" height="8" rx="3" fill-opacity="0.6"/>'
_DIAMOND = '<path class="{kind}" d="M{x} {high}l6 6 -6 6 -6 -6z"/>'
_TICK = '<path class="tick" d="M{x} {top}v12"/>'
_CIRCLE = '<circle class="{kind}" cx="{x}" cy="{y}" r="5"/>'


def rails(given: Rails) -> Markup:
    """Bars and marks in as many rows as keep them apart, happenings upward, tellings downward."""
    first, last = _day(given.first), _day(given.last)

    def across(day: str) -> float:
        within = min(max(_day(day), first), last) - first
        return LEFT + (RIGHT - LEFT) * within / ((last - first) or 1.0)

    upper = _rows([each for each in given.bars if each.event], across)
    lower = _rows([each for each in given.bars if not each.event], across)
    line = 12 + ROW * max((row for _, _, _, row in upper), default=0) + ROW
    depth = ROW * max((row for _, _, _, row in lower), default=-1) + ROW
    drawn = [_mark(bar, x, end, line - 12 - ROW * row) for bar, x, end, row in upper]
    drawn += [
        Markup(_TICK).format(
            x=f"{across(bar.likeliest):.1f}", top=f"{line - 18 - ROW * row:.1f}"
        )
        for bar, _, _, row in upper
        if bar.likeliest
    ]
    drawn += [_mark(bar, x, end, line + 12 + ROW * row) for bar, x, end, row in lower]
    head = Markup(
        '<svg class="picture" viewBox="0 0 640 {tall}" role="img" aria-label="{title}">'
        '<path class="axis" d="M{left} {line}H{right}"/>'
        '<text x="4" y="{up}">{upper}</text><text x="4" y="{down}">{lower}</text>'
        '<text x="{left}" y="{foot}">{first}</text>'
        '<text x="{right}" y="{foot}" text-anchor="end">{last}</text>'
    ).format(
        tall=f"{line + depth + 26:.0f}",
        title=visible(given.title),
        left=LEFT,
        right=RIGHT,
        line=f"{line:.0f}",
        up=f"{line - 8:.0f}",
        down=f"{line + 16:.0f}",
        foot=f"{line + depth + 20:.0f}",
        upper="" if not upper else "fixed" if given.by_hand else "happened",
        lower="told" if lower else "",
        first=f"{_read(given.first)} {given.clocks}".strip(),
        last=f"{_read(given.last)} {given.clocks}".strip(),
    )
    return head + Markup("").join(drawn) + Markup("</svg>")


def _day(day: str) -> float:
    """Days since the first of the year 1, and what of the day had gone."""
    moment = datetime.fromisoformat(day)
    gone = moment - moment.replace(hour=0, minute=0, second=0, microsecond=0)
    return moment.toordinal() + gone.total_seconds() / 86_400


def _read(day: str) -> str:
    return day.replace("T", " ")[:16]


def _rows(
    bars: Iterable[Bar], across: Callable[[str], float]
) -> list[tuple[Bar, float, float, int]]:
    """Each bar with its two ends and the first row in which it has room."""
    filled: list[float] = []
    placed = []
    for bar in sorted(bars, key=lambda each: (each.start, each.end, each.short)):
        x, end = across(bar.start), across(bar.end)
        row = next((n for n, taken in enumerate(filled) if taken <= x), len(filled))
        if row == len(filled):
            filled.append(0.0)
        filled[row] = end + ROOM
        placed.append((bar, x, end, row))
    return placed


def _mark(bar: Bar, x: float, end: float, y: float) -> Markup:
    kind = "event" if bar.event else "published"
    kind = f"{kind} by-hand" if bar.by_hand else kind
    wide = end - x >= LEAST
    shape = _BAR if wide else _DIAMOND if bar.event else _CIRCLE
    middle = x if wide else (x + end) / 2
    return (
        Markup("<g><title>{label}</title>").format(label=visible(bar.label))
        + Markup(shape).format(
            kind=kind,
            x=f"{middle:.1f}",
            y=f"{y:.1f}",
            top=f"{y - 4:.1f}",
            high=f"{y - 6:.1f}",
            width=f"{end - x:.1f}",
        )
        + Markup('<text x="{x}" y="{y}">{short}</text></g>').format(
            x=f"{(end if wide else middle) + 8:.1f}", y=f"{y + 4:.1f}", short=visible(bar.short)
        )
    )
