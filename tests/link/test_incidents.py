"""One incident over several reports' records."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

from crossbearing.link.entities import Directory
from crossbearing.link.incidents import incidents
from crossbearing.model import (
    Affected,
    Annotations,
    Casualties,
    Incident,
    Place,
    Precision,
    Span,
)
from tests import factory

NAMELESS = Directory(entities=(), by_mention={}, by_key={}, by_id={})
SARN = Place(span=Span(0, 4), name="Sarn", precision=Precision.town, within=("Vess", "Ansel"))
FIRST = Incident(
    document="d-1",
    type="attack",
    start="2031-03-13",
    end="2031-03-13",
    precision="day",
    place=SARN,
    casualties=(Casualties(span=Span(0, 1), outcome="killed", low=6, high=6),),
)
SECOND = replace(
    FIRST,
    document="d-2",
    type="other",
    casualties=(Casualties(span=Span(0, 1), outcome="killed", low=4, high=4),),
)


def joined(*records: Incident) -> list[tuple[str, ...]]:
    """The documents of each incident."""
    notes = [_notes(each) for each in records]
    found = incidents(notes, {each.document for each in records}, NAMELESS)
    return [tuple(record.document for record in each.records) for each in found]


def _notes(record: Incident) -> Annotations:
    return replace(
        factory.notes(factory.doc("x")), document=record.document, incidents=(record,)
    )


def test_reports_of_one_place_and_day_join_with_their_figures() -> None:
    """Six killed and four killed stand side by side."""
    (only,) = incidents([_notes(FIRST), _notes(SECOND)], {"d-1", "d-2"}, NAMELESS)
    assert [figure.low for record in only.records for figure in record.casualties] == [6, 4]


def test_other_days_are_other_incidents() -> None:
    """A week apart is not one blast."""
    later = replace(SECOND, start="2031-03-20", end="2031-03-20")
    assert sorted(joined(FIRST, later)) == [("d-1",), ("d-2",)]


def test_a_shared_country_joins_nothing() -> None:
    """Two blasts in one country are two until something nearer ties them."""
    wide = replace(SARN, name="Ansel", precision=Precision.country, within=())
    assert len(joined(replace(FIRST, place=wide), replace(SECOND, place=wide))) == 2


def test_what_was_struck_joins_where_no_place_is_told() -> None:
    """A name among the targets is a tie, a common noun is none."""
    named = (Affected(text="the Kalsu base", span=Span(0, 14)),)
    plain = (Affected(text="the base", span=Span(0, 8)),)
    bare = replace(FIRST, place=None), replace(SECOND, place=None)
    assert len(joined(*(replace(each, targets=named) for each in bare))) == 1
    assert len(joined(*(replace(each, targets=plain) for each in bare))) == 2


def test_records_of_one_report_stay_apart() -> None:
    """Two incidents of one report never become one through another's record."""
    notes = replace(_notes(FIRST), incidents=(FIRST, replace(FIRST, type="bombing")))
    found = incidents([notes, _notes(SECOND)], {"d-1", "d-2"}, NAMELESS)
    assert sorted(len(each.records) for each in found) == [1, 2]


def test_the_order_of_reports_does_not_matter() -> None:
    """Every order joins the same records under the same ids."""
    third = replace(FIRST, document="d-3", place=None, start=None, end=None)
    notes = [_notes(each) for each in (FIRST, SECOND, third)]
    every = {incidents(order, {"d-1", "d-2", "d-3"}, NAMELESS) for order in permutations(notes)}
    assert len(every) == 1
