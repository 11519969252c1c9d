"""The command line: each command parses, calls casework, and shows what came back.

Nothing heavy is imported before a command runs, so that `--help` and completion are quick.
"""

from __future__ import annotations

import click

from crossbearing.cli import cases, deciding, health, incidents, protecting, sharing, tables
from crossbearing.cli.preferences import read_preferences
from crossbearing.cli.shell import Shell


@click.group(cls=Shell, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="crossbearing", message="%(prog)s %(version)s")
@click.pass_context
def main(context: click.Context) -> None:
    """Who says what about a contested incident, on whose word, and how far to trust it.

    Reports go in; out comes what each rests on, how many independent origins that comes to,
    and what they can and cannot tell apart. Nothing leaves this machine unless a URL is given.

    Options are taken from the command line, else from CROSSBEARING_* variables, else from the
    case's case.toml, else from the user's config.toml.

    Exit status: 0 done; 1 a fault, or no report could be read; 2 a wrong request; 3 done, with
    items skipped and named on standard error.
    """
    context.default_map = read_preferences(main)


for command in (*incidents.COMMANDS, *cases.COMMANDS, *tables.COMMANDS, *health.COMMANDS):
    main.add_command(command)
for command in (*deciding.COMMANDS, *protecting.COMMANDS, *sharing.COMMANDS):
    cases.case.add_command(command)
