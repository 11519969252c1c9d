"""What a person decides changes the answer, and nothing else does."""

from __future__ import annotations

import pytest

from crossbearing import casework
from crossbearing.casework.deciding import confirm, standing
from crossbearing.errors import UsageError
from crossbearing.model import Act, Decision, Span, identify
from crossbearing.store import write_aim
from crossbearing.web import reviewing
from tests import factory


def decided(document, spans, role, act=Act.accept, **fields):
    """A decision on words of a document."""
    return aimed(reviewing.aim(document, spans, role), act, **fields)


def aimed(target, act, **fields):
    """A decision on a target."""
    given = {"who": "R. Eader", "when": "2031-05-04T10:00:00+00:00", **fields}
    return Decision(id=identify("decision", target, act), act=act, target=target, **given)


def on_reading(assessment, reading, act=Act.accept):
    """A decision on a reading, aimed as the pages aim it."""
    target = reviewing.reading_target(assessment, reading)
    return aimed(target, act)


def reading_of(assessment, identity):
    """The reading of this id."""
    return next(each for each in assessment.verdict.readings if each.id == identity)


def test_accepting_every_load_bearing_reading_lifts_the_draft(sarn):
    """The count of reviewed readings rises to the whole, and no share moves."""
    plain = sarn.answer()
    accepted = [on_reading(plain, each) for each in plain.verdict.readings]
    reviewed = sarn.answer(decisions=accepted)
    _, bearing = plain.verdict.reviewed
    assert (plain.verdict.draft, reviewed.verdict.draft) == (True, False)
    assert reviewed.verdict.reviewed == (bearing, bearing)
    assert reviewed.verdict.variables == plain.verdict.variables


def test_one_accepted_reading_is_counted_and_leaves_a_draft(sarn):
    """What one person has looked at once is not all of it."""
    plain = sarn.answer()
    heaviest = max(plain.verdict.readings, key=lambda each: abs(each.bits))
    reviewed = sarn.answer(decisions=[on_reading(plain, heaviest)])
    assert reviewed.verdict.draft
    assert reviewed.verdict.reviewed[0] >= 1
    assert reading_of(reviewed, heaviest.id).reviewed


def test_a_rejected_reading_stays_on_the_ladder_and_weighs_nothing(sarn):
    """Readers see that it was set aside, and the shares move."""
    plain = sarn.answer()
    heaviest = max(plain.verdict.readings, key=lambda each: abs(each.bits))
    without = sarn.answer(decisions=[on_reading(plain, heaviest, Act.reject)])
    set_aside = reading_of(without, heaviest.id)
    assert (set_aside.bits, set_aside.low, set_aside.high) == (0, 0, 0)
    assert set_aside.because.endswith("set aside in review")
    assert without.verdict.variables != plain.verdict.variables


def test_a_rejected_statement_takes_along_what_rests_on_it():
    """Allegations, arguments, relations and the parts of incidents that it carries go with it."""
    document = factory.doc("Ana said a missile hit the depot.")
    said = factory.said(document, "a missile hit the depot", source="Ana", cue="said")
    alleged = factory.allegation(document, "a missile hit", by=said.id)
    notes = factory.notes(document, said, allegations=(alleged,))
    rejected = decided(document, said.content, "statement", Act.reject)
    (left,) = standing([rejected], [document], [notes])
    assert (left.attributions, left.allegations) == ((), ())
    accepted = decided(document, said.content, "statement")
    assert standing([accepted], [document], [notes]) == (notes,)


DOCUMENT = factory.doc("Ana said so.")
WORDS = (Span(0, 3),)
LATER = "2031-05-04T11:00:00+00:00"
ELSEWHERE = write_aim(reviewing.aim(factory.doc("Other."), WORDS, "origin"))
OWN = write_aim(reviewing.aim(DOCUMENT, WORDS, "origin"))


@pytest.mark.parametrize(
    ("decision", "said"),
    [
        (decided(DOCUMENT, WORDS, "statement", Act.edit), "cannot be applied"),
        (decided(DOCUMENT, WORDS, "claim actor", Act.merge), "cannot be applied"),
        (decided(DOCUMENT, WORDS, "weather"), "decisions are about"),
        (decided(DOCUMENT, WORDS, "origin", Act.divide), "read like HASH"),
        (decided(DOCUMENT, WORDS, "origin", Act.merge, value=ELSEWHERE), "no report of the"),
        (decided(DOCUMENT, WORDS, "origin", Act.merge, value=OWN), "joined to itself"),
        (decided(DOCUMENT, WORDS, "origin", Act.edit, value="G9"), "is no grade"),
        (decided(DOCUMENT, WORDS, "stance", Act.edit, value="shouts"), "is no stance"),
        (decided(DOCUMENT, WORDS, "content", Act.edit, value=""), "needs words"),
        (decided(DOCUMENT, WORDS, "content", Act.edit, value="0-99"), "outside the report"),
        (decided(DOCUMENT, WORDS, "cue", Act.edit, value="9-3"), "spans read like"),
        (decided(DOCUMENT, WORDS, "voice", Act.edit, value="Ana"), "written as JSON"),
        (decided(DOCUMENT, WORDS, "claim cause", Act.edit, value="storm"), "is no cause"),
        (decided(DOCUMENT, WORDS, "claim cause", Act.divide, value=OWN), "cannot be divided"),
        (decided(DOCUMENT, (Span(0, 99),), "statement"), "outside the report"),
        (decided(DOCUMENT, (), "statement"), "outside the report"),
        (decided(factory.doc("Other."), WORDS, "statement"), "no report of the case"),
        (decided(DOCUMENT, WORDS, "statement", Act.undo, value="d-0"), "no decision d-0"),
        (decided(DOCUMENT, WORDS, "statement", who=" "), "who decides"),
    ],
)
def test_a_decision_that_would_change_nothing_is_refused(decision, said):
    """Nobody believes that they decided what no step heeds."""
    with pytest.raises(UsageError, match=said):
        confirm(decision, [DOCUMENT], lambda _: None)


def test_a_decision_holds_in_the_case_and_can_be_undone(case):
    """A rejection moves the case's answer, and its undoing moves it back."""
    plain = casework.weigh_case(case)
    heaviest = max(plain.verdict.readings, key=lambda each: abs(each.bits))
    rejection = on_reading(plain, heaviest, Act.reject)
    casework.decide(case, rejection)
    assert reading_of(casework.weigh_case(case), heaviest.id).bits == 0
    document = plain.documents[0]
    undoing = decided(document, WORDS, "reading", Act.undo, value=rejection.id, when=LATER)
    casework.decide(case, undoing)
    assert casework.weigh_case(case).verdict == plain.verdict
