"""Earlier verdicts of a case, each with what made it and what changed from the one before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crossbearing.store import Case


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A verdict as it was recorded: when, by what, what it said, and which readings came and went.

    `gone` and `come` are the reasons of readings that the verdict before had and this one has not,
    and the other way round; `corrected` are the notices that this one knows and that did not.
    """

    number: int
    at: str
    status: str
    leading: str | None
    reason: str
    documents: int
    origins: int
    controllers: int
    product: str
    gone: tuple[str, ...]
    come: tuple[str, ...]
    corrected: tuple[str, ...]


def history(folder: Path) -> tuple[Version, ...]:
    """Every verdict that was recorded for a case, the oldest first. None is ever overwritten."""
    with Case.open(folder) as case:
        return tuple(_versions(case.dated_verdicts()))


def _versions(verdicts: tuple[tuple[str, dict[str, Any]], ...]) -> Iterator[Version]:
    before: Mapping[str, Any] = {}
    for number, (at, shape) in enumerate(verdicts, 1):
        verdict = shape["verdict"]
        labels = {each["id"]: each["label"] for each in shape["hypotheses"]}
        yield Version(
            number=number,
            at=at,
            status=verdict["status"],
            leading=labels.get(verdict["leading"]),
            reason=verdict["reason"],
            documents=shape["documents"],
            origins=shape["origins"],
            controllers=shape["controllers"],
            product=shape["made_by"]["product"],
            gone=_without(_reasons(before), _reasons(shape)),
            come=_without(_reasons(shape), _reasons(before)),
            corrected=_without(_notices(shape), _notices(before)),
        )
        before = shape


def _reasons(shape: Mapping[str, Any]) -> list[str]:
    return [f"{each['reason']} ({each['value']})" for each in shape.get("readings", ())]


def _notices(shape: Mapping[str, Any]) -> list[str]:
    """What each notice says, by its report; verdicts of earlier versions know none."""
    return [each["said"] for each in shape.get("corrections", ())]


def _without(some: list[str], others: list[str]) -> tuple[str, ...]:
    return tuple(each for each in some if each not in others)
