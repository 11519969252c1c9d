"""The joint answers: a cause and, where somebody meant it, who and by what means.

They exclude one another and leave nothing out: for each actor alleged, an attack by the means
told of it and one by other means; an attack by somebody else; and every cause nobody meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from crossbearing.model import Cause, Claim, Entity, Hypothesis, Variable
from crossbearing.weigh.openings import OTHER, Opening, cause_label, openings

OTHER_MEANS = "other means"
Shares = Mapping[Variable, Mapping[str, float]]


def hypotheses(claims: Sequence[Claim], entities: Sequence[Entity]) -> tuple[Hypothesis, ...]:
    """The joint answers that the claims allege, with the causes and actors always asked."""
    return joint(openings(claims, entities), claims)


def joint(asked: Sequence[Opening], claims: Sequence[Claim]) -> tuple[Hypothesis, ...]:
    """The joint answers over these openings."""
    causes, actors, means = asked
    found: list[Hypothesis] = []
    for cause in causes.labels:
        if cause == Cause.attack.value:
            found.extend(_attacks(actors, means, claims))
        elif cause == Cause.planted.value and _alleged_with(cause, claims):
            found.extend(_planted(actors))
        else:
            found.append(_hypothesis(cause_label(cause), cause))
    return tuple(found)


def _attacks(actors: Opening, means: Opening, claims: Sequence[Claim]) -> Iterable[Hypothesis]:
    cause = Cause.attack.value
    for actor, name in actors.labels.items():
        if actor == OTHER:
            yield _hypothesis("attack by somebody else", cause, OTHER)
            continue
        how = _means_of(actor, means, claims)
        if how is None:
            yield _hypothesis(f"attack by {name}", cause, actor)
        else:
            yield _hypothesis(f"{how} by {name}", cause, actor, how)
            yield _hypothesis(f"attack by {name} by other means", cause, actor, OTHER_MEANS)


def _planted(actors: Opening) -> Iterable[Hypothesis]:
    for actor, name in actors.labels.items():
        who = "somebody else" if actor == OTHER else name
        yield _hypothesis(f"device planted by {who}", Cause.planted.value, actor)


def _hypothesis(
    label: str, cause: str, actor: str | None = None, means: str | None = None
) -> Hypothesis:
    # Not hashed: two parties swapped throughout must swap in ids as well.
    key = ":".join(part for part in ("h", cause, actor, means) if part)
    return Hypothesis(id=key, label=label, cause=cause, actor=actor, means=means)


def _means_of(actor: str, means: Opening, claims: Sequence[Claim]) -> str | None:
    """The means most often told in the very statements that allege this actor; failing these,
    the means most often told at all."""
    alleging = _voices(actor, Variable.actor, claims)
    options = [value for value in means.labels if value != OTHER]
    told = {value: _voices(value, Variable.means, claims) for value in options}
    for counts in (
        {value: len(told[value] & alleging) for value in options},
        {value: len(told[value]) for value in options},
    ):
        best = max(counts, key=lambda value: counts[value], default=None)
        if best is not None and counts[best]:
            return best
    return None


def _voices(
    value: str, variable: Variable, claims: Sequence[Claim]
) -> frozenset[tuple[str, str | None]]:
    return frozenset(
        (said.document, said.statement)
        for claim in claims
        if claim.variable is variable and claim.value == value
        for said in claim.assertions
        if said.supports
    )


def _alleged_with(cause: str, claims: Sequence[Claim]) -> bool:
    """True if some statement that alleges this cause also alleges an actor."""
    voices = _voices(cause, Variable.cause, claims)
    return any(
        (said.document, said.statement) in voices
        for claim in claims
        if claim.variable is Variable.actor
        for said in claim.assertions
        if said.supports
    )


def probability(hypothesis: Hypothesis, among: Sequence[Hypothesis], shares: Shares) -> float:
    """P(cause) x P(actor | meant) x P(means | attack); other means take what is left."""
    chance = shares[Variable.cause][hypothesis.cause]
    if hypothesis.actor is not None:
        chance *= shares[Variable.actor][hypothesis.actor]
    if hypothesis.means == OTHER_MEANS:
        told = next(
            each.means
            for each in among
            if (each.cause, each.actor) == (hypothesis.cause, hypothesis.actor)
            and each.means not in (None, OTHER_MEANS)
        )
        return chance * (1 - shares[Variable.means][told or OTHER])
    if hypothesis.means is not None:
        chance *= shares[Variable.means][hypothesis.means]
    return chance
