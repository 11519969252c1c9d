"""Readings of what people entered by hand: evidence with its weights, and searches made.

They count as reviewed: a person gave each its weight, where a machine reads reports.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import inf, log2

from crossbearing.errors import UsageError
from crossbearing.model import Evidence, Reading, Search
from crossbearing.weigh.base_rates import BASE_RATE
from crossbearing.weigh.checks import CHECK
from crossbearing.weigh.traces import Trace, trace_named

FALSE_FIND = 0.05
"""The chance that a search finds what it sought although the hypothesis that expects it is
false."""


def evidence_readings(evidence: Iterable[Evidence]) -> Iterator[Reading]:
    """A reading for each item that supports or opposes a value.

    Raises UsageError for an item whose weight lies outside its own range.
    """
    for item in sorted(evidence, key=lambda each: each.id):
        if item.kind in (BASE_RATE, CHECK):
            continue
        if not -inf < item.low <= item.bits <= item.high < inf:
            raise UsageError(
                f"{item.id}: {item.bits} bits lie outside {item.low} to {item.high}; "
                "give low, bits and high in this order"
            )
        for value, sign in ((item.supports, 1), (item.opposes, -1)):
            if value is None:
                continue
            low, high = sorted((sign * item.low, sign * item.high))
            yield Reading(
                id=item.id if value == item.supports else f"{item.id}-against",
                bits=sign * item.bits + 0.0,
                low=low + 0.0,
                high=high + 0.0,
                variable=item.variable,
                value=value,
                because=f"{item.kind}, entered by hand: {item.description}",
                passages=(),
                factor="entered by hand",
                controller=item.controller,
                reviewed=True,
            )


def search_readings(searches: Iterable[Search]) -> Iterator[Reading]:
    """A reading for each search that was made and bears on a value; absence weighs
    log2((1 - d) / (1 - f)) for a chance of detection d and of a false find f. A search for a
    trace of the table, by its name, finds it with d times the chances given there.

    Raises UsageError when that chance lies outside 0 to 1.
    """
    for search in sorted(searches, key=lambda each: each.id):
        trace = trace_named(search)
        value = search.expected_under or (trace.value if trace else None)
        if value is None or search.outcome not in ("found", "not found"):
            continue
        chance = search.detection
        if chance is None:
            continue
        if not 0 <= chance < 1:
            raise UsageError(
                f"{search.id}: a chance of detection of {chance} is not possible; "
                "give one from 0 to 0.99"
            )
        found = search.outcome == "found"
        bits = _weight(found, *_chances(chance, trace))
        what = "found" if found else "searched for and not found"
        yield Reading(
            id=search.id,
            bits=bits,
            low=min(bits, bits / 2),
            high=max(bits, bits / 2),
            variable=trace.variable if trace else search.variable,
            value=value,
            because=f"{search.sought}: {what}{_where(search)} (chance of detection {chance:g})",
            passages=(),
            factor="search",
            controller=search.controller,
            reviewed=True,
        )


def _chances(detection: float, trace: Trace | None) -> tuple[float, float]:
    """The chance of a find if the value is true and if it is not."""
    if trace is None:
        # A find that is likelier by error than by the trace itself says nothing.
        return max(detection, FALSE_FIND), FALSE_FIND
    return trace.given * detection, trace.otherwise * detection


def _weight(found: bool, seen: float, falsely: float) -> float:
    if not found:
        return log2((1 - seen) / (1 - falsely))
    return log2(seen / falsely) if falsely else 0.0


def _where(search: Search) -> str:
    told = ", ".join(each for each in (search.where, search.when) if each)
    return f" ({told})" if told else ""
