"""The stretches in which the encoder is asked what statements do."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.extract.acting import SURE, SURE_OF_BLAME, settled
from crossbearing.extract.drafts import Draft
from crossbearing.extract.network import Done, network
from crossbearing.extract.sheet import Sheet, sheet
from crossbearing.extract.speech_acts import (
    A_NAME,
    CONTENTS,
    NAMES,
    OWN_NAME,
    Asked,
    asked,
    looks,
    marks,
)
from crossbearing.extract.windows import PIECES
from crossbearing.model import Span, SpeechKind, Stance, Voice, VoiceKind

TEXT = " ".join(f"The port said that pump {n} failed, and the crew left it." for n in range(40))
NOBODY = Voice(name=None, kind=VoiceKind.author)


def page(text: str) -> Sheet:
    """A text as the shipped network sees it."""
    loaded = network()
    assert loaded is not None
    return sheet(text, loaded.pieces, loaded.common)


PAGE = page(TEXT)


def statement(first: int, length: int) -> Draft:
    """A draft whose content is some words of the text."""
    last = min(first + length, len(PAGE)) - 1
    return Draft(
        source=(),
        cue=(),
        content=(PAGE.span(first, last),),
        kind=SpeechKind("indirect"),
        extractor="test",
    )


def questions(drafts: list[tuple[int, int]]) -> list[Asked]:
    """What is asked about drafts, each given by its first word and its length in words."""
    return [asked(TEXT, PAGE, statement(*each), NOBODY, Stance.asserts) for each in drafts]


DRAFTS = st.lists(
    st.tuples(st.integers(0, len(PAGE) - 1), st.integers(1, 400)), min_size=1, max_size=8
)


@settings(deadline=None)
@given(DRAFTS)
def test_every_statement_is_looked_at_once(drafts: list[tuple[int, int]]) -> None:
    """No statement is left out or asked about twice."""
    about = questions(drafts)
    seen = [
        at for _, _, some in looks(PAGE, range(len(about)), lambda n: about[n]) for at in some
    ]
    assert sorted(seen) == list(range(len(about)))


@settings(deadline=None)
@given(DRAFTS)
def test_a_look_fits_the_encoder_and_holds_its_statements(
    drafts: list[tuple[int, int]],
) -> None:
    """A stretch has at most the pieces of a window, and every word of the sentences it is about."""
    about = questions(drafts)
    for first, end, some in looks(PAGE, about, lambda each: each):
        assert sum(map(len, PAGE.pieces[first:end])) <= PIECES
        assert all(first <= each.first and each.end <= end for each in some)


@settings(deadline=None)
@given(DRAFTS)
def test_statements_of_a_look_have_no_word_in_common(drafts: list[tuple[int, int]]) -> None:
    """What is marked for one statement is not marked for another."""
    about = questions(drafts)
    for _, _, some in looks(PAGE, about, lambda each: each):
        words = [word for each in some for word in each.taken()]
        assert len(words) == len(set(words))


def test_a_speakers_own_name_is_told_from_another() -> None:
    """A name in the content is marked as the speaker's own, or as somebody's."""
    text = "Anvil Front said that Anvil Front fired before Karl Meyer did."
    seen = page(text)
    draft = Draft(
        source=(Span(0, 11),),
        cue=(Span(12, 16),),
        content=(Span(17, len(text) - 1),),
        kind=SpeechKind("indirect"),
        extractor="test",
    )
    question = asked(
        text, seen, draft, Voice(name="Anvil Front", kind=VoiceKind.named), Stance.asserts
    )
    named = [mark for mark in marks([question]) if mark > CONTENTS * NAMES]
    assert named == [CONTENTS * NAMES + OWN_NAME, CONTENTS * NAMES + A_NAME]


@pytest.mark.parametrize(
    ("act", "least"), [(Stance.threatens, SURE), (Stance.accuses, SURE_OF_BLAME)]
)
def test_the_rules_stand_where_the_network_is_unsure(act: Stance, least: float) -> None:
    """Below the threshold the rules' stance is kept, from it on the network's."""
    told = [Done(act, likely) for likely in (least - 0.01, least)]
    assert [settled(Stance.asserts, each) for each in told] == [Stance.asserts, act]


def test_the_network_alone_turns_nothing_round() -> None:
    """It makes no denial, and takes none away."""
    sure = [Done(act, 1.0) for act in (Stance.denies, Stance.asserts)]
    rules = (Stance.asserts, Stance.denies)
    assert [settled(*each) for each in zip(rules, sure, strict=True)] == list(rules)
