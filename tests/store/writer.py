"""A process that adds reports to a case, and says so after each."""

from __future__ import annotations

from multiprocessing.connection import Connection
from pathlib import Path

from crossbearing.store import Case
from tests.store.conftest import report


def add_reports(folder: Path, name: str, count: int, acknowledge: Connection) -> None:
    """Adds `count` reports and sends the text of each once it is acknowledged."""
    with Case.open(folder, who=name) as case:
        for number in range(count):
            text = f"{name} {number}"
            report(case, text, address=text)
            acknowledge.send(text)
