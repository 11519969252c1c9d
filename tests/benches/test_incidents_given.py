"""What the incidents' bench scores beside whole records: who is held to it, and when."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from bench.exams import document
from bench.incidents import given

from crossbearing.extract import Reader

TEXT = (
    "SARN, 5 MAY 2031 -- The Vell Liberation Front claimed responsibility for the bomb that "
    "destroyed a bridge on 3 May.\n\nThe police said the Orlo Workers Front attacked a mill on "
    "4 May. The Orlo Workers Front is a small group.\n"
)


def _slots(day: str, firm: str, name: str) -> dict[str, Any]:
    return {
        "incident_date": [{"alternatives": [{"value": day}]}],
        "perp_organization_confidence": [{"alternatives": [{"value": firm, "ref": [name]}]}],
    }


def _roles(target: str) -> dict[str, Any]:
    return {"PerpInd": [], "PerpOrg": [], "Target": [[target]], "Victim": [], "Weapon": []}


def _read(*slots: dict[str, Any]) -> given.Read:
    made = document(TEXT, day="2031-05-05")
    roles = [_roles("bridge"), _roles("mill")][: len(slots)]
    return [({"roles": roles, "slots": list(slots)}, made, Reader().annotate(made))]


def test_a_standing_counts_where_it_is_the_keys() -> None:
    """One of two organisations is held as firmly as the key has it."""
    claimed = _slots("03 MAY 2031", "CLAIMED OR ADMITTED", "VELL LIBERATION FRONT")
    doubted = _slots("04 MAY 2031", "POSSIBLE", "ORLO WORKERS FRONT")
    found = given.firmness(_read(claimed, doubted))
    assert found["organisations"] == 2
    assert found["accuracy"] == 0.5


def test_a_date_counts_where_it_lies_within_the_keys() -> None:
    """The sentence about the bridge has its day, the one about the mill another than the key's."""
    right = _slots("03 MAY 2031", "POSSIBLE", "NOBODY")
    wrong = _slots("01 MAY 2031 - 02 MAY 2031", "POSSIBLE", "NOBODY")
    assert given.dates(_read(right, wrong)) == {
        "incidents": 2,
        "within bounds": 0.5,
        "own day within bounds": 0.0,
    }


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("02 FEB 90", date(1990, 2, 2), date(1990, 2, 2)),
        ("FEB 90", date(1990, 2, 1), date(1990, 2, 28)),
        ("1989", date(1989, 1, 1), date(1989, 12, 31)),
        ("28 DEC 89 - 02 JAN 90", date(1989, 12, 28), date(1990, 1, 2)),
        ("- 02 JAN 90", date.min, date(1990, 1, 2)),
    ],
)
def test_the_keys_dates_have_a_first_and_a_last_day(
    value: str, first: date, last: date
) -> None:
    """Days, months, years and ranges, one end open."""
    slots = {"incident_date": [{"alternatives": [{"value": value}]}]}
    assert list(given._bounds(slots)) == [(first, last)]
