"""Determined, leaning or undetermined: the rule, and the reason as a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from crossbearing.model import Hypothesis, Reading, Status, Variable
from crossbearing.weigh.dependence import CONTROLLER, Dependence, End, hand
from crossbearing.weigh.openings import OTHER, Opening
from crossbearing.weigh.scenarios import Sheet

DETERMINED = 0.80
"""The least lower bound of an answer that is called determined."""
BEARS = 0.05
"""Bits from which a reading counts as bearing load."""
WEIGHS = 0.25
"""Bits from which an origin counts as evidence under separate control."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The status, and its reason as a sentence."""

    status: Status
    reason: str


def load_bearing(rungs: Sequence[Reading]) -> tuple[Reading, ...]:
    """The readings that move the answer by `BEARS` bits or more."""
    return tuple(each for each in rungs if abs(each.bits) >= BEARS)


def leader(
    hypotheses: Sequence[Hypothesis], main: Sheet, causes: Opening, rungs: Sequence[Reading]
) -> int | None:
    """The place of the answer that may be announced as leading, or None.

    It must be alone at the top, of the likeliest cause, and tested: some reading speaks for it
    or against another cause. What nobody looked into does not lead by being left over.
    """
    joint, shares = main.main, causes.totals(main.shares(causes))
    first, second = sorted(range(len(hypotheses)), key=lambda at: -joint[at])[:2]
    if joint[first] - joint[second] < 1e-9:
        return None
    chosen = hypotheses[first]
    # A finer cause leads as a part of the one that covers it.
    whole = next(value for value in shares if chosen.cause in causes.covered(value))
    if shares[whole] < max(shares.values()):
        return None
    tested = any(
        each.variable is Variable.cause
        and ((each.bits >= BEARS) == (each.value == chosen.cause))
        and abs(each.bits) >= BEARS
        for each in rungs
    )
    untested_other = chosen.cause == OTHER and not any(
        each.value == OTHER and each.bits > 0 for each in rungs
    )
    return first if tested and not untested_other else None


def judge(
    hypotheses: Sequence[Hypothesis],
    every: Sequence[Sheet],
    alone: Sequence[Reading],
    rungs: Sequence[Reading],
    leading: int | None,
    unread: int,
    labels: Mapping[str, str],
) -> Judged:
    """The status by the published rule, and the first reason that holds it back."""
    on_cause = [each for each in alone if each.variable is Variable.cause]
    if not load_bearing(alone):
        return _open("nothing in the reports bears on the question with any weight: untested")
    if not load_bearing(on_cause):
        return _open("nothing in the reports tells one cause from another: untested")
    likeliest = every[0].main.index(max(every[0].main)) if leading is None else leading
    hands = _hands_for(hypotheses[likeliest], alone)
    if len(hands) < 2:
        return _open(
            "hardly anything under separate control bears on it: what speaks for the likeliest "
            f"answer with any weight comes to {_one(hands)}"
        )
    if leading is None:
        return _open("what the reports say does not separate the likeliest answers")
    hinges = _hinges(every, leading, labels)
    if hinges is not None:
        return _open(hinges)
    low = min(float(each.joint.low[:, leading].min()) for each in every)
    reviewed = all(each.reviewed for each in load_bearing(rungs))
    steady = "the same answer leads under every stated assumption, "
    if low < DETERMINED:
        return Judged(Status.leaning, f"{steady}but its share falls to {low:.2f} under some")
    if unread:
        return Judged(Status.leaning, f"{steady}but {unread} reports could not be read")
    if not reviewed:
        return Judged(Status.leaning, f"{steady}but not all it rests on has been reviewed")
    return Judged(
        Status.determined,
        f"its share stays at {low:.2f} or more under every stated assumption, on "
        f"{len(hands)} origins under different control",
    )


def _open(reason: str) -> Judged:
    return Judged(Status.undetermined, reason)


def _one(hands: set[tuple[str, ...]]) -> str:
    if not hands:
        return "nothing"
    return "one party's word" if next(iter(hands))[0] == "controller" else "one origin"


def _hands_for(chosen: Hypothesis, alone: Sequence[Reading]) -> set[tuple[str, ...]]:
    """The hands, unnamed voices counting as one, that speak with weight for the answer's cause
    and, where it names one, for its actor: whichever is fewer."""

    def speaking(variable: Variable, value: str) -> set[tuple[str, ...]]:
        return {
            hand(each, Dependence.strongest)
            for each in alone
            if each.variable is variable
            and abs(each.bits) >= WEIGHS
            and (each.bits > 0) == (each.value == value)
        }

    found = speaking(Variable.cause, chosen.cause)
    if chosen.actor is None or chosen.actor == OTHER:
        return found
    return min(found, speaking(Variable.actor, chosen.actor), key=len)


def _hinges(every: Sequence[Sheet], leading: int, labels: Mapping[str, str]) -> str | None:
    """What the answer hinges on: the fewest changed assumptions that bring another to the top;
    None if none do."""
    main = every[0]
    without = main.upset(leading)[1:]
    upsetting = [source for source, up in zip(main.sources, without, strict=True) if up]
    single = [source for source in upsetting if not source.startswith(CONTROLLER)]
    if upsetting and not single:
        return f"one controller: without {labels[upsetting[0]]} another answer would lead"
    if len(single) == 1:
        return f"one linchpin: without {labels[single[0]]} another answer would lead"
    if single:
        return f"any one of {len(single)} origins, left out, would let another answer lead"
    if main.upset_by_tilt(leading, whole=True):
        return "it hinges on the prior: within the stated range another answer would lead"
    whole = [each for each in every if each.upset(leading)[0]]
    if any(each.end is End.middle for each in whole):
        return "it hinges on how far voices under one hand count apart"
    if any(each.dependence is Dependence.grouped for each in whole):
        return "it hinges on the weights: at one end of their range another answer would lead"
    if any(
        each.upset(leading).any() or each.upset_by_tilt(leading, whole=False) for each in every
    ):
        return "it does not hold under every mix of the stated assumptions"
    return None


def confidence(bearing: Sequence[Reading], status: Status, accepted: int, unread: int) -> str:
    """Low, moderate or high, from separate control, coverage and review; never from the shares."""
    hands = {hand(each, Dependence.strongest) for each in bearing if abs(each.bits) >= WEIGHS}
    if len(hands) < 2 or unread or status is Status.undetermined:
        return "low"
    if len(hands) >= 3 and accepted == len(bearing) and status is Status.determined:
        return "high"
    return "moderate"
