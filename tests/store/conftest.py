"""Cases on disk, with a clock that each reading moves on by a minute."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from crossbearing.store import Case
from tests import factory


@pytest.fixture
def clock() -> Callable[[], datetime]:
    """A clock that starts at midnight and moves on a minute each time it is read."""
    minutes = count()
    midnight = datetime(2024, 5, 1, tzinfo=UTC)
    return lambda: midnight + timedelta(minutes=next(minutes))


@pytest.fixture
def case(tmp_path: Path, clock: Callable[[], datetime]) -> Iterator[Case]:
    """A new case that holds nothing but its question."""
    with Case.create(
        tmp_path / "case", question="Who burned it?", who="mara", now=clock
    ) as made:
        yield made


def report(case: Case, text: str, **fields: object) -> bool:
    """Adds a report of this text to the case."""
    raw = text.encode()
    return case.add(factory.capture(raw), raw, factory.doc(text, **fields))
