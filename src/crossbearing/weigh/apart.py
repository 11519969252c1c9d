"""An answer taken apart: some readings left out or moved, another dependence, other priors.

What reading and tracing found is prepared once; each try then only adds what is left, so that it
answers at once. A try says nothing that weighing the case anew would not say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from crossbearing.errors import UsageError
from crossbearing.model import (
    Apart,
    Argued,
    Hypothesis,
    Links,
    Origin,
    Reading,
    Switch,
    SwitchKind,
    TakenApart,
    Trace,
)
from crossbearing.weigh.dependence import Dependence, End, contributions
from crossbearing.weigh.openings import Opening
from crossbearing.weigh.ranges import factored
from crossbearing.weigh.scenarios import Sheet, sheet
from crossbearing.weigh.weighed import Input, weighed

MOST_BITS = 10.0
"""How far from nought a weight may be moved."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Bench:
    """What a try needs of a case: its openings and joint answers, each reading as if it stood
    alone, and the switches."""

    asked: tuple[Opening, ...]
    hypotheses: tuple[Hypothesis, ...]
    alone: tuple[Reading, ...]
    switches: tuple[Switch, ...]
    before: tuple[Sheet, ...]


def bench(given: Input, arguments: Sequence[Argued] = ()) -> Bench:
    """A case prepared to be taken apart."""
    found = weighed(given, main_only=True)
    made = Bench(
        asked=found.asked,
        hypotheses=found.hypotheses,
        alone=found.alone,
        switches=tuple(_switches(found.alone, given.links, given.trace, arguments)),
        before=(),
    )
    return replace(made, before=_sheets(made.asked, made.hypotheses, made.alone, "grouped"))


def take_apart(ready: Bench, assumed: Apart) -> TakenApart:
    """The answer under these assumptions, beside the one as it stands. Raises UsageError for a
    dependence there is none of, a weight beyond `MOST_BITS`, or a prior that is no share."""
    if assumed.dependence not in {each.value for each in Dependence}:
        known = ", ".join(each.value for each in Dependence)
        raise UsageError(f"{assumed.dependence!r} is no model of dependence; choose {known}")
    by_key = {each.key: each for each in ready.switches}
    gone = {reading for key in assumed.off if key in by_key for reading in by_key[key].readings}
    moved = dict(assumed.bits)
    _confirm_bits(moved)
    left = tuple(
        _moved(each, moved.get(each.id)) for each in ready.alone if each.id not in gone
    )
    asked = tuple(_opened(each, assumed) for each in ready.asked)
    sheets = _sheets(asked, ready.hypotheses, left, assumed.dependence)
    leads = tuple(_leading(each, sheets[0]) for each in asked)
    led = tuple(_leading(each, ready.before[0]) for each in ready.asked)
    there = {each.id for each in ready.alone}
    return TakenApart(
        assumed=assumed,
        before=tuple(factored(each, ready.before) for each in ready.asked),
        after=tuple(factored(each, sheets) for each in asked),
        led=led[0],
        leads=leads[0],
        moved=tuple(_told(asked, led, leads)),
        readings=_added(left, assumed.dependence),
        unknown=tuple(sorted((assumed.off - by_key.keys()) | (moved.keys() - there))),
    )


def _sheets(
    asked: Sequence[Opening],
    hypotheses: Sequence[Hypothesis],
    readings: Sequence[Reading],
    dependence: str,
) -> tuple[Sheet, ...]:
    weighing = [each for each in readings if each.weighs]
    model = Dependence(dependence)
    return tuple(sheet(asked, hypotheses, weighing, (), model, end) for end in End)


def _confirm_bits(moved: Mapping[str, float]) -> None:
    for bits in moved.values():
        if not -MOST_BITS <= bits <= MOST_BITS:
            raise UsageError(f"{bits} bits: a weight lies between −{MOST_BITS} and {MOST_BITS}")


def _moved(reading: Reading, bits: float | None) -> Reading:
    """The reading with another weight, whose range it keeps as far as that holds it."""
    if bits is None:
        return reading
    return replace(reading, bits=bits, low=min(bits, reading.low), high=max(bits, reading.high))


