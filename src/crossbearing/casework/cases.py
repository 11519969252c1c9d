"""Work on a case folder: make one, add to it, read, weigh and verify it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from crossbearing import link, report, trace
from crossbearing.casework.assessing import Traced, answer, write_report
from crossbearing.casework.by_hand import confirm_evidence, confirm_search
from crossbearing.casework.deciding import confirm
from crossbearing.casework.reading import Taken, annotate, by_date, take_in, too_late
from crossbearing.casework.settings import Progress, Settings, silent
from crossbearing.casework.versions import made_by
from crossbearing.errors import SourceClosed, UsageError
from crossbearing.extract.reader import made_by as reader_made_by
from crossbearing.model import (
    Annotations,
    Assessment,
    Capture,
    Decision,
    Document,
    Evidence,
    Search,
    Skipped,
)
from crossbearing.report import shapes
from crossbearing.store import Case, Verification, cases, confirm_free, current


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What adding came to: documents taken in, documents known already, items left out."""

    added: int
    known: int
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """A case whose ledger and captures are as recorded; `repaired` says, a sentence each, what
    a crash had left and was put right."""

    rows: int
    captures: int
    repaired: tuple[str, ...] = ()


def new_case(folder: Path, question: str) -> None:
    """Make a case folder. Raises UsageError for a bad question, CaseInvalid for a taken folder."""
    Case.create(folder, question=link.question(question).text).close()


def list_cases(folder: Path) -> list[tuple[Path, str]]:
    """The cases directly inside `folder`, or `folder` itself, with their questions."""
    found = []
    for path in cases(folder):
        with Case.open(path) as case:
            found.append((path, case.question() or ""))
    return found


def verify_case(folder: Path) -> Verified:
    """Check every row and capture, and put right what a crash left. Raises SourceClosed naming
    each fault, and then repairs nothing."""
    with Case.open(folder) as case:
        found = case.verify()
        if not found.sound:
            faults = "; ".join(f"{each.where}: {each.reason}" for each in found.faults)
            raise SourceClosed(f"{folder}: {faults}. Restore the case from a copy")
        repaired = tuple(_left_by_crash(found))
        if repaired:
            case.verify(repair=True)
        captures = len({each.sha256 for each in case.captures()})
    return Verified(rows=found.count, captures=captures, repaired=repaired)


def _left_by_crash(found: Verification) -> Iterator[str]:
    if found.unacknowledged:
        first = found.count - found.unacknowledged + 1
        yield f"rows {first} to {found.count} were whole but not acknowledged; now they are"
    for leftover in found.leftovers:
        yield f"{leftover} belonged to no row and was removed"


def add_reports(
    folder: Path,
    paths: Sequence[str],
    settings: Settings,
    *,
    stdin: BinaryIO | None = None,
    progress: Progress = silent,
) -> Added:
    """Take reports into a case; the same report twice adds nothing. Inputs stay untouched."""
    with Case.open(folder) as case:
        taken = take_in(paths, settings, stdin=stdin, progress=progress)
        return _keep(case, taken)


def _keep(case: Case, taken: Taken) -> Added:
    with case.batch():
        added = sum(case.add(each.capture, each.raw, each.document) for each in taken.gathered)
    return Added(added=added, known=len(taken.gathered) - added, skipped=taken.skipped)


def add_evidence(folder: Path, evidence: Evidence, file: Path | None = None) -> str:
    """Enter an item by hand, with its file kept by hash if one is given; yields the item's id.
    Raises UsageError for one that could not be weighed."""
    confirm_evidence(evidence)
    with Case.open(folder) as case, case.batch():
        if file is not None:
            evidence = replace(evidence, sha256=_keep_file(case, file))
        case.add_evidence(evidence)
    return evidence.id


def _keep_file(case: Case, file: Path) -> str:
    try:
        raw = file.read_bytes()
    except OSError as fault:
        raise UsageError(
            f"{file}: cannot be read ({fault.strerror}); give a readable file"
        ) from fault
    digest = sha256(raw).hexdigest()
    case.keep(
        Capture(
            sha256=digest, size=len(raw), media_type="application/octet-stream", path=file.name
        ),
        raw,
    )
    return digest


def add_search(folder: Path, search: Search) -> str:
    """Enter a search that was or was not made; yields its id. Raises UsageError for one that
    could not be weighed."""
    confirm_search(search)
    with Case.open(folder) as case:
        case.add_search(search)
    return search.id


def decide(folder: Path, decision: Decision) -> None:
    """Append a person's decision. Raises UsageError for one that would change nothing."""
    with Case.open(folder, who=decision.who) as case:
        confirm(decision, case.documents(), case.decisions())
        case.decide(decision)


def read_case(
    folder: Path, *, workers: int = 1, progress: Progress = silent
) -> Iterator[tuple[Document, Annotations]]:
    """What each document of the case says; only what this reader has not read is read."""
    with Case.open(folder) as case:
        documents = _documents(case)
        yield from zip(documents, _annotations(case, documents, workers, progress), strict=True)


