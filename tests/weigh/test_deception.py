"""Deception as a hidden cause, by exact enumeration and by a second engine."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.model import Cause, OriginKind, Variable
from crossbearing.weigh.deception import flipping_prior, staged, weight_if_staged
from tests.weigh import elimination
from tests.weigh.world import INJURED, World

BITS = st.floats(0.05, 6.0)


@settings(derandomize=True, deadline=None, max_examples=60)
@given(BITS, st.floats(0.0, 1.0))
def test_the_flipping_prior_brings_the_evidence_down_to_the_margin(bits, part):
    """With just that prior of staging, what is left is what the answer can do without."""
    margin = bits * part
    prior = flipping_prior(bits, margin)
    if prior is not None:
        assert weight_if_staged(bits, prior) == pytest.approx(bits - margin, abs=1e-6)


@settings(derandomize=True, deadline=None, max_examples=40)
@given(BITS, st.floats(0.0, 1.0))
def test_staging_agrees_with_an_independent_engine(bits, prior):
    """Answer, deceiver and what is shown: both engines give one posterior."""
    network = staged(bits, prior)
    found = network.posterior("answer", {"shown": "yes"})
    assert found == pytest.approx(elimination.posterior(network, "answer", {"shown": "yes"}))


def test_no_prior_of_staging_leaves_the_evidence_as_it_is():
    """Who never stages is believed as the table says."""
    assert weight_if_staged(1.3, 0.0) == pytest.approx(1.3)
    assert weight_if_staged(1.3, 1.0) <= 0


def test_a_party_whose_staging_would_flip_the_cause_is_named():
    """One party's finding carries the attack: the prior of staging that undoes it is told."""
    world = World()
    world.voice(
        (Variable.cause, Cause.attack.value, True),
        kind=OriginKind.finding,
        controller=INJURED,
    )
    world.voice((Variable.cause, Cause.accident.value, True), kind=OriginKind.document)
    found = world.weigh().sensitivity
    assert found is not None
    (staging,) = [each for each in found.deceptions if each.variable == "cause"]
    assert (staging.party, staging.value) == (INJURED, "attack")
    assert 0 < staging.prior < 1
    assert any("staged" in each for each in found.flips)
