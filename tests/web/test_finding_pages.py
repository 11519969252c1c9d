"""Search, people, origins and the timeline, as a browser asks for them."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from crossbearing.report.blocks import Cell, Section, Table
from crossbearing.report.index import Index
from crossbearing.web.app import create_app
from crossbearing.web.pages import drawn
from tests.report.sarn import sarn
from tests.web.conftest import HOST, ORIGIN, MemoryDesk, addresses

CASE = sarn()


class SarnDesk(MemoryDesk):
    """The bundled incident in memory."""

    def weigh(self):
        return CASE


@pytest.fixture(scope="module")
def sarn_page() -> TestClient:
    """A browser that has opened the case."""
    app = create_app(SarnDesk(), origin=ORIGIN["origin"], reviewer="A. Reviewer")
    client = TestClient(app, base_url=f"http://{HOST}")
    client.get(app.entrance.removeprefix(ORIGIN["origin"]))
    return client


def test_a_find_opens_to_its_place(sarn_page: TestClient) -> None:
    """Each statement found leads to where it stands in its report."""
    said = CASE.annotations[0].attributions[0]
    words = said.content[0].of(CASE.documents[0].text)
    found = sarn_page.get("/search", params={"words": words})
    assert f"/documents/{said.document}?at={said.content[0].start}" in found.text
    assert "<mark>" in found.text


@pytest.mark.parametrize("address", addresses(CASE))
def test_a_page_that_asks_for_its_part_gets_it(sarn_page: TestClient, address: str) -> None:
    """What is drawn anew as somebody types or chooses stands without the page around it."""
    assert sarn_page.get(address, headers={"hx-request": "true"}).status_code == 200


def test_an_unknown_stance_is_refused(sarn_page: TestClient) -> None:
    """A filter that does not exist is a wrong request, not an empty answer."""
    assert sarn_page.get("/search?stance=shouts").status_code == 400


def test_each_party_has_a_page_with_its_relations(sarn_page: TestClient) -> None:
    """A relation stands on the pages of both its ends."""
    relation = CASE.links.relations[0]
    for end in (relation.source, relation.target):
        assert relation.type in sarn_page.get(f"/people/{end}").text


def test_a_party_is_found_by_any_of_its_names(sarn_page: TestClient) -> None:
    """The list holds whoever bears the name, in capitals or not."""
    entity = CASE.links.entities[0]
    found = sarn_page.get("/people", params={"name": entity.name.upper()})
    assert f"/people/{entity.id}" in found.text


def test_a_party_that_is_not_named_is_not_there(sarn_page: TestClient) -> None:
    """An unknown id is a 404."""
    assert sarn_page.get("/people/e-nobody").status_code == 404


def test_every_line_of_the_picture_of_origins_tells_its_reason(sarn_page: TestClient) -> None:
    """Lines have titles, and the tables stand beside the picture."""
    page = sarn_page.get("/origins").text
    assert page.count('class="edge') == page.count("</title></path>") > 0
    assert "<table" in page


def test_a_cell_shows_the_first_of_many_passages() -> None:
    """What an origin rests on a thousand times stays short, and says how many there are."""
    index = Index(CASE)
    quote = index.quote(CASE.verdict.readings[0].passages[0])
    table = Table(
        caption="", columns=("",), rows=((Cell(text="here", quotes=(quote,) * 1000),),)
    )
    (cut,) = drawn._cut(Section(title="", anchor="a", blocks=(table,)), folded=True).blocks
    assert isinstance(cut, Table)
    cell = cut.rows[0][0]
    assert (len(cell.quotes), cell.text) == (drawn.QUOTES, "here (20 of 1000 passages)")


def test_sections_are_written_once_for_an_answer(sarn_page: TestClient, monkeypatch) -> None:
    """Whoever asks again gets the same words without their being put together again."""
    first = sarn_page.get("/timeline").text
    monkeypatch.setattr(drawn, "_cut", None)
    assert sarn_page.get("/timeline").text == first
