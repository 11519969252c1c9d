"""Which value an option takes: command line, environment, case, user's file, in that order."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from crossbearing.cli import options
from crossbearing.cli.preferences import read_preferences
from crossbearing.cli.shell import Shell


@click.group(cls=Shell)
@click.pass_context
def main(context: click.Context) -> None:
    """A surface with one command that prints the value it was given."""
    context.default_map = read_preferences(main)


@main.command()
@options.case
@options.workers
def show(folder: Path, workers: int) -> None:
    """Print the number of workers."""
    click.echo(workers)


@pytest.fixture
def ask(tmp_path, monkeypatch):
    """Run `show` with what each place says; an empty text means that it says nothing."""

    def run(*flags: str, environment: str = "", case: str = "", user: str = "") -> str:
        (tmp_path / "case.toml").write_text(case)
        (tmp_path / "config.toml").write_text(user)
        monkeypatch.setenv("CROSSBEARING_CONFIG", str(tmp_path / "config.toml"))
        monkeypatch.setenv("CROSSBEARING_WORKERS", environment)
        result = CliRunner().invoke(main, ["show", str(tmp_path), *flags])
        return result.output.strip()

    return run


def test_without_a_word_the_default_holds(ask):
    """Nothing set anywhere gives the documented default."""
    assert ask() == "1"


def test_each_place_goes_before_the_next(ask):
    """Flag over environment over case over user."""
    user, case = "workers = 2", "[settings]\nworkers = 3"
    assert ask(user=user) == "2"
    assert ask(user=user, case=case) == "3"
    assert ask(user=user, case=case, environment="4") == "4"
    assert ask("--workers", "5", user=user, case=case, environment="4") == "5"


def test_a_table_of_a_command_goes_before_what_all_share(ask):
    """`[show]` in the user's file is for that command alone."""
    assert ask(user="workers = 2\n[show]\nworkers = 6\n[other]\nworkers = 7") == "6"


def test_a_broken_file_is_named(ask):
    """A file that is not TOML stops the run and says which one."""
    assert "config.toml: cannot be read as settings" in ask(user="workers = = 2")
    assert "case.toml: cannot be read as settings" in ask(case="[settings")


def test_a_wrong_value_in_a_file_is_refused(ask):
    """A file's value is checked like a flag's."""
    assert "workers" in ask(user='workers = "many"')
