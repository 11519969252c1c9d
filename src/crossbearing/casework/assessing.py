"""The order of the steps: take in, read, link, trace, weigh. Nothing else knows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import BinaryIO

from crossbearing import link, trace, weigh
from crossbearing.casework.asking import approached
from crossbearing.casework.by_hand import resolve_evidence, resolve_searches
from crossbearing.casework.deciding import graded, identities, review, standing
from crossbearing.casework.reading import annotate, by_date, nothing, take_in
from crossbearing.casework.settings import Progress, Settings, silent
from crossbearing.casework.versions import made_by
from crossbearing.errors import NothingToRead
from crossbearing.model import (
    Annotations,
    Approach,
    Assessment,
    Decision,
    Document,
    Evidence,
    Links,
    Search,
    Skipped,
    Trace,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Traced:
    """What tracing paths gives: documents, copies and origins, and what was left out."""

    documents: tuple[Document, ...]
    links: Links | None
    trace: Trace
    skipped: tuple[Skipped, ...]


def read_paths(
    paths: Sequence[str],
    settings: Settings,
    *,
    stdin: BinaryIO | None = None,
    progress: Progress = silent,
) -> Iterator[tuple[Document, Annotations] | Skipped]:
    """Each report with what it says, in order of date; then what was skipped. Nothing is written."""
    taken = take_in(paths, settings, stdin=stdin, progress=progress)
    annotations = annotate(taken.documents, workers=settings.workers, progress=progress)
    yield from zip(taken.documents, annotations, strict=True)
    yield from taken.skipped


def trace_paths(
    paths: Sequence[str],
    settings: Settings,
    *,
    copies_only: bool = False,
    stdin: BinaryIO | None = None,
    progress: Progress = silent,
) -> Traced:
    """Who had it from whom: copies, and unless `copies_only` the origins of every statement."""
    taken = take_in(paths, settings, stdin=stdin, progress=progress)
    documents = taken.documents
    if not documents:
        raise NothingToRead(nothing(taken.skipped))
    if copies_only:
        return copied(documents, taken.skipped)
    annotations = tuple(annotate(documents, workers=settings.workers, progress=progress))
    links = link.link(documents, annotations, None)
    return Traced(
        documents=documents,
        links=links,
        trace=trace.trace(documents, annotations, links),
        skipped=taken.skipped,
    )


def copied(documents: tuple[Document, ...], skipped: tuple[Skipped, ...]) -> Traced:
    """The copies among documents alone: nothing is read, and no origin is told."""
    found = Trace(copies=trace.copies(documents), origins=())
    return Traced(documents=documents, links=None, trace=found, skipped=skipped)


def assess_paths(
    paths: Sequence[str],
    question: str,
    settings: Settings,
    *,
    stdin: BinaryIO | None = None,
    progress: Progress = silent,
) -> Assessment:
    """One question put to the reports behind `paths`, in memory; nothing is written.

    Raises NothingToRead when not one report could be read, UsageError for an empty question.
    """
    link.question(question)  # a bad question is refused before an hour of reading, not after
    taken = take_in(paths, settings, stdin=stdin, progress=progress)
    annotations = tuple(annotate(taken.documents, workers=settings.workers, progress=progress))
    return answer(
        question, taken.documents, annotations, skipped=taken.skipped, progress=progress
    )


def answer(
    question: str,
    documents: Sequence[Document],
    annotations: Sequence[Annotations],
    *,
    evidence: Sequence[Evidence] = (),
    searches: Sequence[Search] = (),
    decisions: Sequence[Decision] = (),
    approaches: Sequence[Approach] = (),
    skipped: Sequence[Skipped] = (),
    progress: Progress = silent,
) -> Assessment:
    """Link, trace and weigh what the documents say into one assessment, by the decisions in
    force: rejected statements are left out, readings count as reviewed or weigh nothing.

    Raises NothingToRead when there is no document and nothing entered by hand.
    """
    if not documents and not evidence and not searches:
        raise NothingToRead(nothing(skipped))
    asked = link.question(question)
    pairs = sorted(zip(documents, annotations, strict=True), key=lambda pair: by_date(pair[0]))
    documents = tuple(document for document, _ in pairs)
    annotations = standing(decisions, documents, [found for _, found in pairs])
    said_to_be = identities(decisions, documents, annotations)
    progress("weighing", 0, 3)
    links = link.link(documents, annotations, asked, said_to_be)
    progress("weighing", 1, 3)
    traced = trace.trace(documents, annotations, links, said_to_be)
    progress("weighing", 2, 3)
    weighed = partial(
        weigh.weigh,
        asked,
        links,
        traced,
        annotations,
        evidence=resolve_evidence(evidence, links.entities),
        searches=resolve_searches(searches, links.entities),
        unread=sum(each.unread is not None for each in annotations),
    )
    verdict = weighed()
    # Decisions aim at words; only a first weighing tells which readings rest on them.
    said = review(decisions, documents, verdict.readings)
    if said.accepted or said.rejected:
        verdict = weighed(reviewed=said.accepted, excluded=said.rejected)
    verdict = replace(
        verdict, grades=graded(decisions, documents, traced.origins, verdict.grades)
    )
    progress("weighing", 3, 3)
    return Assessment(
        question=asked,
        documents=documents,
        annotations=annotations,
        links=links,
        trace=traced,
        evidence=tuple(evidence),
        searches=tuple(searches),
        verdict=verdict,
        responses=approached(weigh.responses(links, annotations, traced), approaches),
        decisions=tuple(decisions),
        approaches=tuple(approaches),
        skipped=tuple(skipped),
        made_by=made_by(annotations),
        timeline=link.timeline(documents, annotations, links),
    )


def write_report(folder: Path, page: str) -> Path:
    """Write report.html in `folder`, whole or not at all, and yield its path."""
    return write_whole(folder / "report.html", page)


def write_whole(path: Path, text: str) -> Path:
    """Write a text in UTF-8, whole or not at all, and yield its path."""
    partial = path.with_name(f".{path.name}.partial")
    # Bytes of a file name that are no text come as lone surrogates.
    partial.write_bytes(text.encode("utf-8", "backslashreplace"))
    return partial.replace(path)
