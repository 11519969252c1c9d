"""Statements that were missed are added beside their text; claims are joined and parted there and in
the queue."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from crossbearing import casework
from crossbearing.model import Act, Variable
from crossbearing.store import current
from crossbearing.web.api import PREFIX
from crossbearing.web.desk import Desk
from tests.web.browsing import NARROW, WIDE, Watched, at, chromium, serious, served
from tests.web.conftest import ORIGIN
from tests.web.test_review import forms, opened, send, ways

REPORTS = {
    "bulletin.txt": (
        "“A missile of Teral hit the depot at Sarn,” the ministry of Ansel said on Friday.\n\n"
        "The foreman of the stores held up a burnt match. Powder kept in the sun, and then one "
        "spark. Nobody was hurt, neither in the sun nor in the shade.\n"
    ),
    "wire.txt": (
        "The mayor of Sarn said on Saturday that a drone struck the depot at Sarn. "
        "A shepherd said that a car bomb had destroyed the depot at Sarn.\n"
    ),
}
SPARK = "Powder kept in the sun, and then one spark"
FIELDS = {
    "content": SPARK,
    "source": "The foreman of the stores",
    "stance": "asserts",
    "certainty": "certain",
    "kind": "indirect",
    "voice_kind": "role",
    "cause": "accident",
    "why": "he showed how it began",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of two reports, weighed, that nobody writes to."""
    folder = tmp_path_factory.mktemp("missed")
    for name, text in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    casework.assess(
        [str(folder / name) for name in REPORTS],
        "Who struck the Sarn depot?",
        casework.Settings(),
        out=folder / "case",
    )
    return folder / "case"


@pytest.fixture
def case(made: Path, tmp_path: Path) -> Path:
    """A copy of the case."""
    return Path(shutil.copytree(made, tmp_path / "case"))


def bulletin(case: Path) -> Any:
    """The report that has the foreman."""
    return next(each for each in casework.documents_of(case) if "foreman" in each.text)


def voices(case: Path) -> list[str | None]:
    """Whose voices the case's statements are in."""
    now = casework.weigh_case(case)
    return [said.voice.name for each in now.annotations for said in each.attributions]


def test_words_that_are_typed_become_a_statement(case):
    """Without a script the words are found where they stand; the row says who and why."""
    client, document = opened(case), bulletin(case)
    page = f"/documents/{document.id}"
    assert "Add a statement that was missed" in client.get(page).text
    answer = client.post(f"{page}/statements", data=FIELDS, headers=ORIGIN)
    assert answer.status_code == 303
    (row,) = casework.decisions_of(case)
    assert (row.act, row.who, row.why) == (Act.add, "A. Reviewer", FIELDS["why"])
    assert [span.of(document.text) for span in row.target.spans] == [SPARK]
    assert "The foreman of the stores" in voices(case)
    shown = client.get(answer.headers["location"]).text
    assert "Recorded: " in shown
    told = casework.page(casework.weigh_case(case))
    assert f"add statement: “{SPARK}”" in told
    undo = forms(shown, "Undo")[0]
    assert (
        client.post(
            f"{page}/decisions", data=undo | {"act": "undo"}, headers=ORIGIN
        ).status_code
        == 303
    )
    assert "The foreman of the stores" not in voices(case)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"content": "Powder in the rain"}, "does not stand"),
        ({"content": " "}, "what is said"),
        ({"cause": "weather"}, "no cause"),
        ({"actor": "Pelmar"}, "Pelmar"),
        ({"content_at": "7"}, "12-40,52-60"),
    ],
)
def test_what_cannot_be_a_statement_is_told_beside_the_form(case, changes, said):
    """Nothing is recorded, and what was filled in stays."""
    client, document = opened(case), bulletin(case)
    data = FIELDS | changes
    answer = client.post(f"/documents/{document.id}/statements", data=data, headers=ORIGIN)
    assert answer.status_code == 400
    assert said in answer.text
    assert FIELDS["why"] in answer.text
    assert casework.decisions_of(case) == ()


