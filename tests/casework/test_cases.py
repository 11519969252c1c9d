"""What goes into a case: nothing twice, nothing by half, and nothing that cannot weigh."""

from __future__ import annotations

from hashlib import sha256

import pytest

from crossbearing import casework
from crossbearing.errors import SourceClosed, UsageError
from crossbearing.model import Variable
from crossbearing.store import Case
from tests import factory
from tests.casework.conftest import LATER, QUESTION, add, tree


def share(assessment, value, variable=Variable.cause):
    """The share of one value."""
    factored = next(each for each in assessment.verdict.variables if each.variable is variable)
    return next(each.probability for each in factored.answers if each.value == value)


# Adding


def test_the_same_reports_twice_add_nothing(case, reports):
    """The ledger is as long as it was."""
    rows = len(casework.log_case(case))
    again = casework.add_reports(case, [str(reports)], casework.Settings())
    assert (again.added, again.known, again.skipped) == (0, 2, ())
    assert len(casework.log_case(case)) == rows


def test_a_date_given_later_settles_what_the_report_left_open(case, reports, tmp_path):
    """The report is read anew with its date, as if it had had it from the start."""
    report = reports / "undated.txt"
    report.write_text("The Sarn depot had burned before, two years ago.\n")
    casework.add_reports(case, [str(report)], casework.Settings())

    def value():
        (found,) = (a for d, a in casework.read_case(case) if d.path.endswith("undated.txt"))
        return found.times[0].value

    assert value() == "XXXX"
    table = tmp_path / "dates.csv"
    table.write_text(f"path,published\n{report},2024-04-22\n")
    casework.add_reports(case, [str(report)], casework.Settings(metadata=table))
    assert value() == "2022"


def test_a_bad_file_among_good_ones_is_skipped_and_named(case, reports):
    """The rest is taken in."""
    (reports / "bad.pdf").write_bytes(b"%PDF-1.7 cut short")
    (reports / "later.txt").write_text(LATER)
    added = casework.add_reports(case, [str(reports)], casework.Settings())
    assert added.added == 1
    assert [each.path.rsplit("/", 1)[-1] for each in added.skipped] == ["bad.pdf"]


def test_reports_that_cannot_all_be_kept_are_not_kept_at_all(case, reports, monkeypatch):
    """Adding is one step: a fault half-way leaves the case as it was, and it verifies."""
    before = casework.verify_case(case).rows
    add = Case.add

    def failing(self, capture, raw, document):
        if "second" in document.path:
            raise KeyboardInterrupt
        return add(self, capture, raw, document)

    monkeypatch.setattr(Case, "add", failing)
    for name in ("first", "second"):
        (reports / f"{name}.txt").write_text(f"The {name} witness said it burned.\n")
    with pytest.raises(KeyboardInterrupt):
        casework.add_reports(case, [str(reports)], casework.Settings())
    verified = casework.verify_case(case)
    assert verified.rows == before
    assert all("belonged to no row" in each for each in verified.repaired)


def test_only_the_case_folder_is_written(case, reports, tmp_path):
    """Adding, weighing, verifying and reporting leave every other file as it was."""
    before = tree(tmp_path)
    add(case, reports, LATER)
    casework.weigh_case(case)
    casework.report_case(case, "html")
    casework.verify_case(case)
    outside = {
        path: raw for path, raw in tree(tmp_path).items() if not path.is_relative_to(case)
    }
    assert outside.pop(reports / "later.txt") == LATER.encode()
    assert outside == {p: raw for p, raw in before.items() if not p.is_relative_to(case)}


def test_a_folder_that_is_a_case_lists_itself(case):
    """As well as the cases inside a folder."""
    assert casework.list_cases(case) == [(case, QUESTION)]
    assert casework.list_cases(case.parent) == [(case, QUESTION)]


# Verifying


def test_what_a_crash_left_is_put_right_and_told(case):
    """A stray capture goes and is named; the second time there is nothing to repair."""
    stray = case / "captures" / "ab" / ("c" * 62)
    stray.parent.mkdir(exist_ok=True)
    stray.write_bytes(b"half a report")
    (told,) = casework.verify_case(case).repaired
    assert stray.name in told
    assert not stray.exists()
    assert casework.verify_case(case).repaired == ()


