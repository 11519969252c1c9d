"""The commands over a case folder."""

from __future__ import annotations

import json

import pytest

from crossbearing import casework
from crossbearing.cli import cases, incidents
from crossbearing.model import Variable
from crossbearing.weigh.methods import METHODS
from tests.cli.conftest import QUESTION


@pytest.fixture
def case(cb, reports):
    """A case that holds the two reports."""
    folder = reports.parent / "case"
    assert cb("case", "new", folder, "-q", QUESTION).exit_code == 0
    assert cb("add", "reports", folder, reports).exit_code == 0
    return folder


def test_adding_the_same_reports_twice_adds_nothing(cb, case, reports):
    """The second time all are known."""
    assert cb("add", "reports", case, reports).stdout == "0 added, 2 known already\n"


def test_cases_are_listed_with_their_questions(cb, case):
    """`case list` finds the cases directly inside a folder."""
    (listed,) = json.loads(cb("case", "list", case.parent, "--json").stdout)
    assert listed == {"path": str(case), "question": QUESTION}
    assert QUESTION in cb("case", "list", case.parent).stdout


def test_a_whole_case_verifies_and_a_changed_one_does_not(cb, case):
    """One byte changed in a capture is a fault that names the capture."""
    assert cb("case", "verify", case, "--json").exit_code == 0
    capture = next(path for path in (case / "captures").rglob("*") if path.is_file())
    capture.chmod(0o644)
    capture.write_bytes(b"forged")
    result = cb("case", "verify", case)
    assert result.exit_code == 1
    assert capture.name in result.stderr


def test_evidence_and_searches_are_entered_by_hand(cb, case):
    """What a person adds is in the answer, with the weight it was given."""
    made = cb(
        "add", "evidence", case, "--kind", "image", "--description", "a roof, intact",
        "--supports", "accident", "--bits", 1, "--low", 0,
    )  # fmt: skip
    assert made.exit_code == 0, made.stderr
    sought = cb("add", "search", case, "--sought", "fragments", "--outcome", "not found")
    assert sought.exit_code == 0, sought.stderr
    answer = json.loads(cb("weigh", case, "--json").stdout)
    (evidence,) = answer["evidence"]
    assert (evidence["bits"], evidence["low"], evidence["high"]) == (1.0, 0.0, 1.0)
    assert answer["searches"][0]["sought"] == "fragments"


def test_what_a_crash_left_is_told_when_it_is_put_right(cb, case):
    """`case verify` names the stray file that it removed, once."""
    stray = case / "captures" / "ab" / ("c" * 62)
    stray.parent.mkdir(exist_ok=True)
    stray.write_bytes(b"half a report")
    assert stray.name in cb("case", "verify", case).stdout
    assert json.loads(cb("case", "verify", case, "--json").stdout)["repaired"] == []


@pytest.mark.parametrize("command", [["read"], ["trace"], ["trace", "--copies-only"]])
def test_a_case_is_read_and_traced_as_its_reports_are(cb, case, reports, command):
    """The same documents, statements and origins come from the case as from the files."""
    kept, given = cb(*command, case, "--json"), cb(*command, reports, "--json")
    assert kept.exit_code == given.exit_code == 0
    assert kept.stdout == given.stdout


@pytest.mark.parametrize("command", [["weigh", "--json"], ["report", "--format", "json"]])
def test_an_answer_can_be_limited_to_a_date(cb, case, command):
    """Undated reports are left out, and with nothing left the fault says why."""
    name, *rest = command
    limited = cb(name, case, *rest, "--published-by", "2031-05-01")
    assert limited.exit_code == 1
    assert "undated" in limited.stderr
    assert cb(name, case, *rest, "--known-at", "2031-05-01").exit_code == 0


@pytest.mark.parametrize("form", cases.FORMATS)
def test_a_case_is_written_in_every_format(cb, case, form):
    """`report` prints what `export` writes to a file."""
    printed = cb("report", case, "--format", form)
    assert printed.exit_code == 0, printed.stderr
    out = case.parent / "out"
    assert cb("export", case, "--format", form, "--out", out).exit_code == 0
    assert out.read_bytes().rstrip(b"\r\n") == printed.stdout_bytes.rstrip(b"\r\n")


def test_the_choices_offered_are_those_there_are():
    """The names that --help shows, so as to load nothing, are those that casework knows."""
    assert set(cases.FORMATS) == set(casework.FORMATS)
    assert set(incidents.METHODS) == set(METHODS)
    assert list(cases.VARIABLES) == [each.value for each in Variable]


def test_a_folder_that_is_no_case_is_refused(cb, reports):
    """The message names the folder."""
    result = cb("case", "verify", reports)
    assert result.exit_code == 1
    assert "reports" in result.stderr


def test_the_doctor_finds_this_installation_whole(cb, reports):
    """Every required part is here when the tests run."""
    checks = json.loads(cb("doctor", "--json").stdout)
    assert all(check["ok"] for check in checks)
    assert cb("doctor").exit_code == 0
