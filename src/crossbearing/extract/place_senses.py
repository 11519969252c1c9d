"""Which place a name means: candidates weighed by their own kind and by what the text names.

Each name has one sense in a document. A first pass sees the candidate alone (its kind, how many
people live there, whether the name is its own); two more see the other names: what is stated to
hold it ("Paris, Texas"), regions and countries named, nearness, where most names lie, the
dateline, and the outlet. The weights are a conditional logit's, fitted by `training.places`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from crossbearing.extract import place_weights
from crossbearing.extract.atlas import (
    AREA,
    CAPITAL,
    COUNTRY,
    DISTRICT,
    REGION,
    SITE,
    TOWN,
    Atlas,
    atlas,
)
from crossbearing.extract.toponyms import Toponym

Numbers = NDArray[np.float64]

ALONE = (
    "people", "people of a town", "country", "region", "district", "capital", "area", "site",
    "own name", "kind said", "kind against", "only one",
)  # fmt: skip
TOGETHER = (
    *ALONE,
    "stated to lie in", "stated elsewhere", "region named", "country named", "district named",
    "near others", "within reach of others", "share of country", "share of region",
    "part of another", "holds another", "country of dateline", "near dateline", "outlet's country",
    "outlet's name", "capital of a country named", "most people of the name",
)  # fmt: skip
NEAR, REACH = 60.0, 350.0
"""Kilometres at which nearness falls to a third."""
_EARTH = 6371.0088
_JOINED = re.compile(r"(?:,\s{0,2}|\s?\(|,? in (?:the )?|,? in \w+ern )\Z")
_OWNED = re.compile(
    r"(?:['’]s?|) (?:\w+ )?(?:city|town|village|province|district|county|state) of \Z|['’]s? \Z"
)
_TLD = {"uk": "United Kingdom"}


@dataclass(frozen=True, slots=True)
class Sense:
    """The places that a name may mean in a document, the likeliest first."""

    ranked: tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class _Names:
    """The different names of a document and their candidates, laid out in rows."""

    names: list[str]
    group: NDArray[np.int64]
    place: NDArray[np.int64]
    own: NDArray[np.bool_]
    north: Numbers
    east: Numbers
    kind: NDArray[np.int64]
    people: Numbers
    country: NDArray[np.int64]
    region: NDArray[np.int64]
    district: NDArray[np.int64]
    said: Numbers
    against: Numbers


def senses(
    text: str, found: Sequence[Toponym], publisher: str | None = None
) -> dict[str, Sense]:
    """The sense of each name, by its key; `publisher` is the outlet's name or address."""
    rows = laid_out(found)
    if rows is None:
        return {}
    alone = features_alone(rows)
    chance = softmax(rows, alone @ place_weights.ALONE)
    links = _links(text, found, rows)
    for _ in range(2):
        seen = np.concatenate(
            (alone, features_together(rows, chance, links, found, publisher)), axis=1
        )
        chance = softmax(rows, seen @ place_weights.TOGETHER)
    senses_ = {}
    for number, name in enumerate(rows.names):
        at = np.flatnonzero(rows.group == number)
        order = at[np.lexsort((rows.place[at], -chance[at]))]
        senses_[name] = Sense(tuple((int(rows.place[i]), float(chance[i])) for i in order))
    return senses_


def laid_out(found: Sequence[Toponym]) -> _Names | None:
    """The candidates of each name once; None where there is no name."""
    first: dict[str, Toponym] = {}
    for each in found:
        first.setdefault(each.name, each)
    if not first:
        return None
    places = atlas()
    names = sorted(first)
    group, place, own, said, against = [], [], [], [], []
    for number, name in enumerate(names):
        kinds = frozenset().union(*(e.kinds for e in found if e.name == name))
        for candidate, is_own in first[name].candidates:
            group.append(number)
            place.append(candidate)
            own.append(is_own)
            said.append(bool(kinds) and places.kind[candidate] in kinds)
            against.append(bool(kinds) and places.kind[candidate] not in kinds)
    return _Names(
        names=names,
        group=np.array(group),
        place=np.array(place),
        own=np.array(own),
        north=np.radians([places.latitude[i] for i in place]),
        east=np.radians([places.longitude[i] for i in place]),
        kind=np.array([places.kind[i] for i in place]),
        people=np.array([places.people[i] for i in place], float),
        country=np.array([places.country[i] for i in place]),
        region=np.array([places.region[i] for i in place]),
        district=np.array([places.district[i] for i in place]),
        said=np.array(said, float),
        against=np.array(against, float),
    )


