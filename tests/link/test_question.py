"""What a question presumes, and what it is about."""

from __future__ import annotations

import pytest

from crossbearing.errors import UsageError
from crossbearing.link import question


def test_who_struck_presumes_a_strike_and_an_actor():
    """Asking who struck takes for granted that somebody did."""
    asked = question("Who struck the Sarn depot?")
    assert [each.split(":")[0] for each in asked.presumes] == ["a strike", "an actor"]
    assert asked.site == "Sarn depot"


def test_what_happened_presumes_nothing():
    """An open question has no presupposition."""
    asked = question("What happened at the Sarn depot?")
    assert asked.presumes == ()
    assert asked.site == "Sarn depot"


def test_an_empty_question_is_refused_with_an_example():
    """Nothing asked is a usage error that shows how to ask."""
    with pytest.raises(UsageError, match="-q"):
        question("  ")


@pytest.mark.parametrize(
    ("text", "presumed"),
    [
        ("On whose orders was the depot hit?", "an order"),
        ("Which drone hit the depot?", "a weapon"),
        ("Why did Teral strike the depot?", "an actor"),
        ("Who struck the depot again?", "an earlier act"),
        ("Who killed the guards?", "a killing"),
    ],
)
def test_what_a_question_takes_for_granted_is_named(text, presumed):
    """Orders, weapons, actors, killings and repetition are presupposed by the words for them."""
    assert presumed in [each.split(":")[0] for each in question(text).presumes]


def test_answers_that_need_not_exclude_one_another():
    """Several parties can be involved; only one struck."""
    assert question("Which parties were involved in the strike?").several
    assert not question("Who struck the depot?").several


def test_a_question_of_two_parts_keeps_its_site():
    """The site is read from the first part."""
    asked = question("Who struck the Sarn depot and who ordered it?")
    assert asked.parts == ("Who struck the Sarn depot?", "Who ordered it?")
    assert asked.site == "Sarn depot"