def trace_case(folder: Path, *, workers: int = 1, progress: Progress = silent) -> Traced:
    """Copies and origins of a case, in the light of its question."""
    with Case.open(folder) as case:
        documents = _documents(case)
        annotations = _annotations(case, documents, workers, progress)
        asked = link.question(case.question() or "")
    links = link.link(documents, annotations, asked)
    return Traced(
        documents=documents,
        links=links,
        trace=trace.trace(documents, annotations, links),
        skipped=(),
    )


def weigh_case(
    folder: Path,
    *,
    known_at: str | None = None,
    published_by: str | None = None,
    workers: int = 1,
    progress: Progress = silent,
) -> Assessment:
    """The case's answer as it stands, or as it stood at `known_at` (ISO 8601).

    A present answer is recorded in the ledger when it differs from the last one recorded.
    """
    with Case.open(folder) as case:
        assessment = _weigh(case, known_at, published_by, workers, progress)
        if known_at is None and published_by is None:
            case.record_verdict(shapes.assess_json(assessment))
    return assessment


def _weigh(
    case: Case,
    known_at: str | None,
    published_by: str | None,
    workers: int,
    progress: Progress,
) -> Assessment:
    documents, late = _published_by(_documents(case, known_at), published_by)
    annotations = _annotations(case, documents, workers, progress)
    return answer(
        case.question(known_at) or case.question() or "",
        documents,
        annotations,
        evidence=case.evidence(known_at),
        searches=case.searches(known_at),
        decisions=current(case.decisions(known_at)),
        skipped=late,
        progress=progress,
    )


def _published_by(
    documents: Sequence[Document], limit: str | None
) -> tuple[tuple[Document, ...], tuple[Skipped, ...]]:
    kept, late = [], []
    for document in documents:
        reason = too_late(document, limit)
        if reason:
            late.append(Skipped(path=document.path, reason=reason))
        else:
            kept.append(document)
    return tuple(kept), tuple(sorted(late))


def _documents(case: Case, known_at: str | None = None) -> tuple[Document, ...]:
    return tuple(sorted(case.documents(known_at), key=by_date))


def _annotations(
    case: Case, documents: Sequence[Document], workers: int, progress: Progress
) -> tuple[Annotations, ...]:
    """What this reader found in earlier runs, and for the rest what it finds now, recorded.
    What another version of it proposed is kept in the ledger and not used."""
    current_reader = reader_made_by()
    known = {
        each.document: each for each in case.annotations() if each.made_by == current_reader
    }
    unread = [document for document in documents if document.id not in known]
    if unread:
        with _recorded(case, known):
            for each in annotate(unread, workers=workers, progress=progress):
                known[each.document] = each
    return tuple(known[document.id] for document in documents)


@contextmanager
def _recorded(case: Case, known: dict[str, Annotations]) -> Iterator[None]:
    """Record what was read even when the reading is interrupted, so that it resumes."""
    try:
        yield
    finally:
        if known:
            found = tuple(known.values())
            case.record_run(made_by(found), found)


def assess_into(
    folder: Path,
    paths: Sequence[str],
    question: str,
    settings: Settings,
    *,
    stdin: BinaryIO | None = None,
    progress: Progress = silent,
) -> Assessment:
    """Assess reports into a new case under `folder`, with report.html beside it."""
    asked = link.question(question)
    confirm_free(folder)  # before an hour of fetching, not after
    taken = take_in(paths, settings, stdin=stdin, progress=progress)
    if not taken.documents:
        return answer(question, (), (), skipped=taken.skipped)  # raises, and writes nothing
    with Case.create(folder, question=asked.text) as case:
        _keep(case, taken)
        documents = _documents(case)
        annotations = _annotations(case, documents, settings.workers, progress)
        assessment = answer(
            question, documents, annotations, skipped=taken.skipped, progress=progress
        )
        case.record_verdict(shapes.assess_json(assessment))
    write_report(folder, report.page(assessment))
    return assessment


FORMATS = {
    "html": report.page,
    "markdown": report.markdown,
    "terminal": report.terminal,
    "json": lambda assessment: shapes.dumps(shapes.assess_json(assessment)) + "\n",
    "statements-csv": report.statements_csv,
    "matrix-csv": report.matrix_csv,
}
"""How a case's answer can be written, by name."""


def report_case(
    folder: Path, form: str, *, known_at: str | None = None, published_by: str | None = None
) -> str:
    """A case's report in one of `FORMATS`. Raises UsageError for another form."""
    writer = FORMATS.get(form)
    if writer is None:
        raise UsageError(f"{form!r} is not a format; choose {', '.join(FORMATS)}")
    return writer(weigh_case(folder, known_at=known_at, published_by=published_by))


def export_case(folder: Path, form: str, out: Path) -> None:
    """Write a case's report to the file `out`, whole or not at all."""
    text = report_case(folder, form)
    partial = out.with_name(f".{out.name}.partial")
    partial.write_text(text, encoding="utf-8")
    partial.replace(out)
