"""What a case keeps, and what it answers for a past moment."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.errors import CaseInvalid, RunStopped, SourceClosed, UsageError
from crossbearing.model import Act, Decision, MadeBy, Target
from crossbearing.store import Case, cases
from tests import factory
from tests.store.conftest import as_intruder, only_sqlite, report

MADE_BY = MadeBy(product="0.1.0", parts=(("quotes", "1"),), processor="x86-64")


def decision(key: str, **fields) -> Decision:
    """An acceptance of a statement."""
    target = Target(text_sha256="0" * 64, spans=(), role="statement")
    given = {"act": Act.accept, "target": target, "who": "mara", "when": "2024-05-01T10:00Z"}
    return Decision(id=key, **{**given, **fields})


def test_same_report_twice(case):
    """The same report given twice adds nothing, under whatever path it comes."""
    assert report(case, "A depot burned.", address="a.txt")
    head = (case.folder / "head").read_bytes()
    assert not report(case, "A depot burned.", address="a.txt", path="copy/a.txt")
    assert (case.folder / "head").read_bytes() == head


def test_same_bytes_under_two_publishers(case):
    """Two outlets with the same bytes are two documents over one capture."""
    report(case, "A depot burned.", publisher="Valley Post")
    report(case, "A depot burned.", publisher="Wire One")
    assert len(case.documents()) == 2
    assert len(list(case.folder.glob("captures/*/*"))) == 1


def test_better_known_document(case):
    """A document given again with a title stands beside the old one and is the one read."""
    report(case, "A depot burned.")
    assert report(case, "A depot burned.", title="Fire")
    assert [document.title for document in case.documents()] == ["Fire"]


def test_bytes_come_back(case):
    """A capture's bytes come back as they were given."""
    raw = b"\x00\xff not text"
    capture = factory.capture(raw)
    case.add(capture, raw, factory.doc(capture=capture.sha256))
    assert case.raw(capture.sha256) == raw


def test_bytes_without_a_document(case):
    """A file that is evidence is kept once, and no document comes of it."""
    picture = factory.capture(b"pixels", path="crater.jpg")
    assert case.keep(picture, b"pixels")
    assert not case.keep(picture, b"pixels")
    assert case.captures() == (picture,)
    assert (case.raw(picture.sha256), case.documents()) == (b"pixels", ())


def test_document_of_other_bytes(case):
    """A document that was read from other bytes than those given is refused."""
    with pytest.raises(SourceClosed, match="read from other bytes"):
        case.add(factory.capture(b"one"), b"one", factory.doc("two"))


def test_bytes_of_another_capture(case):
    """Bytes that are not the capture's are refused, and nothing is recorded."""
    with pytest.raises(SourceClosed, match=r"report\.txt"):
        case.add(factory.capture(b"one"), b"two", factory.doc("one"))
    assert list(case.folder.glob("captures/*/*")) == []
    assert case.documents() == ()


@pytest.mark.parametrize("digest", ["../../etc/passwd", "A" * 64, "", "0" * 63 + "/"])
def test_path_tricks(case, digest):
    """What is no SHA-256 names no capture."""
    with pytest.raises(SourceClosed, match="no SHA-256"):
        case.raw(digest)


def test_known_at(case):
    """A case answers for a past moment as it would have answered then."""
    report(case, "The first report.")
    then = case.entries()[-1].at
    report(case, "The second report.")
    case.ask("Was it burned at all?")
    assert len(case.documents(known_at=then)) == 1
    assert case.question(known_at=then) == "Who burned it?"
    assert case.documents(known_at="2024-04-30") == ()
    assert len(case.documents(known_at="2024-05-01")) == 2


@pytest.mark.parametrize("moment", ["yesterday", "2024-05-01T10:00", ""])
def test_moment_without_meaning(case, moment):
    """A moment that is none, or lacks its zone, is refused with the way to write it."""
    with pytest.raises(UsageError, match="with its zone"):
        case.documents(known_at=moment)


def test_runs(case):
    """Proposals are kept a run: the newest answers, older ones stay, and a repeat adds nothing."""
    document = factory.doc()
    first = case.record_run(MADE_BY, [factory.notes(document)])
    better = factory.notes(document, factory.said(document))
    second = case.record_run(MADE_BY, [better])
    assert case.record_run(MADE_BY, [better]) == second
    assert case.annotations() == (better,)
    assert case.annotations(first) == (factory.notes(document),)
    assert [key for key, _ in case.runs()] == [first, second]


