"""The whole way from a claims table to its likeliest answers, in the fixed shape."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from crossbearing.weigh.fusing.agreement import alike
from crossbearing.weigh.fusing.candidates import Candidates, candidates
from crossbearing.weigh.fusing.hands import copies, distinct, joined, joint
from crossbearing.weigh.fusing.hierarchy import Ancestors
from crossbearing.weigh.fusing.settle import Numbers, Settled, settle, shrunk, summed
from crossbearing.weigh.fusing.table import Claims, Codes, starts

DIGITS = 6
"""Decimals of what is given out; the order of summation reaches no further than the twelfth."""

Step = Callable[[str], None]


def quiet(_: str) -> None:
    """Tell nobody."""


def fuse(
    claims: Claims, parents: Iterable[tuple[str, str]] | None = None, step: Step = quiet
) -> dict[str, Any]:
    """The likeliest value of each object with its probability and alternatives, and the
    reliability of each source, from sources that disagree; `step` hears what is done next."""
    step("finding what values say")
    ancestors = None if parents is None else Ancestors(parents)
    found = candidates(claims, ancestors)
    step("finding copies")
    first = copies(found)
    answer, source = spoken(found, first, np.arange(len(first)))
    hands = joined(*alike(answer, source, found.about, len(first)), len(first))[first]
    answer, hand, voice = voices(found, answer, hands[source])
    step("settling")
    settled = settle(found, answer, hand, voice, stated=ancestors is not None)
    sloppy = joint(answer, hand, settled.right < 0.5, len(first))[hands]
    if (sloppy != hands).any():
        answer, hand, voice = voices(found, *spoken(found, first, sloppy))
        settled = settle(found, answer, hand, voice, stated=ancestors is not None)
    step("writing answers")
    own = first[found.claims.source] == found.claims.source
    spelled = spellings(found, own)
    support = np.bincount(answer, minlength=len(found.about))
    return {
        "objects": answers(found, settled.holds.round(DIGITS), support, spelled),
        "sources": reliabilities(found, settled),
    }


def spoken(found: Candidates, first: Codes, hands: Codes) -> tuple[Codes, Codes]:
    """A row for each different answer of each source that is no copy: the answer and the hand."""
    answer, source = distinct(found.answer, first[found.claims.source])
    return answer, hands[source]


def voices(found: Candidates, answer: Codes, hand: Codes) -> tuple[Codes, Codes, Numbers]:
    """The different (answer, hand) pairs in order, with the part of its hand's voice that each
    has: 1 where most of the hand's members say so, less for what fewer of them say."""
    width = int(hand.max(initial=0)) + 1
    pair = np.sort(answer * width + hand)
    begin = np.flatnonzero(starts(pair))
    members = np.diff(np.append(begin, len(pair))).astype(np.float64)
    answer, hand = np.divmod(pair[begin], width)
    there, at = np.unique(found.about[answer] * width + hand, return_inverse=True)
    most = np.zeros(len(there))
    np.maximum.at(most, at, members)
    return answer, hand, members / most[at]


def spellings(found: Candidates, rows: NDArray[np.bool_]) -> Codes:
    """The value that stands for each answer: the spelling most sources use, of people the one
    that names them most fully."""
    values = found.claims.values
    answer, value = found.answer[rows], found.claims.value[rows]
    pair = np.sort(answer * len(values) + value)
    begin = np.flatnonzero(starts(pair))
    count = np.diff(np.append(begin, len(pair)))
    answer, value = np.divmod(pair[begin], max(len(values), 1))
    length = np.array([len(each) for each in values], dtype=np.int64)
    if found.of_people:
        count = count * np.array([len(each.split()) for each in values], np.int64)[value]
    order = np.lexsort((value, length[value], -count, answer))
    return value[order][starts(answer[order])]


def answers(
    found: Candidates, probability: Numbers, support: Codes, spelled: Codes
) -> list[dict[str, Any]]:
    """Each object with its answers, likeliest first; equals by the number of hands, then by the
    value as written."""
    order = np.lexsort((spelled, -support, -probability, found.about))
    about = found.about[order]
    objects = np.arange(len(found.claims.objects))
    begins = np.searchsorted(about, objects).tolist()
    ends = np.searchsorted(about, objects, side="right").tolist()
    values = [found.claims.values[value] for value in spelled[order].tolist()]
    ranked = [
        {"value": value, "probability": share}
        for value, share in zip(values, probability[order].tolist(), strict=True)
    ]
    silent: dict[str, Any] = {"value": None, "probability": None}
    return [
        {
            "object": name,
            **(ranked[start] if start < end else silent),
            "alternatives": ranked[start + 1 : end],
        }
        for name, start, end in zip(found.claims.objects, begins, ends, strict=True)
    ]


def reliabilities(found: Candidates, settled: Settled) -> list[dict[str, Any]]:
    """Each source with the share of its claims that hold, drawn toward the average where they
    are few, and their number."""
    source, answer = distinct(found.claims.source, found.answer)
    names = found.claims.sources
    claims = np.bincount(source, minlength=len(names))
    hits = summed(source, settled.right[answer], len(names))
    shares = shrunk(hits, claims, settled.average).round(DIGITS)
    return [
        {"source": name, "reliability": share, "claims": count}
        for name, share, count in zip(names, shares.tolist(), claims.tolist(), strict=True)
    ]
