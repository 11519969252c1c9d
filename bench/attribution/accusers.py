"""Who accuses whom in our own passages, by hand, and the reader's errors by the kinds of both.

A row of `own/accusers.jsonl` is a statement that accuses, suspects, admits or denies. `accuser` is
who puts the charge: the speaker; with a denial, who made what is denied. `accused` is on whom it
is put. Who speaks from inside a body is of its kind; `unnamed` is a party the passage leaves open.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

TABLE = Path(__file__).parent / "own" / "accusers.jsonl"
STANCES = frozenset({"accuses", "suspects", "admits", "denies"})
KINDS = ("state", "militia", "company", "police", "insurgent", "people", "other", "unnamed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """The kinds of who speaks, who puts a charge and on whom it is put."""

    speaker: str
    accuser: str
    accused: str


def charges(table: Path = TABLE) -> dict[tuple[str, str], Charge]:
    """Each marked charge by the ids of its passage and statement."""
    rows = [json.loads(line) for line in table.read_text(encoding="utf-8").splitlines()]
    return {
        (row["passage"], row["statement"]): Charge(
            speaker=row["speaker"], accuser=row["accuser"], accused=row["accused"]
        )
        for row in rows
    }


def slices(
    judged: Iterable[tuple[Charge, Mapping[str, bool]]],
) -> dict[str, dict[str, dict[str, float]]]:
    """The number of charges and the share of each judgement that is true, by the kinds in them."""
    judged = list(judged)
    found: dict[str, dict[str, dict[str, float]]] = {}
    for side in ("accuser", "accused"):
        rows = found[f"by {side}"] = {}
        for kind in KINDS:
            some = [marks for charge, marks in judged if getattr(charge, side) == kind]
            if some:
                rows[kind] = {"charges": len(some)} | {
                    name: round(sum(marks[name] for marks in some) / len(some), 2)
                    for name in some[0]
                }
    return found
