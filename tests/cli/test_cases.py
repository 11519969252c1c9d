"""The commands over a case folder."""

from __future__ import annotations

import json

import pytest

from crossbearing import casework
from crossbearing.cli import cases, incidents, options
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


def test_the_history_lists_every_answer_that_was_recorded(cb, case):
    """None before the first weighing, then one; `--json` says the same."""
    assert not cb("case", "history", case).stdout.strip()
    assert cb("weigh", case).exit_code == 0
    (version,) = json.loads(cb("case", "history", case, "--json").stdout)
    assert version["number"] == 1
    assert version["status"] in cb("case", "history", case).stdout


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


def test_a_place_and_a_time_are_fixed_by_hand(cb, case):
    """Degrees below nought are no options, and the zone's offset is worked out."""
    made = cb(
        "add", "evidence", case, "--kind", "place", "--description", "where the roof lies",
        "--method", "landmarks matched", "--latitude", "-33.45", "--longitude", "-70.66",
        "--radius", "50", "--earliest", "2031-07-10T14:05", "--latest", "2031-07-10T14:25",
        "--zone", "Europe/Paris",
    )  # fmt: skip
    assert made.exit_code == 0, made.stderr
    (evidence,) = json.loads(cb("weigh", case, "--json").stdout)["evidence"]
    assert evidence["place"] == {"latitude": -33.45, "longitude": -70.66, "radius": 50.0}
    assert evidence["time"]["earliest"] == "2031-07-10T14:05:00+02:00"


def test_half_a_fix_is_a_fault_of_the_request(cb, case):
    """It says what is missing."""
    made = cb(
        "add", "evidence", case, "--kind", "place", "--description", "a roof",
        "--method", "landmarks matched", "--latitude", "33.3",
    )  # fmt: skip
    assert made.exit_code == 2
    assert "longitude and radius are missing" in made.stderr


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
    assert list(options.VARIABLES) == [each.value for each in Variable]


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


def test_a_base_rate_and_a_check_are_entered_by_hand(cb, case):
    """A rate weighs by its figures; without its class it is refused by name."""
    given = (
        "add", "evidence", case, "--kind", "base rate", "--description", "depots",
        "--supports", "accident", "--numerator", 30, "--denominator", 40,
        "--period", "2010-2030", "--address", "a register",
    )  # fmt: skip
    refused = cb(*given)
    assert refused.exit_code == 2
    assert "the class of cases" in refused.stderr
    assert cb(*given, "--class", "explosions at depots").exit_code == 0
    answer = json.loads(cb("weigh", case, "--json").stdout)
    (rate,) = [each for each in answer["readings"] if each["factor"] == "base rate"]
    assert "30 of 40 explosions at depots" in rate["reason"]
    assert answer["evidence"][0]["denominator"] == 40


def test_a_person_sets_a_grade_in_the_place_of_a_proposal(cb, case):
    """It is signed, keeps what was proposed, and moves no figure."""
    before = json.loads(cb("weigh", case, "--json").stdout)
    origin = before["grades"][0]
    made = cb("case", "grade", case, origin["label"], "b2", "--reviewer", "K. Aster")
    assert made.exit_code == 0, made.stderr
    after = json.loads(cb("weigh", case, "--json").stdout)
    (graded,) = [each for each in after["grades"] if each["origin"] == origin["origin"]]
    assert (graded["reliability"], graded["credibility"]) == ("B", "2")
    assert graded["by"] == "K. Aster"
    assert graded["proposed"] == origin["reliability"] + origin["credibility"]
    assert after["variables"] == before["variables"]


def test_what_is_no_grade_or_no_origin_is_refused(cb, case):
    """The message says what would do."""
    origin = json.loads(cb("weigh", case, "--json").stdout)["grades"][0]["origin"]
    refused = cb("case", "grade", case, origin, "G9", "--reviewer", "K. Aster")
    assert (refused.exit_code, "A to F" in refused.stderr) == (2, True)
    unknown = cb("case", "grade", case, "nobody", "B2", "--reviewer", "K. Aster")
    assert (unknown.exit_code, "0 origins" in unknown.stderr) == (2, True)
