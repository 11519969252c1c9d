"""Where quoted words begin and end."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.extract.quotation_marks import quotations


def quoted(text: str) -> list[str]:
    return [text[quote.start : quote.end] for quote in quotations(text)]


@pytest.mark.parametrize(
    "marked",
    [
        "“We saw it”",
        '"We saw it"',
        "«We saw it»",
        "„We saw it“",
        "‘We saw it’",
        "''We saw it''",
    ],
)
def test_six_kinds_of_marks_are_read(marked: str) -> None:
    """Curly, straight, guillemets, low-high, single and doubled single marks all pair."""
    assert quoted(f"Then he said {marked}, and left.") == [marked]


def test_apostrophes_are_not_marks() -> None:
    """Contractions and possessives open no quotation."""
    assert quoted("It’s the officials’ view, isn't it, of the soldiers' camp.") == []


def test_inner_quotations_belong_to_the_outer() -> None:
    """Only the outermost marks count."""
    assert quoted("“He told us ‘run’ and we ran,” she said.") == [
        "“He told us ‘run’ and we ran,”"
    ]


def test_a_mark_that_never_closes_runs_to_the_end() -> None:
    """An unclosed quotation is given, and says that it is open."""
    (only,) = quotations("He said: “We will answer.")
    assert not only.closed
    assert only.end == len("He said: “We will answer.")


def test_a_stray_closing_mark_is_left_alone() -> None:
    """A closing mark without an opening one makes no quotation."""
    assert quoted('It was over" and they left.') == []


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.text(alphabet="\"“”„«»‘’'` a.,\n", max_size=40))
def test_quotations_never_overlap(text: str) -> None:
    """Whatever the marks, quotations come in order, apart, and inside the text."""
    found = quotations(text)
    assert all(0 <= quote.start < quote.end <= len(text) for quote in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
