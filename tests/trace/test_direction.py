"""Which of two texts had it from the other."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.model import Dated
from crossbearing.trace import direction
from crossbearing.trace.clues.timed import earlier, window
from tests import factory

SEEN = (
    "The gate at Hask was possibly opened by hand, a keeper told the Sund Courier. “I saw the "
    "wheel turn, but it was dark,” he said. Four men were in the yard."
)
RETOLD = "The gate at Hask was opened by hand, a keeper said. Four men were in the yard."


def text(words, publisher, published=None):
    return factory.doc(words, path=f"{publisher}.txt", publisher=publisher, published=published)


@pytest.mark.parametrize(
    "later",
    [
        "The gate at Hask was opened by hand, the Sund Courier reported. Four men were there.",
        "The gate at Hask was opened by hand. Four men were in the yard. (Sund Courier)",
        "Source: Sund Courier. The gate at Hask was opened by hand by a keeper.",
    ],
)
def test_who_is_named_as_source_came_first(later):
    """A sourcing phrase or a credit line outweighs the clock."""
    one = text(SEEN, "Sund Courier", "2031-05-02")
    other = text(later, "Hask Mail", "2031-05-01T08:00:00Z")
    assert direction(one, other).first == one.id


def test_without_dates_the_fuller_version_came_first():
    """What has lost a hedge and a quote was made from what has them."""
    one, other = text(SEEN, "Sund Courier"), text(RETOLD, "Hask Mail")
    told = direction(one, other)
    assert told.first == one.id
    assert told.reason


def test_the_same_words_without_a_clue_tell_nothing():
    """Two undated copies of one text may be either's."""
    assert direction(text(RETOLD, "Hask Mail"), text(RETOLD, "Dale Post")).first is None


def test_two_that_name_a_third_are_siblings():
    """Neither needs the other, whatever their dates."""
    words = "The gate at Hask was opened by hand, a keeper told the Sund Courier."
    one, other = text(words, "Hask Mail", "2031-05-02"), text(words, "Dale Post", "2031-05-09")
    assert direction(one, other).first is None


def test_texts_that_share_nothing_have_no_direction():
    """An earlier date makes no source."""
    one = text("The council met about the price of clay.", "Marl Echo", "2031-05-01")
    other = text("A ferry struck a rock off the northern mole.", "Hask Mail", "2031-05-09")
    assert direction(one, other).first is None


@settings(deadline=None)
@given(st.booleans(), st.sampled_from(("2031-05-02", None)), st.sampled_from((SEEN, RETOLD)))
def test_the_order_of_the_two_is_irrelevant(swapped, date, words):
    """Asked the other way round, the answer is the same."""
    one, other = text(SEEN, "Sund Courier", date), text(words, "Hask Mail", "2031-05-04")
    pair = (other, one) if swapped else (one, other)
    assert direction(*pair).first == direction(one, other).first


@settings(deadline=None)
@given(st.sampled_from((("Sund Courier", "Hask Mail"), ("Hask Mail", "Sund Courier"))))
def test_names_swap_and_the_answer_swaps(names):
    """It is the words and not the names that tell."""
    first, second = names
    one = text(SEEN.replace("Sund Courier", first), first)
    other = text(RETOLD, second)
    assert direction(one, other).first == one.id


def test_a_day_without_a_zone_is_longer_than_a_day():
    """A date alone bounds the hour less than a date with its zone does."""
    loose = window(Dated(value="2031-05-02", found="test"))
    exact = window(Dated(value="2031-05-02", zone="+02:00", found="test"))
    assert loose is not None
    assert exact is not None
    assert loose[0] < exact[0] < exact[1] < loose[1]


windows = st.tuples(st.floats(0, 100), st.floats(0.1, 100)).map(lambda w: (w[0], w[0] + w[1]))


@settings(deadline=None)
@given(windows, windows)
def test_the_chances_of_two_orders_add_to_one(one, other):
    """One of two moments comes first."""
    assert earlier(one, other) + earlier(other, one) == pytest.approx(1.0)
