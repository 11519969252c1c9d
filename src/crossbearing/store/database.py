"""The database of a case: how it is opened, written to, and brought up to date."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    Transaction,
    create_engine,
    event,
    inspect,
    text,
)
from sqlalchemy.exc import DatabaseError, OperationalError

from crossbearing.errors import CaseInvalid, RunStopped, SourceClosed
from crossbearing.store import postgres

REVISION = "0002"
"""The newest migration. Numbers grow, so that text order is age."""

BUSY_SECONDS = 5
_TRIES = 6


def connect(path: Path) -> Engine:
    """An engine on the SQLite file at `path`, which need not exist yet."""
    engine = create_engine(
        URL.create("sqlite", database=str(path)), connect_args={"timeout": BUSY_SECONDS}
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: object) -> None:
        # The driver must not begin transactions of its own: ours say which kind they are.
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA secure_delete = ON")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that sees one unchanging state of the database."""
    with damage_named(engine), engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """The one connection that may write; it commits on leaving, or not at all on an error.

    A writer waits for its turn up to half a minute, then RunStopped.
    """
    with (
        damage_named(engine),
        engine.connect().execution_options(writes=True) as connection,
        _turn(connection),
    ):
        yield connection


@contextmanager
def damage_named(engine: Engine) -> Iterator[None]:
    """Turns the driver's word for a broken file into SourceClosed, which says what to do."""
    try:
        yield
    except DatabaseError as error:
        if isinstance(error.orig, sqlite3.DatabaseError) and error.orig.sqlite_errorcode in {
            sqlite3.SQLITE_CORRUPT,
            sqlite3.SQLITE_NOTADB,
        }:
            raise SourceClosed(
                f"{name(engine)}: the database is damaged ({error.orig}); restore it"
            ) from error
        if on_postgres(engine) and postgres.unreachable(error):
            raise postgres.refused(name(engine), error) from error
        raise


def name(engine: Engine) -> str:
    """What messages call a database."""
    if on_postgres(engine):
        return engine.url.render_as_string(hide_password=True)
    return str(engine.url.database)


def on_postgres(engine: Engine) -> bool:
    """True for a ledger in PostgreSQL, False for one in a file."""
    return engine.dialect.name == postgres.NAME


def _turn(connection: Connection) -> Transaction:
    if on_postgres(connection.engine):
        turn = connection.begin()
        if postgres.take_turn(connection, BUSY_SECONDS * _TRIES):
            return turn
        turn.rollback()
    else:
        for _ in range(_TRIES):
            with _busy_passed_over():
                return connection.begin()
    raise RunStopped(
        f"{name(connection.engine)}: another program has been writing to this case for "
        f"{BUSY_SECONDS * _TRIES} seconds; try again when it is done"
    )


@contextmanager
def _busy_passed_over() -> Iterator[None]:
    """Lets one wait for the writer's turn end in vain; every other error goes through."""
    try:
        yield
    except OperationalError as error:
        if getattr(error.orig, "sqlite_errorcode", None) != sqlite3.SQLITE_BUSY:
            raise


def bring_up_to_date(engine: Engine) -> None:
    """Migrates a database to this version; CaseInvalid when a newer version made it."""
    found = revision(engine)
    if found == REVISION:
        return
    if found is not None and found > REVISION:
        raise CaseInvalid(
            f"{name(engine)}: made by a newer version (schema {found}, this one reads up "
            f"to {REVISION}); install the newest crossbearing and open it again"
        )
    # Imported here because it costs more than opening a case that needs no migration.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    if not on_postgres(engine):
        # The journal's mode stays with the file, and cannot be set inside a transaction.
        _pragma(engine, "PRAGMA journal_mode = WAL")
    with writing(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def scrub(engine: Engine) -> None:
    """Sees to it that nothing erased stays in the database's files.

    RunStopped when another program keeps reading the case.
    """
    if on_postgres(engine):
        with damage_named(engine):
            postgres.scrub(engine)
        return
    if _pragma(engine, "PRAGMA wal_checkpoint(TRUNCATE)"):
        raise RunStopped(
            f"{name(engine)}: erased, but another program is reading the case, so the "
            "words may still be in case.db-wal; close it, then run `crossbearing case verify`"
        )


def _pragma(engine: Engine, pragma: str) -> Any:
    with closing(engine.raw_connection()) as connection, closing(connection.cursor()) as cursor:
        cursor.execute(pragma)
        (answer, *_) = cursor.fetchone() or (None,)
        return answer


def revision(engine: Engine) -> str | None:
    """The migration that a database is at; None for an empty one."""
    with reading(engine) as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        return None if found is None else str(found)
