"""Taking the answer apart in the browser: at once, by address alone, and nothing is changed."""

from __future__ import annotations

import pytest

from crossbearing import casework
from crossbearing.model import Apart, Cause, OriginKind, Trace, Variable
from crossbearing.web.pages import taking_apart
from tests import factory
from tests.weigh.world import WORDS, World


@pytest.fixture
def case(ledger, monkeypatch):
    """Three voices for an attack and one finding for an accident."""
    made = World()
    for _ in range(3):
        made.voice((Variable.cause, Cause.attack.value, True))
    made.voice((Variable.cause, Cause.accident.value, True), kind=OriginKind.finding)
    found = factory.assessment(
        *(factory.doc(f"Voice {n} says {WORDS}.", path=f"{n}-0.txt") for n in range(4)),
        links=made.links,
        trace=Trace(copies=(), origins=tuple(made.origins)),
        annotations=tuple(made.annotations),
        verdict=made.weigh(),
    )
    monkeypatch.setattr(ledger, "weigh", lambda: found)
    return found


def keys(case):
    """The keys of the switches of the case."""
    return [each.key for each in casework.prepare_apart(case).switches]


def test_nothing_tried_is_the_case_as_it_stands(browser, case):
    """Both sides say the same, and the page says so."""
    shown = browser.get("/apart").text
    assert "both sides are the case as it stands" in shown
    assert shown.count('type="checkbox"') == len(keys(case))


def test_a_switch_that_is_off_is_told_and_stays_off(browser, case):
    """The address holds the try: whoever opens it sees what was left out."""
    off = f"origin:{case.trace.origins[3].id}"
    shown = browser.get("/apart", params={"off": off}).text
    assert f'value="{off}" checked' in shown
    assert "Without voice 3" in shown


def test_a_try_that_turns_the_answer_says_so(browser, case):
    """With the finding out and an attack likely from the first, the attack leads."""
    off = f"origin:{case.trace.origins[3].id}"
    shown = browser.get("/apart", params={"off": off, "prior.attack": "9"}).text
    assert "attack would lead, where accident" in shown


def test_a_block_is_what_changes_alone(browser, case):
    """htmx gets the two sides, without the form that asked."""
    part = browser.get("/apart?dependence=apart", headers={"hx-request": "true"}).text
    assert '<div id="tried"' in part
    assert "<form" not in part


def test_what_is_off_but_not_shown_is_kept(browser, case):
    """A word narrows the list down; the try stays as it was."""
    off = f"origin:{case.trace.origins[0].id}"
    shown = browser.get("/apart", params={"off": off, "find": "voice 3"}).text
    assert f'<input type="hidden" name="off" value="{off}">' in shown


def test_a_weight_is_read_as_people_write_it(browser, case):
    """With a comma or a proper minus, and an empty field is none."""
    reading = case.verdict.readings[0]
    shown = browser.get(
        "/apart", params={f"bits.{reading.id}": "−0,5", "prior.attack": ""}
    ).text
    assert 'value="-0.5"' in shown
    assert "−0.5 bits" in shown


@pytest.mark.parametrize(
    "query",
    [
        {"dependence": "alike"},
        {"bits.r": "much"},
        {"bits.r": "nan"},
        {"bits.r": "99"},
        {"prior.attack": "0"},
        {"prior.meteor": "0.5"},
    ],
)
def test_what_cannot_be_assumed_is_refused_in_words(browser, case, query):
    """As a request that no page of ours makes."""
    assert browser.get("/apart", params=query).status_code == 400


def test_a_try_changes_nothing(browser, ledger, case):
    """No decision is made, and the case is not weighed anew."""
    browser.get("/")
    before = ledger.weighed.number
    for key in keys(case):
        assert browser.get("/apart", params={"off": key}).status_code == 200
    assert ledger.decisions == []
    assert ledger.weighed.number == before


def test_the_overviews_ranges_stand_beside_a_try(case):
    """They hold single omissions, which a try's do not, and are never narrower."""
    now = case
    found = casework.take_apart(casework.prepare_apart(now), Apart())
    whole = {
        (factored.variable, each.value): each
        for factored in now.verdict.variables
        for each in factored.answers
    }
    for table in taking_apart.tables(found, now.verdict.variables):
        assert table.columns[-1] == "In the overview"
        assert all(row[-1].text != "not told" for row in table.rows)
    for factored in found.before:
        for each in factored.answers:
            stated = whole[factored.variable, each.value]
            assert stated.low <= each.low + 1e-9
            assert each.high <= stated.high + 1e-9
