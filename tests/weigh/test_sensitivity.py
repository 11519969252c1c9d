"""What moves the answer: each thing left out, dependence, weights drawn, and what flips it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.model import Access, Cause, OriginKind, Parties, Variable
from crossbearing.weigh.dependence import Dependence, contributions, word_of
from crossbearing.weigh.drawn import DRAWS, _together, drawn_shares
from crossbearing.weigh.openings import openings
from tests import factory
from tests.weigh.world import ACCUSED, INJURED, RIVAL, World

ATTACK = (Variable.cause, Cause.attack.value, True)
ACCIDENT = (Variable.cause, Cause.accident.value, True)


def sensitivity_of(world, **fields):
    found = world.weigh(**fields).sensitivity
    assert found is not None
    return found


def left_out(found, kind):
    """The omissions of one kind, by label."""
    return {each.label: each for each in found.omissions if each.kind == kind}


def contested():
    """A witness against a party with two voices, one of them strong."""
    world = World()
    world.voice(ATTACK, kind=OriginKind.witness)
    world.voice(ACCIDENT, kind=OriginKind.finding, controller="e-lab")
    world.voice(ACCIDENT, kind=OriginKind.instrument, controller="e-lab")
    return world


def test_every_origin_item_and_controller_is_left_out_in_turn():
    """Each stands there with what is left of the leading cause's share."""
    item = factory.evidence(supports=Cause.accident.value, bits=0.5, low=0.5, high=0.5)
    found = sensitivity_of(contested(), evidence=(item,))
    assert len(left_out(found, "origin")) == 3
    assert len(left_out(found, "item")) == 1
    assert set(left_out(found, "controller")) == {"e-lab"}


def test_leaving_a_controller_out_takes_all_its_voices():
    """Without the laboratory only the witness is left, and the answer flips."""
    found = sensitivity_of(contested())
    without = left_out(found, "controller")["e-lab"]
    alone = World()
    alone.voice(ATTACK, kind=OriginKind.witness)
    shares = {each.value: each.probability for each in alone.weigh().variables[0].answers}
    assert without.probability == pytest.approx(shares[Cause.accident.value])
    assert without.flips == ("cause: attack would lead",)
    assert any("in the hands of e-lab" in each for each in found.flips)


def test_a_controller_whose_word_carries_the_answer_is_the_reason():
    """No single origin flips it, but one hand does: undetermined, one controller."""
    world = contested()
    world.voice(ACCIDENT, kind=OriginKind.document)
    verdict = world.weigh()
    assert verdict.reason.startswith("one controller: without everything in the hands of e-lab")
    assert "everything in the hands of e-lab" in {each.label for each in verdict.linchpins}


def test_allies_are_left_out_together_as_one_side():
    """What two allies say goes out in one row."""
    world = World(
        parties=Parties(injured=INJURED, accused=(ACCUSED,), allies=((RIVAL, INJURED),))
    )
    world.voice(ATTACK, kind=OriginKind.finding, controller=INJURED)
    world.voice(ATTACK, kind=OriginKind.finding, controller=RIVAL)
    (side,) = left_out(sensitivity_of(world), "side")
    assert set(side.split(" and ")) == {"Injured", "Rival"}


def test_what_came_through_one_outlet_is_left_out_together():
    """A gatekeeper's row takes every voice that only it passed on."""
    world = World()
    for _ in range(2):
        world.voice(ATTACK, kind=OriginKind.anonymous, gatekeeper="Wire One")
    found = sensitivity_of(world)
    without = left_out(found, "gatekeeper")["what came through Wire One"]
    assert without.probability == pytest.approx(0.40)


def test_a_second_unnamed_voice_through_one_outlet_says_little_more():
    """The outlet is one hidden word: its second voice moves the share by 0.02 at most."""

    def share(gatekeepers):
        world = World()
        for each in gatekeepers:
            world.voice(ATTACK, kind=OriginKind.anonymous, gatekeeper=each)
        return world.weigh().variables[0].answers[0].probability

    one, same, other = share(["A"]), share(["A", "A"]), share(["A", "B"])
    assert one <= same <= one + 0.02
    assert other > same


