"""How far an answer hangs on each thing it rests on, and on each assumption made."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Omission:
    """The answer without one thing it rests on.

    `kind` is `origin`, `item` (entered by hand), `controller`, `side` (a party with its allies)
    or `gatekeeper`; `probability` is what is left of the leading cause's share; `flips` says of
    each variable that another answer would lead.
    """

    kind: str
    id: str
    label: str
    probability: float
    flips: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependent:
    """The answer under one model of how voices depend on one another: `naive` (all apart),
    `grouped` (one hand, one word) or `worst case` (of each hand the weightiest voice)."""

    model: str
    leading: str
    """Label of the cause that leads under it."""
    probability: float
    low: float
    high: float
    """The leading cause of the main model: its share, and its range under this model alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """The answer under weights drawn from their ranges: the 5th, 50th and 95th hundredth of the
    leading cause's share, and the share of draws in which it leads."""

    draws: int
    seed: int
    low: float
    middle: float
    high: float
    leads: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Deception:
    """The prior chance that a party staged what speaks for the leading value, from which on
    another one would lead."""

    party: str
    label: str
    variable: str
    value: str
    """Label of the value that it speaks for."""
    prior: float
    instead: str
    """Label of the value that would lead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sensitivity:
    """What moves the answer on the cause, and what flips the answer on any variable.

    An attack counts here together with one that set off stores.
    `odds` is by how much the prior odds of the second cause would have to be multiplied for it
    to lead. Omissions stand with the furthest moving first.
    """

    value: str
    label: str
    probability: float
    second: str
    odds: float
    omissions: tuple[Omission, ...]
    dependence: tuple[Dependent, ...]
    drawn: Drawn | None
    deceptions: tuple[Deception, ...]
    together: tuple[str, ...] = ()
    """Labels of the fewest origins and items found that flip the cause when all are left out,
    the weightiest first; empty where none do."""
    level: str = ""
    """Label of the cause that would then lead or draw level."""
    flips: tuple[str, ...] = ()
    """Every single change of those tried that puts another cause first, in words."""
