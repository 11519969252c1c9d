"""Carrying a case elsewhere: the same case comes out, and no forged one goes in."""

from __future__ import annotations

import json
import zipfile

import pytest

from crossbearing import casework
from crossbearing.casework import Redaction
from crossbearing.errors import BagRefused, CaseInvalid, UsageError
from crossbearing.model import Act, Decision, Target
from crossbearing.store import Case
from tests import factory as f
from tests.store.test_bag import pack, sealed, unpacked

QUESTION = "Who struck the depot?"
TEXT = "The ministry said a missile hit the depot. Lina Haddad saw it."


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    """A small case with a report, an item with its file, a search and a decision."""
    place = tmp_path_factory.mktemp("carrying")
    folder, picture = place / "case", place / "roof.jpg"
    (place / "one.txt").write_text(TEXT, "utf-8")
    (place / "two.txt").write_text("The air authority said nothing was in the sky.", "utf-8")
    picture.write_bytes(b"\xff\xd8 no picture")
    casework.new_case(folder, QUESTION)
    casework.add_reports(
        folder, [str(place / "one.txt"), str(place / "two.txt")], casework.Settings()
    )
    casework.add_evidence(folder, f.evidence("a roof, intact"), picture)
    casework.add_search(folder, f.search())
    casework.weigh_case(folder)
    return folder


@pytest.fixture(scope="module")
def bag(case, tmp_path_factory):
    """The case as a bag."""
    path = tmp_path_factory.mktemp("bags") / "case.zip"
    casework.export_case(case, casework.BAG, path)
    return path


def test_the_case_that_comes_out_is_the_one_that_went_in(case, bag, tmp_path):
    """Every entry with its hash, every capture; it verifies, and answers alike."""
    opened = tmp_path / "elsewhere" / "opened"
    verified = casework.open_bag(bag, opened)
    with Case.open(case) as one, Case.open(opened) as other:
        assert list(one.lines()) == list(other.lines())
        assert list(one.kept_captures()) == list(other.kept_captures())
        assert verified.rows == len(one.entries())
    assert casework.weigh_case(opened).verdict == casework.weigh_case(case).verdict


def test_what_was_opened_is_carried_on(bag, tmp_path):
    """A bag of the opened case is the same bag, byte for byte."""
    opened, again = tmp_path / "opened", tmp_path / "again.zip"
    casework.open_bag(bag, opened)
    casework.export_case(opened, casework.BAG, again)
    assert again.read_bytes() == bag.read_bytes()


def test_an_opened_case_can_be_worked_on(bag, tmp_path):
    """It is a case as any other: what is decided in it is kept."""
    opened = tmp_path / "opened"
    casework.open_bag(bag, opened)
    document = casework.weigh_case(opened).documents[0]
    target = Target(
        text_sha256=document.capture,
        spans=(f.span(document, document.text[:12]),),
        role="statement",
    )
    made = Decision(
        id="k-1", act=Act.reject, target=target, who="K. Aster", when="2031-05-04T10:00:00Z"
    )
    casework.decide(opened, made)
    assert casework.verify_case(opened).rows


def test_a_redacted_bag_holds_nothing_that_names_a_person(case, tmp_path):
    """Neither the report that names her, nor its capture, nor an answer that rests on it."""
    path, opened = tmp_path / "redacted.zip", tmp_path / "opened"
    casework.export_case(case, casework.BAG, path, redaction=Redaction(names=("Lina Haddad",)))
    assert not any(b"Lina" in content for content in unpacked(path).values())
    casework.open_bag(path, opened)
    assert len(casework.weigh_case(opened).documents) == 1


@pytest.mark.parametrize(
    "form", ["json", "statements-csv", "editors-pack", "stix", "ftm", "claimreview"]
)
def test_a_redacted_export_is_weighed_without_a_person(case, form):
    """Whatever the format, the words of the report that names her are not in it."""
    written = casework.export_bytes(case, form, redaction=Redaction(names=("lina haddad",)))
    assert b"Lina" not in written
    assert b"a missile hit the depot" not in written


