"""Commands over the accounts of a shared case: case user add, list, remove, log."""

from __future__ import annotations

import os
from pathlib import Path

import click

from crossbearing.cli import options, show

PASSWORD = "CROSSBEARING_PASSWORD"
ROLES = ("reader", "reviewer", "owner")

by = click.option(
    "--by",
    envvar="CROSSBEARING_REVIEWER",
    show_envvar=True,
    default="",
    help="Who does so, for the record.",
)


@click.group()
def user() -> None:
    """Say who may open a case that is shared with `serve --share`."""


@user.command()
@options.case
@click.argument("name")
@click.option(
    "--role",
    type=click.Choice(ROLES),
    default=ROLES[0],
    show_default=True,
    help="What they may do: read; decide and add as well; or say who else may.",
)
@by
def add(folder: Path, name: str, role: str, by: str) -> None:
    """Let somebody open the case, or give them another role or password.

    The password is asked for, or taken from CROSSBEARING_PASSWORD. The first account must be an
    owner's. That it was done goes into the record, and the password never does.
    """
    from crossbearing import casework
    from crossbearing.errors import UsageError

    if role != "owner" and not casework.list_accounts(folder):
        raise UsageError("the first account must be an owner's; give --role owner")
    password = os.environ.get(PASSWORD) or click.prompt(
        "Password", hide_input=True, confirmation_prompt=True, err=True
    )
    casework.add_account(folder, name, password, role, who=by)
    show.emit_text(f"{name}: {role}")


@user.command("list")
@options.case
@options.as_json
def list_users(folder: Path, as_json: bool) -> None:
    """List who may open the case, and in which role."""
    from crossbearing import casework

    found = casework.list_accounts(folder)
    if as_json:
        show.emit_json([{"name": name, "role": role} for name, role in found])
    else:
        show.emit_text("\n".join(f"{name}: {role}" for name, role in found))


@user.command()
@options.case
@click.argument("name")
@by
def remove(folder: Path, name: str, by: str) -> None:
    """Let somebody open the case no longer; their sessions end within seconds."""
    from crossbearing import casework

    casework.remove_account(folder, name, who=by)


@user.command("log")
@options.case
@options.as_json
def log_users(folder: Path, as_json: bool) -> None:
    """List what was done to accounts: who was let in, changed or taken away, by whom and when."""
    from dataclasses import asdict

    from crossbearing import casework

    made = casework.account_changes(folder)
    if as_json:
        show.emit_json([asdict(each) for each in made])
    else:
        show.emit_text(
            "\n".join(
                f"{each.at[:16]}  {each.name}: {', '.join(each.did)} ({each.role})"
                + (f", by {each.who}" if each.who else "")
                for each in made
            )
        )


COMMANDS = (user,)
