"""No side: two parties exchanged throughout, copies, and who was never heard, on this very case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from crossbearing.model import FairnessCheck, Links, Response, Variable
from crossbearing.weigh.responses import responses
from crossbearing.weigh.weighed import Input, Weighed, weighed

_PARTLY = (Variable.actor, Variable.role)


def fairness(given: Input, found: Weighed) -> tuple[FairnessCheck, ...]:
    """The checks, in the order in which a report shows them."""
    return (
        *_exchanged(given, found),
        *_copies(given, found),
        *_heard(responses(given.links, given.annotations, given.trace)),
    )


def _exchanged(given: Input, found: Weighed) -> Iterator[FairnessCheck]:
    """The two parties most in dispute, exchanged in claims, control and relations, and weighed
    again: every share must be exchanged with them."""
    pair = _pair(given.links)
    if pair is None:
        return
    names = {each.id: each.name for each in given.links.entities}
    one, other = pair
    swap = {one: other, other: one}
    before, after = _shares(found), _shares(weighed(exchanged(given, swap), main_only=True))
    held = before == {
        (variable, swap.get(value, value)): share for (variable, value), share in after.items()
    }
    yield FairnessCheck(
        check="two parties exchanged",
        holds=held,
        told=f"{names.get(one, one)} and {names.get(other, other)} exchanged throughout: "
        + ("every share is exchanged with them" if held else "some share is not exchanged"),
    )


def _pair(links: Links) -> tuple[str, str] | None:
    """The injured party and the first accused, or the first two accused."""
    parties = links.parties
    standing = [*([parties.injured] if parties.injured else []), *parties.accused]
    two = list(dict.fromkeys(standing))[:2]
    return (two[0], two[1]) if len(two) == 2 else None


def exchanged(given: Input, swap: Mapping[str, str]) -> Input:
    """The input with parties exchanged by id wherever one stands; words and origins stay."""

    def to(identity: str | None) -> str | None:
        return None if identity is None else swap.get(identity, identity)

    def sure(identity: str) -> str:
        return swap.get(identity, identity)

    links, trace = given.links, given.trace
    parties = links.parties
    return replace(
        given,
        links=replace(
            links,
            entities=tuple(replace(each, id=sure(each.id)) for each in links.entities),
            relations=tuple(
                replace(each, source=sure(each.source), target=sure(each.target))
                for each in links.relations
            ),
            claims=tuple(
                replace(each, value=sure(each.value)) if each.variable in _PARTLY else each
                for each in links.claims
            ),
            parties=replace(
                parties,
                injured=to(parties.injured),
                accused=tuple(map(sure, parties.accused)),
                opponents=tuple((sure(a), sure(b)) for a, b in parties.opponents),
                allies=tuple((sure(a), sure(b)) for a, b in parties.allies),
                incapable=tuple(map(sure, parties.incapable)),
            ),
        ),
        trace=replace(
            trace,
            origins=tuple(
                replace(each, controller=to(each.controller)) for each in trace.origins
            ),
        ),
        evidence=tuple(
            replace(
                each,
                controller=to(each.controller),
                supports=to(each.supports),
                opposes=to(each.opposes),
            )
            for each in given.evidence
        ),
        searches=tuple(
            replace(
                each, controller=to(each.controller), expected_under=to(each.expected_under)
            )
            for each in given.searches
        ),
    )


def _shares(found: Weighed) -> Mapping[tuple[Variable, str], tuple[float, float, float]]:
    """The main share of each value, and its least and most in the main sheet."""
    main = found.every[0]
    shares: dict[tuple[Variable, str], tuple[float, float, float]] = {}
    for opening in found.asked:
        spread = main.parts[opening.variable].shares
        for column, value in enumerate(opening.prior):
            shares[opening.variable, value] = (
                float(spread.main[0, column]),
                float(spread.low[:, column].min()),
                float(spread.high[:, column].max()),
            )
    return shares


def _copies(given: Input, found: Weighed) -> Iterator[FairnessCheck]:
    """Whether each origin weighs once on each answer, in however many reports its words stand."""
    own = [(each.origin, each.variable, each.value) for each in found.alone if each.origin]
    repeated = [each for each in given.trace.origins if len(each.documents) > 1]
    if not own or not repeated:
        return
    most = max(repeated, key=lambda each: len(each.documents))
    yield FairnessCheck(
        check="copies",
        holds=len(own) == len(set(own)),
        told=f"{most.label} stands in {len(most.documents)} reports and weighs once; so does "
        "every other origin",
    )


def _heard(given: Iterable[Response]) -> Iterator[FairnessCheck]:
    """Which of the accused nobody asked, as far as the reports tell."""
    accused = list(given)
    if not accused:
        return
    missing = [each.label for each in accused if each.status == "not sought"]
    told = (
        f"no answer of {' and '.join(missing)} is reported, and none was sought"
        if missing
        else "an answer of every accused party is reported or was sought"
    )
    yield FairnessCheck(check="the accused heard", holds=not missing, told=told)
