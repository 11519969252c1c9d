"""The same hand: for each side of a claim, from reports to statements, origins and hands.

The effective number of origins is the Leinster–Cobbold diversity of order 2 with equal shares:
n² / Σᵢⱼ zᵢⱼ, where zᵢⱼ is how far two origins are one line of sight. It is n for origins that have
nothing to do with one another, and 1 for n names of one voice.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from crossbearing.model import (
    Assertion,
    Claim,
    Drift,
    Likeness,
    Links,
    Origin,
    OriginKind,
    Standing,
    Tally,
)

ONE_HAND = 0.9
"""How far two origins under one controller are one line of sight: a convention."""


def tallies(
    origins: Sequence[Origin],
    links: Links,
    likenesses: Sequence[Likeness],
    drifts: Sequence[Drift],
) -> Iterator[Tally]:
    """A tally for each side of each claim that somebody takes, in the order of claims."""
    whose = {said: each for each in origins for said in each.statements}
    alike = {
        frozenset(each.origins): each.degree
        for each in likenesses
        if each.standing is Standing.open
    }
    for claim in links.claims:
        for supports in (True, False):
            side = [each for each in claim.assertions if each.supports is supports]
            if side:
                yield _tally(claim, supports, side, whose, alike, drifts)


def _tally(
    claim: Claim,
    supports: bool,
    side: Sequence[Assertion],
    whose: Mapping[str, Origin],
    alike: Mapping[frozenset[str], float],
    drifts: Sequence[Drift],
) -> Tally:
    found: dict[str, Origin] = {}
    for each in side:
        origin = whose.get(each.argued or each.statement or "")
        if origin is not None and origin.withdrawn is None:
            found[origin.id] = origin
    held = tuple(found.values())
    return Tally(
        claim=claim.id,
        supports=supports,
        documents=len({each.document for each in side}),
        statements=len({each.statement for each in side if each.statement}),
        origins=tuple(found),
        effective=effective(held, alike),
        controllers=tuple(dict.fromkeys(each.controller for each in held if each.controller)),
        hands=hands(held),
        lost=tuple(
            sorted(
                {
                    (each.kind, each.link)
                    for each in drifts
                    if each.link and each.origin in found
                }
            )
        ),
    )


def effective(origins: Sequence[Origin], alike: Mapping[frozenset[str], float]) -> float:
    """The effective number of origins: 0 for none."""
    if not origins:
        return 0.0
    total = math.fsum(_one(one, other, alike) for one in origins for other in origins)
    return round(len(origins) ** 2 / total, 2)


def _one(one: Origin, other: Origin, alike: Mapping[frozenset[str], float]) -> float:
    if one.id == other.id:
        return 1.0
    degree = alike.get(frozenset((one.id, other.id)), 0.0)
    if one.controller is not None and one.controller == other.controller:
        return max(ONE_HAND, degree)
    return degree


def hands(origins: Sequence[Origin]) -> int:
    """How many separate hands origins are in. One whose control is untold is in its own, unless it
    is unnamed: that may be in any."""
    return len(
        {
            each.controller or each.id
            for each in origins
            if each.controller or each.kind is not OriginKind.anonymous
        }
    )
