"""Names that mean the same thing become one entity."""

from __future__ import annotations

from crossbearing.link.entities import directory
from crossbearing.model import Identities, MentionType
from tests import factory


def entities_of(document, *mentions, **annotations):
    return directory([document], [factory.notes(document, mentions=mentions, **annotations)])


def test_spellings_that_differ_by_case_article_and_accent_are_one():
    """ "The Ministry", "ministry" and an accented spelling are one name."""
    document = factory.doc("The Défence Office spoke. Then the defence office fell silent.")
    found = entities_of(
        document,
        factory.mention(document, "The Défence Office"),
        factory.mention(document, "the defence office"),
    )
    assert len(found.entities) == 1


def test_a_hint_joins_an_acronym_to_its_full_name():
    """What one text spells out holds for every text."""
    document = factory.doc("The River Guard Council met. RGC men left.")
    found = entities_of(
        document,
        factory.mention(document, "River Guard Council"),
        factory.mention(document, "RGC", hint="River Guard Council"),
    )
    assert [entity.name for entity in found.entities] == ["River Guard Council"]
    assert found.entities[0].aliases == ("RGC",)


def test_an_acronym_joins_the_one_name_with_its_initials():
    """Initials are enough when only one name has them."""
    document = factory.doc("The River Guard Council met. RGC men left.")
    found = entities_of(
        document,
        factory.mention(document, "River Guard Council"),
        factory.mention(document, "RGC"),
    )
    assert len(found.entities) == 1


def test_an_acronym_of_two_names_joins_neither():
    """Initials that fit two names prove nothing."""
    document = factory.doc("River Guard Council and Rural Gas Company and RGC.")
    found = entities_of(
        document,
        factory.mention(document, "River Guard Council"),
        factory.mention(document, "Rural Gas Company"),
        factory.mention(document, "RGC"),
    )
    assert len(found.entities) == 3


def test_a_nationality_is_its_country():
    """An adjective with a hint names the country, and the country's own name is shown."""
    document = factory.doc("Teral sent a Terali jet.")
    found = entities_of(
        document,
        factory.mention(document, "Terali", type=MentionType.nationality, hint="Teral"),
        factory.mention(document, "Teral", type=MentionType.country),
    )
    assert [(each.name, each.type) for each in found.entities] == [
        ("Teral", MentionType.country)
    ]


def test_a_last_name_joins_its_only_bearer():
    """One Haldt in the case: every Haldt is he, and his full name is shown."""
    document = factory.doc("Haldt left. Corin Haldt spoke.")
    found = entities_of(
        document,
        factory.mention(document, "Haldt", type=MentionType.person),
        factory.mention(document, "Corin Haldt", type=MentionType.person),
    )
    assert [each.name for each in found.entities] == ["Corin Haldt"]


def test_ids_do_not_depend_on_the_order_of_mentions():
    """The same names make the same ids, first or last."""
    document = factory.doc("Ansel and Teral met.")
    one, other = factory.mention(document, "Ansel"), factory.mention(document, "Teral")
    forth, back = entities_of(document, one, other), entities_of(document, other, one)
    assert {each.id for each in forth.entities} == {each.id for each in back.entities}


def group(document, words, **known):
    return factory.mention(document, words, type=MentionType.group, **known)


def test_two_romanisations_of_one_long_name_are_one_entity():
    """Two papers write one Arabic name in two ways."""
    document = factory.doc("Kataib Hezbollah left. Kata'ib Hizballah was gone.")
    found = entities_of(
        document, group(document, "Kataib Hezbollah"), group(document, "Kata'ib Hizballah")
    )
    assert len(found.entities) == 1


def test_a_lone_first_word_joins_the_one_name_that_begins_with_it():
    """ "Hashd" beside "al-Hashd al-Shaabi"."""
    document = factory.doc("al-Hashd al-Shaabi left. Hashd men came.")
    found = entities_of(
        document, group(document, "al-Hashd al-Shaabi"), group(document, "Hashd")
    )
    assert len(found.entities) == 1


def test_a_lone_last_word_is_only_a_candidate():
    """A brigade that bears a movement's name is not the movement."""
    document = factory.doc("Kataib Hezbollah left. Hezbollah came.")
    found = entities_of(
        document, group(document, "Kataib Hezbollah"), group(document, "Hezbollah")
    )
    assert len(found.entities) == 2
    assert [each.reason for each in found.candidates] == ["a part of the other's name"]


def test_what_a_person_parted_is_no_candidate_any_more():
    """Whoever said that they are two is not asked again."""
    document = factory.doc("Kataib Hezbollah left. Hezbollah came.")
    mentions = group(document, "Kataib Hezbollah"), group(document, "Hezbollah")
    notes = [factory.notes(document, mentions=mentions)]
    parted = Identities(two=((mentions[0].id, mentions[1].id),))
    assert directory([document], notes, parted).candidates == ()


def test_an_entity_keeps_its_id_when_later_reports_name_it_otherwise():
    """What is cited by its id today is found by it tomorrow."""
    first = factory.doc("The River Guard Council met.", published="2031-04-01")
    later = factory.doc("The Council of River Guards, or RGC, left.", published="2031-04-02")
    notes = [
        factory.notes(first, mentions=[factory.mention(first, "River Guard Council")]),
        factory.notes(
            later,
            mentions=[
                factory.mention(later, "RGC", hint="Council of River Guards"),
                factory.mention(later, "Council of River Guards"),
            ],
        ),
    ]
    alone = directory([first], notes[:1]).entities[0]
    both = directory([first, later], notes)
    assert both.named("River Guard Council", first.id) == alone.id
    assert both.named("RGC", later.id) == alone.id


def test_the_order_of_reports_leaves_ids_alone():
    """Ids hang on dates and names, never on the order in which files came."""
    one = factory.doc("The River Guard Council met.", published="2031-04-01")
    two = factory.doc("RGC men left. Kataib Hezbollah too.", published="2031-04-02")
    notes = [
        factory.notes(one, mentions=[factory.mention(one, "River Guard Council")]),
        factory.notes(
            two, mentions=[factory.mention(two, "RGC"), group(two, "Kataib Hezbollah")]
        ),
    ]
    forward = directory([one, two], notes)
    backward = directory([two, one], notes[::-1])
    assert {each.id for each in forward.entities} == {each.id for each in backward.entities}
