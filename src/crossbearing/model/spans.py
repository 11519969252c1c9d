"""Where words stand: spans over a document's text, and passages that name the document."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points, `start` to `end`, in one document's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"span {self.start}–{self.end} is not a range")

    def of(self, text: str) -> str:
        """The words the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """True if the two spans share a code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """True if `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Passage:
    """Words in a document: the document's id and one or more spans of its text, in order."""

    document: str
    spans: tuple[Span, ...]

    @property
    def start(self) -> int:
        """Offset of the first code point."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """Offset after the last code point."""
        return self.spans[-1].end
