"""Corrections and retractions reach the words they are about, and no others."""

from __future__ import annotations

import pytest

from crossbearing.link import link
from crossbearing.model import Amends
from crossbearing.trace import trace
from crossbearing.trace.amendments import _numbers
from tests import factory

PRINTED = factory.doc(
    "The kiln fell on Friday. A foreman said that nineteen stokers were buried in the kiln.",
    path="a.txt",
    publisher="The Echo",
    published="2031-03-15",
)
SAID = factory.said(
    PRINTED, "nineteen stokers were buried in the kiln", source="A foreman", cue="said"
)


def corrections(words, publisher="The Echo"):
    notice = factory.doc(words, path="b.txt", publisher=publisher, published="2031-03-22")
    documents = (PRINTED, notice)
    annotations = (factory.notes(PRINTED, SAID), factory.notes(notice))
    return trace(documents, annotations, link(documents, annotations, None)).corrections


def test_a_corrected_number_reaches_the_statement_that_gave_it():
    """The notice, the wrong number, the right one, and the words."""
    (found,) = corrections(
        "Correction. We wrote that nineteen stokers were buried at the kiln. It was nine."
    )
    assert found.kind is Amends.correction
    assert (found.was, found.now) == ("nineteen", "nine")
    assert found.statements == (SAID.id,)


def test_a_retraction_reaches_the_origin_behind_the_words():
    """What is taken back takes its origin along."""
    (found,) = corrections(
        "We have withdrawn our report that nineteen stokers were buried in the kiln."
    )
    assert found.kind is Amends.retraction
    assert len(found.origins) == 1


def test_a_correction_of_something_else_reaches_nothing():
    """A notice about potatoes leaves the kiln alone."""
    assert not corrections(
        "Correction. We wrote that the potatoes belong to the firm. They belong to the union."
    )


def test_another_publishers_notice_reaches_nothing():
    """Nobody corrects for somebody else."""
    words = "Correction. We wrote that nineteen stokers were buried at the kiln. It was nine."
    assert not corrections(words, publisher="The Mail")


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("We gave the number of the dead as nineteen. It is nine.", ("nineteen", "nine")),
        ("Five men, not six, were burned on the floor.", ("six", "Five")),
        ("We wrote that two of the six families moved. It is one family.", ("two", "one")),
        ("We wrote that the mayor resigned. He did not.", ("", "")),
    ],
)
def test_the_wrong_number_and_the_right_one_are_told_apart(words, numbers):
    """Whichever way round a notice puts them."""
    assert _numbers(words) == numbers
