"""Does the record still say what was recorded?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from crossbearing.errors import SourceClosed
from crossbearing.store import head, ledger
from crossbearing.store.captures import Captures
from crossbearing.store.chain import GENESIS, Link, holds, payload_hash
from crossbearing.store.files import TEMPORARY
from crossbearing.store.ledger import TOMBSTONES, Kind
from crossbearing.store.schema import payloads


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """Something that differs from what was recorded: where, and how."""

    where: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What a check of the whole record found.

    `count` and `hash` are the ledger's own head, to be compared with one noted elsewhere.
    `unacknowledged` entries and `leftovers` (files) are traces of a crash, not faults: they
    can be repaired.
    """

    count: int
    hash: str
    faults: tuple[Fault, ...]
    unacknowledged: int
    leftovers: tuple[str, ...]

    @property
    def sound(self) -> bool:
        """True if every row and every capture is what was recorded."""
        return not self.faults


def verify(connection: Connection, folder: Path, captures: Captures) -> Verification:
    """Checks every entry, payload and capture of a case, and its head."""
    links = tuple(ledger.links(connection))
    count = links[-1].seq if links else 0
    faults = [*chain_faults(links)]
    wanted = frozenset(_kept_captures(connection, links, faults))
    faults.extend(
        Fault(f"capture {digest}", wrong)
        for digest in sorted(wanted)
        if (wrong := captures.fault(digest))
    )
    acknowledged = count
    try:
        known = head.read(folder)
        faults.extend(_head_faults(links, known))
        acknowledged = known.count
    except SourceClosed as error:
        faults.append(Fault("head", str(error)))
    return Verification(
        count=count,
        hash=links[-1].hash if links else GENESIS,
        faults=tuple(faults),
        unacknowledged=max(0, count - acknowledged),
        leftovers=tuple(
            path.relative_to(folder).as_posix()
            for path in (*sorted(folder.glob(f"{TEMPORARY}*")), *captures.leftovers(wanted))
        ),
    )


def chain_faults(
    links: Sequence[Link], *, after: int = 0, previous: str = GENESIS
) -> Iterator[Fault]:
    """What is wrong with a run of entries that should follow the entry `after`, whose hash is
    `previous`."""
    for link in links:
        if link.seq != after + 1:
            yield Fault(_rows(after + 1, link.seq - 1), "missing from the ledger")
        elif link.previous != previous:
            yield Fault(f"entry {link.seq}", "does not follow the entry before it")
        if not holds(link):
            yield Fault(f"entry {link.seq}", "is not the entry recorded at this place")
        after, previous = link.seq, link.hash


def _head_faults(links: Sequence[Link], known: head.Head) -> Iterator[Fault]:
    count = links[-1].seq if links else 0
    if count < known.count:
        yield Fault(_rows(count + 1, known.count), "cut off the end of the ledger")
    for link in links:
        if link.seq == known.count and link.hash != known.hash:
            yield Fault("head", f"names another entry {link.seq} than the ledger holds")


def _kept_captures(
    connection: Connection, links: Sequence[Link], faults: list[Fault]
) -> Iterator[str]:
    """The digests of the captures that must be there; faults of payloads go to `faults`."""
    by_seq = {link.seq: link for link in links}
    gone = {link.about for link in links if link.kind in TOMBSTONES}
    found = set()
    for row in connection.execute(select(payloads).order_by(payloads.c.seq)):
        link = by_seq.get(row.seq)
        found.add(row.seq)
        if link is None:
            faults.append(Fault(f"payload {row.seq}", "belongs to no entry"))
        elif not _says(row, link):
            faults.append(Fault(f"payload {row.seq}", "was changed"))
        elif link.kind == Kind.capture_added:
            yield row.key
    faults.extend(
        Fault(f"payload {seq}", "is missing, and no entry says that it was erased")
        for seq in by_seq
        if seq not in found and seq not in gone
    )


def _says(row: Any, link: Link) -> bool:
    """True if a payload is the one whose hash the entry holds; SQLite lets any type in."""
    if not (isinstance(row.salt, bytes) and isinstance(row.body, bytes)):
        return False
    return payload_hash(row.salt, row.key, row.part_of, row.body) == link.payload_sha256


def _rows(first: int, final: int) -> str:
    return f"entry {first}" if first == final else f"entries {first}–{final}"
