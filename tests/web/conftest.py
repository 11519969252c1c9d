"""A case on a desk, and a browser that asks for its pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from crossbearing.casework import AccountChange, Entry, Version
from crossbearing.errors import DecisionOvertaken, SourceClosed
from crossbearing.model import Act, Assessment, Decision, Rating
from crossbearing.web.app import create_app
from crossbearing.web.desk import Desk
from crossbearing.web.guard import Guard
from crossbearing.web.pages import PAGES
from crossbearing.web.reviewing import Record
from tests import factory
from tests.web.poison import poisoned

HOST = "127.0.0.1:8400"
ORIGIN = {"origin": f"http://{HOST}"}
POLICY = (
    '<meta http-equiv="Content-Security-Policy" '
    'content="default-src &#39;none&#39;; style-src &#39;sha256-x=&#39;">'
)
HOSTILE = "<script>alert(1)</script> \"'><img src=x onerror=alert(1)>"

REPORT = factory.doc(
    f"The ministry said a missile hit the depot. {HOSTILE}",
    path=f"{HOSTILE}.txt",
    title=HOSTILE,
)
STATEMENT = factory.said(
    REPORT,
    "a missile hit the depot",
    source="The ministry",
    cue="said",
    voice=factory.voice(HOSTILE),
)
READING = factory.reading(
    because=HOSTILE, passages=(factory.passage(REPORT, "a missile hit the depot"),)
)


class MemoryDesk(Desk):
    """A case in memory: what was decided, and whether its record still holds."""

    def __init__(self) -> None:
        super().__init__(Path("nowhere"))
        self.decisions: list[Decision] = []
        self.rated: list[Rating] = []
        self.whole = True

    def weigh(self) -> Assessment:
        """The case with the decisions so far."""
        return factory.assessment(
            REPORT,
            question=factory.question(HOSTILE),
            annotations=(factory.notes(REPORT, STATEMENT),),
            verdict=factory.verdict(READING, reason=HOSTILE),
            decisions=tuple(self.decisions),
        )

    def record(self, *decisions: Decision) -> None:
        """Keep the decisions in the order they came; refuse what is not on the latest version."""
        for decision in decisions:
            known = Record.of(self.decisions)
            if decision.act is Act.undo and decision.value in known.made:
                undone = known.made[decision.value or ""]
                decision = replace(decision, target=undone.target)
            version = known.version(decision.target)
            if decision.on not in (None, version):
                raise DecisionOvertaken("overtaken", made_on=decision.on, latest=version)
            self.decisions.append(decision)

    def recorded(self, known_at: str | None = None) -> tuple[Decision, ...]:
        """What was kept."""
        return tuple(self.decisions)

    def accounts(self) -> tuple[tuple[str, str], ...]:
        """One owner, who is called what reports would like to be."""
        return ((self.question(), "owner"),)

    def account_changes(self) -> tuple[AccountChange, ...]:
        """One account, made and signed by what reports would like to be."""
        return (
            AccountChange(
                name=self.question(),
                did=("made",),
                role="owner",
                who=self.question(),
                at="2031-05-04T10:00:00+00:00",
            ),
        )

    def versions(self) -> tuple[Version, ...]:
        """One verdict, as hostile as the rest."""
        told = (self.question(),)
        return (
            Version(
                number=1,
                at="2031-05-04T10:00:00Z",
                status="undetermined",
                leading=self.question(),
                reason=self.question(),
                documents=1,
                origins=1,
                controllers=1,
                product="crossbearing 0.1.0",
                gone=told,
                come=told,
                corrected=told,
            ),
        )

    def verify(self) -> str:
        """One sentence when whole, SourceClosed when not."""
        if not self.whole:
            raise SourceClosed(f"row 3 differs {HOSTILE}")
        return "3 rows and 1 captures are as recorded."

    def ratings(self) -> tuple[Rating, ...]:
        """What analysts rated, in the order they did."""
        return tuple(self.rated)

    def rate(self, ratings: Sequence[Rating]) -> None:
        """Keep the ratings in memory."""
        self.rated += ratings

    def custody(self) -> dict[str, tuple[Entry, ...]]:
        """A case in memory keeps no ledger."""
        return {}

    def report(self) -> str:
        """A page that declares a policy."""
        return f"{POLICY}<p>{len(self.assessment.documents)} report"

    def question(self) -> str:
        """What is asked."""
        return HOSTILE

    def now(self) -> str:
        """Always the same moment."""
        return "2031-05-04T10:00:00+00:00"


class PoisonedDesk(MemoryDesk):
    """A case with one payload in every field that a report or a person can fill."""

    def __init__(self, payload: str) -> None:
        super().__init__()
        self.payload = payload

    def weigh(self) -> Assessment:
        """The poisoned case."""
        return poisoned(self.payload)

    def ratings(self) -> tuple[Rating, ...]:
        """Two analysts called by the payload, who disagree on the first cell."""
        verdict = poisoned(self.payload).verdict
        return tuple(
            Rating(
                id=f"a-{value}",
                hypothesis=verdict.ranking[0].hypothesis.id,
                reading=verdict.readings[0].id,
                value=value,
                who=f"{self.payload} {value}",
                when="2031-05-04T10:00:00+00:00",
                comment=self.payload,
            )
            for value in ("CC", "I")
        )

    def question(self) -> str:
        """The payload, asked."""
        return self.payload


@pytest.fixture
def ledger(tmp_path: Path) -> MemoryDesk:
    desk = MemoryDesk()
    desk.folder = tmp_path
    return desk


@pytest.fixture
def app(ledger: MemoryDesk) -> Guard:
    return create_app(ledger, origin=ORIGIN["origin"], reviewer="A. Reviewer")


@pytest.fixture
def stranger(app: Guard) -> TestClient:
    """A browser that has not opened the one-time address."""
    return TestClient(app, base_url=f"http://{HOST}", follow_redirects=False)


@pytest.fixture
def browser(app: Guard, stranger: TestClient) -> TestClient:
    """A browser that has."""
    assert stranger.get(app.entrance).status_code == 303
    return stranger


def addresses(assessment: Assessment) -> list[str]:
    """Every page of the workbench, and the examples of each for this case."""
    found = (address for page in PAGES for address in (page.path, *page.examples(assessment)))
    return list(dict.fromkeys(found))
