"""What shows that an answer takes no side: checks run on the case itself."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FairnessCheck:
    """One thing that must not move the answer, tried on this case: whether it held, and what
    was tried or found, as a sentence."""

    check: str
    holds: bool
    told: str
