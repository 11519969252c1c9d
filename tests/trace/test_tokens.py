"""Texts as arrays of word codes."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.model import Furniture, FurnitureKind, Span
from crossbearing.trace.tokens import batches, tokens
from crossbearing.trace.words import words
from tests import factory

PLAIN = st.text(
    st.characters(max_codepoint=0x1FFFF, exclude_categories=["Cs"]).filter(
        lambda letter: not 0x3041 <= ord(letter) <= 0xFAFF
    )
    | st.sampled_from("ab'’ "),
    max_size=60,
)


def ranges(text):
    """Where the words of one text stand."""
    read = tokens([factory.doc(text)])
    return list(zip(read.starts.tolist(), read.ends.tolist(), strict=True))


@settings(derandomize=True, deadline=None)
@given(PLAIN)
def test_words_stand_where_a_plain_pattern_finds_them(text):
    """In scripts with spaces the words are those of the regular expression."""
    assert ranges(text) == list(words(text).spans)


@settings(derandomize=True, deadline=None)
@given(st.lists(PLAIN, max_size=5))
def test_a_text_reads_the_same_among_others(texts):
    """What stands beside a text changes neither its words nor their places."""
    documents = [factory.doc(text, path=f"{at}.txt") for at, text in enumerate(texts)]
    together = tokens(documents)
    for at, document in enumerate(documents):
        alone = tokens([document])
        mine = slice(together.bounds[at], together.bounds[at + 1])
        assert together.words[mine].tolist() == alone.words.tolist()
        assert together.starts[mine].tolist() == alone.starts.tolist()


def test_case_and_kind_of_apostrophe_make_no_difference():
    """ "DON’T" and "don't" are the same word."""
    read = tokens([factory.doc("DON’T don't")])
    assert read.words[0] == read.words[1]


def test_a_chinese_character_is_a_word():
    """Nothing but the characters themselves says where words end."""
    assert ranges("仓库 fire") == [(0, 1), (1, 2), (3, 7)]


def test_furniture_has_no_words():
    """What is not the report is not read."""
    menu = Furniture(Span(0, 9), FurnitureKind.navigation)
    read = tokens([factory.doc("Home News A fire burned.", furniture=(menu,))])
    assert read.starts.tolist() == [10, 12, 17]


def test_inflection_keeps_the_stem():
    """The first five letters are the stem of a longer word."""
    read = tokens([factory.doc("explosion explosives")])
    assert read.stems[0] == read.stems[1]
    assert read.words[0] != read.words[1]


def test_batches_keep_every_document_in_order():
    """However long they are, each comes once."""
    documents = [factory.doc("word " * size, path=f"{size}.txt") for size in (1, 300_000, 2, 3)]
    assert [each for batch in batches(documents) for each in batch] == documents
