"""The hand-marked kinds of who accuses whom in our own passages."""

from __future__ import annotations

import pytest
from bench.attribution.accusers import KINDS, STANCES, Charge, charges, slices
from bench.attribution.own import PASSAGES, passages


@pytest.mark.parametrize("part", ["dev", "test"])
def test_every_charge_of_a_half_is_marked(part):
    """What accuses, suspects, admits or denies has a row, and nothing else has one."""
    found = passages(PASSAGES / f"{part}.jsonl")
    wanted = {
        (one.id, each.id) for one in found for each in one.statements if each.stance in STANCES
    }
    ids = {one.id for one in found}
    assert {(passage, each) for passage, each in charges() if passage in ids} == wanted


def test_the_kinds_are_those_of_the_guide():
    """A speaker is always of some kind; who puts a charge but denies nothing is who speaks."""
    for charge in charges().values():
        assert {charge.speaker, charge.accuser, charge.accused} <= {*KINDS}


def test_a_slice_counts_charges_and_shares():
    """Two charges against companies, one of them found."""
    row = {"speaker": "people", "accuser": "people"}
    judged = [
        (Charge(**row, accused="company"), {"found": True}),
        (Charge(**row, accused="company"), {"found": False}),
        (Charge(**row, accused="state"), {"found": True}),
    ]
    assert slices(judged) == {
        "by accuser": {"people": {"charges": 3, "found": 0.67}},
        "by accused": {
            "state": {"charges": 1, "found": 1.0},
            "company": {"charges": 2, "found": 0.5},
        },
    }
