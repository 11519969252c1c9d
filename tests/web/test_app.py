"""The pages and the form."""

from __future__ import annotations

import re
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from threading import Event

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from crossbearing.casework import Added
from crossbearing.errors import NothingToRead, RunStopped
from crossbearing.model import Act
from crossbearing.web import desk
from crossbearing.web.inbox import Job
from crossbearing.web.pages import PAGES
from tests import factory
from tests.report.sarn import sarn
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


def test_the_reader_marks_the_statement(browser):
    """Source, cue and content stand in the text as it was decoded."""
    shown = browser.get(f"/documents/{REPORT.id}").text
    assert re.search(r'class="source"[^>]*>The ministry</span>', shown)
    assert re.search(r'class="cue"[^>]*>said</span>', shown)
    assert re.search(r'class="content weighed"[^>]*>a missile hit the depot</span>', shown)


def test_an_unknown_document_is_not_found(browser):
    """An address that names no document of the case, or no part of one, is 404."""
    assert browser.get("/documents/d-none").status_code == 404
    assert browser.get(f"/documents/{REPORT.id}?part=2").status_code == 404
    assert browser.get(f"/documents/{REPORT.id}/statements?at=1").status_code == 404
    assert browser.get(f"/documents/{REPORT.id}/beside/{REPORT.id}").status_code == 404


def test_a_place_is_shown_in_its_part(browser):
    """Whoever follows a quote comes to the part that holds it, with the words set apart."""
    shown = browser.get(f"/documents/{REPORT.id}?at=4").text
    assert 'id="at-4" class="source here"' in shown


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


def test_a_rejected_statement_can_be_taken_back(browser, ledger, monkeypatch):
    """What was rejected leaves the statements and waits, with its words, under its own head."""
    place = decide(browser, act="reject").headers["location"]
    standing = ledger.weigh()
    gone = replace(standing, annotations=(factory.notes(REPORT),))
    monkeypatch.setattr(ledger, "weigh", lambda: gone)
    ledger.refresh()
    shown = browser.get(place).text
    assert "<h2>Rejected</h2>" in shown
    assert '<blockquote dir="auto">a missile hit the depot</blockquote>' in shown
    assert 'value="accept"' in shown
    assert "Rejected by" in browser.get(f"/documents/{REPORT.id}").text


def test_a_reading_is_reviewed_in_the_queue(browser, ledger):
    """A decision on a reading is of the reading's role and leads back to it."""
    answer = decide(browser, role="reading")
    assert answer.headers["location"] == "/review"
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
    """A changed ledger is said in words once somebody has it checked."""
    for whole, said in ((True, "The record is whole"), (False, "row 3 differs")):
        ledger.whole = whole
        browser.post("/verification", headers=ORIGIN)
        assert said in browser.get("/verification").text


def test_a_case_that_another_program_changed_is_weighed_anew(browser, ledger, monkeypatch):
    """Who adds from the command line sees it here."""
    states = ["one", "one", "two"]
    monkeypatch.setattr(desk, "LOOKS_EVERY", 0.0)
    monkeypatch.setattr(ledger, "state", lambda: states.pop(0) if states else "two")
    plain = ledger.weigh

    def weigh():
        ledger._state = "two" if len(states) < 2 else "one"
        return plain()

    monkeypatch.setattr(ledger, "weigh", weigh)
    for _ in range(4):
        browser.get("/")
    ledger.refresh(patience=30)
    assert ledger.weighed.number >= 3


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


def test_a_case_whose_first_reports_are_being_added_says_so(browser, ledger, monkeypatch):
    """Nobody is told to add what is being read already; the page comes back by itself."""

    def weigh():
        raise NothingToRead("the case holds no reports")

    job = Job(id="000001", who="A", label="a.txt and 2 more", state="working", stage="2 of 3")
    monkeypatch.setattr(ledger, "weigh", weigh)
    monkeypatch.setattr(ledger.inbox, "jobs", lambda: (job,))
    answer = browser.get("/")
    assert answer.headers["refresh"]
    assert "Adding a.txt and 2 more (2 of 3)." in answer.text


def test_a_case_whose_first_reports_are_being_weighed_says_so(browser, ledger, monkeypatch):
    """Between the last report's adding and the first answer no page calls the case empty."""
    held, begun = Event(), Event()
    reports: list[str] = []

    def weigh():
        if not reports:
            raise NothingToRead("the case holds no reports")
        begun.set()
        held.wait(30)
        raise NothingToRead("the case holds no reports")

    monkeypatch.setattr(ledger, "weigh", weigh)
    assert "holds no reports yet" in browser.get("/").text
    reports.append("a.txt")
    ledger.refresh(patience=0)
    assert begun.wait(30)
    answer = browser.get("/")
    held.set()
    assert answer.headers["refresh"]
    assert "being read and weighed" in answer.text
    assert "the answer before" not in answer.text


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


