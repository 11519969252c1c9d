"""From reports to statements, origins and hands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.model import OriginKind
from crossbearing.trace.tallies import ONE_HAND, effective, hands, tallies
from tests import factory

DOCUMENT = factory.doc("One said so. Two said so. Three said so. Four said so.")
SAID = [factory.said(DOCUMENT, f"{each} said so") for each in ("One", "Two", "Three", "Four")]


def origins(*controllers, **fields):
    return [
        factory.origin(said, controller=controller, **fields)
        for said, controller in zip(SAID, controllers, strict=False)
    ]


def test_independent_origins_count_in_full():
    """Three that have nothing to do with one another are three."""
    assert effective(origins("a", "b", "c"), {}) == 3.0


def test_one_hand_counts_little_more_than_once():
    """Four origins of one controller come to hardly more than one."""
    found = effective(origins("a", "a", "a", "a"), {})
    assert found == pytest.approx(16 / (4 + 12 * ONE_HAND), abs=0.01)
    assert 1 <= found < 1.1


def test_voices_left_open_count_as_partly_one():
    """Half as likely one as two comes to one and a third."""
    one, other = origins(None, None)
    assert effective([one, other], {frozenset((one.id, other.id)): 0.5}) == 1.33


def test_unnamed_voices_of_untold_control_are_no_hand_of_their_own():
    """They may be in anybody's."""
    assert hands(origins("a", None, kind=OriginKind.anonymous)) == 1


@given(st.lists(st.sampled_from(("a", "b", "c")), min_size=1, max_size=4))
def test_the_effective_number_lies_between_hands_and_origins(controllers):
    """Never more than the origins, never much less than the hands."""
    found = origins(*controllers)
    number = effective(found, {})
    assert 1.0 <= number <= len(found) + 1e-9


@given(st.permutations(["a", "a", "b", "c"]))
def test_names_of_controllers_do_not_matter(controllers):
    """Swapped hands leave the number as it was."""
    assert effective(origins(*controllers), {}) == effective(origins("a", "a", "b", "c"), {})


def test_each_side_of_a_claim_has_its_own_tally():
    """Who denies does not back."""
    backing, denying = SAID[:2]
    claim = factory.claim(
        factory.assertion(DOCUMENT, "One said so", statement=backing.id),
        factory.assertion(DOCUMENT, "Two said so", statement=denying.id, supports=False),
    )
    found = list(tallies(origins("a", "b"), factory.links(claim), (), ()))
    assert [(each.supports, len(each.origins)) for each in found] == [(True, 1), (False, 1)]


def test_a_withdrawn_origin_counts_no_more():
    """What was taken back backs nothing."""
    claim = factory.claim(factory.assertion(DOCUMENT, "One said so", statement=SAID[0].id))
    gone = origins("a", withdrawn="taken back")
    (found,) = tallies(gone, factory.links(claim), (), ())
    assert (found.statements, found.origins, found.hands) == (1, (), 0)
