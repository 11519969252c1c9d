"""Writing a file so that a crash leaves the old one or the new one, never half."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

TEMPORARY = ".part-"


def write_whole(path: Path, content: bytes) -> None:
    """Writes `content` under `path` through a temporary file, synced before it is renamed."""
    temporary = path.with_name(f"{TEMPORARY}{secrets.token_hex(8)}")
    try:
        with temporary.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Makes the folder's list of names durable, where the system can (not on Windows)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
