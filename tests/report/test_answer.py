"""The answer section: words first, ranges as coarse as what is known, and reports counted."""

from __future__ import annotations

from crossbearing.model import Assessment, Status
from crossbearing.report.blocks import Section
from crossbearing.report.contents import contents
from tests import factory as f
from tests.report.sarn import sarn


def section(case: Assessment, anchor: str) -> Section:
    return next(each for each in contents(case).sections if each.anchor == anchor)


def words(case: Assessment, anchor: str) -> str:
    blocks = section(case, anchor).blocks
    prose = [getattr(block, "text", "") for block in blocks]
    cells = [
        cell.text for b in blocks for row in getattr(b, "rows", ()) for cell in row if cell.text
    ]
    return " ".join((*prose, *cells))


def test_an_undetermined_answer_names_what_cannot_be_told_apart():
    """The causes whose ranges reach the first one's, and no others."""
    said = words(sarn(), "answer")
    assert (
        "Undetermined. Attack from the air and accident with stored munitions cannot be told apart."
    ) in said


def test_an_undetermined_answer_rounds_to_a_tenth():
    """Figures go out no finer than they are known."""
    assert "0.3–0.7" in words(sarn(), "variables")
    assert "0.31" not in words(sarn(), "variables")


def test_a_leading_answer_is_said_first_in_words():
    """The word for its likelihood stands with it, and its range has two digits."""
    first = f.ranked("accident", 0.85, low=0.812, high=0.9, words="likely")
    verdict = f.verdict(status=Status.leaning, leading=first.hypothesis.id, ranking=(first,))
    case = f.assessment(verdict=verdict)
    assert words(case, "answer").startswith("Leaning. Accident: likely.")
    assert "0.81–0.90" in words(case, "hypotheses")


def test_counting_reports_is_shown_beside_counting_origins():
    """The page says which origin was counted many times, and what comes first either way."""
    said = words(sarn(), "counting")
    assert "2 reports (anonymous, in the base's own force) come down to one origin each" in said


def test_a_reviewed_answer_bears_no_draft_mark():
    """The mark goes once the load-bearing readings are reviewed, and only then."""
    assert contents(f.assessment(verdict=f.verdict(draft=False))).draft is None
    assert contents(sarn()).draft == "DRAFT, 1 of 5 load-bearing readings reviewed"
