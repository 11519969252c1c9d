"""What the encoder is shown of a text, and in which windows."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from crossbearing.extract.pieces import Pieces
from crossbearing.extract.sheet import NAME_PIECE, sheet
from crossbearing.extract.windows import windows
from crossbearing.model import Span

LETTERS = "abcdefghijklmnopqrstuvwxyz"
VOCABULARY = {
    piece: number
    for number, piece in enumerate(
        ["[PAD]", "[unused0]", "[unused1]", "[UNK]", "said", "sai", "##d", *LETTERS]
        + ["##" + letter for letter in LETTERS if letter != "d"]
        + list(".,'\"-")
    )
}
PIECES = Pieces(VOCABULARY)
NUMBERED = {number: piece for piece, number in VOCABULARY.items()}


@given(st.text(alphabet=LETTERS, min_size=1, max_size=20))
def test_pieces_spell_the_word(word: str) -> None:
    """The pieces of a word, joined, are the word, and the first is as long as any can be."""
    cut = [NUMBERED[number] for number in PIECES.of(word)]
    assert "".join(piece.removeprefix("##") for piece in cut) == word
    assert not any(word.startswith(p) and len(p) > len(cut[0]) for p in VOCABULARY)


def test_accents_and_case_and_shape_of_marks_do_not_show() -> None:
    """The vocabulary knows neither capitals nor accents; curly and straight marks are one."""
    assert PIECES.of("Sàíd") == PIECES.of("said")
    assert PIECES.of("“") == PIECES.of('"')


def test_an_unknown_letter_makes_the_word_unknown() -> None:
    """A word that cannot be spelt is one piece."""
    assert PIECES.of("saidж") == (VOCABULARY["[UNK]"],)


def test_a_name_is_one_placeholder() -> None:
    """Names of one word and of four look alike to the encoder."""
    one = sheet("and then Ng said.", PIECES, frozenset({"and"}))
    four = sheet("and then Abu Omar al-Zaid said.", PIECES, frozenset({"and"}))
    assert list(one.pieces) == list(four.pieces)
    assert one.pieces[2] == (NAME_PIECE,)


def test_lines_aside_are_left_out() -> None:
    """Furniture is not read."""
    text = "he said.\nmenu\nhe left."
    page = sheet(text, PIECES, frozenset(), [Span(9, 13)])
    assert [text[page.starts[at] : page.ends[at]] for at in page.sentences] == ["he", "he"]
    assert len(page.lines) == 2


@given(st.text(alphabet="ab .\nC,“", max_size=300), st.integers(4, 40))
def test_windows_cover_every_word_once(text: str, most: int) -> None:
    """Windows follow one another; none but a single word's is longer than allowed."""
    page = sheet(text, PIECES, frozenset())
    cut = list(windows(page, most))
    assert [at for first, end in cut for at in range(first, end)] == list(range(len(page)))
    for first, end in cut:
        size = sum(len(page.pieces[at]) for at in range(first, end))
        assert size <= most or end == first + 1


@given(st.text(alphabet="abC .\n", max_size=200))
def test_spans_lie_in_the_text(text: str) -> None:
    """Every word's offsets hold letters or a mark, in order."""
    page = sheet(text, PIECES, frozenset())
    for start, end in zip(page.starts, page.ends, strict=True):
        assert text[start:end].strip()
