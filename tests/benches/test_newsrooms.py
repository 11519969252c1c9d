"""Simulated newsrooms: seeded, told by the rules of the file, and fairly compared."""

from __future__ import annotations

import math
import tomllib
from dataclasses import replace

import pytest
from bench.newsrooms.incident import SAID, SERVES, incidents
from bench.newsrooms.run import PARAMETERS
from bench.newsrooms.score import ANSWERS, METHODS, counting, ours, scores, slices, told, vote

from crossbearing.weigh.weights import DEFAULT

RULES = tomllib.loads(PARAMETERS.read_text(encoding="utf-8"))
MANY = list(incidents(RULES, 400))


def test_the_same_seed_tells_the_same_incidents():
    """However many are asked for, the first are the same."""
    assert list(incidents(RULES, 30)) == MANY[:30]


def test_shares_of_the_file_sum_to_one():
    """Truths, regimes and kinds of voices are shares."""
    for shares in (RULES["truth"], RULES["regimes"], RULES["voices"]["kinds"]):
        assert math.fsum(shares.values()) == pytest.approx(1)


def test_what_nobody_named_is_never_said():
    """The fourth answer is true now and then, and no voice ever says so."""
    assert any(each.truth not in SAID for each in MANY)
    assert all(voice.said in SAID for each in MANY for voice in each.voices)


def test_a_witness_is_right_as_often_as_the_table_says():
    """In plain incidents the odds of the row come out of the draws."""
    heard = [
        voice.said == each.truth
        for each in incidents(RULES, 4000)
        if each.regime == "plain" and each.truth in SAID
        for voice in each.voices
        if voice.row == "witness"
    ]
    odds = 2 ** DEFAULT["witness"].bits
    assert sum(heard) / len(heard) == pytest.approx(odds / (odds + 2), abs=0.04)


def test_colluding_voices_say_what_serves_a_party():
    """The last voices of such an incident agree, and no party is told to be behind them."""
    count = RULES["colluding"]["voices"]
    for each in MANY:
        if each.regime == "colluding":
            secret = each.voices[-count:]
            assert {voice.said for voice in secret} <= set(SERVES.values())
            assert len({(voice.said, voice.controller) for voice in secret}) == 1


def test_copies_change_counts_and_not_our_shares():
    """A voice repeated in ten more reports is the same voice."""
    incident = next(each for each in MANY if len({v.said for v in each.voices}) > 1)
    first, *rest = incident.voices
    louder = replace(incident, voices=(replace(first, reports=first.reports + 10), *rest))
    assert ours(louder) == ours(incident)
    assert counting(louder) != counting(incident)


@pytest.mark.parametrize("method", [ours, counting, vote])
def test_every_method_keeps_the_same_floor_for_what_nobody_named(method):
    """No method wins by a floor that another lacks."""
    for incident in MANY[:10]:
        shares = method(incident)
        assert math.fsum(shares.values()) == pytest.approx(1)
        assert shares[ANSWERS[-1]] >= 0.05 - 1e-9


def test_every_incident_lies_in_one_regime_and_in_the_whole():
    """Slices by regime divide the incidents."""
    found = dict(slices([told(each) for each in MANY[:20]]))
    assert sum(len(found[name]) for name in RULES["regimes"] if name in found) == 20
    assert set(scores(found["all"])) == set(METHODS)
