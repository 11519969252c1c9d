from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.text.dates import Moment, read_moment


@pytest.mark.parametrize(
    ("written", "value", "zone"),
    [
        ("2031", "2031", None),
        ("2031-03", "2031-03", None),
        ("2031-03-12", "2031-03-12", None),
        ("2031-03-12T14:05:09+03:00", "2031-03-12T14:05:09+03:00", "+03:00"),
        ("2031-03-12T14:05:09.123Z", "2031-03-12T14:05:09+00:00", "Z"),
        ("12 March 2031", "2031-03-12", None),
        ("Wednesday, 12th of March 2031", "2031-03-12", None),
        ("Mar. 12, 2031, 2:05 p.m. GMT", "2031-03-12T14:05:00+00:00", "GMT"),
        ("Wed, 12 Mar 2031 14:05:09 +0300", "2031-03-12T14:05:09+03:00", "+0300"),
        ("14:05, 12 March 2031", "2031-03-12T14:05:00", None),
        ("12 March 2031 14:05 EST", "2031-03-12T14:05:00", "EST"),
        ("March 2031", "2031-03", None),
    ],
)
def test_a_date_is_read_as_far_as_it_is_given(written, value, zone):
    """Day, clock and zone come out only when they stand there."""
    assert read_moment(written) == Moment(value, zone)


@pytest.mark.parametrize(
    "written", ["03/04/2031", "12 March", "yesterday", "31 February 2031", "2031-13-01", ""]
)
def test_what_could_be_two_dates_or_none_is_not_read(written):
    """An ambiguous, incomplete or impossible date gives None."""
    assert read_moment(written) is None


@settings(derandomize=True, deadline=None, max_examples=100)
@given(st.dates(min_value=date(1000, 1, 1)))
def test_long_and_iso_forms_agree(day):
    """A day written out in words is the same day in figures."""
    month = ["January", "February", "March", "April", "May", "June", "July", "August"]
    month += ["September", "October", "November", "December"]
    written = f"{day.day} {month[day.month - 1]} {day.year}"
    assert read_moment(written) == read_moment(day.isoformat()) == Moment(day.isoformat())


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.text(max_size=60))
def test_any_text_is_survived(text):
    """No input makes the reader fail."""
    moment = read_moment(text)
    assert moment is None or moment.value[:4].isdecimal()
