"""Outlines of land and countries from Natural Earth as the world-atlas package carries it.

`python -m tools.outlines --land TARBALL` writes those that the report's map is drawn on.
"""

from __future__ import annotations

import argparse
import json
import tarfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

OUT = Path(__file__).parents[1] / "src" / "crossbearing" / "report" / "data" / "outlines.json"
Ring = list[tuple[float, float]]


def member(tarball: Path, name: str) -> Any:
    """A JSON member of the package."""
    with tarfile.open(tarball) as package:
        found = package.extractfile(f"package/{name}")
        assert found is not None
        return json.load(found)


def rings(topology: Any, geometry: Any) -> Iterator[list[Ring]]:
    """The polygons of a geometry, each as its rings of degrees east and north."""
    parts = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    arcs = [decoded(topology, arc) for arc in topology["arcs"]]
    for part in parts:
        yield [joined(arcs, ring) for ring in part]


def decoded(topology: Any, arc: list[list[int]]) -> Ring:
    """An arc's points in degrees."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((x * sx + tx, y * sy + ty))
    return points


def joined(arcs: list[Ring], numbers: list[int]) -> Ring:
    """One ring of arcs end to end; a negative number is an arc read backwards."""
    points: Ring = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points.extend(arc[1:] if points else arc)
    return points


def land_mask(tarball: Path, step: float) -> np.ndarray:
    """Points on land on a grid of `step` degrees, as rows of degrees north and east."""
    topology = member(tarball, "land-50m.json")
    edges: list[tuple[tuple[float, float], tuple[float, float]]] = []
    for geometry in topology["objects"]["land"]["geometries"]:
        for polygon in rings(topology, geometry):
            for ring in polygon:
                edges.extend(pairwise(ring))
    lines = np.array(edges).reshape(-1, 4)
    found = []
    for north in np.arange(-56 + step / 2, 84, step):
        crossing = lines[(lines[:, 1] > north) != (lines[:, 3] > north)]
        x1, y1, x2, y2 = crossing.T
        at = np.sort(x1 + (north - y1) / (y2 - y1) * (x2 - x1))
        east = np.arange(-180 + step / 2, 180, step)
        inside = east[np.searchsorted(at, east) % 2 == 1]
        found.append(np.stack([np.full(len(inside), north), inside], axis=1))
    return np.concatenate(found)


def main() -> None:
    """Write the outlines that maps are drawn on: each country's rings in tenths of a degree."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--land", type=Path, required=True, help="world-atlas tarball")
    parser.add_argument("--out", type=Path, default=OUT)
    wanted = parser.parse_args()
    topology = member(wanted.land, "countries-110m.json")
    found = sorted(
        (geometry["properties"]["name"], moves(ring))
        for geometry in topology["objects"]["countries"]["geometries"]
        for polygon in rings(topology, geometry)
        for ring in polygon[:1]
    )
    lines = ",\n".join(json.dumps(each, separators=(",", ":")) for each in found)
    wanted.out.write_text(f"[\n{lines}\n]\n", encoding="utf-8")
    print(f"{len(found)} rings, {wanted.out.stat().st_size / 1e3:.0f} kB at {wanted.out}")


def moves(ring: Ring) -> list[int]:
    """A ring as its first point east and north, then steps, in tenths of a degree."""
    x = y = 0
    steps: list[int] = []
    for east, north in ring:
        dx, dy = round(east * 10) - x, round(north * 10) - y
        if dx or dy or not steps:
            steps += [dx, dy]
            x, y = x + dx, y + dy
    return steps


if __name__ == "__main__":
    main()
