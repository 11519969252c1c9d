"""Which answers hold and how reliable hands are, each found from the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from crossbearing.weigh.fusing.candidates import Candidates
from crossbearing.weigh.fusing.table import Codes

Numbers = NDArray[np.float64]

PRIOR_CLAIMS = 5.0
"""Claims of an average hand that each hand starts with, so that a few hits make no authority."""
LEAST, MOST = 0.01, 0.99
"""Bounds of reliability: no hand is taken to be always wrong or always right."""
CUT_SHORT = 0.2
"""How often a right hand gives part of a list for the whole."""
STAYED_ABOVE = 0.4
"""How often a right hand names what stands above the answer in a stated hierarchy."""
NEAR_SHARE = 0.1
"""What equal numbers would lend each other if they were two answers; less near ones lend less."""
FULL_HANDS = 5.0
"""Hands about one object that count in full; the errors of more are no longer independent."""
ROUNDS = 30
STILL = 1e-4
"""Change of every probability below which the two have found each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """For each answer the probability that it holds and says all (`holds`), and that it holds at
    all (`right`); the average reliability of a claim."""

    holds: Numbers
    right: Numbers
    average: float


def settle(
    found: Candidates, answer: Codes, hand: Codes, voice: Numbers, *, stated: bool
) -> Settled:
    """Settle different (answer, hand) pairs, in order, each with the part of its hand's voice that
    it has. `stated` says that containment comes from a hierarchy the user gave."""
    about, inside, near = found.about, found.inside, found.near
    count, objects = len(about), len(found.claims.objects)
    holders = summed(answer, voice, count)
    about_it = summed(about, holders, objects)
    claims = summed(hand, voice, int(hand.max(initial=-1)) + 1)
    rivals = np.log(np.maximum(np.bincount(about, minlength=objects) - 1, 1))[about]
    usual = STAYED_ABOVE if stated else CUT_SHORT
    short = np.log(usual / (1 - usual)) * holders[inside.vague]
    holds = holders / about_it[about]
    score = np.zeros(count)
    average = 0.0
    for _ in range(ROUNDS):
        right = implied(holds, found)
        average = float(holders @ right / max(voice.sum(), 1))
        hits = summed(hand, voice * right[answer], len(claims))
        reliability = shrunk(hits, claims, average)
        weight = np.log(reliability / (1 - reliability))[hand] + rivals[answer]
        own = summed(answer, voice * weight, count)
        close = NEAR_SHARE * near.closeness * np.maximum(own[near.one], 0)
        score = (
            own
            + summed(inside.exact, own[inside.vague] + short, count)
            + summed(near.other, close, count)
        )
        fresh = shares(score, about, objects)
        moved = np.abs(fresh - holds).max(initial=0)
        holds = fresh
        if moved < STILL:
            break
    tempered = score * np.minimum(1, FULL_HANDS / np.maximum(about_it, 1))[about]
    probable = shares(tempered, about, objects)
    return Settled(holds=probable, right=implied(probable, found), average=average)


def implied(holds: Numbers, found: Candidates) -> Numbers:
    """The probability that answers hold at all: in themselves, because a more exact one does, or
    nearly."""
    inside, near = found.inside, found.near
    nearly = NEAR_SHARE * near.closeness * holds[near.one]
    right = (
        holds
        + summed(inside.vague, holds[inside.exact], len(holds))
        + summed(near.other, nearly, len(holds))
    )
    return np.minimum(right, 1)


def summed(places: Codes, weights: NDArray[Any], count: int) -> Numbers:
    """The sum of the weights at each of `count` places, in the order of the rows."""
    return np.asarray(np.bincount(places, weights, count), dtype=np.float64)


def shrunk(hits: NDArray[Any], claims: NDArray[Any], average: float) -> Numbers:
    """Reliability from hits among claims, drawn toward the average where claims are few."""
    return np.clip((hits + PRIOR_CLAIMS * average) / (claims + PRIOR_CLAIMS), LEAST, MOST)


def shares(score: Numbers, about: Codes, objects: int) -> Numbers:
    """Probabilities of the answers to each object from their log scores."""
    top = np.full(objects, -np.inf)
    np.maximum.at(top, about, score)
    weights: Numbers = np.exp(score - top[about])
    return np.asarray(weights / summed(about, weights, objects)[about])
