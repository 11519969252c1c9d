"""Expert checks: another expert looks at a finding, and confirms, challenges or refutes it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from crossbearing.errors import UsageError
from crossbearing.model import Evidence, Origin, Reading

CHECK = "expert check"
OUTCOMES = {"confirmed": 1.0, "challenged": 0.5, "refuted": 0.0}
"""What a finding keeps of its weight after a check of this outcome."""


def confirm_check(item: Evidence) -> None:
    """Raises UsageError for a check of nothing, or one that came to nothing known."""
    if not item.about:
        raise UsageError("an expert check needs the origin it is about")
    if item.outcome not in OUTCOMES:
        raise UsageError(
            f"{item.outcome!r} is no outcome of a check; choose one of: {', '.join(OUTCOMES)}"
        )


def checked(
    readings: Sequence[Reading], evidence: Iterable[Evidence], origins: Iterable[Origin]
) -> tuple[Reading, ...]:
    """The readings, those of origins that an expert checked keeping what the worst check leaves
    them; a challenged one may weigh nothing at all."""
    aims: dict[str, Evidence] = {}
    named = {each.label.casefold(): each.id for each in origins}
    for item in sorted(evidence, key=lambda each: each.id):
        if item.kind != CHECK:
            continue
        confirm_check(item)
        about = item.about or ""
        origin = named.get(about.casefold(), about)
        known = aims.get(origin)
        if known is None or _kept(item) < _kept(known):
            aims[origin] = item
    return tuple(
        _checked(each, aims[each.origin]) if each.origin in aims else each for each in readings
    )


def unmatched(evidence: Iterable[Evidence], origins: Sequence[Origin]) -> tuple[Evidence, ...]:
    """The checks that are about no origin of the case."""
    known = {each.id.casefold() for each in origins}
    known |= {each.label.casefold() for each in origins}
    return tuple(
        each
        for each in sorted(evidence, key=lambda each: each.id)
        if each.kind == CHECK and (each.about or "").casefold() not in known
    )


def _kept(item: Evidence) -> float:
    return OUTCOMES[item.outcome or ""]


def _checked(reading: Reading, item: Evidence) -> Reading:
    kept = _kept(item)
    low, high = reading.low * kept, reading.high * kept
    if kept < 1:
        low, high = min(low, 0.0), max(high, 0.0)
    return replace(
        reading,
        bits=reading.bits * kept + 0.0,
        low=low + 0.0,
        high=high + 0.0,
        because=f"{reading.because}; {item.outcome} by an expert check: {item.description}",
    )
