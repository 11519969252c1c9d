"""Dated events: what a clause says happened, when, and on whose word."""

import pytest

from crossbearing.extract.events import events
from crossbearing.extract.times import times
from tests import factory

FRIDAY = "2024-04-19"


def found(text, published=FRIDAY, said=()):
    """The events of a text, with `said` as its statements: source, cue, content each."""
    document = factory.doc(text, published=published)
    made = [
        factory.said(document, content, source=source, cue=cue) for source, cue, content in said
    ]
    return document, events(document, times(document), made)


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("The depot exploded on Tuesday.", "explosion", "exploded"),
        ("The blast happened at 3 a.m. on Tuesday.", "explosion", "blast"),
        ("The commander was assassinated in January 2020.", "killing", "assassinated"),
        ("The force was formed in 2014 after the city fell.", "founding", "formed"),
        ("In 2003 the coalition invaded the country.", "capture", "invaded"),
        ("Despite being integrated in 2016, the force is called a militia.", "joining", "integrated"),
        ("Hours after the strike, the group struck the port.", "strike", "struck"),
        ("The inquiry into the blast took a new turn on Tuesday.", "other", "took"),
    ],
)  # fmt: skip
def test_the_nearest_word_says_what_happened(text, kind, words):
    """Before the time, else after it."""
    document, (event,) = found(text)
    assert (event.kind, event.trigger.of(document.text)) == (kind, words)


def test_a_clause_is_cut_at_what_joins_it_to_the_next():
    """Each time keeps the words that it dates."""
    text = "The army collapsed in 2014, while the other one collapsed in 2021."
    document, told = found(text)
    assert [each.span.of(document.text) for each in told] == [
        "The army collapsed in 2014",
        "while the other one collapsed in 2021",
    ]


def test_a_time_beside_the_cue_dates_the_saying():
    """And a time inside what is said dates what is told."""
    text = "The ministry said on Thursday that the depot exploded on Tuesday."
    document, told = found(
        text, said=[("The ministry", "said", "that the depot exploded on Tuesday")]
    )
    spoke, happened = told
    assert (spoke.kind, spoke.statement) == ("statement", happened.by)
    assert happened.kind == "explosion"
    assert happened.span.of(document.text) == "that the depot exploded on Tuesday"


@pytest.mark.parametrize(
    "text",
    [
        "SARN, 14 March 2024 (Agency) — The depot lies in ruins.",
        "The store should have been burned in 2019.",
        "They march every Monday, for three days.",
        "Today, the group is made up of several factions.",
        "The group today is led by a council.",
    ],
)
def test_what_dates_no_happening_is_left_out(text):
    """Datelines, what ought to have been, habits, stretches, and "today" for these days."""
    assert found(text)[1] == ()
