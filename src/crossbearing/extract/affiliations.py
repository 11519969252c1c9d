"""Which body a speaker speaks for or from: an owner, a modifier, or "of" and "in" after a noun."""

from __future__ import annotations

import re

from crossbearing.extract.capitals import begins_sentence
from crossbearing.extract.noun_phrases import (
    NounPhrase,
    Piece,
    is_acronym,
    is_body_name,
    is_number,
    phrase,
    stands_in,
)
from crossbearing.extract.plain_words import word_set
from crossbearing.extract.speakers import (
    ADDRESS,
    DOCUMENTS,
    GROUPS,
    KIN,
    ORGANISATIONS,
    ROLES,
    SOURCES,
)
from crossbearing.model import Span, VoiceKind

_WITHIN = word_set("within in from inside at of for with to representing")
_PLACING = word_set("in at to near with")
_MODIFIERS = word_set("""
    hospital county town city village state federal provincial district municipal navy
    army police government airline university company ministry coastguard parliament
    militia rebel party airport council presidential embassy border customs prison court
    palace
    """)
_DETERMINERS = word_set(
    "its his her their our my your whose this that these those some two three four "
    "five six seven eight nine ten"
)


def affiliation(said: NounPhrase, kind: VoiceKind, name: str | None) -> str | None:
    """The body a speaker speaks for or from, as printed."""
    if kind is VoiceKind.document and (maker := _maker(said)) is not None:
        return maker
    holders = [said, *(phrase(said.text, aside) for aside in said.asides)]
    for holder in holders:
        if holder.head is None or holder.words[0].low in {"who", "which", "whose"}:
            continue
        named = holder.core[0].capital and holder.core[-1].capital
        aside = holder is not said and not holder.listed(DOCUMENTS)
        if aside and named and is_body_name(holder.core):
            return holder.spelled(holder.core)
        for at, (tie, where) in enumerate(holder.added):
            if (
                tie in _WITHIN
                and not (at and tie == "to")
                and (
                    kind is not VoiceKind.organisation
                    or (tie == "of" and (not holder.head.capital or _is_part(holder)))
                )
                and (body := _body_of(said.text, where, tie, kind)) is not None
            ):
                return body
        if kind is VoiceKind.organisation and holder is not said:
            continue
        owner = holder.owner
        if owner is not None and (body := _owning_body(holder, owner, kind)) is not None:
            return body
        if kind is not VoiceKind.organisation and (body := _modifier(holder, name)) is not None:
            return body
    return None


def _is_part(holder: NounPhrase) -> bool:
    """True for a capitalised organ, which is some body's: "the Command", "the Embassy"."""
    return holder.head is not None and stands_in(holder.head.low, _ORGANS)


_ORGANS = word_set(
    "command council committee embassy chancellery desk office bureau plenum presidium staff "
    "secretariat collegium directorate tribunal"
)
_OF_NAME = re.compile(r"(?: of (?:the )?[A-ZÀ-Þ][\w'’-]*)+")
_MADE = re.compile(
    r"\b(?:examined|written|issued|compiled|prepared|produced|drafted|signed|released|"
    r"published|made|taken|analysed|analyzed|"
    r"carried out|conducted|drawn up) by (?=\w)"
)


def _maker(said: NounPhrase) -> str | None:
    """Who made or examined a document: "samples examined by a technical committee"."""
    found = _MADE.search(said.text, said.span.start, said.span.end)
    if found is None:
        return None
    inner = phrase(said.text, Span(found.end(), said.span.end))
    named = inner.listed(ORGANISATIONS) or any(word.capital for word in inner.core)
    return inner.spelled(inner.core) if named else None


def _body_of(text: str, where: Span, tie: str, kind: VoiceKind) -> str | None:
    """The body that a prepositional phrase names, with what it is of; None for a place."""
    inner = phrase(text, where)
    if inner.head is None:
        return None
    if inner.words[0].low in {"which", "whom"} or is_number(inner.words[0].low):
        return None
    capital = [word for word in inner.core if word.capital]
    listed = inner.listed(ORGANISATIONS) or (bool(capital) and is_body_name(capital))
    if inner.listed(ROLES, KIN, DOCUMENTS) and not listed:
        return None
    if not capital and (not listed or kind is VoiceKind.organisation):
        return None
    if (
        not listed
        and tie in _PLACING
        and not (inner.determiner or is_body_name(capital) or is_acronym(capital[-1].printed))
    ):
        return None
    if kind is VoiceKind.document and not (capital or inner.determiner):
        return None
    if not inner.determiner and capital and not inner.core[0].capital:
        return text[capital[0].start : capital[-1].end]
    if inner.core[-1].capital and (run := _OF_NAME.match(text, inner.core[-1].end)):
        return text[inner.core[0].start : run.end()]
    return (
        re.sub(r"['’]s?$", "", inner.spelled(inner.core))
        if inner.core[-1].possessive
        else inner.spelled(inner.core)
    )


def _owning_body(holder: NounPhrase, owner: Span, kind: VoiceKind) -> str | None:
    inner = phrase(holder.text, owner)
    if inner.head is None or holder.listed(KIN):
        return None
    after = next((word for word in holder.core if word.start > owner.end), None)
    if after is None or (
        after.capital
        and holder.core[-1].capital
        and not (_is_part(holder) and inner.owner is None)
    ):
        return None
    body = inner.listed(ORGANISATIONS) or is_body_name([w for w in inner.core if w.capital])
    personal = inner.listed(ROLES, KIN, GROUPS) and not (body or inner.plural)
    if personal:
        return None
    if not (
        inner.listed(ORGANISATIONS)
        or any(word.capital for word in inner.core)
        or (inner.plural and inner.listed(GROUPS))
    ):
        return None
    if inner.core[-1].capital and any(word.low.strip(".") in ADDRESS for word in inner.core):
        return None
    if kind is VoiceKind.organisation and not any(
        word.capital for word in inner.core[1:] or inner.core
    ):
        return None
    return inner.printed


def _modifier(holder: NounPhrase, name: str | None) -> str | None:
    """A body told before the office: "hospital spokeswoman", "Coast Guard captain"."""
    role = next(
        (
            at
            for at, word in enumerate(holder.core)
            if stands_in(word.low, ROLES, GROUPS, SOURCES)
            and at
            and word.low not in ORGANISATIONS
        ),
        None,
    )
    if role is None:
        return None
    found: list[Piece] = []
    for word in reversed(holder.core[:role]):
        if word.possessive or word.low in {"the", "a", "an"}:
            break
        if (
            word.start == holder.core[0].start
            and word.low not in _MODIFIERS
            and not is_acronym(word.printed)
            and begins_sentence(holder.text, word.start)
        ):
            break
        if word.low in _DETERMINERS or is_number(word.low):
            break
        body = word.low in _MODIFIERS or (
            word.capital
            and word.low.strip(".") not in ADDRESS
            and not stands_in(word.low, ROLES)
        )
        if not body or (
            word.start == holder.core[0].start
            and word.low not in _MODIFIERS
            and len(holder.core) > 1
            and word.low
            in {"some", "two", "one", "many", "former", "senior", "fellow", "local"}
        ):
            break
        found.append(word)
    if not found:
        return None
    spelled = holder.spelled(found[::-1])
    return None if name is not None and spelled in name else spelled
