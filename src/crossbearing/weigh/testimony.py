"""From origins and claims to readings: one an origin and value, however often it was said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from crossbearing.model import (
    Annotations,
    Argument,
    Assertion,
    Claim,
    Links,
    MentionType,
    Origin,
    OriginKind,
    Parties,
    Reading,
    identify,
)
from crossbearing.weigh.interest import factor_of, strategic
from crossbearing.weigh.weights import HEDGED, Weight, argued

_BODIES = (MentionType.organisation, MentionType.group, MentionType.country)


def readings(
    claims: Sequence[Claim],
    links: Links,
    origins: Iterable[Origin],
    annotations: Iterable[Annotations],
    weights: Mapping[str, Weight],
) -> tuple[Reading, ...]:
    """Every origin's word on every claim, each weighed as if it stood alone, in the order of
    the words and then of the claims. A withdrawn origin gives none."""
    schemes = {each.id: each for notes in annotations for each in notes.arguments}
    bodies = frozenset(each.id for each in links.entities if each.type in _BODIES)
    spoken = _spoken(claims)
    standing = [origin for origin in origins if origin.withdrawn is None]
    found: list[Reading] = []
    for origin in sorted(standing, key=lambda each: each.passages):
        own = [
            _reading(origin, claims[at], said, links.parties, bodies, schemes, weights)
            for at, said in _said_by(origin, spoken)
        ]
        found.extend(_named_apart(_once(own)))
    return tuple(found)


def _spoken(claims: Sequence[Claim]) -> Mapping[str, Sequence[tuple[int, int, Assertion]]]:
    """For each statement, or argument of an author, the assertions it makes: each with the place
    of its claim and its own place there."""
    found: dict[str, list[tuple[int, int, Assertion]]] = {}
    for at, claim in enumerate(claims):
        for place, said in enumerate(claim.assertions):
            speaker = said.argued if said.statement is None else said.statement
            if speaker is not None:
                found.setdefault(speaker, []).append((at, place, said))
    return found


def _said_by(
    origin: Origin, spoken: Mapping[str, Sequence[tuple[int, int, Assertion]]]
) -> Iterator[tuple[int, list[Assertion]]]:
    """The place of each claim that the origin speaks to, in order, and what it says of it."""
    said = sorted(
        (each for speaker in {*origin.statements} for each in spoken.get(speaker, ())),
        key=lambda each: each[:2],
    )
    for at, of in groupby(said, key=lambda each: each[0]):
        yield at, [each for _, _, each in of]


def _reading(
    origin: Origin,
    claim: Claim,
    said: Sequence[Assertion],
    parties: Parties,
    bodies: frozenset[str],
    schemes: Mapping[str, Argument],
    weights: Mapping[str, Weight],
) -> Reading:
    weighed = [_weigh(each, origin, claim, parties, bodies, schemes, weights) for each in said]
    strongest = max(weighed, key=lambda each: (abs(each.bits), each.high - each.low))
    passages = tuple(sorted({each.passage for each in said}))
    if len({each.supports for each in said}) > 1:
        return replace(
            strongest,
            bits=0.0,
            low=min(each.low for each in weighed),
            high=max(each.high for each in weighed),
            because=f"{origin.label}: says both so and not so, which cancels",
            passages=passages,
        )
    return replace(strongest, passages=passages)


def _weigh(
    said: Assertion,
    origin: Origin,
    claim: Claim,
    parties: Parties,
    bodies: frozenset[str],
    schemes: Mapping[str, Argument],
    weights: Mapping[str, Weight],
) -> Reading:
    factor = factor_of(
        origin, claim, parties, bodies, supports=said.supports, stance=said.stance
    )
    argument = schemes.get(said.argued or "")
    if origin.kind is OriginKind.author and argument is not None:
        factor = argued(argument.scheme)
    row = weights[factor]
    scale = HEDGED[said.certainty]
    hedge = "" if scale == 1 else f", hedged as {said.certainty.value}"
    bits, low, high = (scale * each for each in (row.bits, row.low, row.high))
    if not said.supports:
        bits, low, high = -bits, -high, -low
    gives_up, rival = ("", "")
    if factor == "against interest":
        gives_up, rival = strategic(origin, claim, parties, supports=said.supports)
    return Reading(
        id="",
        bits=bits + 0.0,
        low=min(low, bits) + 0.0,
        high=max(high, bits) + 0.0,
        variable=claim.variable,
        value=claim.value,
        because=f"{origin.label}: {row.because}{gives_up}{hedge}",
        passages=(said.passage,),
        factor=factor,
        origin=origin.id,
        controller=origin.controller,
        gatekeeper=origin.gatekeeper,
        rival=rival,
    )


def _once(own: Sequence[Reading]) -> Iterator[Reading]:
    """An origin's word counted once a variable: what it asserts already rules the rest out, so
    its denial of another value adds nothing."""
    asserting = {each.variable for each in own if each.bits > 0}
    for each in own:
        if each.bits < 0 and each.variable in asserting:
            yield replace(
                each,
                bits=0.0,
                low=0.0,
                high=0.0,
                because=f"{each.because}; follows from what it asserts, counted once",
            )
        else:
            yield each


def _named_apart(own: Iterable[Reading]) -> Iterator[Reading]:
    """Ids from the words alone, so that they hold no party's name and outlive new reports."""
    taken: set[str] = set()
    for each in own:
        number = 0
        while (name := identify("r", each.variable.value, each.passages, number)) in taken:
            number += 1
        taken.add(name)
        yield replace(each, id=name)
