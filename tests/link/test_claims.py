"""Statements become claims with their polarity kept."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crossbearing.link import link, question
from crossbearing.model import MentionType, Stance, Variable, VoiceKind
from tests import factory

ASKED = question("Who struck the depot?")


def claims_of(document, *statements, **annotations):
    links = link([document], [factory.notes(document, *statements, **annotations)], ASKED)
    return {(each.variable, each.label): each for each in links.claims}


def test_asserting_and_denying_meet_in_one_claim():
    """A denial of an allegation opposes the claim that its assertion supports."""
    document = factory.doc("A said it was an attack. B denied it was any attack at all.")
    one = factory.said(document, "it was an attack", source="A")
    other = factory.said(document, "it was any attack at all", source="B", stance=Stance.denies)
    found = claims_of(
        document,
        one,
        other,
        allegations=(
            factory.allegation(document, "it was an attack", by=one.id),
            factory.allegation(document, "it was any attack at all", by=other.id),
        ),
    )
    claim = found[Variable.cause, "attack"]
    assert [each.supports for each in claim.assertions] == [True, False]


def test_a_negated_denial_supports():
    """To deny that it was not an attack is to say that it was."""
    document = factory.doc("B denied it was not an attack.")
    denied = factory.said(document, "it was not an attack", source="B", stance=Stance.denies)
    found = claims_of(
        document,
        denied,
        allegations=(
            factory.allegation(document, "it was not an attack", by=denied.id, negated=True),
        ),
    )
    assert found[Variable.cause, "attack"].assertions[0].supports


def test_a_denial_of_ones_own_act_says_nothing_of_the_cause():
    """ "Teral denied that Teral struck the depot" leaves open whether anybody did."""
    document = factory.doc("Teral denied that Teral had struck the depot.")
    words = "Teral had struck the depot"
    denied = factory.said(document, words, source="Teral", stance=Stance.denies)
    party = factory.mention(document, "Teral", type=MentionType.country)
    found = claims_of(
        document,
        denied,
        mentions=(party,),
        allegations=(
            factory.allegation(document, words, by=denied.id),
            factory.allegation(
                document,
                words,
                by=denied.id,
                variable=Variable.actor,
                value="Teral",
                party=party.span,
            ),
        ),
    )
    assert list(found) == [(Variable.actor, "Teral")]
    assert not found[Variable.actor, "Teral"].assertions[0].supports


def test_the_speaker_is_the_actor_of_his_own_denial():
    """ "The ministry denied involvement" is about the ministry's party."""
    document = factory.doc("The Terali ministry denied involvement.")
    denied = factory.said(
        document,
        "involvement",
        source="The Terali ministry",
        stance=Stance.denies,
        voice=factory.voice("Terali ministry", kind=VoiceKind.organisation),
    )
    nationality = factory.mention(
        document, "Terali", type=MentionType.nationality, hint="Teral"
    )
    found = claims_of(
        document,
        denied,
        mentions=(nationality, factory.mention(document, "Terali ministry")),
        allegations=(
            factory.allegation(
                document, "involvement", by=denied.id, variable=Variable.actor, value=""
            ),
        ),
    )
    assert (Variable.actor, "Teral") in found


@pytest.mark.parametrize(("cue", "supports"), [("said", False), ("denied", True)])
def test_a_denial_in_the_words_is_counted_once(cue, supports):
    """ "Said it was not an attack" opposes; "denied it was not an attack" supports."""
    document = factory.doc(f"The army {cue} it was not an attack.")
    denial = factory.said(
        document, "it was not an attack", source="The army", cue=cue, stance=Stance.denies
    )
    found = claims_of(
        document,
        denial,
        allegations=(
            factory.allegation(document, "it was not an attack", by=denial.id, negated=True),
        ),
    )
    assert found[Variable.cause, "attack"].assertions[0].supports is supports


def test_whoever_rejects_reports_opposes_what_they_say():
    """ "The minister rejected reports that it was an attack" is a denial by the minister."""
    document = factory.doc("The minister rejected reports that it was an attack.")
    outer = factory.said(
        document,
        "reports that it was an attack",
        source="The minister",
        stance=Stance.denies,
    )
    inner = replace(factory.said(document, "it was an attack"), source=(), parent=outer.id)
    found = claims_of(
        document,
        outer,
        inner,
        allegations=(factory.allegation(document, "it was an attack", by=inner.id),),
    )
    made = found[Variable.cause, "attack"].assertions
    assert [(each.statement, each.supports) for each in made] == [(outer.id, False)]


def test_questions_and_threats_make_no_claim():
    """Only statements of fact become claims."""
    document = factory.doc("A asked whether it was an attack.")
    asked = factory.said(document, "it was an attack", source="A", stance=Stance.asks)
    found = claims_of(
        document,
        asked,
        allegations=(factory.allegation(document, "it was an attack", by=asked.id),),
    )
    assert found == {}


def test_another_incident_makes_no_claim():
    """What is said of an earlier strike is not said of this one."""
    document = factory.doc("It was an attack, years ago.")
    found = claims_of(
        document,
        allegations=(factory.allegation(document, "It was an attack", about_past=True),),
    )
    assert found == {}
