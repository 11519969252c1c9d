"""Commands that take people out of a case: case seal, unseal, erase, redact, log."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from crossbearing.cli import options, show

if TYPE_CHECKING:
    from crossbearing.store import Entry

PASSPHRASE = "CROSSBEARING_PASSPHRASE"
ELSEWHERE = (
    "crossbearing: report.html, exports and copies made before are as they were; "
    "write them anew or remove them"
)


def ask_passphrase(*, confirm: bool) -> str:
    """The passphrase from the environment, else from a prompt; a command line would show it to
    everybody on this machine."""
    return os.environ.get(PASSPHRASE) or click.prompt(
        "Passphrase", hide_input=True, confirmation_prompt=confirm, err=True
    )


@click.command()
@options.case
@click.argument("name", required=False)
@click.option("--pseudonym", help="What takes its place  [default: source 1, source 2, …]")
def seal(folder: Path, name: str | None, pseudonym: str | None) -> None:
    """Lock a name away under a passphrase, and put a pseudonym in its place.

    A name not given here is asked for, so that no shell keeps it. The passphrase is asked for,
    or taken from CROSSBEARING_PASSPHRASE. The texts of reports are never rewritten.
    """
    from crossbearing import casework

    name = name or click.prompt("Name", err=True)
    sealed, holding = casework.seal_name(
        folder, name, ask_passphrase(confirm=True), pseudonym=pseudonym
    )
    show.emit_text(sealed)
    if holding:
        entries = ", ".join(str(each) for each in holding)
        click.echo(f"crossbearing: these entries still hold the name: {entries}", err=True)
    click.echo(ELSEWHERE, err=True)


@click.command()
@options.case
@click.argument("pseudonym")
def unseal(folder: Path, pseudonym: str) -> None:
    """Write the name behind a pseudonym, for whoever has the passphrase."""
    from crossbearing import casework

    show.emit_text(casework.unseal_name(folder, pseudonym, ask_passphrase(confirm=False)))


@click.command()
@options.case
@click.argument("what", metavar="WORDS|NUMBER")
@click.option("--yes", is_flag=True, help="Erase without asking.")
def erase(folder: Path, what: str, yes: bool) -> None:
    """Erase the entries that hold these words, or the one of this number, for good.

    With a report go its bytes and all that was read in it. `case log` gives the numbers.
    """
    from crossbearing import casework

    found = casework.find_entries(folder, what)
    if not yes:
        click.echo("\n".join(lines(found)), err=True)
        click.confirm("Erase these for good, with what belongs to them?", abort=True, err=True)
    erased = casework.erase_entries(folder, [each.seq for each in found])
    click.echo(f"{len(erased)} entries erased")
    click.echo(ELSEWHERE, err=True)


@click.command()
@options.case
@click.argument("out", type=options.FOLDER)
@click.option("--name", "names", multiple=True, help="A name to leave out; may be repeated.")
@click.option(
    "--omit", type=int, multiple=True, help="An entry to leave out, by number; may be repeated."
)
def redact(folder: Path, out: Path, names: tuple[str, ...], omit: tuple[int, ...]) -> None:
    """Write a copy of a case without some people.

    The copy verifies. Sealed names and the settings are left out of it too.
    """
    from crossbearing import casework

    omitted = casework.redact_case(folder, out, names=names, omit=omit)
    click.echo(f"{len(omitted)} entries left out of {out}")


@click.command()
@options.case
@options.as_json
def log(folder: Path, as_json: bool) -> None:
    """List every entry of a case's ledger, with its number."""
    from crossbearing import casework

    entries = casework.log_case(folder)
    if as_json:
        show.emit_json([shape(each) for each in entries])
    else:
        show.emit_text("\n".join(lines(entries)))


def shape(entry: Entry) -> dict[str, Any]:
    """An entry as JSON shows it; `who` and `key` are null once it is erased."""
    return {
        "number": entry.seq,
        "at": entry.at,
        "kind": entry.kind.value,
        "about": entry.about,
        "who": entry.who,
        "key": entry.key,
    }


def lines(entries: Iterable[Entry]) -> list[str]:
    """Entries for reading, a line each."""
    return [
        "  ".join(
            part
            for part in (
                f"{each.seq:>5}",
                each.at,
                each.kind.value,
                f"of entry {each.about}" if each.about else "",
                "(gone)" if each.key is None else each.key,
                each.who or "",
            )
            if part
        )
        for each in entries
    ]


COMMANDS = (seal, unseal, erase, redact, log)
