"""Earlier verdicts stay, with what made them and what changed."""

from __future__ import annotations

from crossbearing import casework
from tests.casework.conftest import QUESTION

PRINTED = (
    "SARN, 14 March 2031 (The Post) — A salvage worker told The Post that he had found a fragment "
    "of a Terali missile in the ruins of the depot at Sarn.\n"
)
NOTICE = (
    "SARN, 22 March 2031 (The Post) — We have withdrawn our report that a salvage worker found a "
    "fragment of a Terali missile in the ruins of the depot at Sarn.\n"
)


def table(folder, *rows):
    path = folder / "metadata.csv"
    path.write_text("path,publisher,published\n" + "".join(f"{row}\n" for row in rows))
    return path


def test_a_verdict_before_a_retraction_stays_in_the_history(tmp_path):
    """The retraction takes a reading away from the next verdict and from no earlier one."""
    case = tmp_path / "case"
    (tmp_path / "a.txt").write_text(PRINTED)
    (tmp_path / "b.txt").write_text(NOTICE)
    casework.new_case(case, QUESTION)
    for name, day in (("a.txt", "2031-03-14"), ("b.txt", "2031-03-22")):
        settings = casework.Settings(metadata=table(tmp_path, f"{name},The Post,{day}"))
        casework.add_reports(case, [str(tmp_path / name)], settings)
        casework.weigh_case(case)
    before, after = casework.history(case)
    assert before.origins > after.origins
    assert after.gone
    assert any("withdrawn" in words for words in after.corrected)


def test_a_case_that_was_never_weighed_has_no_history(case):
    """No verdict, no version."""
    assert casework.history(case) == ()
