"""What words put forward for the incident."""

from __future__ import annotations

import pytest

from crossbearing.extract.allegations import allegations
from crossbearing.extract.mentions import mentions
from crossbearing.extract.parsing import parsed
from crossbearing.model import Certainty, Stance, Variable
from tests import factory

SETTING = (
    "The ministries of Teral and Ansel spoke. The Terali army and the Anseli army did not. "
)


def found(sentence, *, by=None, **fields):
    """(variable, value, negated) of every allegation in a report about the Sarn depot."""
    text = f"{SETTING}\n{sentence}"
    document = factory.doc(text, title="Blast at the Sarn depot", published="2031-03-15")
    said = [factory.said(document, by, voice=factory.voice("someone"), **fields)] if by else []
    read = parsed(document)
    return {
        (each.variable, each.value, each.negated)
        for each in allegations(read, said, mentions(read))
        if each.span.start >= len(SETTING) and not each.about_past
    }


@pytest.mark.parametrize(
    ("sentence", "cause"),
    [
        ("The depot was struck by a missile.", "attack"),
        ("Terali warplanes bombed the Sarn depot.", "attack"),
        ("An airstrike destroyed the Sarn depot.", "attack"),
        ("The explosion at the Sarn depot was an accident.", "accident"),
        ("Degraded propellant caused the explosion at the Sarn depot.", "accident"),
        ("The explosion at Sarn was caused by a gas leak.", "accident"),
        ("It was a fire in the stores that set off the Sarn depot.", "accident"),
        ("Someone planted a device in the Sarn depot.", "planted device"),
        ("The blast at the Sarn depot was sabotage.", "planted device"),
    ],
)
def test_a_cause_is_read_from_its_words(sentence, cause):
    """Each way of saying it names its cause."""
    assert (Variable.cause, cause, False) in found(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The explosion at the Sarn depot was not an attack.",
        "Investigators ruled out an attack on the Sarn depot.",
        "The Sarn depot could not have been hit by a missile.",
        "There was no attack on the Sarn depot.",
        "It is unlikely that anybody attacked the Sarn depot.",
        "No drone struck the Sarn depot.",
        "Neither a missile nor a drone hit the Sarn depot.",
    ],
)
def test_a_negated_attack_is_negated(sentence):
    """Whatever carries the negation, the attack is ruled out."""
    assert (Variable.cause, "attack", True) in found(sentence)


def test_anything_but_is_a_negation():
    """ "Anything but an accident" rules the accident out, and "nothing but" does not."""
    assert (Variable.cause, "accident", True) in found(
        "The blast was anything but an accident."
    )
    told = found("The blast at the Sarn depot was caused by anything but an accident.")
    assert (Variable.cause, "accident", True) in told
    told = found("The blast at the Sarn depot was caused by nothing but an accident.")
    assert (Variable.cause, "accident", False) in told


def test_whoever_refuses_to_rule_it_out_leaves_it_open():
    """It is not denied, and no more than possible."""
    words = "refused to rule out an attack on the Sarn depot"
    document = factory.doc(f"The governor {words}.", title="Blast at the Sarn depot")
    said = factory.said(document, words.removeprefix("refused "), source="The governor")
    read = parsed(document)
    told = [each for each in allegations(read, [said], mentions(read)) if each.by == said.id]
    assert [(each.value, each.negated, each.certainty) for each in told] == [
        ("attack", False, Certainty.possible)
    ]


@pytest.mark.parametrize(
    ("sentence", "value", "negated"),
    [
        ("The Sarn depot was not attacked but blew up by accident.", "accident", False),
        ("The Sarn depot was not attacked but blew up by accident.", "attack", True),
        ("Far from being an accident, the Sarn blast was an attack.", "accident", True),
        ("Far from being an accident, the Sarn blast was an attack.", "attack", False),
        (
            "Nobody has claimed responsibility for the attack on the Sarn depot.",
            "attack",
            False,
        ),
    ],
)
def test_a_negation_reaches_what_it_governs_and_no_further(sentence, value, negated):
    """What stands after "but", or is merely claimed by nobody, is not negated."""
    told = found(sentence)
    assert (Variable.cause, value, negated) in told
    assert (Variable.cause, value, not negated) not in told


