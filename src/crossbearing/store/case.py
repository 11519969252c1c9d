"""A case: a folder that keeps what was read, found and decided, and forgets nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from sqlalchemy import Connection

from crossbearing import __version__
from crossbearing.errors import CaseInvalid, SourceClosed, UsageError
from crossbearing.model import (
    Annotations,
    Capture,
    Decision,
    Document,
    Evidence,
    MadeBy,
    Search,
    identify,
)
from crossbearing.store import database, head, ledger, protect, times, wire
from crossbearing.store.captures import Captures
from crossbearing.store.chain import GENESIS
from crossbearing.store.ledger import Kind, Record
from crossbearing.store.seal import Sealed, seal, unseal
from crossbearing.store.settings import NAME as SETTINGS
from crossbearing.store.settings import Settings, read_settings, write_settings
from crossbearing.store.verify import Verification, chain_faults, verify

T = TypeVar("T")

DATABASE = "case.db"
CAPTURES = "captures"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the ledger as people see it; `who` and `key` are None once it is erased."""

    seq: int
    kind: Kind
    at: str
    about: int | None
    who: str | None
    key: str | None


class Case:
    """An open case. Use it in one thread, and as a context manager.

    `who` is put down as the author of every entry; `now` tells the time of each. Readers take
    `known_at`, an ISO 8601 moment or date, and answer as they would have answered then.
    """

    def __init__(self, folder: Path, *, who: str, now: Callable[[], datetime]) -> None:
        self.folder = folder
        self.who = who
        self._now = now
        self._captures = Captures(folder / CAPTURES)
        self._engine = database.connect(folder / DATABASE)
        self._connection: Connection | None = None

    @classmethod
    def create(
        cls,
        folder: Path | str,
        *,
        question: str,
        settings: Settings | None = None,
        who: str = "",
        now: Callable[[], datetime] = times.utc_now,
    ) -> Self:
        """A new case in a folder that holds none yet; CaseInvalid when it does."""
        case = cls._empty(Path(folder), who=who, now=now)
        with case.batch():
            case._record(Kind.case_created, {"product": __version__})
            case.ask(question)
        write_settings(case.folder, settings or {})
        return case

    @classmethod
    def open(
        cls,
        folder: Path | str,
        *,
        who: str = "",
        now: Callable[[], datetime] = times.utc_now,
    ) -> Self:
        """The case in a folder, migrated if an older version made it; CaseInvalid when the
        folder is no case or a newer version made it."""
        folder = Path(folder)
        read_settings(folder)
        if not (folder / DATABASE).is_file():
            raise CaseInvalid(f"{folder}: {DATABASE} is missing; restore it from a copy")
        case = cls(folder, who=who, now=now)
        database.bring_up_to_date(case._engine)
        return case

    @classmethod
    def _empty(cls, folder: Path, *, who: str, now: Callable[[], datetime]) -> Self:
        if (folder / DATABASE).exists():
            raise CaseInvalid(
                f"{folder}: already holds a case; open it, or name another folder"
            )
        try:
            (folder / CAPTURES).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CaseInvalid(
                f"{folder}: cannot be made ({error.strerror}); name another folder"
            ) from error
        case = cls(folder, who=who, now=now)
        database.bring_up_to_date(case._engine)
        head.write(folder, head.Head(0, GENESIS))
        return case

    def close(self) -> None:
        """Lets go of the database."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    # Writing

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Makes all that is recorded inside it one step: all of it is kept, or none.

        What is recorded is acknowledged when the outermost batch ends without an error. Each
        method that records is a batch of its own when it is called outside of one.
        """
        if self._connection is not None:
            with self._connection.begin_nested():
                yield
            return
        with database.writing(self._engine) as connection:
            self._confirm_head(connection)
            self._connection = connection
            try:
                yield
            finally:
                self._connection = None
        self._acknowledge()

    def add(self, capture: Capture, raw: bytes, document: Document) -> bool:
        """Keeps a report and its bytes. False, and nothing recorded, when the same document is
        already there; one that differs in more than its path is recorded beside the old one.

        SourceClosed when bytes, capture and document do not belong together.
        """
        if sha256(raw).hexdigest() != capture.sha256 or document.capture != capture.sha256:
            raise SourceClosed(f"{capture.path}: the bytes are not those the capture names")
        with self.batch():
            known = self._newest(Kind.document_added, key=document.id)
            if known and _placeless(wire.convert(known.noun, Document)) == _placeless(document):
                return False
            self._captures.keep(raw)
            held = self._records(Kind.capture_added, key=capture.sha256)
            if all(wire.convert(each.noun, Capture) != capture for each in held):
                self._record(Kind.capture_added, capture, key=capture.sha256)
            self._record(Kind.document_added, document, key=document.id, part_of=capture.sha256)
        return True

    def ask(self, question: str) -> bool:
        """Sets the question of the case; False when it is the question already."""
        return self._record_change(Kind.question_set, {"text": question})

    def record_run(self, made_by: MadeBy, annotations: Iterable[Annotations]) -> str:
        """Keeps what one reading run proposed, and gives the run's id, which follows from what
        made it and what it found: the same run twice is recorded once."""
        ordered = sorted(annotations, key=lambda each: each.document)
        digests = [sha256(wire.dump(each)).hexdigest() for each in (made_by, *ordered)]
        run = identify("run", *digests)
        with self.batch():
            newest = self._newest(Kind.run)
            if newest and newest.key == run:
                return run
            if not self._newest(Kind.run, key=run):
                for each in ordered:
                    self._record(Kind.proposals, each, key=each.document, part_of=run)
            self._record(Kind.run, made_by, key=run)
        return run

    def add_evidence(self, evidence: Evidence) -> bool:
        """Keeps an item entered by hand; a later one of the same id takes its place. False
        when the very same item is there."""
        return self._record_change(Kind.evidence_added, evidence, key=evidence.id)

    def add_search(self, search: Search) -> bool:
        """Keeps a search; a later one of the same id takes its place. False when the very same
        search is there."""
        return self._record_change(Kind.search_added, search, key=search.id)

    def decide(self, decision: Decision) -> bool:
        """Keeps a person's decision; False when it is there already. UsageError when another
        decision bears its id, or when its time is none."""
        times.parse(decision.when)
        with self.batch():
            known = self._newest(Kind.decision, key=decision.id)
            if known is None:
                self._record(Kind.decision, decision, key=decision.id)
            elif wire.convert(known.noun, Decision) != decision:
                raise UsageError(
                    f"decision {decision.id}: another is recorded under this id; give it its own"
                )
            return known is None

    def record_verdict(self, verdict: Mapping[str, Any]) -> bool:
        """Keeps an assessment's answer as JSON shows it; False when it is the newest already."""
        return self._record_change(Kind.verdict, verdict)

    # Reading

    @property
    def settings(self) -> dict[str, Any]:
        """The settings in `case.toml`."""
        return read_settings(self.folder)

    def question(self, known_at: str | None = None) -> str | None:
        """The question of the case; None before it was asked."""
        newest = self._newest(Kind.question_set, known_at=known_at)
        return newest.noun["text"] if newest else None

    def documents(self, known_at: str | None = None) -> tuple[Document, ...]:
        """The documents by id, each as it was recorded last."""
        return self._latest(Kind.document_added, Document, known_at)

    def captures(self, known_at: str | None = None) -> tuple[Capture, ...]:
        """How the raw bytes came, in the order of hash, path and address."""
        held = self._records(Kind.capture_added, known_at=known_at)
        found = (wire.convert(each.noun, Capture) for each in held)
        return tuple(sorted(found, key=lambda each: (each.sha256, each.path, each.url or "")))

    def raw(self, digest: str) -> bytes:
        """The bytes of a capture by their SHA-256; SourceClosed when missing or changed."""
        return self._captures.raw(digest)

    def runs(self, known_at: str | None = None) -> tuple[tuple[str, MadeBy], ...]:
        """The reading runs in the order they were made: id, and what made them."""
        held = self._records(Kind.run, known_at=known_at)
        return tuple((each.key, wire.convert(each.noun, MadeBy)) for each in held)

    def annotations(
        self, run: str | None = None, known_at: str | None = None
    ) -> tuple[Annotations, ...]:
        """What a run (the newest, when none is named) proposed, by document id; UsageError
        when there is no such run."""
        known = self._newest(Kind.run, known_at=known_at, key=run)
        if known is None:
            if run is not None:
                raise UsageError(f"{self.folder}: there is no run {run}")
            return ()
        held = self._records(Kind.proposals, known_at=known_at, part_of=known.key)
        found = (wire.convert(each.noun, Annotations) for each in held)
        return tuple(sorted(found, key=lambda each: each.document))

    def evidence(self, known_at: str | None = None) -> tuple[Evidence, ...]:
        """The evidence entered by hand, by id."""
        return self._latest(Kind.evidence_added, Evidence, known_at)

    def searches(self, known_at: str | None = None) -> tuple[Search, ...]:
        """The searches made, by id."""
        return self._latest(Kind.search_added, Search, known_at)

    def decisions(self, known_at: str | None = None) -> tuple[Decision, ...]:
        """Every decision, in the order they were recorded; `current` tells which hold."""
        held = self._records(Kind.decision, known_at=known_at)
        return tuple(wire.convert(each.noun, Decision) for each in held)

    def verdicts(self, known_at: str | None = None) -> tuple[dict[str, Any], ...]:
        """Every verdict as it was recorded, oldest first."""
        return tuple(each.noun for each in self._records(Kind.verdict, known_at=known_at))

    def entries(self) -> tuple[Entry, ...]:
        """The whole ledger, a line an entry."""
        with self._reading() as connection:
            held = {each.seq: each for each in ledger.records(connection)}
            links = tuple(ledger.links(connection))
        return tuple(
            Entry(
                seq=link.seq,
                kind=Kind(link.kind),
                at=link.at,
                about=link.about,
                who=held[link.seq].who if link.seq in held else None,
                key=held[link.seq].key if link.seq in held else None,
            )
            for link in links
        )

    def verify(self, *, repair: bool = False) -> Verification:
        """Checks every row and capture. With `repair`, what a crash left is put right (the head
        follows the ledger, stray files go), unless there is a fault: faults are never mended."""
        with database.writing(self._engine) as connection:
            found = verify(connection, self.folder, self._captures)
            if not repair or not found.sound:
                return found
            for leftover in found.leftovers:
                (self.folder / leftover).unlink()
            head.write(self.folder, head.Head(found.count, found.hash))
        database.scrub(self._engine)
        return replace(found, unacknowledged=0, leftovers=())

    # Protecting people

    def naming(self, words: str) -> tuple[int, ...]:
        """The numbers of the entries that hold these words, whatever their case and spacing."""
        with self._reading() as connection:
            return tuple(
                each.seq for each in ledger.records(connection) if protect.names(each, words)
            )

    def erase(self, *seqs: int) -> tuple[int, ...]:
        """Erases what these entries say, and gives the numbers of all entries erased: with a
        document go its bytes, unless another document has the same, and all proposals on it.

        The ledger keeps a tombstone for each. UsageError when there is no such entry.
        """
        with self._final() as connection:
            doomed = protect.closure(connection, seqs)
            digests = protect.captures_of(connection)
            for seq in doomed:
                ledger.erase(connection, seq, kind=Kind.erased, who=self.who, at=self._at())
            digests -= protect.captures_of(connection)
        for digest in sorted(digests):
            self._captures.erase(digest)
        database.scrub(self._engine)
        return doomed

    def seal(self, identity: str, passphrase: str, *, pseudonym: str | None = None) -> str:
        """Locks a name away under a passphrase and gives the pseudonym that takes its place.

        Evidence, searches, decisions and authors that hold the name as written are recorded
        anew under the pseudonym, in the place and at the time of the old entries, which are
        erased. Texts are never rewritten: `naming` then lists what still holds the name.
        UsageError for an empty name or a pseudonym in use; PartMissing without the extra.
        """
        if not identity.strip():
            raise UsageError("there is no name to seal")
        with self._final() as connection:
            used = {each.key for each in ledger.records(connection, Kind.sealed)}
            pseudonym = pseudonym or f"source {len(used) + 1}"
            if pseudonym in used:
                raise UsageError(f"{pseudonym}: stands for somebody already; choose another")
            self.who = self.who.replace(identity, pseudonym)
            sealed = seal(identity, pseudonym, passphrase)
            for old in tuple(ledger.records(connection)):
                new = protect.veiled(old, identity, pseudonym)
                if new != old:
                    ledger.stand_in(connection, new, at=self._at())
                    ledger.erase(
                        connection, old.seq, kind=Kind.erased, who=self.who, at=self._at()
                    )
            self._record(Kind.sealed, sealed, key=pseudonym)
        database.scrub(self._engine)
        return pseudonym

    def unseal(self, pseudonym: str, passphrase: str) -> str:
        """The name behind a pseudonym; UsageError when the passphrase is wrong or nobody is
        sealed under it."""
        held = self._newest(Kind.sealed, key=pseudonym)
        if held is None:
            raise UsageError(f"{pseudonym}: nobody is sealed under this name, or it was erased")
        return unseal(wire.convert(held.noun, Sealed), passphrase)

    def export_redacted(
        self, folder: Path | str, *, names: Sequence[str] = (), omit: Sequence[int] = ()
    ) -> tuple[int, ...]:
        """Writes a copy of the case that verifies, and gives the numbers of the entries whose
        words it leaves out: those of `omit`, all that hold one of `names`, every sealed
        identity, and what goes with them as in `erase`. Settings are left out too.

        CaseInvalid when the folder holds a case already.
        """
        with (
            Case._empty(Path(folder), who="", now=self._now) as copy,
            self._final() as connection,
            database.writing(copy._engine) as target,
        ):
            named = [seq for words in names for seq in self.naming(words)]
            sealed = [each.seq for each in ledger.records(connection, Kind.sealed)]
            omitted = protect.closure(connection, [*omit, *named, *sealed])
            exported = self._record(Kind.redacted_export, {"omitted": omitted})
            if any(protect.holds(self.who, words) for words in names):
                omitted = (*omitted, exported)
            ledger.copy(connection, target, omitted=omitted)
            for seq in omitted:
                ledger.append(target, Kind.redacted, None, who="", at=copy._at(), about=seq)
            for digest in sorted(protect.captures_of(target)):
                copy._captures.keep(self.raw(digest))
        copy._acknowledge()
        write_settings(copy.folder, {})
        return omitted

    # How it is done

    @contextmanager
    def _final(self) -> Iterator[Connection]:
        """A batch that cannot be part of another: files that go cannot be brought back."""
        if self._connection is not None:
            raise UsageError("erasing, sealing and exporting cannot be part of a batch")
        with self.batch():
            yield self._writing()

    def _acknowledge(self) -> None:
        """Brings the head up to the ledger. It is written under the writer's lock, so that a
        slower writer never sets it back."""
        with database.writing(self._engine) as connection:
            newest = ledger.last(connection)
            reached = head.Head(newest.seq, newest.hash) if newest else head.Head(0, GENESIS)
            if reached != head.read(self.folder):
                head.write(self.folder, reached)

    def _record(
        self,
        kind: Kind,
        noun: object,
        *,
        key: str = "",
        part_of: str = "",
        about: int | None = None,
    ) -> int:
        return ledger.append(
            self._writing(),
            kind,
            noun,
            who=self.who,
            at=self._at(),
            key=key,
            part_of=part_of,
            about=about,
        )

    def _record_change(self, kind: Kind, noun: object, *, key: str = "") -> bool:
        with self.batch():
            known = self._newest(kind, key=key)
            if known and wire.dump(known.noun) == wire.dump(noun):
                return False
            self._record(kind, noun, key=key)
        return True

    def _at(self) -> str:
        return times.stamp(self._now())

    def _writing(self) -> Connection:
        assert self._connection is not None, "recording happens in a batch"
        return self._connection

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        if self._connection is not None:
            yield self._connection
        else:
            with database.reading(self._engine) as connection:
                yield connection

    def _records(
        self,
        kind: Kind,
        known_at: str | None = None,
        *,
        key: str | None = None,
        part_of: str | None = None,
        newest: bool = False,
    ) -> tuple[Record, ...]:
        moment = times.parse(known_at) if known_at is not None else None
        with self._reading() as connection:
            return tuple(
                ledger.records(
                    connection, kind, known_at=moment, key=key, part_of=part_of, newest=newest
                )
            )

    def _newest(
        self, kind: Kind, known_at: str | None = None, *, key: str | None = None
    ) -> Record | None:
        found = self._records(kind, known_at, key=key, newest=True)
        return found[0] if found else None

    def _latest(self, kind: Kind, noun: type[T], known_at: str | None) -> tuple[T, ...]:
        by_key = {each.key: each for each in self._records(kind, known_at)}
        return tuple(wire.convert(by_key[key].noun, noun) for key in sorted(by_key))

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


def cases(folder: Path | str) -> tuple[Path, ...]:
    """The folders directly inside `folder` that hold a case, sorted by name."""
    return tuple(sorted(path.parent for path in Path(folder).glob(f"*/{SETTINGS}")))


def _placeless(document: Document) -> Document:
    return replace(document, path="", also_at=())
