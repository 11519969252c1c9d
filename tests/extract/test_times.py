"""Time expressions and their values."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.extract.calendar import WEEKDAYS, bounds, shifted
from crossbearing.extract.times import settled, times
from crossbearing.extract.times.holidays import easter
from crossbearing.model import Dated, Furniture, FurnitureKind, Span
from tests import factory

FRIDAY = "2024-04-19"


def values(text, published=None):
    """Each expression's words with its value."""
    found = times(factory.doc(text, published=published))
    return {each.span.of(text): each.value for each in found}


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It fell on 12 March 2021.", "12 March 2021", "2021-03-12"),
        ("It fell on March 12, 2021.", "March 12, 2021", "2021-03-12"),
        ("It fell on Sunday, 31 March.", "Sunday, 31 March", "2024-03-31"),
        ("FELL ON 12 MAR 89 IN FORCE.", "12 MAR 89", "1989-03-12"),
        ("Logged 2024-04-01T05:30Z here.", "2024-04-01T05:30Z", "2024-04-01T05:30Z"),
        ("It fell in July 2020.", "July 2020", "2020-07"),
        ("It fell in nineteen ninety-six.", "nineteen ninety-six", "1996"),
        ("It fell in the summer of 2014.", "the summer of 2014", "2014-SU"),
        ("It fell in mid-March.", "mid-March", "2024-03"),
        ("It fell in the third quarter of 2020.", "the third quarter of 2020", "2020-Q3"),
        ("It fell in the first half of 2021.", "the first half of 2021", "2021-H1"),
        ("It was so in the 1990s.", "the 1990s", "199"),
        ("It was so in the 20th century.", "the 20th century", "19"),
        ("They met on Christmas last year.", "Christmas last year", "2023-12-25"),
        ("They met at Easter 2016.", "Easter 2016", "2016-03-27"),
        ("They ruled between 2014 and 2017.", "between 2014 and 2017", "2014/2017"),
        ("They fought from 2011 to 2014.", "from 2011 to 2014", "2011/2014"),
        (
            "They met between 2 and 4 March.",
            "between 2 and 4 March",
            "2024-03-02/2024-03-04",
        ),
        ("It fell early Tuesday.", "early Tuesday", "2024-04-16"),
        ("It fell last Friday.", "last Friday", "2024-04-12"),
        ("It fell late on Monday night.", "late on Monday night", "2024-04-15TNI"),
        ("It fell yesterday.", "yesterday", "2024-04-18"),
        ("It fell last night.", "last night", "2024-04-18TNI"),
        ("It fell last week.", "last week", "2024-W15"),
        ("It fell over the weekend.", "the weekend", "2024-W15-WE"),
        ("It fell earlier this month.", "earlier this month", "2024-04"),
        ("It fell in February.", "February", "2024-02"),
        ("It fell in June.", "June", "2023-06"),
        ("It fell late last year.", "late last year", "2023"),
        ("It fell two years ago.", "two years ago", "2022"),
        ("It fell ten days ago.", "ten days ago", "2024-04-09"),
        ("It fell the day after Christmas.", "the day after Christmas", "2023-12-26"),
        ("It fell at 3:40 a.m. GMT.", "3:40 a.m. GMT", "2024-04-19T03:40Z"),
        ("It fell at 15:30 +03 on Monday.", "15:30 +03 on Monday", "2024-04-15T15:30+03:00"),
        ("It fell at 0340 GMT.", "0340 GMT", "2024-04-19T03:40Z"),
        ("It fell at noon Thursday.", "noon Thursday", "2024-04-18T12:00"),
        ("It lasted three days.", "three days", "P3D"),
        ("It lasted half an hour.", "half an hour", "PT30M"),
        ("It lasted for years.", "years", "PXY"),
        ("They held it for the past two weeks.", "the past two weeks", "P2W"),
        ("They march every Monday.", "every Monday", "XXXX-WXX-1"),
        ("They march each July.", "each July", "XXXX-07"),
        ("They fire daily.", "daily", "P1D"),
        ("They now deny it.", "now", "PRESENT_REF"),
        ("They recently left.", "recently", "PAST_REF"),
        ("They look to the future.", "the future", "FUTURE_REF"),
    ],
)
def test_common_expressions_have_their_timex_value(text, words, value):
    """Relative ones are worked out from the document's date, Friday 19 April 2024."""
    assert values(text, FRIDAY)[words] == value


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The council will meet on Tuesday.", "Tuesday", "2024-04-23"),
        ("A guard was killed Tuesday.", "Tuesday", "2024-04-16"),
        ("The talks are due to open in February.", "February", "2025-02"),
        ("The talks opened in February.", "February", "2024-02"),
        ("He said he would resign on Monday.", "Monday", "2024-04-22"),
        ("He said on Monday that he would resign.", "Monday", "2024-04-15"),
        ("The truce holds until 5 May.", "5 May", "2024-05-05"),
        ("He was arrested on 23 October.", "23 October", "2023-10-23"),
    ],
)
def test_the_verb_beside_it_tells_past_from_future(text, words, value):
    """Weekdays, days and months without a year lie where the tense looks."""
    assert values(text, FRIDAY)[words] == value


