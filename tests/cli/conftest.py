"""The command line in-process, in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from crossbearing.cli import main as surface

REPORT = "The ministry of Ansel said that a missile hit the depot at Sarn.\n"
OTHER = "Teral denied on Friday that its air force struck the depot at Sarn.\n"
QUESTION = "Who struck the Sarn depot?"


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of two short reports, inside the current folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CROSSBEARING_CONFIG", "")
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "bulletin.txt").write_text(REPORT)
    (folder / "wire.txt").write_text(OTHER)
    return folder


@pytest.fixture
def cb() -> Callable[..., Result]:
    """Run one command line."""

    def run(*arguments: object, stdin: str | None = None) -> Result:
        words = [str(each) for each in arguments]
        return CliRunner().invoke(
            surface, words, input=stdin, prog_name="crossbearing", catch_exceptions=False
        )

    return run
