"""An answer taken apart says what weighing without the parts would say."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.casework.apart import apart_json, prepare_apart, take_apart
from crossbearing.errors import UsageError
from crossbearing.model import Apart, Cause, OriginKind, SwitchKind, Trace, Variable
from crossbearing.weigh.sensitivity import MODELS
from tests import factory
from tests.weigh.world import ACCUSED, INJURED, RIVAL, WORDS, World

ATTACK, ACCIDENT = Cause.attack.value, Cause.accident.value


def world() -> World:
    """Voices of two parties, an independent finding, and two that nobody controls."""
    made = World()
    made.voice((Variable.cause, ATTACK, True), controller=INJURED)
    made.voice(
        (Variable.cause, ATTACK, True), (Variable.actor, ACCUSED, True), controller=INJURED
    )
    made.voice((Variable.cause, ACCIDENT, True), controller=ACCUSED)
    made.voice((Variable.cause, ATTACK, True), kind=OriginKind.finding)
    made.voice((Variable.cause, ACCIDENT, True), kind=OriginKind.anonymous)
    made.voice((Variable.actor, RIVAL, True))
    return made


MADE = world()
VERDICT = MADE.weigh()
CASE = factory.assessment(
    *(
        factory.doc(f"Voice {n} says {WORDS}.", path=f"{n}-0.txt")
        for n in range(len(MADE.origins))
    ),
    links=MADE.links,
    trace=Trace(copies=(), origins=tuple(MADE.origins)),
    annotations=tuple(MADE.annotations),
    verdict=VERDICT,
)
READY = prepare_apart(CASE)
KEYS = [each.key for each in READY.switches]


def shares(variables):
    """The main share of each value of each variable."""
    return {
        (each.variable, answer.value): answer.probability
        for each in variables
        for answer in each.answers
    }


def test_nothing_switched_is_the_case_as_it_stands():
    """Before and after are the same, and are the verdict's own."""
    found = take_apart(READY, Apart())
    assert found.before == found.after
    assert shares(found.after) == pytest.approx(shares(VERDICT.variables))
    assert found.moved == ()


@settings(deadline=None, max_examples=40)
@given(st.sets(st.sampled_from(KEYS)))
def test_what_is_switched_off_weighs_as_if_it_were_set_aside(off):
    """Weighing the whole case anew without these readings gives the same shares."""
    gone = {reading for each in READY.switches if each.key in off for reading in each.readings}
    found = take_apart(READY, Apart(off=frozenset(off)))
    whole = MADE.weigh(excluded=gone)
    assert shares(found.after) == pytest.approx(shares(whole.variables))
    assert not gone & {each.id for each in found.readings}


@pytest.mark.parametrize("model", MODELS)
def test_each_model_of_dependence_gives_what_the_verdict_tells_of_it(model):
    """The leading cause has the share that the report's table of dependence gives."""
    found = take_apart(READY, Apart(dependence=model.value))
    assert VERDICT.sensitivity is not None
    (told,) = [each for each in VERDICT.sensitivity.dependence if each.model == MODELS[model]]
    causes = {each.label: each.probability for each in found.after[0].answers}
    share = causes[VERDICT.sensitivity.label]
    if VERDICT.sensitivity.value == ATTACK:
        share += causes[Cause.triggered.value]
    assert share == pytest.approx(told.probability)


def test_a_weight_moved_moves_the_odds_by_as_many_bits():
    """Under voices that stand apart, a bit more on a cause doubles its odds against another."""
    reading = next(each for each in READY.alone if each.value == ACCIDENT and each.bits > 0)
    plain = take_apart(READY, Apart(dependence="apart"))
    moved = take_apart(READY, Apart(dependence="apart", bits=((reading.id, reading.bits + 1),)))
    planted = (Variable.cause, Cause.planted.value)
    odds = [
        shares(each.after)[Variable.cause, ACCIDENT] / shares(each.after)[planted]
        for each in (plain, moved)
    ]
    assert odds[1] == pytest.approx(2 * odds[0])


def test_a_prior_chosen_moves_the_odds_as_much():
    """Ten times the prior odds are ten times the odds."""
    start = take_apart(READY, Apart())
    prior = dict(zip(READY.asked[0].prior, READY.asked[0].prior.values(), strict=True))
    chosen = Apart(prior=((Variable.cause, ACCIDENT, prior[ACCIDENT] * 10),))
    found = take_apart(READY, chosen)
    planted = (Variable.cause, Cause.planted.value)
    was, now = (
        shares(each.after)[Variable.cause, ACCIDENT] / shares(each.after)[planted]
        for each in (start, found)
    )
    assert now == pytest.approx(10 * was)


def test_every_kind_of_thing_can_be_switched():
    """What a party's control and voice bring together goes together."""
    kinds = {each.kind for each in READY.switches}
    assert {
        SwitchKind.origin,
        SwitchKind.controller,
        SwitchKind.party,
        SwitchKind.reading,
    } <= kinds
    hands = next(each for each in READY.switches if each.key == f"controller:{INJURED}")
    assert len(hands.readings) == 3


def test_what_changed_its_lead_is_told_in_words():
    """Without all that speaks for an attack, the accident leads, and the sentence says so."""
    off = frozenset(
        f"reading:{each.id}" for each in READY.alone if each.value == ATTACK and each.bits
    )
    found = take_apart(READY, Apart(off=off))
    assert (found.led, found.leads) == ("attack", "accident with stored munitions")
    assert found.moved[0].startswith("cause: accident with stored munitions would lead")


def test_what_the_answer_does_not_know_is_named():
    """A key of another case, or of an earlier reading, switches nothing and is said."""
    found = take_apart(READY, Apart(off=frozenset(["origin:o-none"]), bits=(("r-none", 1.0),)))
    assert found.unknown == ("origin:o-none", "r-none")
    assert found.before == found.after


@pytest.mark.parametrize(
    "assumed",
    [
        Apart(dependence="alike"),
        Apart(bits=(("r", 11.0),)),
        Apart(bits=(("r", float("nan")),)),
        Apart(prior=((Variable.cause, ACCIDENT, 0.0),)),
        Apart(prior=((Variable.cause, "a meteor", 0.5),)),
        Apart(prior=((Variable.cause, ACCIDENT, float("inf")),)),
    ],
)
def test_what_cannot_be_assumed_is_refused(assumed):
    """With a sentence that says what could be."""
    with pytest.raises(UsageError):
        take_apart(READY, assumed)


def test_a_try_is_told_in_a_fixed_shape():
    """What the JSON interface serves."""
    shape = apart_json(READY, take_apart(READY, Apart(off=frozenset(KEYS[:1]))))
    assert shape["assumed"]["off"] == KEYS[:1]
    assert [each["name"] for each in shape["after"]] == ["cause", "actor", "means", "role"]
    assert {each["key"] for each in shape["switches"]} == set(KEYS)
