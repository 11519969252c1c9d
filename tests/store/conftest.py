"""Cases on disk and in PostgreSQL, with a clock that each reading moves on by a minute."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from crossbearing.store import Case
from tests import factory
from tests.servers import postgres

__all__ = ["postgres"]


@pytest.fixture
def clock() -> Callable[[], datetime]:
    """A clock that starts at midnight and moves on a minute each time it is read."""
    minutes = count()
    midnight = datetime(2024, 5, 1, tzinfo=UTC)
    return lambda: midnight + timedelta(minutes=next(minutes))


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest) -> str | None:
    """Where the ledger lies: None for a file in the case's folder, else the database's address."""
    if request.param == "sqlite":
        return None
    address: str = request.getfixturevalue("postgres")
    return address


@pytest.fixture
def case(tmp_path: Path, clock: Callable[[], datetime], store: str | None) -> Iterator[Case]:
    """A new case that holds nothing but its question, on either database."""
    with Case.create(
        tmp_path / "case", question="Who burned it?", who="mara", now=clock, store=store
    ) as made:
        yield made


def only_sqlite(*, reason: str):
    """Marks a test that is about the database file itself."""
    return pytest.mark.parametrize("store", [None], indirect=False, ids=[f"sqlite: {reason}"])


def report(case: Case, text: str, **fields: object) -> bool:
    """Adds a report of this text to the case."""
    raw = text.encode()
    return case.add(factory.capture(raw), raw, factory.doc(text, **fields))


def as_intruder(case: Case, *statements: str) -> None:
    """Runs SQL on a case's database behind the product's back, as one who has taken its triggers
    away, where it has any."""
    told = case.settings
    if "store" in told:
        _in_postgres(told["store"], told["schema"], statements)
        return
    with closing(sqlite3.connect(case.folder / "case.db")) as connection, connection:
        triggers = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        for (name,) in connection.execute(triggers).fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)


def _in_postgres(address: str, schema: str, statements: tuple[str, ...]) -> None:
    import psycopg

    with psycopg.connect(address, options=f"-csearch_path={schema}") as connection:
        connection.execute("SET session_replication_role = replica")
        for statement in statements:
            connection.execute(statement.encode())
