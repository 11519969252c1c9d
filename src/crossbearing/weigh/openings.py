"""The factored question: which values each variable can take, and what they start from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import fsum

from crossbearing.model import Cause, Claim, Entity, Evidence, Search, Variable

OTHER = Cause.other.value
ALONE = "the attacker alone"
"""The role that nobody else had: the actor neither took orders nor was let do it."""
MEANT = (Cause.attack.value, Cause.triggered.value, Cause.planted.value)
"""The causes that somebody meant."""
_CAUSES = {
    Cause.attack.value: 0.36,
    Cause.triggered.value: 0.04,
    Cause.accident.value: 0.40,
    Cause.planted.value: 0.10,
    OTHER: 0.10,
}
"""A convention, not a base rate: an attack (a tenth of it by setting off stores) and an accident
start level, rarer answers at a quarter of that."""
_WITHIN = {Cause.attack.value: (Cause.attack.value, Cause.triggered.value)}
"""A value and the finer values it covers: what speaks for the one speaks for each."""
_OTHER_AT_LEAST = 0.2
_NOT_AN_ATTACKS = frozenset(("explosive charge", "stored munitions"))
"""Means that come with another cause than an attack."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """One variable before any reading: its values with labels, prior, and what each covers;
    something else comes last."""

    variable: Variable
    given: str | None
    labels: Mapping[str, str]
    prior: Mapping[str, float]
    covers: Mapping[str, tuple[str, ...]]

    def covered(self, value: str) -> tuple[str, ...]:
        """The values that a reading on this value speaks of."""
        return self.covers.get(value, (value,))

    def totals(self, shares: Mapping[str, float]) -> Mapping[str, float]:
        """The share of each value together with the finer ones it covers, which get none of
        their own: dividing a value takes nothing from what it holds."""
        finer = {
            part for value, parts in self.covers.items() for part in parts if part != value
        }
        return {
            value: fsum(shares[part] for part in self.covered(value))
            for value in shares
            if value not in finer
        }

    def leading(self, shares: Mapping[str, float]) -> str | None:
        """The value that leads alone; None at a tie and for something else."""
        totals = self.totals(shares)
        ranked = sorted(totals, key=lambda value: -totals[value])
        if len(ranked) < 2 or totals[ranked[0]] - totals[ranked[1]] < 1e-9:
            return None
        return None if ranked[0] == OTHER else ranked[0]


def openings(
    claims: Sequence[Claim],
    entities: Sequence[Entity],
    evidence: Iterable[Evidence] = (),
    searches: Iterable[Search] = (),
) -> tuple[Opening, ...]:
    """Cause, and given an attack: actor, means, and who ordered or enabled it; with every value
    that is alleged, admitted or entered by hand, and always something else."""
    names = {entity.id: entity.name for entity in entities}
    by_hand = [
        (each.variable, value)
        for each in evidence
        for value in (each.supports, each.opposes)
        if value is not None
    ]
    by_hand += [
        (each.variable, each.expected_under)
        for each in searches
        if each.expected_under is not None
    ]
    actors = _values(Variable.actor, claims, by_hand)
    means = _values(Variable.means, claims, by_hand)
    roles = _values(Variable.role, claims, by_hand)
    return (
        Opening(
            variable=Variable.cause,
            given=None,
            labels={value: cause_label(value) for value in _CAUSES},
            prior=_CAUSES,
            covers=_WITHIN,
        ),
        _level(Variable.actor, {each: names.get(each, each) for each in actors}),
        _level(Variable.means, {each: each for each in means if each not in _NOT_AN_ATTACKS}),
        _level(Variable.role, {ALONE: ALONE} | {each: names.get(each, each) for each in roles}),
    )


def cause_label(cause: str) -> str:
    """How a cause reads in a report."""
    return "accident with stored munitions" if cause == Cause.accident.value else cause


def _values(
    variable: Variable, claims: Sequence[Claim], by_hand: Sequence[tuple[Variable, str]]
) -> tuple[str, ...]:
    """Values in the order of the claims, then of what was entered."""
    said = (each.value for each in claims if each.variable is variable and each.assertions)
    entered = (value for of, value in by_hand if of is variable)
    return tuple(value for value in dict.fromkeys((*said, *entered)) if value != OTHER)


def _level(variable: Variable, labels: Mapping[str, str]) -> Opening:
    """All values level with one another; something else as one of them, and at least a fifth."""
    other = max(_OTHER_AT_LEAST, 1 / (len(labels) + 1))
    prior = {value: (1 - other) / len(labels) for value in labels}
    return Opening(
        variable=variable,
        given="an attack",
        labels={**labels, OTHER: OTHER},
        prior={**prior, OTHER: other if labels else 1.0},
        covers={},
    )
