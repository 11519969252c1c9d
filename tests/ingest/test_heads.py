import pytest

from crossbearing.ingest.heads import read_head
from crossbearing.model import Dated

BODY = "The depot at Sarn burned for six hours on Monday night, the fire service said."


def test_title_byline_and_date_line():
    """A title, "By …" and a date of its own line are taken as such."""
    head = read_head(f"Fire at Sarn\nBy Ada Venn\n12 March 2031, 08:30 GMT\n\n{BODY}")
    assert (head.title, head.byline) == ("Fire at Sarn", "Ada Venn")
    when = Dated(value="2031-03-12T08:30:00+00:00", zone="GMT", found="date line")
    assert head.published == when


def test_labels_are_taken_and_marked():
    """ "Publisher:", "Published:" and "Updated:" lines are read, and are no part of the report."""
    text = (
        f"Fire at Sarn\nPublisher: The Lamp\nPublished: 3 May 2031\nUpdated: 4 May 2031\n{BODY}"
    )
    head = read_head(text)
    assert head.publisher == "The Lamp"
    assert head.published == Dated(value="2031-05-03", found='line "Published"')
    assert head.modified == Dated(value="2031-05-04", found='line "Updated"')
    assert [label.span.of(text)[:9] for label in head.labels] == [
        "Publisher",
        "Published",
        "Updated: ",
    ]


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("SARN, 12 March 2031 (Northline) — The depot burned.", "2031-03-12"),
        ("VELL, Ansel, March 12, 2031 – The depot burned.", "2031-03-12"),
        ("Sarn, 12 March 2031", "2031-03-12"),
        ("SARN, March 12 (Northline) — The depot burned.", None),
        ("SARN (Northline) — The depot burned.", None),
    ],
)
def test_a_dateline_counts_only_with_its_year(line, value):
    """A day without a year is not a date."""
    published = read_head(f"Fire at Sarn\n\n{line}\n").published
    assert (published.value if published else None) == value


@pytest.mark.parametrize(
    "line", ["By Tuesday evening the fire was out.", "By the river it burned on"]
)
def test_a_sentence_that_begins_with_by_is_no_byline(line):
    """Only names make a byline."""
    assert read_head(f"Fire at Sarn\n{line}\n{BODY}").byline is None


def test_text_that_starts_with_a_sentence_has_no_title():
    """A first line that is a sentence is not taken for a headline."""
    assert read_head(f"{BODY}\n{BODY}\n{BODY}\n{BODY}").title is None


def test_a_heading_loses_its_marks():
    """Markdown's number signs and stars are no part of the title."""
    assert read_head(f"## **Fire at Sarn**\n\n{BODY}").title == "Fire at Sarn"


def test_an_empty_text_says_nothing():
    """No lines, nothing known."""
    assert read_head("\n \n").title is None
