"""Which two names a sentence says to be one thing."""

import pytest

from crossbearing.extract.mentions import mentions
from crossbearing.extract.namings import Named, also_known, same
from crossbearing.model import Span
from tests.extract.parsing import parsed


def told(text, *named):
    """True if the two names, given with their kinds, are told to be one."""
    ends = []
    for words, kind in named:
        start = text.index(words)
        ends.append(Named(Span(start, start + len(words)), kind))
    return list(same(text, ends)) == [(0, 1)]


@pytest.mark.parametrize(
    ("text", "one", "other", "kind"),
    [
        ("The Free Coast Front (FCF) met.", "Free Coast Front", "FCF", "organisation"),
        (
            "the Front, also known by its local acronym as Hodar, said",
            "the Front",
            "Hodar",
            "organisation",
        ),
        ("the Coast Minister, Ivo Renn, spoke", "the Coast Minister", "Ivo Renn", "person"),
        ("Ivo Renn, the Teral envoy to Osmere said", "Ivo Renn", "the Teral envoy", "person"),
        (
            "Ivo Renn[2] would later become the leader of Sarn",
            "Ivo Renn",
            "the leader",
            "person",
        ),
        ("in Orlo, a town south of Sarn, two died", "Orlo", "a town south of Sarn", "location"),
        ("a range of 300m (984ft) was told", "300m", "984ft", "quantity"),
    ],
)
def test_names_side_by_side_are_told_to_be_one(text, one, other, kind):
    """Brackets, "known as", an office and its holder, a description, a measure twice."""
    assert told(text, (one, kind), (other, kind))


@pytest.mark.parametrize(
    ("text", "one", "other", "kind"),
    [
        ("Teral called Ansel a threat", "Teral", "Ansel", "organisation"),
        ("Teral, the Coast Front and Ansel met", "Teral", "the Coast Front", "organisation"),
        ("the Coast Minister met Ivo Renn", "the Coast Minister", "Ivo Renn", "person"),
        ("in Orlo province, Ansel, two died", "Orlo province", "Ansel", "location"),
        ("the envoy, the minister said", "the envoy", "the minister", "person"),
    ],
)
def test_names_that_only_stand_together_stay_two(text, one, other, kind):
    """A verb between, a list, a larger place and two offices make nothing one."""
    assert not told(text, (one, kind), (other, kind))


def test_a_persons_other_name_is_a_hint_to_the_first():
    """ "Ivo Renn, also known as Abu Sarn": the second name stands for the first."""
    text = "Ivo Renn, also known as Abu Sarn, spoke in Osmere. Abu Sarn denied it."
    document = parsed(text)
    hinted = {each.span.of(text): each.hint for each in mentions(document)}
    assert hinted.get("Abu Sarn") == "Ivo Renn"


def test_called_tells_a_name_only_behind_a_comma():
    """ "X called Y" may be a call."""
    assert also_known(", called the ")
    assert not also_known(" called ")
