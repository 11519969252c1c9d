"""The check list names every sentence that accuses someone, with its source and the answer."""

from __future__ import annotations

from typing import Any

import pytest

from crossbearing.model import (
    Assessment,
    Attribution,
    Document,
    Perpetrator,
    Responsibility,
    Stance,
    Variable,
)
from crossbearing.report.accusations import accusations
from crossbearing.report.blocks import Points
from crossbearing.report.index import Index
from crossbearing.report.sections.parties import check_list
from tests import factory as f
from tests.report.sarn import sarn

TEXT = "It burned at dawn. The mayor said Teral did it. Rain fell."


def named(case: Assessment) -> list[str]:
    index = Index(case)
    return [index.quote(each.passage).words for each in accusations(index)]


def case(document: Document, *statements: Attribution, **fields: Any) -> Assessment:
    notes = f.notes(document, *statements, **fields)
    return f.assessment(document, annotations=(notes,))


@pytest.mark.parametrize("stance", [Stance.accuses, Stance.suspects])
def test_a_statement_that_blames_gives_its_whole_sentence(stance):
    """The sentence round the words is named, and no other."""
    document = f.doc(TEXT)
    said = f.said(document, "Teral did it", source="The mayor", stance=stance)
    assert named(case(document, said)) == ["The mayor said Teral did it."]


def test_responsibility_told_as_fact_is_named_as_its_tellers():
    """What an author states as fact is "stated as fact by" the author."""
    document = f.doc(TEXT, publisher="Valley Post")
    held = Perpetrator(
        text="Teral",
        span=f.span(document, "Teral"),
        kind="organisation",
        responsibility=Responsibility.fact,
    )
    made = case(document, incidents=(f.incident(document, perpetrators=(held,)),))
    (found,) = accusations(Index(made))
    assert found.basis == "Teral, stated as fact by the author of r1 Valley Post"


def test_a_denial_accuses_nobody():
    """A party that is cleared, or denies, makes no entry."""
    document = f.doc(TEXT)
    cleared = Perpetrator(
        text="Teral",
        span=f.span(document, "Teral"),
        kind="organisation",
        responsibility=Responsibility.cleared,
    )
    said = f.said(document, "Teral did it", stance=Stance.denies)
    made = case(document, said, incidents=(f.incident(document, perpetrators=(cleared,)),))
    assert named(made) == []


def test_an_argued_claim_about_an_actor_is_named():
    """An author's argument that somebody did it accuses as much as a quotation does."""
    document = f.doc("Only Teral gains.")
    teral = f.entity()
    claim = f.claim(
        f.assertion(document, argued="g-1"),
        variable=Variable.actor,
        value=teral.id,
        label="Teral",
    )
    made = f.assessment(document, links=f.links(claim, entities=(teral,)))
    (found,) = accusations(Index(made))
    assert (found.parties, "argues" in found.basis) == ((teral.id,), True)


def test_the_list_says_when_nobody_asked_the_accused():
    """Each entry ends with the answer of the party it names."""
    document = f.doc(TEXT)
    teral = f.entity()
    claim = f.claim(
        f.assertion(document, "Teral did it"),
        variable=Variable.actor,
        value=teral.id,
        label="Teral",
    )
    made = f.assessment(
        document,
        links=f.links(claim, entities=(teral,)),
        responses=(f.response("Teral"),),
    )
    (points,) = (b for b in check_list(Index(made)).blocks if isinstance(b, Points))
    assert points.points[0].text.endswith("Names Teral (no response was sought).")


def test_the_report_lists_its_own_sentences_too():
    """A hypothesis with an actor is an accusation this report makes."""
    (points,) = (b for b in check_list(Index(sarn())).blocks if isinstance(b, Points))
    own = [each.text for each in points.points if each.text.startswith("This report:")]
    assert own[0].startswith("This report: Attack from the air by Teral.")
    assert len(own) == 2
