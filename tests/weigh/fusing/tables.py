"""Claims tables made for a test."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from crossbearing.weigh import fusing

Row = tuple[str, ...]


def written(
    path: Path, rows: Iterable[Row], header: Row = ("source", "object", "value")
) -> Path:
    """A CSV file with these rows."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    return path


def fused(
    folder: Path, rows: Iterable[Row], parents: Iterable[tuple[str, str]] | None = None
) -> dict[str, Any]:
    """What comes out for claims of source, object, value and perhaps time."""
    rows = list(rows)
    header = ("source", "object", "value", "time")[: len(rows[0])]
    claims = fusing.load(written(folder / "claims.csv", rows, header))
    return fusing.fuse(claims, parents)


def values(result: dict[str, Any]) -> dict[str, str]:
    """The winning value of each object."""
    return {each["object"]: each["value"] for each in result["objects"]}


def simulated(seed: int, reliable: dict[str, float], objects: int = 150) -> list[Row]:
    """Claims of independent sources with these reliabilities; `right` is right everywhere."""
    draw = random.Random(seed)
    return [
        (
            source,
            f"thing {n}",
            "right" if draw.random() < reliability else f"wrong {draw.randrange(5)}",
        )
        for n in range(objects)
        for source, reliability in reliable.items()
    ]
