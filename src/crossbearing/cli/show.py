"""What a command shows: data on standard output, everything else on standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from crossbearing.cli.shell import SKIPPED, printable

if TYPE_CHECKING:
    from crossbearing.model import Skipped


def emit_json(data: Any, *, lines: bool = False) -> None:
    """Write `data` as JSON: indented, or with `lines` on a single line."""
    emit(json.dumps(data, ensure_ascii=False, indent=None if lines else 2))


def emit(text: str) -> None:
    """Write `text` as it is, in UTF-8 whatever the locale, with one line break at its end."""
    # Bytes of a file name that are no text come as lone surrogates; escaped they stay JSON.
    click.echo(text.removesuffix("\n").encode("utf-8", "backslashreplace"))


def emit_text(text: str) -> None:
    """Write text for reading, its control characters escaped line by line."""
    emit("\n".join(map(printable, text.splitlines())))


@contextmanager
def progress() -> Iterator[Callable[[str, int, int | None], None]]:
    """Progress bars on standard error while the block runs; nothing when it is no terminal."""
    if not sys.stderr.isatty():
        yield lambda stage, done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        stages: dict[str, Any] = {}

        def show(stage: str, done: int, total: int | None) -> None:
            if stage not in stages:
                stages[stage] = bar.add_task(stage, total=total)
            bar.update(stages[stage], completed=done, total=total)

        yield show


def finish(skipped: Sequence[Skipped]) -> None:
    """Name what was skipped on standard error; exit 3 if anything was."""
    if not skipped:
        return
    for item in skipped:
        click.echo(
            f"crossbearing: skipped {printable(f'{item.path}: {item.reason}')}", err=True
        )
    count = "1 item" if len(skipped) == 1 else f"{len(skipped)} items"
    click.echo(f"crossbearing: done, with {count} skipped", err=True)
    click.get_current_context().exit(SKIPPED)


def statements(line: Mapping[str, Any]) -> Iterator[str]:
    """The lines that show one document's statements, from the shape `read --json` gives."""
    document = line["document"]
    yield f"{document['path']}  {document['publisher'] or 'publisher unknown'}"
    for said in line["attributions"]:
        spans = said["content"] or said["cue"]
        words = " … ".join(document["text"][start:end] for start, end in spans)
        voice = said["voice"]["name"] or said["voice"]["kind"]
        start, end = spans[0][0], spans[-1][1]
        yield f"  {start}–{end}  {voice} {said['stance']}: {shorten(words, 160)}"


def origins(shape: Mapping[str, Any]) -> Iterator[str]:
    """The lines that show origins, copies, chains and drift, from the shape `trace --json` gives."""
    paths = {document["id"]: document["path"] for document in shape["documents"]}
    for origin in shape["origins"]:
        reports = ", ".join(paths[document] for document in origin["documents"])
        control = origin["controller"] or "controller unknown"
        yield f"{origin['id']}  {origin['kind']}, {control}: {reports}"
    for copy in shape["copies"]:
        share = f"{copy['overlap']:.0%} of {copy['to_span'][0]}–{copy['to_span'][1]}"
        yield f"copy  {paths[copy['from']]} → {paths[copy['to']]}  {share}, {copy['reason']}"
    for chain in shape["chains"]:
        way = (
            paths.get(step["from"]["document"], step["from"]["name"]) for step in chain["steps"]
        )
        end = f" ({chain['open_because']})" if chain["open_because"] else ""
        yield f"chain  {' ← '.join((paths[chain['document']], *way))}{end}"
    for drift in shape["drifts"]:
        both = (paths[drift[side][0]["document"]] for side in ("earlier", "later"))
        became = f"“{drift['was']}” → “{drift['now']}”"
        yield f"drift  {' → '.join(both)}  {drift['kind']} {became}"
    for side in shape["same_hand"]:
        which = f"{side['label']}, {'for' if side['supports'] else 'against'}"
        counts = (side["documents"], len(side["origins"]), side["hands"])
        steps = zip(counts, ("report", "origin", "hand"), strict=True)
        told = " → ".join(f"{n} {noun}{'s' * (n != 1)}" for n, noun in steps)
        yield f"claim  {which}: {told}"
    for notice in shape["corrections"]:
        yield f"{notice['kind']}  {paths[notice['document']]}: {shorten(notice['said'], 120)}"


def versions(found: Sequence[Any]) -> Iterator[str]:
    """The lines that show a case's verdicts, each with what changed from the one before."""
    for each in found:
        lead = f", {each.leading}" if each.leading else ""
        counts = (
            f"{each.documents} reports, {each.origins} origins, {each.controllers} controllers"
        )
        yield f"{each.number}  {each.at}  {each.status}{lead}  ({counts}; {each.product})"
        yield from (f"    no longer: {reason}" for reason in each.gone)
        yield from (f"    new: {reason}" for reason in each.come)
        yield from (f"    notice: {shorten(words, 120)}" for words in each.corrected)


def scores(scored: Mapping[str, Any]) -> Iterator[str]:
    """The lines that show a weighed matrix, hypotheses in rows."""
    for hypothesis in scored["hypotheses"]:
        figure = hypothesis.get("probability", hypothesis.get("score"))
        shown = "-" if figure is None else f"{figure:.4f}"
        yield f"{shown:>10}  {hypothesis['id']}  {hypothesis['label']}"


def reliability(shape: Mapping[str, Any]) -> Iterator[str]:
    """The lines that show scores and reliability, from the shape `calibration --json` gives."""
    if not shape["forecasts"]:
        yield "no case is resolved"
        return
    yield (
        f"{shape['forecasts']} answers scored" if shape["forecasts"] > 1 else "1 answer scored"
    )
    yield f"Brier      {shape['brier']:.3f}   even shares {shape['even']['brier']:.3f}"
    yield f"log score  {shape['log_score']:.3f}   even shares {shape['even']['log_score']:.3f} bits"
    yield f"calibration error {shape['calibration_error']:.3f}"
    yield ""
    yield "share given   answers   mean   true   · mean share   # share true"
    for each in shape["bins"]:
        true = each["true"] / each["answers"]
        yield (
            f"{each['low']:.1f} to {each['high']:.1f} {each['answers']:9} "
            f"{each['said']:8.2f} {true:6.2f}   |{_scale(each['said'], true)}|"
        )


def _scale(said: float, true: float, width: int = 20) -> str:
    """A line from 0 to 1 with a dot where the share lies and a hash where the frequency does."""
    places = [" "] * (width + 1)
    places[round(said * width)] = "·"
    places[round(true * width)] = "#"
    return "".join(places)


def shorten(text: str, width: int) -> str:
    """`text` on one line, cut at a word to at most `width` characters."""
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 1].rsplit(" ", 1)[0] + "…"
