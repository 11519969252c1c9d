"""Make the seed of countries' other names: `make country-names`.

Reads two packages that carry such names under the MIT licence (i18n-iso-countries: the names of
ISO 3166; countryinfo: other spellings and adjectives) and writes those that our own table of
countries lacks. The same inputs give the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import re
import tarfile
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from crossbearing.extract.atlas import COUNTRY, atlas
from crossbearing.text.names import is_adjective_of

DATA = Path(__file__).parents[1] / "src" / "crossbearing" / "extract" / "data"
LEAST = 4
"""Letters of a name of one word; shorter ones are codes."""
_NAME = re.compile(r"[^\W\d_][\w'’ʻ.-]*(?: [^\W\d_][\w'’ʻ.-]*)*")
_SPLIT = re.compile(r" or |[,/;]| and ")
Row = tuple[str, str, str]
"""A country's usual name, another name, and `name` or `adjective`."""


def main() -> None:
    """Write the table and say how much is in it."""
    parser = argparse.ArgumentParser(prog="python -m tools.country_names", description=__doc__)
    parser.add_argument("iso", type=Path, help="i18n-iso-countries as npm packs it (.tgz)")
    parser.add_argument("info", type=Path, help="the wheel of countryinfo")
    parser.add_argument("--out", type=Path, default=DATA / "country_names.tsv")
    wanted = parser.parse_args()
    table = (DATA / "countries.tsv").read_text("utf-8").splitlines()[1:]
    rows = seed(
        list(csv.DictReader(table, delimiter="\t")),
        [*of_iso(wanted.iso), *of_info(wanted.info)],
    )
    sources = "; ".join(
        f"{each.name} sha256:{hashlib.sha256(each.read_bytes()).hexdigest()}"
        for each in (wanted.iso, wanted.info)
    )
    head = f"# Other names of countries, from {sources} (both MIT); made by tools/country_names.py."
    body = ["\t".join(row) for row in (("country", "other", "kind"), *rows)]
    wanted.out.write_text("\n".join([head, *body, ""]), "utf-8")
    print(f"{len(rows)} names in {wanted.out}")


def of_iso(path: Path) -> Iterator[tuple[set[str], set[str]]]:
    """For each country its names, and no adjectives."""
    with tarfile.open(path) as packed:
        member = packed.extractfile("package/langs/en.json")
        assert member is not None
        for names in json.load(member)["countries"].values():
            yield set([names] if isinstance(names, str) else names), set()


def of_info(path: Path) -> Iterator[tuple[set[str], set[str]]]:
    """For each country its names and adjectives."""
    with zipfile.ZipFile(path) as packed:
        for name in sorted(packed.namelist()):
            if re.fullmatch(r"countryinfo/data/[^/]+\.json", name):
                told = json.loads(packed.read(name))
                yield (
                    {told.get("name", ""), *told.get("altSpellings", ())},
                    set(_SPLIT.split(told.get("demonym") or "")),
                )


def seed(
    known: Iterable[dict[str, str]], told: Iterable[tuple[set[str], set[str]]]
) -> list[Row]:
    """The names that mean one country of the table, and that it does not have already."""
    usual: dict[str, str] = {}
    taken: set[str] = set()
    for row in known:
        own = [row["name"], *filter(None, row["aliases"].split(";"))]
        usual |= dict.fromkeys(own, row["name"])
        formed = [each for each in row["adjectives"].split(";") if each]
        taken |= {*own, *formed, *(f"{each}s" for each in formed), row["capital"]}
    meant: dict[tuple[str, str], set[str]] = {}
    for names, adjectives in told:
        countries = {usual[name] for name in names if name in usual}
        if len(countries) == 1:
            for kind, words in (("name", names), ("adjective", adjectives)):
                for word in words:
                    plain = unicodedata.normalize("NFC", word.strip())
                    meant.setdefault((plain, kind), set()).update(countries)
    return sorted(
        (min(countries), word, kind)
        for (word, kind), countries in meant.items()
        if len(countries) == 1 and word not in taken and usable(word, min(countries), kind)
    )


def usable(word: str, country: str, kind: str) -> bool:
    """True for a name in Latin letters that is no code, and that no other place bears."""
    if not _NAME.fullmatch(word) or not word[0].isupper() or len(word) < LEAST:
        return False
    if not all("LATIN" in unicodedata.name(each, "") for each in word if each.isalpha()):
        return False
    if word.isupper() and "." not in word:
        return False
    if kind == "adjective":
        return " " not in word and is_adjective_of(word, country)
    places = atlas().candidates(word)
    return all(atlas().kind[number] == COUNTRY for number, _ in places)


if __name__ == "__main__":
    main()
