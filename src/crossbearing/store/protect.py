"""Which entries a person stands in, and what goes with an entry that is erased."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

from crossbearing.errors import UsageError
from crossbearing.store import ledger
from crossbearing.store.ledger import Kind, Record


def names(record: Record, words: str) -> bool:
    """True if some text of the entry, or its author, holds the words."""
    sought = _folded(words)
    return any(sought in _folded(text) for text in _strings([record.who, record.noun]))


def closure(connection: Connection, seqs: Sequence[int]) -> tuple[int, ...]:
    """The entries that go when these go, in order: a document takes every version of it, its
    capture (unless another document needs it) and the proposals on it along.

    UsageError when there is no such entry; entries already erased are left out.
    """
    for seq in seqs:
        if not seq or ledger.hash_at(connection, seq) is None:
            raise UsageError(f"there is no entry {seq}; `crossbearing case log` lists them")
    held = tuple(ledger.records(connection))
    doomed = {each.seq for each in held if each.seq in seqs}
    lost = {
        each.key for each in held if each.seq in doomed and each.kind is Kind.document_added
    }
    doomed |= {
        each.seq
        for each in held
        if each.key in lost and each.kind in {Kind.document_added, Kind.proposals}
    }
    documents = [each for each in held if each.kind is Kind.document_added]
    needed = {each.part_of for each in documents if each.seq not in doomed}
    freed = {each.part_of for each in documents if each.seq in doomed} - needed
    doomed |= {
        each.seq for each in held if each.kind is Kind.capture_added and each.key in freed
    }
    return tuple(sorted(doomed))


def captures_of(connection: Connection, seqs: Sequence[int] | None) -> set[str]:
    """The digests of the captures recorded by these entries, or by all that are there."""
    return {
        each.key
        for each in ledger.records(connection, Kind.capture_added)
        if seqs is None or each.seq in seqs
    }


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _strings(plain: object) -> Iterator[str]:
    if isinstance(plain, str):
        yield plain
    elif isinstance(plain, dict):
        for value in plain.values():
            yield from _strings(value)
    elif isinstance(plain, list):
        for value in plain:
            yield from _strings(value)
