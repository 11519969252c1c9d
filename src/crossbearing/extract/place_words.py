"""Words that stand with places' names: short forms of regions, kinds of place, directions."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from crossbearing.extract.atlas import (
    AREA,
    CAPITAL,
    COUNTRY,
    DISTRICT,
    REGION,
    SITE,
    TOWN,
    Candidate,
    atlas,
)
from crossbearing.extract.gazetteer import gazetteer
from crossbearing.extract.plain_words import word_set
from crossbearing.text.toponyms import key

DISTRICTS = word_set("""
    county parish borough district raion rayon municipality shire counties parishes districts
    """)
REGIONS = word_set("""
    province governorate oblast prefecture canton state department krai region voivodeship
    republic territory emirate provinces governorates oblasts regions states
    """)
TOWNS = word_set("city town village hamlet township camp settlement suburb cities towns")
AREAS = word_set("""
    sea ocean gulf bay strait straits river island islands valley mountains desert peninsula
    heights lake delta canal basin plain plains
    """)
AIRFIELDS = word_set("airport airbase airfield aerodrome base afb")
DIRECTIONS = word_set("""
    north south east west northern southern eastern western central upper lower greater northeast
    northwest southeast southwest northeastern northwestern southeastern southwestern mid inner
    outer metro downtown central- north-east north-west south-east south-west coastal rural
    """)
KINDS: Mapping[str, frozenset[int]] = {
    **dict.fromkeys(DISTRICTS, frozenset((DISTRICT, REGION))),
    **dict.fromkeys(REGIONS, frozenset((REGION, DISTRICT, AREA, COUNTRY))),
    **dict.fromkeys(TOWNS, frozenset((TOWN, CAPITAL))),
    **dict.fromkeys(AREAS, frozenset((AREA,))),
    **dict.fromkeys(AIRFIELDS, frozenset((SITE,))),
}
"""Which kinds of place a word says that the name beside it means."""


LOOSE = word_set("""
    city state department district village town township republic territory camp settlement
    suburb hamlet cities towns districts states base
    """)
"""Those that follow a name without being part of it ("Dublin City Council")."""


@cache
def short_forms() -> Mapping[str, tuple[Candidate, ...]]:
    """Short forms of regions as printed ("Calif.", "N.Y."), each to its region."""
    return {
        short: ((place, True),) for listed, _, place in _regions() for short in listed if short
    }


@cache
def codes() -> Mapping[str, tuple[Candidate, ...]]:
    """Codes of regions ("TX"), which count after a comma and a town only."""
    return {code: ((place, True),) for _, code, place in _regions() if code}


@cache
def adjectives() -> Mapping[str, tuple[Candidate, ...]]:
    """Adjectives and names of peoples, each to its country or area."""
    usual = {
        word: found
        for word, name in gazetteer().adjectives.items()
        if (found := _country(name) or _area(name))
    }
    return usual | {word: _area(name) for word, name in _AREA_ADJECTIVES.items()}


_AREA_ADJECTIVES = {
    "African": "Africa",
    "Asian": "Asia",
    "European": "Europe",
    "Latin American": "Latin America",
    "Middle Eastern": "Middle East",
    "Abkhaz": "Abkhazia",
    "Abkhazian": "Abkhazia",
    "South Ossetian": "South Ossetia",
    "Chechen": "Chechnya",
    "Crimean": "Crimea",
    "Siberian": "Siberia",
    "Kashmiri": "Kashmir",
    "Tibetan": "Tibet",
    "Scandinavian": "Scandinavia",
    "Gazan": "Gaza",
}


def _regions() -> list[tuple[list[str], str, int]]:
    """Short forms, code and place of each region in the table that the gazetteer has."""
    text = files("crossbearing.extract").joinpath("data/regions.tsv").read_text("utf-8")
    places = atlas()
    found = []
    for row in csv.DictReader(text.splitlines()[1:], delimiter="\t"):
        country = _country(
            {"US": "United States", "CA": "Canada"}.get(row["country"], "Australia")
        )
        for place, _ in places.by_key(key(row["region"])):
            if places.kind[place] == REGION and places.country[place] == country[0][0]:
                found.append((row["short"].split(";"), row["code"], place))
    return found


@cache
def _country(name: str) -> tuple[Candidate, ...]:
    places = atlas()
    found = [each for each in places.by_key(key(name)) if places.kind[each[0]] == COUNTRY]
    return tuple((place, True) for place, _ in found[:1])


def _area(name: str) -> tuple[Candidate, ...]:
    places = atlas()
    found = [each for each in places.by_key(key(name)) if places.kind[each[0]] == AREA]
    return tuple((place, True) for place, _ in found[:1])
