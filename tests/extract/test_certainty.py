"""How sure a statement is, and the words that say so."""

from __future__ import annotations

import pytest

from crossbearing.model import Certainty
from tests.extract.drafting import read_one
from tests.extract.reading import statements


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("The army said the pump failed.", Certainty.certain),
        ("The army said the pump possibly failed.", Certainty.possible),
        ("The army said the pump may have failed.", Certainty.possible),
        ("The army said the pump had probably failed.", Certainty.probable),
        ("The bridge is believed to have collapsed.", Certainty.probable),
        ("The mayor asked whether the road was open.", Certainty.unknown),
    ],
)
def test_certainty(text: str, certainty: Certainty) -> None:
    """Hedges in the cue or early in the content lower certainty; questions have none."""
    assert statements(text)[0].found.certainty is certainty


@pytest.mark.parametrize(
    ("statement", "hedge", "certainty"),
    [
        ("The port | said | the pump had probably failed", "probably", Certainty.probable),
        ("The port | said | it could not rule out a leak", "could not rule out", "possible"),
        ("The port | did not deny | that it leaked", "did not deny", Certainty.possible),
        ("The port | believes | it leaked", "believes", Certainty.probable),
        ("The port | could not establish | who rang", "could not establish", "unknown"),
    ],
)
def test_the_hedge_is_kept_as_words(statement: str, hedge: str, certainty: str) -> None:
    """What makes a statement less than certain is marked in the text."""
    text = " ".join(part.strip() for part in statement.split("|")) + "."
    found = read_one(text, statement)
    assert [span.of(text) for span in found.hedge] == [hedge]
    assert found.certainty == certainty


def test_a_plain_statement_has_no_hedge() -> None:
    """What is said flatly bears no hedge."""
    assert read_one("The port said it leaked.", "The port | said | it leaked").hedge == ()
