"""A real browser for tests: Debian's Chromium, or the one that Playwright keeps."""

from __future__ import annotations

import os
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
