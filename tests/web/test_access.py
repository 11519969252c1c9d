"""A shared case: who comes in, and what each role may do."""

from __future__ import annotations

import pytest
from fastapi.routing import APIRoute
from starlette.testclient import TestClient

from crossbearing.errors import UsageError
from crossbearing.web import serving
from crossbearing.web.accounts import FRESH, STAYS, TRIES, WAIT, AccountDoor
from crossbearing.web.app import create_app
from crossbearing.web.pages import PAGES
from crossbearing.web.people import Role
from crossbearing.web.serving import Sharing
from tests.web.conftest import HOST, HOSTILE, ORIGIN, REPORT, MemoryDesk

ROLES = {"rea": "reader", "rev": "reviewer", "own": "owner"}


class Town:
    """People with roles and one password, and a clock that tests move."""

    def __init__(self) -> None:
        self.roles = dict(ROLES)
        self.time = 0.0
        self.checked = 0
        self.door = AccountDoor(lambda: self.roles, self.check, now=lambda: self.time)
        self.desk = MemoryDesk()
        self.app = create_app(self.desk, origin=ORIGIN["origin"], door=self.door)

    def check(self, name: str, password: str) -> str | None:
        """The role, for the one password."""
        self.checked += 1
        return self.roles.get(name) if password == "open sesame" else None

    def stranger(self) -> TestClient:
        """Somebody who has not signed in."""
        return TestClient(self.app, base_url=f"http://{HOST}", follow_redirects=False)

    def person(self, name: str) -> TestClient:
        """Somebody who has."""
        browser = self.stranger()
        form = {"name": name, "password": "open sesame"}
        assert browser.post("/sign-in", data=form, headers=ORIGIN).status_code == 303
        return browser


@pytest.fixture
def town(tmp_path) -> Town:
    found = Town()
    found.desk.folder = tmp_path
    return found


def test_a_stranger_is_led_to_the_door_and_learns_nothing(town):
    """Every page leads to signing in, and that page says nothing of the case."""
    stranger = town.stranger()
    for page in PAGES:
        answer = stranger.get(page.path)
        assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")
    shown = stranger.get("/sign-in").text
    assert "script&gt;" not in shown
    assert 'id="menu"' not in shown


def test_who_has_an_account_comes_in_under_their_name(town):
    """Decisions of a shared case are signed by whoever is signed in."""
    reviewer = town.person("rev")
    form = {"role": "statement", "act": "accept", "spans": "31-54"}
    answer = reviewer.post(f"/documents/{REPORT.id}/decisions", data=form, headers=ORIGIN)
    assert answer.status_code == 303
    assert town.desk.decisions[0].who == "rev"
    assert "signed by <bdi>rev</bdi> (reviewer)" in reviewer.get("/").text


def test_a_wrong_password_opens_nothing(town):
    """The answer is the same for a name that nobody has."""
    stranger = town.stranger()
    told = set()
    for name in ("own", "nobody"):
        form = {"name": name, "password": "guess"}
        answer = stranger.post("/sign-in", data=form, headers=ORIGIN)
        assert answer.status_code == 401
        assert "set-cookie" not in answer.headers
        told.add(answer.text)
    assert len(told) == 1


def test_guessing_has_to_wait(town):
    """After a few wrong passwords even the right one is not looked at for a while."""
    stranger = town.stranger()
    for _ in range(TRIES):
        stranger.post("/sign-in", data={"name": "own", "password": "x"}, headers=ORIGIN)
    form = {"name": "own", "password": "open sesame"}
    assert stranger.post("/sign-in", data=form, headers=ORIGIN).status_code == 429
    assert town.checked == TRIES
    town.time += WAIT
    assert stranger.post("/sign-in", data=form, headers=ORIGIN).status_code == 303


def test_signing_in_from_another_site_is_refused(town):
    """No page elsewhere signs somebody in under a name of its own."""
    form = {"name": "own", "password": "open sesame"}
    headers = {"origin": "http://evil.example"}
    assert town.stranger().post("/sign-in", data=form, headers=headers).status_code == 403


def test_signing_out_ends_the_session(town):
    """A cookie that was copied before is worth nothing afterwards, for readers too."""
    reader = town.person("rea")
    cookies = dict(reader.cookies)
    assert reader.post("/sign-out", headers=ORIGIN).status_code == 303
    thief = town.stranger()
    thief.cookies.update(cookies)
    assert thief.get("/").status_code == 303


def test_a_session_ends_when_it_is_not_used(town):
    """A machine that was left alone is closed the next day."""
    reader = town.person("rea")
    town.time += STAYS - 1
    assert reader.get("/").status_code == 200
    town.time += STAYS + 1
    assert reader.get("/").status_code == 303


def test_an_account_that_is_taken_away_ends_its_sessions(town):
    """Whoever may no longer open the case is outside within seconds."""
    reader = town.person("rea")
    assert reader.get("/").status_code == 200
    del town.roles["rea"]
    town.time += FRESH + 1
    assert reader.get("/").status_code == 303


