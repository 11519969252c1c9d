"""Truth discovery on tables: apart from every case, and never an input to one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from pathlib import Path
from typing import Any

from crossbearing.casework.settings import Progress, silent
from crossbearing.weigh import fusing

STEPS = 5


def fuse(
    path: Path,
    hierarchy: Path | None = None,
    *,
    updates: Sequence[Path] = (),
    progress: Progress = silent,
) -> dict[str, Any]:
    """The likeliest value of each object in a claims table, and how reliable its sources are;
    `hierarchy` is a table of what contains what,
    `updates` are tables of claims made later, in their order. TableInvalid where a table cannot be read."""
    done = 0

    def step(_: str) -> None:
        nonlocal done
        done += 1
        progress("fusing", done, STEPS)

    step("reading the tables")
    parents = None if hierarchy is None else fusing.load_parents(hierarchy)
    claims = reduce(fusing.updated, map(fusing.load, (path, *updates)))
    return fusing.fuse(claims, parents, step=step)
