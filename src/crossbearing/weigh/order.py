"""The order of claims: by where their words stand, never by a party's name."""

from __future__ import annotations

from collections.abc import Iterable

from crossbearing.model import Annotations, Claim, Links, Variable

_VARIABLES = tuple(Variable)
_NOWHERE = ("\U0010ffff", 0)


def in_order(links: Links, annotations: Iterable[Annotations]) -> tuple[Claim, ...]:
    """The claims by their passages, then by variable; claims on actors made by the very same
    words by where each actor is first mentioned, other claims by value."""
    spans = {
        each.id: (each.document, each.span.start)
        for notes in annotations
        for each in notes.mentions
    }
    mentioned = {
        entity.id: min(
            (spans[each] for each in entity.mentions if each in spans), default=_NOWHERE
        )
        for entity in links.entities
    }

    def key(claim: Claim) -> tuple[object, ...]:
        named = claim.variable in (Variable.actor, Variable.role)
        return (
            tuple(sorted(each.passage for each in claim.assertions)),
            _VARIABLES.index(claim.variable),
            mentioned.get(claim.value, _NOWHERE) if named else ("", 0),
            "" if named else claim.value,
        )

    return tuple(sorted(links.claims, key=key))
