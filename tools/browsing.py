"""A real browser and a case served to it, for tests, pictures and benches."""

from __future__ import annotations

import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

import uvicorn

from crossbearing.web.app import create_app
from crossbearing.web.desk import Desk

NAMES = ("chromium", "chromium-browser", "google-chrome")
"""Under which Debian and others have Chromium."""
LONGEST_WAY = 500
"""Presses of Tab after which a place on a page counts as out of reach."""


class NoBrowser(Exception):
    """No browser can be had on this machine; the message says what is missing."""


@contextmanager
def chromium() -> Iterator[Any]:
    """A headless Chromium: the machine's, or the one that Playwright keeps. Raises NoBrowser."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError as error:
        raise NoBrowser("playwright is not installed") from error
    with sync_playwright() as session:
        found = next(filter(None, map(shutil.which, NAMES)), None)
        if found is None and not Path(session.chromium.executable_path).exists():
            raise NoBrowser("no Chromium on this machine")
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
        # Who calls before the server is up waits, and is not refused.
        listener.listen()
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
