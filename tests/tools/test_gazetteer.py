"""How the gazetteer's file is made."""

import sqlite3

from tools.gazetteer import Entry, ordered, strip_type, useful, write

from crossbearing.extract.atlas import TOWN, Atlas


def made(path):
    """A file of a country, its region and two towns."""
    listed = [
        Entry(id=9, kind=0, name="Land", country="LA", latitude=1.0, longitude=2.0, names={"Land"}),
        Entry(
            id=7, kind=1, name="Sør", country="LA", above=0, latitude=-1.0, longitude=-179.99,
            names={"Sør", "sor"}, lesser={"Юг"},
        ),
        Entry(
            id=5, kind=TOWN, name="Ab", country="LA", above=1, latitude=1.234, longitude=2.0,
            people=999, names={"Ab"}, lesser={"Ab al-Sor"},
        ),
        Entry(
            id=3, kind=TOWN, name="Sor", country="LA", above=1, latitude=3.0, longitude=4.0,
            names={"Sor"},
        ),
    ]  # fmt: skip
    write(ordered(listed), {"source.whl": "00"}, path)
    return path


def test_the_same_places_give_the_same_bytes(tmp_path):
    """A rebuilt file can be compared with the shipped one."""
    assert made(tmp_path / "one").read_bytes() == made(tmp_path / "two").read_bytes()


def test_what_is_written_is_read_back(tmp_path):
    """Names, positions, ids and what holds what."""
    atlas = Atlas(sqlite3.connect(made(tmp_path / "file")))
    ((town, own),) = atlas.candidates("ab al sor")
    assert not own
    assert [atlas.name(each) for each in atlas.chain(town)] == ["Ab", "Sør", "Land"]
    assert atlas.gazetteer_id(town) == "geonames:5"
    assert round(atlas.latitude[town], 4) == 1.23
    assert round(10 ** atlas.people[town]) == 1000


def test_a_key_leads_to_every_place_that_bears_it(tmp_path):
    """A region and a town of one name, with the region's other script."""
    atlas = Atlas(sqlite3.connect(made(tmp_path / "file")))
    assert {atlas.gazetteer_id(place) for place, _ in atlas.candidates("SOR")} == {
        "geonames:3",
        "geonames:7",
    }
    assert [atlas.gazetteer_id(place) for place, _ in atlas.candidates("юг")] == ["geonames:7"]


def test_codes_and_bare_transliterations_are_no_names():
    """GeoNames lists them beside names in use."""
    assert not useful("ti ke li te", scripts=True)
    assert not useful("LAX", scripts=True)
    assert useful("تكريت", scripts=True)
    assert not useful("تكريت", scripts=False)


def test_a_division_is_also_known_without_its_kind():
    """ "Babil Governorate" is Babil; "County" alone is nothing."""
    assert strip_type("Babil Governorate") == "babil"
    assert strip_type("County") is None
