"""Time expressions and their values."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.extract.calendar import bounds, shifted
from crossbearing.extract.times import times
from tests.extract.parsing import parsed


def values(text, published=None):
    """Each expression's words with its value."""
    return {each.span.of(text): each.value for each in times(parsed(text, published))}


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It fell on 12 March 2021.", "12 March 2021", "2021-03-12"),
        ("It fell on March 12, 2021.", "March 12, 2021", "2021-03-12"),
        ("It fell in July 2020.", "July 2020", "2020-07"),
        ("It fell in the summer of 2014.", "the summer of 2014", "2014-SU"),
        ("They ruled between 2014 and 2017.", "between 2014 and 2017", "2014/2017"),
        ("It lasted three days.", "three days", "P3D"),
        ("It fell early Tuesday.", "early Tuesday", "2024-04-16"),
        ("It fell yesterday.", "yesterday", "2024-04-18"),
        ("It fell last week.", "last week", "2024-W15"),
        ("It fell in February.", "February", "2024-02"),
        ("It fell in June.", "June", "2023-06"),
        ("It fell two years ago.", "two years ago", "2022"),
        ("It fell at 3:40 a.m. GMT.", "3:40 a.m. GMT", "2024-04-19T03:40Z"),
    ],
)
def test_common_expressions_have_their_timex_value(text, words, value):
    """Relative ones are worked out from the document's date, Friday 19 April 2024."""
    assert values(text, "2024-04-19")[words] == value


def test_without_a_document_date_relative_expressions_stay_open():
    """What is open says what it hangs on; the clock is never asked."""
    text = "It fell yesterday, and again in February."
    open_times = times(parsed(text))
    assert [each.value for each in open_times] == [None, "XXXX-02"]
    assert {each.anchor for each in open_times} == {"document date"}


def test_an_expression_tied_to_an_event_names_it():
    """ "Hours after the strike" is anchored in the strike."""
    (time,) = times(parsed("Hours after the strike, shells fell.", "2024-04-19"))
    assert (time.value, time.anchor) == (None, "the strike")


def test_a_day_that_no_calendar_has_is_kept_without_a_value():
    """The words stand; nothing is made of them."""
    assert values("It fell on 31 February 2021.") == {"31 February 2021": None}


def test_may_the_verb_is_no_month():
    """A modal verb at the start of a sentence is left alone."""
    assert not values("May they rest. It may march on.")


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.dates(date(1900, 1, 1), date(2090, 1, 1)), st.integers(-40, 40))
def test_bounds_hold_the_day_a_unit_was_counted_from(day, steps):
    """Shifting there and bounding it brackets a day of that unit, in order."""
    for unit in ("day", "week", "month", "year", "decade"):
        start, end = bounds(shifted(day, steps, unit) or "")
        assert start is not None
        assert end is not None
        assert start <= end
        if steps == 0:
            assert start <= day.isoformat() <= end
