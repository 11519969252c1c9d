"""An answer kept beside the ledger, so that opening an unchanged case weighs nothing anew.

The file can be removed at any time. Erasing and sealing remove it, because it holds the words of
reports; no export takes it along, and what it was made from is told by its first line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from crossbearing.store.files import TEMPORARY

NAME = "answer.kept"


def lines(folder: Path, key: str) -> Iterator[bytes]:
    """The lines that were kept under this key; none where another key, or nothing, is kept."""
    with suppress(FileNotFoundError), (folder / NAME).open("rb") as file:
        if file.readline().rstrip(b"\n") == key.encode():
            yield from file


def keep(folder: Path, key: str, content: Iterable[bytes]) -> None:
    """Keep lines under a key, in the place of what was kept. A folder that cannot be written to
    keeps nothing."""
    part = folder / f"{TEMPORARY}{NAME}"
    with suppress(OSError):
        with part.open("wb") as file:
            file.write(key.encode() + b"\n")
            file.writelines(line + b"\n" for line in content)
        part.replace(folder / NAME)


def forget(folder: Path) -> None:
    """Remove what is kept."""
    (folder / NAME).unlink(missing_ok=True)
    (folder / f"{TEMPORARY}{NAME}").unlink(missing_ok=True)
