"""A real browser for tests: Debian's Chromium, or the one that Playwright keeps."""

from __future__ import annotations

import os
import re
import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import uvicorn

from crossbearing.web.app import create_app
from crossbearing.web.desk import Desk
from tests.conftest import UNTRIED

NAMES = ("chromium", "chromium-browser", "google-chrome")
WIDE, NARROW = 1280, 400
LONGEST_WAY = 500
"""Presses of Tab after which a place on a page counts as out of reach."""


@contextmanager
def chromium() -> Iterator[Any]:
    """A headless browser; the test is skipped, loudly, where none can be had."""
    playwright = pytest.importorskip(
        "playwright.sync_api", reason=f"{UNTRIED}: playwright is not installed"
    )
    with playwright.sync_playwright() as session:
        found = next(filter(None, map(shutil.which, NAMES)), None)
        if found is None and not Path(session.chromium.executable_path).exists():
            pytest.skip(f"{UNTRIED}: no Chromium on this machine")
        # Containers run as root, and the pages are our own.
        browser = session.chromium.launch(executable_path=found, args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def served(desk: Desk, **options: Any) -> Iterator[str]:
    """The address that opens a case which is being served from this process."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        origin = f"http://127.0.0.1:{listener.getsockname()[1]}"
        app = create_app(desk, origin=origin, **({"reviewer": "A. Reviewer"} | options))
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
        thread = Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        try:
            yield app.entrance
        finally:
            server.should_exit = True
            thread.join(10)


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


def reach(page: Any, target: Any) -> None:
    """Go on by Tab from where the focus stands until it is on the first of the targets."""
    for _ in range(LONGEST_WAY):
        if target.first.evaluate("wanted => document.activeElement === wanted"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no Tab leads to {target}")


def enter(page: Any, target: Any) -> None:
    """Press a link or a button as a keyboard does."""
    reach(page, target)
    page.keyboard.press("Enter")


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
