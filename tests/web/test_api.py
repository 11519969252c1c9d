"""The JSON API: the same case, the same decisions, and nothing that breaks it."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from crossbearing import casework
from crossbearing.casework.assessing import answer as assess_again
from crossbearing.casework.deciding import confirm
from crossbearing.errors import UsageError
from crossbearing.model import Act
from crossbearing.web.api import PREFIX, create_api
from crossbearing.web.api.app import ROUTES
from crossbearing.web.desk import Desk
from crossbearing.web.people import Person, Role
from tests.web.conftest import ORIGIN, READING, REPORT, STATEMENT

UNTRIED = "schemathesis is not installed: the API was not tried with it"
schemathesis = pytest.importorskip("schemathesis", reason=UNTRIED)
openapi_checks = pytest.importorskip("schemathesis.specs.openapi.checks", reason=UNTRIED)


def get(browser: TestClient, path: str, status: int = 200) -> Any:
    """What the API answers."""
    answer = browser.get(f"{PREFIX}{path}")
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/json"
    return answer.json()


def ruling(**changes: Any) -> dict[str, Any]:
    """An acceptance of the one statement."""
    spans = [[span.start, span.end] for span in STATEMENT.content]
    given = {"act": "accept", "role": "statement", "document": REPORT.id, "spans": spans}
    return given | changes


def post(browser: TestClient, path: str, shape: Any, match: str | None = '""') -> Any:
    """What the API answers to something sent."""
    headers = ORIGIN | {"content-type": "application/json"}
    if match is not None:
        headers |= {"if-match": match}
    return browser.post(f"{PREFIX}{path}", content=json.dumps(shape), headers=headers)


def test_the_case_and_its_parts_are_there(browser):
    """Documents, statements and proposals are counted, listed and read."""
    assert get(browser, "/case")["documents"] == 1
    (document,) = get(browser, "/documents")["documents"]
    assert get(browser, f"/documents/{document['id']}")["document"]["text"] == REPORT.text
    (said,) = get(browser, "/statements")["statements"]
    assert (said["id"], said["version"]) == (STATEMENT.id, "")
    (proposal,) = get(browser, "/proposals?kind=reading")["proposals"]
    assert proposal["words"] == "a missile hit the depot"
    assert get(browser, "/assessment")["readings"][0]["bits"] == READING.bits


def test_a_decision_is_recorded_on_its_version(browser, ledger):
    """The answer has the row and its version, and the queue has one proposal less."""
    made = post(browser, "/decisions", ruling(why="heard it"))
    assert made.status_code == 201
    (recorded,) = ledger.decisions
    assert made.headers["etag"] == f'"{recorded.id}"'
    assert (recorded.who, recorded.why, recorded.on) == ("A. Reviewer", "heard it", "")
    (said,) = get(browser, "/statements")["statements"]
    assert (said["version"], said["decisions"]) == (recorded.id, [recorded.id])
    assert get(browser, f"/decisions/{recorded.id}")["in_force"]


def test_a_decision_on_an_earlier_version_is_a_conflict_with_both(browser, ledger):
    """The later is told of the earlier, and what to decide on."""
    first = post(browser, "/decisions", ruling()).json()
    refused = post(browser, "/decisions", ruling(act="reject"))
    assert refused.status_code == 409
    assert refused.json()["latest"]["id"] == first["id"]
    assert refused.json()["made_on"] is None
    assert len(ledger.decisions) == 1
    version = refused.headers["etag"]
    assert post(browser, "/decisions", ruling(act="reject"), version).status_code == 201


def test_a_decision_without_a_version_is_refused(browser, ledger):
    """Nobody decides past somebody else by leaving something out."""
    assert post(browser, "/decisions", ruling(), None).status_code == 428
    assert post(browser, "/decisions", ruling(on=""), None).status_code == 201
    assert len(ledger.decisions) == 1


def test_a_decision_is_undone(browser, ledger):
    """The reversal is a row; what is not there cannot be undone."""
    made = post(browser, "/decisions", ruling()).json()
    undone = post(browser, f"/decisions/{made['id']}/undo", {}, f'"{made["id"]}"')
    assert (undone.status_code, undone.json()["value"]) == (201, made["id"])
    assert not get(browser, f"/decisions/{made['id']}")["in_force"]
    assert post(browser, "/decisions/k-none/undo", {}).status_code == 404


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"document": "d-none"}, 400),
        ({"spans": [[3, 1]]}, 400),
        ({"spans": [[3, 3]]}, 400),
        ({"spans": [[0, 999_999]]}, 400),
        ({"spans": []}, 422),
        ({"act": "resolve"}, 422),
        ({"act": "merge"}, 400),
        ({"why": "\ud800"}, 422),
        ({"more": 1}, 422),
    ],
)
def test_what_cannot_be_meant_is_told(browser, ledger, changes, status):
    """Such a request is the asker's fault, said in JSON, and leaves no row."""
    answer = post(browser, "/decisions", ruling(**changes))
    assert (answer.status_code, list(answer.json())) == (status, ["detail"])
    assert ledger.decisions == []


def test_strangers_and_other_sites_get_nothing(stranger, browser):
    """The API stands behind the same door as the pages."""
    fresh = TestClient(stranger.app, base_url=stranger.base_url)
    assert fresh.get(f"{PREFIX}/case").status_code == 401
    crossed = browser.post(f"{PREFIX}/decisions", json=ruling(), headers={"if-match": '""'})
    assert crossed.status_code == 403


