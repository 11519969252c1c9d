"""Relations that a document states between its mentions."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
            "Coast Gas Works, a company run by Osmere's Energy Ministry, owns the depot.",
            ("Coast Gas Works", "owns", "depot"),
        ),
        (
            "Coast Gas Works, a company run by Osmere's Energy Ministry, owns the depot.",
            ("Coast Gas Works", "part of", "Energy Ministry"),
        ),
        (
            "Coast Gas Works, which owns the depot, is part of the Energy Ministry.",
            ("Coast Gas Works", "part of", "Energy Ministry"),
        ),
        (
            "Osmere Flight Control is an agency of the government of Osmere.",
            ("Osmere Flight Control", "part of", "Osmere"),
        ),
        (
            "The Defence Ministry of Orrin owns the Sarn depot and commands the Orrini army.",
            ("Defence Ministry of Orrin", "commands", "Orrini army"),
        ),
        (
            "The Orrini army is commanded by the Defence Ministry.",
            ("Defence Ministry", "commands", "Orrini army"),
        ),
        (
            "“No,” said Darel Wint, head of Ansel's Civil Aviation Authority.",
            ("Darel Wint", "commands", "Civil Aviation Authority"),
        ),
        (
            "“No,” said Colonel Oda Renn, chief powder inspector of the Orrini army.",
            ("Oda Renn", "member of", "Orrini army"),
        ),
        (
            "Oda Renn, a spokeswoman for Teral's Defence Ministry, spoke.",
            ("Oda Renn", "speaks for", "Defence Ministry"),
        ),
        (
            "The Energy Ministry met. Energy Minister Alba Torrin spoke.",
            ("Alba Torrin", "member of", "Energy Ministry"),
        ),
        (
            "Ansel and its neighbour Teral have been rivals since the war.",
            ("Ansel", "opponent of", "Teral"),
        ),
        (
            "Osmere signed a treaty of alliance with its neighbour Pelmar.",
            ("Osmere", "ally of", "Pelmar"),
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


def test_a_newspaper_is_no_organ_of_the_country_in_its_name():
    """Only an organ's name makes its bearer answer to the state."""
    assert not stated(
        "Teral's army left. The Teral Army Gazette told of it. Terali Times too."
    ) - {("Teral's army", "part of", "Teral")}


def test_a_minister_of_another_state_is_not_of_the_one_ministry_named():
    """The state before the office is the one that is served."""
    seen = stated("The Defence Ministry met. Peru's defence minister Ivo Renn did not.")
    assert ("Ivo Renn", "member of", "Peru") in seen
    assert ("Ivo Renn", "member of", "Defence Ministry") not in seen


def test_of_two_ministries_the_minister_is_given_to_neither():
    """Which of them is meant is not told."""
    text = "Peru's Defence Ministry and the Chilean Defence Ministry met. Defence Minister Oda Renn sat."
    assert not [each for each in stated(text) if each[0] == "Oda Renn"]


def test_a_presenter_is_no_part_of_his_station():
    """A name without a noun for a body may be a person's, whatever the recogniser says."""
    assert not stated("It was told by NBC's Lester Holt.")


def test_two_names_side_by_side_state_nothing():
    """Without words that say so there is no relation."""
    assert not stated("The Free Coast Front met the Coast Brigade.")


