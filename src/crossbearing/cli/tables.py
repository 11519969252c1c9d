"""Commands over tables: fuse."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from crossbearing.cli import options, show


@click.command()
@click.argument("path", type=options.FILE, metavar="CLAIMS")
@click.option(
    "--hierarchy",
    type=options.FILE,
    metavar="PARENTS",
    help="CSV table (child,parent) of what contains what; the most exact value that is well "
    "supported wins.",
)
@click.option(
    "--update",
    "updates",
    type=options.FILE,
    multiple=True,
    metavar="LATER",
    help="CSV table of claims made later: what a source says there of an object takes the place of "
    "what it said before. May be repeated.",
)
@options.as_json
def fuse(path: Path, hierarchy: Path | None, updates: tuple[Path, ...], as_json: bool) -> None:
    """Find the likeliest values where sources disagree.

    CLAIMS is a CSV table (source,object,value and perhaps time), plain or gzipped. A later claim
    of a source on an object replaces its earlier ones. What comes out never feeds a case.
    """
    from crossbearing import casework

    with show.progress() as progress:
        fused = casework.fuse(path, hierarchy, updates=updates, progress=progress)
    if as_json:
        show.emit_json(fused)
    else:
        show.emit_text("\n".join(table(fused)))


def table(fused: Mapping[str, Any]) -> Iterator[str]:
    """The lines that show each object's value, then each source, from the shape of --json."""
    for found in fused["objects"]:
        if found["value"] is None:
            yield f"   -  {found['object']}: no source gives a value"
        else:
            yield f"{found['probability']:.2f}  {found['object']}: {found['value']}"
    yield ""
    for source in fused["sources"]:
        yield f"{source['reliability']:.2f}  {source['source']} ({source['claims']} claims)"


COMMANDS = (fuse,)
