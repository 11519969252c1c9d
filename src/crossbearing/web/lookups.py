"""Looking up what is known of one document, from what was found in all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from crossbearing.model import (
    Allegation,
    Annotations,
    Assessment,
    Copy,
    Drift,
    Origin,
    Passage,
    Reading,
    Span,
)
from crossbearing.web import marking
from crossbearing.web.desk import Weighed


@dataclass(frozen=True)
class Lookups:
    """Annotations, copies, drifts, weighed passages, origins, readings and what is put forward,
    by document and by statement."""

    annotations: dict[str, Annotations]
    taken: dict[str, tuple[Copy, ...]]
    given: dict[str, tuple[Copy, ...]]
    drifts: dict[frozenset[str], tuple[Drift, ...]]
    weighed: dict[str, tuple[Passage, ...]]
    origins: dict[str, Origin]
    readings: dict[str, tuple[Reading, ...]]
    claims: dict[str, tuple[Allegation, ...]]


@dataclass(frozen=True)
class Sheet:
    """One text ready to be shown: its windows, marks, and where its statements open."""

    parts: tuple[Span, ...]
    marks: tuple[marking.Mark, ...]
    said: tuple[tuple[Span, int], ...]
    openings: tuple[int, ...]


def lookups(weighed: Weighed) -> Lookups:
    """The look-ups of an answer, made once for it."""
    return weighed.once("lookups", lambda: _lookups(weighed.assessment))


def sheet(weighed: Weighed, document_id: str) -> Sheet:
    """The text of a document ready to be shown; the last ones asked for are kept."""
    return weighed.once(("sheet", document_id), lambda: _sheet(weighed, document_id))


def _sheet(weighed: Weighed, document_id: str) -> Sheet:
    document = weighed.index.documents[document_id]
    known = lookups(weighed)
    annotations = known.annotations[document_id]
    said = tuple(marking.openings(annotations))
    return Sheet(
        parts=marking.windows(document.text),
        marks=tuple(
            marking.marks(
                document,
                annotations,
                known.weighed.get(document_id, ()),
                (each.target_span for each in known.taken.get(document_id, ())),
            )
        ),
        said=said,
        openings=tuple(sorted({opening for _, opening in said})),
    )


def _lookups(assessment: Assessment) -> Lookups:
    taken: defaultdict[str, list[Copy]] = defaultdict(list)
    given: defaultdict[str, list[Copy]] = defaultdict(list)
    for copy in assessment.trace.copies:
        taken[copy.target].append(copy)
        given[copy.source].append(copy)
    drifts: defaultdict[frozenset[str], list[Drift]] = defaultdict(list)
    for drift in assessment.trace.drifts:
        drifts[frozenset((drift.earlier.document, drift.later.document))].append(drift)
    weighed: defaultdict[str, list[Passage]] = defaultdict(list)
    by_origin: defaultdict[str, list[Reading]] = defaultdict(list)
    for reading in assessment.verdict.readings:
        for passage in reading.passages:
            weighed[passage.document].append(passage)
        if reading.origin:
            by_origin[reading.origin].append(reading)
    by_statement: defaultdict[str, list[Allegation]] = defaultdict(list)
    for notes in assessment.annotations:
        for each in notes.allegations:
            if each.by is not None:
                by_statement[each.by].append(each)
    return Lookups(
        annotations={each.document: each for each in assessment.annotations},
        taken={key: tuple(found) for key, found in taken.items()},
        given={key: tuple(found) for key, found in given.items()},
        drifts={key: tuple(found) for key, found in drifts.items()},
        weighed={key: tuple(found) for key, found in weighed.items()},
        origins=dict(_origins(assessment)),
        readings={key: tuple(found) for key, found in by_origin.items()},
        claims={key: tuple(found) for key, found in by_statement.items()},
    )


def _origins(assessment: Assessment) -> Iterator[tuple[str, Origin]]:
    for origin in assessment.trace.origins:
        for statement in origin.statements:
            yield statement, origin
