"""The accused: what they answered, whether they were asked, and a letter to edit."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crossbearing import casework
from crossbearing.casework.asking import approached
from crossbearing.model import Approach, Stance
from crossbearing.store import Case
from tests import factory as f
from tests.report.sarn import ANSEL, TERAL, sarn
from tests.web.conftest import ORIGIN

WHEN = "2031-03-20"


@pytest.fixture
def asked(ledger, monkeypatch):
    """The rich case, and what is put down of asking in it."""
    kept: list[Approach] = []

    def weigh():
        case = sarn()
        return replace(case, approaches=tuple(kept), responses=approached(case.responses, kept))

    monkeypatch.setattr(ledger, "weigh", weigh)
    monkeypatch.setattr(ledger, "record_approach", kept.append)
    return kept


def approach(outcome="asked", party="Ansel", **fields):
    """An approach to a party."""
    given = {"when": WHEN, "who": "K. Aster", "recorded": "2031-03-20T10:00:00Z", **fields}
    return casework.make_approach(f.response(party), outcome=outcome, **given)


def test_each_accused_party_is_told_with_its_answer(browser, asked):
    """Who denies it, and who was never asked."""
    shown = browser.get("/accused").text
    assert "Denies it." in shown
    assert "No response was sought." in shown
    assert "nobody has put down that it was asked" in shown


def test_asking_is_put_down_and_changes_the_answer(browser, asked):
    """A row with who and when; from then on a response was sought."""
    answer = browser.post(
        f"/accused/{ANSEL.id}/approaches",
        data={"outcome": "asked", "when": WHEN, "text": "To: Ansel\r\nPlease"},
        headers=ORIGIN,
    )
    assert (answer.status_code, answer.headers["location"]) == (
        303,
        f"/accused/{ANSEL.id}#asked",
    )
    (made,) = asked
    assert (made.party, made.who, made.text) == ("Ansel", "A. Reviewer", "To: Ansel\nPlease")
    assert "An answer was sought; none is reported." in browser.get("/accused").text
    assert "When they were asked" in browser.get("/accused").text


@pytest.mark.parametrize(
    "form",
    [{}, {"outcome": "asked"}, {"outcome": "asked", "when": "soon"}, {"outcome": "bribed"}],
)
def test_what_cannot_be_put_down_is_said_beside_the_form(browser, asked, form):
    """In words, and nothing is kept."""
    answer = browser.post(f"/accused/{ANSEL.id}/approaches", data=form, headers=ORIGIN)
    assert answer.status_code == 400
    assert 'class="fault" role="alert"' in answer.text
    assert asked == []


def test_the_letter_quotes_what_is_said_and_what_was_answered():
    """In the reports' own words, with their outlets, and with the questions."""
    case = sarn()
    written = casework.letter(case, case.responses[0], sender="K. Aster, Valley Post")
    assert "To: Teral" in written
    assert "accused Teral of an act of war" in written
    assert "any involvement" in written
    assert written.endswith("K. Aster, Valley Post\n")


def test_a_letter_names_nobody_but_its_party():
    """What is said of Ansel is no part of the letter to Teral."""
    case = sarn()
    assert "To: Ansel" not in casework.letter(case, case.responses[0])


def test_the_edited_letter_comes_back_as_a_file(browser, asked):
    """As typed, whatever is in it, and nothing of it is kept."""
    words = "<script>alert(1)</script>\r\nDear all"
    answer = browser.post(f"/accused/{TERAL.id}/letter", data={"text": words}, headers=ORIGIN)
    assert answer.text == "<script>alert(1)</script>\nDear all"
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.headers["content-disposition"].startswith("attachment")
    assert asked == []


@pytest.mark.parametrize(
    ("outcomes", "status"),
    [
        ((), "not sought"),
        (("asked",), "sought"),
        (("asked", "no answer"), "sought"),
        (("asked", "declined"), "declined"),
        (("asked", "declined", "answered"), "answered"),
        (("answered", "asked"), "answered"),
    ],
)
def test_what_came_back_is_the_most_that_ever_did(outcomes, status):
    """A later question does not unsay an answer."""
    (found,) = approached((f.response("Ansel"),), [approach(each) for each in outcomes])
    assert found.status == status


def test_what_the_reports_tell_stands():
    """A denial that was printed is not turned into silence by asking again."""
    denial = f.response("Ansel", status="reported", stance=Stance.denies.value)
    assert approached((denial,), [approach("no answer")]) == (denial,)


def test_asking_one_party_says_nothing_of_another():
    """Parties are told apart by name, whatever its case."""
    one, other = f.response("Ansel"), f.response("Teral")
    found = approached((one, other), [approach(party="ANSEL")])
    assert [each.status for each in found] == ["sought", "not sought"]


def test_asking_is_kept_in_the_record(tmp_path):
    """Written and read back; the same row twice is one, and the record verifies."""
    casework.new_case(tmp_path / "case", "Who struck the depot?")
    made = approach()
    casework.record_approach(tmp_path / "case", made)
    casework.record_approach(tmp_path / "case", made)
    with Case.open(tmp_path / "case") as case:
        assert case.approaches() == (made,)
    assert casework.verify_case(tmp_path / "case").rows == 3


def test_a_party_that_nobody_accuses_is_not_found(browser, asked):
    """Its page, its letter, and asking it."""
    assert browser.get("/accused/e-none").status_code == 404
    sent = browser.post("/accused/e-none/letter", data={"text": "x"}, headers=ORIGIN)
    assert sent.status_code == 404
