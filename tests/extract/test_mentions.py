"""Mentions, their types and the fuller names a text gives them."""

import pytest

from crossbearing.extract.mentions import mentions
from crossbearing.model import MentionType
from tests.extract.parsing import parsed


def found(text):
    """Each mention's words with its type and hint."""
    return {each.span.of(text): (each.type, each.hint) for each in mentions(parsed(text))}


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("A fire broke out at the Sarn depot.", "Sarn depot", MentionType.site),
        ("The Varan government met.", "Varan", MentionType.country),
        ("The Varan government met.", "Varan government", MentionType.organisation),
        (
            "Ansel's air authority saw nothing.",
            "Ansel's air authority",
            MentionType.organisation,
        ),
        ("Militants of the Free Coast Front fled.", "Free Coast Front", MentionType.group),
        ("It was a medium-range missile.", "medium-range missile", MentionType.weapon),
        ("Kataib al-Nahr fired first.", "Kataib al-Nahr", MentionType.group),
        ("Defence Minister Oda Renn resigned.", "Oda Renn", MentionType.person),
        ("“No,” said Ketta Vane, head of Coast Air.", "Ketta Vane", MentionType.person),
        ("Coast Gas Works owns the depot.", "Coast Gas Works", MentionType.organisation),
        ("Coast Gas Works owns the depot.", "depot", MentionType.site),
        ("The Harun Watch said so.", "Harun Watch", MentionType.organisation),
        ("It is an agency of the government of Orrin.", "Orrin", MentionType.country),
        ("Ketta Vane, foreign minister of Dovrin, spoke.", "Dovrin", MentionType.country),
        ("The Energy Ministry of Osmere met. Osmere paid.", "Osmere", MentionType.country),
        ("It is led by Skellen, a country far off.", "Skellen", MentionType.country),
        ("VELL, 14 March 2031 (Northline) — It rained.", "VELL", MentionType.place),
        ("VELL SOUTH, 1 May (Northline) — It rained.", "VELL SOUTH", MentionType.place),
        ("ORU (The Lantern) — It rained.", "Lantern", MentionType.organisation),
        ("A clerk told the Harbour Post a lie.", "Harbour Post", MentionType.organisation),
    ],
)
def test_a_name_has_the_type_its_words_tell(text, words, kind):
    """Head nouns, titles and state organs tell the type, in invented places too."""
    assert found(text)[words][0] is kind


def test_an_acronym_in_brackets_is_hinted_by_the_name_before_it():
    """The hint reaches every later use of the acronym."""
    text = "The Free Coast Front (FCF) spoke. Nobody else in the FCF did."
    assert found(text)["FCF"] == (MentionType.group, "Free Coast Front")


def test_of_two_names_joined_by_or_the_one_with_an_acronym_is_kept():
    """Three names come to one."""
    seen = found("A base of the al-Nahr al-Kabir or River Defence Forces (RDF) burned.")
    assert seen["al-Nahr al-Kabir"][1] == seen["RDF"][1] == "River Defence Forces"


def test_an_adjective_is_hinted_by_the_country_it_is_formed_from():
    """An invented country's adjective is known by its stem, a real one's by the table."""
    seen = found("Teral's airspace was closed. Terali jets were seen beside French ones.")
    assert seen["Terali"] == (MentionType.nationality, "Teral")
    assert seen["French"] == (MentionType.nationality, "France")


def test_a_charge_is_no_weapon():
    """An accusation is one more often than a load of explosive is."""
    assert "charge" not in found("The ministry denied the charge.")


def test_a_common_noun_at_the_head_of_a_sentence_names_nobody():
    """The text writes it small elsewhere."""
    assert "Clerk" not in found("Clerk tells of blast\nA clerk of the brigade told of it.")


def test_a_short_name_of_a_body_is_hinted_by_the_long_one():
    """ "The ministry" is the one named before it, whatever is named after."""
    seen = found(
        "The Energy Ministry of Osmere met. The ministry left. The Defence Ministry stayed."
    )
    assert seen["ministry"][1] == "Energy Ministry of Osmere"


def test_a_surname_is_hinted_by_the_one_full_name_that_ends_in_it():
    """Where two people share it there is no hint."""
    one = found("Minister Oda Renn spoke. Later Renn left.")
    two = found("Minister Oda Renn and General Ivo Renn spoke. Later Renn left.")
    assert one["Renn"][1] == "Oda Renn"
    assert "Renn" not in two or two["Renn"][1] is None


def test_the_base_is_the_named_one_only_if_there_is_one():
    """A short form says nothing where two bases are named."""
    one = "The Harun base burned. Guards left the base at once."
    two = "The Harun base and the Sarn base burned. Guards left the base at once."
    assert found(one)["base"] == (MentionType.site, "Harun base")
    assert "base" not in found(two)


def test_a_countrys_full_name_is_one_mention_of_it():
    """ "Republic of Iraq" names what "Iraq" names, and is no republic beside it."""
    text = "Officials in the Republic of Iraq met. Iraq said so."
    document = parsed(text)
    told = {(each.span.of(text), each.type, each.hint) for each in mentions(document)}
    assert ("Republic of Iraq", MentionType.country, "Iraq") in told
