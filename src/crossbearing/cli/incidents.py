"""Commands over reports: demo, assess, read, trace, weigh."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import click

from crossbearing.cli import options, show
from crossbearing.errors import NothingToRead

if TYPE_CHECKING:
    from crossbearing import casework
    from crossbearing.model import Annotations, Assessment, Document, Skipped

METHODS = ("bayes", "heuer", "parc", "open-synthesis", "burton")

out = click.option(
    "--out",
    type=options.FOLDER,
    help="Folder for the case and report.html  [default: a new one in the current folder]",
)


@click.command()
@click.argument("name", default="sarn", metavar="[sarn|orlo]")
@out
@options.workers
@options.as_json
def demo(name: str, out: Path | None, workers: int, as_json: bool) -> None:
    """Assess a bundled fictional incident, end to end."""
    from crossbearing import casework

    bundled = casework.demo(name)
    settings = casework.Settings(metadata=bundled.metadata, workers=workers)
    paths = [str(path) for path in bundled.paths]
    answer(paths, bundled.question, settings, out, name, as_json)


@click.command()
@options.paths
@options.question
@out
@options.reading
@options.as_json
def assess(
    paths: tuple[str, ...],
    question: str,
    out: Path | None,
    workers: int,
    metadata: Path | None,
    published_by: str | None,
    as_json: bool,
) -> None:
    """Put a question to reports: the answer, and its trail.

    PATH is a file, a folder, a WARC or WACZ, a list of URLs, a URL, or - for standard input.
    The reports are never written to. With --json and without --out nothing is written at all.
    """
    from crossbearing import casework

    settings = casework.Settings(metadata=metadata, workers=workers, published_by=published_by)
    answer(paths, question, settings, out, question, as_json)


def answer(
    paths: tuple[str, ...] | list[str],
    question: str,
    settings: casework.Settings,
    out: Path | None,
    name: str,
    as_json: bool,
) -> None:
    """Assess and show; a new folder named after `name` where nothing else is asked for."""
    from crossbearing import casework

    folder = out or (None if as_json else new_folder(name))
    with show.progress() as progress:
        assessment = casework.assess(
            paths, question, settings, out=folder, stdin=sys.stdin.buffer, progress=progress
        )
    show_assessment(assessment, as_json=as_json)
    if folder and not as_json:
        click.echo(f"\nReport: {folder / 'report.html'}")
    show.finish(assessment.skipped)


def show_assessment(assessment: Assessment, *, as_json: bool) -> None:
    """Write an assessment on standard output, as JSON or as text for reading."""
    from crossbearing import casework

    if as_json:
        show.emit_json(casework.assess_json(assessment))
    else:
        show.emit_text(casework.terminal(assessment))


def new_folder(name: str) -> Path:
    """A folder of the current one that does not exist yet, named after `name`."""
    words = re.findall(r"[a-z0-9]+", name.lower())
    stem = "-".join(["crossbearing", *(words[:8] or ["case"])])
    return next(
        path
        for number in count(1)
        if not (path := Path(stem if number == 1 else f"{stem}-{number}")).exists()
    )


@click.command()
@options.paths
@options.reading
@options.as_json
def read(
    paths: tuple[str, ...],
    workers: int,
    metadata: Path | None,
    published_by: str | None,
    as_json: bool,
) -> None:
    """Read reports: who says what in each, in whose voice. JSON is one line a document.

    A case in place of PATH... is read as it is kept.
    """
    from crossbearing import casework
    from crossbearing.model import Skipped

    case = only_case(paths)
    settings = casework.Settings(metadata=metadata, workers=workers, published_by=published_by)
    skipped: list[Skipped] = []
    found = 0
    with show.progress() as progress:
        items: Iterable[tuple[Document, Annotations] | Skipped] = (
            casework.read_case(case, workers=workers, progress=progress)
            if case
            else casework.read(paths, settings, stdin=sys.stdin.buffer, progress=progress)
        )
        for item in items:
            if isinstance(item, Skipped):
                skipped.append(item)
                continue
            found += 1
            line = casework.read_line(*item)
            if as_json:
                show.emit_json(line, lines=True)
            else:
                show.emit_text("\n".join(show.statements(line)))
    if not found:
        raise NothingToRead(nothing_read(skipped))
    show.finish(skipped)


def only_case(paths: Sequence[str]) -> Path | None:
    """The case folder that is all of `paths`, or None."""
    folder = Path(paths[0])
    return folder if len(paths) == 1 and (folder / "case.toml").is_file() else None


def nothing_read(skipped: list[Skipped]) -> str:
    """The message for a run in which not one report could be read, with the first reasons."""
    reasons = "; ".join(f"{item.path}: {item.reason}" for item in skipped[:3])
    return f"no report could be read ({reasons or 'none was found'}); give files or a folder"


@click.command()
@options.paths
@click.option("--copies-only", is_flag=True, help="Look for copied passages only; no origins.")
@options.reading
@options.as_json
def trace(
    paths: tuple[str, ...],
    copies_only: bool,
    workers: int,
    metadata: Path | None,
    published_by: str | None,
    as_json: bool,
) -> None:
    """Find copies, and the independent origins behind reports.

    A case in place of PATH... is traced as it is kept, in the light of its question.
    """
    from crossbearing import casework

    settings = casework.Settings(metadata=metadata, workers=workers, published_by=published_by)
    with show.progress() as progress:
        if case := only_case(paths):
            traced = casework.trace_case(
                case, copies_only=copies_only, workers=workers, progress=progress
            )
        else:
            traced = casework.trace(
                paths,
                settings,
                copies_only=copies_only,
                stdin=sys.stdin.buffer,
                progress=progress,
            )
    shape = casework.trace_json(traced)
    if as_json:
        show.emit_json(shape)
    else:
        show.emit_text("\n".join(show.origins(shape)))
    show.finish(traced.skipped)


@click.command()
@click.argument("path", type=click.Path(exists=True, path_type=Path), metavar="MATRIX|CASE")
@click.option(
    "--method",
    type=click.Choice(METHODS),
    default="bayes",
    show_default=True,
    help="How a matrix is scored.",
)
@options.known_at
@options.published_by
@options.as_json
def weigh(
    path: Path, method: str, known_at: str | None, published_by: str | None, as_json: bool
) -> None:
    """Weigh a matrix (CSV or JSON) of hypotheses, or a case.

    A case is weighed by the product's own ladder; --method is for matrices.
    """
    from crossbearing import casework

    if path.is_dir():
        with show.progress() as progress:
            assessment = casework.weigh_case(
                path, known_at=known_at, published_by=published_by, progress=progress
            )
        show_assessment(assessment, as_json=as_json)
        show.finish(assessment.skipped)
        return
    scored = casework.weigh_matrix(path, method)
    if as_json:
        show.emit_json(scored)
    else:
        show.emit_text("\n".join(show.scores(scored)))


COMMANDS = (demo, assess, read, trace, weigh)
