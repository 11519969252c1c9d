"""How the answer moved with the reports' dates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crossbearing.casework.assessing import answer
from crossbearing.model import Annotations, Assessment, Document, Moment, Variable

MOST_DAYS = 12
"""Days shown at most."""
MOST_REPORTS = 1500
"""Reports weighed anew at most, all days together; a large case is shown on fewer days."""


def with_history(assessment: Assessment) -> Assessment:
    """The assessment with its answer on each day on which a report came out; on some of the
    days, the first and the last among them, where there are many."""
    days = _chosen(
        sorted({day for each in assessment.documents if (day := _day(each))}),
        len(assessment.documents),
    )
    moments = [_moment(_as_of(assessment, day), day) for day in days]
    now = _moment(assessment, None)
    if not moments or replace(moments[-1], day=None) != now:
        moments.append(now)
    return replace(assessment, history=tuple(moments))


def _day(document: Document) -> str | None:
    """The day of publication; None where it is not known to the day."""
    known = document.published.value[:10] if document.published else ""
    return known if len(known) == 10 else None


def _chosen(days: Sequence[str], reports: int) -> list[str]:
    room = max(2, min(MOST_DAYS, MOST_REPORTS // max(reports, 1)))
    if len(days) <= room:
        return list(days)
    return [days[round(at * (len(days) - 1) / (room - 1))] for at in range(room)]


def _as_of(assessment: Assessment, day: str) -> Assessment:
    """The answer from what is known to have been there by the end of a day."""
    evidence = [e for e in assessment.evidence if (e.collected_at or "9999")[:10] <= day]
    searches = [each for each in assessment.searches if (each.when or "9999")[:10] <= day]
    kept: list[tuple[Document, Annotations]] = [
        (document, found)
        for document, found in zip(assessment.documents, assessment.annotations, strict=True)
        if (_day(document) or "9999") <= day
    ]
    given = (len(kept), len(evidence), len(searches))
    if given == (
        len(assessment.documents),
        len(assessment.evidence),
        len(assessment.searches),
    ):
        return assessment
    return answer(
        assessment.question.text,
        [document for document, _ in kept],
        [found for _, found in kept],
        evidence=evidence,
        searches=searches,
        decisions=assessment.decisions,
        approaches=assessment.approaches,
    )


def _moment(assessment: Assessment, day: str | None) -> Moment:
    return Moment(
        day=day,
        reports=len(assessment.documents),
        status=assessment.verdict.status,
        causes=tuple(
            each
            for factored in assessment.verdict.variables
            if factored.variable is Variable.cause
            for each in factored.answers
        ),
    )
