"""From what sources wrote to the different answers they gave, and how those bear on each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import permutations
from typing import cast

import numpy as np
from numpy.typing import NDArray

from crossbearing.weigh.fusing import people
from crossbearing.weigh.fusing.hierarchy import Ancestors
from crossbearing.weigh.fusing.table import Claims, Codes, different, starts
from crossbearing.weigh.fusing.values import Form, form, magnitude

MOST_LISTS = 200
"""Different lists of one object that are compared with one another; more are only counted."""
TOLERANCE = 0.01
"""Difference of two numbers, as a part of the smaller, from which on they do not bear on each
other; the field's customary one per cent."""
NEIGHBOURS = 3
"""Numbers on each side that a number is compared with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inside:
    """Answers that contain others: `vague[i]` holds whenever `exact[i]` does, and says less."""

    vague: Codes
    exact: Codes


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """Numbers that nearly agree: `closeness` falls from 1 where equal to 0 at the tolerance."""

    one: Codes
    other: Codes
    closeness: NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """The different answers to each object's question. Rows are claims that say something,
    ordered by answer, then source; `about` gives each answer's object."""

    claims: Claims
    answer: Codes
    about: Codes
    inside: Inside
    near: Near
    of_people: bool


def candidates(claims: Claims, ancestors: Ancestors | None = None) -> Candidates:
    """The answers in a claims table; spellings of one answer become one."""
    forms = [form(value) for value in claims.values]
    claims = take(claims, np.array([each is not None for each in forms], bool)[claims.value])
    of_people = ancestors is None and people.are_people(claims.values)
    if of_people:
        codes, kinds = coded(name_lists(claims))
    else:
        of_value, kinds = coded(forms)
        codes = of_value[claims.value]
    pair = claims.object * len(kinds) + codes
    order = np.lexsort((claims.source, pair))
    fresh = starts(pair[order])
    about, kind = np.divmod(pair[order][fresh], max(len(kinds), 1))
    return Candidates(
        claims=take(claims, order),
        answer=np.cumsum(fresh) - 1,
        about=about,
        inside=containments(about, kind, kinds, ancestors),
        near=neighbours(about, kind, kinds),
        of_people=of_people,
    )


def take(claims: Claims, rows: Codes | NDArray[np.bool_]) -> Claims:
    """Some rows of a table, in the order asked for."""
    return replace(
        claims, source=claims.source[rows], object=claims.object[rows], value=claims.value[rows]
    )


def coded(forms: Iterable[Form | None]) -> tuple[Codes, list[Form]]:
    """A code for each form, equal forms alike, and the form of each code."""
    places: dict[Form | None, int] = {}
    codes = [places.setdefault(each, len(places)) for each in forms]
    return np.array(codes, dtype=np.int64), cast("list[Form]", list(places))


def name_lists(claims: Claims) -> list[Form]:
    """The people each claim lists, read with the other spellings of its object at hand."""
    spellings: dict[int, set[str]] = defaultdict(set)
    rows = [
        (thing, claims.values[value])
        for thing, value in zip(claims.object.tolist(), claims.value.tolist(), strict=True)
    ]
    for thing, raw in rows:
        spellings[thing].add(raw)
    lists = {thing: people.surnames(raws) for thing, raws in spellings.items()}
    return [lists[thing][raw] for thing, raw in rows]


def containments(
    about: Codes, kind: Codes, kinds: Sequence[Form], ancestors: Ancestors | None
) -> Inside:
    """Which answers to an object contain which: what the hierarchy says, else lists in lists."""
    if ancestors:
        may = [bool(ancestors(each)) for each in kinds]
    else:
        may = [isinstance(each, frozenset) and len(each) > 1 for each in kinds]
    busy = different(about[np.array(may, dtype=bool)[kind]])
    first, last = np.searchsorted(about, busy), np.searchsorted(about, busy, side="right")
    pairs: list[tuple[int, int]] = []
    for start, end in zip(first.tolist(), last.tolist(), strict=True):
        there = {kinds[code]: start + n for n, code in enumerate(kind[start:end].tolist())}
        pairs += above(there, ancestors) if ancestors else sublists(there)
    vague, exact = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    return Inside(vague=vague, exact=exact)


def above(there: Mapping[Form, int], ancestors: Ancestors) -> Iterator[tuple[int, int]]:
    """Pairs of answers of which the first stands above the second."""
    for said, place in there.items():
        for less in sorted(there[each] for each in ancestors(said) & there.keys()):
            yield less, place


def sublists(there: Mapping[Form, int]) -> Iterator[tuple[int, int]]:
    """Pairs of lists of which the first is part of the second."""
    lists = [each for each in there if isinstance(each, frozenset)]
    if len(lists) <= MOST_LISTS:
        for less, more in permutations(lists, 2):
            if less < more:
                yield there[less], there[more]


def neighbours(about: Codes, kind: Codes, kinds: Sequence[Form]) -> Near:
    """Numbers given for one object that differ by less than the tolerance, both ways round."""
    size = np.array([magnitude(each) for each in kinds], dtype=np.float64)[kind]
    order = np.lexsort((size, about))
    order = order[~np.isnan(size[order])]
    found: list[tuple[Codes, Codes, NDArray[np.float64]]] = []
    for step in range(1, NEIGHBOURS + 1):
        low, high = order[:-step], order[step:]
        allowed = TOLERANCE * np.minimum(np.abs(size[low]), np.abs(size[high]))
        apart = size[high] - size[low]
        kept = (about[low] == about[high]) & (apart < allowed)
        low, high, closeness = low[kept], high[kept], 1 - apart[kept] / allowed[kept]
        found += [(low, high, closeness), (high, low, closeness)]
    one, other, closeness = (np.concatenate(part) for part in zip(*found, strict=True))
    return Near(one=one, other=other, closeness=closeness)
