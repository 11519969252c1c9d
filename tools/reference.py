"""Write docs/reference/ from the code: `make docs`. A test checks that nobody forgot to."""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import click

from crossbearing import errors
from crossbearing.cli import main as surface
from crossbearing.web.api import PREFIX, create_api
from crossbearing.weigh import weights
from tools import examples

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


def api() -> Iterator[str]:
    """The page of the JSON API: what its OpenAPI description says, path by path."""
    described = create_api().openapi()
    yield "# The JSON API\n"
    yield (
        f"`crossbearing serve` serves it under `{PREFIX}`, behind the same door as the pages, and describes\n"
        f"it at `{PREFIX}/openapi.json` (OpenAPI {described['openapi']}). How to use it from a script is on\n"
        "[its own page](../how-to/use-the-api.md). Spans are `[start, end]` in code points of a document's\n"
        "text. Later versions may add keys; none of these goes away.\n"
    )
    common = described["paths"]["/case"]["get"]["responses"]
    common = {status: told for status, told in common.items() if status != "200"}
    yield "Beside what each path says, every one may answer:\n"
    yield from answers(common)
    for path, operations in described["paths"].items():
        for method, operation in operations.items():
            yield f"## {method.upper()} {path}\n"
            yield f"{operation['description']}\n"
            yield from parameters(operation)
            sent = operation.get("requestBody")
            if sent:
                yield f"Send: {model_of(sent['content'])}.\n"
            yield from answers(operation["responses"], leave=common)
    yield "## Shapes\n"
    for name, shape in described["components"]["schemas"].items():
        if "properties" not in shape:
            continue
        yield f"### {name}\n\n{' '.join(shape.get('description', '').split())}\n"
        yield "| key | kind | |\n|---|---|---|"
        for key, kind in shape["properties"].items():
            must = "" if key in shape.get("required", ()) else " (may be left out)"
            told = " ".join(kind.get("description", "").split())
            yield f"| `{key}` | {kind_of(kind)}{must} | {told} |"
        yield ""


def answers(
    responses: Mapping[str, Any], leave: Mapping[str, Any] = MappingProxyType({})
) -> Iterator[str]:
    """What an operation answers, but for what all answer alike."""
    yield "| status | answer | |\n|---|---|---|"
    for status, told in responses.items():
        if leave.get(status) != told:
            yield f"| {status} | {model_of(told.get('content', {}))} | {told['description']} |"
    yield ""


def parameters(operation: Mapping[str, Any]) -> Iterator[str]:
    """What an operation takes beside a body."""
    taken = operation.get("parameters", ())
    if not taken:
        return
    yield "| parameter | in | kind | |\n|---|---|---|---|"
    for each in taken:
        told = " ".join(each.get("description", "").split())
        yield f"| `{each['name']}` | {each['in']} | {kind_of(each['schema'])} | {told} |"
    yield ""


def model_of(content: Mapping[str, Any]) -> str:
    """The name of what is sent or answered."""
    for media, each in content.items():
        return "text" if media == "text/plain" else kind_of(each.get("schema", {}))
    return ""


def kind_of(schema: Mapping[str, Any]) -> str:
    """A schema in a few words."""
    if "$ref" in schema:
        return str(schema["$ref"]).rsplit("/", 1)[1]
    if "anyOf" in schema:
        return " or ".join(kind_of(each) for each in schema["anyOf"])
    if "enum" in schema:
        return ", ".join(f"`{each}`" for each in schema["enum"])
    if "const" in schema:
        return f"`{schema['const']}`"
    if schema.get("type") == "array":
        return f"list of {kind_of(schema.get('items', {}))}"
    return str(schema.get("type", "anything"))


PAGES: dict[str, Callable[[], Iterator[str]]] = {
    "cli.md": cli,
    "json.md": shapes,
    "factors.md": factors,
    "errors.md": failures,
    "api.md": api,
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
