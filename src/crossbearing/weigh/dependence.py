"""How far voices under one hand count together.

Three models. `apart`: every origin counts in full (naive). `grouped` (the main one): what one
controller's voices say for the same answer is one hidden yes/no, "its side holds this to be
so", of which each further voice is only another report. `strongest`: of each hand only the
weightiest voice counts, and all unnamed voices of untold control are one hand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from functools import lru_cache
from math import log2

from crossbearing.model import Reading
from crossbearing.weigh.network import Network, Node, yes_no

HEARD = 0.95
"""The chance that a voice reports its side's word as it is."""

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
    if dependence is Dependence.strongest and reading.factor == "anonymous":
        return ("unnamed",)
    return ("own", reading.origin or reading.id)


def at_end(reading: Reading, end: End) -> float:
    """The reading's bits at this end of its range."""
    if end is End.middle:
        return reading.bits
    upward = reading.bits > 0 or (reading.bits == 0 and reading.high > -reading.low)
    return reading.low if upward == (end is End.cautious) else reading.high


def contributions(
    readings: Sequence[Reading], dependence: Dependence, end: End = End.middle
) -> tuple[float, ...]:
    """What each reading adds beside the others, in bits, in the order given: of each hand the
    strongest voice in full, and each further one the rest of what they weigh together."""
    bits = [at_end(each, end) for each in readings]
    if dependence is Dependence.apart:
        return tuple(bits)
    for places in _together(readings, bits, dependence).values():
        ranked = sorted(places, key=lambda at: (-abs(bits[at]), readings[at].passages))
        shared = _increments([bits[at] for at in ranked], dependence)
        for at, share in zip(ranked, shared, strict=True):
            bits[at] = share
    return tuple(bits)


def sums(
    readings: Sequence[Reading], dependence: Dependence, end: End = End.middle
) -> tuple[tuple[Reading, float], ...]:
    """One reading for each hand, answer and direction, with the bits of all its voices: what
    `contributions` come to, without telling them apart."""
    bits = [at_end(each, end) for each in readings]
    if dependence is Dependence.apart:
        return tuple(zip(readings, bits, strict=True))
    return tuple(
        (readings[places[0]], _together_weigh([bits[at] for at in places], dependence))
        for places in _together(readings, bits, dependence).values()
    )


def _together(
    readings: Sequence[Reading], bits: Sequence[float], dependence: Dependence
) -> Mapping[tuple[object, ...], list[int]]:
    """Places of readings that one hand gives on the same answer in the same direction."""
    groups: dict[tuple[object, ...], list[int]] = {}
    for at, reading in enumerate(readings):
        key = (hand(reading, dependence), reading.variable, reading.value, bits[at] > 0)
        groups.setdefault(key, []).append(at)
    return groups


def _increments(bits: Sequence[float], dependence: Dependence) -> list[float]:
    heights = [_together_weigh(bits[:n], dependence) for n in range(1, len(bits) + 1)]
    return [heights[0], *(heights[n] - heights[n - 1] for n in range(1, len(heights)))]


def _together_weigh(bits: Sequence[float], dependence: Dependence) -> float:
    """What voices of one hand and direction weigh together."""
    ranked = sorted((abs(each) for each in bits), reverse=True)
    weight = ranked[0] if dependence is Dependence.strongest else word_of(tuple(ranked))
    return weight if bits[0] > 0 else 0.0 - weight


@lru_cache(maxsize=4096)
def word_of(bits: tuple[float, ...]) -> float:
    """The weight in bits of several voices for one hidden word, strongest first.

    The strongest voice alone weighs exactly its own bits; the word itself is what that voice
    was right about with chance `HEARD`; each further voice is a report of the word that is no
    surer than its own weight. Found by exact enumeration of answer, word and reports.
    """
    strongest, *further = bits
    if not further or strongest >= _heard_bits():
        return strongest
    chance = _chance(strongest)
    believes = (chance - (1 - HEARD)) / (2 * HEARD - 1)
    states = [
        yes_no("answer", {(): 0.5}),
        yes_no("word", {("yes",): believes, ("no",): 1 - believes}, parents=("answer",)),
        _report("report 0", HEARD),
        *(
            _report(f"report {n}", min(HEARD, _chance(each)))
            for n, each in enumerate(further, start=1)
        ),
    ]
    seen = {node.name: "yes" for node in states[2:]}
    found = Network(tuple(states)).posterior("answer", seen)
    return log2(found["yes"] / found["no"])


def _chance(bits: float) -> float:
    """The chance of being right, on an even prior, that weighs so many bits."""
    return 1 - 1 / (1 + 2**bits)


def _heard_bits() -> float:
    return log2(HEARD / (1 - HEARD))


def _report(name: str, right: float) -> Node:
    return yes_no(name, {("yes",): right, ("no",): 1 - right}, parents=("word",))


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
            "another voice of the same party says so",
        )
        for reading, bits, weak, strong in zip(readings, middle, cautious, bold, strict=True)
    )
