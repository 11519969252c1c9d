"""A PostgreSQL server for the length of a test run: on a unix socket of its own, in a temporary
folder, gone afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

MISSING = "no PostgreSQL on this machine: cases in PostgreSQL were not tried"
_DEBIAN = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
_PATH = os.pathsep.join([*map(str, reversed(_DEBIAN)), os.environ.get("PATH", "")])
_OPTIONS = "-c listen_addresses='' -c fsync=off -c max_connections=40 -k"


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a database that holds nothing yet; without a server the test is skipped."""
    initdb, control = (shutil.which(each, path=_PATH) for each in ("initdb", "pg_ctl"))
    if not (initdb and control):
        pytest.skip(MISSING)
    pytest.importorskip("psycopg", reason=MISSING)
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    data, log = str(folder / "data"), str(folder / "log")
    try:
        _owned(folder)
        _run(initdb, "-D", data, "-U", "reviewer", "-A", "trust", "-E", "UTF8", "-N")
        _run(control, "-D", data, "-l", log, "-w", "-o", f"{_OPTIONS} {folder}", "start")
        try:
            yield f"postgresql://reviewer@/postgres?host={folder}"
        finally:
            _run(control, "-D", data, "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _owned(folder: Path) -> None:
    """PostgreSQL refuses to run as root; then it runs as the user Debian made for it."""
    if os.geteuid() == 0:
        try:
            shutil.chown(folder, "postgres", pwd.getpwnam("postgres").pw_gid)
        except (KeyError, LookupError):
            pytest.skip(f"{MISSING} (it does not run as root, and there is no user postgres)")


def _run(*command: str) -> None:
    root = os.geteuid() == 0
    subprocess.run(
        command,
        check=True,
        stdout=subprocess.DEVNULL,
        cwd="/",
        env={"PATH": _PATH, "LC_ALL": "C.UTF-8", "TZ": "UTC"},
        user="postgres" if root else None,
        group="postgres" if root else None,
        extra_groups=[] if root else None,
    )