def features_alone(rows: _Names) -> Numbers:
    """What a candidate shows by itself, a row each, in the order of `ALONE`."""
    kind, people = rows.kind, rows.people / 3
    town = (kind == TOWN) | (kind == CAPITAL)
    single = np.bincount(rows.group)[rows.group] == 1
    return np.stack(
        [
            people,
            people * town,
            *((kind == each).astype(float) for each in (COUNTRY, REGION, DISTRICT, CAPITAL)),
            (kind == AREA).astype(float),
            (kind == SITE).astype(float),
            rows.own.astype(float),
            rows.said,
            rows.against,
            single.astype(float),
        ],
        axis=1,
    )


def features_together(
    rows: _Names,
    chance: Numbers,
    links: set[tuple[int, int]],
    found: Sequence[Toponym],
    publisher: str | None,
) -> Numbers:
    """What a candidate shows beside the other names, given how likely their candidates are."""
    count = len(rows.names)
    other = rows.group[:, None] != rows.group[None, :]
    weight = other * chance[None, :]
    others = max(1, count - 1)
    same_country = _same(rows.country, rows.country) * weight
    same_region = _same(rows.region, rows.region) * weight
    precise = (rows.kind != COUNTRY) & (rows.kind != REGION) & (rows.kind != AREA)
    apart = _apart(rows)
    near = (np.exp(-apart / NEAR) * weight * precise[None, :]).sum(axis=1)
    reach = (np.exp(-apart / REACH) * weight * precise[None, :]).sum(axis=1)
    holder = _holds(rows)
    held = (holder * weight).sum(axis=1)
    holds = (holder.T * weight).sum(axis=1)
    named = [
        (_same(held_by, rows.place) * weight).max(axis=1, initial=0.0) * (rows.kind != kind)
        for held_by, kind in (
            (rows.region, REGION),
            (rows.country, COUNTRY),
            (rows.district, DISTRICT),
        )
    ]
    linked = np.zeros((count, count))
    for inner, outer in links:
        linked[inner, outer] = 1.0
    stated = (holder * weight * linked[rows.group][:, rows.group]).max(axis=1, initial=0.0)
    best = np.zeros(count)
    np.maximum.at(best, rows.group, stated)
    return np.stack(
        [
            stated,
            best[rows.group] - stated,
            *named,
            np.log1p(near),
            np.log1p(reach),
            same_country.sum(axis=1) / others,
            same_region.sum(axis=1) / others,
            np.minimum(1.0, held),
            np.log1p(holds),
            *_dateline(rows, chance, found, apart),
            *_outlet(rows, publisher),
            (rows.kind == CAPITAL) * np.minimum(1.0, same_country.sum(axis=1)),
            _most_people(rows),
        ],
        axis=1,
    )


def _most_people(rows: _Names) -> Numbers:
    """1 for the town of each name where most people live."""
    towns = np.where((rows.kind == TOWN) | (rows.kind == CAPITAL), rows.people, -1.0)
    most = np.full(len(rows.names), 0.0)
    np.maximum.at(most, rows.group, towns)
    first: Numbers = (towns == most[rows.group]).astype(float)
    return first


def softmax(rows: _Names, scores: Numbers) -> Numbers:
    """Each candidate's share among those of its name."""
    most = np.full(len(rows.names), -np.inf)
    np.maximum.at(most, rows.group, scores)
    raised = np.exp(scores - most[rows.group])
    shares: Numbers = raised / np.bincount(rows.group, raised)[rows.group]
    return shares


def _same(left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.bool_]:
    equal: NDArray[np.bool_] = (left[:, None] == right[None, :]) & (left[:, None] >= 0)
    return equal


