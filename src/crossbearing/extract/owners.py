"""The body that a voice belongs to under its fullest name: "its spokesman", "the group's lawyer",
a minister of the government that the same text names."""

from __future__ import annotations

import re
from dataclasses import replace

from crossbearing.extract.antecedents import Antecedents
from crossbearing.extract.descriptions import bare, is_short, latest
from crossbearing.extract.noun_phrases import NounPhrase, phrase, pieces
from crossbearing.extract.referents import Referents, referent
from crossbearing.extract.speakers import DOCUMENTS, GROUPS, KIN, ORGANISATIONS, ROLES
from crossbearing.model import Span, Voice, VoiceKind

_OFFICES = (
    (frozenset({"minister", "premier"}), re.compile(r"^(?:the )?government\b", re.IGNORECASE)),
    (
        frozenset({"mayor"}),
        re.compile(r"^(?:the )?(?:city|town) (?:hall|council)\b", re.IGNORECASE),
    ),
    (
        frozenset({"superintendent", "constable", "detective"}),
        re.compile(r"^(?:the )?police\b", re.IGNORECASE),
    ),
)
"""Offices, and the body that holders belong to where the same text names it."""


class Owners:
    """One document's bodies, as those who speak for them find them."""

    def __init__(
        self, text: str, named: Referents, antecedents: Antecedents, author: Voice
    ) -> None:
        self._text = text
        self._named = named
        self._antecedents = antecedents
        self._author = author

    def placed(self, said: NounPhrase, made: Voice) -> Voice:
        """An office holder's body where the text names the one that such offices belong to."""
        if made.affiliation is not None:
            return made
        told = {word.low for word in said.core}
        for offices, body in _OFFICES:
            if told & offices:
                named = next(
                    (e for e in self._named.found if body.search(e.voice.name or "")), None
                )
                if named is not None:
                    return replace(made, affiliation=named.voice.name)
        return made

    def affiliated(self, said: NounPhrase, made: Voice) -> Voice:
        """The voice with its body under its fullest name, pronouns and "the group" resolved."""
        body = made.affiliation
        if body is None:
            owner = self._possessor(said)
            return (
                made
                if owner is None or owner == made.name
                else replace(made, affiliation=bare(owner))
            )
        full = bare(self._body(body, said.span.start))
        return made if full == body else replace(made, affiliation=full)

    def owner(self, said: NounPhrase) -> str | None:
        """The body that a phrase's first word, a possessive, stands for."""
        word = said.words[0].low
        at = said.span.start
        if word == "whose":
            found = self._antecedents.described_one(at)
        elif word == "its":
            found = self._antecedents.body(at)
        elif word == "their":
            found = self._antecedents.many(at)
        elif word == "our":
            found = self._author
        elif said.listed(KIN):
            return None
        else:
            found = self._antecedents.person(at, female=word == "her")
            if not said.listed(ORGANISATIONS, DOCUMENTS, GROUPS):
                return None
            if said.listed(ROLES) and found.affiliation:
                return found.affiliation
        if found.kind in {
            VoiceKind.organisation,
            VoiceKind.author,
            VoiceKind.named,
            VoiceKind.role,
        }:
            return found.name
        return found.affiliation if found.kind is VoiceKind.document else None

    def _body(self, body: str, at: int) -> str:
        """A body's fullest name before an offset, for the words that tell it."""
        where = self._text.find(body)
        span = Span(where, where + len(body)) if where >= 0 else None
        if span is None:
            return body
        here = self._text.rfind(body, 0, at + 400)
        said = phrase(self._text, Span(here, here + len(body)) if here >= 0 else span)
        if said.head is None or not is_short(said):
            return body
        own = referent(self._text, said.span, self._named.bodies)
        if own is None:
            return body
        kept = latest(self._named, said, own)
        if kept is not None and kept.voice.name and kept.voice.kind is VoiceKind.organisation:
            return kept.voice.name
        return body

    def _possessor(self, said: NounPhrase) -> str | None:
        """The body behind "its spokesman", "their commander", "whose lawyer"."""
        for part in said.parts:
            words = pieces(self._text, part)
            if words and words[0].low in {"its", "their", "whose", "our", "his", "her"}:
                return self.owner(phrase(self._text, part))
        of = next(
            (span for tie, span in said.added if tie in {"of", "in", "on", "from", "for"}), None
        )
        if of is not None:
            inner = phrase(self._text, of)
            if inner.words and inner.words[0].low in {"its", "their"}:
                return self.owner(inner)
        return None
