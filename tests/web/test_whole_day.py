"""An investigator's day in a real browser: from a question to a bag that opens elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from crossbearing import casework
from crossbearing.cli import main as surface
from crossbearing.web.desk import Desk
from crossbearing.web.pages import PAGES
from tests.web.browsing import (
    NARROW,
    WIDE,
    Watched,
    answered,
    at,
    chromium,
    enter,
    reach,
    serious,
    served,
)

pytestmark = pytest.mark.browser

LOOKS = ((WIDE, "light"), (NARROW, "dark"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as found:
        yield found


def command(*words: object) -> str:
    """What a command line prints."""
    done = CliRunner().invoke(surface, [*map(str, words)], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def open_page(watched: Watched, title: str) -> Any:
    """A page, by the keys that lead to it through the navigation."""
    page = watched.page
    enter(page, page.locator("#menu").get_by_role("link", name=title, exact=True))
    page.wait_for_selector(f'#menu a[aria-current="page"]:text-is("{title}")')
    return page


def fill_the_case(watched: Watched, reports: list[str]) -> None:
    """Hand in the reports and wait until they are in the case and weighed."""
    page = watched.page
    enter(page, page.get_by_role("link", name="Add some"))
    page.set_input_files("input[type=file]", reports)
    enter(page, page.get_by_role("button", name="Add to the case"))
    page.wait_for_selector(f".job :text('{len(reports)} added')", timeout=120_000)
    answered(watched)
    assert page.inner_text(".counts li:first-child strong") == str(len(reports))


def go_to_one_with(page: Any, part: str) -> None:
    """From proposal to proposal until one has what a key is for."""
    for _ in range(20):
        if page.locator(f".item:focus {part}").count():
            return
        page.keyboard.press("j")
    raise AssertionError(f"no proposal has {part}")


def review(watched: Watched) -> None:
    """Accept the first, reject the second, edit a third, and take the edit back."""
    page = open_page(watched, "Review")
    page.wait_for_selector("#keys")
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.wait_for_selector("#done .told:has-text('accepted by A. Reviewer')")
    page.wait_for_selector(".item:focus")
    go_to_one_with(page, "button[value=reject]")
    page.keyboard.press("r")
    page.wait_for_selector("#done .told:has-text('rejected by A. Reviewer')")
    page.wait_for_selector(".item:focus")
    go_to_one_with(page, "details.edit")
    page.keyboard.press("e")
    assert page.evaluate("document.activeElement.name") == "stance"
    page.keyboard.press("End")
    item = page.locator(".item:focus-within")
    enter(page, item.get_by_role("button", name="Record the change"))
    page.wait_for_selector("#done .told:has-text('edited')")
    page.keyboard.press("Escape")
    enter(page, page.locator("#done").get_by_role("button", name="Undo"))
    page.wait_for_selector("#done .told:has-text('undone')")


def rate(watched: Watched) -> None:
    """Hold a reading inconsistent with the first hypothesis, and find it in one's own matrix."""
    page = open_page(watched, "Matrix")
    enter(page, page.locator(".matrix td a"))
    page.wait_for_selector("#rate-title")
    reach(page, page.locator('select[name^="rating."]'))
    page.keyboard.type("II")
    reach(page, page.get_by_label("Why, or what to look at again"))
    page.keyboard.type("Nobody saw it fly.")
    enter(page, page.get_by_role("button", name="Put it down"))
    page.wait_for_selector(".came:has-text('A. Reviewer II')")
    at(watched, "/matrix?by=A.+Reviewer")
    assert "II" in page.locator(".matrix td").all_inner_texts()


def take_apart(watched: Watched) -> None:
    """Leave the first origin out; the case stays as it is."""
    page = open_page(watched, "Take it apart")
    reach(page, page.locator('.switches input[type="checkbox"]'))
    page.keyboard.press("Space")
    page.wait_for_selector("#tried :text('Tried:')")
    page.wait_for_url("**/apart?*off=*")


