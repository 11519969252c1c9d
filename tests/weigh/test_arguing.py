"""Arguments: never more than their premises carry, and shown with what attacks them."""

from __future__ import annotations

from typing import Any

import pytest

from crossbearing.model import (
    Access,
    Cause,
    Judgement,
    Origin,
    OriginKind,
    Passage,
    Scheme,
    Stance,
    Trace,
    Verdict,
    identify,
)
from crossbearing.weigh import weigh
from crossbearing.weigh.arguing import _WARRANTS
from tests import factory

TEXT = "The council found a crater. Old shells leave no crater. So it was an attack."
ATTACK, ACCIDENT = Cause.attack.value, Cause.accident.value


class Column:
    """A report in which the council says something and the author argues from it."""

    def __init__(self, *, rests: bool = True, kind: OriginKind = OriginKind.finding) -> None:
        self.document = factory.doc(TEXT, path="column.txt")
        self.said = factory.said(self.document, "found a crater")
        premise = "The council found a crater" if rests else "Old shells leave no crater"
        self.argument = factory.argument(
            self.document,
            premise,
            scheme=Scheme.expert_finding if rests else Scheme.precedent,
            conclusion=factory.span(self.document, "it was an attack"),
        )
        self.origins: list[Origin] = [
            factory.origin(self.said, kind=kind, label="the council"),
            self.author(self.argument, "the columnist"),
        ]
        self.claims = [
            factory.claim(
                factory.assertion(self.document, "found a crater", statement=self.said.id),
                factory.assertion(self.document, "it was an attack", argued=self.argument.id),
            )
        ]
        self.notes: dict[str, Any] = {"arguments": (self.argument,)}
        self.others: list[Any] = []

    @staticmethod
    def author(argument, label, **fields):
        return factory.origin(
            kind=OriginKind.author,
            access=Access.none,
            id=identify("o", argument.id),
            statements=(argument.id,),
            label=label,
            passages=(Passage(document=argument.document, spans=argument.premises),),
            **fields,
        )

    def weigh(self) -> Verdict:
        """The verdict on what the report says."""
        links = factory.links(*self.claims)
        notes = factory.notes(self.document, self.said, **self.notes)
        return weigh(
            factory.question(),
            links,
            Trace(copies=(), origins=tuple(self.origins)),
            (notes, *self.others),
        )

    def argued(self):
        """The reading of the author's argument, and the argument taken apart."""
        verdict = self.weigh()
        (reading,) = [e for e in verdict.readings if e.factor.startswith("argument")]
        (argued,) = [e for e in verdict.arguments if e.argument == self.argument.id]
        return reading, argued


def test_an_argument_shows_premises_warrant_and_conclusion():
    """It is taken apart: what it rests on, the step, and what to ask of it."""
    _, argued = Column().argued()
    assert argued.by == "the columnist"
    assert argued.conclusion is not None
    assert argued.premises
    assert "expert" in argued.warrant
    assert argued.questions


def test_an_argument_weighs_no_more_than_the_word_it_rests_on():
    """Resting on a voice of unknown access, it weighs that voice's quarter of a bit at most."""
    column = Column(kind=OriginKind.announcement)
    column.origins[0] = factory.origin(
        column.said,
        kind=OriginKind.announcement,
        access=Access.unknown,
        label="the council",
    )
    reading, argued = column.argued()
    said = next(e for e in column.weigh().readings if e.factor == "unknown access")
    assert reading.bits == pytest.approx(said.bits)
    assert "no more than its premise carries" in reading.because
    assert "the council" in argued.capped


def test_an_argument_from_a_withdrawn_word_weighs_nothing():
    """What it rested on was taken back: undermined, and nought bits."""
    column = Column()
    column.origins[0] = factory.origin(
        column.said,
        kind=OriginKind.finding,
        label="the council",
        withdrawn="taken back by the council",
    )
    reading, argued = column.argued()
    assert reading.bits == 0
    assert [each.kind for each in argued.attacks] == ["undermines"]


def test_an_argument_from_no_observation_is_capped_by_its_scheme():
    """A precedent nobody counted stays an anecdote, and says how to lift that."""
    reading, argued = Column(rests=False).argued()
    assert reading.bits <= 0.3
    assert "base rate" in argued.capped


def test_an_argument_to_the_opposite_rebuts():
    """Two authors argue to different causes: each attacks the other."""
    column = Column(rests=False)
    document = factory.doc("Fires like this one begin by themselves.", path="other.txt")
    argument = factory.argument(document, "Fires like this one")
    column.claims.append(
        factory.claim(
            factory.assertion(document, "begin by themselves", argued=argument.id),
            factory.assertion(document, "Fires like this one", argued=argument.id),
            value=ACCIDENT,
        )
    )
    column.origins.append(Column.author(argument, "the engineer’s column"))
    column.others.append(factory.notes(document, arguments=(argument,)))
    argued = next(
        each for each in column.weigh().arguments if each.argument == column.argument.id
    )
    assert [(each.kind, each.label) for each in argued.attacks] == [
        ("rebuts", "the engineer’s column, arguing from precedent")
    ]


def test_an_authors_doubt_undermines_and_his_assent_endorses():
    """Judgements over the premises stand with the argument, and add no bits."""
    plain, _ = Column(rests=False).argued()
    for stance, kind in (("doubts", "undermines"), ("endorses", "endorses")):
        column = Column(rests=False)
        column.notes["judgements"] = (
            Judgement(
                id=identify("j", stance),
                document=column.document.id,
                span=factory.span(column.document, "Old shells leave no crater"),
                stance=stance,
            ),
        )
        reading, argued = column.argued()
        assert [each.kind for each in (*argued.attacks, *argued.endorsements)] == [kind]
        assert reading.bits == plain.bits


def test_every_scheme_has_a_warrant_and_questions():
    """No argument is shown without the step it takes and what to ask of it."""
    assert set(_WARRANTS) == set(Scheme)
    assert all(warrant and questions for warrant, questions in _WARRANTS.values())


def test_a_spoken_argument_is_its_speakers_word():
    """Said by a voice, it is weighed as that voice, not as an author's."""
    column = Column(rests=False)
    column.claims[0] = factory.claim(
        factory.assertion(
            column.document,
            "found a crater",
            statement=column.said.id,
            stance=Stance.asserts,
        )
    )
    assert {each.factor for each in column.weigh().readings} == {"finding, independent"}
    assert column.weigh().arguments == ()
    assert column.weigh().variables[0].answers[0].value == ATTACK
