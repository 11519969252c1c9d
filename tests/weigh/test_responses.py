"""What the accused answered, as far as the reports tell."""

from __future__ import annotations

from dataclasses import replace

from crossbearing.model import Parties, Stance, Trace, Variable
from crossbearing.weigh import responses
from tests import factory

NOTHING = Trace(copies=(), origins=())


def case(stance: Stance, *, answers: bool):
    document = factory.doc("The Terali ministry spoke.")
    teral = factory.entity("Teral")
    said = factory.said(document, stance=stance)
    claim = factory.claim(
        factory.assertion(document, statement=said.id, supports=stance is Stance.admits),
        variable=Variable.actor,
        value=teral.id,
    )
    links = factory.links(
        *([claim] if answers else []),
        entities=(teral,),
        parties=Parties(injured=None, accused=(teral.id,)),
        affiliations=((said.id, teral.id),),
    )
    return links, (factory.notes(document, said),), said


def test_a_denial_is_reported_with_its_words():
    """A denial by the accused's own voice is its response."""
    links, notes, _ = case(Stance.denies, answers=True)
    (response,) = responses(links, notes, NOTHING)
    assert (response.status, response.stance, response.label) == ("reported", "denies", "Teral")
    assert response.passages


def test_a_refusal_to_comment_is_declined():
    """Declining is told apart from not having been asked."""
    links, notes, _ = case(Stance.declines, answers=False)
    (response,) = responses(links, notes, NOTHING)
    assert response.status == "declined"


def test_silence_of_the_reports_is_not_a_response():
    """An accused party that no report quotes was not sought."""
    links, notes, _ = case(Stance.asserts, answers=False)
    (response,) = responses(links, notes, NOTHING)
    assert (response.status, response.stance) == ("not sought", None)


def test_a_withdrawn_answer_does_not_count():
    """What a report took back is no response."""
    links, notes, said = case(Stance.denies, answers=True)
    gone = replace(factory.origin(said), withdrawn="retracted")
    (response,) = responses(links, notes, Trace(copies=(), origins=(gone,)))
    assert response.status == "not sought"