def dated(text):
    """Each dated relation as (source, type, target, start, end)."""
    document = parsed(text)
    named = mentions(document)
    words = {each.id: each.span.of(text) for each in named}
    return {
        (words[r.source], r.type, words[r.target], r.start, r.end)
        for r in relations(document, named, ())
        if r.start
    }


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        (
            "The Free Coast Front was formed in 1998 after the war.",
            ("Free Coast Front", "formed", "Free Coast Front", "1998-01-01", "1998-12-31"),
        ),
        (
            "The Free Coast Front, founded in 1998, fled.",
            ("Free Coast Front", "formed", "Free Coast Front", "1998-01-01", "1998-12-31"),
        ),
        (
            "Between 2001 and 2003, the Coast Brigade integrated itself within the Northern Army.",
            ("Coast Brigade", "integrated", "Northern Army", "2001-01-01", "2003-12-31"),
        ),
        (
            "The Coast Brigade was integrated into the Northern Army in May 2001.",
            ("Coast Brigade", "part of", "Northern Army", "2001-05-01", None),
        ),
        (
            "After the assassination of the commander Ivo Renn by the Coast Brigade in May 2001, "
            "talks ended.",
            ("Coast Brigade", "killed", "Ivo Renn", "2001-05-01", "2001-05-31"),
        ),
        (
            "In May 2001, Ivo Renn was shot dead by the Coast Brigade.",
            ("Coast Brigade", "killed", "Ivo Renn", "2001-05-01", "2001-05-31"),
        ),
    ],
)
def test_turning_points_bear_their_time(text, relation):
    """An event is bounded; what a party joined, it belongs to from then on."""
    assert relation in dated(text)


def test_a_joining_without_its_subject_goes_to_the_party_known_to_have_joined():
    """The clause above tells of critics, who joined nothing."""
    text = (
        "The Coast Brigade was integrated into the Northern Army. Despite being integrated into "
        "the Northern Army in 2001, critics say the Coast Brigade is a militia."
    )
    assert ("Coast Brigade", "part of", "Northern Army", "2001-01-01", None) in dated(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Coast Brigade was killed off by rumours. Ivo Renn spoke.",
        "Ivo Renn spoke of the killing of Dara Voss. The Coast Brigade fled.",
        "Ivo Renn condemned the assassination of Dara Voss and was seen by the Coast Brigade.",
    ],
)
def test_a_party_named_near_a_death_has_not_killed(text):
    """Only the words that say who did it make a killer."""
    assert not {each for each in stated(text) if each[1] == "killed"}


def test_a_unit_of_a_named_force_belongs_to_the_force():
    """ "A PMF unit" names the force."""
    text = "The Popular Coast Forces (PCF) met. The Coast Brigade (a PCF unit) fled."
    assert ("Coast Brigade", "part of", "PCF") in stated(text)


PAGE = (
    "The Popular {a} Forces took in the {b} Brigade. The {b} Brigade was formed "
    "in 1998. The {b} Brigade was integrated into the Popular {a} Forces in 2001. "
    "After the killing of the commander {c} by the Popular {a} Forces in May 2003, {d}, a "
    "spokesman for the {b} Brigade, spoke. The Popular {a} Forces, spearheaded by the {b} "
    "Brigade and others, fled."
)
SIDES = ("Anvil", "Coast", "Sarn", "Teral Valley", "Zaytun", "Al-Nur", "Ørn")
PEOPLE = ("Ivo Renn", "Dara Voss", "Abu Hamza al-Nuri", "Nguyễn Văn Tú", "Wilma Okafor-Lund")


def skeleton(names):
    """The page's relations with each name given back as its slot."""
    text = PAGE.format(**names)
    slots = {name: slot for slot, name in names.items()}

    def slotted(words):
        for name in sorted(slots, key=len, reverse=True):
            words = words.replace(name, slots[name])
        return words

    return {(slotted(s), kind, slotted(t)) for s, kind, t in stated(text)}


@settings(deadline=None, max_examples=8)
@given(
    sides=st.lists(st.sampled_from(SIDES), min_size=2, max_size=2, unique=True),
    people=st.lists(st.sampled_from(PEOPLE), min_size=2, max_size=2, unique=True),
)
def test_other_names_give_the_same_relations(sides, people):
    """A relation hangs on the words between, never on who stands at its ends."""
    usual = skeleton({"a": "Anvil", "b": "Coast", "c": "Ivo Renn", "d": "Dara Voss"})
    assert len(usual) >= 5
    assert skeleton(dict(zip("abcd", (*sides, *people), strict=True))) == usual
