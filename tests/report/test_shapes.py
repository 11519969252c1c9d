"""The JSON shapes: every named key present, spans as pairs, order kept."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.model import OriginKind
from crossbearing.report import shapes
from tests import factory as f
from tests import strategies
from tests.report.sarn import ANSEL, LINKS, sarn


def test_a_read_line_has_every_named_key():
    """A document in which nothing was found still has every list, and nulls where unknown."""
    document = f.doc("A depot burned.")
    line = shapes.read_line(document, f.notes(document))
    named = {
        "attributions",
        "judgements",
        "mentions",
        "times",
        "places",
        "incidents",
        "relations",
    }
    assert named <= set(line)
    assert line["document"]["published"] is None
    assert line["document"]["title"] is None


def test_spans_are_pairs_of_code_points_into_the_text():
    """A statement's content can be cut from the text by its offsets."""
    document = f.doc("“Ça brûle”, said 𝔐ira.")
    line = shapes.read_line(document, f.notes(document, f.said(document, "Ça brûle")))
    ((start, end),) = line["attributions"][0]["content"]
    assert line["document"]["text"][start:end] == "Ça brûle"


def test_mentions_bear_their_entity_once_linked():
    """A linked mention gives the entity's name; an unlinked one its hint."""
    document = f.doc("The PMF said so.")
    mention = f.mention(document, "PMF", hint="Popular Force")
    entity = f.entity("Popular Mobilisation Force", mentions=(mention.id,))
    notes = f.notes(document, mentions=(mention,))
    assert shapes.read_line(document, notes)["mentions"][0]["entity"] == "Popular Force"
    linked = shapes.read_line(document, notes, f.links(entities=(entity,)))
    assert linked["mentions"][0]["entity"] == "Popular Mobilisation Force"


def test_a_trace_names_controllers_once_linked():
    """Controllers are shown by name, and their id stands beside it."""
    case = sarn()
    traced = shapes.trace_json(case.documents, case.trace, LINKS)
    assert traced["origins"][1]["controller"] == "Ansel"
    assert traced["origins"][1]["controller_id"] == ANSEL.id
    assert set(traced["copies"][0]) == {
        "from",
        "to",
        "from_span",
        "to_span",
        "overlap",
        "reason",
        "confidence",
    }


def test_an_assessment_counts_what_the_page_counts():
    """Origins that bear on the question, and the parties known to control them."""
    shape = shapes.assess_json(sarn())
    counted = [shape[key] for key in ("documents", "statements", "origins", "controllers")]
    assert counted == [5, 7, 5, 3]
    assert shape["verdict"]["reviewed"] == [1, 5]


def test_a_withdrawn_origin_does_not_count():
    """An origin that was taken back bears on nothing."""
    document = f.doc()
    gone = f.origin(f.said(document), controller="e-1", withdrawn="retracted")
    case = f.assessment(
        document, trace=f.trace(gone), verdict=f.verdict(f.reading(origin=gone.id))
    )
    assert shapes.assess_json(case)["origins"] == 0


@pytest.mark.parametrize(
    ("kind", "hands"), [(OriginKind.witness, 2), (OriginKind.anonymous, 0)]
)
def test_a_witness_is_in_its_own_hands_and_an_anonymous_voice_in_unknown_ones(kind, hands):
    """Two witnesses nobody controls are two; two anonymous voices may be one."""
    document = f.doc("A fire. A blast.")
    both = [f.origin(f.said(document, words), kind=kind) for words in ("A fire", "A blast")]
    readings = [f.reading(n, origin=each.id) for n, each in enumerate(both)]
    case = f.assessment(document, trace=f.trace(*both), verdict=f.verdict(*readings))
    assert shapes.assess_json(case)["controllers"] == hands


@settings(derandomize=True, deadline=None, max_examples=50)
@given(st.recursive(strategies.bits | st.text(), lambda inner: st.lists(inner, max_size=3)))
def test_json_text_reads_back_as_what_was_written(shape):
    """Rounding to six digits loses nothing that has fewer, and minus nought is nought."""
    text = shapes.dumps(shape)
    assert json.loads(text) == shape
    assert "-0.0," not in text + ","


def test_numbers_are_rounded_to_six_digits():
    """Figures of one lock file agree to the last digit shown."""
    assert shapes.dumps({"p": 1 / 3}) == '{"p": 0.333333}'
