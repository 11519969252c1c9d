"""What the documentation shows can be done as shown."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from crossbearing.cli import main as surface

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
NAMES = [str(page.relative_to(ROOT)) for page in PAGES]
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")
DEMO = Path("src/crossbearing/casework/demo")


def blocks(page: Path, language: str) -> list[str]:
    """The fenced blocks of a page in one language."""
    return [text for name, text in FENCE.findall(page.read_text("utf-8")) if name == language]


def sessions(page: Path) -> list[tuple[list[str], list[str]]]:
    """The commands of a page's console blocks, each with the output lines shown under it."""
    found: list[tuple[list[str], list[str]]] = []
    for line in "".join(blocks(page, "console")).splitlines():
        if line.startswith("$ "):
            found.append((shlex.split(line[2:]), []))
        elif found:
            found[-1][1].append(line)
    return found


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(page, id=name)
        for page, name in zip(PAGES, NAMES, strict=True)
        if sessions(page)
    ],
)
def test_console_blocks_do_what_they_show(page, tmp_path, monkeypatch):
    """A reader who types the page's commands in order gets what the page prints."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(ROOT / DEMO, tmp_path / DEMO)
    for (program, *arguments), shown in sessions(page):
        assert program == "crossbearing"
        result = CliRunner().invoke(surface, arguments, prog_name=program)
        assert result.exit_code in {0, 3}, (arguments, result.stderr)
        for line in shown:
            assert re.search(re.escape(line).replace("…", ".*"), result.stdout), line


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_json_blocks_are_json(page):
    """Nobody copies a broken example."""
    for block in blocks(page, "json"):
        json.loads(block)


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_links_lead_somewhere(page):
    """Every relative link names a file that is there."""
    for target in LINK.findall(page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


def test_every_page_is_in_the_index():
    """A page that nobody can find is not there."""
    docs = ROOT / "docs"
    listed = set(LINK.findall((docs / "index.md").read_text("utf-8")))
    assert {str(page.relative_to(docs)) for page in docs.rglob("*.md")} == listed | {"index.md"}
