"""Countries with their adjectives and capitals, from a small table written by hand and a seed of
other names ("Syrian Arab Republic") that `tools/country_names.py` makes from open lists.

The tables tell a country name from a person's; they carry no weight in any verdict.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

Position = tuple[float, float]
"""Degrees north and degrees east."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gazetteer:
    """Names looked up case-sensitively: what they name, and where that lies."""

    countries: Mapping[str, str]
    """Country name or alias to the country's usual name."""
    adjectives: Mapping[str, str]
    """Adjective or people's name, singular or plural, to the country's usual name."""
    positions: Mapping[str, Position]
    """Country or capital to its position."""
    capitals: Mapping[str, str]
    """Capital to the country's usual name."""


@cache
def gazetteer() -> Gazetteer:
    """The bundled tables, read once."""
    rows = _rows("countries.tsv")
    countries: dict[str, str] = {}
    adjectives: dict[str, str] = {}
    positions: dict[str, Position] = {}
    for row in rows:
        name = row["name"]
        for alias in (name, *filter(None, row["aliases"].split(";"))):
            countries[alias] = name
            positions[alias] = float(row["latitude"]), float(row["longitude"])
        for adjective in filter(None, row["adjectives"].split(";")):
            adjectives[adjective] = adjectives[f"{adjective}s"] = name
        positions.setdefault(
            row["capital"], (float(row["capital_latitude"]), float(row["capital_longitude"]))
        )
    for row in _rows("country_names.tsv"):
        name, other = row["country"], row["other"]
        if row["kind"] == "adjective":
            adjectives[other] = adjectives[f"{other}s"] = name
        else:
            countries[other] = name
            positions[other] = positions[name]
    capitals = {row["capital"]: row["name"] for row in rows}
    return Gazetteer(
        countries=countries, adjectives=adjectives, positions=positions, capitals=capitals
    )


def _rows(name: str) -> list[dict[str, str]]:
    """The rows of a bundled table; its first line says where it comes from."""
    lines = files("crossbearing.extract").joinpath(f"data/{name}").read_text("utf-8")
    return list(csv.DictReader(lines.splitlines()[1:], delimiter="\t"))
