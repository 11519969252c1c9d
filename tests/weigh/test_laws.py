"""Laws of weighing: relabelling, splitting, copying, and adding what nobody relies on."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from math import fsum

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.model import Access, Cause, OriginKind, Trace, Variable
from crossbearing.weigh import weigh
from tests import factory
from tests.weigh.test_verdict import LAW, VOICES, shares_of, world_of
from tests.weigh.world import ACCUSED, INJURED, RIVAL, World


def answers(verdict):
    return {
        (each.variable, answer.value): (answer.probability, answer.low, answer.high)
        for each in verdict.variables
        for answer in each.answers
    }


@LAW
@given(VOICES)
def test_relabelling_hypotheses_relabels_the_answer(voices):
    """Other names for the same entities change labels, and not one figure."""
    world = world_of(voices)
    links = world.links
    renamed = tuple(replace(each, name=f"Party {each.id}") for each in links.entities)
    trace = Trace(copies=(), origins=tuple(world.origins))
    plain = weigh(factory.question(), links, trace, world.annotations)
    other = weigh(
        factory.question(), replace(links, entities=renamed), trace, world.annotations
    )
    assert answers(other) == answers(plain)
    assert shares_of(other) == shares_of(plain)


def _in_second_half(said):
    document = f"{said.document}-b"
    return replace(said, document=document, passage=replace(said.passage, document=document))


@LAW
@given(VOICES)
def test_splitting_a_report_in_two_changes_nothing(voices):
    """One voice's sentences printed as two reports, each with a half, leave every figure."""
    whole, split = world_of(voices), world_of(voices)
    for key, said in split.assertions.items():
        if key[0] is not Variable.cause:
            split.assertions[key] = [_in_second_half(each) for each in said]
    plain, parted = (answers(each.weigh()) for each in (whole, split))
    assert set(parted) == set(plain)
    for key, shares in plain.items():
        assert parted[key] == pytest.approx(shares, abs=1e-12)


@LAW
@given(VOICES)
def test_a_report_that_nobody_relies_on_changes_nothing(voices):
    """A report without a claim, and an origin that says nothing of it, move no figure."""
    world = world_of(voices)
    plain = world.weigh()
    idle = factory.doc("The harvest was good this year.", path="idle.txt")
    said = factory.said(idle, "The harvest was good this year.")
    world.annotations.append(factory.notes(idle, said))
    world.origins.append(factory.origin(said, label="a farmer", access=Access.direct))
    more = world.weigh()
    assert answers(more) == answers(plain)
    assert more.readings == plain.readings
    assert (more.status, more.reason) == (plain.status, plain.reason)


@settings(derandomize=True, deadline=None, max_examples=20)
@given(
    st.sampled_from([INJURED, ACCUSED, RIVAL, None]),
    st.sampled_from([Cause.attack.value, Cause.accident.value, Cause.planted.value]),
)
def test_a_reworded_copy_moves_a_share_by_two_hundredths_at_most(controller, value):
    """The same unnamed remark in other words, from the same hand or outlet, says next to
    nothing more."""

    def world(times):
        made = World()
        made.voice((Variable.cause, Cause.attack.value, True), kind=OriginKind.witness)
        for _ in range(times):
            made.voice(
                (Variable.cause, value, True),
                kind=OriginKind.anonymous,
                controller=controller,
                gatekeeper="Wire One",
            )
        return made.weigh()

    one, two = (answers(world(times)) for times in (1, 2))
    for key, (share, _, _) in one.items():
        assert abs(two[key][0] - share) <= 0.02


@LAW
@given(VOICES)
def test_dividing_an_actor_by_means_and_orders_keeps_its_total(voices):
    """However an actor's answers are divided, they sum to P(cause) x P(actor | meant)."""
    verdict = world_of(voices).weigh()
    causes, actors = (
        {each.value: each.probability for each in verdict.variables[at].answers}
        for at in (0, 1)
    )
    for actor, share in actors.items():
        parts = fsum(
            each.probability
            for each in verdict.ranking
            if (each.hypothesis.cause, each.hypothesis.actor) == ("attack", actor)
        )
        assert parts == pytest.approx(causes["attack"] * share)


@LAW
@given(VOICES)
def test_every_figure_of_a_verdict_is_a_number(voices):
    """Nothing in it is endless or undefined, so that it can be written and read again."""
    verdict = world_of(voices).weigh()
    found = verdict.sensitivity
    finite = replace(verdict, sensitivity=replace(found, odds=1.0) if found else None)
    json.dumps(asdict(finite), allow_nan=False)
