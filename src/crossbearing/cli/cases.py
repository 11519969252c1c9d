"""Commands over a case folder: case, report, export, serve, calibration."""

from __future__ import annotations

import webbrowser
from dataclasses import asdict
from pathlib import Path

import click

from crossbearing.cli import adding, options, show
from crossbearing.errors import PartMissing

FORMATS = (
    "terminal",
    "markdown",
    "html",
    "json",
    "statements-csv",
    "matrix-csv",
    "evidence-csv",
    "editors-pack",
    "editors-pack-markdown",
    "stix",
    "ftm",
    "claimreview",
)
BAG = "bag"


@click.group()
def case() -> None:
    """Open, list and verify case folders, and protect who stands in them."""


@case.command()
@click.argument("folder", type=options.FOLDER, metavar="CASE")
@options.question
@click.option(
    "--store",
    metavar="URL",
    envvar="CROSSBEARING_STORE",
    show_envvar=True,
    help="Keep the ledger in PostgreSQL: postgresql://user@host/database  [default: in CASE]",
)
def new(folder: Path, question: str, store: str | None) -> None:
    """Open a new case: a folder with its question and an empty ledger."""
    from crossbearing import casework

    casework.new_case(folder, question, store=store)
    click.echo(folder)


@case.command("list")
@click.argument("folder", type=options.FOLDER, default=Path(), metavar="[FOLDER]")
@options.as_json
def list_cases(folder: Path, as_json: bool) -> None:
    """List the cases in a folder, with their questions."""
    from crossbearing import casework

    cases = casework.list_cases(folder)
    if as_json:
        show.emit_json([{"path": str(path), "question": asked} for path, asked in cases])
    else:
        show.emit_text("\n".join(f"{path}  {asked}" for path, asked in cases))


@case.command()
@options.case
@options.as_json
def history(folder: Path, as_json: bool) -> None:
    """Show every verdict recorded for a case, and what changed from one to the next.

    A verdict that a correction overturned stays, with the version of the product that gave it.
    """
    from crossbearing import casework

    found = casework.history(folder)
    if as_json:
        show.emit_json([asdict(each) for each in found])
    else:
        show.emit_text("\n".join(show.versions(found)))


@case.command()
@options.case
@options.as_json
def verify(folder: Path, as_json: bool) -> None:
    """Check every row and capture of a case against its hash chain.

    What a crash left half-done is put right, and told; a fault is named and never mended.
    """
    from crossbearing import casework

    verified = casework.verify_case(folder)
    if as_json:
        show.emit_json(
            {
                "path": str(folder),
                "rows": verified.rows,
                "captures": verified.captures,
                "repaired": verified.repaired,
            }
        )
    else:
        for repaired in verified.repaired:
            show.emit_text(f"repaired: {repaired}")
        click.echo(f"{verified.rows} rows and {verified.captures} captures are as recorded")


@case.command("open")
@click.argument("bag", type=click.Path(exists=True, path_type=Path))
@click.argument("folder", type=options.FOLDER, metavar="CASE")
@options.as_json
def open_bag(bag: Path, folder: Path, as_json: bool) -> None:
    """Make a case of a bag that `export --format bag` wrote, and verify it.

    A bag that is not what its manifest says, or that would reach beyond itself, is refused whole.
    """
    from crossbearing import casework

    verified = casework.open_bag(bag, folder)
    if as_json:
        show.emit_json(
            {"path": str(folder), "rows": verified.rows, "captures": verified.captures}
        )
    else:
        click.echo(f"{verified.rows} rows and {verified.captures} captures are as recorded")


@case.command()
@options.case
@click.option("--answer", required=True, help="What turned out true, as the report words it.")
@options.variable
@click.option(
    "--reviewer",
    envvar="CROSSBEARING_REVIEWER",
    show_envvar=True,
    required=True,
    help="Who says so.",
)
@click.option("--why", default="", help="On what grounds.")
def resolve(folder: Path, answer: str, variable: str, reviewer: str, why: str) -> None:
    """Record what turned out true, beside the answer as it stands.

    Nothing is overwritten: a later resolution is a new row. `crossbearing calibration` then says
    how good the answers were.
    """
    from datetime import UTC, datetime

    from crossbearing import casework

    when = datetime.now(UTC).isoformat(timespec="microseconds")
    made = casework.resolve_case(
        folder, answer, variable=variable, who=reviewer, when=when, why=why
    )
    show.emit_text(f"{variable}: {made.value}")


@case.command()
@options.case
@click.argument("origin")
@click.argument("grade", metavar="GRADE")
@click.option(
    "--reviewer",
    envvar="CROSSBEARING_REVIEWER",
    show_envvar=True,
    required=True,
    help="Who sets it.",
)
@click.option("--why", default="", help="The reason, in a sentence.")
def grade(folder: Path, origin: str, grade: str, reviewer: str, why: str) -> None:
    """Set the Admiralty grade of an origin: A to F for its reliability, 1 to 6 for what it says.

    ORIGIN is its id or label. F and 6 say that it cannot be judged. A grade moves no figure.
    """
    from crossbearing import casework

    casework.grade_origin(folder, origin, grade.upper(), who=reviewer, why=why)


