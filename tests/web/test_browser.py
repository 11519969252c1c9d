"""A person with a real browser: open the address, accept a reading, see it counted."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from crossbearing import casework

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        CHROMIUM is None,
        reason="no Chromium on this machine: pages were not tried in a browser",
    ),
]

TEXT = "“A missile hit the depot,” said Defence Minister Corin Haldt. The blast was at Sarn."


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """The one-time address of a case that is being served."""
    report = tmp_path / "report.txt"
    report.write_text(TEXT, encoding="utf-8")
    question, case = "Who struck the Sarn depot?", tmp_path / "case"
    casework.assess([str(report)], question, casework.Settings(), out=case)
    command = [str(Path(sys.executable).with_name("crossbearing")), "serve", str(case)]
    with subprocess.Popen(
        [*command, "--reviewer", "A. Reviewer", "--no-open"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as server:
        assert server.stdout is not None
        try:
            found = (re.search(r"http://\S+", line) for line in server.stdout)
            yield next(each[0] for each in found if each)
        finally:
            server.terminate()


def test_a_reading_accepted_in_a_browser_is_counted(address):
    """The keyboard alone opens the case, accepts what weighs most, and the count goes up."""
    playwright = pytest.importorskip(
        "playwright.sync_api",
        reason="playwright is not installed: pages were not tried in a browser",
    )
    with playwright.sync_playwright() as session:
        browser = session.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(address)
        page.goto(re.sub(r"/open.*", "/review", address))
        assert "DRAFT, 0 of" in page.inner_text(".draft")
        page.get_by_role("button", name="Accept").first.press("Enter")
        page.wait_for_url("**/review#on-*")
        assert "accepted by A. Reviewer" in page.inner_text(".reading:target .state")
        assert "DRAFT, 0 of" not in page.inner_text("header")
        browser.close()
