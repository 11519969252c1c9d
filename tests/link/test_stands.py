"""Who takes a stand on words that one statement carries within another."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.link.stands import SILENT, stands
from crossbearing.model import Certainty, Stance
from tests import factory

TEXT = "A minister rejected claims by rebels that it was an attack, the agency said."
WORDS = "it was an attack"


def within(outer: str, stance: Stance, *, source: str = "rebels", inner=Stance.asserts):
    """The rebels' statement within another's, whose content begins at `outer`."""
    document = factory.doc(TEXT)
    carrier = factory.said(
        document, TEXT[TEXT.index(outer) : -1], source="A minister", stance=stance
    )
    child = factory.said(document, WORDS, source=source, stance=inner)
    child = replace(child, parent=carrier.id, source=child.source if source != "" else ())
    return {each.id: each for each in (carrier, child)}, carrier.id, child.id


def taken(said, by):
    return [(each.said and each.said.id, each.denies) for each in stands(by, said, TEXT)]


def test_a_statement_handed_on_stays_its_speakers():
    """ "The minister said that the rebels said" is the rebels' word."""
    said, _, child = within("claims by", Stance.asserts)
    assert taken(said, child) == [(child, False)]


def test_claims_denied_have_a_speaker_for_them_and_one_against():
    """ "He rejected claims by rebels that": they claim it, and he denies it."""
    said, carrier, child = within("claims by", Stance.denies)
    assert taken(said, child) == [(child, False), (carrier, True)]


def test_reports_denied_are_nobodys_word():
    """ "He rejected reports that": only he takes a stand."""
    said, carrier, child = within("claims by", Stance.denies)
    said[child] = replace(said[child], source=())
    assert taken(said, child) == [(carrier, True)]


def test_a_denial_of_a_denial_supports():
    """ "He rejected denials by rebels that it was": they deny it, and he does not."""
    said, carrier, child = within("claims by", Stance.denies, inner=Stance.denies)
    assert taken(said, child) == [(child, True), (carrier, False)]


def test_nobodys_words_are_denied_once():
    """ "He called the suggestion that it was an attack absurd" is one denial, however read."""
    said, carrier, child = within("claims by", Stance.denies, inner=Stance.denies)
    said[child] = replace(said[child], source=())
    assert taken(said, child) == [(carrier, True)]


def test_what_could_not_be_confirmed_is_put_forward_by_nobody():
    """Content that is left unknown is no statement of it."""
    said, _, child = within("claims by", Stance.asserts)
    said[child] = replace(said[child], certainty=Certainty.unknown)
    assert taken(said, child) == []


def test_a_saying_that_is_denied_puts_nothing_forward():
    """ "He denied that rebels had said": nobody says so."""
    said, _, child = within("that it", Stance.denies)
    assert taken(said, child) == []


@pytest.mark.parametrize("stance", sorted(SILENT))
def test_what_is_asked_or_threatened_is_put_forward_by_nobody(stance):
    """ "He asked whether rebels had said" leaves it open."""
    said, _, child = within("claims by", stance)
    assert taken(said, child) == []


def test_words_of_no_statement_are_the_authors():
    """The report itself takes the stand."""
    assert [each.said for each in stands(None, {}, TEXT)] == [None]


@given(
    st.lists(st.sampled_from([s for s in Stance if s not in SILENT]), min_size=1, max_size=6)
)
def test_polarity_turns_with_each_denial_on_the_way_out(chain):
    """However deep, the outermost stand is the number of denials, odd or even."""
    document = factory.doc(TEXT)
    said, by, parent = {}, None, None
    for depth, stance in enumerate(reversed(chain)):
        made = factory.said(document, "claims by rebels", source="A minister", stance=stance)
        made = replace(made, id=f"s-{depth}", parent=parent)
        said[made.id] = made
        by = parent = made.id
    found = stands(by, said, TEXT)
    outermost = max(n for n, stance in enumerate(chain) if n == 0 or stance is Stance.denies)
    assert found[-1].denies == (
        sum(s is Stance.denies for s in chain[: outermost + 1]) % 2 == 1
    )


def test_statements_that_hold_each_other_end():
    """A fault in the nesting does not run for ever."""
    said, carrier, child = within("claims by", Stance.denies)
    said[carrier] = replace(said[carrier], parent=child)
    assert len(stands(child, said, TEXT)) == 2
