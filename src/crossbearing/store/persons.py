"""Which entries a person stands in, and what goes with an entry that is erased."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from crossbearing.errors import UsageError
from crossbearing.store import ledger
from crossbearing.store.ledger import Kind, Record

REWRITTEN = frozenset(
    {
        Kind.evidence_added,
        Kind.search_added,
        Kind.decision,
        Kind.approach,
        Kind.rating,
        Kind.account,
    }
)
"""Kinds whose words a pseudonym may enter. Of all others only the author is rewritten: spans
over a text would no longer fit."""


_RESTING = frozenset({Kind.document_added, Kind.evidence_added})
"""Kinds that rest on a capture: they are `part_of` it."""

_OF_DOCUMENT = frozenset({Kind.document_added, Kind.proposals})
"""Kinds whose key is a document's id."""


def holds(text: str, words: str) -> bool:
    """True if the text holds the words, whatever their case, spacing and Unicode form."""
    return _folded(words) in _folded(text)


def names(record: Record, words: str) -> bool:
    """True if some text of the entry, or its author, holds the words."""
    return any(holds(text, words) for text in _strings([record.who, record.noun]))


def veiled(record: Record, identity: str, pseudonym: str) -> Record:
    """The entry with the pseudonym for the identity, as far as the entry may be rewritten."""
    noun = record.noun
    if record.kind in REWRITTEN:
        noun = _replaced(noun, identity, pseudonym)
    return replace(record, who=record.who.replace(identity, pseudonym), noun=noun)


def closure(connection: Connection, seqs: Sequence[int]) -> tuple[int, ...]:
    """The entries that go when these go, in order: a document takes every version of it and the
    proposals on it along; documents and evidence take their bytes, unless others rest on the
    same; bytes take all that rests on them.

    UsageError when there is no such entry; entries already erased are left out.
    """
    for seq in seqs:
        if not seq or ledger.hash_at(connection, seq) is None:
            raise UsageError(f"there is no entry {seq}; the numbers run from 1")
    held = tuple(ledger.records(connection))
    doomed = {each.seq for each in held if each.seq in seqs}
    captures = [each for each in held if each.kind is Kind.capture_added]
    resting = [each for each in held if each.kind in _RESTING]
    lost = {each.key for each in captures if each.seq in doomed}
    doomed |= {each.seq for each in resting if each.part_of in lost}
    documents = {
        each.key for each in resting if each.seq in doomed and each.kind is Kind.document_added
    }
    doomed |= {each.seq for each in held if each.kind in _OF_DOCUMENT and each.key in documents}
    needed = {each.part_of for each in resting if each.seq not in doomed}
    freed = {each.part_of for each in resting if each.seq in doomed} - needed
    doomed |= {each.seq for each in captures if each.key in freed}
    return tuple(sorted(doomed))


def captures_of(connection: Connection) -> set[str]:
    """The digests of all captures that are to be kept."""
    return {each.key for each in ledger.records(connection, Kind.capture_added)}


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


def _replaced(plain: Any, identity: str, pseudonym: str) -> Any:
    if isinstance(plain, str):
        return plain.replace(identity, pseudonym)
    if isinstance(plain, dict):
        return {key: _replaced(value, identity, pseudonym) for key, value in plain.items()}
    if isinstance(plain, list):
        return [_replaced(value, identity, pseudonym) for value in plain]
    return plain