def write_a_letter(watched: Watched) -> None:
    """Edit the draft, keep it as a file, and put down that the party was asked."""
    page = open_page(watched, "The accused")
    enter(page, page.locator("tbody th a"))
    letter = page.get_by_label("The letter")
    letter.wait_for()
    reach(page, letter)
    page.keyboard.press("Control+Home")
    page.keyboard.type("To the press office. ")
    with page.expect_download() as kept:
        enter(page, page.get_by_role("button", name="Download the letter"))
    assert "To the press office. " in Path(kept.value.path()).read_text("utf-8")
    reach(page, page.get_by_label("When", exact=True))
    page.get_by_label("When", exact=True).fill("2031-05-11")
    enter(page, page.get_by_role("button", name="Put it down"))
    page.wait_for_selector("#asked ~ .scroll th:text-is('2031-05-11')")


def look_around(watched: Watched) -> None:
    """Search, read on by keyboard, see who had it from whom, when, and who they are."""
    page = open_page(watched, "Search")
    reach(page, page.locator("#words"))
    page.keyboard.type("depot")
    page.wait_for_url("**/search?words=depot&*")
    page.wait_for_selector("#said + .finds mark:text-is('depot')")
    enter(page, page.locator("#finds .finds a"))
    page.wait_for_selector("#keys")
    page.keyboard.press("j")
    page.wait_for_selector("#said .statement")
    for title, drawn in (("Origins", "figure svg"), ("Timeline", "svg"), ("Map", "h1")):
        open_page(watched, title)
        assert page.locator(f"main {drawn}").count() >= 1, title
    page = open_page(watched, "People and groups")
    enter(page, page.locator("#list tbody a"))
    page.wait_for_selector("#relations")


def see_every_page(watched: Watched) -> None:
    """Every page of a case that is worked on fits both screens and can be read by everybody."""
    for width, scheme in LOOKS:
        watched.page.emulate_media(color_scheme=scheme)
        for each in PAGES:
            if each.path != "/report":  # it has its own page and its own tests
                at(watched, each.path, width)
                assert (each.path, width, watched.overflow() > 0) == (each.path, width, False)
                assert (each.path, width, serious(watched)) == (each.path, width, [])
    at(watched, "/")


def take_out(watched: Watched, folder: Path) -> dict[str, Path]:
    """The editor's pack and the bag, as files."""
    page = open_page(watched, "Export")
    found = {}
    for name, title in (("editors-pack", "Editor's pack"), ("bag", "Whole case (bag)")):
        with page.expect_download() as kept:
            enter(page, page.get_by_role("button", name=title, exact=True))
        found[name] = folder / kept.value.suggested_filename
        kept.value.save_as(found[name])
    return found


def test_a_day_from_a_question_to_a_bag_that_opens_elsewhere(browser, tmp_path):
    """By keyboard: hand in the bundled incident, review, rate, take apart, ask the accused, look
    around, take the case out, and find the same answer and the same work where it is opened."""
    demo = casework.demo()
    reports = sorted(str(each) for each in demo.paths[0].glob("*") if each.is_file())
    command("case", "new", tmp_path / "case", "-q", demo.question)
    with served(Desk(tmp_path / "case")) as address:
        watched = Watched(browser)
        page = watched.page
        page.goto(address)
        fill_the_case(watched, reports)
        review(watched)
        rate(watched)
        take_apart(watched)
        write_a_letter(watched)
        look_around(watched)
        copies = casework.weigh_kept(tmp_path / "case")[0].trace.copies
        at(watched, f"/documents/{copies[0].target}/beside/{copies[0].source}")
        assert page.locator("tr.both").count() >= 1
        open_page(watched, "Record")
        enter(page, page.get_by_role("button", name="Check every row"))
        page.wait_for_selector("text=The record is whole")
        see_every_page(watched)
        taken = take_out(watched, tmp_path)
        at(watched, "/report")
        assert page.locator("section#answer").count() == 1
        assert watched.faults == []
        before = answered(watched)
    assert demo.question in taken["editors-pack"].read_text("utf-8")
    command("case", "open", taken["bag"], tmp_path / "elsewhere")
    assert "are as recorded" in command("case", "verify", tmp_path / "elsewhere")
    with served(Desk(tmp_path / "elsewhere")) as address:
        watched = Watched(browser)
        page = watched.page
        page.goto(address)
        assert answered(watched) == before
        at(watched, "/review?decided=1")
        assert "accepted by A. Reviewer" in page.inner_text("#queue")
        at(watched, "/matrix?by=A.+Reviewer")
        assert "II" in page.locator(".matrix td").all_inner_texts()
        at(watched, "/accused")
        assert "2031-05-11, by A. Reviewer" in page.inner_text("main")
        assert watched.faults == []
