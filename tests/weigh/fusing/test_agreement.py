"""Sources that agree with one another more than others' agreement with them allows."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.weigh.fusing.agreement import agreements, alike, groups
from crossbearing.weigh.fusing.candidates import candidates
from crossbearing.weigh.fusing.fused import voices
from crossbearing.weigh.fusing.hands import distinct
from crossbearing.weigh.fusing.table import load
from tests.weigh.fusing.tables import Row, fused, simulated, values, written


def sloppy(rows: list[Row], of: str, name: str, draw: random.Random) -> list[Row]:
    """A copy that leaves out a tenth and errs anew in a tenth."""
    return [
        (name, thing, said if draw.random() < 0.9 else f"slip {draw.randrange(5)}")
        for source, thing, said in rows
        if source == of and draw.random() < 0.9
    ]


def crowd(seed: int, copiers: int = 7) -> list[Row]:
    """Four fair sources, a bad one, and its copiers: more than all others."""
    draw = random.Random(seed)
    rows = simulated(seed, {"ann": 0.75, "bea": 0.75, "cid": 0.75, "dan": 0.75, "fox": 0.4})
    return rows + [
        row for n in range(copiers) for row in sloppy(rows, "fox", f"copier {n}", draw)
    ]


def joined(folder, rows: list[Row]) -> set[str]:
    """Every source that is joined with another."""
    found = candidates(load(written(folder / "claims.csv", rows)))
    answer, source = distinct(found.answer, found.claims.source)
    names = found.claims.sources
    pairs = alike(answer, source, found.about, len(names))
    return {names[each] for column in pairs for each in column.tolist()}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_majority_of_sloppy_copiers_is_one_hand(tmp_path, seed):
    """They are told by their agreement, before anybody knows what holds."""
    assert joined(tmp_path, crowd(seed)) == {"fox", *(f"copier {n}" for n in range(7))}


def test_a_majority_of_sloppy_copiers_does_not_win(tmp_path):
    """Four fair sources are right more often than eight voices of one bad one."""
    found = values(fused(tmp_path, crowd(5)))
    assert sum(each == "right" for each in found.values()) > 0.75 * len(found)


def test_what_few_members_of_a_hand_say_has_a_part_of_its_voice(tmp_path):
    """A slip of one copier is not the word of all."""
    rows = [(s, "x", "1") for s in "abc"] + [("d", "x", "2"), ("e", "x", "2"), ("e", "x", "3")]
    found = candidates(load(written(tmp_path / "claims.csv", rows)))
    answer, source = distinct(found.answer, found.claims.source)
    hand = np.where(source < 4, 0, source)
    *pairs, voice = voices(found, answer, hand)
    told = dict(zip(zip(*(each.tolist() for each in pairs), strict=True), voice, strict=True))
    assert told == {(0, 0): 1, (1, 0): pytest.approx(1 / 3), (1, 4): 1, (2, 4): 1}


@pytest.mark.parametrize(
    "reliable",
    [
        {f"good {n}": 0.95 for n in range(5)} | {f"bad {n}": 0.3 for n in range(5)},
        {f"source {n}": 0.9 for n in range(6)},
        {"good": 0.97, "better": 0.98, **{f"bad {n}": 0.35 for n in range(12)}},
    ],
)
def test_sources_that_are_right_together_are_not_one_hand(tmp_path, reliable):
    """Good sources agree because each of them knows."""
    assert joined(tmp_path, simulated(9, reliable)) == set()


@pytest.mark.parametrize("seed", range(4))
def test_knowing_easy_objects_best_is_no_copying(tmp_path, seed):
    """Three sources that mostly speak of what is easy agree on that; on the rest, where others
    speak too, they do no better than these."""
    draw = random.Random(seed)
    rows: list[Row] = []
    for n in range(300):
        easy = n < 150
        covers = {f"easy {k}": 1.0 if easy else 0.3 for k in range(3)}
        covers |= {f"other {k}": 0.0 if easy else 0.9 for k in range(6)}
        for source, cover in covers.items():
            if draw.random() < cover:
                right = draw.random() < (0.95 if easy else 0.5)
                rows.append((source, f"o{n}", "right" if right else f"w{draw.randrange(6)}"))
    assert joined(tmp_path, rows) == set()


def test_two_groups_alone_cannot_be_told_apart(tmp_path):
    """Which of two groups copies nobody outside them can say."""
    rows = [row for row in crowd(1) if row[0] in {"ann", "bea"} or row[0][:3] in {"fox", "cop"}]
    few = [row for row in rows if row[0] != "bea"]
    assert joined(tmp_path, few) == set()


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from("abcd"), st.integers(0, 4), st.integers(0, 2)), min_size=1
    )
)
def test_agreement_is_what_counting_pair_by_pair_gives(tmp_path_factory, drawn):
    """Objects in common and answers in common, against sets."""
    rows = [(s, f"o{thing}", f"v{value}") for s, thing, value in drawn]
    path = written(tmp_path_factory.mktemp("t") / "claims.csv", rows)
    found = candidates(load(path))
    answer, source = distinct(found.answer, found.claims.source)
    count = len(found.claims.sources)
    _, same = agreements(answer, source, found.about, count)
    said = {name: {row[1:] for row in rows if row[0] == name} for name in found.claims.sources}
    for one, mine in enumerate(found.claims.sources):
        for other, theirs in enumerate(found.claims.sources):
            expected = len(said[mine] & said[theirs]) if one != other else 0
            assert same[one, other] == expected


def test_groups_reach_as_far_as_the_pairs_do():
    """Close to close is close."""
    close = np.zeros((5, 5), dtype=bool)
    for one, other in ((4, 2), (2, 1)):
        close[one, other] = close[other, one] = True
    assert groups(close).tolist() == [0, 1, 1, 3, 1]
