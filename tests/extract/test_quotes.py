"""Quotations and the words that say whose they are."""

from __future__ import annotations

import pytest

from crossbearing.model import SpeechKind
from tests.extract.reading import by_rules as statements
from tests.extract.reading import one_by_rules as statement


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("“We saw nothing,” said Karl Meyer.", "Karl Meyer", "said"),
        ("Karl Meyer said, “We saw nothing.”", "Karl Meyer", "said"),
        ("Karl Meyer: “We saw nothing.”", "Karl Meyer", ":"),
        ("“We saw nothing.” — Karl Meyer", "Karl Meyer", ""),
        ('"We saw nothing," -Commissioner Meyer', "Commissioner Meyer", ""),
        ("« We saw nothing », said the prefect.", "the prefect", "said"),
        ("''We saw nothing,'' Karl Meyer said.", "Karl Meyer", "said"),
    ],
)
def test_whose_quotation(text: str, source: str, cue: str) -> None:
    """A quotation belongs to the speaker named before it, after it, or by a dash or colon."""
    said = statement(text)
    assert (said.source, said.cue) == (source, cue)
    assert said.found.kind is SpeechKind.direct
    assert "We saw nothing" in said.content


def test_an_interrupted_quotation_is_one_statement() -> None:
    """Words on both sides of the cue are two spans of one content."""
    said = statement("“We saw nothing,” he said, “and we heard nothing.”")
    assert said.content == "“We saw nothing,” … “and we heard nothing.”"


def test_a_following_quotation_goes_on() -> None:
    """A whole quoted sentence after the cue's sentence is the same speaker's."""
    said = statement("“We saw nothing,” the mayor said. “Nobody did.”")
    assert said.content.endswith("… “Nobody did.”")


def test_a_quotation_over_paragraphs_is_one_statement() -> None:
    """Each paragraph opens with a mark, only the last closes; the cue may come with the last."""
    said = statement("“The first part runs on.\n“The second ends here,” said Karl Meyer.")
    assert said.source == "Karl Meyer"
    assert said.content == "“The first part runs on. … “The second ends here,”"


def test_a_colon_announces_the_next_paragraph() -> None:
    """`And from X:` gives the quotation that follows to X."""
    said = statement("And from Karl Meyer:\n“Nobody asked us.”")
    assert said.source == "Karl Meyer"


def test_scare_quotes_are_no_statement() -> None:
    """Marks round a word or two that nobody is said to say make no statement."""
    assert statements("The “experts” left the “safe” room.") == []


def test_a_partly_quoted_clause_is_mixed() -> None:
    """Reported speech with quoted words in it is neither direct nor indirect."""
    said = statement("Officials said the strike was “a grave error” by the crew.")
    assert said.found.kind is SpeechKind.mixed
