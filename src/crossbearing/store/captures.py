"""Raw bytes, kept under their SHA-256 and never changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import file_digest, sha256
from pathlib import Path

from crossbearing.errors import SourceClosed
from crossbearing.store.files import TEMPORARY, sync_folder, write_whole

_SHA256 = re.compile(r"[0-9a-f]{64}")


class Captures:
    """A folder of raw bytes: `ab/cdef…` holds the bytes whose SHA-256 is `abcdef…`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, digest: str) -> Path:
        """Where the bytes of a digest lie; SourceClosed for anything but a SHA-256 in hex."""
        if not _SHA256.fullmatch(digest):
            raise SourceClosed(f"{digest!r} is no SHA-256, so no capture can lie under it")
        return self.folder / digest[:2] / digest[2:]

    def keep(self, raw: bytes) -> str:
        """Keeps the bytes and gives their SHA-256; bytes already there are left alone."""
        digest = sha256(raw).hexdigest()
        path = self.path(digest)
        if not path.exists():
            if not path.parent.exists():
                path.parent.mkdir(parents=True, exist_ok=True)
                sync_folder(self.folder)
            write_whole(path, raw)
        return digest

    def raw(self, digest: str) -> bytes:
        """The bytes of a digest; SourceClosed when they are missing or changed."""
        path = self.path(digest)
        try:
            raw = path.read_bytes()
        except FileNotFoundError as error:
            raise SourceClosed(f"{path}: the capture is missing; restore it") from error
        if sha256(raw).hexdigest() != digest:
            raise SourceClosed(f"{path}: the capture was changed; restore it")
        return raw

    def fault(self, digest: str) -> str | None:
        """What is wrong with the capture of a digest: `missing`, `changed`, or None."""
        path = self.path(digest)
        if not path.is_file():
            return "missing"
        with path.open("rb") as file:
            actual = file_digest(file, "sha256").hexdigest()
        return None if actual == digest else "changed"

    def erase(self, digest: str) -> None:
        """Removes the bytes of a digest, if they are there."""
        path = self.path(digest)
        path.unlink(missing_ok=True)
        if path.parent.exists():
            sync_folder(path.parent)

    def leftovers(self, wanted: frozenset[str]) -> Iterator[Path]:
        """Files that no wanted digest accounts for: what a crash between two steps leaves."""
        for path in sorted(self.folder.glob("*/*")):
            if path.name.startswith(TEMPORARY) or path.parent.name + path.name not in wanted:
                yield path
