"""The matrix that people rate: hypotheses by evidence, an analyst's ratings beside another's.

None of it enters the verdict. It shows what each analyst's ratings imply, and where they disagree.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crossbearing.errors import UsageError
from crossbearing.model import Assessment, Hypothesis, Rating, Reading, identify
from crossbearing.report.index import Index
from crossbearing.report.sections.ladder import bearing
from crossbearing.store import Case
from crossbearing.weigh.matrix import MatrixResult, weigh_matrix
from crossbearing.weigh.methods import METHODS
from crossbearing.weigh.table import Item, Matrix
from crossbearing.weigh.table import Rating as Mark

REPORTS = "the reports’ own weights"
"""The name of the ratings that follow from the bits of the case, by `SOME` and `MUCH`."""
POOLED = "all analysts together"
MARKS = tuple(each.value for each in Mark)
METHOD_NAMES = tuple(METHODS)

SOME, MUCH = 0.15, 1.5
"""Bits from which a reading counts as consistent or inconsistent, and as very much so."""
LONGEST = 4_000
"""Letters of a comment."""

_STEPS = {
    Mark.very_inconsistent: 0,
    Mark.inconsistent: 1,
    Mark.neutral: 2,
    Mark.consistent: 3,
    Mark.very_consistent: 4,
}

Cells = Mapping[tuple[str, str], Rating]
"""Ratings by hypothesis and reading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One analyst's ratings as a matrix (or the pooled ones, or those of the reports), and what a
    method makes of it."""

    who: str
    result: MatrixResult
    rated: int
    """Cells with a rating."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """A cell that analysts rate differently: how many steps lie between the outermost, of four."""

    hypothesis: Hypothesis
    reading: Reading
    steps: int
    ratings: tuple[tuple[str, str], ...]
    """Who, and which rating."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Every sheet of a case under one method: the reports' own first, each analyst's, and the
    pooled ones where there are several; and the cells where analysts disagree, most first."""

    hypotheses: tuple[Hypothesis, ...]
    readings: tuple[Reading, ...]
    sheets: tuple[Sheet, ...]
    cells: Mapping[str, Cells]
    disagreements: tuple[Disagreement, ...]


def compare_ratings(
    assessment: Assessment, ratings: Sequence[Rating], method: str
) -> Comparison | None:
    """What each analyst's ratings imply by a method, from even shares; None for a case without
    two hypotheses and a reading. Raises UsageError for a method there is none of."""
    index = Index(assessment)
    hypotheses = tuple(each.hypothesis for each in assessment.verdict.ranking)
    if len(hypotheses) < 2 or not index.readings:
        return None
    cells = by_analyst(ratings)
    own = [
        Sheet(
            who=REPORTS,
            result=weigh_matrix(matrix_of(index, hypotheses, None), method),
            rated=len(hypotheses) * len(index.readings),
        )
    ]
    for who, given in cells.items():
        own.append(
            Sheet(
                who=who,
                result=weigh_matrix(matrix_of(index, hypotheses, (given,)), method),
                rated=len(given),
            )
        )
    if len(cells) > 1:
        pooled = matrix_of(index, hypotheses, tuple(cells.values()))
        own.append(
            Sheet(
                who=POOLED,
                result=weigh_matrix(pooled, method),
                rated=sum(len(each) for each in cells.values()),
            )
        )
    return Comparison(
        hypotheses=hypotheses,
        readings=index.readings,
        sheets=tuple(own),
        cells=cells,
        disagreements=_disagreements(hypotheses, index.readings, cells),
    )


def by_analyst(ratings: Sequence[Rating]) -> dict[str, dict[tuple[str, str], Rating]]:
    """The ratings that stand, by who gave them: of each cell an analyst's latest, if it rates."""
    found: dict[str, dict[tuple[str, str], Rating]] = {}
    for each in ratings:
        own = found.setdefault(each.who, {})
        own.pop((each.hypothesis, each.reading), None)
        if each.value:
            own[each.hypothesis, each.reading] = each
    return {who: own for who, own in found.items() if own}


