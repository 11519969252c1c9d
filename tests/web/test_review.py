"""The review queue: forms that decide, by hand and by keyboard, and two people at one case."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from crossbearing import casework
from crossbearing.model import Act, Stance
from crossbearing.store import current
from crossbearing.web.app import create_app
from crossbearing.web.desk import Desk
from tests.servers import postgres
from tests.web.browsing import NARROW, WIDE, Watched, chromium, served
from tests.web.conftest import HOST, ORIGIN

REPORTS = {
    "bulletin.txt": (
        "“A missile hit the depot at Sarn,” the ministry of Ansel said on Friday. "
        "A shepherd said that two drones had struck the depot at Sarn."
    ),
    "wire.txt": (
        "Teral denied on Friday that its air force struck the depot at Sarn. "
        "The ministry of Ansel said again that a missile hit the depot at Sarn."
    ),
}
__all__ = ["postgres"]

FORM = re.compile(r"<form.*?</form>", re.DOTALL)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of two reports, weighed, that nobody writes to."""
    folder = tmp_path_factory.mktemp("queue")
    for name, text in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    paths = [str(folder / name) for name in REPORTS]
    casework.assess(
        paths, "Who struck the Sarn depot?", casework.Settings(), out=folder / "case"
    )
    return folder / "case"


@pytest.fixture
def case(made: Path, tmp_path: Path) -> Path:
    """A copy of the case."""
    return Path(shutil.copytree(made, tmp_path / "case"))


def opened(case: Path, name: str = "A. Reviewer") -> TestClient:
    """A browser of somebody at the case."""
    desk = Desk(case)
    desk.refresh(patience=60)
    app = create_app(desk, origin=ORIGIN["origin"], reviewer=name)
    client = TestClient(app, base_url=f"http://{HOST}", follow_redirects=False)
    client.get(app.entrance)
    return client


def forms(shown: str, label: str) -> list[dict[str, str]]:
    """What each form sends whose label begins so, as a browser would without a change."""
    found = []
    for form in FORM.findall(shown):
        if f'aria-label="{label}' not in form:
            continue
        fields = {
            name: unescape(value)
            for name, value in re.findall(r'<input[^>]*name="(\w+)" value="([^"]*)"', form)
        }
        for name, options in re.findall(
            r'<select name="(\w+)">(.*?)</select>', form, re.DOTALL
        ):
            chosen = re.findall(r'value="([^"]*)" selected', options)
            first = re.findall(r'value="([^"]*)"', options)
            fields[name] = unescape((chosen or first or [""])[0])
        fields.pop("voice_anonymous", None)
        found.append(fields)
    return found


def send(client: TestClient, fields: dict[str, str], **changes: str):
    """Send a form of the queue, with changes."""
    return client.post("/review/decisions", data=fields | changes, headers=ORIGIN)


def ways(case: Path) -> list[tuple[str, str, str | None]]:
    """What is in force: act, role, value."""
    return [
        (each.act.value, each.target.role, each.value)
        for each in current(casework.decisions_of(case))
    ]


def test_what_flips_or_moves_the_answer_comes_first(case):
    """The order is that of how far the answer would move."""
    every = casework.proposals(casework.weigh_case(case))
    order = [(-len(each.flips), -round(each.moves, 9)) for each in every]
    assert order == sorted(order)
    assert {each.kind.value for each in every} >= {"reading", "origin"}


def test_the_next_proposal_is_the_place_to_go_on(case):
    """After a decision the page opens at what comes next, and what was decided waits no more."""
    client = opened(case)
    shown = client.get("/review").text
    ids = re.findall(r'<article[^>]*id="on-([\w-]+)"', shown)
    answer = send(client, forms(shown, "Review:")[0], act="accept")
    assert answer.status_code == 303
    assert answer.headers["location"].endswith(f"#on-{ids[1]}")
    after = client.get(answer.headers["location"]).text
    assert f'id="on-{ids[0]}"' not in after
    assert "accepted by <bdi>A. Reviewer</bdi>" in after
    assert f'id="on-{ids[0]}"' in client.get("/review?decided=1").text


@pytest.mark.parametrize(
    ("label", "act", "waits"), [("Review:", "accept", 0), ("Edit:", "edit", 1)]
)
def test_the_queue_goes_on_before_the_case_is_weighed(case, monkeypatch, label, act, waits):
    """What is decided waits no more whatever the answer is; only who edits sees what came of it."""
    client, waited = opened(case), []
    fields = forms(client.get("/review").text, label)[0]
    monkeypatch.setattr(Desk, "refresh", lambda _, patience: waited.append(patience))
    answer = send(client, fields, act=act, stance="suspects")
    assert answer.status_code == 303
    assert [each > 0 for each in waited] == [bool(waits)]
    assert "Recorded: " in client.get(answer.headers["location"]).text


