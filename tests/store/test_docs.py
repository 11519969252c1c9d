"""What the pages about protecting people show works as shown."""

from __future__ import annotations

import re
from pathlib import Path

from crossbearing.store import Case
from tests import factory
from tests.store.conftest import report

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "protect-people.md"


def test_protect_people(tmp_path, monkeypatch):
    """The page's steps, run in order, take one name out of the case and another out of a copy."""
    monkeypatch.chdir(tmp_path)
    with Case.create("orlo", question="Who struck it?") as case:
        report(case, "Ahmed Kassim saw it.")
        report(case, "Lina Haddad saw it.")
        case.add_evidence(factory.evidence(id="e-1", collector="Ahmed Kassim"))
    blocks = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    exec(compile("\n".join(blocks), PAGE.name, "exec"), {})
    with Case.open("orlo") as case, Case.open("for-a-colleague") as copy:
        assert [each.text for each in case.documents()] == ["Lina Haddad saw it."]
        assert [each.collector for each in copy.evidence()] == ["source 1"]
        assert copy.documents() == ()
