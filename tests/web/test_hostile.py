"""Words of a report or a person that would be script: on every page they are words."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser

import pytest
from starlette.testclient import TestClient

from crossbearing.web.app import create_app
from tests.web.conftest import HOST, ORIGIN, PoisonedDesk, addresses
from tests.web.poison import PAYLOADS, poisoned

PLAIN = "plain words"
PAGES = [each for each in addresses(poisoned(PLAIN)) if each != "/report"]
"""The report has its own tests, in tests/report."""


class Tags(HTMLParser):
    """Every tag of a page with its attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def tags(written: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = Tags()
    parser.feed(written)
    return parser.found


def opened(payload: str) -> TestClient:
    """A browser with a case full of one payload."""
    app = create_app(PoisonedDesk(payload), origin=ORIGIN["origin"], reviewer=payload)
    browser = TestClient(app, base_url=f"http://{HOST}")
    browser.get(app.entrance)
    return browser


def shapes(
    browser: TestClient, payload: str
) -> dict[int, Counter[tuple[str, tuple[str, ...]]]]:
    """The tags of every page with the names of their attributes, however they are ordered."""
    found = {}
    for number, address in enumerate(addresses(poisoned(payload))):
        if address != "/report":
            answer = browser.get(address)
            assert answer.status_code == 200, address
            found[number] = Counter(
                (tag, tuple(sorted(attributes))) for tag, attributes in tags(answer.text)
            )
    return found


@pytest.fixture(scope="module")
def plain():
    """The shape of every page of the case without payloads."""
    return shapes(opened(PLAIN), PLAIN)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_payload_changes_the_shape_of_a_page(payload, plain):
    """Whatever stands in a field, each page has the very tags and attributes it has anyway."""
    assert shapes(opened(payload), payload) == plain


@pytest.mark.parametrize("address", PAGES)
def test_a_page_holds_no_script_of_its_own(address):
    """Scripts come from files, and no attribute or address holds any."""
    for tag, attributes in tags(opened(PLAIN).get(address).text):
        assert tag != "script" or (attributes["src"] or "").startswith("/static/")
        assert not any(re.match(r"on|style$|srcdoc$|hx-on", name) for name in attributes)
        assert not re.match(
            r"\s*(javascript|data|vbscript):", attributes.get("href") or "", re.IGNORECASE
        )


def test_there_are_fifty_payloads():
    """Each is another way."""
    assert len(set(PAYLOADS)) == 50