def test_not_the_one_but_the_other():
    """ "Teral, not Ansel" never accuses Ansel."""
    told = found("Teral, not Ansel, struck the Sarn depot.")
    assert (Variable.actor, "Ansel", True) in told
    assert (Variable.actor, "Ansel", False) not in told


def test_a_negation_of_one_cause_leaves_the_other():
    """ "An accident, not an attack" says both things."""
    read = found("The explosion at the Sarn depot was an accident, not an attack.")
    assert (Variable.cause, "accident", False) in read
    assert (Variable.cause, "attack", True) in read


@pytest.mark.parametrize(
    "sentence",
    [
        "Nothing was flying over the Sarn depot.",
        "No aircraft crossed the sky over the Sarn depot.",
        "There was no drone over the Sarn depot.",
    ],
)
def test_an_empty_sky_speaks_against_an_air_strike(sentence):
    """That nothing flew rules out what would have had to fly."""
    assert (Variable.means, "air strike", True) in found(sentence)


def test_a_plane_in_the_sky_is_no_attack():
    """That something flew proves nothing."""
    assert not found("A plane crossed the sky over the Sarn depot.")


@pytest.mark.parametrize(
    ("sentence", "actor"),
    [
        ("Teral struck the Sarn depot.", "Teral"),
        ("The Sarn depot was struck by Teral.", "Teral"),
        ("A Terali warplane fired a missile at the Sarn depot.", "Terali"),
        ("A missile was fired at the Sarn depot from a Terali warplane.", "Terali"),
        ("Teral was behind the attack on the Sarn depot.", "Teral"),
        ("Teral carried out the attack on the Sarn depot.", "Teral"),
    ],
)
def test_who_acted_is_read_from_the_clause(sentence, actor):
    """Subject, agent, nationality and responsibility all name the actor."""
    assert (Variable.actor, actor, False) in found(sentence)


def test_an_accuser_is_not_the_actor():
    """In "Ansel accused Teral of attacking", Teral is the one said to have acted."""
    read = found(
        "Ansel accused Teral of attacking the Sarn depot.",
        by="Teral of attacking the Sarn depot",
        stance=Stance.accuses,
    )
    assert {value for variable, value, _ in read if variable is Variable.actor} == {"Teral"}


def test_denied_involvement_is_the_speakers_own():
    """Nobody is named, so the party is the speaker."""
    read = found("The army denied involvement.", by="involvement", stance=Stance.denies)
    assert (Variable.actor, "", False) in read


def test_not_denying_is_no_admission():
    """Who does not deny involvement has said nothing of it."""
    assert not found("The army did not deny involvement.", by="involvement")


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2027 a missile destroyed the fuel store at Dunmere.",
        "Last year a drone struck the Sarn depot.",
        "The army attacked the town of Dunmere.",
        "Did a missile hit the Sarn depot?",
        "If a missile hit the Sarn depot, somebody saw it.",
        "We have withdrawn our report that a missile hit the Sarn depot.",
        "Attacking the depot would stir up anger.",
    ],
)
def test_other_incidents_questions_and_withdrawals_are_not_alleged(sentence):
    """Only what is put forward for this incident counts."""
    assert not found(sentence)


def test_an_attack_that_set_off_the_stores_is_its_own_cause():
    """The two-step cause is neither a plain attack nor an accident."""
    read = found("A missile struck the Sarn depot and set off the stored shells.")
    assert (Variable.cause, "attack that set off stores", False) in read


