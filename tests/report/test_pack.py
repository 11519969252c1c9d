"""The editor's pack: what may be published, with all that an editor asks of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crossbearing.report import pack_markdown, pack_page
from crossbearing.report.index import Index
from crossbearing.report.pack import pack, publishable
from tests import factory as f
from tests.report import sarn as told
from tests.report.sarn import sarn


def sentences():
    """The publishable sentences of the rich case, by who says so."""
    return {
        each.text.split(" says")[0].split(" accuses")[0]: each
        for each in publishable(Index(sarn()))
    }


def test_each_sentence_names_its_captures():
    """Publisher, date, address and SHA-256 of every report that prints it."""
    (wire, post) = sentences()["Sources within the Ansel Guard (unnamed)"].captures
    assert wire.startswith(
        "r1 Wire One, published 2031-03-04; https://wire.example/sarn; SHA-256"
    )
    assert told.POST.capture in post


def test_each_sentence_stands_beside_what_speaks_against_it():
    """Readings the other way, whose hands it is in, and that two reports are one origin."""
    said = " ".join(sentences()["Sources within the Ansel Guard (unnamed)"].objections)
    assert "The air authority says nothing was in the sky. (−0.6 bits" in said
    assert "In the hands of the Ansel Guard." in said
    assert "2 reports say so, and they are one origin." in said


def test_a_sentence_that_accuses_has_the_reply():
    """The party it accuses, by name, and what it answered; others say that they accuse nobody."""
    found = sentences()
    assert "Teral: denies it." in found["Sources within the Ansel Guard (unnamed)"].replies
    assert found["The committee of inquiry"].replies == ("Names no party as responsible.",)


def test_a_sentence_has_its_history():
    """A hedge that was lost, a page that was changed, and what people decided."""
    said = " ".join(sentences()["Sources within the Ansel Guard (unnamed)"].corrections)
    assert "A hedge: “possibly” is gone in r3 Valley Post." in said
    assert "r3 Valley Post was changed; 1 earlier wording kept." in said
    office = next(each for text, each in sentences().items() if text.startswith("Teral"))
    assert any("K. Aster" in each and "accept reading" in each for each in office.corrections)


def test_a_sentence_nobody_reviewed_says_so():
    """An editor sees at once what is the machine's alone."""
    assert "Nobody has reviewed what it says of the cause." in (
        sentences()["The committee of inquiry"].corrections
    )


def test_an_undetermined_answer_is_in_words_and_tenths():
    """The pack leads with words; no share in it has two digits."""
    written = pack_markdown(sarn())
    answer = written[: written.index("## What may be published")]
    assert "**Undetermined. Attack from the air and accident" in answer
    assert r"0\.3–0.7" in answer
    assert "0.36" not in answer


@pytest.mark.parametrize("writer", [pack_page, pack_markdown])
def test_every_accusing_sentence_is_listed(writer):
    """Each is to be ticked, with its source."""
    written = writer(sarn())
    assert "Check list before publication" in written
    for words in ("accused Teral of an act of war", "Only Teral gains from this"):
        assert words in written


def test_every_quote_of_the_page_leads_to_a_text_in_it():
    """The pack is one file: nothing in it opens elsewhere."""
    page = pack_page(sarn())
    report = pack(sarn())
    assert report.sections[-1].anchor == "texts"
    for anchor in {each.split('"')[0] for each in page.split('href="#')[1:]}:
        assert f'id="{anchor}"' in page


def test_a_case_that_rests_on_nothing_says_so():
    """No sentence bears on the question, and nothing is made up."""
    bare = replace(sarn(), verdict=f.verdict())
    assert publishable(Index(bare)) == ()
    assert "No sentence of these reports bears on the question." in pack_markdown(bare)
