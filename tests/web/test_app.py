"""The pages and the form."""

from __future__ import annotations

from hashlib import sha256
from threading import Event

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from crossbearing.errors import NothingToRead
from crossbearing.model import Act
from crossbearing.web import desk
from crossbearing.web.pages import PAGES
from tests.web.conftest import ORIGIN, READING, REPORT, STATEMENT, addresses

DECISIONS = f"/documents/{REPORT.id}/decisions"


def decide(browser: TestClient, **changes: str) -> Response:
    """Send the form of the one statement, with changes."""
    (said,) = STATEMENT.content
    form = {
        "role": "statement",
        "act": "accept",
        "spans": f"{said.start}-{said.end}",
        "why": "",
    }
    return browser.post(DECISIONS, data=form | changes, headers=ORIGIN)


def test_the_answer_leads_to_each_report_and_reading(browser):
    """The answer, the documents and what waits for review are a link away."""
    shown = browser.get("/").text
    assert "Undetermined." in shown
    assert "DRAFT, 0 of 1" in shown
    assert f'href="/documents/{REPORT.id}"' in browser.get("/documents").text
    assert f"+{READING.bits:.1f} bits" in browser.get("/review").text


def test_the_document_page_marks_the_statement(browser):
    """Source, cue and content stand in the text as it was decoded."""
    shown = browser.get(f"/documents/{REPORT.id}").text
    assert 'class="source">The ministry</span>' in shown
    assert 'class="cue">said</span>' in shown
    assert 'class="content weighed">a missile hit the depot</span>' in shown


def test_an_unknown_document_is_not_found(browser):
    """An address that names no document of the case is 404."""
    assert browser.get("/documents/d-none").status_code == 404
    assert browser.get(f"/documents/{REPORT.id}?part=2").status_code == 404


def test_the_report_comes_under_the_policy_it_declares(browser):
    """The page written to disk names its style by hash; served, nothing more is let in."""
    policy = browser.get("/report").headers["content-security-policy"]
    assert policy == "default-src 'none'; style-src 'sha256-x='; frame-ancestors 'none'"


def test_a_decision_is_signed_and_aims_at_the_words(browser, ledger):
    """Accepting a statement appends who, when, why and which words of which text."""
    answer = decide(browser, why=" heard it myself ")
    assert answer.status_code == 303
    (decision,) = ledger.decisions
    assert (decision.act, decision.who, decision.why) == (
        Act.accept,
        "A. Reviewer",
        "heard it myself",
    )
    assert decision.when == "2031-05-04T10:00:00+00:00"
    assert decision.target.spans == STATEMENT.content
    assert decision.target.text_sha256 == sha256(REPORT.text.encode()).hexdigest()


def test_a_decision_is_shown_where_it_was_made(browser):
    """After the form the page says what was decided, and by whom."""
    place = decide(browser, act="reject", why="a misreading").headers["location"]
    shown = browser.get(place).text
    assert "rejected by <bdi>A. Reviewer</bdi>" in shown
    assert "a misreading" in shown


def test_a_rejected_statement_can_be_taken_back(browser):
    """What was rejected leaves the statements and waits, with its words, under its own head."""
    place = decide(browser, act="reject").headers["location"]
    before, after = browser.get(place).text.split("<h2>Rejected</h2>")
    assert "No statement was found here." in before
    assert '<blockquote dir="auto">a missile hit the depot</blockquote>' in after
    assert 'value="accept"' in after


def test_a_reading_is_reviewed_in_the_queue(browser, ledger):
    """A decision on a reading is of the reading's role and leads back to it."""
    answer = decide(browser, role="reading")
    (said,) = STATEMENT.content
    assert answer.headers["location"] == f"/review#on-{REPORT.id}-{said.start}"
    assert ledger.decisions[0].target.role == "reading"


@pytest.mark.parametrize(
    "changes",
    [
        {"act": "merge"},
        {"role": "case"},
        {"spans": ""},
        {"spans": "9-3"},
        {"spans": "0-999999"},
    ],
)
def test_a_form_no_page_of_ours_sends_is_refused(browser, ledger, changes):
    """What cannot be a decision on words of the text is 400 and leaves no row."""
    assert decide(browser, **changes).status_code == 400
    assert ledger.decisions == []


def test_the_record_page_says_when_it_does_not_hold(browser, ledger):
    """A changed ledger is said at the top of the page, in words."""
    assert "The record is whole" in browser.get("/verification").text
    ledger.whole = False
    assert "row 3 differs" in browser.get("/verification").text


def test_every_page_is_in_the_navigation_once(browser):
    """A page that nobody can find is not there, and the page on show is marked as such."""
    shown = browser.get("/review").text
    for page in PAGES:
        if page.group is not None:
            assert shown.count(f'<a href="{page.path}"') >= 1
    assert shown.count('aria-current="page"') == 1


def test_a_block_of_a_page_is_that_block_alone(browser):
    """A request by htmx gets what changes, and every other request the whole page."""
    whole = browser.get("/none").text
    part = browser.get("/none", headers={"hx-request": "true"}).text
    assert part.strip() in whole
    assert "<html" not in part


def test_a_case_without_reports_says_what_to_do(browser, ledger, monkeypatch):
    """An empty case is no fault."""

    def weigh():
        raise NothingToRead("the case holds no reports")

    monkeypatch.setattr(ledger, "weigh", weigh)
    answer = browser.get("/")
    assert answer.status_code == 200
    assert "holds no reports yet" in answer.text


def test_the_answer_is_weighed_once_for_all_pages(browser, ledger, monkeypatch):
    """Pages show what is kept; only a change weighs anew."""
    weighed = []
    plain = ledger.weigh

    def weigh():
        weighed.append(1)
        return plain()

    monkeypatch.setattr(ledger, "weigh", weigh)
    for address in addresses(ledger.assessment):
        browser.get(address)
    assert len(weighed) == 1
    decide(browser)
    browser.get("/")
    assert len(weighed) == 2


def test_a_slow_first_weighing_is_told_and_the_page_comes_back(browser, ledger, monkeypatch):
    """Nobody looks at a blank page while a large case is read for the first time."""
    done = Event()
    plain = ledger.weigh
    monkeypatch.setattr(desk, "PATIENCE", 0.0)
    monkeypatch.setattr(ledger, "weigh", lambda: done.wait(30) and plain())
    ledger.refresh(patience=0)
    answer = browser.get("/")
    done.set()
    ledger.refresh(patience=30)
    assert (answer.status_code, answer.headers["refresh"]) == (503, "2")
    assert browser.get("/").status_code == 200
