"""A real browser for tests: Debian's Chromium, or the one that Playwright keeps."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import pytest
from tools.browsing import enter, reach, served

from tests.conftest import UNTRIED
from tools import browsing

__all__ = [
    "NARROW",
    "WIDE",
    "Watched",
    "answered",
    "at",
    "chromium",
    "enter",
    "reach",
    "serious",
    "served",
]

WIDE, NARROW = 1280, 400


@contextmanager
def chromium() -> Iterator[Any]:
    """A headless browser; the test is skipped, loudly, where none can be had."""
    with ExitStack() as stack:
        try:
            found = stack.enter_context(browsing.chromium())
        except browsing.NoBrowser as missing:
            pytest.skip(f"{UNTRIED}: {missing}")
        yield found


class Watched:
    """A page that remembers whatever should never happen on it."""

    def __init__(self, browser: Any, width: int = WIDE, **options: Any) -> None:
        given = {"viewport": {"width": width, "height": 900}, **options}
        self.page = browser.new_context(**given).new_page()
        self.page.set_default_timeout(int(os.environ.get("BROWSER_PATIENCE", "30")) * 1000)
        self.faults: list[str] = []
        self.page.on("dialog", self._dialog)
        self.page.on("pageerror", lambda fault: self.faults.append(f"error: {fault}"))
        self.page.on("console", self._console)

    def _dialog(self, dialog: Any) -> None:
        self.faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _console(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.faults.append(f"console: {message.text}")

    def overflow(self) -> int:
        """Pixels by which the page is wider than the screen."""
        return int(
            self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        )


def at(watched: Watched, address: str, width: int = WIDE) -> Any:
    """The page of an address, at a width."""
    watched.page.set_viewport_size({"width": width, "height": 900})
    watched.page.goto(re.sub(r"(//[^/]+).*", r"\1", watched.page.url) + address)
    return watched.page


def serious(watched: Watched) -> list[tuple[str, list[str]]]:
    """What keeps somebody who cannot see or point from reading the page, with where it stands."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    return [
        (each["id"], [node["html"][:200] for node in each["nodes"][:3]])
        for each in axe.run(watched.page).response["violations"]
        if each["impact"] in ("serious", "critical")
    ]


def answered(watched: Watched) -> tuple[str, str]:
    """The overview's words and ranges, once the case is weighed."""
    for _ in range(240):
        at(watched, "/")
        if (
            watched.page.locator(".counts").count()
            and not watched.page.locator(".busy").count()
        ):
            break
        watched.page.wait_for_load_state("networkidle")
    watched.faults.clear()  # a case that is being weighed answers 503, and browsers say so
    return watched.page.inner_text(".verdict"), watched.page.inner_text(".answers")
