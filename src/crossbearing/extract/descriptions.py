"""Which fuller name or description a short one stands for: "the ministry", "Fluvia", "Haddad".

All words of the short one must be among those that tell whom the fuller one names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from crossbearing.extract.antecedents import BODIES, PEOPLE
from crossbearing.extract.lemmas import lemmas
from crossbearing.extract.noun_phrases import NounPhrase
from crossbearing.extract.plain_words import MANY_WORDS, word_set
from crossbearing.extract.referents import Referent, Referents
from crossbearing.extract.speakers import ADDRESS, DOCUMENTS, KIN, ORGANISATIONS, ROLES, SOURCES
from crossbearing.model import Voice, VoiceKind

_BUSINESS = word_set("""
    company firm operator manufacturer owner contractor builder corporation maker
    insurer airline shipper supplier producer carrier
    """)
_ARMED = word_set(
    "group militia front movement faction column brigade organisation organization party union"
)


def latest(named: Referents, said: NounPhrase, own: Referent) -> Referent | None:
    """The latest named before that all words of a short description fit."""
    assert said.head is not None
    words = {
        word.low.strip(".")
        for word in said.core
        if word.low not in {"the", "this", "that", "our", "own", "same"}
    }
    heads = set(lemmas(said.head.low))
    last = said.head.low
    candidates = [each for each in named.before(said.span.start) if each.end <= said.span.start]
    for each in candidates:
        if _fits(each, words, heads, last) and _suits(said, each) and _is_fuller(each, own):
            return each
    if last in SOURCES or last == "interlocutor":
        return next((e for e in candidates if e.voice.anonymous), None)
    if words <= _BUSINESS | _ARMED and words:
        kinds = _BUSINESS if words <= _BUSINESS else _ARMED
        return next(
            (
                e
                for e in candidates
                if e.voice.kind is VoiceKind.organisation
                and ((e.told - _bare_words(e.voice.name)) & kinds or _is_company(e))
            ),
            None,
        )
    return None


def is_short(said: NounPhrase) -> bool:
    """
    True for a description that can stand for a fuller one: "the ministry", "The Joint
    Staff", "Fluvia", "the source".
    """
    if said.added or said.asides or said.owner is not None or not said.core:
        return False
    if said.determiner in {"the", "this", "that"}:
        return True
    return (
        not said.determiner and all(word.capital for word in said.core) and len(said.core) < 3
    )


def _suits(said: NounPhrase, each: Referent) -> bool:
    """False for a person's office beside a body: "the mayor" is not "the mayor's office"."""
    personal = said.listed(ROLES) and not said.listed(ORGANISATIONS)
    if (
        each.voice.kind is VoiceKind.named
        and said.determiner
        and said.core[-1].capital
        and not said.listed(ROLES, KIN)
    ):
        return False  # "the Column" is nobody's last name
    if (
        said.listed(ORGANISATIONS)
        and not said.listed(ROLES, DOCUMENTS)
        and each.voice.kind in PEOPLE
    ):
        return False
    return not personal or each.voice.kind not in BODIES


def _fits(each: Referent, words: set[str], heads: set[str], last: str) -> bool:
    """True if all words of a short description are among those that tell a referent, and its
    main word is one that the referent is called by."""
    told = each.told
    if not (words <= told or words <= told | {form for word in told for form in lemmas(word)}):
        return False
    if each.voice.kind is VoiceKind.organisation:
        name = (each.voice.name or "").lower().replace("’", "'")
        core = re.split(r" (?:of|for|in) ", name)[0].split()
        return bool(core) and (
            core[-1] == last
            or (core[0] == last and len(words) == 1)
            or last in told - _bare_words(name)
        )
    return bool(heads & (told | {each.head}))


def bare(name: str) -> str:
    """A body's name without its article."""
    return re.sub(r"^(?:the|a|an)\s+", "", name, flags=re.IGNORECASE)


def _bare_words(name: str | None) -> set[str]:
    return {word.removesuffix("'s") for word in (name or "").lower().replace("’", "'").split()}


def _is_company(each: Referent) -> bool:
    last = (each.voice.name or "").rpartition(" ")[2].lower()
    return each.spoken and last in _COMPANY


_COMPANY = word_set("""
    shipping mining minerals energy oil gas logistics holdings industries ltd limited
    inc plc llc gmbh corp co airlines airways motors foods power steel chemicals marine
    maritime freight transport cargo bunkering drilling engineering construction cement
    bank insurance partners
    """)


def _is_fuller(each: Referent, own: Referent) -> bool:
    """True if a referent is told by a name or by more words than the description has."""
    if each.voice.kind is VoiceKind.named:
        return True
    name = (each.voice.name or "").lower()
    if (
        each.voice.kind in {VoiceKind.role, VoiceKind.group}
        and not each.spoken
        and name.startswith(("a ", "an "))
    ):
        return False
    if name.startswith(("its ", "their ", "his ", "her ", "our ", "my ")):
        return False
    core = re.split(r" (?:who|that|which) ", name)[0].split()
    mine = (own.voice.name or "").lower().split()
    return len([w for w in core if w not in _SMALL]) > len(
        [w for w in mine if w not in _SMALL]
    ) or (each.spoken and len(core) >= len(mine))


_SMALL = word_set("the a an this that same own")


class Persons:
    """Names of persons in a document, to make short ones full."""

    def __init__(self, named: Referents) -> None:
        self._named = [
            (each.start, each.voice.name, plain(each.voice.name))
            for each in named.found
            if each.voice.kind is VoiceKind.named and each.voice.name
        ]

    def fullest(self, said: Voice, at: int) -> Voice:
        """The voice under the longest name that holds the name given, the latest before it."""
        words = plain(said.name or "")
        fuller = [
            (len(own), start <= at, -abs(at - start), name)
            for start, name, own in self._named
            if len(own) > len(words) and _holds(own, words)
        ]
        return replace(said, name=max(fuller)[3]) if fuller else said


@lru_cache(maxsize=MANY_WORDS)
def plain(name: str) -> tuple[str, ...]:
    """The words of a name in small letters, titles left out where others stay."""
    words = tuple(word.strip('.,“”"').lower() for word in name.split())
    return tuple(word for word in words if word not in ADDRESS) or words


def _holds(name: Sequence[str], words: Sequence[str]) -> bool:
    count = len(words)
    return any(name[at : at + count] == words for at in range(len(name) - count + 1))
