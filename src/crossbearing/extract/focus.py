"""What a document is about, and which of its sentences speak of something else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from crossbearing.extract import frames
from crossbearing.extract.frames import wordset
from crossbearing.extract.parsed import Paragraph, Parsed
from crossbearing.model import Mention, MentionType, Span

_OTHER_TIME = re.compile(
    r"\b(?:previous(?:ly)?|(?:years?|months?|decades?) (?:ago|earlier|before)|last (?:year|month)"
    r"|in the past|precedent|historical(?:ly)?)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20|21)\d\d\b")


@dataclass(frozen=True, slots=True)
class Focus:
    """What the document is about: the words that name the site of its incident."""

    words: frozenset[str]
    year: str | None


def focus_of(parsed: Parsed, mentions: Sequence[Mention]) -> Focus:
    """The words of the title and of the sites named at the start, with the other names that
    the document gives for the same things; countries are too wide to tell one site by."""
    document = parsed.document
    body = list(parsed.body)
    end = body[min(3, len(body) - 1)].extent.end if body else 0
    wide = {
        word
        for mention in mentions
        if mention.type in (MentionType.country, MentionType.nationality)
        for word in _words(mention.span.of(document.text))
    }
    title = {word.lower() for word in re.findall(r"\b[A-Z]\w{2,}", document.title or "")}
    words = {word for word in title if word not in _STOP}
    for mention in mentions:
        if mention.span.start < end and mention.type is MentionType.site:
            words.update(_words(mention.span.of(document.text)))
    words -= wide
    hints = {m.hint for m in mentions if m.hint and words & _words(m.span.of(document.text))}
    for mention in mentions:
        if mention.hint in hints and mention.type is not MentionType.nationality:
            words.update(_words(mention.span.of(document.text)) - wide)
    published = document.published
    return Focus(frozenset(words), published.value[:4] if published else None)


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w{3,}", text.lower()) if word not in _STOP}


_STOP = wordset("the and was for with from who what after over near into says said")


def is_elsewhere(text: str, focus: Focus) -> bool:
    """True if a sentence speaks of another time than the incident's."""
    if _OTHER_TIME.search(text):
        return True
    years = _YEAR.findall(text)
    return bool(years) and focus.year not in years


def points_back(sentence: Sentence) -> bool:
    """True for "this attack", whose meaning lies in what was said before."""
    return any(
        token.lemma_.lower() in frames.EVENT_NOUNS
        and any(child.lower_ in ("this", "that") for child in token.children)
        for token in sentence
    )


def refers_to(sentence: Sentence, focus: Focus) -> bool:
    """True if the sentence names the site or points back at the incident."""
    for token in sentence:
        if token.lower_ in focus.words:
            return True
        known = token.lemma_.lower() in frames.EVENT_NOUNS | _SITES
        if (
            known
            and token.tag_ != "NNS"
            and any(child.lower_ in ("the", "this", "that", "our") for child in token.children)
        ):
            return True
    return False


_PLACES = frozenset((MentionType.site, MentionType.place, MentionType.country))
_SITES = wordset(
    """airport barracks base bridge building camp city consulate depot district embassy factory
    ferry headquarters hospital mission plant port province school ship station store town
    village warehouse"""
)


def hits_elsewhere(
    token: Token, mentions: Sequence[Mention], paragraph: Paragraph, focus: Focus
) -> bool:
    """True if what was hit is a site or place other than the one the document is about."""
    for aim in _aims(token):
        words = list(aim.subtree)
        if {each.lower_ for each in words} & focus.words:
            continue
        if aim.tag_ == "NNS":
            return True
        if aim.lemma_.lower() in _SITES and any(each.pos_ == "PROPN" for each in words):
            return True
        extent = Span(
            paragraph.offset + words[0].idx, paragraph.offset + words[-1].idx + len(words[-1])
        )
        if any(each.type in _PLACES and extent.contains(each.span) for each in mentions):
            return True
    return False


def _aims(token: Token) -> Iterator[Token]:
    """What an attack word is aimed at: its object, or what follows "on", "against", "in"."""
    for child in token.children:
        if child.dep_ == "dobj":
            yield child
        if child.dep_ == "prep" and child.lower_ in ("on", "against", "at", "in", "near"):
            yield from (each for each in child.children if each.dep_ == "pobj")
