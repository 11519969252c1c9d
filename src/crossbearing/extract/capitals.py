"""Runs of capitalised words: what may be a name, found by its letters and its place alone.

Names may hold particles ("Abu Hamza al-Nuri", "Ana de la Cruz"), hyphens, apostrophes, marks on
letters, initials and "&". No list of names is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from crossbearing.extract.plain_words import MANY_WORDS, word_set
from crossbearing.model import Span

_WORD = re.compile(r"[^\W_]+(?:['’ʼ‘`\-‑][^\W_]+)*|&")
_PARTICLES = word_set("""
    al el ad an ar as ash at az bin ibn bint ben abu umm de del della den der des di da
    do dos das du ap ab la le los las van von zu ten ter af av y e ul ur u 't uit oglu
    dello delle degli dei zum zur het op och und et we wa ya
    """)
_ENDINGS = word_set("uly ulu oglu ogly oğlu kyzy kizi qizi zade zoda")
"""Small words that may end a name."""
_GAP = re.compile(r"[ \u00a0]{1,2}")
_NICK_OPENS = re.compile(r"[ \u00a0][\"“‘]")
_NICK_CLOSES = re.compile(r"[\"”’][ \u00a0]")
_SENTENCE_START = re.compile(r"(?:^|[.!?…:;\n—–*•]|[.!?…][\"”’»)])[\s\"“‘«„(\[\d.)\-]*\Z")


@dataclass(frozen=True, slots=True)
class Capital:
    """A run of capitalised words; `opening` where it begins a sentence, whose first word is
    capitalised whatever it is."""

    span: Span
    opening: bool


def capital_runs(text: str, start: int, end: int) -> Iterator[Capital]:
    """The runs of capitalised words in a stretch of text, in order."""
    words = list(_WORD.finditer(text, start, end))
    at = 0
    while at < len(words):
        if not is_capital(words[at].group()):
            at += 1
            continue
        last = _last(text, words, at)
        first = words[at].start()
        yield Capital(Span(first, _stop(text, words[last])), begins_sentence(text, first))
        at = last + 1


_PREFIXES = word_set("ex pre pro non mid un co re sub all too")


@lru_cache(maxsize=MANY_WORDS)
def is_capital(word: str) -> bool:
    """True for a word with a capital where a name has one: "Voss", "al-Nuri", "IRK"."""
    parts = re.split(r"['’ʼ‘`\-‑]", word)
    if not parts[0][:1].isupper():
        short = len(parts[0]) <= 3 or (len(parts[0]) == 4 and word[4:5] not in {"-", "‑", ""})
        named = short and len(parts) > 1 and parts[0] not in _PREFIXES
        return named and any(part[:1].isupper() for part in parts[1:])
    return True


def begins_sentence(text: str, at: int) -> bool:
    """True if nothing but marks and numbers stands between a sentence's end and this offset."""
    if at > 1 and text[at - 1] == " " and text[at - 2].isalpha():
        return False  # as most words stand; the pattern would say the same
    return _SENTENCE_START.search(text[max(0, at - 40) : at]) is not None or at == 0


def is_particle(word: str) -> bool:
    """True for a small word that a name may hold between capitalised ones."""
    return word in _PARTICLES


def ends_name(word: str) -> bool:
    """True for a small word that a name may end in."""
    return word in _ENDINGS


def _last(text: str, words: list[re.Match[str]], first: int) -> int:
    """The index of the last word of the run that begins at `first`."""
    last = first
    at = first + 1
    while at < len(words):
        between = text[words[at - 1].end() : words[at].start()]
        if not (_GAP.fullmatch(between) or _goes_on(text, words, at, between)):
            break
        word = words[at].group()
        if is_capital(word) or word in _ENDINGS:
            last = at
        elif not (word == "&" or is_particle(word) or word.isdecimal()):
            break
        at += 1
    return last


def _goes_on(text: str, words: list[re.Match[str]], at: int, between: str) -> bool:
    """True where a mark before a word is part of a name: an initial's or a short title's full
    stop, a mark that opens or closes a nickname."""
    before = words[at - 1].group()
    if between == ". " and (len(before) == 1 or before in _SHORT_TITLES):
        return True
    if between == "." and len(before) == 1:
        return True
    if _NICK_CLOSES.fullmatch(between):
        return True
    if not _NICK_OPENS.fullmatch(between) or at + 1 >= len(words):
        return False
    return _NICK_CLOSES.fullmatch(text[words[at].end() : words[at + 1].start()]) is not None


_SHORT_TITLES = word_set(
    "Mr Mrs Ms Dr Gen Col Lt Maj Capt Sgt Sen Rep Gov Prof St Brig Adm Cmdr Insp Hon Rev Fr"
)


def _stop(text: str, word: re.Match[str]) -> int:
    """The end of a name's last word, without a possessive ending."""
    found = re.search(r"['’]s?\Z", word.group())
    end = word.end() - (len(found.group()) if found and word.group()[-1] in "s'’" else 0)
    if len(word.group()) == 1 and text[end : end + 1] == "." and word.group().isupper():
        end += 1
    return end
