"""The verdict: its laws, its rule, and what it will not announce."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from itertools import pairwise
from math import fsum
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.errors import UsageError
from crossbearing.model import (
    Access,
    Cause,
    OriginKind,
    Parties,
    Search,
    Status,
    Trace,
    Variable,
    Verdict,
)
from crossbearing.weigh import weigh
from crossbearing.weigh.dependence import Dependence, Word, words
from crossbearing.weigh.hypotheses import hypotheses
from crossbearing.weigh.ladder import evidence, heights
from crossbearing.weigh.openings import OTHER, Opening, openings
from crossbearing.weigh.tilts import tilts
from tests import factory
from tests.weigh.brute import shares
from tests.weigh.world import ACCUSED, INJURED, RIVAL, World

CAUSES = [cause.value for cause in Cause]
SAYINGS = st.tuples(
    st.sampled_from(
        [(Variable.cause, value) for value in CAUSES]
        + [(Variable.actor, value) for value in (ACCUSED, RIVAL, INJURED)]
        + [(Variable.means, value) for value in ("air strike", "shelling")]
        + [(Variable.role, value) for value in (ACCUSED, RIVAL)]
    ),
    st.booleans(),
).map(lambda drawn: (*drawn[0], drawn[1]))
VOICES = st.lists(
    st.tuples(
        st.lists(SAYINGS, min_size=1, max_size=3, unique_by=lambda each: each[:2]),
        st.sampled_from([kind for kind in OriginKind if kind is not OriginKind.author]),
        st.sampled_from([None, INJURED, ACCUSED, RIVAL, "e-neighbour"]),
    ),
    min_size=1,
    max_size=4,
)
LAW = settings(derandomize=True, deadline=None, max_examples=15)


def world_of(voices: Any, copies: int = 0) -> World:
    world = World(
        parties=Parties(
            injured=INJURED, accused=(ACCUSED, RIVAL), opponents=((ACCUSED, INJURED),)
        )
    )
    for said, kind, controller in voices:
        world.voice(*said, kind=kind, controller=controller, copies=copies)
    return world


def shares_of(verdict: Verdict) -> dict[str, tuple[float, float, float]]:
    return {
        each.hypothesis.id: (each.probability, each.low, each.high) for each in verdict.ranking
    }


def plain(verdict: Verdict) -> str:
    return json.dumps(asdict(verdict))


@LAW
@given(VOICES)
def test_copies_add_exactly_nothing(voices):
    """Three further reports of every remark leave every share and range as it was."""
    once, often = world_of(voices).weigh(), world_of(voices, copies=3).weigh()
    assert shares_of(once) == shares_of(often)


@LAW
@given(VOICES, st.randoms(use_true_random=False))
def test_the_order_of_what_comes_in_changes_nothing(voices, chance):
    """Origins, claims and annotations in any order give the same verdict to the byte."""
    world = world_of(voices)
    straight = plain(world.weigh())
    links = world.links
    mixed = chance.sample(links.claims, len(links.claims))
    origins = chance.sample(world.origins, len(world.origins))
    again = weigh(
        factory.question(),
        replace(links, claims=tuple(mixed)),
        Trace(copies=(), origins=tuple(origins)),
        chance.sample(world.annotations, len(world.annotations)),
    )
    assert plain(again) == straight


@LAW
@given(VOICES)
def test_two_parties_swapped_throughout_swap_the_verdict(voices):
    """Accused and rival exchanged in names, claims and control exchange them in the answer."""

    def swapped(text: str) -> str:
        for one, other in ((ACCUSED, RIVAL), (ACCUSED[2:].title(), RIVAL[2:].title())):
            text = text.replace(one, "\0").replace(other, one).replace("\0", other)
        return text

    def swap(value: Any) -> Any:
        return {ACCUSED: RIVAL, RIVAL: ACCUSED}.get(value, value)

    turned = [
        ([(v, swap(value), yes) for v, value, yes in said], kind, swap(controller))
        for said, kind, controller in voices
    ]
    world = world_of(turned)
    world.parties = Parties(
        injured=INJURED, accused=(RIVAL, ACCUSED), opponents=((RIVAL, INJURED),)
    )
    straight = world_of(voices)
    assert plain(world.weigh()) == swapped(plain(straight.weigh()))


@LAW
@given(VOICES)
def test_the_parts_sum_to_the_whole(voices):
    """Hypotheses share out 1, ranges hold their probability, and rungs add up in log-odds."""
    verdict = world_of(voices).weigh()
    assert fsum(each.probability for each in verdict.ranking) == pytest.approx(1)
    assert all(each.low <= each.probability <= each.high for each in verdict.ranking)
    for variable in verdict.variables:
        assert fsum(each.probability for each in variable.answers) == pytest.approx(1)
        assert variable.answers[-1].probability >= 0.05 - 1e-12 or variable.given is None


@LAW
@given(VOICES)
def test_nothing_untested_leads(voices):
    """What leads is of a cause that some reading speaks for or other causes are weighed down."""
    verdict = world_of(voices).weigh()
    by_id = {each.hypothesis.id: each.hypothesis for each in verdict.ranking}
    if verdict.leading is not None:
        cause = by_id[verdict.leading].cause
        assert any(
            (each.bits > 0) == (each.value == cause)
            for each in verdict.readings
            if each.variable is Variable.cause and each.bits
        )


def independent(
    world: World,
    *said: tuple[Variable, str, bool],
    names: Sequence[str] = ("e-north", "e-south", "e-east"),
) -> None:
    for name in names:
        world.voice(*said, kind=OriginKind.instrument, controller=name, access=Access.direct)


def test_independent_findings_reviewed_determine_an_accident():
    """Four instruments under different control, all reviewed, determine the cause."""
    world = World()
    names = ("e-north", "e-south", "e-east", "e-west")
    independent(world, (Variable.cause, Cause.accident.value, True), names=names)
    verdict = world.weigh(reviewed=frozenset(each.id for each in world.origins))
    assert (verdict.status, verdict.confidence) == (Status.determined, "high")
    assert not verdict.draft
    assert verdict.ranking[0].hypothesis.id == verdict.leading
    assert "accident" in verdict.ranking[0].hypothesis.label


def test_what_nobody_reviewed_or_read_is_not_determined():
    """The same findings lean as long as they are a draft, or a report stays unread."""
    world = World()
    names = ("e-north", "e-south", "e-east", "e-west")
    independent(world, (Variable.cause, Cause.accident.value, True), names=names)
    draft = world.weigh()
    assert (draft.status, draft.draft, draft.reviewed) == (Status.leaning, True, (0, 4))
    capped = world.weigh(reviewed=frozenset(each.id for each in world.origins), unread=1)
    assert capped.status is Status.leaning
    assert any("1 report could not be read" in note for note in capped.notes)


def test_an_excluded_reading_weighs_as_if_nobody_had_spoken():
    """What a person rejected moves no share, and is still on the ladder."""
    world = World()
    independent(world, (Variable.cause, Cause.accident.value, True), names=("e-north",))
    alone = world.weigh()
    loud = world.voice((Variable.cause, Cause.attack.value, True), kind=OriginKind.finding)
    (doubted,) = (each.id for each in world.weigh().readings if each.origin == loud.id)
    without = world.weigh(excluded={doubted})
    assert [each.answers for each in without.variables] == [
        each.answers for each in alone.variables
    ]
    assert without.reviewed == (0, 1)
    assert [each.bits for each in without.readings if each.id == doubted] == [0]


def test_what_a_person_entered_by_hand_is_reviewed():
    """Its weight is a person's; nobody has to accept it once more."""
    item = factory.evidence(supports=Cause.accident.value, bits=1.0, low=1.0, high=1.0)
    verdict = World().weigh(evidence=(item,))
    assert (verdict.draft, verdict.reviewed) == (False, (1, 1))


