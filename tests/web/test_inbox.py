"""What people hand in, and what becomes of it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from threading import Event

import pytest

from crossbearing.casework import Added
from crossbearing.errors import NothingToRead, RunStopped, UsageError
from crossbearing.web.inbox import Inbox, Known, plain_name


class Taken:
    """Takes what it is given, unless told to stop; remembers names, bytes and tables."""

    def __init__(self, fault: Exception | None = None) -> None:
        self.fault = fault
        self.files: dict[str, bytes] = {}
        self.addresses: list[str] = []
        self.tables: list[str] = []
        self.weighed = 0

    def add(self, paths, settings, progress) -> Added:
        progress("taking in", 1, None)
        if self.fault:
            raise self.fault
        for path in paths:
            if path.startswith("http"):
                self.addresses.append(path)
            else:
                self.files[Path(path).name] = Path(path).read_bytes()
        if settings.metadata:
            self.tables.append(settings.metadata.read_text("utf-8"))
        return Added(added=len(paths), known=0, skipped=())

    def done(self) -> None:
        self.weighed += 1

    def inbox(self, folder: Path) -> Inbox:
        return Inbox(folder, self.add, self.done)


def test_files_text_and_addresses_go_in_together(tmp_path):
    """One job takes all that a form holds, and the case is weighed once after it."""
    taken = Taken()
    inbox = taken.inbox(tmp_path)
    inbox.hand_in(
        "A. Reviewer",
        [("one.txt", BytesIO(b"One.")), ("two.pdf", BytesIO(b"Two."))],
        "A headline\nA text.",
        ["https://example.org/three"],
    )
    assert inbox.wait(30)
    assert taken.files == {
        "one.txt": b"One.",
        "two.pdf": b"Two.",
        "A headline.txt": b"A headline\nA text.",
    }
    assert taken.addresses == ["https://example.org/three"]
    assert taken.weighed == 1
    (job,) = inbox.jobs()
    assert (job.state, job.added, job.who) == ("done", 4, "A. Reviewer")


def test_nothing_of_a_source_stays_behind(tmp_path):
    """Once the reports are in the record, the inbox holds no copy of them."""
    inbox = Taken().inbox(tmp_path)
    inbox.hand_in("A", [("one.txt", BytesIO(b"One."))])
    assert inbox.wait(30)
    assert list((tmp_path / "inbox").rglob("*")) == []


def test_files_of_one_name_both_go_in(tmp_path):
    """Two reports that are called alike are two reports."""
    seen: list[bytes] = []

    def add(paths, settings, progress):
        seen.extend(Path(each).read_bytes() for each in paths)
        return Added(added=2, known=0, skipped=())

    inbox = Inbox(tmp_path, add, lambda: None)
    inbox.hand_in("A", [("a.txt", BytesIO(b"One.")), ("a.txt", BytesIO(b"Two."))])
    assert inbox.wait(30)
    assert seen == [b"One.", b"Two."]


def test_a_server_that_was_stopped_goes_on(tmp_path):
    """What was handed in before a crash is taken in after it."""
    held, stuck = Event(), Event()

    def hang(paths, settings, progress):
        stuck.set()
        held.wait(30)
        raise RunStopped("the machine went down")

    before = Inbox(tmp_path, hang, lambda: None)
    before.hand_in("A", [("one.txt", BytesIO(b"One."))], known=Known(publisher="Post"))
    assert stuck.wait(30)
    taken = Taken()
    after = taken.inbox(tmp_path)
    assert after.wait(30)
    held.set()
    assert before.wait(30)
    assert taken.files == {"one.txt": b"One."}
    assert "Post" in taken.tables[0]


def test_a_stopped_job_can_be_tried_again(tmp_path):
    """A case that somebody else was writing to keeps what was handed in."""
    taken = Taken(RunStopped("another program writes"))
    inbox = taken.inbox(tmp_path)
    job = inbox.hand_in("A", [("one.txt", BytesIO(b"One."))])
    assert inbox.wait(30)
    assert inbox.jobs()[0].state == "stopped"
    taken.fault = None
    inbox.retry(job.id)
    assert inbox.wait(30)
    assert inbox.jobs()[0].state == "done"


def test_what_cannot_be_used_is_said_without_our_paths(tmp_path):
    """The reason names the file as it was handed in, and the job is over."""
    taken = Taken()
    inbox = taken.inbox(tmp_path)
    taken.fault = NothingToRead(f"no report ({tmp_path}/inbox/000001/files/0001/x.bin: empty)")
    inbox.hand_in("A", [("x.bin", BytesIO(b""))])
    assert inbox.wait(30)
    (job,) = inbox.jobs()
    assert (job.state, job.said) == ("refused", "no report (x.bin: empty)")


def test_an_empty_form_is_refused(tmp_path):
    """Nothing is no job."""
    inbox = Taken().inbox(tmp_path)
    with pytest.raises(UsageError, match="choose files"):
        inbox.hand_in("A", text="  \n")
    assert inbox.jobs() == ()


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\reports\\a.txt", "a.txt"),
        ("..", "file"),
        ("", "file"),
        ("a\x00b\n.txt", "ab.txt"),
        (".hidden", "hidden"),
        ("отчёт.pdf", "отчёт.pdf"),
    ],
)
def test_a_name_leads_nowhere(given, kept):
    """The name of a file as a browser sends it cannot leave its folder."""
    assert plain_name(given) == kept


def test_a_long_name_is_cut_before_its_ending():
    """File systems take 255 bytes at most."""
    name = plain_name("ж" * 300 + ".pdf")
    assert len(name.encode()) <= 200
    assert name.endswith(".pdf")
