"""What values say, however they are written."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.weigh.fusing.values import form


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1,234.50", "1234.5"),
        ("$1.2M", "1200000"),
        ("+3%", "3 %"),
        ("9:05 a.m.", "09:05"),
        ("9:05 p.m. (Estimated runway)", "21:05"),
        ("11:06aDec 1", "11:06 AM"),
        ("12:10 a.m.", "0:10"),
        ("Lyon; Paris", "paris, LYON"),
        ("Zürich", "zurich"),
        ("Tom &amp; Ann", "Ann and Tom"),
    ],
)
def test_spellings_of_one_value_are_one(one, other):
    """Thousands, currency, dates beside times, order, case and accents do not count."""
    assert form(one) == form(other) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("3%", "3"),
        ("10:30", "10:30 p.m."),
        ("12", "1.2"),
        ("-4", "4"),
        ("not guilty", "guilty"),
    ],
)
def test_different_values_stay_apart(one, other):
    """What differs in sense differs in form."""
    assert form(one) != form(other)


@pytest.mark.parametrize("raw", ["", " ", "N/A", "-", "??", "Not Available", "unknown", "NaN"])
def test_missing_values_say_nothing(raw):
    """A place-holder is no claim."""
    assert form(raw) is None


def test_a_long_run_of_digits_is_a_name():
    """Numbers that no decimal holds exactly are compared as text."""
    assert form("9" * 30) != form("9" * 29 + "8")


@settings(derandomize=True, deadline=None, max_examples=100)
@given(st.text(max_size=30))
def test_case_and_space_around_never_count(raw):
    """Any text has one form, whatever the space around it."""
    assert form(f"  {raw} ") == form(raw)
