"""The joint answers: a cause and, where somebody meant it, who, by what means, on whose orders.

They exclude one another and leave nothing out: for each actor alleged, an attack by the means
told of it and one of another kind; an attack by somebody else; and every cause nobody meant.
Where the statements that allege an actor also say who ordered or enabled it, each of its answers
is divided once more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from crossbearing.model import Cause, Claim, Entity, Hypothesis, Variable
from crossbearing.weigh.openings import ALONE, OTHER, Opening, cause_label, openings

OTHER_MEANS = "other means"
OTHER_ROLE = "another role"

_EITHER = "ordered or enabled"
Voices = Mapping[tuple[Variable, str], frozenset[tuple[str, str | None]]]
Told = Mapping[str, frozenset[tuple[str, str | None]]]


def hypotheses(claims: Sequence[Claim], entities: Sequence[Entity]) -> tuple[Hypothesis, ...]:
    """The joint answers that the claims allege, with the causes and actors always asked."""
    return joint(openings(claims, entities), claims)


def joint(asked: Sequence[Opening], claims: Sequence[Claim]) -> tuple[Hypothesis, ...]:
    """The joint answers over these openings."""
    causes, actors, means, roles = asked
    voices = _voices(claims)
    parts = {each.value: _part(each) for each in claims if each.variable is Variable.role}
    found: list[Hypothesis] = []
    for cause in causes.labels:
        if cause == Cause.attack.value:
            found.extend(_ordered(_attacks(actors, means, voices), roles, voices, parts))
        elif cause == Cause.planted.value and _alleged_with_an_actor(cause, voices):
            found.extend(_ordered(_planted(actors), roles, voices, parts))
        else:
            found.append(_hypothesis(cause_label(cause), cause))
    return tuple(found)


def _attacks(actors: Opening, means: Opening, voices: Voices) -> Iterable[Hypothesis]:
    cause = Cause.attack.value
    for actor, name in actors.labels.items():
        if actor == OTHER:
            yield _hypothesis("attack by somebody else", cause, OTHER)
            continue
        how = _told_with(actor, means, voices) or _most_told(means, voices)
        if how is None:
            yield _hypothesis(f"attack by {name}", cause, actor)
        else:
            yield _hypothesis(f"{how} by {name}", cause, actor, how)
            yield _hypothesis(f"another kind of attack by {name}", cause, actor, OTHER_MEANS)


def _planted(actors: Opening) -> Iterable[Hypothesis]:
    for actor, name in actors.labels.items():
        who = "somebody else" if actor == OTHER else name
        yield _hypothesis(f"device planted by {who}", Cause.planted.value, actor)


def _ordered(
    found: Iterable[Hypothesis], roles: Opening, voices: Voices, parts: Mapping[str, str]
) -> Iterator[Hypothesis]:
    """The answers, divided by who ordered or enabled them where that is told of their actor."""
    for each in found:
        role = _told_with(each.actor, roles, voices) if each.actor != OTHER else None
        if role is None or role == each.actor:
            yield each
            continue
        name = roles.labels[role]
        yield replace(
            each,
            id=f"{each.id}:{role}",
            label=f"{each.label}, {parts.get(role, _EITHER)} by {name}",
            role=role,
        )
        yield replace(
            each,
            id=f"{each.id}:{OTHER_ROLE}",
            label=f"{each.label}, without {name}",
            role=OTHER_ROLE,
        )


def _part(claim: Claim) -> str:
    """ "ordered" or "enabled" where all who allege a part say the same, else either."""
    told = {said.role or _EITHER for said in claim.assertions if said.supports}
    return told.pop() if len(told) == 1 else _EITHER


def _hypothesis(
    label: str, cause: str, actor: str | None = None, means: str | None = None
) -> Hypothesis:
    # Not hashed: two parties swapped throughout must swap in ids as well.
    key = ":".join(part for part in ("h", cause, actor, means) if part)
    return Hypothesis(id=key, label=label, cause=cause, actor=actor, means=means)


def _told_with(actor: str | None, opening: Opening, voices: Voices) -> str | None:
    """The value most often told in the very statements that allege this actor."""
    if actor is None:
        return None
    alleging = voices.get((Variable.actor, actor), frozenset())
    return _most(
        {value: len(said & alleging) for value, said in _told(opening, voices).items()}
    )


def _most_told(opening: Opening, voices: Voices) -> str | None:
    """The value most often told at all."""
    return _most({value: len(said) for value, said in _told(opening, voices).items()})


def _told(opening: Opening, voices: Voices) -> Told:
    return {
        value: voices.get((opening.variable, value), frozenset())
        for value in opening.labels
        if value not in (OTHER, ALONE)
    }


def _most(counts: Mapping[str, int]) -> str | None:
    best = max(counts, key=lambda value: counts[value], default=None)
    return best if best is not None and counts[best] else None


def _voices(claims: Iterable[Claim]) -> Voices:
    """The statements that allege each value, by document and id."""
    found: dict[tuple[Variable, str], set[tuple[str, str | None]]] = {}
    for claim in claims:
        found.setdefault((claim.variable, claim.value), set()).update(
            (said.document, said.statement) for said in claim.assertions if said.supports
        )
    return {of: frozenset(said) for of, said in found.items()}


def _alleged_with_an_actor(cause: str, voices: Voices) -> bool:
    """True if some statement that alleges this cause also alleges an actor."""
    alleging = voices.get((Variable.cause, cause), frozenset())
    return any(
        variable is Variable.actor and not alleging.isdisjoint(said)
        for (variable, _), said in voices.items()
    )
