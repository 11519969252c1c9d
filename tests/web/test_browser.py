"""The workbench in a real browser: at two widths, by keyboard, without script, and under attack."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from crossbearing import casework
from crossbearing.model import Assessment, Span
from crossbearing.web.accounts import AccountDoor
from crossbearing.web.desk import Desk
from crossbearing.web.pages import PAGES
from tests import factory
from tests.report.sarn import sarn
from tests.web.browsing import NARROW, WIDE, Watched, at, chromium, serious, served
from tests.web.conftest import MemoryDesk, PoisonedDesk, addresses
from tests.web.poison import PAYLOADS

pytestmark = pytest.mark.browser

TEXT = "“A missile hit the depot,” said Defence Minister Corin Haldt. The blast was at Sarn."
SHOWN = [each for each in addresses(sarn()) if each != "/report"]


class RichDesk(MemoryDesk):
    """The invented case that fills every section."""

    def weigh(self) -> Assessment:
        """The case as it always is."""
        return sarn()


class LongDesk(MemoryDesk):
    """One report of a megabyte, with three thousand marks."""

    line = (
        "The ministry said the depot number {0:04d} burned down. "
        + "Nothing else is told. " * 42
    )

    def weigh(self) -> Assessment:
        """The case of the one long report."""
        text = "\n".join(self.line.format(number) for number in range(1000))
        report = factory.doc(text, title="A long report")
        plain, statements = factory.said(report, "The ministry"), []
        for number in range(1000):
            start = text.index(f"the depot number {number:04d}")
            statements.append(
                replace(
                    plain,
                    id=f"s-{number}",
                    source=(Span(start - 18, start - 6),),
                    cue=(Span(start - 5, start - 1),),
                    content=(Span(start, start + 33),),
                )
            )
        return factory.assessment(report, annotations=(factory.notes(report, *statements),))


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def rich() -> Iterator[str]:
    """The address of the rich case, opened by nobody yet."""
    with served(RichDesk()) as address:
        yield address


@pytest.fixture(scope="module")
def visitor(browser: Any, rich: str) -> Watched:
    """Somebody who opened the rich case."""
    watched = Watched(browser)
    watched.page.goto(rich)
    return watched


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("address", SHOWN)
def test_axe_finds_nothing_serious(visitor, address, width):
    """Whoever cannot see or point reads every page, in the light and in the dark."""
    for scheme in ("light", "dark"):
        visitor.page.emulate_media(color_scheme=scheme)
        at(visitor, address, width)
        assert (scheme, serious(visitor)) == (scheme, [])


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("address", SHOWN)
def test_a_page_fits_the_screen_and_runs_clean(visitor, address, width):
    """Nothing runs out of the page at either width, and the browser has nothing to complain of."""
    at(visitor, address, width)
    assert visitor.overflow() <= 0
    assert visitor.faults == []


def test_the_first_key_leads_past_the_navigation(visitor):
    """Tab, Enter: the reader of a screen is in the page."""
    page = at(visitor, "/review")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_the_menu_opens_by_keyboard_on_a_telephone(visitor):
    """The navigation is a key away at 400 pixels, and Escape puts it away."""
    page = at(visitor, "/", NARROW)
    menu = page.get_by_role("navigation", name="Pages of the case")
    assert not menu.is_visible()
    page.get_by_role("button", name="Menu").press("Enter")
    assert menu.is_visible()
    page.keyboard.press("Escape")
    assert not menu.is_visible()


def test_j_and_k_lead_from_statement_to_statement(visitor):
    """The words are focused and set apart, and who says so is told beside them."""
    document = sarn().documents[0]
    page = at(visitor, f"/documents/{document.id}")
    page.keyboard.press("j")
    page.wait_for_selector("#said .statement")
    first = page.evaluate("document.activeElement.id")
    page.keyboard.press("j")
    page.wait_for_function("first => document.activeElement.id !== first", arg=first)
    page.keyboard.press("k")
    page.wait_for_function("first => document.activeElement.id === first", arg=first)
    page.wait_for_selector("#said .count:has-text('Statement 1 of')")
    assert page.locator(".now").count() >= 1
    page.locator("#use-keys").uncheck()
    page.keyboard.press("j")
    assert page.evaluate("document.querySelector('#said .count').textContent").startswith(
        "Statement 1 of"
    )


def test_on_a_narrow_screen_nothing_lies_over_what_it_is_about(browser):
    """A statement told at the foot of the screen leaves its own words in sight, and what a
    search finds stands in its place."""
    with served(RichDesk()) as address:
        watched = Watched(browser, NARROW)
        page = watched.page
        page.goto(address)
        at(watched, f"/documents/{sarn().documents[0].id}")
        page.locator(".captured .content").first.click()
        page.wait_for_selector("#said .statement")
        page.wait_for_function(
            "() => document.querySelector('.captured .now').getBoundingClientRect().bottom"
            " <= document.querySelector('#said').getBoundingClientRect().top"
        )
        at(watched, "/search?words=depot")
        assert page.eval_on_selector("#said", "each => getComputedStyle(each).position") == (
            "static"
        )


def test_a_long_report_is_drawn_only_where_it_is_near(browser):
    """A megabyte with three thousand marks scrolls from end to end; most of it is blank at any
    time, and the key leads on across the parts."""
    with served(LongDesk()) as address:
        watched = Watched(browser)
        page = watched.page
        page.goto(address)
        at(watched, f"/documents/{LongDesk().weigh().documents[0].id}")
        parts = page.locator(".part").count()
        assert parts > 100
        tall = page.evaluate("document.documentElement.scrollHeight")
        for share in (0.25, 0.5, 0.75, 1.0):
            page.evaluate("y => scrollTo(0, y)", tall * share)
            page.wait_for_function(
                "() => [...document.querySelectorAll('.part')].some(part => {"
                "const box = part.getBoundingClientRect();"
                "return box.top < innerHeight && box.bottom > 0 && !part.matches('.blank')})"
            )
            page.wait_for_function(
                "() => document.querySelectorAll('.part:not(.blank)').length < 15"
            )
            assert page.locator(".captured span").count() < 1000
        page.keyboard.press("k")
        page.wait_for_selector("#said .statement")
        told = page.inner_text("#said .count")
        page.keyboard.press("k")
        page.wait_for_function(
            "told => document.querySelector('#said .count').textContent !== told", arg=told
        )
        assert watched.faults == []


def test_fifty_payloads_run_nowhere(browser):
    """Every field that can be filled holds fifty scripts: no page runs one or asks for one."""
    with served(PoisonedDesk(" ".join(PAYLOADS))) as address:
        watched = Watched(browser)
        asked: list[str] = []
        watched.page.on("request", lambda request: asked.append(request.url))
        watched.page.goto(address)
        for each in addresses(PoisonedDesk(" ".join(PAYLOADS)).weigh()):
            if each == "/report":
                continue  # it has its own policy and its own tests
            at(watched, each)
            watched.page.wait_for_load_state("load")
        assert watched.faults == []
        origin = address.split("/open")[0]
        assert [url for url in asked if not url.startswith(origin)] == []


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A case of one short report."""
    report = tmp_path / "report.txt"
    report.write_text(TEXT, encoding="utf-8")
    casework.assess(
        [str(report)],
        "Who struck the Sarn depot?",
        casework.Settings(),
        out=tmp_path / "case",
    )
    return tmp_path / "case"