def matrix_of(
    index: Index, hypotheses: Sequence[Hypothesis], analysts: Sequence[Cells] | None
) -> Matrix:
    """The matrix of some analysts' ratings, a rating each a cell; None for the reports' own."""
    labels: dict[str, None] = {}
    for each in hypotheses:
        label = each.label or each.id
        labels[label if label not in labels else f"{label} ({each.id})"] = None
    return Matrix(
        hypotheses=tuple(labels),
        items=tuple(
            Item(
                id=reading.id,
                label=reading.because,
                ratings=tuple(
                    (mark(bearing(each, reading)),)
                    if analysts is None
                    else tuple(_given(own, each, reading) for own in analysts)
                    for each in hypotheses
                ),
            )
            for reading in index.readings
        ),
        prior=tuple(1 / len(hypotheses) for _ in hypotheses),
    )


def mark(bits: float | None) -> Mark:
    """What a weight in bits comes to as a rating."""
    if bits is None:
        return Mark.not_applicable
    if abs(bits) < SOME:
        return Mark.neutral
    if bits > 0:
        return Mark.very_consistent if bits >= MUCH else Mark.consistent
    return Mark.very_inconsistent if bits <= -MUCH else Mark.inconsistent


def _given(own: Cells, hypothesis: Hypothesis, reading: Reading) -> Mark:
    found = own.get((hypothesis.id, reading.id))
    return Mark(found.value) if found else Mark.not_applicable


def _disagreements(
    hypotheses: Sequence[Hypothesis],
    readings: Sequence[Reading],
    cells: Mapping[str, Cells],
) -> tuple[Disagreement, ...]:
    found = []
    for hypothesis in hypotheses:
        for reading in readings:
            given = [
                (who, own[hypothesis.id, reading.id].value)
                for who, own in cells.items()
                if (hypothesis.id, reading.id) in own
            ]
            steps = [_STEPS[Mark(value)] for _, value in given if Mark(value) in _STEPS]
            if steps and max(steps) > min(steps):
                found.append(
                    Disagreement(
                        hypothesis=hypothesis,
                        reading=reading,
                        steps=max(steps) - min(steps),
                        ratings=tuple(given),
                    )
                )
    return tuple(sorted(found, key=lambda each: -each.steps))


def make_rating(
    assessment: Assessment,
    *,
    hypothesis: str,
    reading: str,
    value: str,
    who: str,
    when: str,
    comment: str = "",
) -> Rating:
    """An analyst's rating of a cell, not yet recorded; an empty value takes an earlier one back.
    Raises UsageError for a cell or a rating there is none of, or nobody who rates."""
    if not who.strip():
        raise UsageError("a rating needs a name: say who rates")
    if value and value not in MARKS:
        raise UsageError(f"{value[:20]!r} is no rating; choose one of {', '.join(MARKS)}")
    if hypothesis not in {each.hypothesis.id for each in assessment.verdict.ranking}:
        raise UsageError("the answer has no such hypothesis now")
    if reading not in {each.id for each in assessment.verdict.readings}:
        raise UsageError("the answer has no such reading now")
    if len(comment) > LONGEST:
        raise UsageError(f"a comment has {LONGEST} letters at most")
    return Rating(
        id=identify("a", hypothesis, reading, value, who, when, comment),
        hypothesis=hypothesis,
        reading=reading,
        value=value,
        who=who,
        when=when,
        comment=comment.strip(),
    )


def rate(folder: Path, ratings: Sequence[Rating]) -> None:
    """Record ratings of one analyst, all of them or none; a row each, which nothing overwrites."""
    if not ratings:
        return
    with Case.open(folder, who=ratings[0].who) as case, case.batch():
        for each in ratings:
            case.rate(each)


def ratings_of(folder: Path) -> tuple[Rating, ...]:
    """Every rating of the matrix of a case, in the order recorded."""
    with Case.open(folder) as case:
        return case.ratings()


def matrix_json(matrix: Matrix) -> dict[str, Any]:
    """A matrix as `crossbearing weigh MATRIX` reads it."""
    analysts = len(matrix.items[0].ratings[0]) if matrix.items else 0
    return {
        "hypotheses": list(matrix.hypotheses),
        "prior": list(matrix.prior),
        "evidence": [
            {
                "id": item.id,
                "label": item.label,
                "ratings": [
                    [cell[number].value for cell in item.ratings] for number in range(analysts)
                ],
            }
            for item in matrix.items
        ],
    }
