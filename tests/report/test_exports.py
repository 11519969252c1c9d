"""Tables for spreadsheets hold text, never formulas."""

from __future__ import annotations

import csv
import io

import pytest

from crossbearing.report import matrix_csv, statements_csv
from tests import factory as f
from tests.report.sarn import sarn


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1"])
def test_words_that_would_run_are_quoted(words):
    """A cell that a spreadsheet would compute begins with an apostrophe."""
    document = f.doc(words)
    case = f.assessment(document, annotations=(f.notes(document, f.said(document)),))
    assert rows(statements_csv(case))[1][-1] == "'" + words


def test_every_statement_has_a_row():
    """One row a statement, all as wide as the heading."""
    table = rows(statements_csv(sarn()))
    assert len(table) == 8
    assert {len(row) for row in table} == {15}


def test_the_matrix_is_signed_numbers():
    """A hypothesis that holds a reading's value gets its bits, a rival the same against."""
    head, *body = rows(matrix_csv(sarn()))
    accident, strike = (
        next(row for row in body if row[0].startswith(s)) for s in ("acc", "attack")
    )
    assert head[1].startswith("a crater")
    assert (accident[1], strike[1]) == ("-1.3", "1.3")
