"""Bad input through the commands: named, counted, and in nobody's way."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import QUESTION, REPORT
from tests.cli.test_incidents import tree

COMMANDS = (["read"], ["trace"], ["assess", "-q", QUESTION])


@pytest.fixture
def hostile(reports):
    """The two reports among files that cannot be read."""
    (reports / "program.txt").write_bytes(b"\x7fELF\x02\x01\x01\0" * 50)
    (reports / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    (reports / "deep.html").write_bytes(b"<html><body>" + b"<div>" * 10_000)
    (reports / "\x1b[31mred\n.txt").write_bytes(b"")
    (reports / "-q").write_bytes(b"")
    (reports / "circle").symlink_to(reports)
    return reports


@pytest.mark.parametrize("command", COMMANDS)
def test_bad_files_are_skipped_and_the_rest_is_done(cb, hostile, command):
    """Exit 3, five names on standard error, both reports read, and no file anywhere."""
    before = tree(hostile.parent)
    result = cb(*command, hostile, "--json")
    assert result.exit_code == 3
    assert "done, with 5 items skipped" in result.stderr
    assert "bulletin.txt" not in result.stderr
    assert tree(hostile.parent) == before


def test_a_hostile_name_is_shown_without_its_controls(cb, hostile):
    """A file name neither recolours the terminal nor breaks its line."""
    shown = cb("trace", hostile, "--copies-only").stderr
    assert "\\x1b[31mred\\n.txt: is empty" in shown
    assert "\x1b" not in shown


def test_bad_files_do_not_keep_reports_out_of_a_case(cb, hostile):
    """What can be read is added, what cannot is named."""
    cb("case", "new", "case", "-q", QUESTION)
    result = cb("add", "reports", "case", hostile)
    assert result.exit_code == 3
    assert result.stdout == "2 added, 0 known already\n"
    assert "program.txt" in result.stderr


def test_a_case_takes_a_report_from_standard_input(cb, reports):
    """`add reports CASE -` adds what is piped in."""
    cb("case", "new", "case", "-q", QUESTION)
    assert cb("add", "reports", "case", "-", stdin=REPORT).stdout.startswith("1 added")


@pytest.mark.parametrize("command", [*COMMANDS, ["add", "reports", "case"]])
def test_an_empty_folder_is_a_fault(cb, reports, command):
    """Zero reports: exit 1, and what to do instead."""
    (reports.parent / "none").mkdir()
    cb("case", "new", "case", "-q", QUESTION)
    result = cb(*command, "none")
    assert result.exit_code == 1
    assert "give files" in result.stderr


def test_reports_that_say_nothing_leave_the_question_untested(cb, reports):
    """A question nothing bears on is answered, in words, as undetermined and untested."""
    for path in reports.iterdir():
        path.write_text("Bake the bread for forty minutes and let it cool.\n")
    result = cb("assess", reports, "-q", QUESTION, "--json")
    verdict = json.loads(result.stdout)["verdict"]
    assert result.exit_code == 0
    assert verdict["status"] == "undetermined"
    assert "untested" in verdict["reason"]