def test_an_edit_records_what_was_changed_and_nothing_else(case):
    """Two parts changed are two rows, the second made on the first."""
    client = opened(case)
    fields = forms(client.get("/review").text, "Edit:")[0]
    changed = next(each.value for each in Stance if each.value != fields["stance"])
    send(client, fields, act="edit", stance=changed, voice_name="Corin Haldt")
    first, second = casework.decisions_of(case)
    assert {first.target.role, second.target.role} == {"stance", "voice"}
    assert second.on == first.id


def test_an_edit_of_nothing_is_told(case):
    """Nobody believes that they changed what they did not."""
    client = opened(case)
    fields = forms(client.get("/review").text, "Edit:")[0]
    assert send(client, fields, act="edit").status_code == 400
    assert casework.decisions_of(case) == ()


@pytest.mark.parametrize("act", ["edit", "reject"])
def test_what_words_put_forward_is_set(case, act):
    """A claim is given another value, or taken from the words."""
    client = opened(case)
    fields = forms(client.get("/review").text, "What it puts forward")[0]
    value = "not attack" if fields["role"] == "claim cause" else "Pelmar"
    assert send(client, fields, act=act, value=value).status_code == 303
    assert ways(case) == [(act, fields["role"], value if act == "edit" else None)]


def test_an_undone_decision_waits_again(case):
    """The way back is a button beside what was just recorded."""
    client = opened(case)
    answer = send(client, forms(client.get("/review").text, "Review:")[0], act="reject")
    undo = forms(client.get(answer.headers["location"]).text, "Undo")[0]
    send(client, undo, act="undo")
    assert ways(case) == []
    assert len(casework.decisions_of(case)) == 2


def test_an_origin_is_split_and_made_whole_again(case):
    """What was one word is two, and undoing makes it one."""
    client = opened(case)
    plain = casework.weigh_case(case).trace
    answer = send(
        client, forms(client.get("/review?kind=origin").text, "Split")[0], act="divide"
    )
    assert len(casework.weigh_case(case).trace.origins) == len(plain.origins) + 1
    undo = forms(client.get(answer.headers["location"]).text, "Undo")[0]
    send(client, undo, act="undo")
    assert casework.weigh_case(case).trace == plain


def test_two_origins_are_merged(case):
    """Two voices said to be one are one."""
    client = opened(case)
    plain = casework.weigh_case(case).trace.origins
    fields = forms(client.get("/review").text, "Merge:")[0]
    mine = (fields["document"], fields["spans"])
    others = [
        (each.passages[0].document, f"{span.start}-{span.end}")
        for each in plain
        for span in each.passages[0].spans
    ]
    other = next(each for each in others if each != mine)
    answer = send(client, fields, act="merge", other=":".join(other))
    assert answer.status_code == 303
    assert len(casework.weigh_case(case).trace.origins) == len(plain) - 1


def test_names_are_merged_by_name(case):
    """Whoever knows that two names are one writes the other."""
    client = opened(case)
    now = casework.weigh_case(case)
    mention = now.annotations[0].mentions[0]
    known = [each for each in now.links.entities if each.mentions]
    other = next(each for each in known if mention.id not in each.mentions)
    fields = {
        "role": "mention",
        "document": mention.document,
        "spans": f"{mention.span.start}-{mention.span.end}",
        "on": "",
    }
    assert send(client, fields, act="merge", other="Nobody").status_code == 400
    assert send(client, fields, act="merge", other=other.name).status_code == 303
    after = [each for each in casework.weigh_case(case).links.entities if each.mentions]
    assert len(after) == len(known) - 1


def test_whoever_was_slower_sees_both_and_a_way_on(case):
    """The later of two decisions is 409 with both shown; sent again from there it is recorded."""
    mara, noor = opened(case, "Mara"), opened(case, "Noor")
    fields = forms(mara.get("/review").text, "Review:")[0]
    noor.get("/review")
    assert send(mara, fields, act="accept").status_code == 303
    refused = send(noor, fields, act="reject", why="a misreading")
    assert refused.status_code == 409
    assert "accepted by <bdi>Mara</bdi>" in refused.text
    assert "rejected by <bdi>Noor</bdi>" in refused.text
    assert ways(case) == [("accept", fields["role"], None)]
    (again,) = forms(refused.text, "Decide so all the same")
    assert send(noor, again).status_code == 303
    assert [each.who for each in casework.decisions_of(case)] == ["Mara", "Noor"]
    assert casework.decisions_of(case)[1].why == "a misreading"


