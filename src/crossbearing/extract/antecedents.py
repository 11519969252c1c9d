"""Whom "he", "it", "they" and "who" stand for: the best of those named before.

Speakers and subjects count more than others, the near more than the far, and gender is known
from titles and pronouns alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from crossbearing.extract.drafts import Draft
from crossbearing.extract.noun_phrases import pieces
from crossbearing.extract.referents import Referent, Referents
from crossbearing.model import Span, Voice, VoiceKind

NOBODY = Voice(name=None, kind=VoiceKind.unknown)
"""The voice of words that nothing shows to be anybody's."""
PEOPLE = frozenset({VoiceKind.named, VoiceKind.role, VoiceKind.anonymous})
BODIES = frozenset({VoiceKind.organisation, VoiceKind.document})
SENTENCE = re.compile(r"[.!?…][\"”’»)]*\s|\n")
"""Where a sentence ends."""
_LONGEST = 3000
"""Letters of content beyond which it is not asked whether a name lies in it."""


class Antecedents:
    """One document's referents, as pronouns find them."""

    def __init__(self, text: str, named: Referents, drafts: Sequence[Draft]) -> None:
        self._text = text
        self._named = named
        self._contents = sorted(span for draft in drafts for span in draft.content)
        self._genders: dict[str, bool] = {}
        self.own: Sequence[Span] = ()
        """The content of the draft in hand: a speaker is not named first in his own words."""

    def person(self, at: int, *, female: bool) -> Voice:
        """The likeliest person named before, whom nothing shows to be of the other gender."""
        best = self._best(
            (
                each
                for each in self._named.before(at)
                if each.voice.kind in PEOPLE
                and (each.voice.number or 1) == 1
                and (each.spoken or not each.placed or each.voice.kind is not VoiceKind.named)
                and self._gender(each) is not (not female)
            ),
            at,
            female=female,
        )
        if best is None or best.voice.name is None:
            return NOBODY
        self._genders.setdefault(best.voice.name, female)
        return best.voice

    def thing(self, at: int, *, documents: bool = False) -> Voice:
        """The likeliest body or document named before, documents first if so asked."""
        best = self._best(
            (each for each in self._named.before(at) if each.voice.kind in BODIES),
            at,
            documents=documents,
        )
        return best.voice if best is not None else NOBODY

    def body(self, at: int) -> Voice:
        """The likeliest organisation named before."""
        best = self._best(
            (e for e in self._named.before(at) if e.voice.kind is VoiceKind.organisation), at
        )
        return best.voice if best is not None else NOBODY

    def many(self, at: int) -> Voice:
        """The likeliest people named before, or the pronoun itself."""
        best = self._best((each for each in self._named.before(at) if _is_many(each)), at)
        if best is not None:
            return best.voice
        printed = pieces(self._text, Span(at, min(len(self._text), at + len("themselves"))))
        return Voice(name=printed[0].printed if printed else None, kind=VoiceKind.group)

    def described_one(self, at: int) -> Voice:
        """Whom a relative clause describes: the one named right before it."""
        near = [e for e in self._named.before(at) if at - 4 <= e.end <= at]
        if near:
            return min(near, key=lambda e: (e.voice.kind in BODIES, e.start)).voice
        last = next(iter(self._named.before(at)), None)
        return (
            last.voice
            if last is not None and not SENTENCE.search(self._text, last.end, at)
            else NOBODY
        )

    def _gender(self, each: Referent) -> bool | None:
        told = self._genders.get(each.voice.name or "")
        return each.female if each.female is not None else told

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
            far = len(SENTENCE.findall(self._text[each.end : at]))
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
        first = bisect_left(self._contents, Span(max(0, at - _LONGEST), max(0, at - _LONGEST)))
        last = bisect_left(self._contents, Span(at + 1, at + 1))
        return [span for span in self._contents[first:last] if at < span.end]


def _is_many(each: Referent) -> bool:
    return (
        each.voice.kind is VoiceKind.group
        or (each.voice.kind is VoiceKind.anonymous and each.voice.number != 1)
        or (each.voice.kind is VoiceKind.organisation and each.spoken)
    )
