"""A statement as first found, before its voice, stance and parent are known."""

from __future__ import annotations

from dataclasses import dataclass

from crossbearing.model import Span, SpeechKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Source, cue and content spans of one statement, by whatever reader found them."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: SpeechKind
    extractor: str
    open: bool = False
    """True where the paragraph ended before the last quotation did."""
    carrier: tuple[Span, ...] = ()
    """Cue spans of the statement that cites this one, where grammar does not nest them."""

    @property
    def start(self) -> int:
        """Offset of the earliest word of any part."""
        return min(span.start for span in (*self.source, *self.cue, *self.content))
