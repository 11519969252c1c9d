"""Taking an answer apart: what is switched off, moved or assumed otherwise, and what is left."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from crossbearing.model.spans import Passage
from crossbearing.model.statements import Variable
from crossbearing.model.weighing import Factored, Reading


class SwitchKind(StrEnum):
    """What can be switched off: an origin, an argument, a party with all that speaks for it, all
    that one controller has in its hands, an outlet that others' words came through, an item
    entered by hand, or a single reading."""

    origin = "origin"
    argument = "argument"
    party = "party"
    controller = "controller"
    gatekeeper = "gatekeeper"
    item = "item"
    reading = "reading"


@dataclass(frozen=True, slots=True, kw_only=True)
class Switch:
    """Something that the answer rests on and can do without: the readings that go with it, and
    the weightiest of them in bits."""

    kind: SwitchKind
    id: str
    label: str
    readings: tuple[str, ...]
    bits: float
    passages: tuple[Passage, ...] = ()

    @property
    def key(self) -> str:
        """How a form or an address names it: `origin:o-1f2e`."""
        return f"{self.kind.value}:{self.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """What is assumed otherwise than in the case: `off` holds keys of switches, `bits` the weight
    of a reading by its id, `dependence` is `grouped`, `apart` or `strongest`, `prior` the shares
    that values of a variable start from (any positive numbers; they are brought to a sum of 1)."""

    off: frozenset[str] = frozenset()
    bits: tuple[tuple[str, float], ...] = ()
    dependence: str = "grouped"
    prior: tuple[tuple[Variable, str, float], ...] = ()

    @property
    def changes(self) -> bool:
        """True if anything is assumed otherwise."""
        return self != Apart()


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenApart:
    """The answer as it stands and as it would be. Both ranges run across priors and the ranges of
    the weights, under the one model of dependence; leaving things out is not among them, since
    that is what is tried here.

    `led` and `leads` are the labels of the leading causes, None at a tie; `moved` says in words
    what comes first now on each variable where that changed.
    """

    assumed: Apart
    before: tuple[Factored, ...]
    after: tuple[Factored, ...]
    led: str | None
    leads: str | None
    moved: tuple[str, ...] = ()
    readings: tuple[Reading, ...] = field(default=())
    """What is left, with the bits that each reading adds beside the others."""
    unknown: tuple[str, ...] = ()
    """What was to be switched off or moved and is not in this answer."""
