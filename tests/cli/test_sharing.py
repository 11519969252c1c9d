"""The commands over accounts, and what serve refuses."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from crossbearing import casework
from crossbearing.cli import main

PASSWORD = {"CROSSBEARING_PASSWORD": "correct horse battery"}


@pytest.fixture
def folder(tmp_path):
    casework.new_case(tmp_path / "case", "Who struck the Sarn depot?")
    return str(tmp_path / "case")


def run(*arguments, **options):
    return CliRunner().invoke(main, ["case", "user", *arguments], **options)


def test_accounts_are_added_listed_and_removed(folder):
    """What add says is what list shows, until remove."""
    assert run("add", folder, "Mara", "--role", "owner", env=PASSWORD).exit_code == 0
    typed = "another long one\nanother long one\n"
    assert run("add", folder, "Oda", input=typed).exit_code == 0
    assert run("list", folder).stdout == "Mara: owner\nOda: reader\n"
    assert run("remove", folder, "Oda").exit_code == 0
    assert '"name": "Mara"' in run("list", folder, "--json").stdout


def test_what_was_done_to_accounts_is_told(folder):
    """Who was let in and taken away, in order, by whom."""
    run("add", folder, "Mara", "--role", "owner", "--by", "Ina", env=PASSWORD)
    run("add", folder, "Oda", "--by", "Mara", env=PASSWORD)
    run("remove", folder, "Oda", "--by", "Mara")
    told = [line.split("  ", 1)[1] for line in run("log", folder).stdout.splitlines()]
    assert told == [
        "Mara: made (owner), by Ina",
        "Oda: made (reader), by Mara",
        "Oda: removed (reader), by Mara",
    ]
    assert '"removed"' in run("log", folder, "--json").stdout


def test_the_first_account_is_an_owners(folder):
    """A case that nobody owns could never let anybody else in."""
    result = run("add", folder, "Oda", env=PASSWORD)
    assert result.exit_code == 2
    assert "--role owner" in result.stderr


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ((), "--reviewer"),
        (("--reviewer", "A", "--origin", "https://x.example"), "need --share"),
        (("--share", "nowhere"), "accounts"),
    ],
)
def test_serve_says_what_is_missing(folder, given, said):
    """A wrong request ends before anything is bound."""
    result = CliRunner().invoke(main, ["serve", folder, *given])
    assert result.exit_code == 2
    assert said in result.stderr
