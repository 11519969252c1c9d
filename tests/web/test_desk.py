"""What an answer keeps beside itself for the pages."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

from starlette.testclient import TestClient

from crossbearing import casework
from crossbearing.casework import Settings, keeping
from crossbearing.report.index import Index
from crossbearing.web.app import create_app
from crossbearing.web.desk import KEEPS, Desk, Weighed
from tests import factory
from tests.web.conftest import HOST, ORIGIN

ANSWER = factory.assessment(factory.doc())


def test_what_many_ask_for_at_once_is_made_once() -> None:
    """Whoever asks while it is being made waits for it."""
    weighed = Weighed(ANSWER, Index(ANSWER), 1)
    begun, go, made = Event(), Event(), []

    def make() -> int:
        begun.set()
        go.wait(10)
        made.append(1)
        return len(made)

    with ThreadPoolExecutor(5) as pool:
        first = pool.submit(weighed.once, "key", make)
        begun.wait(10)
        others = [pool.submit(weighed.once, "key", make) for _ in range(4)]
        go.set()
        assert [each.result(10) for each in (first, *others)] == [1] * 5


def test_what_was_not_asked_for_longest_is_let_go() -> None:
    """No more is kept than there is room for, and what is let go is made anew."""
    weighed = Weighed(ANSWER, Index(ANSWER), 1)
    for number in range(KEEPS + 1):
        weighed.once(number, lambda: "kept")
    assert weighed.once(0, lambda: "anew") == "anew"
    assert weighed.once(KEEPS, lambda: "anew") == "kept"


def test_what_is_of_the_whole_answer_stays():
    """However many texts are opened in between, an index of all of them is made once."""
    weighed = Weighed(ANSWER, Index(ANSWER), 1)
    weighed.once("finder", lambda: "kept")
    for number in range(KEEPS + 1):
        weighed.once(("sheet", number), lambda: "text")
    assert weighed.once("finder", lambda: "anew") == "kept"


def test_an_answer_that_was_kept_shows_as_the_one_that_was_weighed(tmp_path, monkeypatch):
    """The overview has the same words and figures whether the case was opened or weighed."""
    report = tmp_path / "report.txt"
    report.write_text("“A missile hit the depot,” said Corin Haldt.", encoding="utf-8")
    casework.new_case(tmp_path / "case", "Who struck the Sarn depot?")
    casework.add_reports(tmp_path / "case", [str(report)], Settings())

    def overview() -> str:
        desk = Desk(tmp_path / "case")
        app = create_app(desk, origin=ORIGIN["origin"], reviewer="A. Reviewer")
        desk.refresh(patience=60)
        return TestClient(app, base_url=f"http://{HOST}").get(app.entrance).text

    weighed = overview()
    monkeypatch.setattr(keeping, "weigh_case", None)
    assert "Undetermined." in weighed
    assert overview() == weighed


def test_the_workbench_opens_without_parsers_and_models():
    """What reads reports is loaded when there is something to read, not before the first page."""
    source = str(Path(__file__).parents[2] / "src")
    told = subprocess.run(
        [sys.executable, "-c", "import sys, crossbearing.web.serving; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": source},
    ).stdout.split()
    assert "crossbearing.web.app" in told
    assert not {"spacy", "onnxruntime", "trafilatura", "pypdf", "docx"} & set(told)
