"""What comes out of a case folder: read, trace and weigh it, as it stands or as it stood."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from crossbearing import link, report, trace
from crossbearing.casework.assessing import Traced, answer, copied, write_report
from crossbearing.casework.cases import decide, keep
from crossbearing.casework.moving import with_history
from crossbearing.casework.reading import (
    annotate,
    by_date,
    reader_made_by,
    take_in,
    too_late,
)
from crossbearing.casework.settings import Progress, Settings, silent
from crossbearing.casework.texts import text_hash
from crossbearing.casework.versions import made_by
from crossbearing.errors import NothingToRead, UsageError
from crossbearing.model import (
    Act,
    Annotations,
    Assessment,
    Decision,
    Document,
    Skipped,
    Target,
    identify,
)
from crossbearing.report import shapes
from crossbearing.store import Case, confirm_free, current
from crossbearing.store.times import stamp, utc_now


def read_case(
    folder: Path, *, workers: int = 1, progress: Progress = silent
) -> Iterator[tuple[Document, Annotations]]:
    """What each document of the case says; only what this reader has not read is read."""
    with Case.open(folder) as case:
        documents = _documents(case)
        yield from zip(documents, _annotations(case, documents, workers, progress), strict=True)


def trace_case(
    folder: Path,
    *,
    copies_only: bool = False,
    workers: int = 1,
    progress: Progress = silent,
) -> Traced:
    """Copies of a case and, unless `copies_only`, its origins in the light of its question."""
    with Case.open(folder) as case:
        documents = _documents(case)
        if copies_only:
            return copied(documents, ())
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
    return with_history(assessment)


def _weigh(
    case: Case,
    known_at: str | None,
    published_by: str | None,
    workers: int,
    progress: Progress,
) -> Assessment:
    documents, late = _published_by(_documents(case, known_at), published_by)
    evidence, searches = case.evidence(known_at), case.searches(known_at)
    if not (documents or late or evidence or searches):
        then = f" as known at {known_at}" if known_at else ""
        raise NothingToRead(
            f"{case.folder} holds no reports{then}; add some with `crossbearing add reports`"
        )
    annotations = _annotations(case, documents, workers, progress)
    return answer(
        case.question(known_at) or case.question() or "",
        documents,
        annotations,
        evidence=evidence,
        searches=searches,
        decisions=current(case.decisions(known_at)),
        approaches=case.approaches(known_at),
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
    What another version of it proposed is kept in the ledger and not used; nor is what was read
    while a document bore another date, or none."""
    current_reader = reader_made_by()
    dates = {each.id: each.published.value if each.published else None for each in documents}
    known = {
        each.document: each
        for each in case.annotations()
        if each.made_by == current_reader and each.as_of == dates.get(each.document, each.as_of)
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
    """Assess reports into a new case under `folder`, with report.html beside it. Raises
    UsageError for a folder of reports, CaseInvalid for one that holds a case."""
    asked = link.question(question)
    if folder.resolve() in {Path(path).resolve() for path in paths}:
        raise UsageError(f"{folder}: reports are never written to; name another folder")
    confirm_free(folder)  # before an hour of fetching, not after
    taken = take_in(paths, settings, stdin=stdin, progress=progress)
    if not taken.documents:
        return answer(question, (), (), skipped=taken.skipped)  # raises, and writes nothing
    with Case.create(folder, question=asked.text) as case:
        keep(case, taken)
        documents = _documents(case)
        annotations = _annotations(case, documents, settings.workers, progress)
        assessment = answer(
            question, documents, annotations, skipped=taken.skipped, progress=progress
        )
        case.record_verdict(shapes.assess_json(assessment))
    assessment = with_history(assessment)
    write_report(folder, report.page(assessment))
    return assessment


def grade_origin(folder: Path, origin: str, grade: str, *, who: str, why: str = "") -> None:
    """Set the Admiralty grade of an origin, named by its id or label, in the place of what was
    proposed. Raises UsageError for an origin the case lacks, or what is no grade."""
    assessment = weigh_case(folder)
    wanted = origin.casefold()
    found = [
        each
        for each in assessment.trace.origins
        if wanted in (each.id.casefold(), each.label.casefold()) and each.passages
    ]
    if len(found) != 1:
        raise UsageError(
            f"{origin!r} names {len(found)} origins; give the id that `weigh --json` shows"
        )
    passage = found[0].passages[0]
    document = next(each for each in assessment.documents if each.id == passage.document)
    when = stamp(utc_now())
    decide(
        folder,
        Decision(
            id=identify("k", "grade", found[0].id, grade, who, when),
            act=Act.edit,
            target=Target(text_sha256=text_hash(document), spans=passage.spans, role="origin"),
            who=who,
            when=when,
            why=why,
            value=grade,
        ),
    )
