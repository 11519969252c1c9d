"""Runs of tokens that may name something: capitalised words with the common noun they modify."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from crossbearing.extract.lexicon import (
    CALENDAR,
    GROUP_HEADS,
    NAMED_BODIES,
    ORGANISATION_HEADS,
    PLACE_HEADS,
    SITE_HEADS,
    TITLES,
)
from crossbearing.extract.parsed import Paragraph
from crossbearing.model import Span

HEADS = ORGANISATION_HEADS | GROUP_HEADS | SITE_HEADS | PLACE_HEADS
_NAME_TAGS = frozenset(("NNP", "NNPS"))
_SOFT_TAGS = frozenset(("JJ", "NN", "NNS", "VBN", "VBG"))
_MODIFIER_TAGS = frozenset(("JJ", "NN", "NNP", "VBG", "VBN"))
_NOUN_TAGS = frozenset(("NN", "NNS", "NNP", "NNPS"))
_PARTICLES = frozenset(("al", "el", "ad", "an", "ar", "as", "ash", "at", "az", "bin", "ibn"))
_SMALL = frozenset(("de", "del", "la", "von", "van"))
_LINKING_HEADS = (ORGANISATION_HEADS | GROUP_HEADS | NAMED_BODIES | {"school"}) - {
    "unit",
    "office",
}
_REACH = 3


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens `start` to `end` of a paragraph; those from `core` on are the lower-case words
    that the name modifies ("base" in "Kalsu base"). `owner` ends a possessive, or is `start`."""

    paragraph: Paragraph
    start: int
    core: int
    end: int
    owner: int
    tokens: tuple[Token, ...]
    """The tokens of the whole name."""

    @property
    def span(self) -> Span:
        """The document span of the whole name."""
        return self.paragraph.span(self.paragraph.doc[self.start : self.end])


def names(paragraph: Paragraph) -> Iterator[Name]:
    """The runs of a paragraph in order; a possessive run comes twice, alone and extended."""
    doc = paragraph.tokens
    shouting = paragraph.text.isupper()
    index = 0
    while index < len(doc):
        start = index
        index = _run_end(doc, start, shouting)
        if index == start:
            index += 1
            continue
        core = index
        after = core + 1 if core < len(doc) and doc[core].tag_ == "POS" else core
        end = _extended(doc, after)
        owned = end > after > core
        if owned:
            yield Name(paragraph, start, core, core, start, doc[start:core])
            yield Name(paragraph, start, core, end, core, doc[start:end])
        else:
            stop = end if end > after else core
            yield Name(paragraph, start, core, stop, start, doc[start:stop])
        index = max(index, end if end > after else core)


def _run_end(doc: Sequence[Token], start: int, shouting: bool) -> int:
    """Where the run of name tokens that begins at `start` ends; `start` if none begins."""
    index = start
    while index < len(doc):
        step = _step(doc, index, start, shouting)
        if not step:
            break
        index += step
    return index


def _step(doc: Sequence[Token], index: int, start: int, shouting: bool) -> int:
    """How many tokens at `index` carry the run on."""
    token = doc[index]
    if _is_name(token, shouting):
        return 1
    following = doc[index + 1] if index + 1 < len(doc) else None
    if following is None:
        return 0
    word = token.lower_
    if word in _PARTICLES and following.text == "-" and not token.whitespace_:
        return 2 if index + 2 < len(doc) and doc[index + 2].text[0].isupper() else 0
    if index == start:
        return 0
    if token.is_space:
        return int(_is_name(following, shouting))
    if word == "-":
        tight = not doc[index - 1].whitespace_ and not token.whitespace_
        return int(tight and _is_name(following, shouting))
    if word in _SMALL or word in ("bin", "ibn"):
        return int(_is_name(following, shouting))
    if word in ("of", "for") and doc[index - 1].lower_ in _LINKING_HEADS:
        skip = 2 if following.lower_ == "the" else 1
        ahead = index + skip
        return skip if ahead < len(doc) and _is_name(doc[ahead], shouting) else 0
    if word == "and" and any(doc[at].lower_ == "for" for at in range(start, index)):
        return int(_is_name(following, shouting))
    return 0


def _is_name(token: Token, shouting: bool) -> bool:
    text = token.text
    if not text[0].isupper() or token.lower_ in CALENDAR:
        return False
    if shouting:
        return token.tag_ in _NAME_TAGS and bool(token.ent_type_)
    if token.tag_ in _NAME_TAGS:
        return True
    if token.is_sent_start:
        named = bool(token.ent_type_) or text.endswith(("i", "ese"))
        return named and token.tag_ in _SOFT_TAGS
    return token.tag_ in _SOFT_TAGS or (text.isupper() and len(text) > 1)


def _extended(doc: Sequence[Token], start: int) -> int:
    """The end of a head noun within reach of `start`, with what stands before it, else `start`."""
    end = start
    for index in range(start, min(start + _REACH, len(doc))):
        token = doc[index]
        if not token.text[0].islower():
            break
        if token.lower_ in HEADS and token.tag_ in _NOUN_TAGS:
            end = index + 1
        if token.tag_ not in _MODIFIER_TAGS or token.lower_ in TITLES:
            break
    if end < len(doc) and end > start and doc[end].tag_ in ("NN", "NNS"):
        return start
    return end
