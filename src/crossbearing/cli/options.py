"""Options that several commands share. Each may also come from a CROSSBEARING_* variable."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from crossbearing.cli.preferences import prefer_case

Command = TypeVar("Command", bound=Callable[..., Any])


_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def as_date(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """A year, month or day in ISO 8601, as written; a usage error for anything else."""
    if value is not None and not _DATE.fullmatch(value):
        raise click.BadParameter(f"{value!r} is not a date; write YYYY-MM-DD, YYYY-MM or YYYY")
    return value


VARIABLES = ("cause", "actor", "means", "role")
FOLDER = click.Path(file_okay=False, path_type=Path)
FILE = click.Path(dir_okay=False, path_type=Path)

paths = click.argument("paths", nargs=-1, required=True, metavar="PATH...")
case = click.argument(
    "folder", type=FOLDER, is_eager=True, callback=prefer_case, metavar="CASE"
)
question = click.option(
    "-q", "--question", required=True, help="What the reports should answer."
)
as_json = click.option("--json", "as_json", is_flag=True, help="Write JSON on standard output.")
variable = click.option(
    "--variable",
    type=click.Choice(VARIABLES),
    default=VARIABLES[0],
    show_default=True,
    help="The question it bears on.",
)


workers = click.option(
    "--workers",
    type=click.IntRange(min=1),
    default=1,
    envvar="CROSSBEARING_WORKERS",
    show_default=True,
    show_envvar=True,
    help="Processes that read documents; the result is the same for any number.",
)
metadata = click.option(
    "--metadata",
    type=FILE,
    envvar="CROSSBEARING_METADATA",
    show_envvar=True,
    help="CSV table (path,title,publisher,published,url,language) of what is known about the "
    "reports from elsewhere.",
)
published_by = click.option(
    "--published-by",
    callback=as_date,
    metavar="DATE",
    help="Leave out reports published later, and undated ones.",
)
known_at = click.option(
    "--known-at", metavar="TIME", help="The answer as it stood then (ISO 8601)  [default: now]"
)


def reading(command: Command) -> Command:
    """Add the options that say how reports are taken in."""
    return metadata(published_by(workers(command)))
