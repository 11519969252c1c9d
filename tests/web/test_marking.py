"""Texts cut where marks begin and end."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.model import Span
from crossbearing.web.marking import WINDOW, around, part_at, pieces, windows

TEXT = "The ministry said that the base was hit."


@st.composite
def marked(draw: st.DrawFn) -> tuple[tuple[Span, str], ...]:
    edges = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(sorted)
    spans = draw(st.lists(edges, max_size=6))
    names = st.sampled_from(["source", "cue", "content"])
    return tuple((Span(*edge), draw(names)) for edge in spans)


@settings(derandomize=True, deadline=None, max_examples=80)
@given(marked())
def test_pieces_join_up_to_the_text(marks):
    """However marks nest or overlap, no character is lost, doubled or moved."""
    cut = pieces(TEXT, marks, Span(0, len(TEXT)))
    assert "".join(piece.text for piece in cut) == TEXT
    assert all(TEXT.startswith(piece.text, piece.start) for piece in cut)


@settings(derandomize=True, deadline=None, max_examples=80)
@given(marked())
def test_a_character_carries_exactly_its_marks(marks):
    """The marks of a piece are those of the spans that cover it."""
    for piece in pieces(TEXT, marks, Span(0, len(TEXT))):
        for offset in range(piece.start, piece.start + len(piece.text)):
            covering = {name for span, name in marks if span.start <= offset < span.end}
            assert set(piece.marks) == covering


@settings(derandomize=True, deadline=None, max_examples=80)
@given(
    st.text("ab \n", min_size=1, max_size=60), st.integers(0, 59), st.integers(1, 9), st.data()
)
def test_what_stands_round_words_holds_them_and_whole_words_only(text, start, length, data):
    """The words are inside, no more letters than asked for, and no word beside them is torn."""
    start = min(start, len(text) - 1)
    words = Span(start, min(len(text), start + length))
    room = data.draw(st.integers(0, 20))
    found = around(text, words, room)
    assert words.start - room <= found.start <= words.start
    assert words.end <= found.end <= words.end + room
    # Where one long word leads up to the words, it is cut: there is no other place.
    if any(map(str.isspace, text[found.start : words.start])):
        assert not found.start or text[found.start - 1].isspace()
    if any(map(str.isspace, text[words.end : found.end])):
        assert found.end == len(text) or text[found.end].isspace()


@settings(derandomize=True, deadline=None, max_examples=40)
@given(st.text("ab \n", max_size=40), st.integers(1, 700))
def test_windows_tile_the_text(line, times):
    """A text of any kind comes in windows that join up to it, none too large or empty."""
    text = line * times
    parts = windows(text)
    assert "".join(part.of(text) for part in parts) == text
    assert all(part.end - part.start <= WINDOW for part in parts)
    assert all(part.start < part.end for part in parts) or not text


def test_every_place_lies_in_the_window_that_is_named():
    """`part_at` is the window with that code point, and the last one behind the end."""
    text = "A line of words.\n" * 2000
    parts = windows(text)
    for offset in range(0, len(text), 997):
        part = parts[part_at(parts, offset) - 1]
        assert part.start <= offset < part.end
    assert part_at(parts, len(text) + 5) == len(parts)


def test_a_window_ends_with_a_line_where_one_ends_near_by():
    """Paragraphs are not torn apart at every few thousand letters."""
    parts = windows("A line of words.\n" * 2000)
    assert all(part.end % len("A line of words.\n") == 0 for part in parts)


def test_a_text_is_cut_where_somebody_is_sent():
    """A place that no mark begins at can still be led to."""
    cut = pieces(TEXT, (), Span(0, len(TEXT)), here=9)
    assert [piece.start for piece in cut] == [0, 9]
