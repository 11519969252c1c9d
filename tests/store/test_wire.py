"""Writing then reading is identity, for every noun that a case keeps."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crossbearing.model import (
    Annotations,
    Capture,
    Decision,
    Document,
    Evidence,
    MadeBy,
    Place,
    Search,
    Span,
)
from crossbearing.store import wire
from tests import factory

numbers = st.floats(allow_nan=False, allow_infinity=False)
spans = st.tuples(st.integers(0, 999), st.integers(0, 999)).map(
    lambda ends: Span(*sorted(ends))
)
places = st.builds(
    Place, span=spans, latitude=st.none() | numbers, longitude=st.none() | numbers
)
st.register_type_strategy(Span, spans)
st.register_type_strategy(Place, places)

NOUNS = {
    Annotations: st.builds(Annotations),
    Capture: st.builds(Capture),
    Decision: st.builds(Decision),
    Document: st.builds(Document),
    Evidence: st.builds(Evidence, bits=numbers, low=numbers, high=numbers),
    MadeBy: st.builds(MadeBy),
    Search: st.builds(Search, detection=st.none() | numbers),
}


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.__name__)
@settings(
    derandomize=True,
    deadline=None,
    max_examples=15,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(data=st.data())
def test_round_trip(noun, data):
    """A noun comes back equal, by either way."""
    one = data.draw(NOUNS[noun])
    assert wire.convert(wire.load(wire.dump(one)), noun) == one
    assert wire.read(wire.dump(one), noun) == one


@pytest.mark.parametrize("path", ["\udcff.txt", "\ud83d\ude00", "a\x00b", "\u202egnp.exe"])
def test_names_that_are_no_text(path):
    """A path with bytes that are no text, NULs or bidirectional controls comes back equal."""
    capture = factory.capture(path=path)
    assert wire.convert(wire.load(wire.dump(capture)), type(capture)) == capture
    assert wire.read(wire.dump(capture), type(capture)) == capture
