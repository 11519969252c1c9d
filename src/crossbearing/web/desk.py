"""What the pages need of a case, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from crossbearing.model import Assessment, Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A case on the desk of one reviewer.

    `assess` weighs the case as it stands, `decide` appends a decision, `verify` says in a
    sentence that the record is whole (raising SourceClosed when it is not), and `page` writes
    the report. `reviewer` signs the decisions; `now` is the time they get (ISO 8601, zone).
    """

    reviewer: str
    assess: Callable[[], Assessment]
    decide: Callable[[Decision], None]
    verify: Callable[[], str]
    page: Callable[[Assessment], str]
    now: Callable[[], str]
