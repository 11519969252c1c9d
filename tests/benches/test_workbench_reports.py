"""The generated reports of the workbench's bench."""

from __future__ import annotations

from bench.workbench.reports import Writer


def test_a_statement_stands_where_the_writer_notes_it() -> None:
    """The words of each source are the voice's name, and a cue and a content stand behind it."""
    for report in Writer(7).reports(20):
        for said in report.notes.attributions:
            assert said.source[0].of(report.document.text) == said.voice.name
            assert said.source[0].end < said.cue[0].start < said.content[0].start
            assert report.document.text[said.content[0].end] == "."


def test_the_same_seed_writes_the_same_reports() -> None:
    """Figures of two runs are of one case."""
    once, twice = ([each.notes for each in Writer(3).reports(10)] for _ in range(2))
    assert once == twice


def test_a_party_stands_where_the_writer_notes_it() -> None:
    """Where reports lay it on parties, each allegation of one opens to the party's name."""
    written = list(Writer(3, bearing=0.5, parties=("Ansel", "Teral")).reports(10))
    named = [
        (one.value, one.party.of(each.document.text))
        for each in written
        for one in each.notes.allegations
        if one.party is not None
    ]
    assert {value for value, _ in named} == {"Ansel", "Teral"}
    assert all(value == words for value, words in named)
