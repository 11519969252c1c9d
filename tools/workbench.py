"""Photograph the workbench over the bundled incident for its guide: `make picture`.

Needs Chromium on the machine. Of the pages of the navigation, the reader and the comparison those
are taken that some page of the docs shows; `python -m tools.workbench map` takes that one alone.

The bundled place is invented and lies nowhere, so the last picture, the map's, is of fixes that the
run enters by the form for evidence.
"""

from __future__ import annotations

import base64
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tools.browsing import chromium, served

from crossbearing import casework
from crossbearing.model import Assessment
from crossbearing.web.desk import Desk
from crossbearing.web.pages import PAGES

DOCS = Path(__file__).parents[1] / "docs"
FOLDER = DOCS / "pictures" / "workbench"
SIZE = {"width": 1280, "height": 860}
QUALITY = 72
ELSEWHERE = ("/report", "/access")
"""The report has its own picture, and access is a table of two lines."""

ASKED = {"/search": "/search?words=depot"}
"""Pages that show nothing until they are asked for something."""

SCROLLED = {"map": 500}
"""How far down a page its picture is taken."""

FIXES = (
    {
        "description": "The crater, on two photographs",
        "method": "landmarks matched with satellite pictures",
        "latitude": "4.51020",
        "longitude": "2.33770",
        "radius": "40",
    },
    {
        "description": "Where the camera stood",
        "method": "bearings from two pictures",
        "latitude": "4.51240",
        "longitude": "2.34310",
        "radius": "120",
    },
)
"""Places in open water, where nothing is: an invented place is not laid on anybody's land."""


def main(wanted: frozenset[str] = frozenset()) -> None:
    """Assess the first bundled incident, serve it, and take a picture of each page, or of those
    named."""
    demo = casework.demo()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary, "sarn")
        settings = casework.Settings(metadata=demo.metadata)
        case = casework.assess(
            [str(path) for path in demo.paths], demo.question, settings, out=folder
        )
        with served(Desk(folder), reviewer="Mara Quill") as address, chromium() as browser:
            page = browser.new_context(viewport=SIZE).new_page()
            page.goto(address)
            page.wait_for_selector(".counts", timeout=120_000)
            found = [each for each in places(case) if not wanted or each[0] in wanted]
            for name, path in sorted(found, key=lambda each: each[0] == "map"):
                if name == "map":
                    enter_fixes(page, address.split("/open")[0])
                page.goto(address.split("/open")[0] + path)
                page.evaluate(f"scrollTo(0, {SCROLLED.get(name, 0)})")
                if name == "reader":
                    page.keyboard.press("j")
                    page.wait_for_selector("#said .statement")
                photograph(page, name)
            if not wanted or "telephone" in wanted:
                page.set_viewport_size({"width": 400, "height": 860})
                page.emulate_media(color_scheme="dark")
                page.goto(address.split("/open")[0])
                photograph(page, "telephone")


def places(case: Assessment) -> Iterator[tuple[str, str]]:
    """The name of each picture, and the address it is taken at."""
    for page in PAGES:
        if page.group is not None and page.path not in ELSEWHERE:
            yield re.sub(r"\W+", "-", page.title.lower()), ASKED.get(page.path, page.path)
    copy = max(
        case.trace.copies, key=lambda each: each.target_span.end - each.target_span.start
    )
    yield "reader", f"/documents/{copy.target}"
    yield "beside", f"/documents/{copy.target}/beside/{copy.source}"


def enter_fixes(page: Any, origin: str) -> None:
    """Enter the fixes by the form, as a person would."""
    for each in FIXES:
        page.goto(f"{origin}/evidence")
        page.select_option("form[action='/evidence'] [name=kind]", "place")
        for field, typed in each.items():
            page.fill(f"form[action='/evidence'] [name={field}]", typed)
        page.click("form[action='/evidence'] button.main")
        page.wait_for_selector(f"text={each['description']}", timeout=60_000)


def photograph(page: Any, name: str) -> None:
    """Write what is on the screen, small, if some page of the docs shows it."""
    if not any(
        f"workbench/{name}.webp" in each.read_text("utf-8") for each in DOCS.rglob("*.md")
    ):
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    client = page.context.new_cdp_session(page)
    taken = client.send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
    path = FOLDER / f"{name}.webp"
    path.write_bytes(base64.b64decode(taken["data"]))
    print(f"wrote {path.relative_to(FOLDER.parents[2])}, {path.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main(frozenset(sys.argv[1:]))
