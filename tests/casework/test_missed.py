"""Statements that people add are read like those the machine found, and can be taken back."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from crossbearing import casework
from crossbearing.casework import Missed, Words, answering
from crossbearing.casework.deciding import confirm, standing
from crossbearing.casework.missed import BY_HAND, find_words, read_missed, write_missed
from crossbearing.errors import UsageError
from crossbearing.model import Act, Span, Stance, Variable, Voice, VoiceKind
from crossbearing.store import current, write_spans
from tests import factory
from tests.casework.test_correcting import decision

TEXT = (
    "The ministry said a missile hit the depot. "
    "At the gate a guard shook his head: an accident, nothing else. Nobody was hurt."
)
DOCUMENT = factory.doc(TEXT)
SAID = factory.said(DOCUMENT, "a missile hit the depot", source="The ministry", cue="said")
NOTES = factory.notes(DOCUMENT, SAID)
CONTENT = factory.span(DOCUMENT, "an accident, nothing else")
GUARD = Missed(
    source=write_spans(factory.spans(DOCUMENT, "a guard")),
    cue=write_spans(factory.spans(DOCUMENT, "shook his head")),
    stance=Stance.asserts,
    claims=(("claim cause", write_spans((CONTENT,)), "accident"),),
)
QUESTION = "Who struck the Sarn depot?"
REPORT = (
    "“A missile of Teral hit the depot at Sarn,” the ministry of Ansel said on Friday.\n\n"
    "The foreman of the stores held up a burnt match. Powder kept in the sun, and then one "
    "spark. Nobody was hurt.\n"
)
WHEN = "2031-05-04T10:00:00+00:00"


def adding(missed=GUARD, spans=(CONTENT,), hour=10):
    """The decision that adds a statement to the one document."""
    return decision(Act.add, DOCUMENT, spans, "statement", write_missed(missed), hour)


def read(*decisions, notes=NOTES):
    """The annotations of the one document with the decisions in force applied."""
    (found,) = standing(current(decisions), [DOCUMENT], [notes])
    return found


def test_an_added_statement_stands_among_the_others_with_what_it_puts_forward():
    """It has its parts, its voice is named by its source, and its claim is its own."""
    found = read(adding())
    first, added = found.attributions
    assert first == SAID
    assert (added.content, added.extractor, added.voice.name) == (
        (CONTENT,),
        BY_HAND,
        "a guard",
    )
    (claim,) = found.allegations
    assert (claim.variable, claim.value, claim.by) == (Variable.cause, "accident", added.id)


def test_an_undone_addition_leaves_what_was_read():
    """The way back is the way back of every decision."""
    made = adding()
    undone = decision(Act.undo, DOCUMENT, (), "decision", made.id, 11)
    assert read(made, undone) == NOTES


def test_an_added_statement_is_corrected_and_rejected_like_any_other():
    """Its parts are edited under the words it was added for."""
    edit = decision(Act.edit, DOCUMENT, (CONTENT,), "stance", "denies", 11)
    assert read(adding(), edit).attributions[1].stance is Stance.denies
    reject = decision(Act.reject, DOCUMENT, (CONTENT,), "statement", None, 12)
    assert read(adding(), reject) == NOTES


def test_a_reader_that_finds_it_since_doubles_nothing():
    """The very words found by a later reader are one statement, read as the person said."""
    later = factory.said(DOCUMENT, "an accident, nothing else", cue="shook his head")
    alleged = factory.allegation(DOCUMENT, "an accident, nothing else", by=later.id)
    found = read(adding(), notes=factory.notes(DOCUMENT, SAID, later, allegations=(alleged,)))
    assert [each.id for each in found.attributions] == [SAID.id, later.id]
    assert found.attributions[1].voice.name == "a guard"
    assert found.allegations == (alleged,)


def test_what_it_covers_comes_to_it_and_its_carrier_carries_it():
    """A statement inside another has it as parent; the author's own words become its speaker's."""
    whole = factory.said(DOCUMENT, TEXT[TEXT.index("At the gate") :], source="The ministry")
    inner = factory.allegation(DOCUMENT, "an accident", by=whole.id)
    found = read(adding(), notes=factory.notes(DOCUMENT, whole, allegations=(inner,)))
    added = next(each for each in found.attributions if each.extractor == BY_HAND)
    assert added.parent == whole.id
    assert {each.by for each in found.allegations} == {added.id}


def test_a_party_nobody_read_is_named_by_the_statement():
    """Words that lay it on somebody make a name of them where no reader did."""
    text = "In the yard it was plain to all: Teral did this."
    document = factory.doc(text)
    content = factory.span(document, "Teral did this")
    missed = Missed(claims=(("claim actor", write_spans((content,)), "Teral"),))
    made = decision(Act.add, document, (content,), "statement", write_missed(missed))
    (found,) = standing([made], [document], [factory.notes(document)])
    assert [each.span.of(text) for each in found.mentions] == ["Teral"]
    assert found.allegations[0].party == found.mentions[0].span


def test_a_statement_written_is_read_back():
    """The ledger's row holds all of it."""
    voice = Voice(name="Corin “the Tall” Haldt", kind=VoiceKind.named, anonymous=True)
    missed = replace(GUARD, voice=voice)
    assert read_missed(write_missed(missed)) == missed


