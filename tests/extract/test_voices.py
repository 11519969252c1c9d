"""Whose voice a statement is in."""

from __future__ import annotations

import pytest

from crossbearing.model import Voice, VoiceKind
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