def test_run_that_comes_back(case):
    """A run that is made again after another is the newest again."""
    document = factory.doc()
    plain, better = factory.notes(document), factory.notes(document, factory.said(document))
    for proposals in (plain, better, plain):
        case.record_run(MADE_BY, [proposals])
    assert case.annotations() == (plain,)


def test_unknown_run(case):
    """A run nobody made is an error; no run at all is no proposals."""
    assert case.annotations() == ()
    with pytest.raises(UsageError, match="no run run-0"):
        case.annotations("run-0")


def test_evidence_and_searches(case):
    """Evidence and searches come back; a later item of the same id takes the earlier's place."""
    assert case.add_evidence(factory.evidence(id="e-1", bits=1.0))
    assert not case.add_evidence(factory.evidence(id="e-1", bits=1.0))
    assert case.add_evidence(factory.evidence(id="e-1", bits=2.0))
    case.add_search(factory.search())
    assert [item.bits for item in case.evidence()] == [2.0]
    assert case.searches() == (factory.search(),)


def test_decisions(case):
    """Decisions are all kept; one id serves one decision."""
    assert case.decide(decision("x-1"))
    assert not case.decide(decision("x-1"))
    assert case.decide(decision("x-2"))
    with pytest.raises(UsageError, match="x-1"):
        case.decide(decision("x-1", act=Act.reject))
    assert [each.id for each in case.decisions()] == ["x-1", "x-2"]


def test_verdicts(case):
    """Verdicts are kept as JSON; the same one again adds nothing."""
    for status in ("undetermined", "undetermined", "leaning"):
        case.record_verdict({"verdict": {"status": status}})
    assert [each["verdict"]["status"] for each in case.verdicts()] == [
        "undetermined",
        "leaning",
    ]


def test_number_that_is_not_finite(case):
    """A number that JSON cannot hold is refused before anything is recorded."""
    with pytest.raises(UsageError, match="finite"):
        case.add_evidence(factory.evidence(bits=float("nan")))
    assert case.evidence() == ()


def report_then_fail(case: Case, foreign) -> None:
    """Adds a report, then one that is refused."""
    report(case, "Lost.")
    case.add(foreign, b"bytes", factory.doc())


def test_batch_is_all_or_nothing(case):
    """When a batch fails, nothing in it is kept, and the case goes on."""
    foreign = factory.capture(b"other bytes")
    with pytest.raises(SourceClosed), case.batch():
        report_then_fail(case, foreign)
    report(case, "Kept.")
    assert [document.text for document in case.documents()] == ["Kept."]
    assert case.verify().sound


def test_open_again(case):
    """Everything is there when the case is opened again."""
    report(case, "A depot burned.")
    case.close()
    with Case.open(case.folder) as opened:
        assert opened.documents() == (factory.doc("A depot burned."),)
        assert opened.question() == "Who burned it?"
        assert opened.verify().sound


def test_settings(tmp_path):
    """Settings of every kind, with any characters, come back from case.toml."""
    given: dict[str, str | float] = {
        "who": 'M"ara\\\n\x7f',
        "limit": 3,
        "share": 0.5,
        "offline": True,
    }
    with Case.create(tmp_path / "case", question="?", settings=given) as case:
        assert case.settings == given


def test_settings_of_a_case_in_postgres(case, store):
    """A case in PostgreSQL says in its settings where its ledger is; one in a file does not."""
    assert case.settings.get("store") == store
    assert (case.folder / "case.db").exists() == (store is None)


def test_two_cases_in_one_database(tmp_path, postgres):
    """Cases in one database know nothing of each other."""
    with (
        Case.create(tmp_path / "a", question="One?", store=postgres) as one,
        Case.create(tmp_path / "b", question="Two?", store=postgres) as two,
    ):
        report(one, "A depot burned.")
        assert two.documents() == ()
        assert (one.question(), two.question()) == ("One?", "Two?")


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("postgresql://mara:secret@host/db", "leave the password out"),
        ("postgresql://mara@host/db?password=secret", "leave the password out"),
        ("mysql://host/db", "a store is written postgresql://"),
        ("postgresql://host", "a store is written postgresql://"),
        ("db", "is no address"),
    ],
)
def test_address_of_no_store(tmp_path, address, said):
    """An address that is none, or would put a password on record, is refused and makes nothing."""
    with pytest.raises(UsageError, match=said):
        Case.create(tmp_path / "case", question="?", store=address)
    assert list(tmp_path.iterdir()) == []


