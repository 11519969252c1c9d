"""When things happened and when they were told: dated events, joined across documents."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from crossbearing.model.spans import Passage
from crossbearing.model.statements import TimeExpression


class Rail(StrEnum):
    """Where a happening stands: the incident itself, what lies around it, what lies well before
    it, or what cannot be placed until a date is known."""

    incident = "incident"
    around = "around"
    background = "background"
    open = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """When one source says that something was: `by` is a statement, or None for the author."""

    passage: Passage
    """The words that tell of it."""
    time: TimeExpression
    by: str | None = None

    @property
    def document(self) -> str:
        """The document that tells it."""
        return self.passage.document


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One event as all who date it tell it, side by side.

    `start` and `end` are the days that all datings allow; where no day fits all, `conflict` is
    True and they span everything that is told. Both are None for what is still open.
    """

    id: str
    label: str
    kind: str
    rail: Rail
    datings: tuple[Dating, ...]
    start: str | None = None
    end: str | None = None
    conflict: bool = False
    parties: tuple[str, ...] = ()
    """Entities that the words name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A publication or a statement on the rail of reporting; `statement` is None for the former."""

    document: str
    statement: str | None
    start: str | None
    end: str | None
    time: TimeExpression | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """That one happening came before another: by their dates, or in words that say so.

    `earlier` and `later` are happenings' ids, or the words that name what is on no rail;
    `gap` is the stretch between them as TIMEX3 ("PTXH") where words give it; `argument` the
    argument from timing that rests on it, if somebody offers one.
    """

    earlier: str
    later: str
    gap: str | None = None
    passage: Passage | None = None
    by: str | None = None
    argument: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Happenings by date on one rail, what was told by date on the other, and what came first."""

    happenings: tuple[Happening, ...] = ()
    told: tuple[Told, ...] = ()
    orders: tuple[Order, ...] = ()
    reference: str | None = None
    """The day that tells background from the rest: the incident's, else the first report's."""

    def on(self, rail: Rail) -> tuple[Happening, ...]:
        """The happenings of one rail, in order."""
        return tuple(each for each in self.happenings if each.rail is rail)
