"""What a run is told, beyond its reports and its question."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from crossbearing.ingest import Limits

Progress = Callable[[str, int, int | None], None]
"""Called with a stage's name, how many items are done, and of how many (None: not known)."""


def silent(stage: str, done: int, total: int | None) -> None:
    """The progress that nobody watches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Choices that hold for a whole run. None of them changes what a document says."""

    metadata: Path | None = None
    """A table of what is known about the reports from elsewhere."""
    workers: int = 1
    """Processes that read; the result is the same for any number."""
    limits: Limits = field(default_factory=Limits)
    published_by: str | None = None
    """Leave out reports published after this date (YYYY-MM-DD), and undated ones."""