def test_words_that_stand_twice_are_those_beside_the_statement(case):
    """Who says it is looked for near what is said."""
    client, document = opened(case), bulletin(case)
    data = FIELDS | {"content": "Nobody was hurt", "source": "in the sun"}
    client.post(f"/documents/{document.id}/statements", data=data, headers=ORIGIN)
    (row,) = casework.decisions_of(case)
    start, _ = json.loads(row.value or "")["source"].split("-")
    assert int(start) == document.text.rindex("in the sun")


def test_the_same_statement_is_added_once(case):
    """The second is told who was there before."""
    client, document = opened(case), bulletin(case)
    sent = [
        client.post(f"/documents/{document.id}/statements", data=FIELDS, headers=ORIGIN)
        for _ in range(2)
    ]
    assert [each.status_code for each in sent] == [303, 400]
    assert len(casework.decisions_of(case)) == 1


def test_the_api_adds_a_statement_and_takes_it_back(case):
    """The same as a form does, with offsets."""
    client, document = opened(case), bulletin(case)
    start = document.text.index(SPARK)
    words = [start, start + len(SPARK)]
    shape = {
        "document": document.id,
        "spans": [words],
        "source": [[document.text.index("The foreman"), document.text.index(" held up")]],
        "voice": {"kind": "role"},
        "claims": [{"role": "claim cause", "span": words, "value": "accident"}],
        "why": "seen",
    }
    made = client.post(f"{PREFIX}/statements", json=shape, headers=ORIGIN)
    assert (made.status_code, made.json()["act"]) == (201, "add")
    assert "The foreman of the stores" in voices(case)
    assert client.post(f"{PREFIX}/statements", json=shape, headers=ORIGIN).status_code == 400
    undone = client.post(
        f"{PREFIX}/decisions/{made.json()['id']}/undo",
        json={"on": made.json()["id"]},
        headers=ORIGIN,
    )
    assert undone.status_code == 201
    assert "The foreman of the stores" not in voices(case)


def means(case: Path) -> set[str]:
    """The means that the case's words put forward, each one claim."""
    now = casework.weigh_case(case)
    return {each.value for each in now.links.claims if each.variable is Variable.means}


def of_means(shown: str, label: str) -> dict[str, str]:
    """The first form of this label that is about means."""
    return next(each for each in forms(shown, label) if each["role"] == "claim means")


def test_claims_are_merged_from_the_queue_and_parted_again(case):
    """Two means said to be one are one claim, and two again once that is undone."""
    client = opened(case)
    plain = means(case)
    answer = send(client, of_means(client.get("/review").text, "Merge claim"), act="merge")
    assert len(means(case)) == len(plain) - 1
    undo = forms(client.get(answer.headers["location"]).text, "Undo")[0]
    send(client, undo, act="undo")
    assert means(case) == plain


def test_claims_are_divided_from_the_queue(case):
    """What was merged is offered to be divided, word for word, and is two then."""
    client = opened(case)
    plain = means(case)
    send(client, of_means(client.get("/review").text, "Merge claim"), act="merge")
    parting = opened(case)
    send(parting, of_means(parting.get("/review").text, "Divide claim"), act="divide")
    assert [act for act, role, _ in ways(case) if role == "claim means"] == ["divide"]
    assert len(means(case)) == len(plain)


def test_claims_are_merged_beside_the_text(case):
    """The forms beside a statement do the same, and lead back to its text."""
    client = opened(case)
    plain = means(case)
    now = casework.weigh_case(case)
    notes = now.annotations[0]
    said = next(
        each
        for each in notes.attributions
        for claim in notes.allegations
        if claim.by == each.id and claim.variable is Variable.means
    )
    page = f"/documents/{notes.document}/statements?at={said.content[0].start}"
    shown = client.get(page, headers={"hx-request": "true"}).text
    answer = client.post(
        f"/documents/{notes.document}/decisions",
        data=of_means(shown, "Merge claim") | {"act": "merge"},
        headers=ORIGIN,
    )
    assert answer.headers["location"].startswith(f"/documents/{notes.document}?at=")
    assert len(means(case)) == len(plain) - 1
    after = client.get(page, headers={"hx-request": "true"}).text
    undo = next(each for each in forms(after, "Undo") if each["back"] == "reader")
    undone = client.post(
        f"/documents/{notes.document}/decisions", data=undo | {"act": "undo"}, headers=ORIGIN
    )
    assert undone.status_code == 303
    assert means(case) == plain


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as found:
        yield found


