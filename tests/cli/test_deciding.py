"""The commands that decide."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import QUESTION

SAID = "its air force struck the depot at Sarn"
SIGNED = ("--reviewer", "R. Eader")


@pytest.fixture
def case(cb, reports):
    """A case of two short reports."""
    folder = reports.parent / "case"
    cb("case", "new", folder, "-q", QUESTION)
    cb("add", "reports", folder, reports)
    cb("weigh", folder)
    return folder


def decide(cb, case, act, role, *options):
    """One decision on what Teral denied."""
    at = ("--document", "wire.txt", "--words", SAID)
    return cb("case", "decide", case, act, role, *at, *SIGNED, *options)


def stances(cb, case):
    """The stance of every statement in the case as weighed."""
    found = json.loads(cb("case", "decisions", case, "--json").stdout)
    return [each["value"] for each in found if each["in_force"]]


def test_a_statement_is_edited_and_the_edit_undone(cb, case):
    """Each is a row; after the undoing nothing is in force."""
    made = decide(cb, case, "edit", "stance", "--value", "admits").stdout.strip()
    assert stances(cb, case) == ["admits"]
    assert cb("case", "undo", case, made, *SIGNED).exit_code == 0
    assert stances(cb, case) == []
    assert cb("case", "decisions", case).stdout.count("\n") == 2


def test_a_statement_that_was_missed_is_added(cb, case):
    """Its words and parts are one row, and what is no statement is refused."""
    parts = json.dumps({"stance": "promises", "voice": {"name": "Noor", "kind": "named"}})
    words = ("--document", "wire.txt", "--words", "on Friday")
    adding = ("case", "decide", case, "add", "statement", *words, *SIGNED, "--value")
    before = json.loads(cb("weigh", case, "--json").stdout)["statements"]
    assert cb(*adding, parts).exit_code == 0
    assert json.loads(cb("weigh", case, "--json").stdout)["statements"] == before + 1
    assert stances(cb, case) == [parts]
    assert cb(*adding, '{"stance": "shouts"}').exit_code == 2


def test_a_decision_on_an_earlier_version_is_refused(cb, case):
    """With --on nobody decides past somebody else."""
    version = decide(cb, case, "edit", "stance", "--value", "admits").stdout.strip()
    refused = decide(cb, case, "accept", "statement", "--on", "")
    assert refused.exit_code == 1
    assert "R. Eader decided about the same words meanwhile" in refused.stderr
    assert decide(cb, case, "accept", "statement", "--on", version).exit_code == 0


def test_two_names_are_merged(cb, case):
    """The other words may stand in another report."""
    merged = cb(
        "case", "decide", case, "merge", "mention", "--document", "wire.txt", "--words", "Teral",
        "--other-document", "bulletin.txt", "--other-words", "Ansel", *SIGNED,
    )  # fmt: skip
    assert merged.exit_code == 0
    assert cb("case", "decisions", case).stdout.count("merge mention") == 1


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--document", "wire.txt"), "say which words"),
        (("--document", "wire.txt", "--words", "a"), "stands 6 times in"),
        (("--document", "none.txt", "--words", "a"), "names 0 reports"),
        (("--document", "wire.txt", "--spans", "0-9999"), "spans lie outside"),
        (("--document", "wire.txt", "--spans", "x"), "spans read like"),
    ],
)
def test_words_that_cannot_be_found_are_a_usage_error(cb, case, options, said):
    """The message says how to point at words."""
    refused = cb("case", "decide", case, "accept", "statement", *options, *SIGNED)
    assert refused.exit_code == 2
    assert said in refused.stderr


def test_a_merge_needs_the_other_words(cb, case):
    """And says so."""
    refused = decide(cb, case, "merge", "mention")
    assert (refused.exit_code, "merge these with" in refused.stderr) == (2, True)
