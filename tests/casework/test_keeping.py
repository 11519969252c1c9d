"""The answer of a case, kept from one opening to the next."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from crossbearing import casework
from crossbearing.casework import keeping
from crossbearing.casework.settings import Settings
from crossbearing.store import kept
from tests.report.sarn import sarn

TEXT = "“A missile hit the depot,” said Defence Minister Corin Haldt. The blast was at Sarn."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "report.txt").write_text(TEXT, encoding="utf-8")
    casework.assess(
        [str(tmp_path / "report.txt")],
        "Who struck the Sarn depot?",
        Settings(),
        out=tmp_path / "case",
    )
    return tmp_path / "case"


def test_what_is_written_reads_back_the_same():
    """A rich assessment loses nothing on the way to the file and back."""
    case = sarn()
    assert keeping.read_back(iter(list(keeping.written(case)))) == case


def test_the_collector_of_cycles_works_on_after_an_answer_is_read_back(folder):
    """It rests for the reading alone."""
    casework.weigh_kept(folder)
    casework.weigh_kept(folder)
    assert gc.isenabled()


def test_a_file_that_was_cut_short_is_no_answer():
    """Whatever a crash left, the case is weighed anew instead."""
    whole = list(keeping.written(sarn()))
    for length in (0, 1, 2, len(whole) - 1):
        assert keeping.read_back(iter(whole[:length])) is None


def test_an_unchanged_case_is_not_weighed_again(folder, monkeypatch):
    """The second opening yields the first answer without a step of weighing."""
    first, state = casework.weigh_kept(folder)
    monkeypatch.setattr(keeping, "weigh_case", None)
    assert casework.weigh_kept(folder) == (first, state)


def test_a_kept_answer_is_the_one_that_weighing_gives(folder):
    """What is kept differs in nothing from what would be weighed now."""
    casework.weigh_kept(folder)
    assert casework.weigh_kept(folder)[0] == casework.weigh_case(folder)


def test_a_report_or_another_version_has_it_weighed_anew(folder, tmp_path, monkeypatch):
    """Neither a change in the case nor one in the product goes unseen."""
    before, state = casework.weigh_kept(folder)
    (tmp_path / "more.txt").write_text("Nothing was flying, said Ana Prell.", encoding="utf-8")
    casework.add_reports(folder, [str(tmp_path / "more.txt")], Settings())
    after, changed = casework.weigh_kept(folder)
    assert changed != state
    assert len(after.documents) == len(before.documents) + 1
    weighed = []

    def weigh(*_, **__):
        weighed.append(1)
        return after

    monkeypatch.setattr(keeping, "product", lambda: "another")
    monkeypatch.setattr(keeping, "weigh_case", weigh)
    casework.weigh_kept(folder)
    assert weighed == [1]


def test_reading_and_weighing_change_no_state(folder):
    """The state follows from what was given and decided alone."""
    state = casework.state_of(folder)
    casework.weigh_case(folder)
    assert casework.state_of(folder) == state


def test_what_is_erased_lives_on_in_no_kept_answer(folder):
    """Erasing a report takes the kept answer with it."""
    casework.weigh_kept(folder)
    assert TEXT.encode() in (folder / kept.NAME).read_bytes()
    entries = casework.find_entries(folder, "Corin Haldt")
    casework.erase_entries(folder, [each.seq for each in entries])
    assert not (folder / kept.NAME).exists()
