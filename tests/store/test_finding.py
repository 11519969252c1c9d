"""Words are found wherever they stand, and nothing that is typed is an operator."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.model import Stance
from crossbearing.store.finding import Finder, Wanted
from tests import factory

FIRST = factory.doc(
    "The ministry said a missile hit the depot. Nobody else saw a missile.",
    path="a.txt",
    published="2031-03-14",
)
SECOND = factory.doc(
    "Zoë Farrow denied that any rocket was fired.", path="b.txt", published="2031-04-02"
)
SAID = factory.said(FIRST, "a missile hit the depot", source="The ministry", cue="said")
DENIED = factory.said(
    SECOND,
    "that any rocket was fired",
    source="Zoë Farrow",
    cue="denied",
    voice=factory.voice("Zoë Farrow"),
    stance=Stance.denies,
)


@pytest.fixture(scope="module")
def finder() -> Finder:
    """An index over two reports with a statement each."""
    return Finder(
        (FIRST, SECOND), (factory.notes(FIRST, SAID), factory.notes(SECOND, DENIED)), ()
    )


def ids(finder: Finder, **wanted: str) -> list[str | None]:
    """The statements that are found."""
    return [each.statement for each in finder.statements(Wanted(**wanted)).found]


def test_a_statement_is_found_by_its_words_and_by_its_voice(finder: Finder) -> None:
    """Accents and capitals do not matter."""
    assert ids(finder, words="MISSILE") == [SAID.id]
    assert ids(finder, words="zoe farrow") == [DENIED.id]


def test_the_last_word_counts_as_a_beginning(finder: Finder) -> None:
    """A word that is still being typed finds what begins so."""
    assert ids(finder, words="miss") == [SAID.id]
    assert ids(finder, words="miss depot") == []


def test_a_phrase_in_marks_is_found_as_it_stands(finder: Finder) -> None:
    """Words in marks stand side by side."""
    assert ids(finder, words='"missile hit"') == [SAID.id]
    assert ids(finder, words='"hit missile"') == []


def test_filters_narrow_what_is_found(finder: Finder) -> None:
    """Stance and dates hold without words too."""
    assert ids(finder, stance="denies") == [DENIED.id]
    assert ids(finder, stance="denies", words="missile") == []
    assert ids(finder, since="2031-04-01") == [DENIED.id]
    assert ids(finder, until="2031-04-01") == [SAID.id]


def test_a_document_opens_at_what_was_found(finder: Finder) -> None:
    """The place is that of the first marked word."""
    (found,) = finder.documents(Wanted(words="missile")).found
    assert FIRST.text[found.start :].startswith("missile")


def test_nothing_asked_is_nothing_found(finder: Finder) -> None:
    """An empty search lists nothing."""
    assert finder.statements(Wanted()).total == finder.documents(Wanted()).total == 0


@given(st.text(max_size=40))
def test_whatever_is_typed_is_words(words: str) -> None:
    """No letters make the search fail."""
    one = Finder((FIRST,), (factory.notes(FIRST, SAID),), ())
    assert one.statements(Wanted(words=words)).total in (0, 1)
    assert one.documents(Wanted(words=words)).total in (0, 1)
