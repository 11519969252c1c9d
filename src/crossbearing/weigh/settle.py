"""Which observation would settle it most: the information each can be expected to give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import fsum, log2

from crossbearing.model import Cause, Variable, WouldSettle
from crossbearing.weigh.openings import MEANT, OTHER

Shares = Mapping[Variable, Mapping[str, float]]

_ON_CAUSE = (
    ("an independent look at the site", Cause.attack.value, 0.85, 0.15),
    ("a radar or airspace log from outside the dispute", Cause.attack.value, 0.70, 0.10),
    ("weapon remnants examined independently", Cause.attack.value, 0.75, 0.05),
    ("records of what was stored there and how", Cause.accident.value, 0.60, 0.25),
    ("traces of an explosive charge inside the site", Cause.planted.value, 0.60, 0.05),
)
_ON_ACTOR = (
    ("launch or flight records that name the actor", 0.60, 0.05),
    ("the answer of the accused, put to them and checked", 0.30, 0.20),
)
_ON_MEANS = (("remnants identified by type", 0.70, 0.10),)
MOST = 5
"""How many observations are named."""


def information(share: float, seen: float, falsely: float) -> float:
    """Bits that a yes/no observation is expected to give about a value held at `share`, if it
    comes out yes with chance `seen` when the value is true and `falsely` when it is not."""
    marginal = share * seen + (1 - share) * falsely
    return _entropy(marginal) - share * _entropy(seen) - (1 - share) * _entropy(falsely)


def _entropy(chance: float) -> float:
    return -fsum(each * log2(each) for each in (chance, 1 - chance) if each > 0)


def would_settle(
    found: Shares, labels: Mapping[Variable, Mapping[str, str]]
) -> tuple[WouldSettle, ...]:
    """The observations worth most, by the information expected of them, in bits."""
    worth = sorted(_worth(found, labels), key=lambda each: -each.bits)
    return tuple(each for each in worth[:MOST] if each.bits >= 0.01)


def _worth(
    found: Shares, labels: Mapping[Variable, Mapping[str, str]]
) -> Iterator[WouldSettle]:
    causes = found[Variable.cause]
    for what, value, seen, falsely in _ON_CAUSE:
        bits = information(causes[value], seen, falsely)
        yield WouldSettle(observation=what, variable=Variable.cause, bits=bits)
    meant = fsum(causes[cause] for cause in MEANT)
    for variable, table in ((Variable.actor, _ON_ACTOR), (Variable.means, _ON_MEANS)):
        named = {value: p for value, p in found[variable].items() if value != OTHER}
        if not named:
            continue
        share = max(named.values())
        asked = [labels[variable][value] for value, p in named.items() if p == share]
        about = f" ({asked[0]})" if len(asked) == 1 else ""
        for what, seen, falsely in table:
            # Who and how are only open in so far as somebody meant it.
            bits = meant * information(share, seen, falsely)
            yield WouldSettle(observation=what + about, variable=variable, bits=bits)
