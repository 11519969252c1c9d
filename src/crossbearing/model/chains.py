"""Who had it from whom: chains from a report back to a voice, and what was lost on the way."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from crossbearing.model.spans import Passage


class BearerKind(StrEnum):
    """What a bearer of words is: a report of the case, a publisher of which no report is in the
    case (an outlet or an agency), or the voice itself."""

    report = "report"
    outlet = "outlet"
    voice = "voice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearer:
    """One through whom words went: its kind, its name as printed, the report's id where the
    report is in the case, and the statement's id where the words are one."""

    kind: BearerKind
    name: str
    document: str | None = None
    statement: str | None = None


class Clue(StrEnum):
    """What can tell that one text had its words from another."""

    stated = "stated"
    credited = "credited"
    own = "own reporting"
    hearsay = "hearsay"
    error = "shared error"
    kept = "keeps more"
    edited = "edited"
    timed = "time"
    copied = "copied"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """One clue about who came first: its weight in bits for the first of two texts, and why."""

    clue: Clue
    bits: float
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Direction:
    """Which of two texts had it from the other: `first` is that document's id, or None where
    nothing tells; `confidence` (0–1) follows from the sum of the hints."""

    first: str | None
    confidence: float
    reason: str
    hints: tuple[Hint, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A link of a chain: `taker` had the words from `giver`, for this reason, this surely."""

    taker: Bearer
    giver: Bearer
    clue: Clue
    reason: str
    confidence: float
    passages: tuple[Passage, ...] = ()
    """The words that tell: the cue, the credit line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """The way of one statement from the report that prints it back to the voice, in that order.

    `open_because` says why the way is not followed further; None where it ends in the voice.
    """

    statement: str
    document: str
    origin: str
    steps: tuple[Step, ...]
    open_because: str | None = None


class DriftKind(StrEnum):
    """What kind of thing was lost or changed."""

    hedge = "hedge"
    number = "number"
    attribution = "attribution"
    negation = "negation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """What one sentence loses or changes of another: `was` and `now` are the words, `now` empty
    where they are gone."""

    kind: DriftKind
    was: str
    now: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """A loss along a chain, with both sentences. `link` counts from the voice: one is the first
    to print the words, two whoever had them from there; None where no chain holds the link."""

    kind: DriftKind
    was: str
    now: str
    earlier: Passage
    later: Passage
    link: int | None = None
    origin: str | None = None
