"""A speaker's phrase taken apart: its head, what stands before and after it, names in it.

"Two officials in the port police, who asked not to be named" has the head "officials", the
number 2 and the afterthought "in the port police". Commas, prepositions, relative words and
participles part it; no parse is needed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from crossbearing.extract.body_words import BODY_WORDS, MARKS_OF_COMPANIES
from crossbearing.extract.calendar import NUMBERS
from crossbearing.extract.capitals import ends_name, is_capital, is_particle
from crossbearing.extract.lemmas import lemmas
from crossbearing.extract.plain_words import MANY_WORDS, word_set
from crossbearing.extract.speakers import (
    ADDRESS,
    BODY_NAMES,
    DOCUMENTS,
    GROUPS,
    KIN,
    ORGANISATIONS,
    ROLES,
    SOURCES,
)
from crossbearing.model import Span

_WORD = re.compile(r"[^\W_]+(?:['’ʼ‘`\-‑.][^\W_]+)*(?:['’](?=\s|$))?|&")
_EDGES = ' \t\n\u00a0,;:–—-"“”„«»().*•'
_SEPARATOR = re.compile(r"\s*(?:,|\(|\)|;| [–—-]+ |\n)\s*")
_PREPOSITIONS = word_set("""
    of in from at for with within inside on near close behind under by to aboard outside
    among across around between against over into through as about beyond along opposite
    representing
    """)
_RELATIVES = word_set("who whom which that whose where")
_PARTICIPLES = word_set("""
    seen taken shown known found given held written obtained familiar available close
    based speaking citing calling close present briefed named called interviewed
    reviewed employed recovered dated shared quoted loyal aligned affiliated linked
    allied responsible posted published leaked circulated signed examined carried issued
    released prepared compiled drawn set formerly speaking asking acting working living
    wearing standing identified described privy able monitoring covering investigating
    made put visited consulted contacted reached staying sheltering injured displaced involved
    aware tied left read cited displayed attributed addressed sent loaded purporting
    claiming bearing
    """)
_ADVERBS = word_set("only also even then now later alone too separately there here")
_REFLEXIVES = word_set("himself herself itself themselves")
_NUMBERS = {word: number for number, word in enumerate(NUMBERS, start=1)} | {
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "both": 2,
}
_TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_POSSESSIVES = word_set("its his her their our my your whose")
_ARTICLES = word_set("the a an this that these those some another any each every no such")
_MANY = word_set(
    "some several many few most all various numerous dozens hundreds other certain"
)
_PLURAL_ONLY = word_set(
    "police people authorities media families relatives children men women officials "
    "both many few some others"
)
NOUNS = ROLES | GROUPS | ORGANISATIONS | DOCUMENTS | SOURCES | KIN


@dataclass(frozen=True, slots=True)
class Piece:
    """A word of a phrase: as printed, and in lower case without its possessive ending."""

    printed: str
    low: str
    possessive: bool
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """True if it is written as names are."""
        return is_capital(self.printed)


@dataclass(frozen=True)
class NounPhrase:
    """A phrase over a document's text, with its parts worked out when asked for."""

    text: str
    span: Span

    @property
    def printed(self) -> str:
        """The phrase's words."""
        return self.span.of(self.text)

    @cached_property
    def parts(self) -> tuple[Span, ...]:
        """The phrase cut at its commas, brackets and dashes."""
        found: list[Span] = []
        start = self.span.start
        for cut in _SEPARATOR.finditer(self.text, self.span.start, self.span.end):
            if cut.start() > start:
                found.append(Span(start, cut.start()))
            start = cut.end()
        if start < self.span.end:
            found.append(Span(start, self.span.end))
        return tuple(found) or (self.span,)

    @cached_property
    def words(self) -> tuple[Piece, ...]:
        """The words of the first part."""
        return pieces(self.text, self.parts[0])

    @cached_property
    def tail(self) -> int:
        """How many words of the first part come before what is added after its noun."""
        for at, word in enumerate(self.words):
            if at and self._adds(at, word):
                return at
        return len(self.words)

    def _adds(self, at: int, word: Piece) -> bool:
        before = self.words[at - 1]
        if word.low in _RELATIVES and at:
            return not (word.low == "that" and at == 0)
        if word.low in _PREPOSITIONS:
            return before.low not in {"the", "a", "an"}
        if word.low in _REFLEXIVES:
            return True
        if word.low in _ADVERBS:
            return (before.capital and at > 1) or _is_noun(before.low)
        if word.low in _PARTICIPLES or (word.low.endswith(("ing", "ed")) and not word.capital):
            ahead = self.words[at + 1] if at + 1 < len(self.words) else None
            if (
                ahead is not None
                and ahead.low in _PREPOSITIONS
                and not before.possessive
                and before.low not in _ARTICLES
            ):
                return True
            named = (before.capital and at > 1) or _is_noun(before.low)
            return (
                named
                and not before.possessive
                and not (ahead is not None and _is_noun(ahead.low) and before.low not in NOUNS)
            )
        return word.low in {"she", "he", "they", "it", "we", "i"}

    @cached_property
    def core(self) -> tuple[Piece, ...]:
        """The noun with what stands before it."""
        return self.words[: self.tail]

    @cached_property
    def head(self) -> Piece | None:
        """The main word: the last before anything is added; a number after a name is not."""
        if len(self.core) > 1 and self.core[-1].low.isdecimal() and self.core[-2].capital:
            return self.core[-2]
        return self.core[-1] if self.core else None

    @cached_property
    def owned(self) -> tuple[Piece, ...]:
        """The noun with what stands before it, without a possessor."""
        for at, word in enumerate(self.core[:-1]):
            if word.possessive:
                return self.core[at + 1 :]
        return self.core

    @cached_property
    def determiner(self) -> str:
        """The article or possessive pronoun that opens the phrase, or nothing."""
        first = self.core[0] if self.core else None
        if first is None or first.low not in _ARTICLES | _POSSESSIVES:
            return ""
        return first.low

    @cached_property
    def owner(self) -> Span | None:
        """The possessor that opens the phrase: "Mr Quint" in "Mr Quint’s lawyer"."""
        for at, word in enumerate(self.core[:-1]):
            if word.possessive:
                start = self.core[0].start
                return Span(start, self.core[at].end - _ending(self.core[at].printed))
        return None

    @cached_property
    def number(self) -> int | None:
        """How many, where a number opens the phrase."""
        for at, word in enumerate(self.owned[:2]):
            if at and self.owned[0].capital and self.owned[0].low not in _ARTICLES:
                return None
            if word.low in _NUMBERS:
                return _NUMBERS[word.low]
            ten, _, unit = word.low.partition("-")
            if ten in _TENS and unit in _NUMBERS:
                return _TENS[ten] + _NUMBERS[unit]
            if word.low.isdecimal() and len(word.low) < 5:
                return int(word.low)
        return None

    @cached_property
    def plural(self) -> bool:
        """True if the head is of several."""
        if self.head is None:
            return False
        if self.number is not None and self.number > 1:
            return True
        low = self.head.low
        if low in _PLURAL_ONLY or any(word.low in _MANY for word in self.owned[:2]):
            return True
        if self.owner is None and self.determiner in {
            "a",
            "an",
            "this",
            "another",
            "each",
            "every",
        }:
            return False
        return is_plural(low)

    @cached_property
    def added(self) -> tuple[tuple[str, Span], ...]:
        """What follows the noun in the first part, each with the word that ties it on."""
        found: list[tuple[str, Span]] = []
        rest = self.words[self.tail :]
        starts = [
            at
            for at, word in enumerate(rest)
            if at == 0 or word.low in _PREPOSITIONS - {"of"} | _RELATIVES or (word.low == "of")
        ]
        for which, at in enumerate(starts):
            end = starts[which + 1] if which + 1 < len(starts) else len(rest)
            if at + 1 < end:
                found.append((rest[at].low, Span(rest[at + 1].start, rest[end - 1].end)))
        return tuple(found)

    @cached_property
    def asides(self) -> tuple[Span, ...]:
        """The parts after the first: appositions, ages, relative clauses."""
        return self.parts[1:]

    def listed(self, *tables: frozenset[str]) -> bool:
        """True if the head is one of the words listed, or a form of one."""
        return self.head is not None and stands_in(self.head.low, *tables)

    def spelled(self, words: Sequence[Piece]) -> str:
        """The words as printed, from the first to the last."""
        return self.text[words[0].start : words[-1].end] if words else ""