def test_the_description_names_every_route(browser):
    """Whoever writes a client finds all of it in the OpenAPI description."""
    described = get(browser, "/openapi.json")
    assert set(described["paths"]) == {path for path, *_ in ROUTES}
    for path in described["paths"].values():
        for operation in path.values():
            assert operation["description"]


class Entered:
    """The API as somebody sees it who has come in."""

    def __init__(self) -> None:
        self.api = create_api()

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Say who asks, as the guard does."""
        scope.setdefault("state", {})["person"] = Person("A. Reviewer", Role.owner)
        await self.api(scope, receive, send)


ENTERED = Entered()
SCHEMA = schemathesis.openapi.from_asgi("/openapi.json", ENTERED)
CHECKS = [
    openapi_checks.status_code_conformance,
    openapi_checks.response_schema_conformance,
]
OPERATIONS = [found.ok() for found in SCHEMA.get_all_operations()]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small case that everything is tried on."""
    place = tmp_path_factory.mktemp("api")
    (place / "report.txt").write_text("“A missile hit the depot at Sarn,” said Corin Haldt.")
    casework.assess(
        [str(place / "report.txt")],
        "Who struck the Sarn depot?",
        casework.Settings(),
        out=place / "case",
    )
    return place / "case"


@pytest.fixture(scope="module")
def served(folder: Path) -> None:
    """The small case is the one that the API has."""
    ENTERED.api.state.desk = Desk(folder)
    ENTERED.api.state.desk.refresh(patience=60)


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda each: each.label)
@settings(
    max_examples=30,
    derandomize=True,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
@given(data=st.data())
def test_nothing_that_is_sent_breaks_it(served, operation, data):
    """Whatever a tool makes of the description, no answer is a fault, and each is as described."""
    case = data.draw(operation.as_strategy())
    answer = case.call()
    assert answer.status_code < 500
    case.validate_response(answer, checks=CHECKS)


def test_an_answer_is_taken_apart(served):
    """A switch that the answer lists can be turned off, and what is no switch is named."""
    client = TestClient(ENTERED)
    plain = client.get("/take-apart").json()
    assert plain["before"] == plain["after"]
    key = plain["switches"][0]["key"]
    tried = client.get(
        "/take-apart", params={"off": [key, "origin:none"], "prior": ["accident=0.9"]}
    ).json()
    assert (tried["assumed"]["off"], tried["unknown"]) == (
        sorted([key, "origin:none"]),
        ["origin:none"],
    )
    assert tried["after"] != tried["before"] == plain["before"]


@pytest.mark.parametrize(
    "query", ["bits=r=x", "bits=r=nan", "prior=accident=0", "prior=no=1", "dependence=none"]
)
def test_an_assumption_that_cannot_be_is_told(served, query):
    """What is no weight, share or model is the asker's fault."""
    assert TestClient(ENTERED).get(f"/take-apart?{query}").status_code == 400


ROLES = ("statement", "reading", "origin", "mention", "weather")
PARTS = ("source", "cue", "content", "kind", "stance", "certainty", "voice", "claim cause")


@settings(
    max_examples=60,
    derandomize=True,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
@given(data=st.data())
def test_no_ruling_on_real_words_breaks_it(served, data):
    """Decisions on words of the case, with any value, are recorded or refused, and no fault."""
    client = TestClient(ENTERED)
    (document,) = client.get("/documents").json()["documents"]
    edge = st.integers(0, document["length"])
    spans = st.lists(st.tuples(edge, edge).map(sorted), min_size=1, max_size=2)
    shape = {
        "document": document["id"],
        "spans": data.draw(spans),
        "act": data.draw(st.sampled_from(("accept", "reject", "edit", "merge", "divide"))),
        "role": data.draw(st.sampled_from(ROLES + PARTS)),
        "value": data.draw(st.none() | st.text() | st.sampled_from(("denies", "B2", "0-4"))),
        "other": data.draw(
            st.none()
            | st.fixed_dictionaries({"document": st.just("report.txt"), "spans": spans})
        ),
        "why": data.draw(st.text(max_size=20)),
        "on": "",
    }
    answer = client.post("/decisions", json=shape)
    assert answer.status_code in {201, 400, 409, 422}, answer.text
    assert client.get("/proposals").status_code == 200


@settings(
    derandomize=True,
    deadline=None,
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_no_decision_that_is_taken_breaks_the_weighing(folder, data):
    """Whatever may be recorded about the statement, the case can be weighed after it."""
    now = casework.weigh_case(folder)
    said = now.annotations[0].attributions[0]
    length = len(now.documents[0].text)
    edge = st.integers(0, length)
    words = st.tuples(edge, edge).map(lambda each: f"{min(each)}-{max(each)}")
    part, value = data.draw(
        st.one_of(
            st.tuples(st.sampled_from(("source", "cue", "content")), words | st.just("")),
            st.tuples(st.just("stance"), st.sampled_from(("denies", "admits", "asks"))),
            st.tuples(st.just("claim cause"), st.sampled_from(("accident", "not attack"))),
        )
    )
    made = casework.decision_on(
        now.documents,
        casework.Words(document=said.document, spans=said.aim),
        act=Act.edit,
        role=part,
        who="R. Eader",
        when="2031-05-04T10:00:00+00:00",
        value=value,
    )
    with suppress(UsageError):
        confirm(made, now.documents, lambda _: None)
        assess_again(now.question.text, now.documents, proposed(folder), decisions=[made])


def proposed(folder: Path) -> Any:
    """What the machine proposed, before any decision."""
    return [found for _, found in casework.read_case(folder)]
