"""How the answer moved is worked out from what was out on each day."""

from __future__ import annotations

from dataclasses import replace

from crossbearing.casework.moving import MOST_DAYS, with_history
from crossbearing.model import Dated


def test_the_last_moment_is_the_answer(incident):
    """What all reports say on the last day is what the answer says now."""
    assessment = incident.answer()
    last = with_history(assessment).history[-1]
    causes = next(each for each in assessment.verdict.variables if each.variable == "cause")
    assert (last.causes, last.status) == (causes.answers, assessment.verdict.status)
    assert last.reports == len(assessment.documents)


def test_a_moment_is_the_answer_without_later_reports(incident):
    """The first day's answer is that of the reports of that day alone."""
    first = with_history(incident.answer()).history[0]
    early = [
        (document, found)
        for document, found in zip(incident.documents, incident.annotations, strict=True)
        if document.published and document.published.value[:10] <= (first.day or "")
    ]
    alone = incident.answer([d for d, _ in early], [found for _, found in early])
    causes = next(each for each in alone.verdict.variables if each.variable == "cause")
    assert (first.reports, first.causes) == (len(early), causes.answers)


def test_days_are_in_order_and_not_too_many(incident):
    """A picture of more days than can be told apart is no picture."""
    days = [each.day for each in with_history(incident.answer()).history]
    dated = [day for day in days if day]
    assert dated == sorted(set(dated))
    assert 1 < len(dated) <= MOST_DAYS


def test_reports_without_a_day_count_at_the_end_only(sarn):
    """A month is no day, and an undated report was out nobody knows when."""
    documents = [
        replace(each, published=Dated(value="2031-05")) if n % 2 else each
        for n, each in enumerate(sarn.documents)
    ]
    history = with_history(sarn.answer(documents)).history
    assert history[-1].day is None
    assert history[-1].reports == len(documents)
    known = [each for each in documents if each.published and len(each.published.value) > 7]
    assert history[-2].reports == len(known) < len(documents) - 1
