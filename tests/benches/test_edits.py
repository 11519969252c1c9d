"""Two people at once lose nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bench.workbench.edits import both, forks

from crossbearing.model import Act, Decision, Span, Target
from crossbearing.store import Case
from tests.servers import postgres

__all__ = ["postgres"]


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_two_people_at_once_lose_nothing(tmp_path, request, database):
    """Every edit acknowledged is on record, on the one before it, and the record verifies."""
    store = None if database == "sqlite" else request.getfixturevalue("postgres")
    Case.create(tmp_path / "case", question="Who burned it?", store=store).close()
    found = both(tmp_path / "case", 60)
    assert (found.acknowledged, found.lost, found.forks, found.faults) == (60, 0, 0, 0)
    assert found.overtaken > 0


def test_a_fork_would_be_counted():
    """Two decisions on one version are what the count is for."""
    one = Decision(
        id="a",
        act=Act.edit,
        target=Target(text_sha256="0" * 64, spans=(Span(0, 1),), role="stance"),
        who="mara",
        when="2031-05-04T10:00:00+00:00",
        on="",
    )
    other = replace(one, id="b", when="2031-05-04T11:00:00+00:00")
    assert (forks([one]), forks([one, other])) == (0, 1)
