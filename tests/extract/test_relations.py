"""Relations that a document states between its mentions."""

import pytest

from crossbearing.extract.mentions import mentions
from crossbearing.extract.relations import relations
from tests.extract.parsing import parsed


def stated(text):
    """Each relation as (source, type, target) in words."""
    document = parsed(text)
    named = mentions(document)
    words = {each.id: each.span.of(text) for each in named}
    return {(words[r.source], r.type, words[r.target]) for r in relations(document, named, ())}


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        (
            "The Coast Brigade is a unit of the Free Coast Front.",
            ("Coast Brigade", "part of", "Free Coast Front"),
        ),
        (
            "The Free Coast Front's commander, Ivo Renn, spoke.",
            ("Ivo Renn", "commands", "Free Coast Front"),
        ),
        (
            "A spokesman for the Free Coast Front, Ivo Renn, spoke.",
            ("Ivo Renn", "speaks for", "Free Coast Front"),
        ),
        (
            "The Sarn depot belongs to the Free Coast Front.",
            ("Free Coast Front", "owns", "Sarn depot"),
        ),
        (
            "A technical committee appointed by the Free Coast Front met.",
            ("technical committee", "appointed by", "Free Coast Front"),
        ),
        (
            "Guards of the Teral-backed Free Coast Front fled over Teral's border.",
            ("Free Coast Front", "ally of", "Teral"),
        ),
        (
            "Teral's airspace was shut. Peru is a rival of Teral.",
            ("Peru", "opponent of", "Teral"),
        ),
        (
            "The Free Coast Front (FCF) spoke.",
            ("FCF", "alias of", "Free Coast Front"),
        ),
    ],
)
def test_the_words_between_two_names_state_the_relation(text, relation):
    """Each pattern reads from source to target."""
    assert relation in stated(text)


def test_a_list_shares_its_relation():
    """Every member of "made up of A and B" is a part."""
    seen = stated("The Free Coast Front is made up of the Coast Brigade and the Hill Brigade.")
    assert ("Coast Brigade", "part of", "Free Coast Front") in seen
    assert ("Hill Brigade", "part of", "Free Coast Front") in seen


def test_what_was_integrated_is_the_subject_of_the_clause_above():
    """A nearer name in between does not take its place."""
    seen = stated(
        "The Coast Brigade obeys the Varan government after being integrated into the River Guard."
    )
    assert ("Coast Brigade", "part of", "River Guard") in seen
    assert ("Varan government", "part of", "River Guard") not in seen


def test_two_names_side_by_side_state_nothing():
    """Without words that say so there is no relation."""
    assert not stated("The Free Coast Front met the Coast Brigade.")
