"""Whose voice a statement is in."""

from __future__ import annotations

import pytest

from crossbearing.model import Voice, VoiceKind
from tests.extract.drafting import read
from tests.extract.reading import statements


def voices(text: str) -> list[Voice]:
    return [said.found.voice for said in statements(text)]


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("Karl Meyer", VoiceKind.named),
        ("The ministry", VoiceKind.organisation),
        ("The spokesman", VoiceKind.role),
        ("A security source", VoiceKind.anonymous),
        ("Two officials", VoiceKind.anonymous),
        ("Witnesses", VoiceKind.group),
        ("The report", VoiceKind.document),
    ],
)
def test_kind_of_voice(source: str, kind: VoiceKind) -> None:
    """A source phrase tells what kind of speaker it names."""
    (only,) = voices(f"{source} said the pump failed.")
    assert only.kind is kind
    assert only.anonymous is (kind is VoiceKind.anonymous)


def test_an_anonymous_voice_keeps_where_it_speaks_from() -> None:
    """ "Sources within X" are anonymous voices of X."""
    (only,) = voices("Sources within the Coast Guard say a mine was seen.")
    assert (only.anonymous, only.affiliation) == (True, "Coast Guard")


def test_an_anonymous_voice_keeps_number_and_reason() -> None:
    """How many speak, and why they are not named, is kept as printed."""
    (only,) = voices(
        "Two officials who spoke on condition of anonymity because they were not authorised "
        "said the pump failed."
    )
    assert only.number == 2
    assert only.reason is not None
    assert only.reason.startswith("they were not authorised")


def test_a_pronoun_is_the_last_person_heard() -> None:
    """He or she stands for the latest single speaker, a body for nobody."""
    assert [each.name for each in voices("Karl Meyer said it rained. He said it snowed.")] == [
        "Karl Meyer",
        "Karl Meyer",
    ]


def test_a_last_name_is_made_full() -> None:
    """The voice bears the fullest name; the source span stays as printed."""
    found = statements("Karl Meyer said it rained.\nMeyer said it snowed.")
    assert found[1].source == "Meyer"
    assert found[1].found.voice.name == "Karl Meyer"


def test_the_ministry_is_the_one_named_before() -> None:
    """A bare common noun stands for the body that was named with it."""
    text = "The ministry of defence said it rained. The ministry added that it snowed."
    assert [each.name for each in voices(text)] == ["The ministry of defence"] * 2


def test_the_author_asks_in_the_first_person() -> None:
    """ "I asked" outside quotations is the author's voice; the answer is the one asked's."""
    found = voices("I asked Karl Meyer whether it rained.\n“It did,” he replied.")
    assert found[0].kind is VoiceKind.author
    assert found[1].name == "Karl Meyer"


def test_a_document_keeps_who_made_it() -> None:
    """The body that examined, wrote or issued a document is its affiliation."""
    (only,) = voices(
        "The samples examined by a technical committee showed that salt was present."
    )
    assert (only.kind, only.affiliation) == (VoiceKind.document, "technical committee")


def voice(text: str, *statements: str) -> Voice:
    """The voice of the last of the statements."""
    return read(text, *statements)[-1].voice


@pytest.mark.parametrize(
    ("source", "name", "kind", "affiliation"),
    [
        ("Dara Voss, a spokeswoman for the port", "Dara Voss", "named", "port"),
        ("Defence Minister Iskra Doneva", "Iskra Doneva", "named", None),
        ("the harbour master, Ilir Demaçi", "Ilir Demaçi", "named", None),
        ("union boss tariq ferro", "tariq ferro", "named", None),
        ("a soft-voiced dentist called Ruben Iyasu", "Ruben Iyasu", "named", None),
        ("the cable’s operator, Straitlink", "Straitlink", "organisation", None),
        ("Teral’s army", "Teral’s army", "organisation", "Teral"),
        ("the Anvil Front", "the Anvil Front", "organisation", None),
        ("A hospital spokeswoman", "A hospital spokeswoman", "role", "hospital"),
        ("two officials in the port police", None, "anonymous", "port police"),
        ("someone inside the ferry company", None, "anonymous", "ferry company"),
        ("a magistrate with knowledge of the file", None, "anonymous", None),
        ("Thirteen witnesses interviewed separately", "Thirteen witnesses", "group", None),
        ("the Coast Guard’s own log", "the Coast Guard’s own log", "document", "Coast Guard"),
        ("Satellite images", "Satellite images", "document", None),
        ("the committee", "the committee", "organisation", None),
    ],
)
def test_a_phrase_is_read_by_its_words(
    source: str, name: str | None, kind: str, affiliation: str | None
) -> None:
    """Name, kind and body come from the head of a phrase and what stands about it."""
    found = voice(f"On Monday {source} said it rained.", f"{source} | said | it rained")
    assert (found.name, found.kind) == (name or source, kind)
    assert found.affiliation == affiliation


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("who asked not to be named because the inquiry is not finished", None),
        ("speaking without their names for fear of a court martial", "fear of a court martial"),
        ("who spoke on condition of anonymity since the talks are secret", None),
    ],
)
def test_the_reason_for_anonymity_is_kept(reason: str, words: str | None) -> None:
    """Why a voice is not named is kept as printed, without "because"."""
    source = f"Two officials, {reason},"
    found = voice(f"{source} said it rained.", f"{source} | said | it rained")
    assert (found.anonymous, found.number) == (True, 2)
    assert found.reason == (words or reason.split("because ")[-1].split("since ")[-1])


