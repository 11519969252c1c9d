"""Names that mean the same thing become one entity."""

from __future__ import annotations

from crossbearing.link.entities import directory
from crossbearing.model import MentionType
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
