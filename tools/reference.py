"""Write docs/reference/ from the code: `make docs`. A test checks that nobody forgot to."""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import click
from tools import examples

from crossbearing import errors
from crossbearing.cli import main as surface
from crossbearing.weigh import weights

FOLDER = Path(__file__).parents[1] / "docs" / "reference"
HEAD = "<!-- Made from the code by `make docs`; do not edit. -->\n"
WIDTH = 90
SPAN = re.compile(r"\[\s+(\d+),\s+(\d+)\s+\]")


def cli() -> Iterator[str]:
    """The page of commands: what `--help` prints for each."""
    yield "# Commands\n"
    yield f"```text\n{help_of(surface, ('crossbearing',))}\n```\n"
    for names, command in commands(surface, ("crossbearing",)):
        yield f"## {' '.join(names)}\n"
        yield f"```text\n{help_of(command, names)}\n```\n"


def commands(
    group: click.Group, names: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command under `group` with its full name, groups before their members."""
    for name, command in group.commands.items():
        yield (*names, name), command
        if isinstance(command, click.Group):
            yield from commands(command, (*names, name))


def help_of(command: click.Command, names: tuple[str, ...]) -> str:
    """The help text of a command, at a fixed width."""
    context = click.Context(
        command,
        info_name=" ".join(names),
        terminal_width=WIDTH,
        max_content_width=WIDTH,
        help_option_names=["-h", "--help"],
    )
    return command.get_help(context)


def shapes() -> Iterator[str]:
    """The page of JSON shapes: each printed for a made-up case of one report."""
    yield "# JSON\n"
    yield (
        "Every key shown is always present, and null where unknown. Spans are `[start, end]` in code\n"
        "points of the document's `text`. Later versions may add keys; none of these goes away.\n"
        "Names, places and figures are made up.\n"
    )
    for command, about, shape in examples.SHAPES:
        yield f"## `{command}`\n\n{about}\n"
        written = json.dumps(shape(), ensure_ascii=False, indent=2)
        compact = SPAN.sub(r"[\1, \2]", written)
        yield f"```json\n{compact}\n```\n"


def failures() -> Iterator[str]:
    """The page of errors: the tree, and what each means."""
    tree = inspect.getdoc(errors) or ""
    yield "# Errors\n"
    yield (
        "Errors are printed as one line, `crossbearing: …`. What is skipped is named and counted (exit\n"
        "status 3); what stops a run says what to do (1, or 2 for a wrong request).\n"
    )
    yield f"```text\n{tree.split(chr(10), 2)[2]}\n```\n"
    for name, kind in vars(errors).items():
        if isinstance(kind, type) and issubclass(kind, errors.CrossbearingError):
            yield f"- `{name}`: {inspect.getdoc(kind)}"
    yield ""


def factors() -> Iterator[str]:
    """The page of weights: the table as it is applied, row by row."""
    yield "# Weights\n"
    yield (
        "What testimony weighs, in bits: log2 of how many times likelier such words are if what they\n"
        "say is so than if it is not. The range is across stated assumptions. All of it is convention,\n"
        "open to change, and none of it is keyed to a name.\n"
    )
    yield "| factor | said if so | said if not | bits | range | because |"
    yield "|---|---|---|---|---|---|"
    for name, row in weights.DEFAULT.items():
        yield (
            f"| {name} | {row.given:.2f} | {row.otherwise:.2f} | {row.bits:+.2f} "
            f"| {row.low:+.1f} to {row.high:+.1f} | {row.because} |"
        )
    yield "\nHow much of its weight a statement keeps at each certainty:\n"
    yield "| certainty | share |"
    yield "|---|---|"
    for certainty, share in weights.HEDGED.items():
        yield f"| {certainty.value} | {share:.2f} |"
    yield ""


PAGES: dict[str, Callable[[], Iterator[str]]] = {
    "cli.md": cli,
    "json.md": shapes,
    "factors.md": factors,
    "errors.md": failures,
}


def render(page: str) -> str:
    """The text of one page."""
    return "\n".join([HEAD, *PAGES[page]()])


def write() -> None:
    """Write every page."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for page in PAGES:
        (FOLDER / page).write_text(render(page), encoding="utf-8")


if __name__ == "__main__":
    write()
