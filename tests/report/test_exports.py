"""Tables for spreadsheets hold text, never formulas."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.report import matrix_csv, statements_csv
from crossbearing.report.exports import shielded, unshielded
from crossbearing.report.wording import visible
from tests import factory as f
from tests import strategies
from tests.report.sarn import sarn


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1"])
def test_words_that_would_run_are_quoted(words):
    """A cell that a spreadsheet would compute begins with an apostrophe."""
    document = f.doc(words)
    case = f.assessment(document, annotations=(f.notes(document, f.said(document)),))
    assert rows(statements_csv(case))[1][-1] == "'" + words


@settings(deadline=None)
@given(st.text(max_size=30) | st.from_regex(r"\A[\s\u3000]*[=+@＝＋－＠'-].*\Z"))
def test_no_cell_begins_as_a_formula_does(words):
    """After whatever a spreadsheet skips, no cell starts a formula, and none is cut by a tab."""
    cell = shielded(words)
    assert not cell.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
    assert not cell.startswith(("\t", "\r", "\n"))


@settings(deadline=None)
@given(st.text(max_size=30))
def test_the_words_of_a_cell_are_read_back(words):
    """Whoever takes the apostrophe away has the words, with control characters made visible."""
    assert unshielded(shielded(words)) == visible(words)


@settings(deadline=None)
@given(strategies.documents())
def test_a_table_is_read_back_as_it_was_written(document):
    """Quotes, semicolons and line breaks in a text move no cell of the table."""
    case = f.assessment(document, annotations=(f.notes(document, f.said(document)),))
    (head, row) = list(csv.reader(io.StringIO(statements_csv(case), newline="")))
    assert len(row) == len(head)
    assert unshielded(row[-1]) == visible(document.text)


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
