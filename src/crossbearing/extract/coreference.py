"""Who a pronoun, a last name or "the ministry" stands for, within one document.

A pronoun stands for the best of those named before it: speakers and subjects count more than
others, the near more than the far, and gender is known from titles and pronouns alone. A short
name or a description stands for the fuller one that holds its words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from crossbearing.extract.drafts import Draft
from crossbearing.extract.lemmas import lemmas
from crossbearing.extract.noun_phrases import (
    NOUNS,
    NounPhrase,
    phrase,
    pieces,
    stands_in,
)
from crossbearing.extract.plain_words import MANY_WORDS, plain_words, word_set
from crossbearing.extract.referents import (
    Referent,
    Referents,
    gender,
    referent,
    referents,
    with_beside,
    words_told,
)
from crossbearing.extract.speakers import (
    ADDRESS,
    DOCUMENTS,
    GROUPS,
    KIN,
    ORGANISATIONS,
    ROLES,
    SOURCES,
)
from crossbearing.model import Document, Span, Voice, VoiceKind

NOBODY = Voice(name=None, kind=VoiceKind.unknown)
AUTHOR = Voice(name=None, kind=VoiceKind.author)

_LONGEST = 3000
"""Letters of content beyond which it is not asked whether a name lies in it."""
_SINGULAR = frozenset({"he", "she", "him", "her", "his", "hers"})
_FEMALE = frozenset({"she", "her", "hers"})
_PLURAL = frozenset({"they", "them", "their", "theirs"})
_THING = frozenset({"it", "its", "this"})
_FIRST = frozenset({"i", "we", "me", "us", "my", "our", "mine"})
_SHOWN = word_set("show read list record contain")
_TOLD = _SHOWN | {"state"}
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_PRONOUNS = _SINGULAR | _PLURAL | _THING | _FIRST | _RELATIVE
_PEOPLE = frozenset({VoiceKind.named, VoiceKind.role, VoiceKind.anonymous})
_BODIES = frozenset({VoiceKind.organisation, VoiceKind.document})
_SENTENCE = re.compile(r"[.!?…][\"”’»)]*\s|\n")
_BUSINESS = word_set("""
    company firm operator manufacturer owner contractor builder corporation maker
    insurer airline shipper supplier producer carrier
    """)
_ARMED = word_set(
    "group militia front movement faction column brigade organisation organization party union"
)
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
        self.contents = sorted(span for draft in drafts for span in draft.content)
        self.persons = _Fuller(self.named)
        self.author = replace(AUTHOR, name=_publisher(self.text))
        self.genders: dict[str, bool] = {}
        self.own: Sequence[Span] = ()
        """The content of the draft in hand: a speaker is not named first in his own words."""

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
        self.own = draft.content
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
            return self._person(at, female=word in _FEMALE)
        if word in _THING:
            return self._thing(at, draft)
        if word in _PLURAL:
            return self._many(at)
        if word in _RELATIVE:
            return self._antecedent(at)
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
            made = self._placed(said, made)
        elif (inner := _called(said)) is not None:
            made = self.described(inner)
        elif _partitive(said):
            made = self._part(said, made)
        else:
            made = self._placed(said, self._fuller(said, own))
            if made == own.voice and (later := self._later(said)) is not None:
                made = later
        return self._affiliated(said, made)

    def _fuller(self, said: NounPhrase, own: Referent) -> Voice:
        """The voice of the fuller description, if the text gave one before."""
        made = own.voice
        if not _short(said):
            return made
        kept = self._match(said, own)
        if kept is not None:
            return kept.voice
        return made

    def _match(self, said: NounPhrase, own: Referent) -> Referent | None:
        """The latest named before that all words of a short description fit."""
        assert said.head is not None
        words = {
            word.low.strip(".")
            for word in said.core
            if word.low not in {"the", "this", "that", "our", "own", "same"}
        }
        heads = set(lemmas(said.head.low))
        last = said.head.low
        candidates = [
            each for each in self.named.before(said.span.start) if each.end <= said.span.start
        ]
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

    def _part(self, said: NounPhrase, made: Voice) -> Voice:
        """ "One of them": of those spoken of before, with their reason and body."""
        of = next((span for tie, span in said.added if tie == "of"), None)
        if of is None:
            return made
        whole = phrase(self.text, of)
        word = whole.words[0].low if whole.words else ""
        if word in _PLURAL:
            them = self._many(said.span.start)
        elif word in {"his", "her", "its"}:
            owner = self._owner(whole)
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
            and not _SENTENCE.search(self.text, other.cue[0].end, cue)
        ]
        outer = [at for start, at in sorted(before) if not _inside(self.drafts[at], draft)]
        return found[outer[-1]] if outer else NOBODY

    def _person(self, at: int, *, female: bool) -> Voice:
        """The likeliest person named before, whom nothing shows to be of the other gender."""
        best = self._best(
            (
                each
                for each in self.named.before(at)
                if each.voice.kind in _PEOPLE
                and (each.voice.number or 1) == 1
                and (each.spoken or not each.placed or each.voice.kind is not VoiceKind.named)
                and self._gender(each) is not (not female)
            ),
            at,
            female=female,
        )
        if best is None or best.voice.name is None:
            return NOBODY
        self.genders.setdefault(best.voice.name, female)
        return best.voice

    def _gender(self, each: Referent) -> bool | None:
        told = self.genders.get(each.voice.name or "")
        return each.female if each.female is not None else told

    def _thing(self, at: int, draft: Draft) -> Voice:
        shows = self._cued(draft, _TOLD)
        best = self._best(
            (each for each in self.named.before(at) if each.voice.kind in _BODIES),
            at,
            documents=shows,
        )
        return best.voice if best is not None else NOBODY

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

    def _many(self, at: int) -> Voice:
        best = self._best((each for each in self.named.before(at) if _is_many(each)), at)
        if best is not None:
            return best.voice
        printed = pieces(self.text, Span(at, min(len(self.text), at + len("themselves"))))
        return Voice(name=printed[0].printed if printed else None, kind=VoiceKind.group)

    def _best(
        self,
        candidates: Iterator[Referent],
        at: int,
        *,
        documents: bool = False,
        female: bool | None = None,
    ) -> Referent | None:
        """The candidate with the best standing: near, a speaker, outside contents."""
        ranked = []
        around = self._around(at)
        for order, each in enumerate(candidates):
            if order > 40:
                break
            if any(span.start <= each.start and span.end <= at for span in self.own):
                continue
            far = len(_SENTENCE.findall(self.text[each.end : at]))
            inside = any(each.end <= span.end for span in self._around(each.start))
            here = any(span.start <= each.start < span.end for span in around)
            partitive = (each.voice.name or "").lower().startswith("one of ") or (
                each.head == "" and each.voice.kind is VoiceKind.anonymous
            )
            standing = (
                -4.0 * partitive
                + 3.0 * each.spoken
                + 1.5 * each.opening
                - 2.0 * min(far, 6)
                - 0.5 * (inside and not here)
            )
            if female is not None and self._gender(each) is female:
                standing += 3.0
            if documents:
                standing += 3.0 * (each.voice.kind is VoiceKind.document)
            elif each.voice.kind is VoiceKind.document:
                standing -= 1.0
            ranked.append((standing, -order, each))
        return max(ranked, key=lambda one: one[:2])[2] if ranked else None

    def _around(self, at: int) -> list[Span]:
        """The contents, not too long, that hold an offset."""
        first = bisect_left(self.contents, Span(max(0, at - _LONGEST), max(0, at - _LONGEST)))
        last = bisect_left(self.contents, Span(at + 1, at + 1))
        return [span for span in self.contents[first:last] if at < span.end]

    def _antecedent(self, at: int) -> Voice:
        """Whom a relative clause describes: the one named right before it."""
        near = [e for e in self.named.before(at) if at - 4 <= e.end <= at]
        if near:
            return min(near, key=lambda e: (e.voice.kind in _BODIES, e.start)).voice
        last = next(iter(self.named.before(at)), None)
        return (
            last.voice
            if last is not None and not _SENTENCE.search(self.text, last.end, at)
            else NOBODY
        )

    def _same_body(self, made: Voice) -> Voice | None:
        """The body whose name begins with a bare name, if no person's holds it: "Azure" for
        "Azure Holdings"."""
        words = _plain(made.name or "")
        if len(words) > 2 or self.persons.fullest(made, 0).name != made.name:
            return None
        return next(
            (
                each.voice
                for each in self.named.found
                if each.voice.kind is VoiceKind.organisation
                and len(own := _plain(_bare(each.voice.name or ""))) > len(words)
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
                and _plain(each.voice.name or "") == _plain(made.name or "")
            ),
            None,
        )

    def _placed(self, said: NounPhrase, made: Voice) -> Voice:
        """An office holder's body where the text names the one that such offices belong to."""
        if made.affiliation is not None:
            return made
        told = {word.low for word in said.core}
        for offices, body in _OFFICES:
            if told & offices:
                named = next(
                    (e for e in self.named.found if body.search(e.voice.name or "")), None
                )
                if named is not None:
                    return replace(made, affiliation=named.voice.name)
        return made

    def _affiliated(self, said: NounPhrase, made: Voice) -> Voice:
        """The voice with its body under its fullest name, pronouns and "the group" resolved."""
        body = made.affiliation
        if body is None:
            owner = self._possessor(said)
            return (
                made
                if owner is None or owner == made.name
                else replace(made, affiliation=_bare(owner))
            )
        full = _bare(self._body(body, said.span.start))
        return made if full == body else replace(made, affiliation=full)

    def _body(self, body: str, at: int) -> str:
        """A body's fullest name before an offset, for the words that tell it."""
        where = self.text.find(body)
        span = Span(where, where + len(body)) if where >= 0 else None
        if span is None:
            return body
        here = self.text.rfind(body, 0, at + 400)
        said = phrase(self.text, Span(here, here + len(body)) if here >= 0 else span)
        if said.head is None or not _short(said):
            return body
        own = referent(self.text, said.span, self.named.bodies)
        if own is None:
            return body
        kept = self._match(said, own)
        if kept is not None and kept.voice.name and kept.voice.kind is VoiceKind.organisation:
            return kept.voice.name
        return body

    def _possessor(self, said: NounPhrase) -> str | None:
        """The body behind "its spokesman", "their commander", "whose lawyer"."""
        for part in said.parts:
            words = pieces(self.text, part)
            if words and words[0].low in {"its", "their", "whose", "our", "his", "her"}:
                return self._owner(phrase(self.text, part))
        of = next(
            (span for tie, span in said.added if tie in {"of", "in", "on", "from", "for"}), None
        )
        if of is not None:
            inner = phrase(self.text, of)
            if inner.words and inner.words[0].low in {"its", "their"}:
                return self._owner(inner)
        return None

    def _owner(self, said: NounPhrase) -> str | None:
        word = said.words[0].low
        at = said.span.start
        if word == "whose":
            found = self._antecedent(at)
        elif word == "its":
            best = self._best(
                (e for e in self.named.before(at) if e.voice.kind is VoiceKind.organisation), at
            )
            found = best.voice if best is not None else NOBODY
        elif word == "their":
            found = self._many(at)
        elif word == "our":
            found = self.author
        elif said.listed(KIN):
            return None
        else:
            found = self._person(at, female=word == "her")
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


