"""Nothing acknowledged is lost when a writer is killed, and writers take turns."""

from __future__ import annotations

import random
from multiprocessing import get_context
from pathlib import Path

import pytest

from crossbearing.errors import RunStopped
from crossbearing.store import Case, database
from tests.store.conftest import report
from tests.store.writer import add_reports

processes = get_context("forkserver")
processes.set_forkserver_preload(["pytest", "tests.store.writer"])


def start(folder: Path, name: str, count: int):
    """A writer at work, and the end of the pipe on which it acknowledges."""
    heard, acknowledge = processes.Pipe(duplex=False)
    process = processes.Process(target=add_reports, args=(folder, name, count, acknowledge))
    process.start()
    acknowledge.close()
    return process, heard


def everything_heard(heard) -> set[str]:
    """What a writer still managed to acknowledge."""
    texts = set()
    try:
        while True:
            texts.add(heard.recv())
    except EOFError:
        return texts


def test_killed_writers(case):
    """Fifteen writers are killed while they write; every acknowledged report is there."""
    points = random.Random(20240501)
    acknowledged: set[str] = set()
    for number in range(15):
        process, heard = start(case.folder, f"writer {number}", 1000)
        acknowledged |= {heard.recv() for _ in range(points.randint(1, 6))}
        process.kill()
        process.join()
        acknowledged |= everything_heard(heard)
    found = case.verify(repair=True)
    assert found.sound, found.faults
    assert acknowledged <= {document.text for document in case.documents()}
    assert list(case.folder.rglob(".part-*")) == []


def test_two_writers_at_once(case):
    """Two processes that write at the same time both finish, and the chain holds."""
    writers = [start(case.folder, name, 20) for name in ("left", "right")]
    acknowledged = set().union(*(everything_heard(heard) for _, heard in writers))
    for process, _ in writers:
        process.join()
    assert len(acknowledged) == 40
    assert {document.text for document in case.documents()} == acknowledged
    assert case.verify().sound


def test_writer_that_never_ends(case, monkeypatch):
    """A writer that keeps its turn for too long gives the others a clear error."""
    monkeypatch.setattr(database, "BUSY_SECONDS", 0)
    with case.batch(), Case.open(case.folder) as other:
        with pytest.raises(RunStopped, match="another program has been writing"):
            report(other, "Waiting.")
        assert other.documents() == ()
    assert report(case, "On we go.")
