"""A matrix of ratings: what analysts hold each item of evidence to be under each hypothesis."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Rating(StrEnum):
    """How an item sits with a hypothesis."""

    very_consistent = "CC"
    consistent = "C"
    neutral = "N"
    inconsistent = "I"
    very_inconsistent = "II"
    not_applicable = "NA"


class Level(StrEnum):
    """How credible or relevant an item is."""

    low = "low"
    medium = "medium"
    high = "high"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A piece of evidence: for each hypothesis its ratings, one an analyst. A numeric `weight`
    stands in the place of credibility x relevance."""

    id: str
    label: str
    ratings: tuple[tuple[Rating, ...], ...]
    credibility: Level = Level.medium
    relevance: Level = Level.medium
    weight: float | None = None

    @property
    def weighs(self) -> bool:
        """False only for an item that was given a weight of zero."""
        return self.weight != 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Hypotheses, items and prior (summing to 1) of a classical matrix."""

    hypotheses: tuple[str, ...]
    items: tuple[Item, ...]
    prior: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """A method's value for each hypothesis, and the keys that order them, least first."""

    values: tuple[float, ...]
    order: tuple[tuple[float, ...], ...]
    consistency: tuple[float, ...] | None = None


def points(item: Item, table: dict[Rating, float]) -> tuple[float, ...]:
    """An item's points under each hypothesis, averaged over its analysts."""
    return tuple(
        sum(table.get(rating, 0.0) for rating in cell) / len(cell) for cell in item.ratings
    )
