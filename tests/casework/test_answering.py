"""What comes out of a case: the answer as it stands, or as it stood, read once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crossbearing import casework
from crossbearing.casework import answering
from crossbearing.casework.reading import annotate
from crossbearing.errors import CaseInvalid, NothingToRead, UsageError
from crossbearing.report import shapes
from crossbearing.store import Case
from tests import factory
from tests.casework.conftest import LATER, QUESTION, add, tree


def count_reading(monkeypatch):
    """A list of how many documents each reading was asked for, filled as reading goes on."""
    asked = []

    def counting(documents, **rest):
        asked.append(len(documents))
        return annotate(documents, **rest)

    monkeypatch.setattr(answering, "annotate", counting)
    return asked


def interrupt(stage, done, total):
    """A person who presses Ctrl-C when the first report is read."""
    if stage == "reading":
        raise KeyboardInterrupt


# Assessing into a folder


def test_assessing_into_a_folder_leaves_a_case_that_answers_the_same(reports, tmp_path):
    """Weighed again from its ledger, the case gives the answer that was shown."""
    out = tmp_path / "out"
    shown = casework.assess([str(reports)], QUESTION, casework.Settings(), out=out)
    again = casework.weigh_case(out)
    assert shapes.assess_json(again) == shapes.assess_json(shown)
    assert casework.verify_case(out).repaired == ()
    assert (out / "report.html").read_text("utf-8") == casework.page(shown)


def test_a_folder_that_holds_a_case_is_refused_with_what_to_do(case, reports):
    """Before anything is taken in, and without touching it."""
    before = tree(case)
    with pytest.raises(CaseInvalid, match=r"add reports.*weigh"):
        casework.assess(["/no/such/report"], QUESTION, casework.Settings(), out=case)
    assert tree(case) == before


def test_a_folder_of_reports_is_not_written_to(reports):
    """`--out` cannot name what is read."""
    before = tree(reports)
    with pytest.raises(UsageError, match="never written to"):
        casework.assess([str(reports)], QUESTION, casework.Settings(), out=reports)
    assert tree(reports) == before


def test_a_case_among_the_reports_is_not_read_back(reports, tmp_path):
    """The product's own report beside the reports adds nothing to the next answer."""
    first = casework.assess(
        [str(tmp_path)], QUESTION, casework.Settings(), out=tmp_path / "out"
    )
    second = casework.assess([str(tmp_path)], QUESTION, casework.Settings())
    assert second.verdict == first.verdict
    assert [each.path for each in second.skipped] == [str(tmp_path / "out")]


def test_nothing_is_written_where_nothing_can_be_read(reports, tmp_path):
    """A run without one readable report leaves no folder behind."""
    for path in reports.iterdir():
        path.write_bytes(b"")
    with pytest.raises(NothingToRead):
        casework.assess([str(reports)], QUESTION, casework.Settings(), out=tmp_path / "out")
    assert not (tmp_path / "out").exists()


# Reading


def test_an_interrupted_reading_resumes(case, monkeypatch):
    """What was read before the interruption is read no more."""
    asked = count_reading(monkeypatch)
    with pytest.raises(KeyboardInterrupt):
        casework.weigh_case(case, progress=interrupt)
    casework.weigh_case(case)
    casework.weigh_case(case)
    assert asked == [2, 1]


def test_an_interrupted_assessment_goes_on_in_its_folder(reports, tmp_path, monkeypatch):
    """What `assess` had read when it was stopped, `weigh` does not read again."""
    asked = count_reading(monkeypatch)
    with pytest.raises(KeyboardInterrupt):
        casework.assess(
            [str(reports)],
            QUESTION,
            casework.Settings(),
            out=tmp_path / "out",
            progress=interrupt,
        )
    assert len(casework.weigh_case(tmp_path / "out").documents) == 2
    assert asked == [2, 1]


def test_another_version_of_the_reader_reads_again(case, monkeypatch):
    """What an older extractor proposed is kept and not used."""
    casework.weigh_case(case)
    with Case.open(case) as opened:
        (run,) = opened.runs()
        old = [replace(each, made_by=("quotes 0",)) for each in opened.annotations()]
        opened.record_run(run[1], old)
    asked = count_reading(monkeypatch)
    weighed = casework.weigh_case(case)
    assert asked == [2]
    assert all("quotes 0" not in each.made_by for each in weighed.annotations)
    with Case.open(case) as opened:
        assert len(opened.runs()) == 3


def test_only_a_new_report_is_read(case, reports, monkeypatch):
    """Adding one report to a case that was read asks for one reading."""
    casework.weigh_case(case)
    add(case, reports, LATER)
    asked = count_reading(monkeypatch)
    assert len(casework.weigh_case(case).documents) == 3
    assert asked == [1]


def test_an_empty_case_says_how_to_fill_it(tmp_path):
    """There is nothing to weigh yet."""
    casework.new_case(tmp_path / "case", QUESTION)
    with pytest.raises(NothingToRead, match="add reports"):
        casework.weigh_case(tmp_path / "case")


# Asking the past


def test_the_answer_as_known_then_is_the_answer_that_was_given(case, reports):
    """A report, an item of evidence and a search added later do not touch it."""
    then = casework.weigh_case(case)
    moment = casework.log_case(case)[-1].at
    add(case, reports, LATER)
    casework.add_evidence(case, factory.evidence(id="e-1", supports="accident"))
    casework.add_search(case, factory.search(id="s-1"))
    replayed = casework.weigh_case(case, known_at=moment)
    assert shapes.assess_json(replayed) == shapes.assess_json(then)
    assert len(casework.weigh_case(case).documents) == 3


def test_the_answer_by_a_date_leaves_later_reports_out(case, reports, tmp_path):
    """It equals the answer of a case that never had them; what is left out is named."""
    table = tmp_path / "known.csv"
    table.write_text(
        "path,published\n" + "".join(f"{reports / name},{day}\n" for name, day in DATES.items())
    )
    (reports / "later.txt").write_text(LATER)
    settings = casework.Settings(metadata=table)
    both, early = tmp_path / "both", tmp_path / "early"
    for folder, names in ((both, DATES), (early, ("bulletin.txt", "wire.txt"))):
        casework.new_case(folder, QUESTION)
        casework.add_reports(folder, [str(reports / name) for name in names], settings)
    limited = casework.weigh_case(both, published_by="2031-05-02")
    assert limited.verdict == casework.weigh_case(early).verdict
    assert [each.path.rsplit("/", 1)[-1] for each in limited.skipped] == ["later.txt"]


DATES = {"bulletin.txt": "2031-05-01", "wire.txt": "2031-05-02", "later.txt": "2031-05-03"}


def test_a_limited_answer_is_not_recorded(case):
    """Only the present answer goes into the ledger, and only when it is another."""
    casework.weigh_case(case)
    rows = len(casework.log_case(case))
    casework.weigh_case(case, known_at="2031-01-01")
    casework.weigh_case(case)
    assert len(casework.log_case(case)) == rows


def test_a_report_is_written_whole_or_refused(case, tmp_path):
    """A folder that is not there is a wrong request, and leaves nothing half-written."""
    casework.export_case(case, "json", tmp_path / "out.json")
    assert (tmp_path / "out.json").read_text("utf-8") == casework.report_case(case, "json")
    with pytest.raises(UsageError, match="cannot be written"):
        casework.export_case(case, "json", tmp_path / "missing" / "out.json")
    with pytest.raises(UsageError, match="choose html"):
        casework.report_case(case, "docx")