def phrase(text: str, span: Span) -> NounPhrase:
    """The phrase that a span covers, without marks at its edges."""
    start, end = span.start, span.end
    while start < end and text[start] in _EDGES:
        start += 1
    while (
        start < end
        and text[end - 1] in _EDGES
        and not (
            text[end - 1] == "."
            and text[end - 2 : end - 1].isupper()
            and text[end - 3 : end - 2] in {" ", "."}
        )
    ):
        end -= 1
    return NounPhrase(text, Span(start, end))


def pieces(text: str, span: Span) -> tuple[Piece, ...]:
    """The words of a span."""
    return tuple(
        Piece(match[0], *_bare(match[0]), match.start(), match.end())
        for match in _WORD.finditer(text, span.start, span.end)
    )


@lru_cache(maxsize=MANY_WORDS)
def _bare(printed: str) -> tuple[str, bool]:
    """A word in lower case without its possessive ending, and whether it has one."""
    ending = _ending(printed)
    bare = printed[: len(printed) - ending] if ending else printed
    return bare.lower().replace("’", "'"), ending > 0


def _ending(printed: str) -> int:
    """The length of a possessive ending."""
    if printed.endswith(("'s", "’s")):
        return 2
    return 1 if printed.endswith(("'", "’")) else 0


def is_number(low: str) -> bool:
    """True for a number in letters or figures."""
    return low in _NUMBERS or low.partition("-")[0] in _TENS or low.isdecimal()