@pytest.mark.parametrize(
    "text",
    [
        "May they rest. It may march on.",
        "They paid $1990 for 1,990 rounds and killed 2000 people.",
        "The six-year-old boy kept a day-to-day list.",
        "An officer in his 30s spoke of F-16 jets.",
        "Watch This Week and 60 Minutes.",
    ],
)
def test_what_only_looks_like_a_time_is_left_alone(text):
    """Verbs, sums, ages and titles."""
    assert not values(text, FRIDAY)


def test_without_a_document_date_relative_expressions_stay_open():
    """What is open says what it hangs on; the clock is never asked."""
    text = "It fell yesterday, and again in February."
    found = times(factory.doc(text))
    assert [each.value for each in found] == [None, "XXXX-02"]
    assert {each.anchor for each in found} == {"document date"}


def test_an_expression_tied_to_an_event_names_it():
    """ "Hours after the strike" lasts some hours, from the strike, and is bound to no day."""
    text = "Hours after the strike, shells fell."
    (time,) = times(factory.doc(text, published=FRIDAY))
    assert (time.span.of(text), time.value) == ("Hours after the strike", "PTXH")
    assert (time.anchor, time.start) == ("the strike", None)


def test_a_time_told_before_is_what_earlier_and_later_count_from():
    """ "Three days earlier" and "the next day", each from the last day told, dated or not."""
    text = "It fell on 12 March 2021. Three days earlier they left. The next day they came."
    assert list(values(text).values()) == ["2021-03-12", "2021-03-09", "2021-03-10"]


def test_earlier_than_a_time_that_was_not_told_stays_open():
    """Nothing stands before it to count from."""
    (time,) = times(factory.doc("Three days earlier, guards had moved crates."))
    assert (time.value, time.anchor) == (None, "preceding time")


def test_a_quarter_told_before_is_what_a_year_earlier_is_compared_with():
    """Not the whole year before."""
    text = "Sales rose in the third quarter from a year earlier."
    assert values(text, "1989-11-02")["a year earlier"] == "1988-Q3"


@pytest.mark.parametrize(
    ("text", "precision", "edtf", "start", "end"),
    [
        ("In 2014 it fell.", "year", "2014", "2014-01-01", "2014-12-31"),
        ("In late 2011.", "year", "2011-09-01~/2011-12-31~", "2011-09-01", "2011-12-31"),
        ("In the summer of 2014.", "season", "2014-22", "2014-06-01", "2014-08-31"),
        ("In the winter of 2014.", "season", "2014-24", "2014-12-01", "2015-02-28"),
        ("In the 1990s.", "decade", "199X", "1990-01-01", "1999-12-31"),
        ("About two years ago.", "year", "2022~", "2022-01-01", "2022-12-31"),
        ("Last week.", "week", "2024-04-08/2024-04-14", "2024-04-08", "2024-04-14"),
        ("From 2011 to 2014.", "range", "2011/2014", "2011-01-01", "2014-12-31"),
        ("Earlier this year.", "year", "2024-01-01/2024-04-19", "2024-01-01", "2024-04-19"),
    ],
)
def test_what_timex_cannot_say_stands_beside_it_in_edtf(text, precision, edtf, start, end):
    """How exact a value is, its bounds, and the value in EDTF."""
    (time,) = times(factory.doc(text, published=FRIDAY))
    assert (time.precision, time.bounds, time.start, time.end) == (precision, edtf, start, end)