def test_one_controller_does_not_settle_anything():
    """Five voices of one party are one hand, however loud."""
    world = World()
    for _ in range(5):
        world.voice(
            (Variable.cause, Cause.attack.value, True),
            kind=OriginKind.finding,
            controller=INJURED,
        )
    verdict = world.weigh()
    assert verdict.status is Status.undetermined
    assert "hardly anything under separate control" in verdict.reason
    assert fsum(each.bits for each in verdict.readings) < 2 * verdict.readings[0].bits


def test_no_report_that_bears_on_it_leaves_everything_open():
    """Without a claim the causes stay where they began, and nothing leads."""
    verdict = World().weigh()
    assert (verdict.status, verdict.leading, verdict.confidence) == (
        Status.undetermined,
        None,
        "low",
    )
    assert "untested" in verdict.reason
    assert verdict.would_settle


def test_a_linchpin_is_named():
    """The one finding without which another answer would lead is a linchpin."""
    world = World()
    world.voice((Variable.cause, Cause.attack.value, True), kind=OriginKind.witness)
    finding = world.voice((Variable.cause, Cause.accident.value, True), kind=OriginKind.finding)
    verdict = world.weigh()
    assert [each.label for each in verdict.linchpins] == [finding.label]
    assert "would lead" in verdict.linchpins[0].effect