def _holds(rows: _Names) -> NDArray[np.bool_]:
    """True where the column's place holds the row's."""
    held: NDArray[np.bool_] = (
        _same(rows.region, rows.place)
        | _same(rows.country, rows.place)
        | _same(rows.district, rows.place)
    ) & (rows.place[:, None] != rows.place[None, :])
    return held


def _apart(rows: _Names) -> Numbers:
    """Kilometres between every two candidates."""
    north, east = rows.north, rows.east
    half = np.sin((north[:, None] - north[None, :]) / 2) ** 2
    half = half + np.cos(north)[:, None] * np.cos(north)[None, :] * (
        np.sin((east[:, None] - east[None, :]) / 2) ** 2
    )
    distance: Numbers = 2 * _EARTH * np.arcsin(np.sqrt(np.minimum(1.0, half)))
    return distance


def _links(text: str, found: Sequence[Toponym], rows: _Names) -> set[tuple[int, int]]:
    """Names stated to lie in another: "Paris, Texas", "Texas town of Paris", "Texas' Paris"."""
    number = {name: at for at, name in enumerate(rows.names)}
    ordered = sorted(found, key=lambda each: each.span)
    links = set()
    for left, right in pairwise(ordered):
        between = text[left.span.end : right.span.start]
        if len(between) > 24 or left.name == right.name:
            continue
        if _JOINED.match(between):
            links.add((number[left.name], number[right.name]))
        elif _OWNED.match(between):
            links.add((number[right.name], number[left.name]))
    return links


def _dateline(
    rows: _Names, chance: Numbers, found: Sequence[Toponym], apart: Numbers
) -> tuple[Numbers, Numbers]:
    names = {each.name for each in found if each.dateline}
    marked = np.array([name in names for name in rows.names])
    lines = marked[rows.group] & (rows.kind != COUNTRY)
    weight = chance * lines
    mine = marked[rows.group]
    country = (_same(rows.country, rows.country) * weight[None, :]).sum(axis=1)
    near = (np.exp(-apart / REACH) * weight[None, :]).max(axis=1, initial=0.0)
    return np.minimum(1.0, country) * ~mine, near * ~mine


def _outlet(rows: _Names, publisher: str | None) -> tuple[Numbers, Numbers]:
    """Whether the outlet's address is in a candidate's country, and its name holds the name."""
    nothing = np.zeros(len(rows.group))
    if not publisher:
        return nothing, nothing
    places = atlas()
    plain = re.sub(r"[^a-z.]", "", publisher.lower())
    country = _country_of(places, plain)
    home = np.array([each == country and each >= 0 for each in rows.country.tolist()], float)
    told = {
        at
        for at, name in enumerate(rows.names)
        if len(name) > 3 and name.replace(" ", "") in plain
    }
    small = np.isin(rows.kind, (TOWN, DISTRICT, CAPITAL))
    bears = np.array([group in told for group in rows.group.tolist()], float) * small
    return home, bears


def _country_of(places: Atlas, address: str) -> int:
    """The country whose ending an address has; -1 for other endings."""
    ending = address.rsplit(".", 1)[-1] if "." in address else ""
    name = _ENDINGS.get(ending)
    if name is None:
        return -1
    found = [place for place, _ in places.candidates(name) if places.kind[place] == COUNTRY]
    return found[0] if found else -1


_ENDINGS = {
    "uk": "United Kingdom", "ca": "Canada", "au": "Australia", "nz": "New Zealand",
    "ie": "Ireland", "in": "India", "za": "South Africa", "il": "Israel", "ua": "Ukraine",
    "ru": "Russia", "iq": "Iraq", "ir": "Iran", "sy": "Syria", "lb": "Lebanon", "tr": "Turkey",
    "pk": "Pakistan", "af": "Afghanistan", "ng": "Nigeria", "ke": "Kenya", "eg": "Egypt",
    "de": "Germany", "fr": "France", "es": "Spain", "it": "Italy", "pl": "Poland",
    "cn": "China", "jp": "Japan", "kr": "South Korea", "lk": "Sri Lanka", "ps": "Palestine",
    "ye": "Yemen", "sd": "Sudan", "ly": "Libya", "jo": "Jordan", "sa": "Saudi Arabia",
    "gov": "United States", "mil": "United States",
}  # fmt: skip
