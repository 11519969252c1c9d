"""What people hand in: kept on disk first, then taken into the case beside the pages.

A job lies in `inbox/` of the case folder until its reports are in the record, so that a server
that is stopped half-way goes on with it when it starts again. Then its files go: the case keeps
its own captures, and nothing else keeps a source's words.
"""

from __future__ import annotations

import json
import re
import shutil
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from csv import writer
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from threading import Condition, Thread
from typing import BinaryIO

from crossbearing.casework import Added, Progress, Settings
from crossbearing.errors import NothingToRead, RunStopped, TableInvalid, UsageError
from crossbearing.model import Skipped

FOLDER = "inbox"
REMEMBERED = 20
"""Finished jobs that are still told of."""
TABLE = "table.csv"
NOTE = "job.json"
COLUMNS = ("path", "title", "publisher", "published", "url")

Add = Callable[[Sequence[str], Settings, Progress], Added]
"""Takes paths and addresses into the case."""


@dataclass(frozen=True, kw_only=True)
class Known:
    """What the one who hands something in knows of it."""

    title: str = ""
    publisher: str = ""
    published: str = ""
    url: str = ""

    def __bool__(self) -> bool:
        return any(asdict(self).values())


@dataclass(frozen=True, kw_only=True)
class Job:
    """Something handed in: by whom, what it is called, and how far it is.

    `state` is `waiting`, `working`, `done`, `refused` (nothing in it could be used) or `stopped`
    (it can be tried again).
    """

    id: str
    who: str
    label: str
    addresses: tuple[str, ...] = ()
    state: str = "waiting"
    stage: str = ""
    added: int = 0
    known: int = 0
    skipped: tuple[Skipped, ...] = ()
    said: str = ""

    @property
    def open(self) -> bool:
        """True while something is still to be done by itself."""
        return self.state in ("waiting", "working")


