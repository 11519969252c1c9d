"""What the grammar hands to a reader of values, and what a reader gives back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from crossbearing.extract.times.atoms import KINDS, Atom
from crossbearing.extract.times.tense import Tense

DOCUMENT = "document date"
"""What a relative time hangs on when it is counted from the date of writing."""
PRECEDING = "preceding time"
"""What "three days earlier" hangs on: a time that the text has given before."""


@dataclass(frozen=True, slots=True)
class Found:
    """The atoms of one expression, and the kinds of atom that stand on either side."""

    atoms: tuple[Atom, ...]
    before: str
    after: str
    event: str | None = None
    """The words after "before" or "after", which name an event."""

    def all(self, *kinds: str) -> list[int | float | str]:
        """The values of all atoms of these kinds, in order."""
        letters = {KINDS[kind] for kind in kinds}
        return [atom.value for atom in self.atoms if atom.letter in letters]

    def has(self, *kinds: str) -> bool:
        """True if an atom of one of these kinds is there."""
        letters = {KINDS[kind] for kind in kinds}
        return any(atom.letter in letters for atom in self.atoms)

    def number(self, *kinds: str) -> int | None:
        """The first whole number among atoms of these kinds."""
        return next((int(v) for v in self.all(*kinds) if isinstance(v, int | float)), None)

    def word(self, *kinds: str) -> str:
        """The first word that atoms of these kinds stand for; empty if there is none."""
        return next((v for v in self.all(*kinds) if isinstance(v, str)), "")

    def part(self, start: int, stop: int | None = None) -> Found:
        """Some of the atoms as an expression of their own."""
        return Found(self.atoms[start:stop], self.before, self.after)


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression is read by: the day of writing, the tense around it, and the last time
    and the last quarter that the text gave before."""

    published: date | None
    tense: Callable[[], Tense]
    preceding: str | None = None
    quarter: str | None = None
    here: str | None = None
    """The last day that the same paragraph gave."""


@dataclass(frozen=True, slots=True)
class Value:
    """A TIMEX3 value with its kind and its modifier (START, MID, END, APPROX, MORE_THAN …).

    `anchor` says what an open value hangs on, `basis` what a relative value was counted from;
    `weight` is False for a value that later relative times do not count from.
    """

    value: str | None
    kind: str = "DATE"
    mod: str | None = None
    anchor: str | None = None
    basis: str | None = None


NOTHING = Value(None, "NONE")
"""What a reader yields where the words as a whole are no time, so that no part of them is tried."""

Read = Callable[[Found, Context], Value | None]
"""Reads an expression, or yields None where the words are no time after all. Whether they are
does not depend on the context."""


def settled(value: str | None, *, kind: str = "DATE", mod: str | None = None) -> Value:
    """A value counted from the day of writing; None, a day that no calendar has, stays without."""
    return Value(value, kind, mod, basis=DOCUMENT)


def hanging(value: str | None, anchor: str = DOCUMENT, *, kind: str = "DATE") -> Value:
    """A value that stays open until `anchor` is known."""
    return Value(value, kind, anchor=anchor, basis=anchor)
