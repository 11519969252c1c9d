"""The timeline in the report: pictures, tables, conflicts."""

import re
from xml.etree import ElementTree

import pytest

from crossbearing.report.blocks import Bar, Rails, Table
from crossbearing.report.rails import rails
from crossbearing.report.sections.happenings import timeline_section, when
from tests import factory as f


def bar(start, end=None, *, event=True, short="e1"):
    """One bar, a day long unless told otherwise."""
    return Bar(
        start=start, end=end or start, short=short, label=f"{start}: <it> fell", event=event
    )


PATHS = ("path", "g/path")


def drawn(*bars, first="2024-04-01", last="2024-04-30"):
    """The picture of some bars as parsed XML."""
    picture = rails(Rails(title="A line", first=first, last=last, bars=bars))
    return ElementTree.fromstring(str(picture))


def test_days_are_marks_and_stretches_are_bars():
    """What is uncertain is drawn as wide as it is uncertain."""
    found = drawn(bar("2024-04-03"), bar("2024-04-10", "2024-04-20"))
    assert len(found.findall("g/path")) == 1
    (stretch,) = found.findall("g/rect")
    assert float(stretch.get("width")) == pytest.approx(530 * 10 / 29, abs=0.1)


def test_happenings_stand_above_what_was_told():
    """Two rails, one line of time between them."""
    found = drawn(bar("2024-04-03"), bar("2024-04-03", event=False, short="r1"))
    line, happened = (float(re.split(r"[ Hl]", found.find(p).get("d"))[1]) for p in PATHS)
    assert happened < line < float(found.find("g/circle").get("cy"))


def test_marks_of_one_day_do_not_cover_each_other():
    """They stand in rows of their own."""
    found = drawn(*(bar("2024-04-03", short=f"e{n}") for n in range(4)), bar("2024-04-30"))
    rows = {each.get("d") for each in found.findall("g/path")}
    assert len(rows) == 5


def test_what_reaches_beyond_the_picture_is_cut_at_its_edge():
    """A whole year beside a few days does not push the days together."""
    (stretch,) = drawn(bar("2020-01-01", "2030-12-31")).findall("g/rect")
    assert (float(stretch.get("x")), float(stretch.get("width"))) == (70.0, 530.0)


@pytest.mark.parametrize(
    ("start", "end", "read"),
    [
        (None, None, "open"),
        ("2024-04-03", "2024-04-03", "2024-04-03"),
        ("2024-01-01", "2024-12-31", "2024"),
        ("2024-02-01", "2024-02-29", "2024-02"),
        ("2024-04-01", "2024-05-31", "2024-04-01 to 2024-05-31"),
    ],
)
def test_stretches_read_as_what_they_are(start, end, read):
    """A day, a month, a year, or from one day to another."""
    assert when(start, end) == read


def test_of_a_thousand_datings_the_first_stand_and_the_rest_are_counted():
    """A much copied report does not fill the page."""
    documents = [
        f.doc("The depot exploded on 3 May 2019.", path=f"r{n}", published="2024-04-17")
        for n in range(40)
    ]
    notes = tuple(f.notes(each, **f.dated(each)) for each in documents)
    section = timeline_section(f.assessment(*documents, annotations=notes))
    cells = [
        cell.text
        for block in section.blocks
        if isinstance(block, Table)
        for row in block.rows
        for cell in row
    ]
    assert any(cell.endswith("and 28 others") for cell in cells)
