"""Which sources are one hand."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np

from crossbearing.weigh.fusing.candidates import candidates
from crossbearing.weigh.fusing.hands import copies, distinct, joint
from crossbearing.weigh.fusing.table import load
from tests.weigh.fusing.tables import Row, simulated, written


def found_in(folder, rows: Sequence[Row]):
    """The answers in these claims."""
    return candidates(load(written(folder / "claims.csv", rows)))


def joined(folder, rows: Sequence[Row]) -> set[frozenset[str]]:
    """Groups of sources joined, where every answer but `right` is known to be doubtful."""
    found = found_in(folder, rows)
    names, values = found.claims.sources, found.claims.values
    doubtful = np.zeros(len(found.about), dtype=bool)
    doubtful[found.answer] = [values[value] != "right" for value in found.claims.value]
    answer, hand = distinct(found.answer, found.claims.source)
    heads = joint(answer, hand, doubtful, len(names)).tolist()
    groups = (
        frozenset(n for n, each in zip(names, heads, strict=True) if each == h) for h in heads
    )
    return {group for group in groups if len(group) > 1}


def test_the_very_same_claims_are_one_hand(tmp_path):
    """Copies to the letter go by their first source; whoever differs stands alone."""
    rows = [(s, thing, "1") for s in "abc" for thing in "xy"] + [("c", "z", "1")]
    assert copies(found_in(tmp_path, rows)).tolist() == [0, 0, 2]


def test_a_single_shared_answer_shows_no_copying(tmp_path):
    """Sources with one object each stand for themselves."""
    rows = [(s, "x", "1") for s in "abc"]
    assert copies(found_in(tmp_path, rows)).tolist() == [0, 1, 2]


def test_shared_errors_give_a_sloppy_copier_away(tmp_path):
    """Who repeats nine in ten of another's claims, errors and all, is the same hand."""
    draw = random.Random(3)
    rows = simulated(2, {"ann": 0.8, "bea": 0.7, "fox": 0.4})
    rows += [("copier", *row[1:]) for row in rows if row[0] == "fox" and draw.random() < 0.9]
    assert joined(tmp_path, rows) == {frozenset({"fox", "copier"})}


def test_sources_that_are_right_together_stay_apart(tmp_path):
    """Agreement on what holds is no sign of copying."""
    assert joined(tmp_path, simulated(8, {"ann": 0.97, "bea": 0.97, "cid": 0.97})) == set()
