"""What holds for the whole run: pages that no browser tried are told of at the end."""

from __future__ import annotations

from typing import Any

UNTRIED = "NO BROWSER"
"""How the reason begins for which a browser test is skipped."""


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say loudly that the pages were not tried in a browser."""
    untried = [
        report
        for report in terminalreporter.stats.get("skipped", ())
        if UNTRIED in str(report.longrepr)
    ]
    if untried:
        terminalreporter.section("NO BROWSER", sep="!", red=True, bold=True)
        terminalreporter.line(
            f"{len(untried)} tests of the workbench need a browser and were NOT run. Install "
            "Debian's chromium (apt install chromium) or run `playwright install chromium`."
        )
