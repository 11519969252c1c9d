"""Set phrases of the trade."""

from __future__ import annotations

import pytest

from crossbearing.trace import copies
from crossbearing.trace.formulas import FORMULAS, formulaic, phrases
from crossbearing.trace.seeds import GRAM
from crossbearing.trace.tokens import word_codes
from tests import factory

SAID = "who spoke on the condition of anonymity because he was not authorized to speak to the media"


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_is_known_by_all_its_words(formula):
    """Every wording, from end to end."""
    for phrase in phrases(formula):
        assert len(phrase.split()) >= GRAM
        assert formulaic(word_codes(phrase)).all()


def test_two_reports_with_the_same_formula_share_nothing():
    """Both protect somebody; that is no copying."""
    one = factory.doc(f"A dam broke, said an official {SAID}.", path="a.txt")
    two = factory.doc(f"Rain fell in the hills, a captain told us, {SAID}.", path="b.txt")
    assert copies([one, two]) == ()


def test_a_formula_does_not_break_a_passage_it_stands_in():
    """What is reused around it is reuse, the formula included."""
    told = (
        f"The gate at the quay was open by dawn, said a guard {SAID}, and two crates were gone."
    )
    one = factory.doc(f"Fog lay on the river. {told}", path="a.txt", published="2031")
    two = factory.doc(f"{told} Police were called.", path="b.txt", published="2032")
    (copy,) = copies([one, two])
    assert copy.target_span.of(two.text) == told.rstrip(".")
