"""Whose a quotation is by the words beside it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.extract.around_quotes import beside, follows, within
from crossbearing.extract.marked import Said, kept_whole, quoted
from crossbearing.model import Span


@pytest.mark.parametrize(
    ("text", "who", "cue"),
    [
        ("Ann knew it, “or a fine copy of it”, as she put it.", "she", "put it"),
        ("“They were never ours, not one.” (Mayor Lund)", "Mayor Lund", "("),
        ("“They were not ours.” That was the mayor’s only answer.", "the mayor", "answer"),
        (
            "The commander’s warning was brief. “One more of these, and it falls.”",
            "The commander",
            "warning was brief",
        ),
        (
            "“I was told it was for fish,” the fisherman whimpered before the court.",
            "the fisherman",
            "whimpered",
        ),
    ],
)
def test_words_beside_a_quotation_show_whose_it_is(text: str, who: str, cue: str) -> None:
    """A name in brackets, a speaker set down after, or an answer told of before."""
    (quote,) = quoted(text)
    found = beside(text, quote.spans[0].start, quote.spans[-1].end)
    assert found is not None
    assert (found[0].of(text), found[1].of(text)) == (who, cue)


@pytest.mark.parametrize(
    "text",
    [
        "“They were never ours, not one.” The mayor left the hall.",
        "“They were never ours, not one” (see note 4).",
        "The road to the “valley of the four winds” closed at noon.",
    ],
)
def test_a_sentence_of_its_own_shows_nobody(text: str) -> None:
    """What merely stands near a quotation is not its speaker."""
    (quote,) = quoted(text)
    assert beside(text, quote.spans[0].start, quote.spans[-1].end) is None


def test_a_sentence_goes_on_with_its_speaker() -> None:
    """Small letters after an exclamation go on with it, a new sentence does not."""
    text = "“Dawn killed him!” the brother was yelling over the drums."
    assert follows(text, 18, text.index("the"))
    again = text.replace(" the b", " The b")
    assert not follows(again, 18, again.index("The"))


def test_what_follows_the_cue_is_not_what_is_said() -> None:
    """A quotation is taken up by the statement that its sentence goes on with."""
    text = "“Dawn killed him!” the brother was yelling over the drums."
    said = Said((_at(text, "the brother"),), (_at(text, "was yelling over"),), (Span(49, 57),))
    (only,) = kept_whole(text, [said], quoted(text))
    assert [span.of(text) for span in only.content] == ["“Dawn killed him!”"]


def test_words_are_quoted_within_what_another_says() -> None:
    """The clause before a quotation tells who said it, where its verb is one of saying."""
    text = "that the guard had shouted “It was the captain!”"
    found = within(text, Span(0, len(text)), text.index("“"))
    assert found is not None
    assert (found[0].of(text), found[1].of(text)) == ("the guard", "had shouted")
    other = text.replace("had shouted", "had painted")
    assert within(other, Span(0, len(other)), other.index("“")) is None


@given(st.text(alphabet="ab A.,!?():“”\"'’\n-", max_size=60))
def test_no_arrangement_of_marks_fails(text: str) -> None:
    """Whatever stands beside quotations, what is shown lies in the text, outside them."""
    for quote in quoted(text):
        found = beside(text, quote.spans[0].start, quote.spans[-1].end)
        for span in found or ():
            assert 0 <= span.start < span.end <= len(text)
            assert not any(own.start <= span.start < own.end for own in quote.spans)


def _at(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))