def test_the_three_models_of_dependence_are_shown():
    """Naive, grouped and worst case, each with what leads and its range."""
    found = sensitivity_of(contested())
    assert [each.model for each in found.dependence] == ["naive", "grouped", "worst case"]
    naive, _, worst = found.dependence
    assert naive.probability > worst.probability
    assert all(each.low <= each.probability <= each.high for each in found.dependence)


def test_draws_are_keyed_to_rows_of_the_table():
    """A further origin under other rows moves no draw of those that were there."""
    asked = openings((), ())
    readings = [factory.reading(1.0, low=0.2, high=2.0, origin="o1", factor="witness")]
    more = factory.reading(0.5, low=0.0, high=0.6, origin="o2", factor="document", value="?")
    assert np.array_equal(
        drawn_shares(asked[0], readings), drawn_shares(asked[0], [*readings, more])
    )


def test_draws_run_from_one_end_of_a_range_to_the_other():
    """Shares lie between those at the ends, half of them on either side of the weight itself."""
    asked = openings((), ())
    (row,) = [factory.reading(1.0, low=0.0, high=2.0, origin="o1", factor="witness")]
    ends = [
        drawn_shares(asked[0], [replace(row, bits=each, low=each, high=each)])[0, 0]
        for each in (0.0, 1.0, 2.0)
    ]
    drawn = drawn_shares(asked[0], [row])[:, 0]
    assert ends[0] <= drawn.min() < drawn.max() <= ends[2]
    assert 0.4 < (drawn < ends[1]).mean() < 0.6


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.lists(st.floats(0.01, 6.0), min_size=1, max_size=5))
def test_drawn_voices_of_one_hand_add_as_in_the_main_model(bits):
    """The arrays give what the network gives for one hidden word."""
    readings = [
        factory.reading(each, origin=f"o{at}", controller="e-1") for at, each in enumerate(bits)
    ]
    together = sum(contributions(readings, Dependence.grouped))
    assert _together(np.array([bits]))[0] == pytest.approx(together)
    assert word_of(1.0, 0.0) == pytest.approx(1.0)


def test_the_share_of_draws_in_which_it_leads_is_told():
    """Independent instruments lead in every draw; the figure of draws stands with it."""
    world = World()
    for name in ("e-1", "e-2", "e-3"):
        world.voice(ACCIDENT, kind=OriginKind.instrument, controller=name, access=Access.direct)
    drawn = sensitivity_of(world).drawn
    assert drawn is not None
    assert (drawn.draws, drawn.leads) == (DRAWS, 1.0)
    assert drawn.low <= drawn.middle <= drawn.high


def test_the_odds_that_flip_it_level_the_two_causes():
    """Multiplying the second cause's odds by the figure shown brings it level."""
    world = World()
    world.voice(ACCIDENT, kind=OriginKind.witness)
    verdict = world.weigh()
    found = verdict.sensitivity
    assert found is not None
    shares = {each.label: each.probability for each in verdict.variables[0].answers}
    second = shares["attack"] + shares["attack that set off stores"]
    assert found.second == "attack"
    assert found.odds == pytest.approx(shares[found.label] / second)


def test_where_no_cause_leads_there_is_nothing_to_flip():
    """A world in which nobody speaks has no leader."""
    assert World().weigh().sensitivity is None


def test_what_must_fall_together_is_named_where_nothing_alone_flips_it():
    """Three instruments of different control outweigh a witness until two have fallen."""
    world = World()
    world.voice(ATTACK, kind=OriginKind.finding)
    for name in ("e-1", "e-2", "e-3"):
        world.voice(ACCIDENT, kind=OriginKind.finding, controller=name)
    found = sensitivity_of(world)
    assert not [each for each in found.flips if each.startswith("without")]
    assert len(found.together) == 2
    assert any("left out together" in each for each in found.flips)
