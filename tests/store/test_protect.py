"""People at risk can be taken out of a case, and the case still verifies."""

from __future__ import annotations

import sys
from hashlib import sha256
from pathlib import Path

import pytest

from crossbearing.errors import CaseInvalid, PartMissing, SourceClosed, UsageError
from crossbearing.model import Act, Decision, MadeBy, Target
from crossbearing.store import Case, Kind
from tests import factory
from tests.store.conftest import report

NAME = "Ahmed Kassim"
WORD = "long green passphrase"


def files_holding(folder: Path, words: str) -> list[str]:
    """The files under a folder whose bytes hold the words."""
    wanted = words.encode()
    return [
        path.name
        for path in folder.rglob("*")
        if path.is_file() and wanted in path.read_bytes()
    ]


def numbers(case: Case, kind: Kind) -> list[int]:
    """The entries of one kind."""
    return [entry.seq for entry in case.entries() if entry.kind is kind]


@pytest.fixture
def told(case: Case) -> Case:
    """A case in which somebody collected evidence, decided, and is named in a report."""
    report(case, f"{NAME} saw the fire.", publisher="Valley Post")
    report(case, "Nobody saw it.", publisher="Wire One")
    case.add_evidence(factory.evidence(id="e-1", collector=NAME))
    target = Target(text_sha256="0" * 64, spans=(), role="statement")
    case.decide(
        Decision(id="x-1", act=Act.accept, target=target, who=NAME, when="2024-05-01T09:00Z")
    )
    return case


def test_erased_words_are_gone(told):
    """After erasing, the words are in no file of the case, and the case verifies."""
    told.erase(*told.naming("ahmed  KASSIM"))
    assert told.verify().sound
    assert told.verify().leftovers == ()
    assert files_holding(told.folder, NAME) == []


def test_what_goes_with_a_document(told):
    """Erasing a document takes its bytes and every proposal on it, and nothing else."""
    named = factory.doc(f"{NAME} saw the fire.", publisher="Valley Post")
    other = factory.doc("Nobody saw it.", publisher="Wire One")
    made_by = MadeBy(product="0.1.0", parts=(), processor="x86-64")
    told.record_run(made_by, [factory.notes(named), factory.notes(other)])
    told.erase(numbers(told, Kind.document_added)[0])
    assert [notes.document for notes in told.annotations()] == [other.id]
    assert told.documents() == (other,)
    with pytest.raises(SourceClosed, match="missing"):
        told.raw(named.capture)
    assert told.raw(other.capture) == b"Nobody saw it."


def test_bytes_another_document_needs(case):
    """Bytes stay as long as one document needs them."""
    for publisher in ("Valley Post", "Wire One"):
        report(case, "Shared words.", publisher=publisher)
    first, second = numbers(case, Kind.document_added)
    case.erase(first)
    assert case.raw(sha256(b"Shared words.").hexdigest()) == b"Shared words."
    case.erase(second)
    assert list(case.folder.glob("captures/*/*")) == []


def test_documents_go_with_their_bytes(case):
    """Erasing a capture takes every document that was read from it."""
    for publisher in ("Valley Post", "Wire One"):
        report(case, "Shared words.", publisher=publisher)
    case.erase(numbers(case, Kind.capture_added)[0])
    assert case.documents() == ()
    assert files_holding(case.folder, "Shared words.") == []


def test_file_of_erased_evidence(case):
    """With an item of evidence goes the file it came in."""
    picture = factory.capture(b"pixels", path="crater.jpg")
    case.keep(picture, b"pixels")
    case.add_evidence(factory.evidence(id="e-1", sha256=picture.sha256))
    case.erase(*numbers(case, Kind.evidence_added))
    assert case.captures() == ()
    assert list(case.folder.glob("captures/*/*")) == []


def test_erased_report_may_come_again(case):
    """A report that was erased is added anew when somebody gives it again."""
    report(case, "Words.")
    case.erase(*numbers(case, Kind.document_added))
    assert case.documents() == ()
    assert report(case, "Words.")
    assert case.verify().sound


@pytest.mark.parametrize("seq", [0, -1, 999])
def test_erasing_nothing(case, seq):
    """An entry that is not there cannot be erased."""
    with pytest.raises(UsageError, match=f"no entry {seq}"):
        case.erase(seq)


