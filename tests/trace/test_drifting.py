"""What a sentence loses of the one it was made from."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.model import DriftKind
from crossbearing.trace import losses


def kinds(before, after):
    return {loss.kind for loss in losses(before, after)}


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (
            "The two were possibly linked to the raid, police said.",
            "The two were behind the raid, police said.",
            DriftKind.hedge,
        ),
        ("Nine men died at the depot.", "Nineteen men died at the depot.", DriftKind.number),
        ("A guard said that the gate was open.", "The gate was open.", DriftKind.attribution),
        ("The shell did not go off.", "The shell went off.", DriftKind.negation),
    ],
)
def test_each_kind_of_loss_is_seen(before, after, kind):
    """One loss is one flag of its kind."""
    assert kinds(before, after) == {kind}


def test_a_loss_shows_what_was_lost():
    """The words that are gone are named, so that both sentences can be laid side by side."""
    (loss,) = losses("A drone may have hit the tank.", "A drone hit the tank.")
    assert (loss.was, loss.now) == ("may", "")


def test_a_hedge_in_other_words_is_kept():
    """ "Probably" and "likely" say the same."""
    assert not kinds(
        "The fire was probably set on purpose.", "The fire was likely set on purpose."
    )


def test_an_unnamed_voice_that_becomes_a_body_is_flagged():
    """ "An unnamed officer" is not "the army"."""
    before = "An unnamed officer said that the post had been warned."
    assert kinds(before, "The army said that the post had been warned.") == {
        DriftKind.attribution
    }


def test_a_dropped_clause_is_no_lost_negation():
    """What is not told again is not turned round."""
    before = "The shell hit the barn, and no cattle were inside."
    assert not kinds(before, "The shell hit the barn.")


def test_a_date_that_falls_away_is_no_lost_number():
    """A dateline is not part of what is told."""
    before = "ORLO, 15 March 2031 (Wire) — The minister spoke of an attack on the depot."
    assert not kinds(before, "The minister spoke of an attack on the depot.")


@settings(deadline=None)
@given(st.text(max_size=200))
def test_a_sentence_loses_nothing_of_itself(sentence):
    """A faithful copy never drifts, whatever it says."""
    assert not kinds(sentence, sentence)
