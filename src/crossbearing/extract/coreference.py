"""Whose each statement is, within one document and in the order of its statements.

Pronouns are resolved by `antecedents`, short names and descriptions by `descriptions`, and the
body behind a voice by `owners`; each voice found is kept as one named before those that follow.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from crossbearing.extract.antecedents import NOBODY, SENTENCE, Antecedents
from crossbearing.extract.descriptions import Persons, bare, is_short, latest, plain
from crossbearing.extract.drafts import Draft
from crossbearing.extract.lemmas import lemmas
from crossbearing.extract.noun_phrases import NOUNS, NounPhrase, phrase, stands_in
from crossbearing.extract.owners import Owners
from crossbearing.extract.plain_words import plain_words, word_set
from crossbearing.extract.referents import (
    Referent,
    gender,
    referent,
    referents,
    with_beside,
    words_told,
)
from crossbearing.extract.speakers import ROLES
from crossbearing.model import Document, Span, Voice, VoiceKind

AUTHOR = Voice(name=None, kind=VoiceKind.author)
_SINGULAR = frozenset({"he", "she", "him", "her", "his", "hers"})
_FEMALE = frozenset({"she", "her", "hers"})
_PLURAL = frozenset({"they", "them", "their", "theirs"})
_THING = frozenset({"it", "its", "this"})
_FIRST = frozenset({"i", "we", "me", "us", "my", "our", "mine"})
_SHOWN = word_set("show read list record contain")
_TOLD = _SHOWN | {"state"}
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_PRONOUNS = _SINGULAR | _PLURAL | _THING | _FIRST | _RELATIVE
_BE = word_set("is are was were be been being")


def voices(
    document: Document, drafts: Sequence[Draft], parents: Sequence[int | None]
) -> list[Voice]:
    """The voice of each draft, in their order, names as full as the text allows."""
    reading = _Reading(document, drafts)
    found: dict[int, Voice] = {}
    begun: set[int] = set()

    def resolved(number: int) -> Voice:
        if number not in found:
            parent = parents[number]
            begun.add(number)
            carrier = resolved(parent) if parent is not None and parent not in begun else None
            if carrier is None and parent in found:
                carrier = found[parent]
            found[number] = reading.voice(drafts[number], carrier, number, found)
        return found[number]

    return [resolved(number) for number in range(len(drafts))]


class _Reading:
    """One document's referents, and the drafts' voices as they are resolved in order."""

    def __init__(self, document: Document, drafts: Sequence[Draft]) -> None:
        self.text = document.text
        self.named = referents(document)
        self.drafts = drafts
        self.persons = Persons(self.named)
        self.author = replace(AUTHOR, name=_publisher(self.text))
        self.antecedents = Antecedents(self.text, self.named, drafts)
        self.owners = Owners(self.text, self.named, self.antecedents, self.author)

    def voice(
        self, draft: Draft, carrier: Voice | None, number: int, found: dict[int, Voice]
    ) -> Voice:
        """The voice of a draft; what it names is kept for those that follow."""
        if not draft.source:
            return self._unsourced(draft, number, found)
        source = draft.source[0] if len(draft.source) == 1 else _longest(draft.source)
        said = phrase(self.text, source)
        if said.head is None:
            return NOBODY
        self.antecedents.own = draft.content
        made = self._spoken(said, draft, carrier)
        if made.kind in {VoiceKind.role, VoiceKind.organisation} and self._shows(said, draft):
            made = replace(made, kind=VoiceKind.document, number=None)
        if made.kind not in {VoiceKind.unknown, VoiceKind.author}:
            self._keep(said, made)
        return made

    def _spoken(self, said: NounPhrase, draft: Draft, carrier: Voice | None) -> Voice:
        word = said.printed.lower()
        at = said.span.start
        if word in _FIRST:
            return carrier or self.author
        if word in _SINGULAR:
            return self.antecedents.person(at, female=word in _FEMALE)
        if word in _THING:
            return self.antecedents.thing(at, documents=self._cued(draft, _TOLD))
        if word in _PLURAL:
            return self.antecedents.many(at)
        if word in _RELATIVE:
            return self.antecedents.described_one(at)
        return self.described(said)

    def described(self, said: NounPhrase) -> Voice:
        """The voice of a phrase that is not a pronoun, under its fullest name."""
        own = referent(self.text, said.span, self.named.bodies)
        if own is None:
            return NOBODY
        made = own.voice
        if made.kind is VoiceKind.named and (body := self._same_body(made)) is not None:
            made = body
        elif made.kind is VoiceKind.named:
            made = self.persons.fullest(made, said.span.start)
            earlier = self._same_name(made, said.span.start)
            if made.affiliation is None and earlier is not None:
                made = replace(made, affiliation=earlier.affiliation)
            made = self.owners.placed(said, made)
        elif (inner := _called(said)) is not None:
            made = self.described(inner)
        elif _partitive(said):
            made = self._part(said, made)
        else:
            made = self.owners.placed(said, self._fuller(said, own))
            if made == own.voice and (later := self._later(said)) is not None:
                made = later
        return self.owners.affiliated(said, made)

    def _fuller(self, said: NounPhrase, own: Referent) -> Voice:
        """The voice of the fuller description, if the text gave one before."""
        made = own.voice
        if not is_short(said):
            return made
        kept = latest(self.named, said, own)
        if kept is not None:
            return kept.voice
        return made

    def _part(self, said: NounPhrase, made: Voice) -> Voice:
        """ "One of them": of those spoken of before, with their reason and body."""
        of = next((span for tie, span in said.added if tie == "of"), None)
        if of is None:
            return made
        whole = phrase(self.text, of)
        word = whole.words[0].low if whole.words else ""
        if word in _PLURAL:
            them = self.antecedents.many(said.span.start)
        elif word in {"his", "her", "its"}:
            owner = self.owners.owner(whole)
            return replace(made, affiliation=made.affiliation or owner)
        elif said.core[0].low == "one" and word == "the" and whole.plural:
            them = self.described(whole)
            if them.kind is not VoiceKind.group:
                return made
        else:
            return made
        if them.name is None:
            return made
        return replace(
            made,
            name=them.name,
            reason=made.reason or them.reason,
            affiliation=made.affiliation or them.affiliation,
            kind=VoiceKind.anonymous if them.anonymous else VoiceKind.group,
            anonymous=them.anonymous,
        )

    def _unsourced(self, draft: Draft, number: int, found: dict[int, Voice]) -> Voice:
        """A cue without a source goes on with its sentence's speaker: "and demands"."""
        words = plain_words(self.text, draft.cue)
        lows = [word.low for word in words]
        if (
            not words
            or any(low in _BE for low in lows)
            or lows[-1].endswith("ly")
            or lows[0] in {"reports", "rumours", "claims", "suspicions"}
        ):
            return NOBODY
        if not (lows[0].endswith("ing") or _AND.search(self.text, 0, draft.cue[0].start)):
            return NOBODY
        cue = draft.cue[0].start
        before = [
            (other.cue[0].start, at)
            for at, other in enumerate(self.drafts)
            if at in found
            and other.cue
            and other.cue[0].start < cue
            and other.source
            and not SENTENCE.search(self.text, other.cue[0].end, cue)
        ]
        outer = [at for start, at in sorted(before) if not _inside(self.drafts[at], draft)]
        return found[outer[-1]] if outer else NOBODY

    def _shows(self, said: NounPhrase, draft: Draft) -> bool:
        """True for a thing of no listed kind that shows or reads something."""
        return (
            not said.listed(NOUNS)
            and said.head is not None
            and not (said.head.capital or said.head.low in _PRONOUNS)
            and self._cued(draft, _SHOWN)
        )

    def _cued(self, draft: Draft, verbs: frozenset[str]) -> bool:
        return any(stands_in(word.low, verbs) for word in plain_words(self.text, draft.cue))

    def _same_body(self, made: Voice) -> Voice | None:
        """The body whose name begins with a bare name, if no person's holds it: "Azure" for
        "Azure Holdings"."""
        words = plain(made.name or "")
        if len(words) > 2 or self.persons.fullest(made, 0).name != made.name:
            return None
        return next(
            (
                each.voice
                for each in self.named.found
                if each.voice.kind is VoiceKind.organisation
                and len(own := plain(bare(each.voice.name or ""))) > len(words)
                and own[: len(words)] == words
                and " of " not in (each.voice.name or "")
            ),
            None,
        )

    def _later(self, said: NounPhrase) -> Voice | None:
        """Whom a later apposition names for an office: "the sheikh" for "The sheikh, Mansour
        al-Atrab"."""
        if not said.listed(ROLES) or said.determiner != "the" or len(said.core) > 2:
            return None
        words = {word.low for word in said.core} - {"the"}
        lead = said.printed.lower()
        return next(
            (
                each.voice
                for each in self.named.found
                if each.start > said.span.end
                and each.voice.kind is VoiceKind.named
                and words <= each.told
                and self.text[each.start : each.start + len(lead) + 2].lower() == f"{lead}, "
            ),
            None,
        )

    def _same_name(self, made: Voice, at: int) -> Voice | None:
        return next(
            (
                each.voice
                for each in (*self.named.before(at), *self.named.found)
                if each.voice.affiliation is not None
                and each.voice.kind is VoiceKind.named
                and plain(each.voice.name or "") == plain(made.name or "")
            ),
            None,
        )

    def _keep(self, said: NounPhrase, made: Voice) -> None:
        """Note a speaker where the statement names him."""
        beside = with_beside(self.text, said.span.end)
        told = words_told(NounPhrase(self.text, Span(said.span.start, beside)))
        if made.kind in {VoiceKind.named, VoiceKind.organisation}:
            own = re.split(r" (?:of|for|in|at|on|to|from) ", made.name or "")[0]
            told |= {word.strip(".,").lower() for word in own.split()}
        earlier = next(
            (e for e in self.named.before(said.span.start + 1) if e.voice.name == made.name),
            None,
        )
        if earlier is not None:
            told |= earlier.told
        head = said.head.low if said.head is not None and said.listed(NOUNS) else ""
        female = gender(told - {"he", "she", "his", "her"})
        if female is None and earlier is not None:
            female = earlier.female
        self.named.add(
            Referent(
                voice=made,
                start=said.span.start,
                end=said.span.end,
                told=frozenset(told),
                head=next((each for each in lemmas(head) if each in NOUNS), head),
                female=female,
                spoken=True,
                opening=False,
            )
        )


_AND = re.compile(r"\b(?:and|but|or)(?: \w+ly| then| also| now| later| again)*,? \Z")


def _inside(outer: Draft, inner: Draft) -> bool:
    return any(span.contains(mark) for span in inner.content for mark in outer.cue)


def _longest(spans: Sequence[Span]) -> Span:
    return max(spans, key=lambda span: (span.end - span.start, -span.start))


def _partitive(said: NounPhrase) -> bool:
    return len(said.core) == 1 and bool(said.added) and said.added[0][0] == "of"


def _called(said: NounPhrase) -> NounPhrase | None:
    """ "The mayor" in "his brother the mayor"."""
    for word in said.core[1:-1]:
        if word.low == "the" and said.listed(ROLES):
            return NounPhrase(said.text, Span(word.start, said.core[-1].end))
    return None


def _publisher(text: str) -> str | None:
    """The body in whose name a communiqué says "we"."""
    found = re.search(
        r"\b[Ii]n the name of the (?P<name>(?:[A-ZÀ-Þ][\w'’-]+)(?: (?:of |the |for |"
        r"and )*[A-ZÀ-Þ][\w'’-]+)*)",
        text,
    )
    return found["name"] if found else None