def _is_many(each: Referent) -> bool:
    return (
        each.voice.kind is VoiceKind.group
        or (each.voice.kind is VoiceKind.anonymous and each.voice.number != 1)
        or (each.voice.kind is VoiceKind.organisation and each.spoken)
    )


def _partitive(said: NounPhrase) -> bool:
    return len(said.core) == 1 and bool(said.added) and said.added[0][0] == "of"


def _called(said: NounPhrase) -> NounPhrase | None:
    """ "The mayor" in "his brother the mayor"."""
    for word in said.core[1:-1]:
        if word.low == "the" and said.listed(ROLES):
            return NounPhrase(said.text, Span(word.start, said.core[-1].end))
    return None


def _short(said: NounPhrase) -> bool:
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
        and each.voice.kind in _PEOPLE
    ):
        return False
    return not personal or each.voice.kind not in _BODIES


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


def _bare(name: str) -> str:
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


class _Fuller:
    """Names of persons in a document, to make short ones full."""

    def __init__(self, named: Referents) -> None:
        self._named = [
            (each.start, each.voice.name, _plain(each.voice.name))
            for each in named.found
            if each.voice.kind is VoiceKind.named and each.voice.name
        ]

    def fullest(self, said: Voice, at: int) -> Voice:
        """The voice under the longest name that holds the name given, the latest before it."""
        words = _plain(said.name or "")
        fuller = [
            (len(own), start <= at, -abs(at - start), name)
            for start, name, own in self._named
            if len(own) > len(words) and _holds(own, words)
        ]
        return replace(said, name=max(fuller)[3]) if fuller else said


@lru_cache(maxsize=MANY_WORDS)
def _plain(name: str) -> tuple[str, ...]:
    words = tuple(word.strip('.,“”"').lower() for word in name.split())
    return tuple(word for word in words if word not in ADDRESS) or words


def _holds(name: Sequence[str], words: Sequence[str]) -> bool:
    count = len(words)
    return any(name[at : at + count] == words for at in range(len(name) - count + 1))


def _publisher(text: str) -> str | None:
    """The body in whose name a communiqué says "we"."""
    found = re.search(
        r"\b[Ii]n the name of the (?P<name>(?:[A-ZÀ-Þ][\w'’-]+)(?: (?:of |the |for |"
        r"and )*[A-ZÀ-Þ][\w'’-]+)*)",
        text,
    )
    return found["name"] if found else None