def test_database_that_cannot_be_reached(tmp_path, postgres):
    """A server that does not answer is named."""
    with pytest.raises(RunStopped, match="cannot be reached"):
        Case.create(tmp_path / "case", question="?", store=f"{postgres}-elsewhere")


def test_ledger_that_is_not_in_the_database(tmp_path, postgres):
    """A case whose schema is gone is not taken for an empty one."""
    with Case.create(tmp_path / "case", question="?", store=postgres) as case:
        as_intruder(case, f"DROP SCHEMA {case.settings['schema']} CASCADE")
    with pytest.raises(CaseInvalid, match="its ledger is not at"):
        Case.open(case.folder)


@pytest.mark.parametrize("told", ['store = "x"', 'store = "x"\nschema = "public; DROP"'])
def test_settings_that_half_say_where_the_ledger_is(case, told):
    """A case.toml that names no schema, or one that is none of ours, is refused."""
    (case.folder / "case.toml").write_text(f"[settings]\n{told}\n")
    with pytest.raises(CaseInvalid, match="belong together"):
        Case.open(case.folder)


def test_not_a_case(tmp_path):
    """A folder that is no case, or a path that is none, is refused with the way to make one."""
    for folder in (tmp_path, tmp_path / "nothing"):
        with pytest.raises(CaseInvalid, match="crossbearing case new"):
            Case.open(folder)


def test_second_case_in_one_folder(case):
    """A folder that holds a case takes no second one."""
    with pytest.raises(CaseInvalid, match="already holds a case"):
        Case.create(case.folder, question="Another?")


@only_sqlite(reason="the file")
def test_case_that_was_never_finished(case):
    """What a kill in the middle of making a case leaves is named with the way out."""
    (case.folder / "case.toml").unlink()
    with pytest.raises(CaseInvalid, match=r"cut short; remove case\.db"):
        Case.create(case.folder, question="Another?")


def test_case_where_a_file_is(tmp_path):
    """A case cannot be made where a file is, and the error names it."""
    (tmp_path / "taken").write_text("")
    with pytest.raises(CaseInvalid, match="taken"):
        Case.create(tmp_path / "taken", question="?")


def test_broken_settings(case):
    """A case.toml that is no TOML is named."""
    (case.folder / "case.toml").write_text("settings = [")
    with pytest.raises(CaseInvalid, match=r"case\.toml: cannot be read"):
        Case.open(case.folder)


@only_sqlite(reason="the file")
def test_missing_database(case):
    """A case whose database is gone is not taken for an empty one."""
    case.close()
    (case.folder / "case.db").unlink()
    with pytest.raises(CaseInvalid, match=r"case\.db is missing"):
        Case.open(case.folder)


@only_sqlite(reason="the file")
def test_database_of_another_kind(case):
    """A file that is no database is named."""
    case.close()
    (case.folder / "case.db").write_text("not a database, but long enough to look at" * 9)
    with pytest.raises(SourceClosed, match=r"case\.db: the database is damaged"):
        Case.open(case.folder)


def test_newer_case(case):
    """A case that a newer version made is refused, and left as it is."""
    as_intruder(case, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(CaseInvalid, match="install the newest"):
        Case.open(case.folder)


def test_list_of_cases(tmp_path):
    """The cases in a folder are listed by name; other folders are not."""
    for name in ("b", "a"):
        Case.create(tmp_path / name, question="?").close()
    (tmp_path / "c").mkdir()
    assert cases(tmp_path) == (tmp_path / "a", tmp_path / "b")


@settings(derandomize=True, deadline=None, max_examples=8)
@given(texts=st.lists(st.text(min_size=1), unique=True, max_size=4), data=st.data())
def test_order_of_adding(tmp_path_factory, texts, data):
    """Documents come back the same, whatever order they were added in."""
    order = data.draw(st.permutations(texts))
    found = []
    for given_texts in (texts, order):
        folder = tmp_path_factory.mktemp("case")
        with Case.create(folder, question="?") as case, case.batch():
            for text in given_texts:
                raw = text.encode("utf-8", "surrogatepass")
                case.add(factory.capture(raw), raw, factory.doc(text))
            found.append(case.documents())
    assert found[0] == found[1]