def test_an_allegation_belongs_to_the_statement_that_holds_it():
    """Words inside a statement's content are the speaker's, not the author's."""
    text = "An officer said a missile hit the Sarn depot."
    document = factory.doc(text, title="Blast at the Sarn depot")
    said = factory.said(document, "a missile hit the Sarn depot", source="An officer")
    read = parsed(document)
    assert {each.by for each in allegations(read, (said,), mentions(read))} == {said.id}


def roles(sentence, **fields):
    """(value, negated) of every party said to have ordered or enabled it, or not."""
    told = found(sentence, **fields)
    return {(value, negated) for variable, value, negated in told if variable is Variable.role}


@pytest.mark.parametrize(
    ("sentence", "party"),
    [
        ("Teral ordered the strike on the Sarn depot.", "Teral"),
        ("The Sarn depot was bombed on the orders of Teral.", "Teral"),
        ("The attack on the Sarn depot was authorised by Teral.", "Teral"),
        ("Gunmen attacked the Sarn depot with the help of Teral.", "Teral"),
        ("Warplanes struck the Sarn depot at Teral's request.", "Teral"),
        ("Ansel had opened its airspace to the jets that struck the Sarn depot.", "Ansel"),
        ("In May Teral armed the attackers who struck the Sarn depot.", "Teral"),
        ("Teral had trained and paid the gunmen who attacked the Sarn depot.", "Teral"),
        ("The attackers of the Sarn depot were armed and trained by Teral.", "Teral"),
        ("The missile that struck the Sarn depot was supplied by Teral.", "Teral"),
        ("In May Teral supplied the drones used in the attack on the Sarn depot.", "Teral"),
        ("Ansel gave the coordinates for the strike on the Sarn depot.", "Ansel"),
    ],
)
def test_who_ordered_or_enabled_it_is_read(sentence, party):
    """Orders, consent, help and open skies name a party with a part in it."""
    assert (party, False) in roles(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Teral ordered an inquiry into the strike on the Sarn depot.",
        "Teral approved help for those hurt in the strike on the Sarn depot.",
        "The Sarn depot was struck while Teral slept.",
    ],
)
def test_ordering_something_else_is_no_part_in_it(sentence):
    """An inquiry ordered, or aid approved, is no order to strike."""
    assert not roles(sentence)


def test_arms_for_an_ally_are_no_part_in_it():
    """Who armed a party in general has enabled no strike by that."""
    assert not roles("Teral, which has armed Ansel for years, spoke of the Sarn depot strike.")


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("Teral ordered the strike on the Sarn depot.", "ordered"),
        ("The Sarn depot was bombed on the orders of Teral.", "ordered"),
        ("Gunmen attacked the Sarn depot with the help of Teral.", "enabled"),
        ("Ansel gave the coordinates for the strike on the Sarn depot.", "enabled"),
    ],
)
def test_an_order_is_told_from_help(sentence, role):
    """Who gave the word ordered it; who gave anything else enabled it."""
    document = factory.doc(f"{SETTING}\n{sentence}", title="Blast at the Sarn depot")
    read = parsed(document)
    told = allegations(read, (), mentions(read))
    assert {each.role for each in told if each.variable is Variable.role} == {role}


def test_an_order_denied_is_negated():
    """What a party did not order keeps its sign."""
    assert roles("Teral did not order the strike on the Sarn depot.") == {("Teral", True)}


def test_a_speaker_denies_his_own_order():
    """Denying having ordered it speaks of the speaker's own part, who is no actor by that."""
    told = found(
        "A spokesman denied having ordered the strike on the Sarn depot.",
        by="having ordered the strike on the Sarn depot",
        stance=Stance.denies,
    )
    assert any(variable is Variable.role for variable, _, _ in told)


def test_who_gave_the_order_is_not_who_carried_it_out():
    """Where somebody else is named as acting, the one who ordered is no actor."""
    told = found("The Anseli army bombed the Sarn depot on the orders of Teral.")
    actors = {value for variable, value, _ in told if variable is Variable.actor}
    assert (Variable.role, "Teral", False) in told
    assert "Teral" not in actors
