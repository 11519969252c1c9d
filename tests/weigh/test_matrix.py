"""The matrix methods: worked numbers, and tables that cannot be understood."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from crossbearing.errors import TableInvalid, UsageError
from crossbearing.weigh.matrix import load, weigh_matrix
from crossbearing.weigh.table import Matrix

RETALIATION = """evidence,H1,H2,H3,weight
E1 a public statement,C,C,C,1
E2 no offensive earlier,C,C,I,2
E3 does not want another war,C,C,I,1
E4 more broadcasts to agents,I,C,C,1.4142
E5 embassies take precautions,I,C,C,1
E6 loss of face,I,C,C,0.5
"""
UNTESTED = """evidence,H1,H2,H3,H4,weight
a,C,I,C,NA,2
b,C,C,I,C,3
c,I,C,C,NA,1
d,C,I,I,C,2
e,C,C,C,I,0
"""
SQUARES = "evidence,H1,H2,H3\na,I,I,II\nb,I,I,N\nc,CC,I,NA\nd,NA,N,CC\n"


def table(tmp_path: Path, text: str, name: str = "matrix.csv") -> Matrix:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return load(path)


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        ("heuer", (3, 0, 2)),
        ("open-synthesis", (3, 0, 2)),
        ("parc", (2.9142, 0, 3)),
        ("bayes", (0.0145, 0.9275, 0.0580)),
    ],
)
def test_the_worked_example_of_retaliation_comes_out_to_its_digits(tmp_path, method, expected):
    """Each method gives the published scores of Heuer's worked example."""
    result = weigh_matrix(table(tmp_path, RETALIATION), method)
    assert result.scored.values == pytest.approx(expected, abs=5e-5)
    assert result.as_json()["leading"] == "H2"


def test_unweighted_parc_counts_as_heuer_does(tmp_path):
    """Without II cells and weights, PARC's scores are counts."""
    plain = "\n".join(row.rpartition(",")[0] for row in RETALIATION.splitlines())
    assert weigh_matrix(table(tmp_path, plain), "parc").scored.values == (3, 0, 2)


def test_open_synthesis_gives_consistency_and_diagnosticity(tmp_path):
    """What fits every hypothesis tells none apart; the rest spread by 0.943."""
    result = weigh_matrix(table(tmp_path, RETALIATION), "open-synthesis")
    assert result.scored.consistency == (3, 6, 4)
    assert result.diagnosticity == pytest.approx((0, *(0.943,) * 5), abs=5e-4)


def test_without_one_item_against_it_the_first_ties_with_the_last(tmp_path):
    """Leaving out any of E4 to E6 keeps H2 in the lead and lets H1 and H3 tie."""
    rows = RETALIATION.splitlines()
    for gone in (4, 5, 6):
        kept = "\n".join(row for at, row in enumerate(rows) if at != gone)
        result = weigh_matrix(table(tmp_path, kept), "heuer")
        assert result.leading == 1
        assert result.scored.values[0] == result.scored.values[2]


@pytest.mark.parametrize(
    ("method", "expected"), [("heuer", (1, 2, 2, 1)), ("burton", (1, 4, 5, 0))]
)
def test_an_untested_hypothesis_does_not_lead(tmp_path, method, expected):
    """A hypothesis with no inconsistency because little was rated is not announced."""
    result = weigh_matrix(table(tmp_path, UNTESTED), method)
    shape = result.as_json()
    assert result.scored.values == expected
    assert shape["leading"] is None
    assert shape["not_fully_rated"]


def test_squares_and_counts_order_differently(tmp_path):
    """One II weighs as four I in squares, and as one in counts."""
    matrix = table(tmp_path, SQUARES)
    assert weigh_matrix(matrix, "open-synthesis").scored.values == (2, 3, 4)
    assert weigh_matrix(matrix, "heuer").scored.values == (2, 3, 1)


def test_credibility_and_relevance_scale_inconsistency(tmp_path):
    """PARC multiplies by both in steps of the root of two, Burton by credibility in twos."""
    matrix = table(
        tmp_path, "evidence,H1,H2,credibility,relevance\na,II,C,high,high\nb,I,C,low,medium\n"
    )
    assert weigh_matrix(matrix, "parc").scored.values[0] == pytest.approx(4 + 0.70711, abs=1e-5)
    assert weigh_matrix(matrix, "burton").scored.values == (4.5, 0)


def test_analysts_are_averaged_first(tmp_path):
    """Two analysts, one saying I and one C, come to neutral."""
    given = {
        "hypotheses": ["H1", "H2"],
        "evidence": [{"id": "E1", "ratings": [["I", "II"], ["C", "II"]]}],
        "prior": [0.25, 0.75],
    }
    matrix = table(tmp_path, json.dumps(given), "matrix.json")
    assert weigh_matrix(matrix, "open-synthesis").scored.values == (0, 4)
    assert matrix.prior == (0.25, 0.75)


def test_what_is_not_rated_neither_gains_nor_loses(tmp_path):
    """Under bayes a cell of NA takes the mean of its row."""
    matrix = table(tmp_path, "evidence,H1,H2,H3\na,C,I,NA\n")
    found = weigh_matrix(matrix, "bayes").scored.values
    assert found == pytest.approx((0.8 / 1.5, 0.2 / 1.5, 0.5 / 1.5))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "is empty"),
        ("item,H1,H2\na,C,C\n", "row 1, column 1"),
        ("evidence,H1,H2\na,C\n", "row 2: has 2 cells"),
        ("evidence,H1,H2\na,C,X\n", "row 2, column H2: 'X' is no rating"),
        ("evidence,H1,H2,weight\na,C,C,heavy\n", "row 2, column weight"),
        ("evidence,H1,H2,credibility\na,C,C,sure\n", "row 2, column credibility"),
        ("evidence,H1,H1\na,C,C\n", "no name twice"),
        ("evidence,H1\na,C\n", "two hypotheses"),
        ('evidence,H1,H2\n"a,C,C\n', "is not CSV"),
    ],
)
def test_a_bad_table_is_refused_with_its_place(tmp_path, text, told):
    """The error names the file and says where the table goes wrong."""
    with pytest.raises(TableInvalid, match=told) as caught:
        table(tmp_path, text)
    assert "matrix.csv" in str(caught.value)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("{", "is not JSON"),
        ("[]", "needs the lists"),
        ('{"hypotheses":["a","b"],"evidence":[{"ratings":["C"]}]}', "evidence 1: give 2"),
        ('{"hypotheses":["a","b"],"evidence":[3]}', "evidence 1: needs a list"),
        ('{"hypotheses":["a","b"],"evidence":[{"ratings":["C","I"]}],"prior":[1]}', "prior"),
        (
            '{"hypotheses":["a","b"],"evidence":[{"ratings":["C","I"]}],"prior":[0,0]}',
            "above 0",
        ),
    ],
)
def test_bad_json_is_refused_with_its_place(tmp_path, given, told):
    """A JSON matrix that does not hold together is refused."""
    with pytest.raises(TableInvalid, match=told):
        table(tmp_path, given, "matrix.json")


def test_files_that_are_no_text_and_unknown_methods_are_refused(tmp_path):
    """Bytes that are not UTF-8, a missing file and a method that does not exist are named."""
    path = tmp_path / "matrix.csv"
    with pytest.raises(TableInvalid, match="cannot be opened"):
        load(path)
    path.write_bytes(b"evidence,\xff\n")
    with pytest.raises(TableInvalid, match="UTF-8"):
        load(path)
    with pytest.raises(UsageError, match="open-synthesis"):
        weigh_matrix(table(tmp_path, SQUARES), "tarot")
