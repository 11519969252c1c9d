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

from crossbearing import __version__
from crossbearing.errors import DecisionOvertaken, SourceClosed, UsageError
from crossbearing.model import (
    Act,
    Annotations,
    Approach,
    Capture,
    Decision,
    Document,
    Evidence,
    MadeBy,
    Rating,
    Search,
    identify,
)
from crossbearing.store import carrying, database, head, ledger, postgres, protect, times, wire
from crossbearing.store.accounts import Accounts
from crossbearing.store.book import Book
from crossbearing.store.decisions import after, places
from crossbearing.store.ledger import Kind
from crossbearing.store.settings import NAME as SETTINGS
from crossbearing.store.settings import Settings, read_settings, store_of, write_settings
from crossbearing.store.verify import Verification, verify

T = TypeVar("T")


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

    def __init__(self, book: Book) -> None:
        self._book = book

    @classmethod
    def create(
        cls,
        folder: Path | str,
        *,
        question: str,
        settings: Settings | None = None,
        store: str | None = None,
        who: str = "",
        now: Callable[[], datetime] = times.utc_now,
    ) -> Self:
        """A new case in a folder that holds none yet; CaseInvalid when it does. Its ledger lies in
        the folder, or in the PostgreSQL database at the address `store`."""
        place = (
            {"store": postgres.confirm(store), "schema": postgres.new_schema()} if store else {}
        )
        case = cls(Book.empty(Path(folder), who=who, now=now, store=place))
        with case.batch():
            case._book.record(Kind.case_created, {"product": __version__})
            case.ask(question)
        write_settings(case.folder, {**(settings or {}), **place})
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
        place = store_of(Path(folder), read_settings(Path(folder)))
        return cls(Book.open(Path(folder), who=who, now=now, store=place))

    def close(self) -> None:
        """Lets go of the database."""
        self._book.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def folder(self) -> Path:
        """Where the case lies."""
        return self._book.folder

    # Writing

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Makes all that is recorded inside it one step: all of it is kept, or none.

        What is recorded is acknowledged when the outermost batch ends without an error. Each
        method that records is a batch of its own when it is called outside of one.
        """
        with self._book.batch():
            yield

    def add(self, capture: Capture, raw: bytes, document: Document) -> bool:
        """Keeps a report and its bytes. False, and nothing recorded, when the same document is
        already there; one that differs in more than its path is recorded beside the old one.

        SourceClosed when bytes, capture and document do not belong together.
        """
        if document.capture != capture.sha256:
            raise SourceClosed(f"{capture.path}: the document was read from other bytes")
        with self.batch():
            known = self._book.newest(Kind.document_added, key=document.id)
            if known and _placeless(wire.convert(known.noun, Document)) == _placeless(document):
                return False
            self.keep(capture, raw)
            self._book.record(
                Kind.document_added, document, key=document.id, part_of=capture.sha256
            )
        return True

    def keep(self, capture: Capture, raw: bytes) -> bool:
        """Keeps raw bytes without a document, such as a picture that is evidence; False when
        they came the same way before. SourceClosed when they are not the capture's bytes."""
        if sha256(raw).hexdigest() != capture.sha256:
            raise SourceClosed(f"{capture.path}: the bytes are not those the capture names")
        with self.batch():
            self._book.captures.keep(raw)
            held = self._book.records(Kind.capture_added, key=capture.sha256)
            if any(wire.convert(each.noun, Capture) == capture for each in held):
                return False
            self._book.record(Kind.capture_added, capture, key=capture.sha256)
        return True

    def ask(self, question: str) -> bool:
        """Sets the question of the case; False when it is the question already."""
        return self._book.record_change(Kind.question_set, {"text": question})

    def record_run(self, made_by: MadeBy, annotations: Iterable[Annotations]) -> str:
        """Keeps what one reading run proposed, and gives the run's id, which follows from what
        made it and what it found: the same run twice is recorded once."""
        ordered = sorted(annotations, key=lambda each: each.document)
        digests = [sha256(wire.dump(each)).hexdigest() for each in (made_by, *ordered)]
        run = identify("run", *digests)
        with self.batch():
            newest = self._book.newest(Kind.run)
            if newest and newest.key == run:
                return run
            if not self._book.newest(Kind.run, key=run):
                for each in ordered:
                    self._book.record(Kind.proposals, each, key=each.document, part_of=run)
            self._book.record(Kind.run, made_by, key=run)
        return run

    def add_evidence(self, evidence: Evidence) -> bool:
        """Keeps an item entered by hand; a later one of the same id takes its place. False
        when the very same item is there."""
        return self._book.record_change(
            Kind.evidence_added, evidence, key=evidence.id, part_of=evidence.sha256 or ""
        )

    def add_search(self, search: Search) -> bool:
        """Keeps a search; a later one of the same id takes its place. False when the very same
        search is there."""
        return self._book.record_change(Kind.search_added, search, key=search.id)

    def decide(self, decision: Decision) -> bool:
        """Keeps a person's decision, with the version it was made on; False when it is there
        already. A decision that names no version is made on the present one.

        DecisionOvertaken when it names a version and there is a later one; nothing is recorded.
        UsageError when another decision bears its id, or when its time is none.
        """
        times.parse(decision.when)
        with self.batch():
            known = self.decision(decision.id)
            if known is not None:
                # Recording fills in the version, and may move the moment.
                told = known.on if decision.on is not None else None
                if replace(known, on=told, when=decision.when) != decision:
                    raise UsageError(
                        f"decision {decision.id}: another is recorded under this id; give it "
                        "its own"
                    )
                return False
            about, undone = self._about(decision)
            latest = self._latest_about(places(about))
            version = latest.id if latest else ""
            if decision.on not in (None, version):
                raise _overtaken(decision, latest)
            made = after(replace(decision, on=version), *filter(None, (latest, *undone)))
            self._book.record(Kind.decision, made, key=decision.id, part_of=places(about)[0])
        return True

    def version(self, decision: Decision) -> str:
        """The id of the latest decision about the same words as this one; empty for none."""
        about, _ = self._about(decision)
        latest = self._latest_about(places(about))
        return latest.id if latest else ""

    def _about(self, decision: Decision) -> tuple[Decision, tuple[Decision, ...]]:
        """The decision that says what this one is about (an undoing is about what it undoes),
        and those undone on the way to it."""
        undone: list[Decision] = []
        while decision.act is Act.undo:
            found = self.decision(decision.value or "")
            if found is None:
                break
            undone.append(found)
            decision = found
        return decision, tuple(undone)

    def _latest_about(self, about: Sequence[str]) -> Decision | None:
        """The decision recorded last in any of these places. Those that the first version wrote
        say no place, so they are looked through."""
        held = self._book.records(Kind.decision, parts=about, newest=True)
        for old in self._book.records(Kind.decision, part_of=""):
            noun, _ = self._about(wire.convert(old.noun, Decision))
            if set(places(noun)) & set(about):
                held = (*held, old)
        newest = max(held, key=lambda each: each.place, default=None)
        return None if newest is None else wire.convert(newest.noun, Decision)

    def approach(self, approach: Approach) -> bool:
        """Keeps an approach to an accused party, or what came back; False when it is there."""
        return self._book.record_change(Kind.approach, approach, key=approach.id)

    def rate(self, rating: Rating) -> bool:
        """Keeps an analyst's rating of a cell; False when it is there."""
        return self._book.record_change(Kind.rating, rating, key=rating.id)

    def record_verdict(self, verdict: Mapping[str, Any]) -> bool:
        """Keeps an assessment's answer as JSON shows it; False when it is the newest already."""
        return self._book.record_change(Kind.verdict, verdict)

    # Reading

    @property
    def settings(self) -> dict[str, Any]:
        """The settings in `case.toml`."""
        return read_settings(self.folder)

    def state(self) -> str:
        """The hash of the newest entry that says what was given or decided: an answer follows
        from it, whatever was read and weighed since."""
        with self._book.reading() as connection:
            newest = ledger.last_given(connection)
        return newest.hash if newest else ""

    def question(self, known_at: str | None = None) -> str | None:
        """The question of the case; None before it was asked."""
        newest = self._book.newest(Kind.question_set, known_at=known_at)
        return newest.noun["text"] if newest else None

    def documents(self, known_at: str | None = None) -> tuple[Document, ...]:
        """The documents by id, each as it was recorded last."""
        return self._latest(Kind.document_added, Document, known_at)

    def captures(self, known_at: str | None = None) -> tuple[Capture, ...]:
        """How the raw bytes came, in the order of hash, path and address."""
        held = self._book.records(Kind.capture_added, known_at=known_at)
        found = (wire.convert(each.noun, Capture) for each in held)
        return tuple(sorted(found, key=lambda each: (each.sha256, each.path, each.url or "")))

    def raw(self, digest: str) -> bytes:
        """The bytes of a capture by their SHA-256; SourceClosed when missing or changed."""
        return self._book.captures.raw(digest)

    def runs(self, known_at: str | None = None) -> tuple[tuple[str, MadeBy], ...]:
        """The reading runs in the order they were made: id, and what made them."""
        held = self._book.records(Kind.run, known_at=known_at)
        return tuple((each.key, wire.convert(each.noun, MadeBy)) for each in held)

    def annotations(
        self, run: str | None = None, known_at: str | None = None
    ) -> tuple[Annotations, ...]:
        """What a run (the newest, when none is named) proposed, by document id; UsageError
        when there is no such run."""
        known = self._book.newest(Kind.run, known_at=known_at, key=run)
        if known is None:
            if run is not None:
                raise UsageError(f"{self.folder}: there is no run {run}")
            return ()
        held = self._book.records(Kind.proposals, known_at=known_at, part_of=known.key)
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
        held = self._book.records(Kind.decision, known_at=known_at)
        return tuple(wire.convert(each.noun, Decision) for each in held)

    def decision(self, identity: str) -> Decision | None:
        """The decision of this id, or None."""
        found = self._book.newest(Kind.decision, key=identity)
        return None if found is None else wire.convert(found.noun, Decision)

    def approaches(self, known_at: str | None = None) -> tuple[Approach, ...]:
        """Every approach to an accused party and what came back, in the order recorded."""
        held = self._book.records(Kind.approach, known_at=known_at)
        return tuple(wire.convert(each.noun, Approach) for each in held)

    def ratings(self, known_at: str | None = None) -> tuple[Rating, ...]:
        """Every rating of a cell of the matrix, in the order recorded."""
        held = self._book.records(Kind.rating, known_at=known_at)
        return tuple(wire.convert(each.noun, Rating) for each in held)

    def verdicts(self, known_at: str | None = None) -> tuple[dict[str, Any], ...]:
        """Every verdict as it was recorded, oldest first."""
        return tuple(each.noun for each in self._book.records(Kind.verdict, known_at=known_at))

    def verdict_before(self, decision: str) -> dict[str, Any] | None:
        """The newest verdict recorded before the decision of this id was; None where there is
        none."""
        place = next(
            (each.place for each in self._book.records(Kind.decision) if each.key == decision),
            0,
        )
        stood = [each for each in self._book.records(Kind.verdict) if each.place < place]
        return stood[-1].noun if stood else None

    def dated_verdicts(self) -> tuple[tuple[str, dict[str, Any]], ...]:
        """Every verdict with the moment it was recorded at, oldest first."""
        return tuple((each.at, each.noun) for each in self._book.records(Kind.verdict))

    def entries(self, *kinds: Kind) -> tuple[Entry, ...]:
        """The entries of these kinds (the whole ledger, when none is named), a line each."""
        with self._book.reading() as connection:
            held = {each.seq: each for each in ledger.records(connection, *kinds)}
            links = tuple(ledger.links(connection, *kinds))
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
        with database.writing(self._book.engine) as connection:
            found = verify(connection, self.folder, self._book.captures)
            if not repair or not found.sound:
                return found
            for leftover in found.leftovers:
                (self.folder / leftover).unlink()
            head.write(self.folder, head.Head(found.count, found.hash))
        database.scrub(self._book.engine)
        return replace(found, unacknowledged=0, leftovers=())

    @property
    def accounts(self) -> Accounts:
        """The people who may open the case where it is shared; the ledger has what was done to
        their accounts, and never a password."""
        return Accounts(self._book)

    # Protecting people

    def naming(self, words: str) -> tuple[int, ...]:
        """The numbers of the entries that hold these words, whatever their case and spacing."""
        return protect.naming(self._book, words)

    def erase(self, *seqs: int) -> tuple[int, ...]:
        """Erases what these entries say and what goes with them; see `protect.erase`."""
        return protect.erase(self._book, seqs)

    def seal(self, identity: str, passphrase: str, *, pseudonym: str | None = None) -> str:
        """Locks a name away and gives its pseudonym; see `protect.seal_name`."""
        return protect.seal_name(self._book, identity, passphrase, pseudonym)

    def unseal(self, pseudonym: str, passphrase: str) -> str:
        """The name behind a pseudonym; see `protect.unseal_name`."""
        return protect.unseal_name(self._book, pseudonym, passphrase)

    def export_redacted(
        self, folder: Path | str, *, names: Sequence[str] = (), omit: Sequence[int] = ()
    ) -> tuple[int, ...]:
        """Writes a copy without some people that verifies; see `protect.export_redacted`."""
        return protect.export_redacted(self._book, Path(folder), names, omit)

    # Carrying it elsewhere

    def lines(self) -> Iterator[str]:
        """The ledger as lines that `restore` reads back; see `carrying.lines`."""
        return carrying.lines(self._book)

    def kept_captures(self) -> Iterator[tuple[str, bytes]]:
        """The raw bytes that the ledger names, by digest."""
        return carrying.kept_captures(self._book)

    def confirm_nouns(self) -> None:
        """SourceClosed unless every entry that readers use is a noun of this version."""
        try:
            self.question()
            for read in (
                self.documents, self.captures, self.runs, self.annotations, self.evidence,
                self.searches, self.decisions, self.verdicts, self.approaches, self.ratings,
                self.accounts.changes,
            ):  # fmt: skip
                read()
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise SourceClosed(
                f"{self.folder}: an entry is none that this version reads ({error})"
            ) from error

    def _latest(self, kind: Kind, noun: type[T], known_at: str | None) -> tuple[T, ...]:
        by_key = {each.key: each for each in self._book.records(kind, known_at)}
        return tuple(wire.convert(by_key[key].noun, noun) for key in sorted(by_key))


def cases(folder: Path | str) -> tuple[Path, ...]:
    """The folders that hold a case, `folder` itself and those directly inside it, sorted."""
    patterns = (SETTINGS, f"*/{SETTINGS}")
    return tuple(sorted(path.parent for each in patterns for path in Path(folder).glob(each)))


def _overtaken(decision: Decision, latest: Decision | None) -> DecisionOvertaken:
    if latest is None:
        said = f"decision {decision.on} is not about these words"
    else:
        what = f": {latest.value}" if latest.value else ""
        said = (
            f"{latest.who} decided about the same words meanwhile ({latest.act.value} of "
            f"{latest.target.role}{what}, {latest.when}); nothing was recorded: look at both, "
            f"and decide on version {latest.id}"
        )
    return DecisionOvertaken(
        said, made_on=decision.on or "", latest=latest.id if latest else ""
    )


def _placeless(document: Document) -> Document:
    return replace(document, path="", also_at=())
