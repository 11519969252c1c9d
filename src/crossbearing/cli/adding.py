"""What is taken into a case: reports, evidence and searches."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from crossbearing.cli import options, show

KINDS = (
    "image",
    "video",
    "document",
    "place",
    "time",
    "interview",
    "base rate",
    "expert check",
)
OUTCOMES = ("found", "not found", "not looked for", "not searchable")
CHECKS = ("confirmed", "challenged", "refuted")

controller = click.option("--controller", help="The party that could have shaped it.")


@click.group()
def add() -> None:
    """Add reports, evidence or searches to a case."""


@add.command()
@options.case
@options.paths
@options.reading
def reports(
    folder: Path,
    paths: tuple[str, ...],
    workers: int,
    metadata: Path | None,
    published_by: str | None,
) -> None:
    """Add reports to a case. Adding the same report twice adds nothing."""
    from crossbearing import casework

    settings = casework.Settings(metadata=metadata, workers=workers, published_by=published_by)
    with show.progress() as progress:
        added = casework.add_reports(
            folder, paths, settings, stdin=sys.stdin.buffer, progress=progress
        )
    click.echo(f"{added.added} added, {added.known} known already")
    show.finish(added.skipped)


@add.command()
@options.case
@click.option("--kind", type=click.Choice(KINDS), required=True, help="What it is.")
@click.option("--description", required=True, help="What it shows, in one sentence.")
@click.option("--file", type=options.FILE, help="The file itself; kept by its hash.")
@click.option("--address", help="Where it was found.")
@click.option("--collector", help="Who collected it.")
@click.option("--collected-at", metavar="TIME", help="When, as ISO 8601 with zone.")
@click.option("--method", help="How it was made or checked.")
@click.option("--excludes", multiple=True, help="An alternative it excludes; may be repeated.")
@controller
@options.variable
@click.option("--supports", help="The value of the variable it speaks for.")
@click.option("--opposes", help="The value of the variable it speaks against.")
@click.option("--bits", type=float, default=0.0, show_default=True, help="Weight, in bits.")
@click.option("--low", type=float, help="Lowest defensible weight  [default: --bits]")
@click.option("--high", type=float, help="Highest defensible weight  [default: --bits]")
@click.option("--latitude", metavar="DEGREES", help="Where it was: degrees north.")
@click.option("--longitude", metavar="DEGREES", help="Where it was: degrees east.")
@click.option("--radius", metavar="METRES", help="Within how many metres of there it lies.")
@click.option("--earliest", metavar="TIME", help="When it was, at the earliest: ISO 8601.")
@click.option("--latest", metavar="TIME", help="When it was, at the latest.")
@click.option("--likeliest", metavar="TIME", help="The likeliest time between the two.")
@click.option("--zone", help="Whose clocks these are on: Asia/Baghdad, or +03:00.")
@click.option("--numerator", type=int, help="Of a base rate: how many cases had the value.")
@click.option("--denominator", type=int, help="Of a base rate: of how many cases.")
@click.option("--class", "reference_class", help="Of a base rate: the class of cases.")
@click.option("--period", help="Of a base rate: the dates it covers.")
@click.option("--about", help="Of an expert check: the origin, by id or label.")
@click.option(
    "--outcome", type=click.Choice(CHECKS), help="Of an expert check: what it came to."
)
def evidence(
    folder: Path,
    kind: str,
    description: str,
    file: Path | None,
    address: str | None,
    collector: str | None,
    collected_at: str | None,
    method: str | None,
    excludes: tuple[str, ...],
    controller: str | None,
    variable: str,
    supports: str | None,
    opposes: str | None,
    bits: float,
    low: float | None,
    high: float | None,
    latitude: str | None,
    longitude: str | None,
    radius: str | None,
    earliest: str | None,
    latest: str | None,
    likeliest: str | None,
    zone: str | None,
    numerator: int | None,
    denominator: int | None,
    reference_class: str | None,
    period: str | None,
    about: str | None,
    outcome: str | None,
) -> None:
    """Add an image, video, document, place or time fix, interview, base rate or expert check.

    It weighs like a report's finding: --bits is log2 of how many times likelier it is if the
    supported value is true than if it is not. A base rate weighs by its own figures and takes
    the place of the prior; an expert check lowers what it challenges or refutes.

    A place fix needs --latitude, --longitude and --radius, a time fix --earliest and --latest,
    both a --method; an image or a video may have them too. Maps and timelines show them.
    """
    from crossbearing import casework
    from crossbearing.model import Evidence, Variable, identify

    item = Evidence(
        id=identify("e", kind, description, address, collector, collected_at),
        kind=kind,
        description=description,
        address=address,
        collector=collector,
        collected_at=collected_at,
        method=method,
        excludes=excludes,
        controller=controller,
        variable=Variable(variable),
        supports=supports,
        opposes=opposes,
        bits=bits,
        low=bits if low is None else low,
        high=bits if high is None else high,
        numerator=numerator,
        denominator=denominator,
        reference_class=reference_class,
        period=period,
        about=about,
        outcome=outcome,
        place=casework.make_place(latitude, longitude, radius),
        time=casework.make_time(earliest, latest, likeliest, zone),
    )
    click.echo(casework.add_evidence(folder, item, file))


@add.command()
@options.case
@click.option("--sought", required=True, help="What was looked for.")
@click.option("--outcome", type=click.Choice(OUTCOMES), required=True, help="What came of it.")
@click.option("--where", help="Where it was looked for.")
@click.option("--when", help="When, as ISO 8601.")
@click.option(
    "--detection",
    type=click.FloatRange(0, 1),
    help="The chance that it would have been found had it been there.",
)
@options.variable
@click.option("--expected-under", help="The value under which it would have been there.")
@controller
def search(
    folder: Path,
    sought: str,
    outcome: str,
    where: str | None,
    when: str | None,
    detection: float | None,
    variable: str,
    expected_under: str | None,
    controller: str | None,
) -> None:
    """Add a search: only one that was made lets absence weigh.

    A --sought that is one of the traces a report lists under "What should be there, and who
    looked", word for word, takes its chances from there and needs no --expected-under.
    """
    from crossbearing import casework
    from crossbearing.model import Search, Variable, identify

    made = Search(
        id=identify("s", sought, outcome, where, when),
        sought=sought,
        outcome=outcome,
        where=where,
        when=when,
        detection=detection,
        variable=Variable(variable),
        expected_under=expected_under,
        controller=controller,
    )
    click.echo(casework.add_search(folder, made))
