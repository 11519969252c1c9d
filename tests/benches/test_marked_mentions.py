"""The hand-marked sentences of the mentions' bench."""

from __future__ import annotations

from bench.entities.run import unmarked


def test_a_marked_sentence_gives_its_text_and_what_it_names():
    """Offsets point into the text without the marks."""
    text, named = unmarked("A drone struck the [s Sarn depot], killing [p Ivo Renn].")
    assert text == "A drone struck the Sarn depot, killing Ivo Renn."
    assert {(text[start:end], kind) for start, end, kind in named} == {
        ("Sarn depot", "site"),
        ("Ivo Renn", "person"),
    }
