"""How the answer moved: a picture by day, and a table that says the same."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from crossbearing.model import Moment, Status
from crossbearing.report.blocks import Course, Line, Stop, Table
from crossbearing.report.contents import contents
from crossbearing.report.course import APART, BOTTOM, MARKS, TOP, course
from tests.report.sarn import sarn


def moved(**fields):
    return next(
        (each for each in contents(sarn(**fields)).sections if each.anchor == "movement"), None
    )


def line(label, *values):
    return Line(
        label=label,
        stops=tuple(
            Stop(day=f"2031-03-0{n + 1}", value=each, low=each, high=each)
            for n, each in enumerate(values)
        ),
    )


def test_the_table_says_what_the_picture_draws():
    """Every stop of the picture stands in the table, and what has no day only there."""
    _, drawn, table = moved().blocks
    assert isinstance(drawn, Course)
    assert isinstance(table, Table)
    assert [row[0].text for row in table.rows] == [
        "2031-03-04",
        "2031-03-05",
        "with what is undated",
    ]
    assert [stop.day for stop in drawn.lines[0].stops] == ["2031-03-04", "2031-03-05"]


def test_a_cause_that_nobody_had_named_says_so():
    """No share is made up for what was not yet a hypothesis."""
    table = moved().blocks[-1]
    assert [row[3].text for row in table.rows] == ["not named", "0.2–0.6", "0.2–0.6"]


def test_one_moment_is_no_movement():
    """A picture of one day would show nothing."""
    only = Moment(day="2031-03-04", reports=1, status=Status.undetermined, causes=())
    assert moved(history=(only,)) is None


def test_higher_shares_are_drawn_higher():
    """The end of each line lies by its share, and later days lie to the right."""
    drawn = str(course(Course(title="t", lines=(line("a", 0.1, 0.9),))))
    (x1, y1), (x2, y2) = re.findall(
        r"<title>.*?<path class=\"published\" d=\"M([\d.]+) ([\d.]+)m", drawn
    )
    assert float(x1) < float(x2)
    assert float(y1) > float(y2)


def test_names_do_not_lie_on_one_another():
    """Lines that end together still have readable names."""
    lines = tuple(line(name, 0.2, 0.5) for name in "abcd")
    drawn = str(course(Course(title="t", lines=lines)))
    heights = sorted(float(y) for y in re.findall(r'x="454.0" y="([\d.]+)"', drawn))
    assert len(heights) == len(lines)
    assert all(b - a >= APART - 0.2 for a, b in pairwise(heights))


def test_a_name_with_room_stands_at_the_end_of_its_line():
    """Only those that would lie on another give way."""
    lines = (line("top", 0.2, 0.9), line("low", 0.2, 0.05), line("lower", 0.2, 0.04))
    drawn = str(course(Course(title="t", lines=lines)))
    named = [float(y) - 4 for y in re.findall(r'x="454.0" y="([\d.]+)"', drawn)]
    assert min(named) == pytest.approx(BOTTOM - 0.9 * (BOTTOM - TOP), abs=0.1)
    assert max(named) == pytest.approx(BOTTOM - 0.04 * (BOTTOM - TOP), abs=0.1)


def test_lines_differ_without_colour():
    """Each line has its own mark."""
    lines = tuple(line(name, 0.2, 0.5) for name in "ab")
    drawn = str(course(Course(title="t", lines=lines)))
    assert all(mark.split("{y}")[1] in drawn for mark in MARKS[:2])


def test_a_name_in_the_picture_is_text():
    """What a report says cannot become markup."""
    drawn = str(course(Course(title="t", lines=(line("<script>", 0.2, 0.5),))))
    assert "<script>" not in drawn
