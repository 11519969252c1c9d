"""The ledger's rows: appending to them, and reading them as known at a moment."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select

from crossbearing.store import wire
from crossbearing.store.chain import GENESIS, Link, link_hash, payload_hash
from crossbearing.store.schema import entries, payloads


class Kind(StrEnum):
    """What an entry of the ledger records."""

    case_created = "case-created"
    question_set = "question-set"
    capture_added = "capture-added"
    document_added = "document-added"
    run = "run"
    proposals = "proposals"
    evidence_added = "evidence-added"
    search_added = "search-added"
    decision = "decision"
    approach = "approach"
    rating = "rating"
    verdict = "verdict"
    account = "account"
    sealed = "sealed"
    erased = "erased"
    redacted = "redacted"
    redacted_export = "redacted-export"


TOMBSTONES = (Kind.erased, Kind.redacted)
"""Entries of these kinds say that the payload of the entry they are about is gone."""


FOUND = (Kind.run, Kind.proposals, Kind.verdict)
"""Entries of these kinds follow from the others."""
BESIDE = (*FOUND, Kind.account)
"""Entries of these kinds are nothing that an answer follows from."""


_ORIGINAL = entries.alias("original")
_PLACE = func.coalesce(_ORIGINAL.c.seq, entries.c.seq)
_AT = func.coalesce(_ORIGINAL.c.at, entries.c.at)
_RECORDS = (
    select(
        entries.c.seq,
        _PLACE.label("place"),
        entries.c.kind,
        _AT.label("at"),
        payloads.c.key,
        payloads.c.part_of,
        payloads.c.body,
    )
    .join(payloads, payloads.c.seq == entries.c.seq)
    .outerjoin(_ORIGINAL, _ORIGINAL.c.seq == entries.c.about)
)
_LAST = select(entries).order_by(entries.c.seq.desc()).limit(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """An entry whose payload is there. `place` is the entry it stands for, else its own."""

    seq: int
    place: int
    kind: Kind
    at: str
    who: str
    key: str
    part_of: str
    noun: Any


def append(
    connection: Connection,
    kind: Kind,
    noun: object,
    *,
    who: str,
    at: str,
    key: str = "",
    part_of: str = "",
    about: int | None = None,
) -> int:
    """Adds an entry and gives its number. `key` is the id of what it records, `part_of` the id
    of what that belongs to, `about` the earlier entry it stands for or erases."""
    before = last(connection)
    seq = before.seq + 1 if before else 1
    previous = before.hash if before else GENESIS
    salt = secrets.token_bytes(32)
    body = wire.dump({"who": who, "noun": noun})
    digest = payload_hash(salt, key, part_of, body)
    covered: dict[str, Any] = {
        "seq": seq,
        "kind": kind.value,
        "at": at,
        "about": about,
        "payload_sha256": digest,
        "previous": previous,
    }
    connection.execute(insert(entries).values(**covered, hash=link_hash(**covered)))
    connection.execute(
        insert(payloads).values(seq=seq, key=key, part_of=part_of, salt=salt, body=body)
    )
    return seq


def erase(connection: Connection, seq: int, *, kind: Kind, who: str, at: str) -> None:
    """Removes the payload of an entry and leaves a tombstone that says so."""
    append(connection, kind, None, who=who, at=at, about=seq)
    connection.execute(delete(payloads).where(payloads.c.seq == seq))


def stand_in(connection: Connection, record: Record, *, at: str) -> int:
    """Records an entry anew, in other words; readers find it in the place of the old one."""
    return append(
        connection,
        record.kind,
        record.noun,
        who=record.who,
        at=at,
        key=record.key,
        part_of=record.part_of,
        about=record.place,
    )


def copy(source: Connection, target: Connection, *, omitted: Collection[int]) -> None:
    """Copies the ledger into an empty one, without the payloads of the entries `omitted`."""
    for table in (entries, payloads):
        for row in source.execute(select(table).order_by(table.c.seq)):
            if table is entries or row.seq not in omitted:
                target.execute(insert(table).values(**row._mapping))


def last(connection: Connection) -> Link | None:
    """The newest entry, or None when there is none."""
    row = connection.execute(_LAST).first()
    return Link(**row._mapping) if row else None


def last_given(connection: Connection) -> Link | None:
    """The newest entry that says what was given or decided, not what came of it."""
    query = (
        select(entries)
        .where(entries.c.kind.not_in([kind.value for kind in BESIDE]))
        .order_by(entries.c.seq.desc())
        .limit(1)
    )
    row = connection.execute(query).first()
    return Link(**row._mapping) if row else None


def hash_at(connection: Connection, seq: int) -> str | None:
    """The hash of an entry, that of no entry for 0, or None when there is no such entry."""
    if seq == 0:
        return GENESIS
    query = select(entries.c.hash).where(entries.c.seq == seq)
    found: str | None = connection.execute(query).scalar()
    return found


def links(connection: Connection, *kinds: Kind, after: int = 0) -> Iterator[Link]:
    """The entries of these kinds (all, when none is named) behind a number, in order."""
    query = select(entries).where(entries.c.seq > after).order_by(entries.c.seq)
    if kinds:
        query = query.where(entries.c.kind.in_([kind.value for kind in kinds]))
    for row in connection.execute(query):
        yield Link(**row._mapping)


def records(
    connection: Connection,
    *kinds: Kind,
    known_at: str | None = None,
    key: str | None = None,
    part_of: str | None = None,
    parts: Collection[str] = (),
    newest: bool = False,
) -> Iterator[Record]:
    """The entries of these kinds (all, when none is named) whose payloads are there, each in
    the place and at the time of the entry it stands for; or the newest of them only. `parts`
    names several things one of which they must be part of."""
    query = _RECORDS
    if kinds:
        # Kinds have many entries and keys few: where a key is named, its index is to be used.
        kind_of = entries.c.kind if key is None else entries.c.kind.concat("")
        query = query.where(kind_of.in_([kind.value for kind in kinds]))
    if known_at is not None:
        query = query.where(known_at >= _AT)
    if key is not None:
        query = query.where(payloads.c.key == key)
    if part_of is not None:
        query = query.where(payloads.c.part_of == part_of)
    if parts:
        query = query.where(payloads.c.part_of.in_(tuple(parts)))
    query = query.order_by(_PLACE.desc()).limit(1) if newest else query.order_by(_PLACE)
    for row in connection.execute(query):
        body = wire.load(row.body)
        yield Record(
            seq=row.seq,
            place=row.place,
            kind=Kind(row.kind),
            at=row.at,
            who=body["who"],
            key=row.key,
            part_of=row.part_of,
            noun=body["noun"],
        )