form = click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default=FORMATS[0],
    show_default=True,
    help="How it is written.",
)


@click.command()
@options.case
@form
@options.known_at
@options.published_by
def report(folder: Path, form: str, known_at: str | None, published_by: str | None) -> None:
    """Write a case's report on standard output."""
    from crossbearing import casework

    show.emit(casework.report_case(folder, form, known_at=known_at, published_by=published_by))


@click.command()
@options.case
@click.option(
    "--format",
    "form",
    type=click.Choice((*FORMATS, BAG)),
    default=FORMATS[0],
    show_default=True,
    help="How it is written.",
)
@click.option("--out", type=options.FILE, required=True, help="The file to write.")
@click.option("--redacted", is_flag=True, help="Leave sealed identities out.")
@click.option("--name", "names", multiple=True, help="A name to leave out; may be repeated.")
@click.option(
    "--omit", type=int, multiple=True, help="An entry to leave out, by number; may be repeated."
)
def export(
    folder: Path,
    form: str,
    out: Path,
    redacted: bool,
    names: tuple[str, ...],
    omit: tuple[int, ...],
) -> None:
    """Write a case's report, tables or exchange formats to a file, whole or not at all.

    `bag` is the whole case in one zip file (BagIt), which `crossbearing case open` makes a case of
    elsewhere. With --redacted, --name or --omit, what is written comes from a copy without these.
    """
    from crossbearing import casework

    redaction = (
        casework.Redaction(names=names, omit=omit) if redacted or names or omit else None
    )
    casework.export_case(folder, form, out, redaction=redaction)
    click.echo(f"crossbearing: wrote {out}", err=True)


@click.command()
@options.case
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=0,
    envvar="CROSSBEARING_PORT",
    show_envvar=True,
    help="Port on this machine  [default: a free one]",
)
@click.option(
    "--reviewer",
    envvar="CROSSBEARING_REVIEWER",
    show_envvar=True,
    help="Who signs the decisions made here; accounts sign where the case is shared.",
)
@click.option("--open/--no-open", "opens", default=True, help="Open a browser.")
@click.option(
    "--share", metavar="ADDRESS", help="Serve to others at this address; needs accounts."
)
@click.option(
    "--origin", metavar="URL", help="With --share: what people type, if it is another address."
)
@click.option("--certificate", type=options.FILE, help="With --share: a TLS certificate (PEM).")
@click.option("--key", type=options.FILE, help="With --share: the certificate's key (PEM).")
def serve(
    folder: Path,
    port: int,
    reviewer: str | None,
    opens: bool,
    share: str | None,
    origin: str | None,
    certificate: Path | None,
    key: Path | None,
) -> None:
    """Work on a case in a browser: read, review, add, weigh.

    Without --share on this machine only, for whoever has the address that is printed, once.
    With it for those who have an account: see `crossbearing case user`.
    """
    try:
        from crossbearing.web import serving
    except ModuleNotFoundError as missing:
        raise PartMissing(
            f"{missing.name} is not installed; serve needs: pip install 'crossbearing[web]'"
        ) from missing
    if share is None and not reviewer:
        raise click.UsageError("Missing option '--reviewer': who signs what is decided here?")
    if share is None and (origin or certificate or key):
        raise click.UsageError("--origin, --certificate and --key need --share.")

    def announce(address: str) -> None:
        click.echo(f"crossbearing: serving at {address} (Ctrl-C ends it)", err=True)
        if share and address.startswith("http:"):
            click.echo(
                "crossbearing: without TLS whoever is on this network reads along, passwords "
                "too; give --certificate and --key, or put a proxy before it and give --origin",
                err=True,
            )
        if opens and share is None:
            webbrowser.open(address)

    serving.serve(
        folder,
        port=port,
        reviewer=reviewer or "",
        announce=announce,
        sharing=serving.Sharing(address=share, origin=origin, certificate=certificate, key=key)
        if share
        else None,
    )


@click.command()
@click.argument("folders", nargs=-1, required=True, type=options.FOLDER, metavar="CASE...")
@options.as_json
def calibration(folders: tuple[Path, ...], as_json: bool) -> None:
    """Score the answers of resolved cases: Brier, log score, reliability.

    CASE is a case folder, or a folder of cases. Each answer counts as it was last recorded
    before anybody resolved it. Cases that nobody has resolved are named.
    """
    from crossbearing import casework

    resolved = casework.calibrate(folders)
    shape = casework.calibration_json(resolved)
    if as_json:
        show.emit_json(shape)
    else:
        show.emit_text("\n".join(show.reliability(shape)))
    show.finish(resolved.skipped)


COMMANDS = (case, adding.add, report, export, serve, calibration)
