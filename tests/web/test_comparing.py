"""Two texts side by side."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.model import Span
from crossbearing.web.comparing import differences, rows
from tests import factory

TEXT = "The depot burned. “A missile hit it,” said a guard. Nobody was hurt, he added."
words = st.lists(st.sampled_from(["the", "depot", "burned", "a", "missile", "."]), max_size=30)


@settings(derandomize=True, deadline=None, max_examples=60)
@given(words, words)
def test_runs_join_up_to_both_texts(one, other):
    """However two texts differ, neither loses a letter, and the same runs are the same words."""
    first, second = " ".join(one), " ".join(other)
    left, right = differences(first, second)
    assert "".join(run.text for run in left) == first
    assert "".join(run.text for run in right) == second
    assert [r.text for r in left if r.kind == "same"] == [
        r.text for r in right if r.kind == "same"
    ]


def test_a_changed_word_is_struck_and_put_in():
    """What became of a hedge is seen at once."""
    left, right = differences("it was possibly fired", "it was fired")
    assert [run.text for run in left if run.kind == "gone"] == ["possibly "]
    assert [run.text for run in right if run.kind == "come"] == []


@settings(derandomize=True, deadline=None, max_examples=60)
@given(
    st.lists(
        st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(sorted), max_size=4
    )
)
def test_the_taking_text_is_whole(edges):
    """Every letter that is no space stands in one row, and stands there once."""
    document = factory.doc(TEXT)
    copies = [
        factory.copied(
            document, document, "depot", target_span=Span(*edge), source_span=Span(0, 4)
        )
        for edge in edges
        if edge[0] < edge[1]
    ]
    shown = "".join(run.text for row in rows(TEXT, TEXT, copies) for run in row.right)
    assert "".join(shown.split()) == "".join(TEXT.split())


def test_marks_go_with_the_passage_they_enclose():
    """No row holds a quotation mark or a full stop alone."""
    document = factory.doc(TEXT)
    copy = factory.copied(document, document, "A missile hit it,” said a guard")
    told = ["".join(run.text for run in row.right) for row in rows(TEXT, TEXT, [copy])]
    assert told[1].strip() == "“A missile hit it,” said a guard."


def test_what_was_left_out_comes_last():
    """The source's own words that were not taken are shown as such."""
    source, target = factory.doc("One. Two. Three."), factory.doc("Two.")
    found = list(rows(source.text, target.text, [factory.copied(source, target, "Two.")]))
    assert [row.target is None for row in found] == [False, True, True]
