"""The commands over reports: what they print, write and leave alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import QUESTION, REPORT


def tree(folder: Path) -> dict[Path, bytes]:
    """Every file under a folder, with its bytes."""
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_assess_with_json_writes_nothing(cb, reports):
    """Standard output is one JSON object, and no file appears or changes."""
    before = tree(reports.parent)
    result = cb("assess", reports, "-q", QUESTION, "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["documents"] == 2
    assert tree(reports.parent) == before


def test_assess_writes_a_new_folder_each_time(cb, reports):
    """Without --out the page and the case lie in a folder named after the question."""
    for folder in (
        "crossbearing-who-struck-the-sarn-depot",
        "crossbearing-who-struck-the-sarn-depot-2",
    ):
        result = cb("assess", reports, "-q", QUESTION)
        assert result.exit_code == 0
        assert f"{folder}/report.html" in result.stdout
        assert (reports.parent / folder / "report.html").is_file()
        assert (reports.parent / folder / "case.db").is_file()


def test_assess_writes_under_out_and_nowhere_else(cb, reports):
    """--out names the only folder that is written."""
    before = set(tree(reports.parent))
    assert cb("assess", reports, "-q", QUESTION, "--out", "here/there").exit_code == 0
    written = set(tree(reports.parent)) - before
    assert written
    assert all(path.is_relative_to(reports.parent / "here" / "there") for path in written)


def test_a_date_that_is_none_is_a_usage_error(cb, reports):
    """--published-by takes a date; anything else is refused before a report is read."""
    result = cb("assess", reports, "-q", QUESTION, "--json", "--published-by", "yesterday")
    assert result.exit_code == 2
    assert "YYYY-MM-DD" in result.stderr


def test_a_skipped_item_is_named_and_the_rest_is_done(cb, reports):
    """One empty file among reports gives exit 3, its name on standard error, and the answer."""
    (reports / "empty.txt").write_bytes(b"")
    result = cb("assess", reports, "-q", QUESTION, "--json")
    assert result.exit_code == 3
    assert "empty.txt" in result.stderr
    answer = json.loads(result.stdout)
    assert answer["documents"] == 2
    assert ["empty.txt" in each["path"] for each in answer["skipped"]] == [True]


@pytest.mark.parametrize("command", [["read"], ["trace"], ["assess", "-q", QUESTION]])
def test_nothing_readable_is_a_fault(cb, reports, command):
    """Where not one report can be read the status is 1 and standard output stays empty."""
    for path in reports.iterdir():
        path.write_bytes(b"")
    result = cb(*command, reports, "--json")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.startswith("crossbearing: ")


def test_an_empty_question_is_a_wrong_request(cb, reports):
    """Exit 2 before anything is read."""
    assert cb("assess", reports, "-q", " ", "--json").exit_code == 2


def test_read_gives_a_line_a_document(cb, reports):
    """JSON Lines: offsets lie in the text as the file holds it."""
    result = cb("read", reports / "bulletin.txt", "--json")
    (line,) = result.stdout.splitlines()
    read = json.loads(line)
    assert read["document"]["text"] == REPORT
    (said,) = read["attributions"]
    assert "a missile hit the depot" in REPORT[slice(*said["content"][0])]


def test_read_without_json_shows_who_said_what(cb, reports):
    """For people: the path, and each voice with its words."""
    shown = cb("read", reports / "bulletin.txt").stdout
    assert "bulletin.txt" in shown
    assert "a missile hit the depot" in shown


def test_standard_input_is_a_report(cb, reports):
    """`-` reads what is piped in."""
    result = cb("read", "-", "--json", stdin=REPORT)
    assert json.loads(result.stdout)["document"]["text"] == REPORT


def test_trace_counts_copies_only_when_asked(cb, reports):
    """--copies-only gives copies and no origins; without it the origins are there."""
    (reports / "copy.txt").write_text(REPORT * 2)
    copies = json.loads(cb("trace", reports, "--copies-only", "--json").stdout)
    traced = json.loads(cb("trace", reports, "--json").stdout)
    assert copies["origins"] == []
    assert len(copies["documents"]) == 3
    assert traced["origins"]


def test_trace_tells_the_way_from_reports_to_hands(cb, reports):
    """A line for each side of each claim, for reading."""
    lines = cb("trace", reports).stdout.splitlines()
    assert any(line.startswith("claim  ") and " hand" in line for line in lines)


def test_a_matrix_is_weighed_by_each_method(cb, reports):
    """Every classical method gives a figure for each hypothesis."""
    table = reports.parent / "matrix.csv"
    table.write_text("evidence,H1,H2\nE1,C,I\nE2,CC,N\n")
    result = cb("weigh", table, "--method", "heuer", "--json")
    assert result.exit_code == 0, result.stderr
    scored = json.loads(result.stdout)
    assert scored["method"] == "heuer"
    assert all("score" in each for each in scored["hypotheses"])
    assert cb("weigh", table, "--method", "heuer").stdout


def test_a_bundled_incident_that_is_not_there_is_named(cb, reports):
    """`demo` with another name says which there are."""
    result = cb("demo", "nowhere")
    assert result.exit_code == 2
    assert "sarn" in result.stderr


def test_names_are_joined_within_a_document_that_is_read_alone(cb, reports):
    """The party that speaks is an entity, with its name and its id."""
    read = json.loads(cb("read", reports / "bulletin.txt", "--json").stdout)
    entities = {each["entity"]: each["entity_id"] for each in read["mentions"]}
    assert entities["Ansel"]
