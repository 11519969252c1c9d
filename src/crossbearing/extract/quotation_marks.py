"""Quotation marks of six kinds, paired: where quoted words begin and end in a paragraph.

Curly, straight, doubled single ('' as printed by some wires), guillemets either way round,
low-high („ “) and single marks. An apostrophe is not a mark; marks inside a quotation belong
to it; whatever does not pair is left alone, so no arrangement of marks can fail.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

OPENING = "\"“„‟«‹‘'`"
_DOUBLE = re.compile("``|''|[\"“”„‟«»]")
_SINGLE = re.compile("[‘’'‹›]")
_OPENS_AFTER = frozenset("([{—–-:/")


@dataclass(frozen=True, slots=True, order=True)
class Quotation:
    """Quoted words: `start` at the opening mark, `end` after the closing one."""

    start: int
    end: int
    closed: bool = True
    """False where the paragraph ends before the quotation does."""


def quotations(text: str) -> tuple[Quotation, ...]:
    """The outermost quotations of a paragraph, in order, never overlapping."""
    double = _paired(text, _DOUBLE)
    if double and not double[-1].closed:
        single = _paired(text[: double[-1].start], _SINGLE)
    else:
        single = _paired(text, _SINGLE)
    single = [quote for quote in single if quote.closed and not _crosses(quote, double)]
    outermost: list[Quotation] = []
    for quote in sorted([*double, *single], key=lambda each: (each.start, -each.end)):
        if not outermost or quote.start >= outermost[-1].end:
            outermost.append(quote)
    return tuple(outermost)


def _paired(text: str, marks: re.Pattern[str]) -> list[Quotation]:
    found: list[Quotation] = []
    opened: int | None = None
    for mark in marks.finditer(text):
        opens, closes = _sides(text, mark)
        if opened is None or (opens and not closes):
            opened = mark.start() if opens else opened
        elif closes:
            found.append(Quotation(opened, mark.end()))
            opened = None
    if opened is not None:
        found.append(Quotation(opened, len(text), closed=False))
    return found


def _sides(text: str, mark: re.Match[str]) -> tuple[bool, bool]:
    """Whether a mark can open and can close, by its shape and the letters beside it."""
    before = text[mark.start() - 1] if mark.start() else " "
    after = text[mark.end()] if mark.end() < len(text) else " "
    free = before.isspace() or before in _OPENS_AFTER
    opens = free and not after.isspace()
    closes = not before.isspace() and not after.isalnum()
    shape = mark.group()
    if shape in "„‟" or shape == "``":
        return True, False
    if shape in "«»‹›":
        return True, True
    if shape in "“‘":
        return not (closes and not opens), closes and not opens
    if shape in "”’":
        return opens and not closes, closes or shape == "”"
    return opens, closes


def _crosses(quote: Quotation, others: list[Quotation]) -> bool:
    """True if a quotation and another overlap without one holding the other."""
    return any(
        quote.start < other.start < quote.end < other.end
        or other.start < quote.start < other.end < quote.end
        for other in others
    )
