"""Hypothesis strategies for the same nouns that `tests.factory` makes."""

from __future__ import annotations

from hypothesis import strategies as st

from crossbearing.model import (
    Answer,
    Attribution,
    Certainty,
    Document,
    Furniture,
    FurnitureKind,
    Reading,
    Span,
    SpeechKind,
    Stance,
    Variable,
    Voice,
    VoiceKind,
    identify,
)
from tests import factory

hostile = st.sampled_from(
    (
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "javascript:alert(1)",
        "</style><script>alert(1)</script>",
        "{{ 7 * 7 }}",
        '=HYPERLINK("http://x")',
        "| a | b |",
        "\u202egnp.exe\u2069",
        "[x](javascript:alert(1))",
    )
)
"""Texts that try to be something other than text."""

texts = st.text(
    alphabet=st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n"),
    min_size=1,
    max_size=200,
)
"""Any text a document may have once decoded."""

fractions = st.floats(0, 1, allow_nan=False).map(lambda value: round(value, 3))
"""A share between 0 and 1, to three digits."""

bits = st.floats(-6, 6, allow_nan=False).map(lambda value: round(value, 2))
"""A weight of evidence, to two digits."""


def spans(length: int) -> st.SearchStrategy[Span]:
    """A non-empty span inside a text of this length (which must be 1 or more)."""
    return st.integers(0, length - 1).flatmap(
        lambda start: st.integers(start + 1, length).map(lambda end: Span(start, end))
    )


@st.composite
def documents(draw: st.DrawFn, texts: st.SearchStrategy[str] = texts) -> Document:
    """A document of any text, title, publisher and date, sometimes with furniture."""
    text = draw(texts)
    furniture = draw(st.lists(spans(len(text)), max_size=2))
    return factory.doc(
        text,
        path=draw(st.sampled_from(("a.txt", "b.html", "c.pdf"))),
        title=draw(st.none() | hostile | st.text(max_size=20)),
        publisher=draw(st.none() | hostile | st.sampled_from(("Valley Post", "Wire One"))),
        published=draw(st.none() | st.dates().map(str)),
        furniture=tuple(Furniture(each, FurnitureKind.related) for each in sorted(furniture)),
    )


voices = st.builds(
    Voice,
    name=st.none() | hostile | st.sampled_from(("the ministry", "Sources in the force")),
    kind=st.sampled_from(VoiceKind),
    anonymous=st.booleans(),
    affiliation=st.none() | st.just("the force"),
)
"""A voice of any kind."""


@st.composite
def statements(draw: st.DrawFn, document: Document) -> Attribution:
    """A statement somewhere in this document."""
    content = draw(spans(len(document.text)))
    speaker = draw(voices)
    return Attribution(
        id=identify("s", document.id, content, speaker.name),
        document=document.id,
        source=(),
        cue=(),
        content=(content,),
        kind=draw(st.sampled_from(SpeechKind)),
        stance=draw(st.sampled_from(Stance)),
        certainty=draw(st.sampled_from(Certainty)),
        voice=speaker,
    )


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """A reading whose range holds its weight."""
    low, middle, high = sorted(draw(st.tuples(bits, bits, bits)))
    return factory.reading(
        middle,
        low=low,
        high=high,
        variable=draw(st.sampled_from(Variable)),
        because=draw(hostile | st.text(min_size=1, max_size=30)),
    )


@st.composite
def answers(draw: st.DrawFn) -> Answer:
    """An answer whose range holds its probability."""
    low, middle, high = sorted(draw(st.tuples(fractions, fractions, fractions)))
    value = draw(st.sampled_from(("attack", "accident", "planted device", "something else")))
    return factory.answer(value, middle, low=low, high=high)
