"""Names are found by shape and place, whoever bears them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.extract.placeholders import names
from crossbearing.extract.words import words

COMMON = frozenset(["the", "a", "on", "we", "officials", "said", "he", "they", "it", "in"])


def named(text: str) -> list[str]:
    """The names of a one-line text."""
    spans = words(text, 0, len(text))
    return [text[spans[a][0] : spans[b][1]] for a, b in names(text, spans, COMMON)]


NAMES = (
    "Ng",
    "Ursula van der Berg",
    "Abu Bakr al-Tamimi",
    "Jean-Pierre O’Neill",
    "Nguyễn Thị Minh",
    "al-Hashd al-Shaabi",
    "Popular Front of Sarn",
    "PFS",
    "de la Cruz",
    "Ba'ath Party",
    "Gen. J. K. Okonkwo-Adeyemi",
    "Šević",
)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_one_run(name: str) -> None:
    """Particles, hyphens, apostrophes, initials and accents belong to the name."""
    assert named(f"On Monday the spokesman for {name} left.") == [name]


@pytest.mark.parametrize("name", NAMES)
def test_the_mark_of_the_possessor_is_not_the_name(name: str) -> None:
    """What follows a name's apostrophe s stays outside."""
    assert named(f"They read {name}’s letter.") == [name]


def test_two_names_stay_two() -> None:
    """A conjunction or a comma parts names."""
    assert named("They met Omari and Kovač, Sarn and Vell.") == [
        "Omari",
        "Kovač",
        "Sarn",
        "Vell",
    ]


def test_days_and_the_first_person_are_no_names() -> None:
    """Capitals that English always writes name nobody."""
    assert named("On Tuesday in March I left.") == []


def test_a_common_word_that_begins_a_sentence_is_no_name() -> None:
    """A capital at the start counts only where English has no such word."""
    assert named("Officials said it. Tarkov said it.") == ["Tarkov"]


def test_a_line_in_capitals_shows_no_names() -> None:
    """Where every letter is a capital none of them tells anything."""
    assert named("REBELS IN SARN SAID IT.") == []


@given(st.text(max_size=80))
def test_runs_come_in_order_and_apart(text: str) -> None:
    """Whatever the text, no two names share a word."""
    spans = words(text, 0, len(text))
    found = names(text, spans, COMMON)
    assert all(first <= last for first, last in found)
    assert all(one[1] < two[0] for one, two in pairwise(found))


@pytest.mark.parametrize(
    "name",
    [
        "People’s Orchard Union",
        "Anders & Koroma Minerals",
        "Adewale “Heron” Tokunboh",
        "Mouvement du 5 Mars",
        "Marie-Thérèse d’Aubigny",
        "Rhys ap Gwilym",
        "A. P. Venkataraman",
        "’s-Gravenmoer",
        "Kanal 6",
    ],
)
def test_one_name_however_it_is_spelled(name: str) -> None:
    """A possessor of many, "&", a nickname, a number, a particle or an apostrophe part no name."""
    text = f"on the next day the men of the valley told the clerks that {name} had left."
    each = words(text, 0, len(text))
    ((first, last),) = names(text, each, {"on"})
    assert text[each[first][0] : each[last][1]] == name
