"""A case on the desk: its answer, weighed once and kept, and what can be done to it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property, partial
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from threading import Condition, Lock, Thread
from time import monotonic
from typing import Any, Generic, TypeVar
from weakref import finalize

from crossbearing import casework
from crossbearing.casework import Added, Entry, Progress, Redaction, Settings
from crossbearing.errors import NothingToRead, RunStopped
from crossbearing.model import Approach, Assessment, Decision, Evidence, Rating, Search
from crossbearing.report.index import Index
from crossbearing.web.inbox import Inbox

T = TypeVar("T")

LOOKS_EVERY = 3.0
"""Seconds between looks at whether another program changed the case."""
PATIENCE = 2.0
"""Seconds a change waits for the case to be weighed anew before the page goes on without."""


KEEPS = 256
"""Things that are kept beside an answer: texts cut into pieces, sections, drawings."""


class StillWorking(RunStopped):
    """What a page shows is being worked out; the message says what, and how far it is."""


@dataclass(frozen=True)
class Weighed:
    """An answer with its look-ups; `number` grows by one with each weighing."""

    assessment: Assessment
    index: Index
    number: int
    _whole: OrderedDict[Hashable, Any] = field(default_factory=OrderedDict)
    _many: OrderedDict[Hashable, Any] = field(default_factory=OrderedDict)
    _turns: dict[Hashable, Lock] = field(default_factory=dict)

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` yields, made once for this answer. Others who ask for it meanwhile wait
        for it. What a word names is of the whole answer and stays; of all else (a text's
        pieces, by its id) the `KEEPS` last asked for are kept."""
        shelf = self._whole if isinstance(key, str) else self._many
        with self._turns.setdefault(key, Lock()):
            found: T
            with suppress(KeyError):
                found = shelf[key]
                shelf.move_to_end(key)
                return found
            found = shelf[key] = make()
        while len(self._many) > KEEPS:
            with suppress(KeyError):
                gone, _ = self._many.popitem(last=False)
                self._turns.pop(gone, None)
        return found


