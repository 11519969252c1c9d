"""The bundled incidents come out as their makers know they were."""

from __future__ import annotations

from pathlib import Path

import msgspec

from crossbearing import report
from crossbearing.model import Variable
from crossbearing.report.sections import glance


def truth_of(incident):
    return msgspec.json.decode(incident.case.truth.read_bytes())


def answers(assessment, variable):
    """Label and share of a variable's answers, the likeliest first."""
    factored = next(each for each in assessment.verdict.variables if each.variable is variable)
    return sorted(factored.answers, key=lambda each: -each.probability)


def bearing(assessment):
    """The standing origins with a statement or argument in some claim on the cause."""
    used = {
        each.statement or each.argued
        for claim in assessment.links.claims
        if claim.variable is Variable.cause
        for each in claim.assertions
    }
    return [
        origin
        for origin in assessment.trace.origins
        if used & set(origin.statements) and origin.withdrawn is None
    ]


def test_the_right_cause_leads(incident):
    """What happened is what the answer finds likeliest."""
    truth = truth_of(incident)["truth"]
    assert answers(incident.answer(), Variable.cause)[0].value == truth["cause"]


def test_the_right_actor_leads_where_there_was_one(incident):
    """An attack's actor is found; of an accident nobody is asked."""
    actor = truth_of(incident)["truth"]["actor"]
    leading = answers(incident.answer(), Variable.actor)[0].label
    assert actor is None or leading == actor


def test_counting_reports_gives_the_wrong_answer(incident):
    """More reports tell the wrong story than the right one."""
    truth = truth_of(incident)
    naive = {each.value: each.probability for each in incident.answer().verdict.naive}
    assert naive[truth["wrong"]["cause"]] > naive[truth["truth"]["cause"]]


def test_origins_are_counted_exactly(incident):
    """As many independent lines of sight on the cause as there were."""
    assert len(bearing(incident.answer())) == truth_of(incident)["origins_on_cause"]


def test_each_origin_has_its_reports_and_its_controller(incident):
    """Every origin that the makers list is found in its documents, under its controller."""
    assessment = incident.answer()
    names = {each.id: {each.name, *each.aliases} for each in assessment.links.entities}
    paths = {each.id: Path(each.path).name.split("#")[0] for each in assessment.documents}
    found = [
        ({paths[each] for each in origin.documents}, names.get(origin.controller or "", set()))
        for origin in bearing(assessment)
    ]
    for origin in truth_of(incident)["origins"]:
        if "cause" in origin["about"] and origin["controller"] and not origin.get("withdrawn"):
            assert any(
                set(origin["documents"]) >= files and origin["controller"] in controllers
                for files, controllers in found
            ), origin["label"]


def test_hands_are_counted_exactly(incident):
    """As many separate hands on the cause as there were."""
    assessment = incident.answer()
    hands = {origin.controller or origin.id for origin in bearing(assessment)}
    assert len(hands) == truth_of(incident)["separate_controllers_on_cause"]


def test_a_retraction_takes_its_origin_away(incident):
    """What was taken back no longer counts, and says by whom."""
    withdrawn = [each for each in incident.answer().trace.origins if each.withdrawn]
    assert len(withdrawn) == len(truth_of(incident)["retractions"])


def test_the_report_that_could_not_be_read_caps_the_verdict(incident):
    """A report in another language is kept, counted, and keeps the verdict from being final."""
    assessment = incident.answer()
    unread = [each for each in assessment.annotations if each.unread]
    assert len(unread) == len(truth_of(incident)["unread"])
    assert assessment.verdict.status != "determined"


def test_the_whole_answer_stands_at_a_glance(incident):
    """The naive answer, the origins' answer, what flips it and why, on the terminal and page."""
    assessment = incident.answer()
    truth = truth_of(incident)
    told = dict(glance.lines(assessment))
    assert told["Counting reports"].casefold().startswith(truth["wrong"]["cause"])
    assert truth["truth"]["cause"] in told["Weighing origins"].casefold()
    assert "would lead" in told["What flips it"]
    assert "come down to" in told["Why the two differ"]
    shown = " ".join(report.terminal(assessment).split())
    assert all(each in shown for each in told.values())


def test_no_side_is_taken(incident):
    """Exchanging the parties most in dispute exchanges every share; copies weigh nothing."""
    found = {each.check: each.holds for each in incident.answer().verdict.fairness}
    assert found["two parties exchanged"]
    assert found["copies"]


def test_every_linchpin_and_flip_is_borne_out(incident):
    """What is said to flip the answer when left out does so when it is left out."""
    verdict = incident.answer().verdict
    found = verdict.sensitivity
    assert found is not None
    labels = {each.label for each in found.omissions if each.flips}
    flipped = [each for each in found.flips if each.startswith("without")]
    assert all(any(label in each for label in labels) for each in flipped)
