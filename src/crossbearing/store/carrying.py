"""A ledger as lines of text that another machine reads back: whatever database it lay in.

A line is an entry with its payload, which is null once it is erased. The database file itself is
not carried: one from a stranger could hold more than rows.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from crossbearing.errors import BagRefused
from crossbearing.store import database, ledger
from crossbearing.store.book import Book
from crossbearing.store.chain import Link
from crossbearing.store.schema import entries, payloads
from crossbearing.store.settings import write_settings


class Payload(msgspec.Struct, forbid_unknown_fields=True):
    """What an entry says: `salt` in hex, `body` as the text it is."""

    key: str
    part_of: str
    salt: str
    body: str


class Line(msgspec.Struct, forbid_unknown_fields=True):
    """An entry as it is carried."""

    seq: int
    kind: str
    at: str
    about: int | None
    payload_sha256: str
    previous: str
    hash: str
    payload: Payload | None


def lines(book: Book) -> Iterator[str]:
    """The ledger, an entry a line, in one unchanging state."""
    with book.reading() as connection:
        held = {
            row.seq: {
                "key": row.key,
                "part_of": row.part_of,
                "salt": row.salt.hex(),
                "body": row.body.decode("utf-8", "surrogatepass"),
            }
            for row in connection.execute(select(payloads))
        }
        for link in ledger.links(connection):
            yield json.dumps({**_shape(link), "payload": held.get(link.seq)}) + "\n"


def _shape(link: Link) -> dict[str, Any]:
    return {name: getattr(link, name) for name in Link.__dataclass_fields__}


def kept_captures(book: Book) -> Iterator[tuple[str, bytes]]:
    """The raw bytes that the ledger names, by digest."""
    with book.reading() as connection:
        digests = sorted(
            {each.key for each in ledger.records(connection, ledger.Kind.capture_added)}
        )
    for digest in digests:
        yield digest, book.captures.raw(digest)


def restore(
    folder: Path,
    carried: Iterable[str],
    captures: Iterable[bytes],
    *,
    now: Callable[[], datetime],
) -> None:
    """Makes a case of carried lines and captures, its ledger in a file. Raises BagRefused for
    lines that are no ledger, CaseInvalid for a folder that holds a case."""
    with closing(Book.empty(folder, who="", now=now)) as book:
        try:
            with database.writing(book.engine) as connection:
                for line in carried:
                    read = _read(line)
                    said = read.pop("payload")
                    connection.execute(insert(entries).values(**read))
                    if said is not None:
                        connection.execute(insert(payloads).values(seq=read["seq"], **said))
        except IntegrityError as error:
            raise BagRefused(
                f"the ledger of the bag has two entries in one place ({error.orig})"
            ) from error
        for raw in captures:
            book.captures.keep(raw)
        book.acknowledge()
    write_settings(folder, {})


def _read(line: str) -> dict[str, Any]:
    try:
        read = msgspec.convert(json.loads(line), Line)
        said = read.payload and {
            "key": read.payload.key,
            "part_of": read.payload.part_of,
            "salt": bytes.fromhex(read.payload.salt),
            "body": read.payload.body.encode("utf-8", "surrogatepass"),
        }
    except (ValueError, msgspec.ValidationError, RecursionError) as error:
        raise BagRefused(
            f"the ledger of the bag has a line that is no entry ({error})"
        ) from error
    return {
        **{name: getattr(read, name) for name in Link.__dataclass_fields__},
        "payload": said,
    }
