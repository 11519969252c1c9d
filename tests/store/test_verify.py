"""Each way a record can be changed behind the product's back is found and named."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from crossbearing.errors import SourceClosed
from crossbearing.store import Case, Verification
from tests.store.conftest import as_intruder, only_sqlite, report

THIRD = "A third report."


@pytest.fixture
def tampered(case: Case) -> Callable[..., Verification]:
    """Runs SQL on the database of a case with five entries and more, as an intruder would, and
    gives what the check then finds."""
    for text in ("One report.", "Another report.", THIRD):
        report(case, text)
    assert case.verify().sound

    def run(*statements: str) -> Verification:
        as_intruder(case, *statements)
        return case.verify()

    return run


def where(found: Verification) -> set[str]:
    """The places of the faults."""
    return {fault.where for fault in found.faults}


def test_changed_row(tampered):
    """An entry whose time was changed is named."""
    found = tampered("UPDATE entries SET at = '1999' WHERE seq = 4")
    assert where(found) == {"entry 4"}


def test_changed_payload(tampered):
    """An entry whose words were changed is named, whether they are still bytes or not."""
    changed = "UPDATE payloads SET body = (SELECT body FROM payloads WHERE seq = 2)"
    assert where(tampered(f"{changed} WHERE seq = 4")) == {"payload 4"}
    assert where(tampered("UPDATE payloads SET body = 'x' WHERE seq = 4")) == {"payload 4"}


def test_changed_and_rehashed_row(tampered):
    """A row changed together with its own hash breaks the row behind it."""
    found = tampered("UPDATE entries SET hash = 'xx' || substr(hash, 3) WHERE seq = 4")
    assert where(found) == {"entry 4", "entry 5"}


def test_missing_row(tampered):
    """A row taken from the middle is named."""
    found = tampered("DELETE FROM payloads WHERE seq = 5", "DELETE FROM entries WHERE seq = 5")
    assert where(found) == {"entry 5"}


def test_missing_payload(tampered):
    """Words that are gone without a tombstone are a fault."""
    assert where(tampered("DELETE FROM payloads WHERE seq = 6")) == {"payload 6"}


def test_reordered_rows(tampered):
    """Two entries that changed places are both named."""
    found = tampered(
        "UPDATE entries SET seq = 99 WHERE seq = 4",
        "UPDATE entries SET seq = 4 WHERE seq = 6",
        "UPDATE entries SET seq = 6 WHERE seq = 99",
        "UPDATE payloads SET seq = 99 WHERE seq = 4",
        "UPDATE payloads SET seq = 4 WHERE seq = 6",
        "UPDATE payloads SET seq = 6 WHERE seq = 99",
    )
    assert {"entry 4", "entry 6"} <= where(found)


def test_cut_off_tail(tampered):
    """Entries cut off the end are missed, because the head outside still counts them."""
    found = tampered("DELETE FROM payloads WHERE seq > 6", "DELETE FROM entries WHERE seq > 6")
    assert where(found) == {"entries 7–8"}


def test_nothing_is_written_over_a_cut_off_tail(case, tampered):
    """A case with its end cut off takes no new entry, which would hide the cut."""
    tampered("DELETE FROM payloads WHERE seq > 6", "DELETE FROM entries WHERE seq > 6")
    with pytest.raises(SourceClosed, match="does not go on from its head"):
        report(case, "One more.")


def test_changed_capture(case, tampered):
    """A capture whose bytes were changed is named, and is not read."""
    path = next(p for p in case.folder.glob("captures/*/*") if p.read_text() == THIRD)
    path.write_text("A third rumour.")
    digest = path.parent.name + path.name
    assert where(tampered()) == {f"capture {digest}"}
    with pytest.raises(SourceClosed, match="was changed"):
        case.raw(digest)


def test_missing_capture(case, tampered):
    """A capture that is gone is named."""
    path = min(case.folder.glob("captures/*/*"))
    path.unlink()
    assert where(tampered()) == {f"capture {path.parent.name}{path.name}"}


def test_head_of_another_ledger(case, tampered):
    """A head that names another hash for its entry is a fault."""
    (case.folder / "head").write_text(f"8 {'a' * 64}\n")
    assert where(tampered()) == {"head"}


@pytest.mark.parametrize("content", [None, "eight\n", "8 é\n"])
def test_missing_or_broken_head(case, tampered, content):
    """A head that is gone or makes no sense is a fault."""
    path: Path = case.folder / "head"
    path.unlink()
    if content is not None:
        path.write_text(content)
    assert where(tampered()) == {"head"}


def test_ledger_ahead_of_head_is_a_crash(case, tampered):
    """Entries behind the head are no fault, and repairing takes them in."""
    before = (case.folder / "head").read_bytes()
    report(case, "Kept, but the power went before the head was written.")
    (case.folder / "head").write_bytes(before)
    found = tampered()
    assert (found.sound, found.unacknowledged) == (True, 2)
    case.verify(repair=True)
    assert case.verify().unacknowledged == 0


def test_writing_goes_on_after_a_crash(case):
    """A ledger that is ahead of its head is written on without a repair."""
    before = (case.folder / "head").read_bytes()
    report(case, "Kept, but the power went before the head was written.")
    (case.folder / "head").write_bytes(before)
    report(case, "The next one.")
    assert case.verify().sound
    assert case.verify().unacknowledged == 0


def test_leftover_files_go_with_a_repair(case):
    """A file that a crash left among the captures is no fault; repairing removes it."""
    stray = case.folder / "captures" / "ab" / ".part-1234"
    stray.parent.mkdir()
    stray.write_bytes(b"half")
    assert case.verify().leftovers == ("captures/ab/.part-1234",)
    case.verify(repair=True)
    assert not stray.exists()


def test_faults_are_never_repaired(case, tampered):
    """Repairing leaves a case with a fault as it is."""
    tampered("UPDATE entries SET at = '1999' WHERE seq = 4")
    head = (case.folder / "head").read_bytes()
    assert not case.verify(repair=True).sound
    assert (case.folder / "head").read_bytes() == head


@only_sqlite(reason="pages of a file")
def test_damaged_database(case):
    """A database whose pages are overwritten says so instead of failing anyhow."""
    for text in ("One report.", "Another report."):
        report(case, text)
    case.close()
    path = case.folder / "case.db"
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(os.urandom(path.stat().st_size - 4096))
    with (
        pytest.raises(SourceClosed, match=r"case\.db: the database is damaged"),
        Case.open(case.folder) as opened,
    ):
        opened.verify()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entries SET at = '1999'",
        "DELETE FROM entries",
        "UPDATE payloads SET body = 'x'",
        "DELETE FROM payloads",
        "TRUNCATE payloads",
        "TRUNCATE entries CASCADE",
    ],
)
def test_append_only(case, store, statement):
    """The database itself refuses to change or drop an entry or what it says."""
    engine = case._book.engine
    if store is None and statement.startswith("TRUNCATE"):
        pytest.skip("SQLite has no TRUNCATE")
    writer = engine.connect().execution_options(writes=True)
    with writer, pytest.raises(IntegrityError, match=r"append-only|tombstone"):
        writer.exec_driver_sql(statement)