def test_counting_reports_is_shown_beside_the_answer():
    """Ten copies of one remark make ten votes, and one origin."""
    world = World()
    world.voice((Variable.cause, Cause.attack.value, True), kind=OriginKind.anonymous, copies=8)
    world.voice((Variable.cause, Cause.accident.value, True), kind=OriginKind.instrument)
    verdict = world.weigh()
    votes = {each.value: each.probability for each in verdict.naive}
    assert votes[Cause.attack.value] == 0.9
    assert verdict.ranking[0].hypothesis.cause == Cause.accident.value


def test_evidence_against_every_named_cause_is_said_to_be_so():
    """When all named causes are weighed down, a note says so and something else does not win."""
    world = World()
    denied = [(Variable.cause, each, False) for each in CAUSES if each != Cause.other.value]
    independent(world, *denied)
    verdict = world.weigh()
    assert any("improbable under every named cause" in each for each in verdict.notes)
    shares = {each.value: each.probability for each in verdict.variables[0].answers}
    assert shares[Cause.other.value] == pytest.approx(0.10, abs=0.02)


def test_entered_evidence_and_searches_weigh_like_the_rest():
    """An image adds its bits; a search that found nothing weighs by its chance of detection."""
    image = factory.evidence(supports=Cause.attack.value, bits=2.0, low=1.0, high=3.0)
    search = Search(
        id="q1",
        sought="rocket parts",
        outcome="not found",
        detection=0.9,
        expected_under=Cause.attack.value,
    )
    verdict = World().weigh(evidence=(image,), searches=(search,))
    assert [round(each.bits, 3) for each in verdict.readings] == [2.0, -3.248]


@pytest.mark.parametrize("bits", [900.0, 2000.0, 1e300])
def test_a_weight_without_measure_is_weighed(bits):
    """Evidence of any finite weight gives shares between 0 and 1; none weighs endlessly."""
    item = factory.evidence(
        supports=Cause.attack.value, bits=bits, high=bits, controller=INJURED
    )
    ranking = World().weigh(evidence=(item,)).ranking
    assert all(0 <= each.low <= each.probability <= each.high <= 1 for each in ranking)
    endless = replace(item, high=float("inf"))
    with pytest.raises(UsageError, match="lie outside"):
        World().weigh(evidence=(endless,))


def test_a_search_that_was_not_made_says_nothing():
    """Not looked for is no absence, and neither is a search of unknown reach."""
    idle = Search(
        id="q1", sought="parts", outcome="not looked for", expected_under=Cause.attack.value
    )
    blind = replace(idle, id="q2", outcome="not found", detection=None)
    assert World().weigh(searches=(idle, blind)).readings == ()


def test_actors_and_means_read_as_one_answer():
    """An actor alleged with a means reads as such, beside another kind of attack by it."""
    world = World()
    world.voice(
        (Variable.cause, Cause.attack.value, True),
        (Variable.actor, ACCUSED, True),
        (Variable.means, "air strike", True),
        kind=OriginKind.witness,
    )
    labels = [each.hypothesis.label for each in world.weigh().ranking]
    assert {
        "air strike by Accused",
        "another kind of attack by Accused",
        "attack by somebody else",
        "planted device",
        "accident with stored munitions",
        "something else",
    } <= set(labels)


