"""The head: how many entries the ledger has and the last one's hash, kept outside it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from crossbearing.errors import SourceClosed
from crossbearing.store.files import write_whole

NAME = "head"


@dataclass(frozen=True, slots=True)
class Head:
    """The number of entries acknowledged, and the hash of the last of them."""

    count: int
    hash: str


def read(folder: Path) -> Head:
    """The head of the case in `folder`; SourceClosed when it is missing or makes no sense."""
    path = folder / NAME
    try:
        count, digest = path.read_text("ascii").split()
        return Head(int(count), digest)
    except FileNotFoundError as error:
        raise SourceClosed(f"{path}: the head is missing; restore it") from error
    except ValueError as error:
        raise SourceClosed(f"{path}: the head cannot be read; restore it") from error


def write(folder: Path, head: Head) -> None:
    """Replaces the head of the case in `folder`, durably and whole."""
    write_whole(folder / NAME, f"{head.count} {head.hash}\n".encode("ascii"))