class Inbox:
    """The jobs of a case, done one after the other; `done` is called after each that added."""

    def __init__(self, folder: Path, add: Add, done: Callable[[], None]) -> None:
        self.folder = folder / FOLDER
        self._add = add
        self._done = done
        self._turn = Condition()
        self._jobs: dict[str, Job] = {}
        self._worker: Thread | None = None
        for note in sorted(self.folder.glob(f"*/{NOTE}")):
            job = Job(**json.loads(note.read_text("utf-8")))
            self._jobs[job.id] = replace(job, addresses=tuple(job.addresses))
        self._start()

    def jobs(self) -> tuple[Job, ...]:
        """The jobs, the newest first."""
        with self._turn:
            return tuple(reversed(self._jobs.values()))

    def hand_in(
        self,
        who: str,
        files: Iterable[tuple[str, BinaryIO]] = (),
        text: str = "",
        addresses: Sequence[str] = (),
        known: Known = Known(),
    ) -> Job:
        """Keep what was handed in and have it taken into the case. Raises UsageError for
        nothing at all."""
        with self._turn:
            number = 1 + max((int(each) for each in self._jobs), default=0)
            job = Job(id=f"{number:06d}", who=who, label="")
            self._jobs[job.id] = job
        try:
            kept = list(self._keep(job.id, files, text))
            if not kept and not addresses:
                raise UsageError("choose files, paste a text, or give addresses")
            if known and kept:
                self._tell(job.id, kept, known)
            names = [Path(each).name for each in kept] + list(addresses)
            label = names[0] if len(names) == 1 else f"{names[0]} and {len(names) - 1} more"
            job = replace(job, label=label, addresses=tuple(addresses))
            place = self.folder / job.id
            place.mkdir(parents=True, exist_ok=True)
            noted = {name: asdict(job)[name] for name in ("id", "who", "label", "addresses")}
            part = place / f".{NOTE}"
            part.write_text(json.dumps(noted), encoding="utf-8")
            part.replace(place / NOTE)  # from here on the job outlives the server
        except BaseException:
            with self._turn:
                del self._jobs[job.id]
            shutil.rmtree(self.folder / job.id, ignore_errors=True)
            raise
        self._set(job)
        self._start()
        return job

    def retry(self, job_id: str) -> None:
        """Try a stopped job again."""
        with self._turn:
            job = self._jobs.get(job_id)
            if job is not None and job.state == "stopped":
                self._jobs[job_id] = replace(job, state="waiting", said="")
        self._start()

    def wait(self, seconds: float) -> bool:
        """Wait until every job is finished or stopped; False where that took too long."""
        with self._turn:
            return self._turn.wait_for(
                lambda: not any(each.open for each in self._jobs.values()), seconds
            )

    def _keep(
        self, job_id: str, files: Iterable[tuple[str, BinaryIO]], text: str
    ) -> Iterator[str]:
        given = self.folder / job_id / "files"
        for number, (name, file) in enumerate(files, 1):
            # A folder each, so that files of one name keep it.
            place = given / f"{number:04d}"
            place.mkdir(parents=True)
            kept = place / plain_name(name)
            with kept.open("wb") as out:
                shutil.copyfileobj(file, out, 1 << 20)
            yield str(kept)
        if text.strip():
            place = given / "text"
            place.mkdir(parents=True)
            kept = place / plain_name(f"{text.strip().splitlines()[0][:60]}.txt")
            kept.write_text(text, encoding="utf-8", newline="")
            yield str(kept)

    def _tell(self, job_id: str, kept: Sequence[str], known: Known) -> None:
        alone = len(kept) == 1
        with (self.folder / job_id / TABLE).open("w", encoding="utf-8", newline="") as out:
            rows = writer(out)
            rows.writerow(COLUMNS)
            for each in kept:
                # A title or an address belongs to one report, a publisher and a date to many.
                rows.writerow(
                    (
                        str(Path(each).resolve()),
                        known.title if alone else "",
                        known.publisher,
                        known.published,
                        known.url if alone else "",
                    )
                )

    def _start(self) -> None:
        with self._turn:
            if self._worker is None and any(
                each.state == "waiting" for each in self._jobs.values()
            ):
                self._worker = Thread(target=self._work, daemon=True)
                self._worker.start()

    def _work(self) -> None:
        try:
            while job := self._next():
                self._do(job)
        finally:
            with self._turn:
                self._worker = None
                self._turn.notify_all()
        self._start()  # what came in between the last look and the end

    def _next(self) -> Job | None:
        with self._turn:
            job = next((each for each in self._jobs.values() if each.state == "waiting"), None)
            if job is not None:
                self._jobs[job.id] = job = replace(job, state="working", stage="starting")
            return job

    def _do(self, job: Job) -> None:
        place = self.folder / job.id
        table = place / TABLE
        files = sorted(str(each) for each in (place / "files").rglob("*") if each.is_file())

        def told(stage: str, done: int, total: int | None) -> None:
            self._set(replace(job, stage=f"{stage}: {done} of {total or 'some'}"))

        try:
            added = self._add(
                [*files, *job.addresses],
                Settings(metadata=table if table.exists() else None),
                told,
            )
        except (NothingToRead, TableInvalid, UsageError) as fault:
            shutil.rmtree(place)
            self._set(replace(job, state="refused", said=_without(str(fault), place)))
            return
        except RunStopped as fault:
            self._set(replace(job, state="stopped", said=str(fault)))
            return
        shutil.rmtree(place)
        if added.added:
            self._done()
        self._set(
            replace(
                job,
                state="done",
                added=added.added,
                known=added.known,
                skipped=tuple(
                    replace(
                        each,
                        path=_without(each.path, place),
                        reason=_without(each.reason, place),
                    )
                    for each in added.skipped
                ),
            )
        )

    def _set(self, job: Job) -> None:
        with self._turn:
            self._jobs[job.id] = job
            over = [each.id for each in self._jobs.values() if not each.open]
            for old in over[:-REMEMBERED]:
                if self._jobs[old].state != "stopped":
                    del self._jobs[old]
            self._turn.notify_all()


def plain_name(name: str) -> str:
    """The name of a file as it was handed in, with what could lead out of its folder taken out."""
    last = re.split(r"[/\\]", name)[-1]
    kept = "".join(each for each in last if unicodedata.category(each)[0] != "C")
    cut = kept.strip(" .")
    stem, dot, suffix = cut.rpartition(".")
    while len(cut.encode()) > 200:
        stem = stem[:-1]
        cut = f"{stem}{dot}{suffix[:20]}"
    return cut or "file"


def _without(said: str, place: Path) -> str:
    """What was said, with file names in the place of paths within the inbox."""
    return re.sub(rf"{re.escape(str(place))}/files/[^/]+/", "", said)