def test_a_statement_beside_its_text_names_its_version(case):
    """The reader's forms are told of what came in between, too."""
    client = opened(case)
    now = casework.weigh_case(case)
    document, said = now.documents[0], now.annotations[0].attributions[0]
    page = f"/documents/{document.id}/statements?at={said.content[0].start}"
    fields = forms(client.get(page).text, "Review:")[0]
    target = f"/documents/{document.id}/decisions"
    sent = [
        client.post(target, data=fields | {"act": act}, headers=ORIGIN).status_code
        for act in ("accept", "reject")
    ]
    assert (fields["on"], sent) == ("", [303, 409])


@pytest.mark.parametrize(
    "changes",
    [
        {"act": "resolve"},
        {"act": ""},
        {"spans": ""},
        {"spans": "0-999999"},
        {"document": "d-none"},
        {"role": "weather"},
        {"act": "merge", "other": ""},
        {"act": "divide", "other": "x:y"},
        {"act": "undo", "value": "k-none"},
    ],
)
def test_a_form_no_page_of_ours_sends_is_refused(case, changes):
    """Such a form is 400 and leaves no row."""
    client = opened(case)
    fields = forms(client.get("/review").text, "Review:")[0] | {"act": "accept"}
    assert send(client, fields, **changes).status_code == 400
    assert casework.decisions_of(case) == ()


def test_a_case_in_postgres_is_reviewed_alike(tmp_path, postgres):
    """The pages take a ledger in PostgreSQL as they take one in a file, conflicts included."""
    for name, text in REPORTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    folder = tmp_path / "case"
    casework.new_case(folder, "Who struck the Sarn depot?", store=postgres)
    casework.add_reports(
        folder, [str(tmp_path / name) for name in REPORTS], casework.Settings()
    )
    client = opened(folder)
    fields = forms(client.get("/review").text, "Review:")[0]
    sent = [send(client, fields, act=act).status_code for act in ("accept", "reject")]
    assert sent == [303, 409]
    assert ways(folder) == [("accept", fields["role"], None)]
    assert casework.verify_case(folder).rows > 5


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as found:
        yield found


@pytest.mark.browser
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_the_queue_is_worked_by_keyboard(browser, case, width):
    """Accept, reject, undo, edit: one key each, and the next proposal is in focus after it."""
    with served(Desk(case)) as address:
        watched = Watched(browser, width)
        page = watched.page
        page.goto(address)
        page.wait_for_selector(".counts")
        page.goto(re.sub(r"/open.*", "/review", address))
        focused = "document.activeElement.id"
        page.keyboard.press("j")
        first = page.evaluate(focused)
        assert first.startswith("on-")
        page.keyboard.press("j")
        second = page.evaluate(focused)
        page.keyboard.press("k")
        assert page.evaluate(focused) == first != second
        page.keyboard.press("a")
        page.wait_for_selector("#done")
        page.wait_for_selector("#keys")
        page.wait_for_function(f"second => {focused} === second", arg=second)
        page.keyboard.press("r")
        page.wait_for_selector("#done :text('rejected')")
        page.wait_for_selector("#keys")
        page.keyboard.press("u")
        page.wait_for_selector("#done :text('undone')")
        page.wait_for_selector("#keys")
        page.keyboard.press("e")
        assert page.evaluate("document.activeElement.name") == "stance"
        page.keyboard.press("Escape")
        assert page.evaluate(focused).startswith("on-")
        assert watched.overflow() <= 0
        assert watched.faults == []
    assert [each.act for each in casework.decisions_of(case)] == [
        Act.accept,
        Act.reject,
        Act.undo,
    ]


@pytest.mark.browser
def test_words_selected_in_the_text_become_the_content(browser, case):
    """Nobody counts letters: what is selected is taken, and recorded as offsets."""
    with served(Desk(case)) as address:
        watched = Watched(browser)
        page = watched.page
        page.goto(address)
        page.wait_for_selector(".counts")
        page.goto(re.sub(r"/open.*", "/review", address))
        item = page.locator(".item:has(details.edit)").first
        item.locator("details.edit > summary").click()
        page.evaluate(
            "item => { const words = item.querySelector('.context .content').firstChild;"
            "getSelection().setBaseAndExtent(words, 2, words, 9); }",
            item.element_handle(),
        )
        item.locator("[data-take=content]").click()
        item.get_by_role("button", name="Record the change").click()
        page.wait_for_selector("#done :text('content')")
        page.wait_for_selector("#keys")
        assert watched.faults == []
    (made,) = casework.decisions_of(case)
    start, end = (int(each) for each in (made.value or "").split("-"))
    assert (made.target.role, end - start) == ("content", 7)
    assert start == made.target.spans[0].start + 2