def _opened(opening: Opening, assumed: Apart) -> Opening:
    """The opening with the shares that its values are to start from; the others keep theirs."""
    given = {value: share for of, value, share in assumed.prior if of is opening.variable}
    if not given:
        return opening
    for value, share in given.items():
        if value not in opening.prior or not 0 < share < float("inf"):
            raise UsageError(
                f"{value!r} cannot start from {share}: give a share above 0 to an answer there is"
            )
    shares = {value: given.get(value, share) for value, share in opening.prior.items()}
    total = sum(shares.values())
    return replace(opening, prior={value: share / total for value, share in shares.items()})


def _leading(opening: Opening, main: Sheet) -> str | None:
    """The label of the value that leads alone, if one does."""
    value = opening.leading(main.shares(opening))
    return None if value is None else opening.labels[value]


def _told(
    asked: Sequence[Opening], led: Sequence[str | None], leads: Sequence[str | None]
) -> Iterator[str]:
    for opening, before, now in zip(asked, led, leads, strict=True):
        if before != now:
            what = f"{now} would lead" if now else "nothing would lead"
            was = f"where {before} leads" if before else "where nothing leads"
            yield f"{opening.variable.value}: {what}, {was} as the case stands"


def _added(left: Sequence[Reading], dependence: str) -> tuple[Reading, ...]:
    """The readings that are left, with the bits that each adds beside the others."""
    added = contributions(left, Dependence(dependence))
    return tuple(replace(each, bits=bits) for each, bits in zip(left, added, strict=True))


def _switches(
    alone: Sequence[Reading], links: Links, trace: Trace, arguments: Sequence[Argued]
) -> Iterator[Switch]:
    """Whatever can be switched off, the kinds in their order, the weightiest first in each."""
    weighing = [each for each in alone if each.weighs]
    names = {each.id: each.name for each in links.entities}
    origins = {each.id: each for each in trace.origins}
    told: dict[tuple[SwitchKind, str], tuple[str, list[Reading]]] = {}

    def put(kind: SwitchKind, key: str, label: str, reading: Reading) -> None:
        told.setdefault((kind, key), (label, []))[1].append(reading)

    argued = {each.argument: each for each in arguments}
    by_reading = {one: each.argument for each in arguments for one in each.readings}
    parties = _parties(origins, links)
    for each in weighing:
        put(SwitchKind.reading, each.id, each.because, each)
        if each.origin in origins:
            put(SwitchKind.origin, each.origin, origins[each.origin].label, each)
        elif each.id in by_reading:
            argument = by_reading[each.id]
            put(SwitchKind.argument, argument, _argument(argued[argument]), each)
        elif each.origin is None:
            put(SwitchKind.item, each.id.removesuffix("-against"), each.because, each)
        if each.controller is not None:
            name = names.get(each.controller, each.controller)
            put(SwitchKind.controller, each.controller, name, each)
        if each.gatekeeper is not None:
            put(SwitchKind.gatekeeper, each.gatekeeper, each.gatekeeper, each)
        for party in _party_of(each, parties, links):
            put(SwitchKind.party, party, names.get(party, party), each)
    order = list(SwitchKind)
    made = [
        Switch(
            kind=kind,
            id=key,
            label=label,
            readings=tuple(each.id for each in readings),
            bits=max((each.bits for each in readings), key=abs),
            passages=tuple(dict.fromkeys(one for each in readings for one in each.passages)),
        )
        for (kind, key), (label, readings) in told.items()
    ]
    yield from sorted(made, key=lambda each: (order.index(each.kind), -abs(each.bits)))


def _argument(argued: Argued) -> str:
    return f"the argument from {argued.scheme.value}, by {argued.by}"


def _parties(origins: Mapping[str, Origin], links: Links) -> Mapping[str, frozenset[str]]:
    """For each origin the entities whose voice it is, or that it speaks for."""
    voices: dict[str, set[str]] = {}
    for said, entity in (*links.speakers, *links.affiliations):
        voices.setdefault(said, set()).add(entity)
    return {
        each.id: frozenset(one for said in each.statements for one in voices.get(said, ()))
        for each in origins.values()
    }


def _party_of(
    reading: Reading, parties: Mapping[str, frozenset[str]], links: Links
) -> Iterator[str]:
    """The parties that a reading comes from: whoever speaks, controls, or is answered to."""
    over = dict(links.principals)
    own = {*parties.get(reading.origin or "", ())}
    if reading.controller is not None:
        own.add(reading.controller)
    yield from sorted(own | {over[each] for each in own if each in over})