@pytest.mark.parametrize(
    "value",
    [
        "",
        "{}x",
        '{"stance": "shouts"}',
        '{"source": "12"}',
        '{"source": "0-900"}',
        '{"claims": [["claim cause", "86-90", "weather"]]}',
        '{"claims": [["claim weather", "86-90", "attack"]]}',
        '{"claims": [["claim cause", "0-4", "attack"]]}',
    ],
)
def test_what_is_no_statement_is_refused(value):
    """Nothing is recorded that no reading could heed."""
    made = replace(adding(), value=value)
    with pytest.raises(UsageError):
        confirm(made, [DOCUMENT], lambda _: None)


@pytest.mark.parametrize(
    ("words", "near", "found"),
    [
        ("an accident,\n nothing else", None, ["an accident, nothing else"]),
        ("a guard … nothing else", None, ["a guard", "nothing else"]),
        ("the", Span(70, 71), ["the"]),
    ],
)
def test_words_are_found_whatever_their_spacing(words, near, found):
    """What was copied from a page stands in the report, in one place."""
    assert [each.of(TEXT) for each in find_words(TEXT, words, near)] == found


@pytest.mark.parametrize("words", ["no such words", "the"])
def test_words_that_stand_nowhere_or_in_many_places_are_told(words):
    """Nobody's statement lands in a place that nobody meant."""
    with pytest.raises(UsageError):
        find_words(TEXT, words)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of one report."""
    folder = tmp_path_factory.mktemp("missed")
    (folder / "report.txt").write_text(REPORT, encoding="utf-8")
    settings = casework.Settings()
    casework.assess([str(folder / "report.txt")], QUESTION, settings, out=folder / "case")
    return folder / "case"


@pytest.fixture
def case(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "case"))


def foreman(case):
    """The foreman's words as a statement, not yet recorded."""
    now = casework.weigh_case(case)
    (document,) = now.documents
    content = factory.span(document, "Powder kept in the sun, and then one spark")
    return casework.missed_statement(
        now,
        casework.decisions_of(case),
        Words(document=document.id, spans=(content,)),
        Missed(
            source=write_spans(factory.spans(document, "The foreman of the stores")),
            claims=(("claim cause", write_spans((content,)), "accident"),),
        ),
        who="R. Eader",
        when=WHEN,
        why="he showed how it began",
    )


def test_a_statement_that_was_missed_counts_in_the_answer_until_it_is_undone(case):
    """The answer has one origin more, weighs it, and is what it was once it is undone."""
    before = casework.weigh_case(case)
    made = foreman(case)
    casework.decide(case, made)
    after = casework.weigh_case(case)
    assert len(after.trace.origins) == len(before.trace.origins) + 1
    assert after.verdict.readings != before.verdict.readings
    spoken = [each for notes in after.annotations for each in notes.attributions]
    assert "The foreman of the stores" in [each.voice.name for each in spoken]
    casework.undo(case, made.id, who="R. Eader", when="2031-05-04T11:00:00+00:00")
    assert casework.weigh_case(case).verdict == before.verdict


def test_it_survives_a_new_reading(case, monkeypatch):
    """Another version of the reader reads all anew, and the statement is there still."""
    casework.decide(case, foreman(case))
    before = casework.weigh_case(case)
    monkeypatch.setattr(answering, "reader_made_by", lambda: ("another reader",))
    assert casework.weigh_case(case).annotations == before.annotations
    assert BY_HAND in [each.extractor for each in before.annotations[0].attributions]


def test_the_very_words_are_added_once(case):
    """Neither what somebody added nor what was read is added again."""
    casework.decide(case, foreman(case))
    with pytest.raises(UsageError, match="already"):
        foreman(case)


def test_a_party_that_nobody_is_called_is_told(case):
    """A name that no report has would count for nothing, and nobody would see it."""
    now = casework.weigh_case(case)
    (document,) = now.documents
    content = factory.span(document, "The foreman of the stores")
    with pytest.raises(UsageError, match="nobody in the case is called"):
        casework.missed_statement(
            now,
            (),
            Words(document=document.id, spans=(content,)),
            Missed(claims=(("claim actor", write_spans((content,)), "Pelmar"),)),
            who="R. Eader",
            when=WHEN,
        )
