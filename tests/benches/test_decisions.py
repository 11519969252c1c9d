"""The bench of the review queue presses keys that decide."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.workbench.decisions import ROUND, work

from crossbearing import casework
from crossbearing.web.desk import Desk
from tests.web.browsing import Watched, chromium, served
from tests.web.test_review import REPORTS


@pytest.mark.browser
def test_each_turn_of_the_bench_is_a_decision_on_record(tmp_path: Path):
    """What it counts was recorded, and the page had nothing to complain of."""
    for name, text in REPORTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    paths = [str(tmp_path / name) for name in REPORTS]
    folder = tmp_path / "case"
    casework.assess(paths, "Who struck the Sarn depot?", casework.Settings(), out=folder)
    turns = 5
    with chromium() as browser, served(Desk(folder)) as address:
        watched = Watched(browser)
        watched.page.goto(address)
        watched.page.wait_for_selector(".counts")
        watched.page.goto(address.split("/open")[0] + "/review")
        made = work(watched.page, turns)
        assert watched.faults == []
    assert ROUND[turns - 1] == made[-1].act == "edit"
    assert len(casework.decisions_of(folder)) == turns
