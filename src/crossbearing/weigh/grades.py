"""Admiralty grades as proposals: the reliability of an origin and the credibility of its words.

They are shown, and weigh nothing: bits come from the table. A is never proposed, because it
wants a record that no single case holds. F and 6 say that it cannot be judged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from crossbearing.model import Grade, Origin, Reading, Variable
from crossbearing.weigh.dependence import Dependence, Hand, hand
from crossbearing.weigh.judgement import WEIGHS

_RELIABILITY: Mapping[str, tuple[str, str]] = {
    "instrument, independent": ("B", "an instrument that no party controls"),
    "finding, independent": ("B", "an examiner that no party controls"),
    "witness": ("C", "a named witness with direct access"),
    "authority": ("C", "an authority that is no party to the dispute"),
    "document": ("C", "a document"),
    "against interest": ("C", "it speaks against its own interest"),
    "admission": ("C", "it owns up to its own act"),
    "instrument, interested": ("D", "its instrument is in the hands of a party"),
    "finding, interested": ("D", "its finding is in the hands of a party"),
    "self-serving": ("D", "what it says serves it"),
    "accusation by an adversary": ("D", "it accuses an adversary"),
    "denial of one's own act": ("D", "it denies its own act"),
    "admission by the incapable": ("E", "it claims what a report says it could not have done"),
}
_NO_RECORD = ("F", "nothing tells how it would know")
_CONTRADICTS = "says both so and not so"


def grades(origins: Iterable[Origin], readings: Sequence[Reading]) -> tuple[Grade, ...]:
    """A proposal for every origin with a reading, in the order of their words."""
    return tuple(_grades(origins, readings))


def _grades(origins: Iterable[Origin], readings: Sequence[Reading]) -> Iterator[Grade]:
    own: dict[str, list[Reading]] = {}
    for each in readings:
        if each.origin is not None:
            own.setdefault(each.origin, []).append(each)
    heard = _Heard(readings)
    for origin in sorted(origins, key=lambda each: each.passages):
        said = own.get(origin.id)
        if not said:
            continue
        main = max(said, key=lambda each: abs(each.bits))
        reliability, why = _RELIABILITY.get(main.factor, _NO_RECORD)
        if any(_CONTRADICTS in each.because for each in said):
            reliability, why = "E", "it contradicts itself"
        credibility, borne = _credibility(main, heard)
        yield Grade(
            origin=origin.id,
            label=origin.label,
            reliability=reliability,
            credibility=credibility,
            reason=f"{why}; {borne}",
        )


class _Heard:
    """Whose hands speak with weight for and against each value, each looked up once."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        self._said: dict[tuple[Variable, bool], set[tuple[str, Hand]]] = {}
        self._known: dict[tuple[Variable, str, bool], tuple[set[Hand], set[Hand]]] = {}
        for each in readings:
            if abs(each.bits) >= WEIGHS:
                whose = hand(each, Dependence.strongest)
                at = (each.variable, each.bits > 0)
                self._said.setdefault(at, set()).add((each.value, whose))

    def on(self, variable: Variable, value: str, upward: bool) -> tuple[set[Hand], set[Hand]]:
        """The hands that confirm a word for the value (or against it), and that contradict it."""
        key = (variable, value, upward)
        if key not in self._known:
            same, turned = (
                self._said.get((variable, sign), set()) for sign in (upward, not upward)
            )
            against = {whose for of, whose in turned if of == value}
            if upward:  # who speaks for another value contradicts it too
                against |= {whose for of, whose in same if of != value}
            self._known[key] = ({whose for of, whose in same if of == value}, against)
        return self._known[key]


def _credibility(main: Reading, heard: _Heard) -> tuple[str, str]:
    """How far other hands confirm or contradict the origin's weightiest word."""
    whose = hand(main, Dependence.strongest)
    upward = main.bits > 0 or (main.bits == 0 and main.high > -main.low)
    confirm, contradict = heard.on(main.variable, main.value, upward)
    for_it, against = confirm - {whose}, contradict - {whose}
    agree, differ = len(for_it), len(against)
    if not agree and not differ:
        return "6", "nothing under other control bears on what it says"
    told = f"confirmed by {agree} and contradicted by {differ} under other control"
    if not differ:
        return ("1" if agree > 1 else "2"), told
    if agree >= differ:
        return "3", told
    return ("4" if agree or differ == 1 else "5"), told