@pytest.mark.parametrize(
    ("text", "statements", "name"),
    [
        (
            "Mrs Amare said it rained. The guard, Ivo Lund, saw it. She said it snowed.",
            ("Mrs Amare | said | it rained", "She | said | it snowed"),
            "Amare",
        ),
        (
            "Straitlink, a company, denied it. The company said it rained.",
            ("Straitlink | denied | it", "The company | said | it rained"),
            "Straitlink",
        ),
        (
            "Its commander, Major Tesfalem Woldu, said it rained. The major said it snowed.",
            (
                "Its commander, Major Tesfalem Woldu | said | it rained",
                "The major | said | it snowed",
            ),
            "Tesfalem Woldu",
        ),
        (
            "Three diplomats said it rained. One of them said it snowed.",
            ("Three diplomats | said | it rained", "One of them | said | it snowed"),
            "Three diplomats",
        ),
        (
            "It was Bereket Sahle.\n\nSAHLE: “It rained.”",
            ("SAHLE | : | “It rained.”",),
            "Bereket Sahle",
        ),
        (
            "The Emberline Front denied it. The Front said it rained.",
            ("The Emberline Front | denied | it", "The Front | said | it rained"),
            "The Emberline Front",
        ),
        (
            "Ana Lund spoke. The mayor, Bo Meyer, who said it rained, left.",
            ("who | said | it rained",),
            "Bo Meyer",
        ),
        (
            "The union blames the mill and demands an inquiry.",
            ("The union | blames | the mill", " | demands | an inquiry"),
            "The union",
        ),
    ],
)
def test_short_words_stand_for_full_ones(
    text: str, statements: tuple[str, ...], name: str
) -> None:
    """Pronouns, last names, titles and "the company" are resolved within the document."""
    assert voice(text, *statements).name == name


def test_the_first_person_in_a_quotation_is_its_speaker() -> None:
    """ "I told them" inside quoted words is in the voice of the one quoted."""
    text = "“I told them it rained,” said Ana Lund."
    inner, outer = read(
        text, "I | told | it rained", "Ana Lund | said | “I told them it rained,”"
    )[::1]
    assert inner.voice.name == outer.voice.name == "Ana Lund"


def test_gender_comes_from_titles_and_pronouns_alone() -> None:
    """A given name tells no gender: "he" and "she" both go to the only speaker."""
    for pronoun in ("He", "She"):
        text = f"Maria Lund said it rained. {pronoun} said it snowed."
        said = ("Maria Lund | said | it rained", f"{pronoun} | said | it snowed")
        assert voice(text, *said).name == "Maria Lund"


@pytest.mark.parametrize(
    "body",
    [
        "Hezb al-Nur",
        "Mouvement du 5 Mars",
        "Nordsjö Rederi AB",
        "Kataib Sayf al-Din",
        "Lashkar-e-Kohistan",
        "TV9",
        "People’s Defence Units",
        "Witness Archive",
    ],
)
def test_words_of_many_languages_make_a_name_a_bodys(body: str) -> None:
    """A front, a party, a company or a station is a body in whatever language it is named."""
    (only,) = voices(f"{body} said the pump failed.")
    assert (only.kind, only.name) == (VoiceKind.organisation, body)


@pytest.mark.parametrize(
    "person",
    ["Chiara dell’Acqua", "Rhys ap Gwilym", "Noor ad-Din Zengi", "J. T. Whitcombe III"],
)
def test_small_words_within_a_name_keep_it_a_persons(person: str) -> None:
    """Particles and initials part no name."""
    assert [each.name for each in voices(f"{person} said the pump failed.")] == [person]


def test_a_bare_name_is_a_bodys_where_its_fighters_are_told_of() -> None:
    """What stands elsewhere beside a name tells whether a person or a body bears it."""
    assert voices("Zavoy said the pump failed. Zavoy’s fighters left.")[0].kind is (
        VoiceKind.organisation
    )
    assert voices("Zavoy said the pump failed. He left.")[0].kind is VoiceKind.named


def test_a_name_set_beside_one_of_many_is_the_speakers() -> None:
    """ "One of the drivers, X" is X."""
    (only,) = voices("One of the drivers, Milan Ferenc, said the pump failed.")
    assert (only.name, only.anonymous) == ("Milan Ferenc", False)


def test_an_office_named_later_is_named_before() -> None:
    """ "The sheikh" is the one whom a later apposition names."""
    found = voices(
        "The sheikh said the well was dry. The sheikh, Mansour al-Atrab, said it again."
    )
    assert [each.name for each in found] == ["Mansour al-Atrab", "Mansour al-Atrab"]


def test_a_body_set_beside_its_owners_is_the_voice() -> None:
    """ "The owners, X Y" of many is the body so named."""
    (only,) = voices("The refinery’s owners, Castellan Sugar, said the rivets were sound.")
    assert (only.kind, only.name) == (VoiceKind.organisation, "Castellan Sugar")


def test_what_shows_something_is_a_document() -> None:
    """A thing of no known kind that shows what is told is read as one shown."""
    (only,) = voices("The lab’s probe shows that the wall had cracked.")
    assert (only.kind, only.number) == (VoiceKind.document, None)


def test_one_of_those_told_of_before_is_theirs() -> None:
    """ "One of the crews" speaks for the crews."""
    (only,) = voices("One of the neighbours said that the wall had cracked.")
    assert (only.kind, only.anonymous) == (VoiceKind.group, False)