def test_who_ordered_it_is_a_question_of_its_own():
    """An order told with an actor divides that actor's answers, and moves no other variable."""
    told = (
        (Variable.cause, Cause.attack.value, True),
        (Variable.actor, RIVAL, True),
    )
    plain, ordered = World(), World()
    plain.voice(*told, kind=OriginKind.witness)
    ordered.voice(*told, (Variable.role, ACCUSED, True), kind=OriginKind.witness)
    before, after = plain.weigh(), ordered.weigh()
    assert before.variables[:3] == after.variables[:3]
    shares = {each.label: each.probability for each in after.variables[3].answers}
    assert shares["Accused"] > shares["the attacker alone"] > 0
    labels = [each.hypothesis.label for each in after.ranking]
    assert {
        "attack by Rival, ordered or enabled by Accused",
        "attack by Rival, without Accused",
    } <= set(labels)


@pytest.mark.parametrize(
    ("told", "words"),
    [(("enabled",), "enabled"), (("ordered", "enabled"), "ordered or enabled")],
)
def test_an_answer_names_the_part_that_all_allege(told, words):
    """Where all who allege a part say "enabled", so does the answer; else it says both."""
    plain = factory.assertion(factory.doc("Rival struck it."))
    parts = [replace(plain, role=each) for each in told]
    made = [
        factory.claim(plain),
        factory.claim(plain, variable=Variable.actor, value=RIVAL),
        factory.claim(*parts, variable=Variable.role, value=ACCUSED),
    ]
    labels = [each.label for each in hypotheses(made, World().links.entities)]
    assert any(label.endswith(f"by Rival, {words} by Accused") for label in labels)


def test_dividing_an_answer_by_who_ordered_it_keeps_its_total():
    """The parts of an actor's answer sum to what it holds undivided."""
    told = ((Variable.cause, Cause.attack.value, True), (Variable.actor, RIVAL, True))
    plain, ordered = World(), World()
    plain.voice(*told, kind=OriginKind.witness)
    ordered.voice(*told, (Variable.role, ACCUSED, True), kind=OriginKind.witness)
    before, after = (
        fsum(
            each.probability for each in world.weigh().ranking if each.hypothesis.actor == RIVAL
        )
        for world in (plain, ordered)
    )
    assert after == pytest.approx(before)


def test_being_the_only_one_accused_is_no_evidence():
    """One accusation by an adversary leaves the accused near an even chance."""
    world = World()
    world.voice((Variable.actor, ACCUSED, True), controller=INJURED)
    actor = world.weigh().variables[1].answers[0]
    assert actor.probability < 0.55
    assert actor.low < 0.5


def test_readings_are_listed_in_the_order_of_the_words():
    """Readings come origin by origin, in the order of their passages."""
    world = World()
    independent(world, (Variable.cause, Cause.attack.value, True))
    passages = [each.passages for each in world.weigh().readings]
    assert all(one <= other for one, other in pairwise(passages))


@LAW
@given(VOICES)
def test_the_rungs_printed_give_the_shares_printed(voices):
    """Prior and the bits of the verdict's own readings give back every variable's shares."""
    world = world_of(voices)
    verdict = world.weigh()
    rungs = [(each, each.bits) for each in verdict.readings]
    for opening, printed in zip(
        openings(world.claims, world.links.entities), verdict.variables, strict=True
    ):
        found = shares(opening, opening.prior, rungs)
        for answer in printed.answers:
            assert answer.probability == pytest.approx(found[answer.value])


def test_a_value_split_in_two_keeps_its_total():
    """Dividing an attack's prior among finer kinds of attack changes no other share."""
    whole = Opening(
        variable=Variable.cause,
        given=None,
        labels={},
        prior={"attack": 0.5, "accident": 0.4, OTHER: 0.1},
        covers={},
    )
    parts = {"attack": 0.2, "by day": 0.2, "by night": 0.1, "accident": 0.4, OTHER: 0.1}
    split = replace(whole, prior=parts, covers={"attack": ("attack", "by day", "by night")})
    said = tuple(words([factory.reading(1.7, origin="o1")], Dependence.grouped))
    before, after = (
        dict(zip(each.prior, _shares(each, said), strict=True)) for each in (whole, split)
    )
    assert after["accident"] == pytest.approx(before["accident"])
    assert fsum(after[each] for each in split.covered("attack")) == pytest.approx(
        before["attack"]
    )


def _shares(opening: Opening, said: Sequence[Word]) -> list[float]:
    found = evidence(np.array(list(opening.prior.values())), heights(opening, said, ["o1"]))
    return list(tilts(opening, found).spread().main[0].tolist())
