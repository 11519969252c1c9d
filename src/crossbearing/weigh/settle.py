"""Which observation would settle it most: the information each can be expected to give."""

from __future__ import annotations

from collections.abc import Iterable

from crossbearing.model import Expected, Variable, WouldSettle
from crossbearing.weigh.traces import NOT_SEARCHED

MOST = 5
"""How many observations are named."""


def would_settle(traces: Iterable[Expected]) -> tuple[WouldSettle, ...]:
    """Of the traces that nobody has looked for, those worth most, in bits."""
    worth = sorted(
        (each for each in traces if each.status == NOT_SEARCHED),
        key=lambda each: -each.bits,
    )
    return tuple(
        WouldSettle(
            observation=each.trace
            if each.variable is Variable.cause
            else f"{each.trace} ({each.label})",
            variable=each.variable,
            bits=each.bits,
        )
        for each in worth[:MOST]
        if each.bits >= 0.01
    )
