"""Countries with their adjectives and capitals, from a small table written by hand.

The table tells a country name from a person's; it carries no weight in any verdict.
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
    """The bundled table, read once."""
    lines = files("crossbearing.extract").joinpath("data/countries.tsv").read_text("utf-8")
    rows = list(csv.DictReader(lines.splitlines()[1:], delimiter="\t"))
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
    capitals = {row["capital"]: row["name"] for row in rows}
    return Gazetteer(
        countries=countries, adjectives=adjectives, positions=positions, capitals=capitals
    )
