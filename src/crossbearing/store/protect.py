"""Taking people out of a case: erasing, sealing, and exporting without them."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from itertools import count
from pathlib import Path

from crossbearing.errors import UsageError
from crossbearing.store import database, kept, ledger, persons, wire
from crossbearing.store.book import Book
from crossbearing.store.ledger import Kind
from crossbearing.store.seal import Sealed, seal, unseal
from crossbearing.store.settings import write_settings


def naming(book: Book, words: str) -> tuple[int, ...]:
    """The numbers of the entries that hold these words, whatever their case and spacing;
    UsageError when there are no words."""
    if not words.strip():
        raise UsageError("say which words to look for: no words are in every entry")
    with book.reading() as connection:
        held = ledger.records(connection)
        return tuple(each.seq for each in held if persons.names(each, words))


def erase(book: Book, seqs: Sequence[int]) -> tuple[int, ...]:
    """Erases what these entries say, and gives the numbers of all entries erased: with a
    document go its bytes, unless another document has the same, and all proposals on it.

    The ledger keeps a tombstone for each. UsageError when there is no such entry.
    """
    with book.final() as connection:
        doomed = persons.closure(connection, seqs)
        digests = persons.captures_of(connection)
        for seq in doomed:
            ledger.erase(connection, seq, kind=Kind.erased, who=book.who, at=book.at())
    # Under the writer's lock again: somebody may have given the same bytes anew meanwhile.
    with database.writing(book.engine) as connection:
        for digest in sorted(digests - persons.captures_of(connection)):
            book.captures.erase(digest)
    kept.forget(book.folder)
    database.scrub(book.engine)
    return doomed


def seal_name(book: Book, identity: str, passphrase: str, pseudonym: str | None) -> str:
    """Locks a name away under a passphrase and gives the pseudonym that takes its place.

    Evidence, searches, decisions and authors that hold the name as written are recorded
    anew under the pseudonym, in the place and at the time of the old entries, which are
    erased. Texts are never rewritten: `naming` then lists what still holds the name.
    UsageError for an empty name or a pseudonym that some entry holds; PartMissing without
    the extra.
    """
    if not identity.strip():
        raise UsageError("there is no name to seal")
    with book.final() as connection:
        pseudonym = pseudonym or _free_pseudonym(book)
        if naming(book, pseudonym) or book.newest(Kind.sealed, key=pseudonym):
            raise UsageError(f"{pseudonym}: stands in the case already; choose another")
        sealed = seal(identity, pseudonym, passphrase)
        book.who = book.who.replace(identity, pseudonym)
        for old in tuple(ledger.records(connection)):
            new = persons.veiled(old, identity, pseudonym)
            if new != old:
                ledger.stand_in(connection, new, at=book.at())
                ledger.erase(connection, old.seq, kind=Kind.erased, who=book.who, at=book.at())
        book.record(Kind.sealed, sealed, key=pseudonym)
    kept.forget(book.folder)
    database.scrub(book.engine)
    return pseudonym


def _free_pseudonym(book: Book) -> str:
    """The first of `source 1`, `source 2` … that no entry holds: one whose identity was erased
    may still stand in the evidence, and must not come to mean two people."""
    return next(name for n in count(1) if not naming(book, name := f"source {n}"))


def unseal_name(book: Book, pseudonym: str, passphrase: str) -> str:
    """The name behind a pseudonym; UsageError when the passphrase is wrong or nobody is
    sealed under it."""
    held = book.newest(Kind.sealed, key=pseudonym)
    if held is None:
        raise UsageError(f"{pseudonym}: nobody is sealed under this name, or it was erased")
    return unseal(wire.convert(held.noun, Sealed), passphrase)


def export_redacted(
    book: Book, folder: Path, names: Sequence[str], omit: Sequence[int]
) -> tuple[int, ...]:
    """Writes a copy of the case that verifies, and gives the numbers of the entries whose
    words it leaves out: those of `omit`, all that hold one of `names`, every sealed
    identity, what was done to accounts, and what goes with them as in `erase`. Settings are left
    out too.

    CaseInvalid when the folder holds a case already.
    """
    with closing(Book.empty(folder, who="", now=book.now)) as copy:
        with book.final() as connection, database.writing(copy.engine) as target:
            named = [seq for words in names for seq in naming(book, words)]
            private = ledger.records(connection, Kind.sealed, Kind.account)
            kept_back = [each.seq for each in private]
            omitted = persons.closure(connection, [*omit, *named, *kept_back])
            exported = book.record(Kind.redacted_export, {"omitted": omitted})
            if any(persons.holds(book.who, words) for words in names):
                omitted = (*omitted, exported)
            ledger.copy(connection, target, omitted=omitted)
            for seq in omitted:
                ledger.append(target, Kind.redacted, None, who="", at=copy.at(), about=seq)
            for digest in sorted(persons.captures_of(target)):
                copy.captures.keep(book.captures.raw(digest))
        copy.acknowledge()
    write_settings(folder, {})
    return omitted