def is_plural(low: str) -> bool:
    """True for a plural noun by its ending, or one of the irregular ones."""
    if low in {"men", "women", "people", "children", "media", "wives"} or (
        low.endswith(("men",)) and low != "specimen"
    ):
        return True
    return (
        low.endswith("s")
        and not low.endswith(("ss", "us", "is"))
        and low
        not in {
            "news",
            "press",
            "series",
            "works",
            "headquarters",
            "affairs",
            "waterworks",
            "corps",
        }
    )


def _is_noun(low: str) -> bool:
    return stands_in(low, NOUNS)


@lru_cache(maxsize=MANY_WORDS)
def stands_in(low: str, *tables: frozenset[str]) -> bool:
    """True if a word, or the last part of one with hyphens, is in a table or a form of one."""
    last = low.rpartition("-")[2]
    if last.endswith(("ing", "ed")):
        forms: tuple[str, ...] = (low, last)
    else:
        forms = (*lemmas(low), *(lemmas(last) if last != low else ()))
    return any(form in table for table in tables for form in forms)


def name_within(words: Sequence[Piece]) -> Sequence[Piece]:
    """The name at the end of a phrase, without what tells who bears it: "Iskra Doneva" in
    "Defence Minister Iskra Doneva"; nothing where no name ends the phrase."""
    start = len(words)
    numbered = start > 1 and words[-1].low.isdecimal() and len(words[-1].low) < 4
    if start > 1 and (ends_name(words[-1].low) or numbered) and words[-2].capital:
        start -= 1
    while start and (
        words[start - 1].capital
        or (start < len(words) and _is_inside(words[start - 1].low))
        or words[start - 1].printed == "&"
    ):
        start -= 1
    while start < len(words) and not words[start].capital:
        start += 1
    named = list(words[start:])
    told = 0
    for at, word in enumerate(named[:-1]):
        if stands_in(word.low.strip("."), ROLES, ADDRESS) and not word.possessive:
            told = at + 1
    return named[told:]


def _is_inside(low: str) -> bool:
    """True for a word that stands within names: a particle, a number ("du 5 Mars")."""
    return is_particle(low) or (low.isdecimal() and len(low) < 3)


def is_body_name(words: Sequence[Piece]) -> bool:
    """True if the words of a name make it a body's: "Lantern Watch", "Anders & Koroma",
    "Section Two"."""
    if len(words) > 1 and words[-1].low in _NUMBERS:
        return True
    if any(word.printed == "&" for word in words):
        return True
    if len(words) > 1 and words[-1].printed in MARKS_OF_COMPANIES:
        return True
    return any(
        word.low in BODY_NAMES or word.low.partition("-")[0] in BODY_WORDS for word in words
    )


def is_acronym(printed: str) -> bool:
    """True for two to six capitals, with figures or without, which name bodies: "TV9"."""
    letters = re.sub(r"[.\d-]", "", printed)
    return 2 <= len(letters) <= 6 and letters.isalpha() and letters.isupper()
