"""Reported speech found by rules over the parse."""

from __future__ import annotations

import pytest

from tests.extract.reading import by_rules as statements
from tests.extract.reading import one_by_rules as statement


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The mayor has said that it rained.", "The mayor", "has said", "that it rained"),
        ("It rained, the mayor later said.", "the mayor", "later said", "It rained"),
        ("The report, he said, was wrong.", "he", "said", "The report … was wrong"),
        ("The ministry denied involvement.", "The ministry", "denied", "involvement"),
        ("He denied firing first.", "He", "denied", "firing first"),
        ("The company declined to comment.", "The company", "declined", "to comment"),
        ("According to the mayor, it rained.", "the mayor", "According to", "it rained"),
        ("Images show a crater.", "Images", "show", "a crater"),
        ("It was reported that two men fled.", "", "was reported", "that two men fled"),
        (
            "The bridge is believed to have collapsed.",
            "",
            "is believed",
            "The bridge … to have collapsed",
        ),
        (
            "The minister was accused by the opposition of hiding the report.",
            "the opposition",
            "was accused by",
            "The minister … of hiding the report",
        ),
        ("The group was blamed for the fire.", "", "was blamed", "The group … for the fire"),
        (
            "The ministry dismissed the claims as baseless.",
            "The ministry",
            "dismissed",
            "the claims as baseless",
        ),
    ],
)
def test_source_cue_and_content(text: str, source: str, cue: str, content: str) -> None:
    """Each way of reporting speech gives its three parts, word for word."""
    said = statement(text)
    assert (said.source, said.cue, said.content) == (source, cue, content)


def test_a_noun_carries_a_statement() -> None:
    """A reporting noun with a clause is a statement of its owner."""
    said = statements("The ministry's claim that nothing flew was false.")[0]
    assert (said.source, said.content) == ("The ministry", "that nothing flew")


def test_first_person_thoughts_in_quotations_stay_inside() -> None:
    """ "I think" within quoted words is the speaker's way of talking, not a second voice."""
    assert len(statements("“I think we lost the road,” the driver said.")) == 1


def test_a_shared_subject_speaks_twice() -> None:
    """A second verb without a subject of its own has the first one's."""
    found = statements("The mayor denied the report and added that roads were closed.")
    assert [said.source for said in found] == ["The mayor", "The mayor"]


def test_who_is_in_charge_is_not_accused() -> None:
    """ "In charge of" names an office, "the charge of" an accusation."""
    assert statements("He is in charge of the harbour.") == []


def test_plain_narration_is_no_statement() -> None:
    """A sentence that nobody is said to say yields nothing."""
    assert statements("The bridge fell at noon and the road was closed.") == []


def test_nobody_makes_no_statement() -> None:
    """Where no group claimed responsibility, there is no claim."""
    assert statements("No group has claimed responsibility for the blast.") == []