MARK = (
    "words => { const walker = document.createTreeWalker(document.getElementById('parts'),"
    "NodeFilter.SHOW_TEXT); let all = '', nodes = [];"
    "while (walker.nextNode()) { nodes.push([all.length, walker.currentNode]);"
    "all += walker.currentNode.data; }"
    "const place = at => { const [start, node] = nodes.findLast(([start]) => start <= at);"
    "return [node, at - start]; };"
    "const start = all.indexOf(words), end = start + words.length;"
    "getSelection().setBaseAndExtent(...place(start), ...place(end)); }"
)
"""Marks words in the text as a pointer would."""


@pytest.mark.browser
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_marked_words_become_a_statement_and_claims_are_merged_beside_it(browser, case, width):
    """Mark, press n, take the source, add: the words are marked as said, told beside the text, and
    taken back by the button there."""
    document = bulletin(case)
    with served(Desk(case)) as address:
        watched = Watched(browser, width)
        page = watched.page
        page.goto(address)
        page.wait_for_selector(".counts")
        at(watched, f"/documents/{document.id}", width)
        page.wait_for_selector("#keys:not([hidden])")
        page.evaluate(MARK, SPARK)
        page.keyboard.press("n")
        form = page.locator("#missed form")
        assert form.locator("[name=content]").input_value() == SPARK
        assert page.evaluate("document.activeElement.name") == "source"
        page.evaluate(MARK, "The foreman of the stores")
        form.locator("[data-take=source]").click()
        form.locator("[name=cause]").select_option("accident")
        form.locator("[name=why]").fill(FIELDS["why"])
        assert serious(watched) == []
        form.get_by_role("button", name="Add the statement").press("Enter")
        page.wait_for_selector("#said .statement :text('The foreman of the stores')")
        assert SPARK in page.locator(".now.content").all_inner_texts()
        assert watched.overflow() <= 0
        page.locator("#done form.undo button").press("Enter")
        page.wait_for_selector("#done :text('undone')")
        page.wait_for_selector("#keys:not([hidden])")
        assert not page.locator(".content", has_text=SPARK).count()
        assert watched.faults == []
    added, undone = casework.decisions_of(case)
    assert [span.of(document.text) for span in added.target.spans] == [SPARK]
    assert undone.act is Act.undo
    assert current((added, undone)) == ()


@pytest.mark.browser
def test_all_forms_of_the_queue_fit_a_telephone(browser, case):
    """Nothing runs out of the page when everything on it is open, and nothing serious is found."""
    with served(Desk(case)) as address:
        watched = Watched(browser, NARROW)
        page = watched.page
        page.goto(address)
        page.wait_for_selector(".counts")
        at(watched, "/review", NARROW)
        page.wait_for_selector("#keys:not([hidden])")
        page.evaluate(
            "() => { for (const each of document.querySelectorAll('details')) each.open = true; }"
        )
        assert page.locator(".claims form").first.is_visible()
        assert watched.overflow() <= 0
        assert serious(watched) == []


@pytest.mark.browser
def test_claims_are_merged_by_keyboard(browser, case):
    """The key c opens what words put forward; Tab leads to the button that merges."""
    with served(Desk(case)) as address:
        watched = Watched(browser)
        page = watched.page
        page.goto(address)
        page.wait_for_selector(".counts")
        page.goto(re.sub(r"/open.*", "/review", address))
        page.wait_for_selector("#keys:not([hidden])")
        item = page.locator(".item:has(details.claims)").first
        item.focus()
        page.keyboard.press("c")
        assert page.evaluate("document.activeElement.closest('details').className") == "claims"
        button = item.get_by_role("button", name="Merge the claims").first
        for _ in range(40):
            if button.evaluate("wanted => document.activeElement === wanted"):
                break
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_selector("#done :text('merged')")
        assert watched.faults == []
    (row,) = casework.decisions_of(case)
    assert (row.act, row.target.role.split()[0]) == (Act.merge, "claim")
