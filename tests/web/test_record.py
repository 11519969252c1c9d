"""The record's page: who was let in, changed and taken away, in a real browser."""

from __future__ import annotations

from pathlib import Path

import pytest

from crossbearing import casework
from crossbearing.web.desk import Desk
from tests import factory
from tests.web.browsing import NARROW, WIDE, Watched, at, chromium, serious, served

PASSWORD = "correct horse battery"


class CaseDesk(Desk):
    """A case on disk whose answer needs no weighing."""

    def weigh(self):
        """One short report."""
        return factory.assessment(factory.doc("The depot burned."))


@pytest.mark.browser
def test_who_was_let_in_stands_on_the_record(tmp_path: Path):
    """Given and taken away on the page of access, with the name of whoever did so, at both widths."""
    folder = tmp_path / "case"
    casework.new_case(folder, "Who struck the Sarn depot?")
    casework.add_account(folder, "Mara", PASSWORD, "owner", who="Ina")
    with chromium() as browser, served(CaseDesk(folder)) as address:
        watched = Watched(browser)
        page = watched.page
        page.goto(address)
        at(watched, "/access")
        page.get_by_label("Name").fill("Oda")
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Keep this account").press("Enter")
        page.get_by_role("button", name="Remove Oda").press("Enter")
        page.get_by_role("button", name="Remove Oda").wait_for(state="detached")
        page.get_by_role("link", name="the record").click()
        for width in (WIDE, NARROW):
            at(watched, "/verification", width)
            rows = [each.inner_text().split() for each in page.locator("table tbody tr").all()]
            told = [" ".join(each) for each in rows]
            assert [len(rows), "removed" in told[0], "made as reader" in told[1]] == [
                3,
                True,
                True,
            ]
            assert "A. Reviewer" in told[0]
            assert "Ina" in told[2]
            assert PASSWORD not in page.content()
            assert (serious(watched), watched.overflow() <= 0) == ([], True)
        assert watched.faults == []