def test_a_fault_is_named_and_nothing_is_repaired(case):
    """With one capture changed and another missing, both are named and strays stay."""
    changed, missing = sorted(path for path in case.rglob("captures/*/*") if path.is_file())
    changed.chmod(0o644)
    changed.write_bytes(b"forged")
    missing.unlink()
    stray = changed.with_name("d" * 62)
    stray.write_bytes(b"stray")
    with pytest.raises(SourceClosed) as fault:
        casework.verify_case(case)
    for path in (changed, missing):
        assert path.parent.name + path.name in str(fault.value)
    assert stray.exists()


# Evidence and searches by hand


def test_a_finding_entered_by_hand_moves_the_verdict(case, tmp_path):
    """Its file is kept by hash, the case verifies, and the item counts as reviewed."""
    picture = tmp_path / "roof.jpg"
    picture.write_bytes(b"\xff\xd8 a roof, bent outward")
    before = casework.weigh_case(case)
    item = factory.evidence(id="e-1", supports="accident", bits=2.0, low=1.0, high=3.0)
    casework.add_evidence(case, item, picture)
    after = casework.weigh_case(case)
    assert share(after, "accident") > share(before, "accident") + 0.2
    digest = sha256(picture.read_bytes()).hexdigest()
    assert after.evidence[0].sha256 == digest
    with Case.open(case) as opened:
        assert opened.raw(digest) == picture.read_bytes()
    assert casework.verify_case(case).captures == 3
    assert next(each for each in after.verdict.readings if each.id == "e-1").reviewed


@pytest.mark.parametrize(("detection", "moves"), [(None, False), (0.9, True)])
def test_what_was_not_found_weighs_only_with_a_chance_of_detection(case, detection, moves):
    """A search is an absence only as far as it would have found something."""
    before = share(casework.weigh_case(case), "attack")
    search = factory.search(
        id="s-1", outcome="not found", expected_under="attack", detection=detection
    )
    casework.add_search(case, search)
    after = share(casework.weigh_case(case), "attack")
    assert (after < before - 0.05) is moves
    assert (after == before) is not moves


def test_a_party_typed_by_name_is_the_party_of_the_reports(case):
    """The name means the entity, whatever its case and article, as actor and as controller."""
    item = factory.evidence(
        id="e-1", variable=Variable.actor, supports="the TERAL", controller="ansel", bits=1.0,
        low=1.0, high=1.0,
    )  # fmt: skip
    casework.add_evidence(case, item)
    weighed = casework.weigh_case(case)
    names = {each.name: each.id for each in weighed.links.entities}
    reading = next(each for each in weighed.verdict.readings if each.id == "e-1")
    assert (reading.value, reading.controller) == (names["Teral"], names["Ansel"])
    assert share(weighed, names["Teral"], Variable.actor) > 0.5


def test_a_party_no_report_names_stays_as_typed(case):
    """It is an answer of its own, under the name it was given."""
    item = factory.evidence(
        id="e-1", variable=Variable.actor, supports="Karsk", bits=1.0, low=1.0, high=1.0
    )
    casework.add_evidence(case, item)
    (actor,) = [
        each
        for each in casework.weigh_case(case).verdict.variables
        if each.variable is Variable.actor
    ]
    assert ("Karsk", "Karsk") in [(each.value, each.label) for each in actor.answers]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"supports": "a meteor"}, "accident"),
        ({"opposes": "Attack"}, "planted device"),
        ({"supports": "attack", "bits": 2.0, "low": 3.0, "high": 4.0}, "outside"),
        ({"supports": None, "opposes": None, "bits": 1.0}, "supports or opposes"),
    ],
)
def test_evidence_that_could_not_be_weighed_is_refused(case, fields, said):
    """Nothing is recorded, and the message says what would do."""
    rows = len(casework.log_case(case))
    with pytest.raises(UsageError, match=said):
        casework.add_evidence(case, factory.evidence(id="e-1", **fields))
    assert len(casework.log_case(case)) == rows


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"expected_under": "a meteor"}, "accident"),
        ({"expected_under": "attack", "outcome": "not found", "detection": 1.0}, "0.99"),
    ],
)
def test_a_search_that_could_not_be_weighed_is_refused(case, fields, said):
    """A certain search would settle a case alone."""
    with pytest.raises(UsageError, match=said):
        casework.add_search(case, factory.search(id="s-1", **fields))
