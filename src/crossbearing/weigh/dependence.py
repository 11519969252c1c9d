"""How far voices under one hand count together.

Three models. `apart`: every origin counts in full (naive). `grouped` (the main one): what one
controller's voices say for the same answer is one hidden yes/no, "its side holds this to be
so", of which each further voice is only another report; unnamed voices of untold control that
passed through one outlet are one such word as well, the outlet's, as are those that are likelier
one voice than not. `strongest` (worst case): of
each hand only the weightiest voice counts, and all unnamed voices of untold control are one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from math import exp2, fsum, log2

from crossbearing.model import Reading, Variable
from crossbearing.weigh.network import Network, Node, yes_no

HEARD = 0.95
"""The chance that a voice reports its side's word as it is."""
HEARD_BITS = log2(HEARD / (1 - HEARD))

Hand = tuple[str, ...]


class Dependence(StrEnum):
    """A model of how voices under one hand depend on one another."""

    apart = "apart"
    grouped = "grouped"
    strongest = "strongest"


class End(StrEnum):
    """Which end of the readings' ranges is taken: the weights themselves, the cautious end
    (where each says least for itself) or the bold end."""

    middle = "middle"
    cautious = "cautious"
    bold = "bold"


def hand(reading: Reading, dependence: Dependence) -> Hand:
    """Whose hand a reading is in; its own when no controller is told."""
    if reading.controller is not None:
        return ("controller", reading.controller)
    if reading.factor == "anonymous":
        if dependence is Dependence.strongest:
            return ("unnamed",)
        if reading.alike is not None:
            return ("alike", reading.alike)
        if reading.gatekeeper is not None:
            return ("gatekeeper", reading.gatekeeper)
    return ("own", reading.origin or reading.id)


def at_end(reading: Reading, end: End) -> float:
    """The reading's bits at this end of its range."""
    if end is End.middle:
        return reading.bits
    upward = reading.bits > 0 or (reading.bits == 0 and reading.high > -reading.low)
    return reading.low if upward == (end is End.cautious) else reading.high


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """What one hand says for an answer, or against it, in bits; and what is left of it without
    each of the sources that say so, or without all that is in its controller's hands."""

    variable: Variable
    value: str
    bits: float
    without: Mapping[str, float]


def source_of(reading: Reading) -> str:
    """What is left out together: the reading's origin, or the item entered by hand."""
    return reading.origin or reading.id


def sources_of(readings: Iterable[Reading]) -> tuple[str, ...]:
    """All that is left out in turn: every source, and every controller with several of them."""
    own: dict[str, None] = {}
    controlled: dict[str, set[str]] = {}
    for each in readings:
        own.setdefault(source_of(each))
        if each.controller is not None:
            controlled.setdefault(controller_key(each.controller), set()).add(source_of(each))
    return (*own, *(key for key, sources in controlled.items() if len(sources) > 1))


def controller_key(controller: str) -> str:
    """What stands for all that is in one controller's hands, beside the sources."""
    return f"{CONTROLLER}{controller}"


CONTROLLER = "controller:"


def contributions(
    readings: Sequence[Reading], dependence: Dependence, end: End = End.middle
) -> tuple[float, ...]:
    """What each reading adds beside the others, in bits, in the order given: of each hand the
    strongest voice in full, and each further one the rest of what they weigh together."""
    bits = [at_end(each, end) for each in readings]
    for places in _together(readings, bits, dependence):
        ranked = sorted(places, key=lambda at: (-abs(bits[at]), readings[at].passages))
        shared = _increments([bits[at] for at in ranked], dependence)
        for at, share in zip(ranked, shared, strict=True):
            bits[at] = share
    return tuple(bits)


def words(
    readings: Sequence[Reading], dependence: Dependence, end: End = End.middle
) -> Iterator[Word]:
    """What each hand says, all its voices at once: what `contributions` come to, without telling
    the voices apart."""
    bits = [at_end(each, end) for each in readings]
    for places in _together(readings, bits, dependence):
        whole = [bits[at] for at in places]
        own: dict[str, list[float]] = {}
        for at in places:
            own.setdefault(source_of(readings[at]), []).append(bits[at])
        # Voices of one weight leave the same rest, and few weights differ.
        rests = {
            gone: _together_weigh(_less(whole, gone), dependence)
            for gone in {tuple(each) for each in own.values()}
        }
        yield Word(
            variable=readings[places[0]].variable,
            value=readings[places[0]].value,
            bits=_together_weigh(whole, dependence),
            without={source: rests[tuple(gone)] for source, gone in own.items()}
            | _uncontrolled(readings[places[0]].controller),
        )


