"""Who asks, and what they may do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a person may do: read, decide as well, or say who else may."""

    reader = "reader"
    reviewer = "reviewer"
    owner = "owner"

    def covers(self, other: Role) -> bool:
        """True where whoever has this role may do what the other role may."""
        order = list(Role)
        return order.index(self) >= order.index(other)


@dataclass(frozen=True, slots=True)
class Person:
    """Whoever sent a request: the name that decisions are signed with, and the role."""

    name: str
    role: Role
