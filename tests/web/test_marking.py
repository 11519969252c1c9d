"""Texts cut where marks begin and end."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.model import Span
from crossbearing.web.marking import WINDOW, part_at, pieces, windows

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


def test_a_long_text_comes_in_windows_that_tile_it():
    """Every offset lies in the window that `part_at` names."""
    text = "x" * (2 * WINDOW + 5)
    parts = windows(text)
    assert [part.start for part in parts] == [0, WINDOW, 2 * WINDOW]
    assert parts[part_at(2 * WINDOW) - 1].end == len(text)
    assert windows("") == (Span(0, 0),)