def test_what_is_handed_in_is_added_by_its_person(browser, ledger, monkeypatch):
    """The form answers at once; a text that was pasted goes in under its first line."""
    added = []

    def add(paths, settings, progress):
        added.extend(paths)
        return Added(added=len(paths), known=0, skipped=())

    monkeypatch.setattr(ledger, "add", add)
    answer = browser.post("/add", data={"text": "A headline\r\nA text."}, headers=ORIGIN)
    assert (answer.status_code, answer.headers["location"]) == (303, "/add#jobs")
    assert ledger.inbox.wait(30)
    assert [Path(each).name for each in added] == ["A headline.txt"]
    assert "1 added" in browser.get("/add").text


@pytest.mark.parametrize("form", [{}, {"addresses": "file:///etc/passwd"}, {"text": " "}])
def test_what_cannot_be_handed_in_is_said_beside_the_form(browser, form):
    """Nothing, and what is no address of the web, is refused in words."""
    answer = browser.post("/add", data=form, headers=ORIGIN)
    assert answer.status_code == 400
    assert 'class="fault" role="alert"' in answer.text


def test_no_page_draws_all_reports(browser, ledger, monkeypatch):
    """The list of a large case comes a page at a time, and says how many pages there are."""
    many = [factory.doc(f"Report {n}.", path=f"{n:04d}.txt") for n in range(230)]
    monkeypatch.setattr(ledger, "weigh", lambda: factory.assessment(*many))
    shown = browser.get("/documents").text
    assert shown.count('href="/documents/d-') == 50
    assert "Page 1 of 5" in shown
    assert browser.get("/documents?page=5").text.count('href="/documents/d-') == 30
    assert browser.get("/documents?page=6").status_code == 404


def test_what_was_lost_is_told_where_the_report_is_read(browser, ledger, monkeypatch):
    """A report that took passages says what changed on the way, before anybody compares."""
    case = sarn()
    drift = case.trace.drifts[0]
    pair = {drift.earlier.document, drift.later.document}
    copy = next(c for c in case.trace.copies if {c.source, c.target} == pair)
    monkeypatch.setattr(ledger, "weigh", lambda: case)
    assert "lost or changed on the way" in browser.get(f"/documents/{copy.target}").text
    beside = browser.get(f"/documents/{copy.target}/beside/{copy.source}").text
    assert "What was lost or changed on the way" in beside


def test_a_case_that_is_filled_from_elsewhere_opens(browser, ledger, monkeypatch):
    """Whoever adds the first report from the command line need not start the workbench again."""
    plain, states = ledger.weigh, ["empty"]
    monkeypatch.setattr(desk, "LOOKS_EVERY", 0.0)
    monkeypatch.setattr(ledger, "state", lambda: states[-1])

    def weigh():
        if states[-1] == "empty":
            raise NothingToRead("the case holds no reports")
        return plain()

    monkeypatch.setattr(ledger, "weigh", weigh)
    assert "holds no reports yet" in browser.get("/").text
    states.append("filled")
    browser.get("/")
    ledger.refresh(patience=30)
    assert "Undetermined." in browser.get("/").text


def test_a_weighing_that_stops_is_told_and_the_answer_before_stays(
    browser, ledger, monkeypatch
):
    """Nobody takes an old answer for a new one."""
    browser.get("/")

    def weigh():
        raise RunStopped("another program has been writing to this case")

    monkeypatch.setattr(ledger, "weigh", weigh)
    ledger.refresh(patience=30)
    shown = browser.get("/").text
    assert "Undetermined." in shown
    assert "could not be weighed anew" in shown
    assert "another program has been writing" in shown


def test_what_takes_long_is_made_before_anybody_asks(browser, ledger):
    """The pages that name something to be made find it there when they are first asked for."""
    done = Event()
    ledger.warms = (*ledger.warms, lambda _: done.set())
    browser.get("/")
    assert done.wait(30)
    assert {"proposals", "lookups", "finder"} <= set(ledger.weighed._whole)


def test_the_overview_waits_for_nothing_that_other_pages_need(browser, ledger):
    """It is there while the queue, the look-ups and the index of words are still being made."""
    begun, go = Event(), Event()

    def warm(_):
        begun.set()
        go.wait(30)

    ledger.warms = (warm,)
    shown = browser.get("/")
    assert begun.wait(30)
    assert not go.is_set()
    go.set()
    assert "Undetermined." in shown.text


def test_whoever_asks_while_a_case_opens_has_it_weighed_once(browser, ledger, monkeypatch):
    """The first page takes the answer that is on its way, and asks for no other."""
    plain, go, weighings = ledger.weigh, Event(), []

    def weigh():
        go.wait(30)
        weighings.append(1)
        return plain()

    monkeypatch.setattr(ledger, "weigh", weigh)
    monkeypatch.setattr(desk, "PATIENCE", 0.0)
    ledger.refresh(patience=0)
    worker = ledger._worker
    waiting = browser.get("/")
    go.set()
    worker.join(30)
    assert (waiting.status_code, weighings) == (503, [1])
    assert "The case is being read and weighed" in waiting.text
