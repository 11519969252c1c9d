"""How firmly the words about a party hold it responsible."""

from __future__ import annotations

import pytest

from crossbearing.extract.tagging.responsibility import held_responsible
from crossbearing.model import (
    Attribution,
    Certainty,
    Responsibility,
    Span,
    SpeechKind,
    Stance,
    Voice,
    VoiceKind,
)

PARTY = "the Orlo Front"


def held(
    sentence: str, speaker: str | None = None, stance: Stance = Stance.asserts
) -> Responsibility:
    """What a sentence says of the front, carried by a statement where a speaker is named."""
    start = sentence.index(PARTY.split()[-1]) - len("the Orlo ")
    carrier = Attribution(
        id="a-1",
        document="d-1",
        source=(),
        cue=(),
        content=(Span(0, len(sentence)),),
        kind=SpeechKind.indirect,
        stance=stance,
        certainty=Certainty.certain,
        voice=Voice(name=speaker, kind=VoiceKind.organisation),
        extractor="test 1",
    )
    return held_responsible(
        sentence,
        Span(start, start + len(PARTY)),
        Span(0, len(sentence)),
        carrier if speaker else None,
    )


@pytest.mark.parametrize(
    ("sentence", "standing"),
    [
        ("A caller said the Orlo Front claimed\nresponsibility for the blast.", "claimed"),
        ("The blast was claimed by the Orlo Front.", "claimed"),
        ("Today the Orlo Front accepted responsibility for the deaths.", "claimed"),
        ("Residents blamed the Orlo Front for the blast.", "accused"),
        ("Police blamed the Orlo Front for the blast.", "accused_by_authorities"),
        ("Yesterday the Orlo Front was accused of the blast.", "accused"),
        ("However, the Orlo Front accused a rival of spying.", "fact"),
        ("The talks with the Orlo Front were held in Sarn.", "fact"),
        ("The bridge was apparently struck by the Orlo Front.", "suspected"),
        ("It is not known if the Orlo Front struck the bridge.", "possible"),
        ("Later the Orlo Front denied that it struck the bridge.", "denied"),
        ("Late on Monday the Orlo Front struck the bridge.", "fact"),
    ],
)
def test_words_tell_how_firmly_a_party_is_held(sentence: str, standing: str) -> None:
    """Claims, blame, suspicion, doubt and denial, each by its words; a line's end parts none."""
    assert held(sentence) == standing


def test_what_an_authority_plainly_states_is_a_fact_by_its_word() -> None:
    """Only words of blame accuse."""
    plain = "In Sarn the Orlo Front struck the bridge."
    assert held(plain, "the police", Stance.accuses) is Responsibility.fact


def test_who_speaks_decides_whether_an_authority_accuses() -> None:
    """An army that is only named in the sentence accuses nobody."""
    blamed = "After the army left, the Orlo Front was blamed for the blast."
    assert held(blamed, "the village elder") is Responsibility.accused
    assert held(blamed, "the ministry") is Responsibility.accused_by_authorities
