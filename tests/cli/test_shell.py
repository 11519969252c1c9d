"""How commands end: one line, and an exit status."""

from __future__ import annotations

import subprocess
import sys

import click
import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.cli import main as surface
from crossbearing.cli.shell import Shell, printable
from crossbearing.errors import NothingToRead, UsageError


def run(raised: BaseException) -> Result:
    """Run a command that raises this."""

    @click.command()
    def fail() -> None:
        raise raised

    return CliRunner().invoke(Shell(commands={"fail": fail}), ["fail"])


@pytest.mark.parametrize(
    ("raised", "status"),
    [
        (NothingToRead("no report could be read; give a file"), 1),
        (UsageError("no report could be read; give a file"), 2),
    ],
)
def test_an_error_on_purpose_is_one_line(raised, status):
    """The message is printed once, on standard error, without a traceback."""
    result = run(raised)
    assert result.exit_code == status
    assert result.stderr == "crossbearing: no report could be read; give a file\n"
    assert result.stdout == ""


def test_a_bug_is_not_dressed_up():
    """An error nobody raised on purpose keeps its traceback."""
    result = run(ZeroDivisionError("bug"))
    assert isinstance(result.exception, ZeroDivisionError)


def test_an_interrupt_ends_with_a_clear_line():
    """Ctrl-C is 130, as shells expect, and says that nothing is lost."""
    result = run(KeyboardInterrupt())
    assert result.exit_code == 130
    assert "interrupted" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [["bogus"], ["assess"], ["assess", "x.txt"], ["read", "--bogus"], ["weigh", "none.csv"]],
)
def test_a_wrong_request_is_one_line_with_the_way_to_help(arguments):
    """Exit 2, what is wrong, and which --help to read."""
    result = CliRunner().invoke(surface, arguments, prog_name="crossbearing")
    assert result.exit_code == 2
    assert result.stderr.startswith("crossbearing: ")
    assert result.stderr.count("\n") == 1
    assert "--help" in result.stderr


def test_a_closed_pipe_ends_quietly():
    """`crossbearing … | head` prints no complaint when head has seen enough."""
    script = """
import click
from crossbearing.cli.shell import Shell
say = click.Command("say", callback=lambda: click.echo("data"))
Shell(commands={"say": say})(["say"])
"""
    running = subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert running.stdout is not None
    running.stdout.close()
    assert running.communicate()[1] == b""
    assert running.returncode == 141


@settings(derandomize=True, deadline=None, max_examples=100)
@given(st.text())
def test_printable_text_cannot_steer_a_terminal(text):
    """Whatever a file is called, no control or direction character comes through."""
    assert printable(text).isprintable()


def test_help_names_the_commands_in_the_order_of_the_work():
    """From the demo to the doctor."""
    shown = CliRunner().invoke(surface, ["--help"]).stdout
    names = ["demo", "assess", "read", "trace", "weigh", "case", "report", "serve", "doctor"]
    places = [shown.index(f"\n  {name} ") for name in names]
    assert places == sorted(places)


def test_help_loads_no_language_pipeline():
    """`--help` and completion stay quick because nothing heavy is imported for them."""
    script = """
import sys
from crossbearing.cli import main
try:
    main(["assess", "--help"])
except SystemExit:
    sys.exit(len({"spacy", "sqlalchemy", "rich", "lxml", "fastapi"} & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert done.returncode == 0
    assert b"Usage" in done.stdout
