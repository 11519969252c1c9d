"""Buildings that stand for governments."""

from __future__ import annotations

from crossbearing.extract.mentions import mentions
from crossbearing.extract.metonyms import relations
from crossbearing.extract.parsing import parsed
from tests import factory


def related(text):
    read = parsed(factory.doc(text))
    named = mentions(read)
    spans = {mention.id: mention.span.of(text) for mention in named}
    return {(spans[each.source], spans[each.target]) for each in relations(read, named)}


def test_a_building_is_an_organ_of_the_country_that_the_text_names():
    """The Pentagon belongs to the United States where the text speaks of them."""
    found = related("The Pentagon denied it. The US military had no aircraft there.")
    assert ("Pentagon", "US") in found


def test_a_building_stands_alone_where_its_country_is_not_named():
    """Without the country in the text nothing is joined."""
    assert related("The Pentagon denied it.") == set()


def test_a_capital_that_acts_stands_for_its_country():
    """Cities deny nothing; governments do."""
    found = related("Peru has no drones. Lima denied that it had struck the port.")
    assert ("Lima", "Peru") in found


def test_a_capital_where_something_happens_is_a_place():
    """A blast in Lima is not a deed of Peru."""
    assert (
        related("Peru mourns. A blast in Lima killed two. Residents of Lima said so.") == set()
    )


def test_what_comes_from_a_capital_comes_from_its_government():
    """Permission is given by a government."""
    found = related("Peru is far. They sought permission from Lima before the flight.")
    assert ("Lima", "Peru") in found
