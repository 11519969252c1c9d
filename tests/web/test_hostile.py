"""Words of a report or a person that would be script: on every page they are words."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from tests.web.conftest import HOSTILE, MemoryDesk, addresses

ADDRESSES = [each for each in addresses(MemoryDesk().weigh()) if each != "/report"]
"""The report has its own tests, in tests/report."""


class Tags(HTMLParser):
    """Every tag of a page with its attributes, and the texts of its scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def tags(written: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = Tags()
    parser.feed(written)
    return parser.found


@pytest.mark.parametrize("address", ADDRESSES)
def test_hostile_words_are_escaped(browser, ledger, address):
    """What a report, its name or its voice says is shown as text, never as markup."""
    ledger.whole = False
    shown = browser.get(address).text
    assert HOSTILE not in shown
    for tag, attributes in tags(shown):
        assert tag != "img"
        assert tag != "script" or (attributes["src"] or "").startswith("/static/")
        assert not any(re.match("on|style$|srcdoc$", name) for name in attributes)
        assert not re.match(
            r"\s*(javascript|data|vbscript):", attributes.get("href") or "", re.IGNORECASE
        )
