"""What people judge sources and words by: Admiralty grades, arguments, traces, sub-questions."""

from __future__ import annotations

from dataclasses import dataclass

from crossbearing.model.spans import Passage
from crossbearing.model.statements import Scheme, Variable


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """The Admiralty grade of an origin and of what it says: reliability A to F, credibility 1 to
    6. F and 6 mean that it cannot be judged; they are no rank at all. `by` is the person who set
    it, or None while it is a proposal."""

    origin: str
    label: str
    reliability: str
    credibility: str
    reason: str
    by: str | None = None
    proposed: str = ""
    """What the machine proposed, once a person has set another."""

    @property
    def code(self) -> str:
        """Both together, as in `B2`."""
        return self.reliability + self.credibility

    @property
    def rank(self) -> tuple[int | None, int | None]:
        """Places from 1, the best; None for F and for 6, which are not the lowest but none."""
        return (
            None if self.reliability == "F" else "ABCDE".index(self.reliability) + 1,
            None if self.credibility == "6" else int(self.credibility),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Attack:
    """What speaks against an argument: it `rebuts` the conclusion, `undermines` a premise, or
    `undercuts` the step from the one to the other."""

    kind: str
    label: str
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Argued:
    """An argument taken apart: premises, the warrant of its scheme, conclusion, what attacks or
    endorses it, and the bits it carries, never more than its premises do."""

    argument: str
    by: str
    """Who argues so, as a label."""
    scheme: Scheme
    warrant: str
    questions: tuple[str, ...]
    """What to ask of any argument of this scheme."""
    premises: tuple[Passage, ...]
    conclusion: Passage | None
    readings: tuple[str, ...]
    bits: float
    """The weightiest of its readings."""
    capped: str
    """What it can carry at most, and why."""
    attacks: tuple[Attack, ...] = ()
    endorsements: tuple[Attack, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """A trace that an answer would leave: how likely it is there if the answer is right and if
    it is not, and what came of looking: `found`, `not found`, `not searched`, `not searchable`.
    `bits` is the information to be expected of looking; nought once somebody looked."""

    trace: str
    variable: Variable
    value: str
    label: str
    given: float
    otherwise: float
    status: str
    bits: float
    search: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SubQuestion:
    """A question under the one asked. With a probability it is a yes/no question of its own:
    answers to such questions do not exclude one another, and need not sum to 1."""

    id: str
    parent: str | None
    text: str
    variable: Variable
    party: str | None = None
    probability: float | None = None
    low: float | None = None
    high: float | None = None
    band: str = ""
    words: str = ""
    """The words for the whole range, after ICD 203."""
