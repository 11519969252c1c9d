"""The commands that take people out of a case."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import QUESTION

PERSON = "Ahmed Kassim"
PASSPHRASE = "long green passphrase"


@pytest.fixture
def case(cb, reports, monkeypatch):
    """A case in which a witness stands: as a collector, and in a report."""
    monkeypatch.setenv("CROSSBEARING_PASSPHRASE", PASSPHRASE)
    folder = reports.parent / "case"
    (reports / "witness.txt").write_text(f"{PERSON} said the depot at Sarn was hit.\n")
    cb("case", "new", folder, "-q", QUESTION)
    cb("add", "reports", folder, reports)
    cb(
        "add", "evidence", folder, "--kind", "image", "--description", "a roof",
        "--collector", PERSON,
    )  # fmt: skip
    return folder


def test_a_sealed_name_comes_back_with_the_passphrase(cb, case, monkeypatch):
    """And not with another."""
    assert cb("case", "seal", case, PERSON).stdout == "source 1\n"
    assert cb("case", "unseal", case, "source 1").stdout == f"{PERSON}\n"
    monkeypatch.setenv("CROSSBEARING_PASSPHRASE", "another")
    refused = cb("case", "unseal", case, "source 1")
    assert refused.exit_code == 2
    assert PERSON not in refused.output
    assert cb("case", "verify", case).exit_code == 0


def test_sealing_tells_which_entries_still_hold_the_name(cb, case):
    """Reports are never rewritten; the number named is one that `erase` takes."""
    told = cb("case", "seal", case, PERSON).stderr
    number = told.splitlines()[0].rsplit(" ", 1)[-1]
    assert cb("case", "erase", case, number, "--yes").exit_code == 0
    assert cb("case", "erase", case, PERSON, "--yes").exit_code == 2


def test_name_and_passphrase_are_asked_for(cb, case, monkeypatch):
    """Neither need stand on a command line; the passphrase is never shown."""
    monkeypatch.delenv("CROSSBEARING_PASSPHRASE")
    sealed = cb("case", "seal", case, stdin=f"{PERSON}\n{PASSPHRASE}\n{PASSPHRASE}\n")
    assert sealed.stdout == "source 1\n"
    assert PASSPHRASE not in sealed.output
    opened = cb("case", "unseal", case, "source 1", stdin=f"{PASSPHRASE}\n")
    assert opened.stdout == f"{PERSON}\n"


def test_erasing_asks_first(cb, case):
    """Without a yes nothing goes; with it the words are nowhere in the case any more."""
    assert cb("case", "erase", case, PERSON, stdin="n\n").exit_code != 0
    assert cb("case", "erase", case, PERSON, stdin="y\n").exit_code == 0
    kept = b"".join(path.read_bytes() for path in case.rglob("*") if path.is_file())
    assert PERSON.encode() not in kept
    assert cb("case", "verify", case).exit_code == 0


def test_a_redacted_copy_lacks_the_name_and_verifies(cb, case):
    """The case itself keeps it."""
    copy = case.parent / "copy"
    assert cb("case", "redact", case, copy, "--name", PERSON).exit_code == 0
    assert cb("case", "verify", copy).exit_code == 0
    assert cb("case", "erase", copy, PERSON, "--yes").exit_code == 2
    assert PERSON in cb("report", case, "--format", "json").stdout


def test_the_log_lists_every_entry(cb, case):
    """Erased ones too, without what they said."""
    before = json.loads(cb("case", "log", case, "--json").stdout)
    assert [each["number"] for each in before] == [*range(1, len(before) + 1)]
    evidence = next(each for each in before if each["kind"] == "evidence-added")
    cb("case", "erase", case, evidence["number"], "--yes")
    after = json.loads(cb("case", "log", case, "--json").stdout)
    assert after[evidence["number"] - 1]["key"] is None
    assert after[-1]["about"] == evidence["number"]
    assert "(gone)" in cb("case", "log", case).stdout
