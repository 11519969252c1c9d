"""From drafts to statements, whatever the drafts."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.extract.attributing import attributions
from crossbearing.extract.drafts import Draft
from crossbearing.model import Span, SpeechKind
from tests import factory
from tests.extract.drafting import read

_PARTS = (
    "He", "they", "its", "One of them", "The", "the company", "Dara Voss", "who", "a", "of", "’s", "said",
    "denied", "did not", "“We fired,”", "if", "will burn", "by the army", ",", ".", ":", "—", "\n", "  ", "I", "",
    "whose spokesman", "because", "no", "two officials", "who asked not to be named", "KAZANDJIAN", "&", "al-",
)  # fmt: skip


@st.composite
def texts_and_drafts(draw: st.DrawFn) -> tuple[str, list[Draft]]:
    """A text of odd pieces, and drafts whose parts are any stretches of it."""
    text = " ".join(draw(st.lists(st.sampled_from(_PARTS), min_size=1, max_size=25)))
    ends = st.integers(0, len(text))
    spans = st.tuples(ends, ends).map(lambda pair: Span(min(pair), max(pair)))
    some = st.lists(spans, max_size=2).map(lambda found: tuple(sorted(found)))
    drafts = st.builds(
        Draft,
        source=some,
        cue=some,
        content=st.lists(spans, min_size=1, max_size=2).map(lambda found: tuple(sorted(found))),
        kind=st.sampled_from(SpeechKind),
        extractor=st.just("any"),
    )
    found = draw(st.lists(drafts, max_size=4))
    return text, sorted(found, key=lambda each: (each.start, each.content))


@settings(derandomize=True, deadline=None, max_examples=200)
@given(texts_and_drafts())
def test_any_spans_are_taken(given_text: tuple[str, list[Draft]]) -> None:
    """No spans fail, however odd, and what is marked in return lies inside the text."""
    text, drafts = given_text
    found = attributions(factory.doc(text), drafts)
    assert len(found) == len(drafts)
    assert all(s.end <= len(text) for each in found for s in (*each.hedge, *each.negation))


def test_a_statement_in_a_content_has_its_carrier() -> None:
    """The parent is the statement whose content holds the cue."""
    text = "Bo Lind told the panel that the guard said the gate was open."
    outer, inner = read(
        text,
        "Bo Lind | told | that the guard said the gate was open",
        "the guard | said | the gate was open",
    )
    assert inner.parent == outer.id
    assert outer.parent is None
