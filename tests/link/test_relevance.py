"""Which documents bear on a question."""

from __future__ import annotations

from crossbearing.link import question
from crossbearing.link.entities import directory
from crossbearing.link.relevance import bearing
from crossbearing.model import MentionType
from tests import factory


def relevant(asked, *documents, mentions=()):
    notes = [
        factory.notes(each, mentions=[m for m in mentions if m.document == each.id])
        for each in documents
    ]
    found = bearing(documents, question(asked), directory(documents, notes))
    return [each.id in found for each in documents]


def test_a_report_that_names_the_site_bears_on_it():
    """What speaks of another place says nothing of this one."""
    here = factory.doc("The depot at Sarn burned.", path="a.txt")
    elsewhere = factory.doc("The pumping station at Orlo burned.", path="b.txt")
    assert relevant("Who struck the Sarn depot?", here, elsewhere) == [True, False]


def test_a_question_that_names_no_site_is_borne_on_by_all():
    """Nothing is left out for want of a name."""
    assert relevant("Who struck the depot?", factory.doc("A ship sank.")) == [True]


def test_a_site_is_known_by_its_other_names():
    """A report that uses another name of the site bears on it, where one report joins them."""
    one = factory.doc("Umbria, or Sarn, burned.", path="a.txt")
    other = factory.doc("Umbria burned.", path="b.txt")
    mentions = [
        factory.mention(one, "Sarn", type=MentionType.place, hint="Umbria"),
        factory.mention(other, "Umbria", type=MentionType.place),
    ]
    assert relevant("Who struck Sarn?", one, other, mentions=mentions) == [True, True]
