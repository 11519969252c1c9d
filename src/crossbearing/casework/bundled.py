"""The bundled fictional incidents, as they lie in the package."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import msgspec

from crossbearing.errors import UsageError

NAMES = ("sarn", "orlo")


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoCase:
    """A bundled incident: its reports, its question, and what is known from elsewhere."""

    name: str
    paths: tuple[Path, ...]
    question: str
    metadata: Path
    truth: Path


def demo(name: str = "sarn") -> DemoCase:
    """The bundled incident of this name. Raises UsageError when there is none."""
    if name not in NAMES:
        raise UsageError(f"there is no bundled incident {name!r}; choose {' or '.join(NAMES)}")
    folder = Path(str(files("crossbearing.casework").joinpath("demo", name)))
    truth = folder / "truth.json"
    question = msgspec.json.decode(truth.read_bytes())["question"]
    return DemoCase(
        name=name,
        paths=(folder / "reports",),
        question=question,
        metadata=folder / "metadata.csv",
        truth=truth,
    )
