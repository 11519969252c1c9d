"""A statement as first found, before its voice, stance and parent are known."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from crossbearing.model import Span, SpeechKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Source, cue and content spans, with the words of the parse they came from.

    `head` is the cue's main word and `speaker` the head of the source phrase; both are None
    where punctuation alone attributes. `subject` is False where the grammatical subject is
    spoken about ("was accused of"), `negated` where the cue itself is ("did not deny").
    """

    paragraph: int
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: SpeechKind
    extractor: str
    head: Token | None = None
    speaker: Token | None = None
    addressee: Token | None = None
    negated: bool = False
    open: bool = False
    """True where the paragraph ended before the last quotation did."""
    carrier: tuple[Span, ...] = ()
    """Cue spans of the statement that cites this one, where grammar does not nest them."""

    @property
    def start(self) -> int:
        """Offset of the earliest word of any part."""
        return min(span.start for span in (*self.source, *self.cue, *self.content))
