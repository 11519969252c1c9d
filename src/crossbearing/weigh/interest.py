"""Which row of the table a statement falls under: who says it, of what, and whom it serves.

Interest belongs to a statement, an audience and a hypothesis: the same voice can serve its
party with one sentence and hurt it with the next. Parties are known by where they stand in the
case (injured, accused, adversary), never by name.
"""

from __future__ import annotations

from collections.abc import Collection

from crossbearing.model import (
    Access,
    Cause,
    Claim,
    Origin,
    OriginKind,
    Parties,
    Stance,
    Variable,
)

_MEANT = frozenset(cause.value for cause in (Cause.attack, Cause.planted, Cause.triggered))
PARTLY = (Variable.actor, Variable.role)
"""The variables whose values are parties."""
_NEUTRAL = {
    OriginKind.instrument: "instrument, independent",
    OriginKind.finding: "finding, independent",
    OriginKind.witness: "witness",
    OriginKind.document: "document",
    OriginKind.announcement: "authority",
    OriginKind.evidence: "document",
}


def factor_of(
    origin: Origin,
    claim: Claim,
    parties: Parties,
    bodies: Collection[str],
    *,
    supports: bool,
    stance: Stance,
) -> str:
    """The row of the table for this origin's word on this claim; `bodies` are the entities that
    can speak with authority: organisations, groups and countries."""
    if origin.kind is OriginKind.author:
        return "endorsement"
    if origin.kind is OriginKind.anonymous:
        return "anonymous"
    own = claim.variable in PARTLY and claim.value == origin.controller
    if own and supports and stance is not Stance.denies:
        incapable = origin.controller in parties.incapable
        return "admission by the incapable" if incapable else "admission"
    if own:
        return "denial of one's own act"
    if supports and origin.controller in parties.incapable and _blames_somebody(claim):
        return "admission by the incapable"  # what it says of the attack rests on its own claim
    if origin.access is Access.none:
        return "repetition"
    if origin.controller in parties.incapable and supports and claim.value in _MEANT:
        return "admission by the incapable"
    served = serves(origin.controller, claim, parties, supports=supports)
    if served is None:
        return _disinterested(origin, parties, bodies)
    if not served:
        return "against interest"
    if origin.kind in (OriginKind.instrument, OriginKind.finding):
        return f"{origin.kind.value}, interested"
    if claim.variable in PARTLY and supports:
        return "accusation by an adversary"
    return "self-serving"


def serves(
    controller: str | None, claim: Claim, parties: Parties, *, supports: bool
) -> bool | None:
    """True if saying so serves the controller, False if it hurts it, None if neither is told.

    The injured party is served by an attack and hurt by an accident on its own watch; the
    accused the other way round; an ally of one of them alone shares its interest. An injured
    party that is an ally of an accused has reasons both ways. Of who did, ordered or enabled it,
    a party is served by blaming an adversary and by clearing an ally.
    """
    if controller is None:
        return None
    if claim.variable in PARTLY:
        return _served_by_blaming(controller, claim.value, parties, supports=supports)
    injured = controller == parties.injured
    accused = controller in parties.accused
    if injured and _allied(controller, parties.accused, parties):
        return None
    if not injured and not accused:
        injured = parties.injured is not None and _allied(
            controller, (parties.injured,), parties
        )
        accused = _allied(controller, parties.accused, parties)
    if injured == accused:
        return None
    if claim.value == Cause.other.value:
        return None
    return (_blames_somebody(claim) == supports) == injured


def _served_by_blaming(
    controller: str, blamed: str, parties: Parties, *, supports: bool
) -> bool | None:
    both = {controller, blamed}
    if any(both == set(pair) for pair in parties.allies):
        return not supports
    adversary = any(both == set(pair) for pair in parties.opponents)
    stands_in_it = controller == parties.injured or controller in parties.accused
    if adversary or (stands_in_it and blamed != controller):
        return True if supports else (False if adversary else None)
    return None


def _allied(controller: str, others: Collection[str], parties: Parties) -> bool:
    return any(
        controller in pair and any(other in others for other in pair if other != controller)
        for pair in parties.allies
    )


def strategic(
    origin: Origin, claim: Claim, parties: Parties, *, supports: bool
) -> tuple[str, str]:
    """For a word against interest, what the speaker gives up by it, as the end of a sentence,
    and what it may gain by it all the same: the rival reading, as a sentence."""
    if claim.variable in PARTLY and supports:
        return (
            " (it blames an ally)",
            "It may be buying its own way out, or passing the blame within its own camp.",
        )
    if claim.variable in PARTLY:
        return (
            " (it clears an adversary that it could have blamed)",
            "It may be sparing itself a quarrel, or shielding whoever else it was.",
        )
    if _blames_somebody(claim) == supports:
        return (
            " (it points to an act of which its own side stands accused)",
            "It may want to be feared, or to have somebody else blamed for the act.",
        )
    return (
        " (it leaves the blame on its own watch)",
        "It may be hiding that it was hit, or sparing itself the need to answer.",
    )


def _blames_somebody(claim: Claim) -> bool:
    return claim.variable is not Variable.cause or claim.value in _MEANT


def _disinterested(origin: Origin, parties: Parties, bodies: Collection[str]) -> str:
    """The row for a voice that this statement neither serves nor hurts, as far as is told."""
    stands_in_it = origin.controller is not None and (
        origin.controller == parties.injured
        or origin.controller in parties.accused
        or any(origin.controller in pair for pair in parties.opponents)
    )
    if origin.kind is OriginKind.announcement:
        if stands_in_it:
            return "self-serving"
        if origin.access is Access.unknown and origin.controller not in bodies:
            return "unknown access"
    elif stands_in_it and origin.kind in (OriginKind.instrument, OriginKind.finding):
        return f"{origin.kind.value}, interested"
    return _NEUTRAL[origin.kind]
