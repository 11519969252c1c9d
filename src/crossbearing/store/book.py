"""The book of a case: its ledger, head and captures, and the rules for writing to them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Self

from sqlalchemy import Connection, Engine

from crossbearing.errors import CaseInvalid, RunStopped, SourceClosed, UsageError
from crossbearing.store import database, head, ledger, postgres, times, wire
from crossbearing.store.captures import Captures
from crossbearing.store.chain import GENESIS
from crossbearing.store.ledger import Kind, Record
from crossbearing.store.settings import NAME as SETTINGS
from crossbearing.store.verify import chain_faults

DATABASE = "case.db"
CAPTURES = "captures"


class Book:
    """The open ledger of a case. `who` writes, and `now` tells the time of each entry."""

    def __init__(
        self, folder: Path, engine: Engine, *, who: str, now: Callable[[], datetime]
    ) -> None:
        self.folder = folder
        self.engine = engine
        self.who = who
        self.now = now
        self.captures = Captures(folder / CAPTURES)
        self._connection: Connection | None = None

    @classmethod
    def empty(
        cls,
        folder: Path,
        *,
        who: str,
        now: Callable[[], datetime],
        store: Mapping[str, str] | None = None,
    ) -> Self:
        """A book without entries, in the folder or in the PostgreSQL schema that `store` names;
        CaseInvalid where there is one, or none can be made."""
        confirm_free(folder)
        engine = _engine(folder, store or {})  # refuses an address before a folder is made
        try:
            (folder / CAPTURES).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CaseInvalid(
                f"{folder}: cannot be made ({error.strerror}); name another folder"
            ) from error
        book = cls(folder, engine, who=who, now=now)
        with closed_on_fault(book):
            if store:
                with database.damage_named(engine):
                    postgres.prepare(engine, store["schema"])
            database.bring_up_to_date(book.engine)
        head.write(folder, head.Head(0, GENESIS))
        return book

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        who: str,
        now: Callable[[], datetime],
        store: Mapping[str, str] | None = None,
    ) -> Self:
        """The book in a folder, or where `store` says, migrated if an older version made it;
        CaseInvalid when there is none or a newer version made it."""
        if not store and not (folder / DATABASE).is_file():
            raise CaseInvalid(f"{folder}: {DATABASE} is missing; restore it from a copy")
        book = cls(folder, _engine(folder, store or {}), who=who, now=now)
        with closed_on_fault(book):
            if store and database.revision(book.engine) is None:
                raise CaseInvalid(
                    f"{folder}: its ledger is not at {database.name(book.engine)} (schema "
                    f"{store['schema']}); restore it from a copy, or mend `store` in {SETTINGS}"
                )
            database.bring_up_to_date(book.engine)
        return book

    def close(self) -> None:
        """Lets go of the database."""
        self.engine.dispose()

    @contextmanager
    def batch(self) -> Iterator[Connection]:
        """Makes all that is recorded inside it one step: all of it is kept, or none.

        What is recorded is acknowledged when the outermost batch ends without an error. Each
        method that records is a batch of its own when it is called outside of one.
        """
        if self._connection is not None:
            with self._connection.begin_nested():
                yield self._connection
            return
        with database.writing(self.engine) as connection:
            self._confirm_head(connection)
            self._connection = connection
            try:
                yield connection
            finally:
                self._connection = None
        self.acknowledge()

    @contextmanager
    def final(self) -> Iterator[Connection]:
        """A batch that cannot be part of another: files that go cannot be brought back."""
        if self._connection is not None:
            raise UsageError("erasing, sealing and exporting cannot be part of a batch")
        with self.batch() as connection:
            yield connection

    def acknowledge(self) -> None:
        """Brings the head up to the ledger. It is written under the writer's lock, so that a
        slower writer never sets it back."""
        with database.writing(self.engine) as connection:
            newest = ledger.last(connection)
            reached = head.Head(newest.seq, newest.hash) if newest else head.Head(0, GENESIS)
            if reached != head.read(self.folder):
                head.write(self.folder, reached)

    def record(self, kind: Kind, noun: object, *, key: str = "", part_of: str = "") -> int:
        """Adds an entry, as `ledger.append` does, and gives its number."""
        if self._connection is None:
            with self.batch():
                return self.record(kind, noun, key=key, part_of=part_of)
        return ledger.append(
            self._connection,
            kind,
            noun,
            who=self.who,
            at=self.at(),
            key=key,
            part_of=part_of,
        )

    def record_change(
        self, kind: Kind, noun: object, *, key: str = "", part_of: str = ""
    ) -> bool:
        """Adds an entry unless the newest of its kind and key says the same; True if added."""
        with self.batch():
            known = self.newest(kind, key=key)
            if known and wire.dump(known.noun) == wire.dump(noun):
                return False
            self.record(kind, noun, key=key, part_of=part_of)
        return True

    def at(self) -> str:
        """The present moment, as entries bear it."""
        return times.stamp(self.now())

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the ledger, with what the open batch added."""
        if self._connection is not None:
            yield self._connection
        else:
            with database.reading(self.engine) as connection:
                yield connection

    def records(
        self,
        kind: Kind,
        known_at: str | None = None,
        *,
        key: str | None = None,
        part_of: str | None = None,
        parts: Collection[str] = (),
        newest: bool = False,
    ) -> tuple[Record, ...]:
        """The entries of a kind, as `ledger.records` gives them."""
        moment = times.parse(known_at) if known_at is not None else None
        with self.reading() as connection:
            return tuple(
                ledger.records(
                    connection,
                    kind,
                    known_at=moment,
                    key=key,
                    part_of=part_of,
                    parts=parts,
                    newest=newest,
                )
            )

    def newest(
        self, kind: Kind, known_at: str | None = None, *, key: str | None = None
    ) -> Record | None:
        """The newest entry of a kind, or None."""
        found = self.records(kind, known_at, key=key, newest=True)
        return found[0] if found else None

    def _confirm_head(self, connection: Connection) -> None:
        """SourceClosed unless the ledger goes on from the head: writing on would hide a fault."""
        known = head.read(self.folder)
        newest = ledger.last(connection)
        if newest is not None and (newest.seq, newest.hash) == (known.count, known.hash):
            return
        behind = tuple(ledger.links(connection, after=known.count))
        at_head = ledger.hash_at(connection, known.count)
        if at_head != known.hash or any(
            chain_faults(behind, after=known.count, previous=known.hash)
        ):
            raise SourceClosed(
                f"{self.folder}: the ledger does not go on from its head, so nothing is written; "
                "run `crossbearing case verify` and restore the case from a copy"
            )


@contextmanager
def closed_on_fault(book: Book) -> Iterator[None]:
    """Lets go of the database when the book cannot be used."""
    try:
        yield
    except RunStopped:
        book.close()
        raise


def _engine(folder: Path, store: Mapping[str, str]) -> Engine:
    if store:
        return postgres.connect(store["store"], store["schema"])
    return database.connect(folder / DATABASE)


def confirm_free(folder: Path) -> None:
    """CaseInvalid when the folder holds a case, or what was left of making one."""
    if (folder / SETTINGS).exists():
        raise CaseInvalid(
            f"{folder}: already holds a case; put more into it with `crossbearing add reports` "
            "and ask it again with `crossbearing weigh`, or name another folder"
        )
    if (folder / DATABASE).exists() or (folder / head.NAME).exists():
        raise CaseInvalid(
            f"{folder}: making a case here was cut short; remove {DATABASE}, {head.NAME} and "
            f"{CAPTURES} from it, or name another folder"
        )
