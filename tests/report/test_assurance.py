"""How far the answer can be trusted, as the report shows it: at a glance, and in full."""

from __future__ import annotations

import dataclasses
import re

from crossbearing.model import Variable
from crossbearing.report import markdown, page, shapes, terminal
from tests.report.sarn import sarn
from tests.report.test_answer import section, words


def cells(anchor):
    """Every row of the first table of a section, as texts."""
    table = next(each for each in section(sarn(), anchor).blocks if hasattr(each, "rows"))
    return [[cell.text for cell in row] for row in table.rows]


def test_the_whole_answer_stands_at_a_glance():
    """The naive answer, the origins' answer, what flips it, and why they differ."""
    rows = dict(cells("glance"))
    assert rows["Counting reports"].startswith("Attack from the air.")
    assert "cannot be told apart" in rows["Weighing origins"]
    assert rows["What flips it"] == "The crater finding. Without it the accident leads."
    assert "come down to" in rows["Why the two differ"]


def test_what_moves_the_answer_is_shown_row_by_row():
    """Omissions, models, draws and staging each have their figures."""
    said = words(sarn(), "sensitivity")
    for told in ("the committee of inquiry", "worst case", "drawn 200 times", "0.12"):
        assert told in said


def test_grades_say_who_set_them_and_what_was_proposed():
    """A person's grade stands with the proposal it took the place of."""
    rows = cells("grades")
    assert [row[1] for row in rows] == ["D3", "E4"]
    assert rows[1][3] == "K. Aster (proposed: F6)"
    assert "not the lowest" in words(sarn(), "grades")


def test_an_argument_opens_to_its_premises_and_to_what_attacks_it():
    """Premises, conclusion and the attack each lead to their words."""
    table = next(e for e in section(sarn(), "arguments").blocks if hasattr(e, "rows"))
    (row,) = table.rows
    assert [len(cell.quotes) for cell in row] == [2, 0, 1, 0]
    assert "rebuts" in row[2].text.casefold()


def test_traces_say_whether_anybody_looked():
    """What was not searched has its bits; what was, its outcome."""
    looked = [row[3] for row in cells("traces")]
    assert looked == ["not searched; looking should tell 0.52 bits", "not found"]


def test_parties_that_may_both_be_right_are_asked_separately():
    """Their answers need not sum to 1, and the report says so."""
    assert "need not sum to 1" in words(sarn(), "parts")


def test_where_nobody_is_named_for_orders_no_shares_are_given():
    """Shares that would rest on nothing are not shown."""
    case = sarn()
    role = dataclasses.replace(
        case.verdict.variables[1],
        variable=Variable.role,
        answers=case.verdict.variables[1].answers[:2],
    )
    verdict = dataclasses.replace(case.verdict, variables=(*case.verdict.variables, role))
    asked = dataclasses.replace(case, verdict=verdict)
    assert "these reports name nobody" in words(asked, "variables")
    assert "these reports name nobody" in terminal(asked)


def test_a_word_against_interest_is_shown_with_its_rival_reading():
    """What the speaker may gain all the same stands beside the reading."""
    case = sarn()
    first, *others = case.verdict.readings
    told = dataclasses.replace(first, rival="It may want to be feared.")
    verdict = dataclasses.replace(case.verdict, readings=(told, *others))
    assert "Rival reading: It may want to be feared." in page(
        dataclasses.replace(case, verdict=verdict)
    )


def test_likelihood_and_confidence_share_no_sentence_on_any_surface():
    """Page, Markdown and terminal keep the two kinds of words apart."""
    likely = re.compile(
        r"\b(?:(?:un)?likely|almost certain|almost no chance|roughly even|remote chance)\b"
    )
    for surface in (markdown(sarn()), terminal(sarn())):
        for each in re.split(r"(?<=[.!?|])\s+", surface):
            assert not ("confidence" in each.casefold() and likely.search(each)), each


def test_json_holds_all_of_it():
    """Every part of how far it can be trusted is in the shape."""
    shape = shapes.assess_json(sarn())
    assert shape["sensitivity"]["omissions"][0]["kind"] == "origin"
    assert shape["expected"][1]["status"] == "not found"
    assert shape["arguments"][0]["attacks"][0]["kind"] == "rebuts"
    assert [each["by"] for each in shape["grades"]] == [None, "K. Aster"]
    assert shape["parts"][2]["party"] is not None


def test_fairness_is_shown_in_every_report():
    """What was tried on this case, whether it held, and who was never heard."""
    assert [row[:2] for row in cells("fairness")] == [
        ["two parties exchanged", "yes"],
        ["the accused heard", "no"],
    ]
    assert "No weight is keyed to a name" in words(sarn(), "fairness")


def test_hypotheses_stand_in_the_words_of_both_yardsticks():
    """From the word for the lower end to that for the upper, on each."""
    rows = cells("hypotheses")
    assert [row[1:3] for row in rows[:2]] == [
        ["unlikely to likely", "highly unlikely to likely"],
        ["very unlikely to roughly even chance", "highly unlikely to likely"],
    ]
