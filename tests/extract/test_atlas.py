"""The gazetteer's file."""

import pytest

from crossbearing.extract.atlas import COUNTRY, PRECISIONS, SITE, TOWN, atlas
from crossbearing.extract.place_words import adjectives, codes, short_forms


def test_the_file_says_where_it_comes_from_and_under_which_licence():
    """Provenance travels with the data."""
    about = atlas().about()
    assert "CC BY 4.0" in about["licence"]
    assert sum(item.startswith("source ") for item in about) == 4
    assert len(atlas().kind) == int(about["places"])


@pytest.mark.parametrize("name", ["Mosul", "الموصل", "Мосул", "摩苏尔"])
def test_a_city_is_found_by_its_names_in_other_scripts(name):
    """Arabic, Cyrillic, Chinese."""
    assert "geonames:99072" in {
        atlas().gazetteer_id(place) for place, _ in atlas().candidates(name)
    }


def test_a_place_is_held_by_larger_ones_up_to_its_country():
    """Every chain ends in a country, an area or nowhere else."""
    places = atlas()
    (city,) = (p for p, _ in places.candidates("Тикрит") if places.kind[p] == TOWN)
    assert [places.name(each) for each in places.chain(city)][-1] == "Iraq"
    assert places.country[city] == list(places.chain(city))[-1]


def test_positions_lie_on_the_globe_and_every_kind_has_a_precision():
    """Degrees, and no place without a kind."""
    places = atlas()
    assert max(map(abs, places.latitude)) <= 90
    assert max(map(abs, places.longitude)) <= 180
    assert set(places.kind) == set(range(len(PRECISIONS)))


def test_every_short_form_and_adjective_of_the_tables_leads_to_a_place():
    """A table's row that leads nowhere would be silent."""
    assert len(codes()) == 64
    assert {"Calif.", "N.Y.", "D.C.", "Ont.", "N.S.W."} <= short_forms().keys()
    assert all(found for found in adjectives().values())


def test_a_name_that_no_place_bears_has_no_candidates():
    """Neither before the first key, nor between two, nor after the last."""
    assert atlas().candidates("") == ()
    assert atlas().candidates("Qwertyuiopville") == ()
    assert atlas().candidates("\U0010ffff") == ()


def test_kinds_are_told_apart_under_one_name():
    """Georgia is a country, and other things."""
    kinds = {atlas().kind[place] for place, _ in atlas().candidates("Georgia")}
    assert COUNTRY in kinds
    assert SITE not in kinds
    assert len(kinds) > 1
