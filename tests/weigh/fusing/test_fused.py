"""Fusing as a whole: its laws, and worlds in which the truth is known."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.weigh.fusing.tables import Row, fused, simulated, values

RELIABLE = {"ann": 0.9, "bea": 0.8, "cid": 0.7, "dov": 0.55, "eva": 0.4, "fox": 0.3}
CLAIMS = st.lists(
    st.tuples(
        st.sampled_from("abcdef"), st.sampled_from("uvwxyz"), st.sampled_from(["1", "2", "red"])
    ),
    min_size=1,
    max_size=30,
)


def run(
    rows: Sequence[Row], parents: Sequence[tuple[str, str]] | None = None
) -> dict[str, Any]:
    """The result in a folder that goes away."""
    with TemporaryDirectory() as folder:
        return fused(Path(folder), rows, parents)


@settings(derandomize=True, deadline=None, max_examples=40)
@given(CLAIMS, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_nothing(rows, shuffler):
    """The same claims in another order give the same answers."""
    other = shuffler.sample(rows, len(rows))
    assert run(other) == run(rows)


@settings(derandomize=True, deadline=None, max_examples=40)
@given(CLAIMS)
def test_probabilities_of_an_object_sum_to_one(rows):
    """An object's value and its alternatives share all of the probability, likeliest first."""
    for found in run(rows)["objects"]:
        ranked = [
            found["probability"],
            *(each["probability"] for each in found["alternatives"]),
        ]
        assert sum(ranked) == pytest.approx(1, abs=1e-5)
        assert ranked == sorted(ranked, reverse=True)


@pytest.mark.parametrize("copied", RELIABLE)
def test_a_copier_added_ten_times_changes_nothing(copied):
    """Ten sources that repeat every claim of one leave all values and probabilities as they are."""
    rows = simulated(1, RELIABLE, objects=40)
    copies: list[Row] = [
        (f"{name} {n}", thing, value)
        for n in range(10)
        for name, thing, value in rows
        if name == copied
    ]
    alone, crowded = run(rows), run(rows + copies)
    assert crowded["objects"] == alone["objects"]
    assert [s for s in crowded["sources"] if s["source"] in RELIABLE] == alone["sources"]


def test_other_names_for_sources_give_the_same_answers():
    """Nothing hangs on what a source is called."""
    rows = simulated(4, RELIABLE)
    names = dict(zip(RELIABLE, reversed("uvwxyz"), strict=False))
    renamed = [(names[source], thing, value) for source, thing, value in rows]
    assert run(renamed)["objects"] == run(rows)["objects"]


def test_other_names_for_objects_give_the_same_answers():
    """Nothing hangs on what an object is called."""
    rows = simulated(5, RELIABLE)
    plain = values(run(rows))
    turned = values(run([(source, thing[::-1], value) for source, thing, value in rows]))
    assert {thing[::-1]: value for thing, value in turned.items()} == plain


def test_known_reliability_is_recovered():
    """What simulated sources are worth is found to within a few points, without any gold."""
    result = run(simulated(6, RELIABLE, objects=400))
    for source in result["sources"]:
        assert source["reliability"] == pytest.approx(RELIABLE[source["source"]], abs=0.07)
        assert source["claims"] == 400


def test_a_few_good_sources_beat_many_bad_ones():
    """Where most are usually wrong, a vote errs more often."""
    rows = simulated(7, {"ann": 0.95, "bea": 0.9} | {f"bad {n}": 0.25 for n in range(6)})
    found = values(run(rows))
    assert sum(value == "right" for value in found.values()) >= 0.93 * len(found)


def test_an_object_nobody_speaks_about_has_no_value():
    """An object of which only missing values are given is listed, with nulls."""
    rows = [("a", "x", "n/a"), ("b", "x", "-"), ("a", "y", "3")]
    first, second = run(rows)["objects"]
    assert first == {"object": "x", "value": None, "probability": None, "alternatives": []}
    assert second["value"] == "3"


def test_a_table_of_missing_values_gives_no_values():
    """Nothing said, nothing found; sources are listed all the same."""
    result = run([("a", "x", "n/a")])
    assert values(result) == {"x": None}
    assert result["sources"][0]["claims"] == 0


def test_the_most_exact_supported_value_wins():
    """Whoever names the country does not speak against the city."""
    rows = [(f"s{n}", "fair", "France") for n in range(4)]
    rows += [(f"t{n}", "fair", "Paris") for n in range(3)]
    rows += [(f"u{n}", "fair", "London") for n in range(3)]
    parents = [("Paris", "France"), ("France", "Europe"), ("London", "Britain")]
    assert values(run(rows, parents)) == {"fair": "Paris"}


def test_a_loop_in_the_hierarchy_does_no_harm():
    """Names may stand above one another in a circle, and above themselves."""
    rows = [("a", "x", "Paris"), ("b", "x", "France"), ("c", "x", "Rome"), ("d", "x", "Paris")]
    parents = [("Paris", "France"), ("France", "Paris"), ("Rome", "Rome"), ("Paris", "Gaul")]
    assert values(run(rows, parents)) == {"x": "Paris"}


def test_numbers_that_nearly_agree_support_one_another():
    """Two readings within a thousandth outweigh a single one far off."""
    readings = ["200.1", "200.2", "150"]
    rows = [(f"s{n}", "load", value) for n, value in enumerate(readings)]
    assert values(run(rows))["load"] in readings[:2]


def test_the_last_claim_of_a_source_counts():
    """A later claim of one source on one object takes the place of its earlier ones."""
    rows = [
        ("a", "x", "5", "2024-01-02"),
        ("a", "x", "4", "2024-01-01T10:00:00+02:00"),
        ("b", "x", "5", "2024-01-01"),
    ]
    (found,) = run(rows)["objects"]
    assert (found["value"], found["alternatives"]) == ("5", [])


def test_the_value_is_one_that_some_source_wrote():
    """Of people the fullest usual spelling is given, never one made up."""
    spelled = ["Stroustrup", "Bjarne Stroustrup", "STROUSTRUP, BJARNE", "Stroustrup, Bjarne"]
    rows = [(f"s{n}", "book", value) for n, value in enumerate(spelled)]
    (found,) = run(rows)["objects"]
    assert found["value"] in spelled[1:]
    assert found["alternatives"] == []