def test_no_words(told):
    """No words are in every entry, so nobody may mean them."""
    with pytest.raises(UsageError, match="no words"):
        told.naming("  ")


def test_erasing_is_no_part_of_a_batch(case):
    """What cannot be undone is refused inside a step that may yet fail."""
    with case.batch(), pytest.raises(UsageError, match="cannot be part of a batch"):
        case.erase(1)


def test_sealed_name(told):
    """A sealed name gives way to its pseudonym wherever no text is rewritten by it."""
    assert told.seal(NAME, WORD) == "source 1"
    assert [item.collector for item in told.evidence()] == ["source 1"]
    assert [each.who for each in told.decisions()] == ["source 1"]
    assert told.naming(NAME) == (numbers(told, Kind.document_added)[0],)
    assert told.verify().sound


def test_unsealed_name(told):
    """The passphrase brings the name back; another does not."""
    told.seal(NAME, WORD, pseudonym="the guard")
    assert told.unseal("the guard", WORD) == NAME
    with pytest.raises(UsageError, match="does not open it"):
        told.unseal("the guard", "another")
    with pytest.raises(UsageError, match="nobody is sealed"):
        told.unseal("the cook", WORD)


def test_erased_identity(told):
    """An erased identity is gone for good, whoever has the passphrase."""
    told.seal(NAME, WORD)
    told.erase(*numbers(told, Kind.sealed))
    with pytest.raises(UsageError, match="it was erased"):
        told.unseal("source 1", WORD)
    assert told.verify().sound


def test_sealed_author(case):
    """The person at the keyboard can be sealed: old entries and new ones bear the pseudonym."""
    case.seal("mara", WORD)
    report(case, "One more.")
    assert {entry.who for entry in case.entries()} == {"source 1", None}


def test_past_moment_after_sealing(told):
    """What was known at a past moment stays known, under the pseudonym."""
    then = told.entries()[-1].at
    told.seal(NAME, WORD)
    assert [item.collector for item in told.evidence(known_at=then)] == ["source 1"]


def test_pseudonym_in_use(told):
    """A pseudonym stands for one person."""
    told.seal(NAME, WORD, pseudonym="the guard")
    with pytest.raises(UsageError, match="the guard"):
        told.seal("Somebody Else", WORD, pseudonym="the guard")


def test_pseudonym_of_an_erased_identity(told):
    """A pseudonym whose identity was erased never comes to stand for somebody else."""
    told.seal(NAME, WORD)
    told.erase(*numbers(told, Kind.sealed))
    assert told.seal("mara", WORD) == "source 2"


def test_sealing_without_the_part(told, monkeypatch):
    """Without the extra, sealing names what to install, and nothing changes."""
    monkeypatch.setitem(sys.modules, "cryptography.hazmat.primitives.ciphers.aead", None)
    with pytest.raises(PartMissing, match=r"crossbearing\[seal\]"):
        told.seal(NAME, WORD)
    assert [item.collector for item in told.evidence()] == [NAME]


def test_redacted_export(told, tmp_path):
    """A redacted export verifies elsewhere, lacks the names, and leaves the case whole."""
    told.seal("mara", WORD)
    told.export_redacted(tmp_path / "out", names=[NAME])
    with Case.open(tmp_path / "out") as copy:
        assert copy.verify().sound
        assert [document.text for document in copy.documents()] == ["Nobody saw it."]
        assert copy.evidence() == ()
        assert numbers(copy, Kind.redacted)
    assert files_holding(tmp_path / "out", NAME) == []
    assert len(told.documents()) == 2


def test_export_shares_the_chain(told, tmp_path):
    """An export goes on from the very entries of the case it came from."""
    told.export_redacted(tmp_path / "out")
    head = (told.folder / "head").read_text().split()
    with Case.open(tmp_path / "out") as copy:
        assert str(copy.verify().count) == head[0]
        assert copy.verify().hash == head[1]


def test_export_without_identities(told, tmp_path):
    """No sealed identity leaves with an export."""
    told.seal(NAME, WORD)
    told.export_redacted(tmp_path / "out")
    with (
        Case.open(tmp_path / "out") as copy,
        pytest.raises(UsageError, match="nobody is sealed"),
    ):
        copy.unseal("source 1", WORD)


def test_export_into_a_case(told):
    """An export never writes into a case that is there."""
    with pytest.raises(CaseInvalid, match="already holds a case"):
        told.export_redacted(told.folder)
