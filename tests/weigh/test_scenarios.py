"""Scenarios by arrays: the same as each worked out by itself."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from math import fsum

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.model import Cause, Entity, MentionType, Variable
from crossbearing.weigh.dependence import Dependence, End
from crossbearing.weigh.hypotheses import joint
from crossbearing.weigh.openings import openings
from crossbearing.weigh.scenarios import scenarios
from tests import factory
from tests.weigh import brute

ACTORS, MEANS = ("e-1", "e-2", "e-3"), ("air strike", "shelling")
VALUES = [
    *((Variable.cause, cause.value) for cause in Cause),
    *((Variable.actor, actor) for actor in ACTORS),
    *((Variable.means, means) for means in MEANS),
    *((Variable.role, actor) for actor in ACTORS[1:]),
]
BITS = st.sampled_from([-2.5, -0.4, 0.0, 0.3, 0.3, 1.0, 2.0, 5.0])
READINGS = st.lists(
    st.builds(
        lambda of, bits, spread, origin, controller, factor, gatekeeper: factory.reading(
            bits,
            low=bits - spread,
            high=bits + spread,
            variable=of[0],
            value=of[1],
            origin=f"o{origin}",
            controller=controller,
            factor=factor,
            gatekeeper=gatekeeper,
        ),
        st.sampled_from(VALUES),
        BITS,
        st.sampled_from([0.0, 0.1, 0.6]),
        st.integers(0, 5),
        st.sampled_from([None, None, "e-1", "e-2"]),
        st.sampled_from(["witness", "anonymous"]),
        st.sampled_from([None, "Wire One"]),
    ),
    max_size=8,
)
TOLD = st.sets(st.sampled_from(VALUES))
ORACLE = settings(derandomize=True, deadline=None, max_examples=40)


def asked_of(told: Iterable[tuple[Variable, str]]):
    """The openings and hypotheses of a world whose claims are these, told in one statement."""
    claims = [
        factory.claim(
            factory.assertion(factory.doc(), statement="s", supports=True),
            variable=variable,
            value=value,
        )
        for variable, value in sorted(told)
    ]
    names = [Entity(id=each, name=each, type=MentionType.country) for each in ACTORS]
    asked = openings(claims, names)
    return asked, joint(asked, claims)


def world(told, readings):
    """Openings, hypotheses, the sheets, and every scenario worked out by itself."""
    asked, hypotheses = asked_of(told)
    by_hand = list(brute.scenarios(asked, hypotheses, readings))
    return asked, hypotheses, list(scenarios(asked, hypotheses, readings)), by_hand


@ORACLE
@given(TOLD, READINGS)
def test_ranges_are_those_of_every_scenario_worked_out_by_itself(told, readings):
    """Shares and their least and most agree with brute force in each sheet, for each value."""
    asked, _, sheets, by_hand = world(told, readings)
    for sheet in sheets:
        own = [s for s in by_hand if (s.dependence, s.end) == (sheet.dependence, sheet.end)]
        joint = list(zip(*(each.joint for each in own), strict=True))
        assert sheet.joint.low.min(axis=0) == pytest.approx([min(each) for each in joint])
        assert sheet.joint.high.max(axis=0) == pytest.approx([max(each) for each in joint])
        for opening in asked:
            spread = sheet.parts[opening.variable].shares
            for column, value in enumerate(opening.prior):
                shares = [each.shares[opening.variable][value] for each in own]
                assert abs(spread.low[:, column].min() - min(shares)) < 1e-12
                assert abs(spread.high[:, column].max() - max(shares)) < 1e-12


@ORACLE
@given(TOLD, READINGS)
def test_rows_are_the_scenarios_with_an_origin_left_out(told, readings):
    """Each row under the main priors is the scenario without that origin."""
    _, _, sheets, by_hand = world(told, readings)
    for sheet in sheets:
        plain = {
            each.without: each.joint
            for each in by_hand
            if (each.dependence, each.end) == (sheet.dependence, sheet.end) and not each.tilted
        }
        assert list(plain) == [None, *sheet.sources]
        for row, found in zip(sheet.joint.main.tolist(), plain.values(), strict=True):
            assert row == pytest.approx(found, rel=0, abs=1e-12)


@ORACLE
@given(TOLD, READINGS)
def test_what_upsets_an_answer_upsets_it_by_brute_force(told, readings):
    """Some tilt brings another hypothesis above any given one just where brute force says so."""
    _, hypotheses, sheets, by_hand = world(told, readings)
    for sheet, leading in product(sheets, range(len(hypotheses))):
        for whole in (True, False):
            margins = [
                max(share for at, share in enumerate(each.joint) if at != leading)
                - each.joint[leading]
                for each in by_hand
                if (each.dependence, each.end) == (sheet.dependence, sheet.end)
                and each.tilted
                and not (whole and each.without)
            ]
            # At a tie the last digit decides, and it may differ.
            if abs(max(margins)) > 1e-12:
                assert sheet.upset_by_tilt(leading, whole=whole) == (max(margins) > 0)


def test_leaving_out_is_exact():
    """What is left without an origin is what the others come to by themselves, to the digit."""
    readings = [factory.reading(bits, origin=f"o{bits}") for bits in (0.1, 0.2, 0.3, 1e-9, 7.7)]
    asked, hypotheses = asked_of(())
    whole = next(scenarios(asked, hypotheses, readings))
    for row, gone in enumerate(readings, start=1):
        rest = fsum(each.bits for each in readings if each is not gone)
        assert whole.heights[Variable.cause][row].max() == rest


def test_the_main_sheet_comes_first():
    """Grouped, with the weights as they are."""
    asked, hypotheses = asked_of(())
    first = next(scenarios(asked, hypotheses, []))
    assert (first.dependence, first.end) == (Dependence.grouped, End.middle)
