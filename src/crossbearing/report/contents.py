"""The whole report in order: question, counts, draft mark and sections."""

from __future__ import annotations

from crossbearing.model import Assessment
from crossbearing.report.blocks import Report
from crossbearing.report.counts import counts
from crossbearing.report.index import Index
from crossbearing.report.sections import (
    answer,
    assurance,
    glance,
    hands,
    happenings,
    ladder,
    movement,
    occurrences,
    parties,
    record,
    sources,
    statements,
    ways,
    whereabouts,
)
from crossbearing.report.sections.texts import texts
from crossbearing.report.wording import isolate, plural

ORDER = (
    answer.answer,
    glance.glance,
    answer.counting,
    answer.variables,
    assurance.parts,
    ladder.ladder,
    ladder.settles,
    assurance.sensitivity,
    assurance.traces,
    assurance.arguments,
    parties.responses,
    assurance.fairness,
    hands.same_hand,
    sources.origins,
    sources.claims,
    ways.ways,
    hands.notices,
    statements.authors,
    assurance.grades,
    answer.hypotheses,
    ladder.matrix,
    movement.movement,
    occurrences.occurrences,
    happenings.timeline,
    whereabouts.whereabouts,
    parties.connections,
    parties.check_list,
    record.evidence,
    record.reports,
    statements.statements,
    record.skipped,
    record.decisions,
    record.versions,
)


def contents(assessment: Assessment) -> Report:
    """The report of an assessment; the appendix of texts comes last."""
    index = Index(assessment)
    made = (part(index) for part in ORDER)
    sections = tuple(each for each in made if each is not None)
    return Report(
        question=isolate(assessment.question.text),
        counts=counted(assessment),
        draft=draft_mark(assessment),
        sections=(*sections, texts(index, sections)),
    )


def counted(assessment: Assessment) -> tuple[tuple[int, str], ...]:
    """The counts that stand under the question, each with its noun."""
    number = counts(assessment)
    return (
        (number.documents, _noun(number.documents, "report")),
        (number.statements, _noun(number.statements, "statement")),
        (number.origins, _noun(number.origins, "origin")),
        (number.controllers, "under separate control"),
    )


def draft_mark(assessment: Assessment) -> str | None:
    """The draft mark, with how many load-bearing readings were reviewed; None once final."""
    verdict = assessment.verdict
    if not verdict.draft:
        return None
    done, of = verdict.reviewed
    return f"DRAFT, {done} of {plural(of, 'load-bearing reading')} reviewed"


def _noun(number: int, noun: str) -> str:
    return noun if number == 1 else noun + "s"
