"""Numbers are read alike in words and in digits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.text.numbers import amounts


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("nineteen men", 19.0),
        ("sixty-two ballots", 62.0),
        ("2,750 tonnes", 2750.0),
        ("a hundred and six leaves", 106.0),
        ("two hundred families", 200.0),
        ("1.2 million crowns", 1.2e6),
        ("three quarters of the cells", 0.75),
        ("a third of the harvest", 1 / 3),
        ("two in three members", 2 / 3),
        ("50 per cent of it", 0.5),
        ("half of the harvest", 0.5),
        ("at 21:40 the lights", 21 * 60 + 40.0),
        ("a dozen lorries", 12.0),
    ],
)
def test_a_number_has_its_value(text, value):
    """However a number is written, its value is read."""
    (found,) = amounts(text)
    assert found.value == pytest.approx(value)


def test_a_vague_amount_has_none():
    """Dozens are an amount that is not told."""
    (found,) = amounts("Dozens of people fled.")
    assert found.value is None


@pytest.mark.parametrize("text", ["No one came.", "the one that fell", "a house", "an hour"])
def test_a_pronoun_or_an_article_is_no_number(text):
    """ "No one" counts nobody."""
    assert not list(amounts(text))


@given(st.text(max_size=200))
def test_an_amount_stands_where_it_says(text):
    """Offsets hold for any text."""
    for each in amounts(text):
        assert text[each.start : each.end] == each.words