@pytest.mark.parametrize("script", [True, False])
def test_a_person_reviews_and_adds(browser, case, tmp_path, script):
    """With script or without: accept what weighs most, see it counted, hand in a report, read it."""
    another = tmp_path / "another.txt"
    another.write_text(
        "“Nothing was flying,” said Ana Prell, a farmer near Sarn.", encoding="utf-8"
    )
    with served(Desk(case)) as address:
        watched = Watched(browser, java_script_enabled=script)
        page = watched.page
        page.goto(address)
        page.wait_for_selector(".counts")
        at(watched, "/review")
        assert "DRAFT, 0 of" in page.inner_text(".draft")
        page.get_by_role("button", name="Accept").first.press("Enter")
        page.wait_for_selector("#done")
        assert "accepted by A. Reviewer" in page.inner_text("#done")
        for _ in range(60):
            if "DRAFT, 0 of" not in page.inner_text("header"):
                break
            at(watched, "/review")  # the queue goes on while the case is weighed anew
        assert "DRAFT, 0 of" not in page.inner_text("header")
        at(watched, "/add")
        page.set_input_files("input[type=file]", str(another))
        page.get_by_role("button", name="Add to the case").press("Enter")
        for _ in range(60):
            if "1 added" in page.inner_text(".jobs"):
                break
            if script:
                page.wait_for_selector(".job :text('added')")
            else:
                page.reload()
        assert "1 added" in page.inner_text(".jobs")
        at(watched, "/documents")
        for _ in range(60):
            if page.get_by_text("another.txt").count():
                break
            page.reload()
        page.get_by_role("link", name="another.txt").click()
        assert "Nothing was flying" in page.text_content(".captured")
        assert watched.faults == []


def test_every_page_is_a_click_away(visitor):
    """Each page of the navigation opens from it."""
    for page in PAGES:
        if page.group is not None:
            at(visitor, "/")
            visitor.page.locator(f'#menu a[href="{page.path}"]').click()
            assert visitor.page.url.endswith(page.path)


def test_people_sign_in_and_out_of_a_shared_case(browser):
    """A reader with an account sees the case under their name, and nothing once they left."""
    door = AccountDoor(
        lambda: {"Oda": "reader"}, lambda _, word: "reader" if word == "open" else None
    )
    with served(RichDesk(), door=door) as address:
        watched = Watched(browser)
        page = watched.page
        page.goto(address)
        assert page.url.endswith("/sign-in")
        page.get_by_label("Name").fill("Oda")
        page.get_by_label("Password").fill("open")
        page.keyboard.press("Enter")
        page.wait_for_selector(".counts")
        assert "Oda (reader)" in page.inner_text("footer")
        assert page.get_by_role("link", name="Add reports").count() == 0
        page.get_by_role("button", name="Sign out").press("Enter")
        page.wait_for_url("**/sign-in")
        at(watched, "/review")
        assert page.url.endswith("/sign-in")
        assert watched.overflow() <= 0
        assert watched.faults == []