def _uncontrolled(controller: str | None) -> dict[str, float]:
    """All voices of a hand have one controller, or none: without it nothing is left of them."""
    return {} if controller is None else {controller_key(controller): 0.0}


def _together(
    readings: Sequence[Reading], bits: Sequence[float], dependence: Dependence
) -> Iterable[list[int]]:
    """Places of readings that one hand gives on the same answer in the same direction."""
    if dependence is Dependence.apart:
        return [[at] for at in range(len(readings))]
    groups: dict[tuple[object, ...], list[int]] = {}
    for at, reading in enumerate(readings):
        key = (hand(reading, dependence), reading.variable, reading.value, bits[at] > 0)
        groups.setdefault(key, []).append(at)
    return groups.values()


def _less(bits: Sequence[float], gone: Iterable[float]) -> list[float]:
    rest = list(bits)
    for each in gone:
        rest.remove(each)
    return rest


def _increments(bits: Sequence[float], dependence: Dependence) -> Iterator[float]:
    heights = [_together_weigh(bits[:n], dependence) for n in range(len(bits) + 1)]
    return (height - below for below, height in pairwise(heights))


def _together_weigh(bits: Sequence[float], dependence: Dependence) -> float:
    """What voices of one hand and direction weigh together."""
    if not bits:
        return 0.0
    ranked = sorted(map(abs, bits), reverse=True)
    alone = dependence is Dependence.strongest or len(ranked) == 1
    weight = ranked[0] if alone else word_of(ranked[0], _reported(ranked[1:]))
    return weight if bits[0] > 0 else 0.0 - weight


def _reported(bits: Iterable[float]) -> float:
    """The bits that further voices add up to as reports of the word, none surer than `HEARD`."""
    return fsum(min(each, HEARD_BITS) for each in bits)


@lru_cache(maxsize=4096)
def word_of(strongest: float, further: float) -> float:
    """The weight in bits of several voices for one hidden word: the strongest voice's own bits,
    and those that the further ones add up to as reports of the word.

    The strongest voice alone weighs exactly its own bits; the word itself is what that voice
    was right about with chance `HEARD`. Given the word, reports do not depend on one another, so
    that the further ones count as a single report. Found by exact enumeration of answer and word.
    """
    if strongest >= HEARD_BITS:
        return strongest
    believes = (_chance(strongest) - (1 - HEARD)) / (2 * HEARD - 1)
    found = Network(
        (
            yes_no("answer", {(): 0.5}),
            yes_no("word", {("yes",): believes, ("no",): 1 - believes}, parents=("answer",)),
            _report("first", HEARD),
            _report("further", _chance(further)),
        )
    ).posterior("answer", {"first": "yes", "further": "yes"})
    return log2(found["yes"] / found["no"])


def _chance(bits: float) -> float:
    """The chance of being right, on an even prior, that weighs so many bits."""
    return 1 / (1 + exp2(-bits))


def _report(name: str, right: float) -> Node:
    return yes_no(name, {("yes",): right, ("no",): 1 - right}, parents=("word",))


def _through(reading: Reading) -> str:
    if reading.controller is None and reading.alike is not None:
        return "that may well be the same one"
    if reading.controller is None and reading.gatekeeper is not None:
        return f"that came through {reading.gatekeeper}"
    return "of the same party"


def grouped(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The readings with the bits they add in the main model, so that the ladder's rungs sum to
    its height; one that adds less than it would alone says so."""
    middle, cautious, bold = (contributions(readings, Dependence.grouped, end) for end in End)
    return tuple(
        reading
        if bits == reading.bits
        else replace(
            reading,
            bits=bits,
            low=min(bits, weak, strong),
            high=max(bits, weak, strong),
            because=f"{reading.because}; adds {bits:+.2f} of {reading.bits:+.2f} bits, as "
            f"another voice {_through(reading)} says so",
        )
        for reading, bits, weak, strong in zip(readings, middle, cautious, bold, strict=True)
    )
