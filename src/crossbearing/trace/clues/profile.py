"""What one text gives to go by: its sentences, quotes, house, and the hour it came out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar, cast

from crossbearing.model import Document, Span
from crossbearing.text.names import initials, is_acronym
from crossbearing.trace.sentences import sentences, stems
from crossbearing.trace.words import words

T = TypeVar("T")

_QUOTE = re.compile(r"[“\"]([^“”\"\n]{3,600})[”\"]")
_ARTICLE = re.compile(r"^(?:the|der|die|das|le|la|el|il)\s+", re.IGNORECASE)
_NAME = r"(?:[A-Z][\w’'-]*)(?: (?:&|of|and|the|in) [A-Z][\w’'-]*| [A-Z][\w’'-]*){0,3}"
_CITED = re.compile(
    r"\b(?i:told|tells|according to|quoted (?:by|in)|reported by|remarks to|carried by|spoken? to"
    r"|interview with|source:|via|quoting|citing)\s+"
    rf"(?:the |news(?:paper| agency) |agency |trade paper |newspaper )*({_NAME})"
    rf"|({_NAME}),? (?:(?:has|have|first) )?(?:reports?|reported|writes|wrote|revealed|carried)\b"
    rf"|\(({_NAME})\)"
)


_NOBODY = frozenset(
    [
        "He",
        "She",
        "They",
        "It",
        "I",
        "We",
        "You",
        "Who",
        "The",
        "A",
        "An",
        "This",
        "That",
        "Police",
    ]
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, where it stands, and the stems of its telling words."""

    span: Span
    words: str
    stems: frozenset[str]


@dataclass(frozen=True, eq=False)
class Profile:
    """A document read for clues; what is costly is worked out once, when asked for."""

    document: Document
    _known: dict[Callable[[Profile], object], object] = field(default_factory=dict)

    def once(self, ask: Callable[[Profile], T]) -> T:
        """What `ask` finds in this document, asked only the first time."""
        if ask not in self._known:
            self._known[ask] = ask(self)
        return cast("T", self._known[ask])

    @cached_property
    def text(self) -> str:
        """The document's text, with its title where the text does not begin with it."""
        return self.document.text

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences outside the furniture, in order."""
        furniture = [each.span for each in self.document.furniture]
        return tuple(
            Sentence(span, told, stems(told))
            for span in sentences(self.text)
            if not any(each.contains(span) for each in furniture)
            for told in (span.of(self.text),)
        )

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of all its sentences."""
        return frozenset().union(*(each.stems for each in self.sentences))

    @cached_property
    def words(self) -> str:
        """Its words in order, folded, with single spaces."""
        return " ".join(words(self.text).words)

    @cached_property
    def quotes(self) -> tuple[str, ...]:
        """The words in quotation marks, in order."""
        return tuple(match[1] for match in _QUOTE.finditer(self.text))

    @cached_property
    def house(self) -> re.Pattern[str] | None:
        """Where the publisher's own name stands in a text; None where it is not known."""
        name = self.document.publisher
        bare = _ARTICLE.sub("", name.strip()) if name else ""
        if len(bare) < 2:
            return None
        spelled = r"\s+".join(re.escape(part) for part in bare.split())
        short = initials(bare)
        also = rf"|{short}" if is_acronym(short) and len(short) > 2 else ""
        return re.compile(rf"(?<![\w@])(?:{spelled}|{bare.upper()!s}{also})(?!\w)")

    @cached_property
    def cited(self) -> frozenset[str]:
        """The names of those it says it has words from, folded, its own house left out."""
        return frozenset(self._cited())

    def _cited(self) -> Iterator[str]:
        for match in _CITED.finditer(self.text):
            name = next(filter(None, match.groups()), "")
            if name in _NOBODY or (self.house and self.house.search(name)):
                continue
            if name:
                yield _ARTICLE.sub("", name).removesuffix("'s").removesuffix("’s").casefold()
