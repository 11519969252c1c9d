"""Which other names of countries the seed takes up."""

import pytest
from tools.country_names import seed

from crossbearing.extract.gazetteer import gazetteer

KNOWN = [
    {"name": name, "aliases": "", "adjectives": adjective, "capital": f"{name} City"}
    for name, adjective in (("Teralia", "Teralian"), ("Anselia", "Anselian"))
]


def taken(*told: tuple[set[str], set[str]]):
    """The words that are taken up, with the countries they mean."""
    return {(country, word) for country, word, _ in seed(KNOWN, told)}


def test_a_name_that_two_countries_bear_is_left_out():
    """What means two countries tells neither."""
    one: tuple[set[str], set[str]] = ({"Teralia", "The Republic"}, set())
    other: tuple[set[str], set[str]] = ({"Anselia", "The Republic"}, set())
    assert taken(one, other) == set()


def test_a_fuller_name_and_an_adjective_are_taken_up():
    """Both mean the one country that the list names beside them."""
    told = ({"Teralia", "Republic of Teralia"}, {"Teralianer", "Teralian", "of the hills"})
    assert ("Teralia", "Republic of Teralia") in taken(told)
    assert ("Teralia", "Teralian") not in taken(told)


@pytest.mark.parametrize("word", ["TER", "Terália Город", "teralia", "Springfield"])
def test_codes_other_letters_and_names_of_places_are_left_out(word):
    """A code, letters of another script, a common word and a town's name are no seed."""
    assert not taken(({"Teralia", word}, set()))


def test_the_seed_names_no_country_that_the_table_lacks():
    """Every other name leads to a country of the table."""
    table = gazetteer()
    assert set(table.countries.values()) <= set(table.countries)
    assert table.countries["Syrian Arab Republic"] == "Syria"
