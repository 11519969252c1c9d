"""Time expressions with TIMEX3 values, by a grammar of our own over sound atoms.

What is an expression is told by the text alone; a relative one is then worked out from the
document's date if that is known to the day, and stays open otherwise: `anchor` says what it hangs
on. The clock of the machine is never read. Once a date is given, `settled` works the rest out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from crossbearing.extract.calendar import bounds
from crossbearing.extract.lowering import lowered
from crossbearing.extract.times import grammar
from crossbearing.extract.times.atoms import KINDS, Atom, atoms
from crossbearing.extract.times.edtf import edtf, narrowed, precision
from crossbearing.extract.times.reading import NOTHING, PRECEDING, Context, Found, Value
from crossbearing.extract.times.tense import tense
from crossbearing.extract.words import lines
from crossbearing.model import Dated, Document, Span, TimeExpression

__all__ = ["published", "settled", "times"]

_SIGNS = str.maketrans("’‘`´", "''''")
_EVENT = re.compile(
    r"\s+((?:the|his|her|its|their|an?|this|that|our)\s+[\w'’-]+"
    r"(?:\s+(?!(?:on|in|at|of|by|and|or|that|who|which|was|were|is|had|has|for|from|near|to|with|as"
    r"|hit|struck|killed|ended|began|broke|came|took|went|fell)\b)[\w'’-]+)?)",
    re.IGNORECASE,
)
"""The words after "before" or "after" that name an event: "the strike", "the second blast"."""
_CLAUSE = re.compile(r"\s+((?:[\w'’-]+ ){0,3}[\w'’-]+)")
_BEFORE = KINDS["before"]
_SEVERAL_QUARTERS = frozenset(("P6M", "P9M"))
"""After the figures for half a year and nine months, "a year earlier" means no quarter."""
_FIRST_YEAR, _LAST_YEAR = 1000, 9000
_TO_THE_YEAR = len("2000")
_TO_THE_QUARTER = len("2000-Q1")
"""What is as coarse and was counted from a time told before is only compared with it."""
_TO_THE_DAY = len("2000-01-01")
_QUARTER = re.compile(r"\d{4}-Q[1-4]")


@dataclass(slots=True)
class _Told:
    """What the text has told so far: the last time, and the last quarter."""

    preceding: str | None = None
    quarter: str | None = None
    here: str | None = None

    def take(self, value: Value) -> None:
        """Keep a time that later ones may be counted from."""
        if value.value in _SEVERAL_QUARTERS:
            self.quarter = None
        if value.value is None or value.kind not in ("DATE", "TIME") or "/" in value.value:
            return
        compared = value.basis == PRECEDING and len(value.value) <= _TO_THE_QUARTER
        if len(value.value) >= _TO_THE_YEAR and value.value[:4].isdecimal() and not compared:
            self.preceding = value.value
            if len(value.value) >= _TO_THE_DAY and "W" not in value.value:
                self.here = value.value[:_TO_THE_DAY]
        if _QUARTER.fullmatch(value.value) and value.basis != PRECEDING:
            self.quarter = value.value


def times(document: Document) -> tuple[TimeExpression, ...]:
    """The time expressions of a document's body in order; `start` and `end` are ISO dates."""
    written = published(document.published)
    furniture = [each.span for each in document.furniture]
    told = _Told()
    found: list[TimeExpression] = []
    for start, end in lines(document.text):
        line = Span(start, end)
        if any(span.contains(line) for span in furniture):
            continue
        found.extend(_line(document.text[start:end], start, written, told))
    return tuple(found)


def settled(document: Document, dated: Dated) -> tuple[TimeExpression, ...]:
    """The expressions of a document that had no date, once it has one: the same as if it had had
    it from the start."""
    return times(replace(document, published=dated))


def published(dated: Dated | None) -> date | None:
    """The day a document is dated to, if it is known to the day."""
    try:
        day = date.fromisoformat(dated.value[:10]) if dated else None
    except ValueError:
        return None
    return day if day and _FIRST_YEAR <= day.year < _LAST_YEAR else None


def _line(
    text: str, offset: int, written: date | None, told: _Told
) -> Iterator[TimeExpression]:
    """The expressions of one line, each read by what the text told before it."""
    told.here = None
    low = lowered(text).translate(_SIGNS)
    row = atoms(text, low)
    letters = "".join(atom.letter for atom in row)
    for first, stop in grammar.runs(letters):
        at = first
        while at < stop:
            taken = _take(row, letters, at, text, low, written, told)
            if taken is None:
                at += 1
                continue
            end, value = taken
            if value is NOTHING:
                at = end
                continue
            told.take(value)
            span = Span(offset + row[at].start, offset + _ends(text, row[at:end], value))
            yield _expression(span, value, written)
            at = end


def _take(
    row: list[Atom],
    letters: str,
    at: int,
    text: str,
    low: str,
    written: date | None,
    told: _Told,
) -> tuple[int, Value] | None:
    """The longest expression at one place that its reader takes for a time: its end and value."""
    for end, read in grammar.candidates(letters, at):
        run = tuple(row[at:end])
        found = Found(
            run,
            letters[at - 1 : at],
            letters[end : end + 1],
            _event(text, run[-1])[0] if run[-1].letter == _BEFORE else None,
        )
        context = Context(
            written,
            partial(tense, text, low, run[0].start, run[-1].end),
            told.preceding,
            told.quarter,
            told.here,
        )
        value = read(found, context)
        if value is not None:
            return end, value
    return None


def _event(text: str, last: Atom) -> tuple[str | None, int]:
    """The words behind "before" or "after" that name an event, and where they end: a noun phrase
    is part of the expression, the opening of a clause only its anchor."""
    if match := _EVENT.match(text, last.end):
        return match[1], match.end()
    match = _CLAUSE.match(text, last.end)
    return match[1] if match else None, last.end


def _ends(text: str, run: list[Atom], value: Value) -> int:
    """Where an expression ends: behind the event that it names, and before an "after" with none."""
    if run[-1].letter != _BEFORE or value.anchor in (None, PRECEDING):
        return run[-1].end
    named = _event(text, run[-1])[1]
    return named if named > run[-1].end or len(run) == 1 else run[-2].end


def _expression(span: Span, value: Value, written: date | None) -> TimeExpression:
    start, end = bounds(value.value) if value.value and value.kind != "SET" else (None, None)
    start, end = narrowed(start, end, value.mod, written)
    return TimeExpression(
        span=span,
        value=value.value,
        start=start,
        end=end,
        anchor=value.anchor,
        kind=value.kind,
        mod=value.mod,
        basis=value.basis,
        precision=precision(value.value) if value.kind in ("DATE", "TIME") else None,
        bounds=edtf(value.value, value.mod, start, end)
        if value.kind in ("DATE", "TIME")
        else None,
    )
