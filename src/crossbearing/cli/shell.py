"""How a command ends: every failure is one line that says what to do, and an exit status."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from crossbearing.errors import CrossbearingError, UsageError

FAULT = 1
USAGE = 2
SKIPPED = 3
INTERRUPTED = 130
"""128 + SIGINT, as shells report it."""
PIPE_CLOSED = 141
"""128 + SIGPIPE: whoever read the output stopped reading."""


class Shell(click.Group):
    """A group of commands that turns each failure into one line and an exit status."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order of the work, not of the alphabet."""
        return list(self.commands)

    def main(self, *args: Any, **options: Any) -> Any:
        """Run one command line and exit; errors raised on purpose never show a traceback."""
        options["standalone_mode"] = False
        try:
            status = super().main(*args, **options)
        except click.exceptions.NoArgsIsHelpError as error:
            error.show()
            sys.exit(USAGE)
        except click.UsageError as error:
            where = error.ctx.command_path if error.ctx else "crossbearing"
            sys.exit(complain(f"{error.format_message()} Try: {where} --help", USAGE))
        except click.ClickException as error:
            sys.exit(complain(error.format_message(), error.exit_code))
        except click.Abort:
            sys.exit(complain("interrupted; nothing acknowledged is lost", INTERRUPTED))
        except UsageError as error:
            sys.exit(complain(str(error), USAGE))
        except CrossbearingError as error:
            sys.exit(complain(str(error), FAULT))
        sys.exit(status or 0)

    def invoke(self, ctx: click.Context) -> Any:
        """Invoke the command; output that nobody reads any more ends it quietly."""
        try:
            status = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            # Python flushes stdout once more as it exits, and would complain about the pipe.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(PIPE_CLOSED)
        return status


def complain(message: str, status: int) -> int:
    """Write `crossbearing: message` on standard error, on one line; yields `status`."""
    click.echo(f"crossbearing: {printable(' '.join(message.split()))}", err=True)
    return status


def printable(text: str) -> str:
    """`text` with control and direction characters escaped, so that a hostile name cannot
    move the cursor, recolour the terminal or reorder a line."""
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode() for char in text
    )
