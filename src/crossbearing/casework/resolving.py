"""What turned out true, and how good the answers of resolved cases had been."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crossbearing.casework.answering import weigh_case
from crossbearing.errors import UsageError
from crossbearing.model import Act, Decision, Skipped, Target, Variable, identify
from crossbearing.store import Case, cases, current
from crossbearing.weigh.calibration import Calibration, Forecast, calibration, even

ELSE = "something else"
"""The answer that stands for whatever nobody named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """How good the answers of resolved cases were, by question; beside it what even shares would
    have scored, and the cases that could not be scored."""

    forecasts: tuple[Forecast, ...]
    scored: Calibration | None
    even: Calibration | None
    skipped: tuple[Skipped, ...]


def resolve_case(
    folder: Path, answer: str, *, variable: str = "cause", who: str, when: str, why: str = ""
) -> Decision:
    """Record what turned out true of a variable, beside the answer as it stands: a new row, which
    a later one may take the place of. Raises UsageError for an answer that is none of the
    case's, and for nobody who says so."""
    if not who.strip():
        raise UsageError("a decision needs a name: say who resolves the case")
    assessment = weigh_case(folder)  # so that the answer as it stood is on record
    labels = {
        each.value: each.label
        for factored in assessment.verdict.variables
        if factored.variable is Variable(variable)
        for each in factored.answers
    }
    known = next(
        (value for value, label in labels.items() if answer.casefold() in _names(value, label)),
        None,
    )
    if known is None and answer.casefold() != ELSE:
        named = ", ".join(sorted({*labels.values(), ELSE}))
        raise UsageError(f"{answer!r} is no answer to the {variable}; choose one of: {named}")
    decision = Decision(
        id=identify("k", Act.resolve.value, variable, known or ELSE, who, when),
        act=Act.resolve,
        target=Target(text_sha256="", spans=(), role=variable),
        who=who,
        when=when,
        why=why,
        value=labels.get(known or "", ELSE),
    )
    with Case.open(folder, who=who) as case:
        case.decide(decision)
    return decision


def calibrate(folders: Sequence[Path]) -> Resolved:
    """How good the answers were in the resolved cases among these folders, or directly inside
    them: each answer as it was last recorded before the case was resolved."""
    found: list[Forecast] = []
    skipped: list[Skipped] = []
    for path in sorted({path for folder in folders for path in cases(folder) or (folder,)}):
        with Case.open(path) as case:
            made = tuple(_forecasts(case, str(path)))
        found += made
        if not made:
            skipped.append(
                Skipped(path=str(path), reason="nobody has said what turned out true")
            )
    return Resolved(
        forecasts=tuple(found),
        scored=calibration(found),
        even=calibration([even(each) for each in found]),
        skipped=tuple(skipped),
    )


def calibration_json(resolved: Resolved) -> dict[str, Any]:
    """The scores in a fixed shape."""
    return {
        **(_scores(resolved.scored) if resolved.scored else {"forecasts": 0, "bins": []}),
        "even": {}
        if resolved.even is None
        else {
            "brier": resolved.even.brier,
            "log_score": resolved.even.log_score,
        },
        "cases": [
            {
                "name": each.name,
                "truth": each.truth,
                "values": [{"label": label, "probability": p} for label, p in each.shares],
            }
            for each in resolved.forecasts
        ],
        "skipped": [{"path": each.path, "reason": each.reason} for each in resolved.skipped],
    }


def _scores(scored: Calibration) -> dict[str, Any]:
    return {
        "forecasts": scored.forecasts,
        "brier": scored.brier,
        "log_score": scored.log_score,
        "calibration_error": scored.calibration_error,
        "bins": [
            {
                "low": each.low,
                "high": each.high,
                "answers": each.answers,
                "said": each.said,
                "true": each.true,
            }
            for each in scored.bins
        ],
    }


def _forecasts(case: Case, name: str) -> Iterable[Forecast]:
    made = case.decisions()
    for decision in current(made):
        if decision.act is not Act.resolve:
            continue
        # What was recorded once somebody knew the truth is no forecast.
        first = next(each for each in made if (each.act, each.target) == _aim(decision))
        stood = case.verdict_before(first.id)
        shares = tuple(
            (each["label"], each["probability"])
            for factored in (stood or {}).get("variables", ())
            if factored["name"] == decision.target.role
            for each in factored["values"]
        )
        if shares:
            yield Forecast(
                name=f"{name} {decision.target.role}",
                shares=shares,
                truth=decision.value or ELSE,
            )


def _aim(decision: Decision) -> tuple[Act, Target]:
    return decision.act, decision.target


def _names(value: str, label: str) -> tuple[str, str]:
    return (value.casefold(), label.casefold())
