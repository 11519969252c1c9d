"""A ledger in PostgreSQL: how its server is reached, and how writers take turns there.

Each case has a schema of its own, so that one database holds as many as a team likes.
"""

from __future__ import annotations

import secrets

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from crossbearing.errors import PartMissing, RunStopped, UsageError

NAME = "postgresql"
_LOCKED = "55P03"
_GONE = ("08", "57P")
"""SQLSTATE classes of a server that cannot be reached, or went away."""


def confirm(address: str) -> str:
    """The address, when it is one of a PostgreSQL database; UsageError when it is not, or when
    it holds a password, which the case's settings would give away."""
    try:
        url = make_url(address)
    except ArgumentError as error:
        raise UsageError(
            f"{address!r} is no address; write postgresql://user@host/database"
        ) from error
    if url.get_backend_name() not in {NAME, "postgres"} or not url.database:
        raise UsageError(f"{address!r}: a store is written postgresql://user@host/database")
    if url.password or "password" in url.query:
        raise UsageError(
            "leave the password out of the address: it would stand in case.toml; "
            "put it into ~/.pgpass or the variable PGPASSWORD"
        )
    return address


def new_schema() -> str:
    """A name that no case has yet."""
    return f"case_{secrets.token_hex(8)}"


def connect(address: str, schema: str) -> Engine:
    """An engine on one case's schema; PartMissing without the extra `postgres`."""
    url = make_url(confirm(address)).set(drivername=f"{NAME}+psycopg")
    try:
        engine = create_engine(
            url, connect_args={"options": f"-csearch_path={schema}", "connect_timeout": 10}
        )
    except ModuleNotFoundError as error:
        raise PartMissing(
            "a case in PostgreSQL needs the extra `postgres`: "
            "pip install 'crossbearing[postgres]'"
        ) from error

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        options = connection.get_execution_options()
        if options.get("isolation_level") == "AUTOCOMMIT":
            return
        if options.get("writes", False):
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL READ COMMITTED")
        else:
            connection.exec_driver_sql(
                "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"
            )

    return engine


def take_turn(connection: Connection, seconds: float) -> bool:
    """True once this transaction is the case's one writer; False when another was for all of
    these seconds. Readers are not kept waiting."""
    wait = max(1, round(seconds * 1000))
    connection.exec_driver_sql(f"SET LOCAL lock_timeout = {wait}")
    try:
        connection.exec_driver_sql(
            "SELECT pg_advisory_xact_lock(hashtextextended(current_setting('search_path'), 0))"
        )
    except DBAPIError as error:
        if state(error) != _LOCKED:
            raise
        return False
    return True


def prepare(engine: Engine, schema: str) -> None:
    """Makes the schema of a case, if it is not there."""
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        connection.exec_driver_sql(f'CREATE SCHEMA IF NOT EXISTS "{schema}"')


def scrub(engine: Engine) -> None:
    """Writes the payloads anew, so that nothing erased stays in their file. What the server
    keeps elsewhere (its write-ahead log, backups) is for who runs it."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("VACUUM (FULL) payloads")


def state(error: DBAPIError) -> str:
    """The server's five letters for what went wrong; empty when it was not reached."""
    return getattr(error.orig, "sqlstate", None) or ""


def unreachable(error: DBAPIError) -> bool:
    """True if the server could not be reached, or hung up."""
    return not state(error) or state(error).startswith(_GONE)


def refused(name: str, error: DBAPIError) -> RunStopped:
    """What to tell who cannot reach the server."""
    said = " ".join(str(error.orig).split())
    return RunStopped(f"{name}: the database cannot be reached ({said}); see that it runs")
