"""Local news with the places it names and where they lie (LGL's format)."""

from __future__ import annotations

import gzip
import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from defusedxml.ElementTree import parse

from crossbearing.model import Span


@dataclass(frozen=True)
class Gold:
    """A place's name and its position; the GeoNames number where it is given."""

    span: Span
    latitude: float
    longitude: float
    number: int


@dataclass(frozen=True)
class Article:
    """An article with its outlet's address and its gold places that have a position."""

    number: str
    outlet: str
    text: str
    gold: tuple[Gold, ...]
    nowhere: tuple[Span, ...]
    """Names of places without a position, which count neither way."""


def articles(path: Path) -> Iterator[Article]:
    """The articles of a file in order."""
    with gzip.open(path) as stream:
        root = parse(stream).getroot()
    for each in root.iter("article"):
        text = each.findtext("text") or ""
        gold, nowhere = [], []
        for found in each.iter("toponym"):
            span = Span(int(found.findtext("start")), int(found.findtext("end")))
            tag = found.find("gaztag")
            if tag is None or not tag.findtext("lat"):
                nowhere.append(span)
                continue
            gold.append(
                Gold(
                    span,
                    float(tag.findtext("lat")),
                    float(tag.findtext("lon")),
                    int(tag.get("geonameid") or 0),
                )
            )
        yield Article(
            each.get("docid"), each.findtext("domain") or "", text, tuple(gold), tuple(nowhere)
        )


def kilometres(north: float, east: float, other_north: float, other_east: float) -> float:
    """The distance between two points on a sphere of the Earth's mean radius."""
    a, b = math.radians(north), math.radians(other_north)
    half = math.sin((b - a) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(other_east - east) / 2) ** 2
    return 2 * 6371.0088 * math.asin(math.sqrt(min(1.0, half)))
