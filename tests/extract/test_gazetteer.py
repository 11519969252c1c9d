"""Countries, their adjectives and their positions."""

import pytest

from crossbearing.extract.gazetteer import gazetteer
from crossbearing.text.names import is_adjective_of


@pytest.mark.parametrize(
    ("country", "adjective"),
    [("Teral", "Terali"), ("Varan", "Varani"), ("Ansel", "Anselian"), ("Ostria", "Ostrians")],
)
def test_adjectives_of_invented_countries_are_known_by_their_stem(country, adjective):
    """The stem rule needs no table."""
    assert is_adjective_of(adjective, country)


@pytest.mark.parametrize("word", ["Teral", "Terminal", "Terallion"])
def test_a_word_that_merely_begins_alike_is_no_adjective(word):
    """What follows the stem must be an adjective's ending."""
    assert not is_adjective_of(word, "Teral")


def test_the_table_is_whole_and_its_positions_lie_on_the_globe():
    """Every adjective leads to a country, and every country has a position."""
    table = gazetteer()
    assert set(table.adjectives.values()) <= set(table.countries)
    assert set(table.countries) <= set(table.positions)
    assert all(
        abs(north) <= 90 and abs(east) <= 180 for north, east in table.positions.values()
    )
