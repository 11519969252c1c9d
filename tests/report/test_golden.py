"""The invented case at Sarn says what was reviewed when its golden files were last written."""

from __future__ import annotations

import pytest

from tests.golden.regenerate import HERE, golden


@pytest.mark.parametrize("name", sorted(golden()))
def test_the_sarn_case_reads_as_reviewed(name):
    """A change to any surface shows as a diff of `python -m tests.golden.regenerate`."""
    assert golden()[name] == (HERE / name).read_text("utf-8")
