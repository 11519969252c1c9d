"""Words and sentences by their offsets."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.extract.words import lines, sentences, words


def cut(text: str) -> list[str]:
    """The sentences of a one-line text."""
    return [text[start:end] for start, end in sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The mayor left. Nobody spoke.", 2),
        ("Gen. Tarek Omari spoke. He left.", 2),
        ("J. Smith and U.S. officials met at 4 p.m. in Sarn.", 1),
        ("“We saw it.” “So did we.”", 2),
        ("It rose 4.5 per cent. why not", 1),
        ("all in small letters. the next one begins here.", 2),
        ("Is it over? Yes! It is…", 3),
    ],
)
def test_sentences_end_at_stops_that_end_them(text: str, count: int) -> None:
    """Abbreviations, initials and decimals end no sentence; marks may follow the stop."""
    assert len(cut(text)) == count


@given(st.text(alphabet="aB .!?”“\n\t’", max_size=60))
def test_every_word_lies_in_one_sentence(text: str) -> None:
    """Sentences follow one another and leave out nothing but white space."""
    for start, end in lines(text):
        parts = list(sentences(text, start, end))
        assert parts == sorted(parts)
        kept = "".join(text[first:last] for first, last in parts)
        assert "".join(kept.split()) == "".join(text[start:end].split())


@given(st.text(max_size=60))
def test_words_leave_out_only_white_space_and_joiners(text: str) -> None:
    """Words come in order and hold every letter and digit."""
    spans = words(text, 0, len(text))
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    inside = {at for start, end in spans for at in range(start, end)}
    assert all(at in inside for at, letter in enumerate(text) if letter.isalnum())
