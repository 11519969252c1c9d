"""The question taken apart: what hangs under it, and what becomes a yes/no of its own.

Whether a party acted and whether it ordered or enabled the act do not exclude one another. Where
the question asks for all who had a part, each party becomes a separate yes/no question, and the
answers need not sum to 1.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import fsum

import numpy as np

from crossbearing.model import Question, SubQuestion, Variable
from crossbearing.weigh.openings import ALONE, MEANT, OTHER, Opening
from crossbearing.weigh.scenarios import Sheet
from crossbearing.weigh.words import icd203, words

_ASKS = {
    Variable.cause: "What caused it?",
    Variable.actor: "If it was an attack: who did it?",
    Variable.means: "If it was an attack: by what means?",
    Variable.role: "If it was an attack: who ordered or enabled it?",
}


def subquestions(
    question: Question, asked: Sequence[Opening], every: Sequence[Sheet]
) -> tuple[SubQuestion, ...]:
    """The parts of the question, each under its parent."""
    return tuple(_subquestions(question, asked, every))


def _subquestions(
    question: Question, asked: Sequence[Opening], every: Sequence[Sheet]
) -> Iterator[SubQuestion]:
    yield SubQuestion(id="q1", parent=None, text=_ASKS[Variable.cause], variable=Variable.cause)
    meant = _Chance(*_meant(asked[0], every))
    yield _yes_no("q1.1", "q1", "Did somebody mean it?", Variable.cause, meant)
    for number, opening in enumerate(asked[1:], start=1):
        yield SubQuestion(
            id=f"q1.1.{number}",
            parent="q1.1",
            text=_ASKS[opening.variable],
            variable=opening.variable,
        )
    openings = {each.variable: each for each in asked}
    named = _named(openings)
    if question.several or openings[Variable.role].labels.keys() - {ALONE, OTHER}:
        for number, (party, label) in enumerate(named.items(), start=1):
            yield _yes_no(
                f"q2.{number}",
                None,
                f"Did {label} do it, order it or enable it?",
                Variable.role,
                _part(party, openings, every, meant),
                party,
            )
    for number, part in enumerate(question.parts, start=1):
        yield SubQuestion(id=f"q3.{number}", parent=None, text=part, variable=asks_about(part))


class _Chance(tuple[float, float, float]):
    """A share with its least and most."""

    __slots__ = ()

    def __new__(cls, share: float, low: float, high: float) -> _Chance:
        return super().__new__(cls, (share, low, high))


def _yes_no(
    identity: str,
    parent: str | None,
    text: str,
    variable: Variable,
    chance: _Chance,
    party: str | None = None,
) -> SubQuestion:
    share, low, high = chance
    return SubQuestion(
        id=identity,
        parent=parent,
        text=text,
        variable=variable,
        party=party,
        probability=share,
        low=min(low, share),
        high=max(high, share),
        band=icd203(share),
        words=words(min(low, share), max(high, share)),
    )


def _meant(causes: Opening, every: Sequence[Sheet]) -> tuple[float, float, float]:
    """The share of the causes that somebody meant, and its range. The least is what the most of
    the others leaves, and no less than the least of each together."""
    columns = [at for at, value in enumerate(causes.prior) if value in MEANT]
    rest = [at for at in range(len(causes.prior)) if at not in columns]
    main = every[0].parts[Variable.cause].shares.main[0]
    spreads = [each.parts[Variable.cause].shares for each in every]
    low = min(
        float(
            np.maximum(
                each.low[:, columns].sum(axis=1), 1 - each.high[:, rest].sum(axis=1)
            ).min()
        )
        for each in spreads
    )
    high = max(
        float(
            np.minimum(
                each.high[:, columns].sum(axis=1), 1 - each.low[:, rest].sum(axis=1)
            ).max()
        )
        for each in spreads
    )
    return fsum(main[columns].tolist()), max(0.0, low), min(1.0, high)


def _named(openings: Mapping[Variable, Opening]) -> Mapping[str, str]:
    """The parties that stand as actors or in a role, in their order."""
    return {
        value: label
        for variable in (Variable.actor, Variable.role)
        for value, label in openings[variable].labels.items()
        if value not in (OTHER, ALONE)
    }


def _part(
    party: str,
    openings: Mapping[Variable, Opening],
    every: Sequence[Sheet],
    meant: _Chance,
) -> _Chance:
    """P(meant) x (1 - (1 - P(acted)) (1 - P(ordered or enabled))), each from its own variable."""
    acted, ordered = (
        _range(party, openings[each], every) for each in (Variable.actor, Variable.role)
    )
    return _Chance(
        *(
            chance * (1 - (1 - one) * (1 - other))
            for chance, one, other in zip(meant, acted, ordered, strict=True)
        )
    )


def _range(party: str, opening: Opening, every: Sequence[Sheet]) -> tuple[float, float, float]:
    if party not in opening.prior:
        return 0.0, 0.0, 0.0
    column = list(opening.prior).index(party)
    spreads = [each.parts[opening.variable].shares for each in every]
    return (
        float(spreads[0].main[0, column]),
        min(float(each.low[:, column].min()) for each in spreads),
        max(float(each.high[:, column].max()) for each in spreads),
    )


def asks_about(part: str) -> Variable:
    """The variable that a part of a question asks about, by its words."""
    words = part.casefold()
    if any(each in words for each in ("order", "enabl", "helped", "behind", "allowed")):
        return Variable.role
    if any(each in words for each in ("with what", "weapon", "how ", "by what means")):
        return Variable.means
    if any(each in words for each in ("who", "which party", "which side", "which country")):
        return Variable.actor
    return Variable.cause
