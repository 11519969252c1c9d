"""Base rates and expert checks, entered by hand."""

from __future__ import annotations

import pytest

from crossbearing.errors import UsageError
from crossbearing.model import Cause, OriginKind, Variable
from crossbearing.weigh.base_rates import PRECEDENT, confirm_base_rate
from crossbearing.weigh.checks import confirm_check
from tests import factory
from tests.weigh.world import World

ATTACK = (Variable.cause, Cause.attack.value, True)


def rate(numerator, denominator, **fields):
    return factory.evidence(
        **{
            "description": "depot explosions",
            "kind": "base rate",
            "supports": Cause.accident.value,
            "numerator": numerator,
            "denominator": denominator,
            "reference_class": "explosions at army depots",
            "period": "2010–2030",
            "address": "register of depot explosions",
            **fields,
        }
    )


def test_a_base_rate_takes_the_place_of_the_prior():
    """Alone, it brings its value to (n + 1/2) / (d + 1), and says what it counted."""
    verdict = World().weigh(evidence=(rate(30, 40),))
    shares = {each.value: each.probability for each in verdict.variables[0].answers}
    assert shares[Cause.accident.value] == pytest.approx(30.5 / 41, abs=0.01)
    (reading,) = verdict.readings
    assert "30 of 40 explosions at army depots, 2010–2030" in reading.because
    assert reading.low < reading.bits < reading.high


def test_few_cases_leave_a_wide_range():
    """The same share of fewer cases is less sure."""
    few, many = (World().weigh(evidence=(rate(3 * n, 4 * n),)).readings[0] for n in (1, 20))
    assert few.high - few.low > many.high - many.low


def test_a_single_precedent_stays_an_anecdote():
    """One case of one is capped as a precedent is."""
    (reading,) = World().weigh(evidence=(rate(1, 1),)).readings
    assert 0 < reading.bits <= PRECEDENT
    assert "a single precedent, capped" in reading.because


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"reference_class": None}, "class of cases"),
        ({"period": None}, "dates it covers"),
        ({"address": None}, "a source"),
        ({"supports": None}, "value it supports"),
        ({"numerator": 50}, "no rate"),
    ],
)
def test_a_base_rate_without_all_that_makes_it_one_is_refused(fields, said):
    """Numerator, denominator, class, dates and source are asked for by name."""
    with pytest.raises(UsageError, match=said):
        confirm_base_rate(rate(**{"numerator": 3, "denominator": 40, **fields}))


def finding(outcome=None):
    world = World()
    origin = world.voice(ATTACK, kind=OriginKind.finding)
    check = factory.evidence(
        "a second laboratory measured again",
        kind="expert check",
        about=origin.label,
        outcome=outcome,
    )
    (reading,) = world.weigh(evidence=(check,) if outcome else ()).readings
    return reading


def test_a_challenged_finding_keeps_half_and_may_weigh_nothing():
    """An expert's challenge halves it, and its range goes down to nought."""
    plain, challenged = finding(), finding("challenged")
    assert challenged.bits == pytest.approx(plain.bits / 2)
    assert challenged.low == 0
    assert "challenged by an expert check" in challenged.because


def test_a_refuted_finding_weighs_nothing_and_a_confirmed_one_what_it_did():
    """Confirmation is no second finding."""
    assert finding("refuted").bits == 0
    assert finding("confirmed").bits == finding().bits


def test_a_check_of_nothing_or_without_an_outcome_is_refused():
    """It must say what it is about and what it came to."""
    with pytest.raises(UsageError, match="origin it is about"):
        confirm_check(factory.evidence(kind="expert check", outcome="refuted"))
    with pytest.raises(UsageError, match="confirmed, challenged, refuted"):
        confirm_check(factory.evidence(kind="expert check", about="o", outcome="maybe"))


def test_a_base_rate_is_no_vote_for_a_value_nobody_can_hold():
    """A rate of something that no answer starts from adds no reading."""
    odd = rate(3, 40, supports="certainly", variable=Variable.cause)
    assert World().weigh(evidence=(odd,)).readings == ()


def test_a_check_of_an_origin_the_case_lacks_is_named():
    """It changes nothing, and the notes say so."""
    check = factory.evidence(kind="expert check", about="Nobody", outcome="refuted")
    world = World()
    world.voice(ATTACK, kind=OriginKind.finding)
    verdict = world.weigh(evidence=(check,))
    assert any("“Nobody”, which is no origin" in each for each in verdict.notes)
    assert verdict.readings[0].bits > 0
