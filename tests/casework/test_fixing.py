"""Fixes of place and time as people type them: read strictly, refused with what would help."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossbearing import casework
from crossbearing.casework import make_place, make_time
from crossbearing.casework.by_hand import confirm_evidence
from crossbearing.errors import UsageError
from crossbearing.model import PlaceFix, TimeFix
from tests import factory as f

MOMENTS = st.integers(0, 6 * 10**9).map(
    lambda seconds: datetime.fromisoformat("1900-01-02") + timedelta(seconds=seconds)
)
OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda each: timezone(timedelta(minutes=each)))


@given(st.floats(-90, 90), st.floats(-180, 180), st.floats(0.001, 1_000_000))
def test_a_position_on_earth_is_kept_as_typed(north, east, radius):
    """Whatever lies on the globe, with a radius, is a fix."""
    made = make_place(repr(north), repr(east), repr(radius))
    assert made == PlaceFix(latitude=north, longitude=east, radius=radius)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (("33.3", "44.4", None), "radius is missing"),
        (("33.3", "", ""), "longitude and radius are missing"),
        (("100", "33.3", "50"), "the wrong way round"),
        (("33.3", "200", "50"), "longitude: 200"),
        (("33.3", "44.4", "0"), "above 0"),
        (("33.3", "44.4", "2000000"), "above 0 and up to 1e+06"),
        (("33°18'N", "44.4", "50"), "decimal point"),
        (("nan", "44.4", "50"), "no number"),
    ],
)
def test_a_position_that_is_none_is_refused_with_what_would_help(typed, told):
    """Half a position, a place off the globe, a fix without a width."""
    with pytest.raises(UsageError, match=told.replace("+", r"\+")):
        make_place(*typed)


def test_nothing_typed_is_no_fix():
    """Most evidence has neither."""
    assert make_place("", None, " ") is None
    assert make_time(None, "", None, None) is None


def test_a_comma_and_a_long_minus_are_read_as_people_write_them():
    """Decimals of half of Europe, and the minus that word processors make."""
    assert make_place("−33,45", "-70,66", "1e3") == PlaceFix(
        latitude=-33.45, longitude=-70.66, radius=1000.0
    )


@given(MOMENTS, st.integers(0, 10**6), OFFSETS)
def test_a_time_keeps_its_moment_whatever_its_offset(first, seconds, zone):
    """Read back, both ends are the moments that were meant."""
    start = first.replace(tzinfo=zone)
    end = start + timedelta(seconds=seconds)
    made = make_time(start.isoformat(), end.isoformat(), None, None)
    assert made is not None
    assert datetime.fromisoformat(made.earliest) == start
    assert datetime.fromisoformat(made.latest) == end


def test_local_times_are_on_the_clocks_of_their_zone():
    """The offset is worked out once and kept, so that no later table of zones can move it."""
    assert make_time(
        "2031-07-10T14:05", "2031-07-10 14:25", "2031-07-10T14:12", "Europe/Paris"
    ) == (
        TimeFix(
            earliest="2031-07-10T14:05:00+02:00",
            latest="2031-07-10T14:25:00+02:00",
            time="2031-07-10T14:12:00+02:00",
            zone="Europe/Paris",
        )
    )


def test_a_day_alone_stands_for_all_of_it():
    """From its first second to its last."""
    made = make_time("2031-07-10", "2031-07-11", None, "+03:00")
    assert made is not None
    assert (made.earliest, made.latest) == (
        "2031-07-10T00:00:00+03:00",
        "2031-07-11T23:59:59+03:00",
    )


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (("2031-03-10T14:05", "", "", "UTC"), "the earliest and the latest"),
        (("", "", "2031-03-10T14:05", "UTC"), "the earliest and the latest"),
        (("", "", "", "UTC"), "a zone is given and no time"),
        (("2031-03-10T14:05", "2031-03-10T14:25", "", ""), "whose clocks"),
        (("2031-03-10T14:05", "2031-03-10T14:25", "", "Mars/Olympus"), "not known here"),
        (("2031-03-10T14:05", "2031-03-10T14:25", "", "../../etc/passwd"), "not known here"),
        (("2031-03-10T14:25", "2031-03-10T14:05", "", "UTC"), "before the earliest"),
        (("2031-03-10T14:05", "2031-03-10T14:25", "2031-03-10T15:00", "UTC"), "not between"),
        (("10/3/2031 2pm", "2031-03-10T14:25", "", "UTC"), "is no time"),
        (("2031-02-30", "2031-03-10", "", "UTC"), "is no time"),
        (("2031-03-30T02:30", "2031-03-30T04:00", "", "Europe/Paris"), "clocks of that zone"),
        (("2031-10-26T02:30", "2031-10-26T04:00", "", "Europe/Paris"), "clocks of that zone"),
        (("2031-03-10T14:05+01:00", "2031-03-10T14:25", "", "+03:00"), "give one of the two"),
    ],
)
def test_a_time_that_is_none_is_refused_with_what_would_help(typed, told):
    """Half a span, no zone, an hour that clocks skip or show twice."""
    with pytest.raises(UsageError, match=told):
        make_time(*typed)


HERE = PlaceFix(latitude=33.3, longitude=44.4, radius=50.0)
THEN = TimeFix(
    earliest="2031-03-10T14:05:00+03:00", latest="2031-03-10T14:25:00+03:00", zone="+03:00"
)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"kind": "place", "method": "landmarks"}, "a place fix needs"),
        ({"kind": "time", "method": "shadow length"}, "a time fix needs"),
        ({"kind": "place", "place": HERE}, "by which method"),
        ({"kind": "image", "time": THEN}, "by which method"),
        (
            {
                "kind": "place",
                "method": "x",
                "place": PlaceFix(latitude=91, longitude=0, radius=1),
            },
            "latitude: 91",
        ),
        (
            {
                "kind": "time",
                "method": "x",
                "time": TimeFix(earliest="soon", latest="later", zone="UTC"),
            },
            "no ISO 8601 time",
        ),
    ],
)
def test_an_item_without_what_it_is_named_for_is_refused(fields, told):
    """However it comes: by form, by command or from another program."""
    with pytest.raises(UsageError, match=told):
        confirm_evidence(f.evidence(**fields))


def test_a_picture_may_have_both_fixes():
    """One item, where and when it was taken."""
    confirm_evidence(f.evidence(place=HERE, time=THEN, method="landmarks, shadow length"))


def test_fixes_go_with_the_bag(tmp_path):
    """Opened elsewhere, the item is the one that was entered."""
    folder = tmp_path / "case"
    casework.new_case(folder, "What happened at Sarn?")
    made = f.evidence(kind="place", place=HERE, time=THEN, method="landmarks")
    casework.add_evidence(folder, made)
    casework.export_case(folder, "bag", tmp_path / "case.zip")
    casework.open_bag(tmp_path / "case.zip", tmp_path / "elsewhere")
    assert casework.weigh_case(tmp_path / "elsewhere").evidence == (made,)
