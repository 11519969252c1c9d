"""The same hand: how far voices are one, what each claim comes down to, and what was taken back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from crossbearing.model.chains import DriftKind
from crossbearing.model.spans import Passage


class Standing(StrEnum):
    """Whether two unnamed remarks count as one."""

    merged = "merged"
    open = "open"
    apart = "apart"


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How far two unnamed remarks (statements `one` and `other`) are one voice's: `degree` is a
    chance, 0 to 1; `origins` are those they were counted under, the same twice where merged."""

    one: str
    other: str
    origins: tuple[str, str]
    standing: Standing
    degree: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """One side of a claim, from reports to hands.

    `origins` are those that stand, `effective` how many independent ones they amount to,
    `controllers` the parties that could shape them, `hands` the separate hands they are in, and
    `lost` what kinds of thing were lost on the way from them and at which link.
    """

    claim: str
    supports: bool
    documents: int
    statements: int
    origins: tuple[str, ...]
    effective: float
    controllers: tuple[str, ...]
    hands: int
    lost: tuple[tuple[DriftKind, int], ...] = ()


class Amends(StrEnum):
    """What a notice does."""

    retraction = "retraction"
    correction = "correction"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A notice that takes back or corrects printed words, and what it reaches.

    `statements` and `passages` are the words it is about, `origins` the origins behind them;
    `was` and `now` are the wrong number and the right one where the notice gives both.
    """

    kind: Amends
    document: str
    notice: Passage
    statements: tuple[str, ...]
    passages: tuple[Passage, ...]
    origins: tuple[str, ...]
    was: str = ""
    now: str = ""
