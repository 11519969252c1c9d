"""How many decisions a minute somebody makes by keyboard, in a real browser.

    python -m bench.workbench.decisions [--decisions 40] [--documents 0] [--case FOLDER]

The bundled incident, or so many generated reports, are served by `crossbearing serve` in a process
of its own. Chromium opens the review queue, and one key after another is pressed: as soon as the
next proposal is in focus, by whoever needs no time to think. Of ten decisions seven are accepted and
one rejected, one has its stance edited by the fields' own keys, and one is taken back.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

import psutil
from tools.browsing import NoBrowser, chromium, enter

from bench.workbench.run import Server, make, percentiles, served
from crossbearing import casework

AIM = 10
"""Decisions a minute."""
ROUND = (
    "accept",
    "accept",
    "reject",
    "accept",
    "edit",
    "accept",
    "accept",
    "undo",
    "accept",
    "accept",
)
"""What is done in turn."""
READY = "() => document.documentElement?.dataset.queue === 'ready'"
FOCUSED = "() => document.activeElement?.closest?.('.item')?.id ?? ''"


@dataclass(frozen=True, slots=True)
class Made:
    """One decision: what was done, and seconds from the first key to the next item in focus."""

    act: str
    seconds: float


def work(page: Any, count: int) -> tuple[Made, ...]:
    """So many decisions by keyboard, one upon the other."""
    found = []
    page.wait_for_function(READY)
    page.keyboard.press("j")
    for number in range(count):
        act = ROUND[number % len(ROUND)]
        if act == "reject" and not page.locator(":focus button[value=reject]").count():
            act = "accept"  # whose word it is, and who is who, are accepted, merged or split
        began = perf_counter()
        with page.expect_navigation(wait_until="commit"):
            if act == "edit":
                edit(page)
            else:
                page.keyboard.press({"accept": "a", "reject": "r", "undo": "u"}[act])
        page.wait_for_function(READY)
        if not page.evaluate(FOCUSED):
            raise SystemExit(f"after decision {number + 1} nothing was in focus")
        found.append(Made(act, perf_counter() - began))
    return tuple(found)


def edit(page: Any) -> None:
    """Give the first proposal that has a stance another one, by keys alone; what has none is
    passed over with `j`."""
    for _ in range(12):
        page.keyboard.press("e")
        if page.evaluate("document.activeElement.name") == "stance":
            break
        page.keyboard.press("j")
    before = page.evaluate("document.activeElement.value")
    page.keyboard.press("ArrowDown")
    if page.evaluate("document.activeElement.value") == before:
        page.keyboard.press("ArrowUp")  # it was the last
    item = page.locator(f"#{page.evaluate(FOCUSED)}")
    enter(page, item.get_by_role("button", name="Record the change"))


def tell(made: Sequence[Made], seconds: float, server: Server) -> None:
    """Print what came of it."""
    rate = 60 * len(made) / seconds
    middle, most = percentiles([each.seconds for each in made])
    print(
        f"{len(made)} decisions by keyboard in {seconds:.1f} s: {rate:.0f} a minute with no time to "
        f"think (aim: {AIM}); each takes {middle:.0f} ms (p95 {most:.0f}), so at {AIM} a minute "
        f"{60 / AIM - middle / 1000:.1f} of {60 / AIM:.0f} s are left to read"
    )
    for act in dict.fromkeys(each.act for each in made):
        taken = [each.seconds for each in made if each.act == act]
        middle, most = percentiles(taken)
        print(f"  {act:<8}{len(taken):>4}{middle:>8.0f} ms{most:>8.0f} ms p95")
    print(
        f"server {server.cpu:.1f} CPU s with every new weighing, {server.memory:.0f} MB; load "
        f"average {psutil.getloadavg()[0]:.1f} on {psutil.cpu_count()} cores"
    )


def case_of(folder: Path, documents: int) -> None:
    """The bundled incident, or generated reports, as a case that is read and weighed."""
    if documents:
        make(folder, documents)
        casework.weigh_kept(folder)
    else:
        demo = casework.demo()
        settings = casework.Settings(metadata=demo.metadata)
        casework.assess([str(path) for path in demo.paths], demo.question, settings, out=folder)


def main(arguments: Sequence[str] = ()) -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--decisions", type=int, default=40)
    parser.add_argument(
        "--documents", type=int, default=0, help="generated reports; 0: bundled"
    )
    parser.add_argument("--case", type=Path, help="a case made before, or a place to keep it")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "case"
        if given.case and given.case.exists():
            shutil.copytree(given.case, folder)
        else:
            case_of(folder, given.documents)
            if given.case:
                shutil.copytree(folder, given.case)
        try:
            with chromium() as browser, served(folder) as server:
                page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
                page.set_default_timeout(60_000)
                page.goto(server.address.geturl())
                page.wait_for_selector(".counts", timeout=600_000)
                page.goto(f"http://{server.address.netloc}/review")
                began = perf_counter()
                made = work(page, given.decisions)
                tell(made, perf_counter() - began, server)
        except NoBrowser as missing:
            print(f"not measured: {missing}")


if __name__ == "__main__":
    import sys

    main(sys.argv[1:])