def test_a_day_that_no_calendar_has_is_kept_without_a_value():
    """The words stand; nothing is made of them."""
    assert values("It fell on 31 February 2021.") == {"31 February 2021": None}


def test_furniture_is_not_read():
    """A date in the navigation is not the report's."""
    menu = Furniture(Span(0, 15), FurnitureKind.navigation)
    marked = factory.doc("Home 3 May 2020\n\nIt fell in July 2020.", furniture=(menu,))
    assert [each.value for each in times(marked)] == ["2020-07"]


DAYS = st.dates(date(1900, 1, 1), date(2090, 1, 1))
PHRASES = (
    "yesterday", "last week", "in February", "on Tuesday", "two years ago", "on 3 May 2011",
    "three days earlier", "the next day", "at 4 a.m.", "in the third quarter", "a year earlier",
    "hours after the blast", "from 2011 to 2014", "between 2 and 4 March", "last Christmas",
    "this weekend", "over the past three months", "now", "every Monday", "early this month",
    "on the night of 4 March", "29 February", "in the 1990s", "last spring", "next month",
)  # fmt: skip
TEXTS = st.lists(
    st.tuples(
        st.sampled_from(("They will meet", "It fell", "Guards left")), st.sampled_from(PHRASES)
    ),
    min_size=1,
    max_size=6,
).map(lambda pairs: " ".join(f"{who} {when}." for who, when in pairs))


@settings(derandomize=True, deadline=None, max_examples=80)
@given(TEXTS, DAYS)
def test_a_date_given_late_settles_all_as_if_it_had_been_there(text, day):
    """The same spans are found without a date, and nothing that was settled changes."""
    dated = Dated(value=day.isoformat())
    undated = factory.doc(text)
    late = settled(undated, dated)
    assert late == times(factory.doc(text, published=day.isoformat()))
    before = times(undated)
    assert [each.span for each in before] == [each.span for each in late]
    firm = [(a.value, b.value) for a, b in zip(before, late, strict=True) if a.basis is None]
    assert all(one == other for one, other in firm)


@settings(derandomize=True, deadline=None, max_examples=60)
@given(DAYS.filter(lambda day: (day.month, day.day) != (2, 29)), st.integers(1, 9))
def test_moving_the_document_by_years_moves_what_is_counted_in_years(day, years):
    """What hangs on the document's date goes with it, what does not stays."""
    text = "It fell two years ago, in July, and on 3 May 2011."
    before = list(values(text, day.isoformat()).values())
    moved = list(values(text, day.replace(year=day.year + years).isoformat()).values())
    assert before[2] == moved[2] == "2011-05-03"
    for one, other in zip(before[:2], moved[:2], strict=True):
        assert other == f"{int(one[:4]) + years:04d}{one[4:]}"


@settings(derandomize=True, deadline=None, max_examples=60)
@given(DAYS, st.sampled_from(WEEKDAYS))
def test_a_weekday_is_that_weekday_within_a_week_of_the_writing(day, name):
    """Behind after the past, ahead after the future."""
    word = name.capitalize()
    back = date.fromisoformat(values(f"It fell on {word}.", day.isoformat())[word])
    ahead = date.fromisoformat(values(f"They will meet on {word}.", day.isoformat())[word])
    assert back.weekday() == ahead.weekday() == WEEKDAYS.index(name)
    assert back <= day <= ahead
    assert ahead - back in (timedelta(0), timedelta(days=7))


@settings(derandomize=True, deadline=None, max_examples=60)
@given(DAYS, st.integers(-40, 40))
def test_bounds_hold_the_day_a_unit_was_counted_from(day, steps):
    """Shifting there and bounding it brackets a day of that unit, in order."""
    for unit in ("day", "week", "month", "year", "decade"):
        start, end = bounds(shifted(day, steps, unit) or "")
        assert start is not None
        assert end is not None
        assert start <= end
        if steps == 0:
            assert start <= day.isoformat() <= end


@pytest.mark.parametrize(
    ("year", "month", "day"), [(1818, 3, 22), (1943, 4, 25), (2000, 4, 23), (2008, 3, 23)]
)
def test_easter_falls_where_almanacs_put_it(year, month, day):
    """The earliest, the latest and two between."""
    assert easter(year) == date(year, month, day)
