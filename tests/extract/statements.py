"""Attributions made by hand, for extractors that read beside them."""

from crossbearing.model import (
    Attribution,
    Certainty,
    SpeechKind,
    Stance,
    Voice,
    VoiceKind,
    identify,
)
from crossbearing.model.spans import Span


def span_of(text: str, words: str) -> Span:
    """Where `words` first stand in `text`."""
    start = text.index(words)
    return Span(start, start + len(words))


def said(
    text: str, source: str, content: str, stance: Stance = Stance.asserts, **voice
) -> Attribution:
    """A statement whose source and content are the first such words of `text`."""
    where = span_of(text, content)
    return Attribution(
        id=identify("a", where),
        document="d-test",
        source=(span_of(text, source),),
        cue=(),
        content=(where,),
        kind=SpeechKind.indirect,
        stance=stance,
        certainty=Certainty.certain,
        voice=Voice(**({"name": source, "kind": VoiceKind.organisation} | voice)),
    )