class Desk:
    """A case that is open in the workbench. Pages take what they show from `assessment` and
    `index`, and change the case through `change`, which has it weighed anew.

    Weighing goes on beside the pages: until it is done they show the answer that was kept.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._turn = Condition()
        self._kept: Weighed | None = None
        self._fault: RunStopped | None = None
        self._stage: str | None = None
        self._wanted = 0
        self._done = 0
        self._worker: Thread | None = None
        self._state: str | None = None
        self._looks_at = 0.0
        self.warms: tuple[Callable[[Weighed], object], ...] = ()
        """What pages work out of each new answer as soon as it is there."""

    # What casework is asked for; tests put a case in memory in their place.

    def weigh(self) -> Assessment:
        """The case's answer as it stands, or as it was kept if nothing changed."""
        assessment, self._state = casework.weigh_kept(self.folder, progress=self._told)
        return assessment

    def state(self) -> str:
        """What the answer follows from, in short."""
        return casework.state_of(self.folder)

    def record(self, *decisions: Decision) -> None:
        """Append decisions, all or none. Raises DecisionOvertaken for what was made on a version
        that is no longer the latest."""
        kept = self.peek()
        documents = kept.assessment.documents if kept else None
        casework.decide(self.folder, *decisions, documents=documents)

    def recorded(self, known_at: str | None = None) -> tuple[Decision, ...]:
        """Every decision on record, in order: fresher than the answer that is kept."""
        return casework.decisions_of(self.folder, known_at)

    def weigh_at(self, known_at: str) -> Assessment:
        """The case's answer as it stood at a past moment."""
        return casework.weigh_case(self.folder, known_at=known_at)

    def add(self, paths: Sequence[str], settings: Settings, progress: Progress) -> Added:
        """Take reports into the case."""
        return casework.add_reports(self.folder, paths, settings, progress=progress)

    def accounts(self) -> tuple[tuple[str, str], ...]:
        """Who may open the case where it is shared: names and roles."""
        return casework.list_accounts(self.folder)

    def account_changes(self) -> tuple[casework.AccountChange, ...]:
        """What was done to accounts, by whom and when, in the order recorded."""
        return casework.account_changes(self.folder)

    def versions(self) -> tuple[casework.Version, ...]:
        """Every verdict on record, the oldest first; read once for each answer. Raises
        StillWorking while that goes on."""
        kept = self.peek()
        return self._versions.get(
            kept.number if kept else 0, partial(casework.history, self.folder)
        )

    def verify(self) -> str:
        """One sentence: the record is whole. Raises SourceClosed when it is not."""
        verified = casework.verify_case(self.folder)
        return f"{verified.rows} rows and {verified.captures} captures are as recorded."

    def report(self) -> str:
        """The report as it is written to disk."""
        return casework.page(self.assessment)

    def record_approach(self, approach: Approach) -> None:
        """Put down that an accused party was asked, or what came back."""
        casework.record_approach(self.folder, approach)

    def add_evidence(self, evidence: Evidence, file: Path | None, who: str) -> None:
        """Enter an item by hand, with its file."""
        casework.add_evidence(self.folder, evidence, file, who=who)

    def add_search(self, search: Search, who: str) -> None:
        """Enter a search by hand."""
        casework.add_search(self.folder, search, who=who)

    def file(self, digest: str) -> bytes:
        """The bytes of a file that the case keeps."""
        return casework.file_of(self.folder, digest)

    def custody(self) -> dict[str, tuple[Entry, ...]]:
        """Who put down each item and search, and when."""
        return casework.custody(self.folder)

    def ratings(self) -> tuple[Rating, ...]:
        """Every rating of the matrix, in the order recorded; they enter no verdict."""
        return casework.ratings_of(self.folder)

    def rate(self, ratings: Sequence[Rating]) -> None:
        """Record ratings of one analyst."""
        casework.rate(self.folder, ratings)

    def export(self, form: str, redaction: Redaction | None = None) -> bytes:
        """The case in a format, as a file; a redacted one is weighed anew, and the record notes
        the numbers of what it leaves out."""
        return casework.export_bytes(
            self.folder, form, redaction=redaction, assessment=self.assessment
        )

    def question(self) -> str:
        """The question of the case."""
        return casework.question_of(self.folder)

    def now(self) -> str:
        """The time that decisions get (ISO 8601, with zone)."""
        return datetime.now(UTC).isoformat(timespec="microseconds")

    # What pages use.

    @property
    def assessment(self) -> Assessment:
        """The answer that is kept. Raises StillWorking before the first is there, and what
        stopped the weighing (NothingToRead for a case without reports)."""
        return self.weighed.assessment

    @property
    def index(self) -> Index:
        """Look-ups in the assessment: names, numbers, quotes."""
        return self.weighed.index

    @property
    def weighed(self) -> Weighed:
        """The assessment, its look-ups and its number, that belong together."""
        self._look()
        kept = self._shown()
        if kept is None:
            self._attend()
            kept = self._shown()
        if kept is None:
            raise StillWorking(
                f"The case is being read and weighed: {self._stage or 'opening it'}."
            )
        return kept

    def _shown(self) -> Weighed | None:
        """What is kept. Raises what stopped the weighing where nothing is."""
        if self._kept is None and self._fault is not None:
            raise self._fault
        return self._kept

    def report_file(self) -> Path:
        """A file that holds the report of the answer that is kept. Raises StillWorking while it
        is being written."""
        return self._writing.get(self.weighed.number, self._write_report)

    @cached_property
    def _writing(self) -> Aside[Path]:
        return Aside("The report is being written")

    @cached_property
    def _versions(self) -> Aside[tuple[casework.Version, ...]]:
        return Aside("The record is being read")

    @cached_property
    def _place(self) -> Path:
        """A folder outside the case that goes when the desk does."""
        place = mkdtemp(prefix="crossbearing-")
        finalize(self, rmtree, place, ignore_errors=True)
        return Path(place)

    def _write_report(self) -> Path:
        path = self._place / f"report-{self.weighed.number}.html"
        path.write_bytes(self.report().encode("utf-8", "replace"))
        return path

    def _look(self) -> None:
        """Have the case weighed anew where another program changed it; looks now and then."""
        now = monotonic()
        if self._state is None or self._worker is not None or now < self._looks_at:
            return
        self._looks_at = now + LOOKS_EVERY
        if quietly(self.state) not in (None, self._state):
            self.refresh(patience=0)

    @cached_property
    def inbox(self) -> Inbox:
        """What people hand in; opening it goes on with what was left half-done."""
        return Inbox(self.folder, self.add, partial(self.refresh, patience=0))

    def peek(self) -> Weighed | None:
        """What is kept, or None; never waits."""
        return self._kept

    @property
    def busy(self) -> str | None:
        """How far a weighing that goes on is, in words; None while none goes on."""
        return self._stage

    @property
    def fault(self) -> str | None:
        """Why the last weighing stopped, while an earlier answer is shown; None when it did not."""
        return str(self._fault) if self._fault and self._kept else None

    def change(self, act: Callable[[], T], *, patience: float = PATIENCE) -> T:
        """Do something that changes the case, then have it weighed anew, and yield what the act
        yielded. Waits a moment for the new answer, so that a small case shows it at once."""
        done = act()
        self.refresh(patience=patience)
        return done

    def decide(self, *decisions: Decision, patience: float = PATIENCE) -> None:
        """Append decisions and have the case weighed anew."""
        self.change(partial(self.record, *decisions), patience=patience)

    def refresh(self, *, patience: float = PATIENCE) -> None:
        """Have the case weighed anew, and wait for it up to `patience` seconds."""
        with self._turn:
            wanted = self._want()
            self._turn.wait_for(lambda: self._done >= wanted, patience)

    def _attend(self) -> None:
        """Wait a moment for the weighing that goes on, or for a new one if none does."""
        with self._turn:
            done = self._done
            if self._worker is None:
                self._want()
            self._turn.wait_for(lambda: self._done > done or self._worker is None, PATIENCE)

    def _want(self) -> int:
        self._wanted += 1
        if self._worker is None:
            self._stage = "opening it"
            self._worker = Thread(target=self._work, daemon=True)
            self._worker.start()
        return self._wanted

    def _work(self) -> None:
        """Weigh until nothing more is wanted: what came in meanwhile is weighed together."""
        try:
            while self._done < self._wanted:
                wanted = self._wanted
                kept, fault = self._attempt()
                with self._turn:
                    self._kept, self._fault, self._done = kept, fault, wanted
                    if self._wanted == wanted:
                        self._worker = self._stage = None
                    self._turn.notify_all()
                if kept is not None and fault is None:
                    Thread(target=self._warm, args=(kept,), daemon=True).start()
        finally:
            # Whatever went wrong, nobody waits for a worker that is gone.
            with self._turn:
                self._worker = self._stage = None
                self._turn.notify_all()

    def _attempt(self) -> tuple[Weighed | None, RunStopped | None]:
        number = self._kept.number + 1 if self._kept else 1
        try:
            assessment = self.weigh()
        except RunStopped as fault:
            if self._kept is None or isinstance(fault, NothingToRead):
                # Nothing to show: look out for whoever fills the case from elsewhere.
                self._state = quietly(self.state)
                return None, fault
            return self._kept, fault
        for old in self._place.iterdir() if "_place" in vars(self) else ():
            old.unlink(missing_ok=True)  # its words may be the ones that were erased
        return Weighed(assessment, Index(assessment), number), None

    def _warm(self, weighed: Weighed) -> None:
        """Work out what pages want of an answer, beside them, while it is the one shown."""
        for warm in self.warms:
            if self.peek() is weighed:
                warm(weighed)

    def _told(self, stage: str, done: int, total: int | None) -> None:
        self._stage = f"{stage} {done} of {total}" if total else stage


class Aside(Generic[T]):
    """Something that takes a while, made beside the pages and kept until it is asked for anew."""

    def __init__(self, told: str) -> None:
        self._told = told
        self._turn = Condition()
        self._made: tuple[Hashable, T] | None = None
        self._worker: Thread | None = None

    def get(self, key: Hashable, make: Callable[[], T], *, patience: float = PATIENCE) -> T:
        """What `make` yields under this key. Raises StillWorking where that takes longer than
        `patience` seconds; asking again then gets it."""

        def work() -> None:
            try:
                made = make()
                with self._turn:
                    self._made = (key, made)
            finally:
                with self._turn:
                    self._worker = None
                    self._turn.notify_all()

        with self._turn:
            if self._made is None or self._made[0] != key:
                if self._worker is None:
                    self._worker = Thread(target=work, daemon=True)
                    self._worker.start()
                self._turn.wait_for(lambda: self._worker is None, patience)
            if self._made is not None and self._made[0] == key:
                return self._made[1]
        raise StillWorking(f"{self._told}.")


def quietly(act: Callable[[], T]) -> T | None:
    """What `act` yields, or None where it stops: for what a page can do without."""
    with suppress(RunStopped):
        return act()
    return None
