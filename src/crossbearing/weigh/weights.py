"""What testimony weighs: one row a factor, to be read aloud. A convention, open to change.

Each row says how likely such words are if what they say is so (`given`) and if it is not
(`otherwise`); the weight in bits is log2 given / otherwise. `low` and `high` are its cautious
and its bold end. No row is keyed to a name. A case may set a row anew; it cannot hide one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import inf, log2
from types import MappingProxyType

from crossbearing.errors import UsageError
from crossbearing.model import Certainty, Scheme

ANONYMOUS_CAP = 0.5
"""Bits that an anonymous voice weighs at most, in every case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """One row: P(says it | it is so), P(says it | it is not), its range in bits, and why."""

    given: float
    otherwise: float
    low: float
    high: float
    because: str

    @property
    def bits(self) -> float:
        """The weight in bits, log2 given / otherwise."""
        return log2(self.given / self.otherwise)


def _row(given: float, otherwise: float, low: float, high: float, because: str) -> Weight:
    return Weight(given=given, otherwise=otherwise, low=low, high=high, because=because)


DEFAULT: Mapping[str, Weight] = MappingProxyType(
    {
        "instrument, independent": _row(
            0.85, 0.12, 1.5, 3.5, "an instrument no party to the dispute controls"
        ),
        "instrument, interested": _row(
            0.80, 0.35, 0.0, 2.0, "an instrument read out by a party that the reading serves"
        ),
        "finding, independent": _row(
            0.80, 0.16, 1.0, 3.0, "an expert finding no party to the dispute controls"
        ),
        "finding, interested": _row(
            0.75, 0.35, 0.0, 1.6, "an expert finding controlled by a party that it serves"
        ),
        "witness": _row(0.60, 0.20, 0.5, 2.3, "a named witness with direct access"),
        "authority": _row(
            0.50, 0.30, 0.0, 1.3, "an authority that is no party to the dispute says so"
        ),
        "document": _row(0.50, 0.30, 0.0, 1.3, "a document says so"),
        "unknown access": _row(
            0.50, 0.42, 0.0, 0.7, "a voice of which nobody says how it would know"
        ),
        "anonymous": _row(
            0.50,
            0.40,
            0.0,
            ANONYMOUS_CAP,
            "an anonymous voice, capped at half a bit whatever it says",
        ),
        "self-serving": _row(
            0.70, 0.60, 0.0, 0.6, "said by the party that it serves, which would say it anyway"
        ),
        "against interest": _row(
            0.45, 0.25, -0.3, 1.8, "said against its own interest, unless that serves a ruse"
        ),
        "accusation by an adversary": _row(
            0.75, 0.70, 0.0, 0.4, "an adversary accuses, as is expected either way"
        ),
        "denial of one's own act": _row(
            0.90, 0.90, 0.0, 0.2, "the accused denies, as is expected either way"
        ),
        "admission": _row(0.50, 0.15, 0.3, 2.5, "a party owns up to what it was able to do"),
        "admission by the incapable": _row(
            0.30, 0.30, 0.0, 0.2, "claimed by one who, a report says, could not have done it"
        ),
        "repetition": _row(0.50, 0.50, 0.0, 0.0, "repeated without any access of its own"),
        "argument: motive": _row(0.536, 0.50, 0.0, 0.2, "motive, argued by an author"),
        "argument: opportunity": _row(
            0.536, 0.50, 0.0, 0.2, "opportunity, argued by an author"
        ),
        "argument: timing": _row(0.536, 0.50, 0.0, 0.2, "timing, argued by an author"),
        "argument: capability": _row(0.536, 0.50, 0.0, 0.2, "capability, argued by an author"),
        "argument: behaviour": _row(0.536, 0.50, 0.0, 0.2, "behaviour, argued by an author"),
        "argument: elimination": _row(
            0.574, 0.50, 0.0, 0.3, "an argument that rules the others out"
        ),
        "argument: precedent": _row(
            0.615, 0.50, 0.0, 0.3, "a precedent, capped: one case is an anecdote"
        ),
        "argument: signature": _row(
            0.615, 0.50, 0.0, 0.5, "an argument from traces, no better than its premises"
        ),
        "argument: expert finding": _row(
            0.615, 0.50, 0.0, 0.5, "an author's use of a finding, which is weighed by itself"
        ),
        "endorsement": _row(
            0.525, 0.50, 0.0, 0.1, "an author who was not there thinks it likely"
        ),
    }
)
"""The table of default weights."""

HEDGED: Mapping[Certainty, float] = MappingProxyType(
    {
        Certainty.certain: 1.0,
        Certainty.probable: 0.75,
        Certainty.possible: 0.5,
        Certainty.unknown: 1.0,
    }
)
"""The share of its weight that a statement keeps at each certainty its speaker gives it."""


def argued(scheme: Scheme) -> str:
    """The row for an author's argument of this scheme."""
    return f"argument: {scheme.value}"


def reweighted(
    rows: Mapping[str, tuple[float, float, float]], table: Mapping[str, Weight] = DEFAULT
) -> Mapping[str, Weight]:
    """The table with some rows set anew as bits, low and high.

    Raises UsageError for a factor the table lacks, a weight outside its own range, or an
    anonymous voice beyond its cap.
    """
    fresh = dict(table)
    for factor, (bits, low, high) in rows.items():
        if factor not in table:
            raise UsageError(f"no weight is called {factor!r}; there are: {', '.join(table)}")
        if not -inf < low <= bits <= high < inf:
            raise UsageError(f"{factor}: {bits} bits lie outside {low} to {high}")
        if factor == "anonymous" and high > ANONYMOUS_CAP:
            raise UsageError(
                f"{factor}: {high} bits; nobody can be asked again, so that no case lifts the "
                f"cap of {ANONYMOUS_CAP}"
            )
        otherwise = min(table[factor].otherwise, 0.95 / 2**bits)
        fresh[factor] = replace(
            table[factor],
            given=otherwise * 2**bits,
            otherwise=otherwise,
            low=low,
            high=high,
            because=f"{table[factor].because} (set for this case)",
        )
    return MappingProxyType(fresh)