def test_a_sealed_identity_stays_out_of_a_redacted_bag(tmp_path):
    """Even under its lock: who has the bag cannot try passphrases."""
    pytest.importorskip("cryptography")
    folder, path = tmp_path / "case", tmp_path / "bag.zip"
    casework.new_case(folder, QUESTION)
    casework.add_evidence(folder, f.evidence("what Lina Haddad saw"))
    pseudonym, _ = casework.seal_name(folder, "Lina Haddad", "long green passphrase")
    casework.export_case(folder, casework.BAG, path, redaction=Redaction())
    lines = [json.loads(each) for each in unpacked(path)["data/ledger.jsonl"].splitlines()]
    assert [each["payload"] for each in lines if each["kind"] == "sealed"] == [None]
    opened = tmp_path / "opened"
    casework.open_bag(path, opened)
    assert casework.weigh_case(opened).evidence[0].description == f"what {pseudonym} saw"


def forged(bag, tmp_path, change):
    """The bag with its payload changed, and manifests that fit."""
    files = unpacked(bag)
    change(files)
    return pack(tmp_path / "forged.zip", sealed(files))


def rewritten(files, change):
    """The ledger of a bag with one thing changed in its lines."""
    lines = [json.loads(each) for each in files["data/ledger.jsonl"].splitlines()]
    change(lines)
    files["data/ledger.jsonl"] = "".join(json.dumps(each) + "\n" for each in lines).encode()


def _other_words(files):
    rewritten(
        files, lambda lines: lines[1]["payload"].update(body='{"who":"","noun":{"text":"x"}}')
    )


def _cut_off(files):
    rewritten(files, lambda lines: lines.pop(2))


def _twice(files):
    rewritten(files, lambda lines: lines.append(lines[-1]))


def _no_entry(files):
    files["data/ledger.jsonl"] += b'{"seq": "drop table"}\n'


def _no_text(files):
    files["data/ledger.jsonl"] += b"\xff\xfe\n"


def _other_bytes(files):
    name = next(each for each in files if each.startswith("data/captures/"))
    files[name] = b"forged"


def _no_capture(files):
    del files[next(each for each in files if each.startswith("data/captures/"))]


def _settings(files):
    files["data/case.toml"] = b'[settings]\nstore = "postgresql://evil.example/x"\n'


def _no_ledger(files):
    del files["data/ledger.jsonl"]


@pytest.mark.parametrize(
    "change",
    [
        _other_words, _cut_off, _twice, _no_entry, _no_text, _other_bytes, _no_capture,
        _settings, _no_ledger,
    ],
)  # fmt: skip
def test_a_forged_bag_is_refused_and_leaves_nothing(bag, tmp_path, change):
    """Though its manifests fit: the chain of hashes does not, or it holds what no case has."""
    folder = tmp_path / "opened"
    with pytest.raises(BagRefused):
        casework.open_bag(forged(bag, tmp_path, change), folder)
    assert [each.name for each in tmp_path.iterdir()] == ["forged.zip"]


def test_a_bag_is_opened_in_a_new_folder_alone(case, bag, tmp_path):
    """Nothing is written over."""
    with pytest.raises(CaseInvalid):
        casework.open_bag(bag, case)
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(UsageError, match="not empty"):
        casework.open_bag(bag, tmp_path)


def test_an_empty_case_is_carried_too(tmp_path):
    """A question alone, without an answer."""
    casework.new_case(tmp_path / "case", QUESTION)
    casework.export_case(tmp_path / "case", casework.BAG, tmp_path / "bag.zip")
    assert casework.open_bag(tmp_path / "bag.zip", tmp_path / "opened").rows == 2
    assert casework.question_of(tmp_path / "opened") == QUESTION


def test_a_bag_of_a_stranger_reaches_no_network(bag, tmp_path):
    """Settings are never taken from a bag: an address in them would be asked."""
    with zipfile.ZipFile(bag) as opened:
        assert not any(name.endswith("case.toml") for name in opened.namelist())
    casework.open_bag(bag, tmp_path / "opened")
    assert "store" not in (tmp_path / "opened" / "case.toml").read_text("utf-8")