def test_a_role_that_changes_counts_at_once(town):
    """Who is made a reader decides no more, in a session that is open."""
    reviewer = town.person("rev")
    town.roles["rev"] = "reader"
    town.time += FRESH + 1
    form = {"role": "statement", "act": "accept", "spans": "31-54"}
    answer = reviewer.post(f"/documents/{REPORT.id}/decisions", data=form, headers=ORIGIN)
    assert answer.status_code == 403
    assert town.desk.decisions == []


def routes(town: Town) -> list[tuple[str, str, Role]]:
    """Every route of every page: method, path with something in its gaps, and the role it needs."""
    return [
        (method, route.path.replace("{", "").replace("}", ""), page.role)
        for page in PAGES
        for route in page.router.routes
        if isinstance(route, APIRoute)
        for method in sorted(route.methods or ())
    ]


def test_readers_write_nowhere(town):
    """Whatever page a route belongs to, a reader's write is refused; a file without some people
    is asked for by POST too, so that no name stands in an address, and is none."""
    reader = town.person("rea")
    writes = [path for method, path, _ in routes(town) if method != "GET"]
    writes.remove("/exports")
    assert writes
    for path in writes:
        assert reader.post(path, headers=ORIGIN).status_code == 403, path


@pytest.mark.parametrize("name", ROLES)
def test_whoever_may_take_the_case_out_may_leave_people_out(town, name, monkeypatch):
    """A reader has the whole file already: the one with fewer names is no secret."""
    monkeypatch.setattr(town.desk, "export", lambda form, redaction=None: b"{}")
    form = {"name": "json", "names": "Lina Haddad"}
    answer = town.person(name).post("/exports", data=form, headers=ORIGIN)
    assert answer.status_code == 200
    assert 'filename="redacted-json.json"' in answer.headers["content-disposition"]


@pytest.mark.parametrize("name", ROLES)
def test_each_page_opens_to_its_role_and_no_lower_one(town, name):
    """A page that is for owners is refused to reviewers, and not in their navigation."""
    person, has = town.person(name), Role(ROLES[name])
    menu = person.get("/").text
    for page in PAGES:
        answer = person.get(page.path)
        assert (answer.status_code == 403) == (not has.covers(page.role)), page.path
        if page.group is not None:
            assert (f'<a href="{page.path}"' in menu) == has.covers(page.role)


@pytest.mark.parametrize("name", ["rea", "rev"])
def test_only_owners_say_who_may_come_in(town, name):
    """Neither a reader nor a reviewer gives or takes an account."""
    person = town.person(name)
    form = {"act": "remove", "name": "own"}
    assert person.post("/access", data=form, headers=ORIGIN).status_code == 403


def test_the_question_is_hostile_and_stays_outside(town):
    """The case's question, whatever it says, is not on the page for signing in."""
    assert HOSTILE not in town.stranger().get("/sign-in").text


def test_https_cookies_are_for_https_alone():
    """Behind TLS the cookie never goes out in the clear."""
    desk = MemoryDesk()
    door = AccountDoor(lambda: ROLES, lambda name, password: "owner")
    app = create_app(desk, origin="https://case.example", door=door)
    browser = TestClient(app, base_url="https://case.example", follow_redirects=False)
    answer = browser.post(
        "/sign-in",
        data={"name": "own", "password": "x"},
        headers={"origin": "https://case.example"},
    )
    assert "secure" in answer.headers["set-cookie"].lower()


@pytest.mark.parametrize(
    ("sharing", "address", "origin"),
    [
        (None, "127.0.0.1", "http://127.0.0.1:84"),
        (Sharing(address="192.168.1.20"), "192.168.1.20", "http://192.168.1.20:84"),
        (Sharing(address="::1"), "::1", "http://[::1]:84"),
        (
            Sharing(address="0.0.0.0", origin="https://Case.example/"),
            "0.0.0.0",
            "https://case.example",
        ),
    ],
)
def test_the_origin_is_what_browsers_send(sharing, address, origin):
    """Scheme, host and port as in the Origin header of a form."""
    assert serving.origin_of(sharing, address, 84) == origin


@pytest.mark.parametrize(
    "sharing",
    [
        Sharing(address="0.0.0.0"),
        Sharing(address="10.0.0.1", origin="case.example"),
        Sharing(address="10.0.0.1", origin="https://case.example/path"),
    ],
)
def test_an_origin_that_nobody_could_type_is_refused(sharing):
    """Nobody finds out only after the first form that the address was wrong."""
    with pytest.raises(UsageError):
        serving.origin_of(sharing, sharing.address, 84)


def test_sharing_without_accounts_is_refused(tmp_path):
    """Nothing is bound elsewhere before somebody is named who may come in."""
    from crossbearing import casework

    casework.new_case(tmp_path / "case", "Who struck the Sarn depot?")
    with pytest.raises(UsageError, match="needs accounts"):
        serving.serve(
            tmp_path / "case",
            port=0,
            reviewer="",
            announce=lambda _: None,
            sharing=Sharing(address="127.0.0.1"),
        )


def test_the_interface_for_programs_stands_behind_the_same_door(town):
    """Strangers get nothing as JSON either, and readers change nothing through it."""
    assert town.stranger().get("/api/v1/answer").status_code == 401
    reader = town.person("rea")
    assert reader.post("/api/v1/decisions", json={}, headers=ORIGIN).status_code == 403
