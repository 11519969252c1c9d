"""A document as the extractors see it: its paragraphs, parsed once, with offsets kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from crossbearing.model import Document, Span


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of the document between line breaks, and its parse.

    The parsed text has the same length as the document's, so `offset` plus a token's own index
    is an offset into `Document.text`.
    """

    offset: int
    doc: Doc
    text: str
    """The parsed text; `doc.text` would join the tokens anew at each use."""
    tokens: tuple[Token, ...]
    """The parsed tokens; the parser would make each anew at each look."""
    furniture: bool

    def span(self, words: Token | TokenSpan) -> Span:
        """The document span of a token or a run of tokens."""
        if isinstance(words, Token):
            start = self.offset + words.idx
            return Span(start, start + len(words))
        return Span(self.offset + words.start_char, self.offset + words.end_char)

    def tokens_of(self, run: TokenSpan) -> tuple[Token, ...]:
        """The tokens of a sentence or another run, without making them anew."""
        return self.tokens[run.start : run.end]

    def text_of(self, run: TokenSpan) -> str:
        """The words of a sentence or another run, as parsed."""
        return self.text[run.start_char : run.end_char]

    @property
    def extent(self) -> Span:
        """The document span of the whole paragraph."""
        return Span(self.offset, self.offset + len(self.text))


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document with its paragraphs in order. Furniture paragraphs are kept and marked."""

    document: Document
    paragraphs: tuple[Paragraph, ...]

    @property
    def body(self) -> Iterator[Paragraph]:
        """The paragraphs that are the report itself."""
        return (paragraph for paragraph in self.paragraphs if not paragraph.furniture)
