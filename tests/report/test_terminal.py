"""The plain text summary."""

from __future__ import annotations

import pytest

from crossbearing.model import Status
from crossbearing.report import terminal
from tests import factory as f
from tests.report.sarn import sarn


@pytest.mark.parametrize("width", [40, 72, 120])
def test_no_line_is_wider_than_asked(width):
    """Lines are wrapped at the width."""
    assert max(map(len, terminal(sarn(), width).splitlines())) <= width


def test_the_question_and_the_draft_mark_come_first():
    """Nobody reads a figure before the draft mark."""
    lines = terminal(sarn(), 100).splitlines()
    assert lines[0] == "Who struck the Sarn depot?"
    assert lines[2] == "DRAFT, 1 of 5 load-bearing readings reviewed"


def test_a_leading_answer_is_said_in_words():
    """The word for the likelihood stands with the hypothesis; confidence stands apart."""
    first = f.ranked("accident", 0.9, band="likely", words="likely")
    verdict = f.verdict(status=Status.leaning, leading=first.hypothesis.id, ranking=(first,))
    said = terminal(f.assessment(verdict=verdict), 100)
    assert "LEANING: accident, likely." in said
    assert "Confidence in this assessment is low." in said.splitlines()


def test_control_characters_never_reach_the_terminal():
    """An escape sequence in a reason is shown, not obeyed."""
    said = terminal(f.assessment(verdict=f.verdict(reason="\x1b[31mred")), 100)
    assert "\x1b" not in said
