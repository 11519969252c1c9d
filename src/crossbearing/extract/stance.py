"""What kind of act a statement is: the cue's class, corrected by what it is about."""

from __future__ import annotations

import re

from crossbearing.extract.cues import NOUNS, PASSIVE_ONLY, VERBS
from crossbearing.extract.drafts import Draft
from crossbearing.model import SpeechKind, Stance

_OWNING = frozenset({"responsibility", "credit", "guilt", "involvement", "fault", "blame"})
_DECLINING = frozenset(
    {"comment", "answer", "discuss", "say", "respond", "speculate", "elaborate"}
)

_DISOWNS = re.compile(
    r"\b(?:nothing to do with|no (?:part|role|hand|involvement) in|"
    r"not (?:us|involved|behind|responsible))\b",
    re.IGNORECASE,
)
_OWNS = re.compile(
    r"\b(?:we|I|our (?:forces|fighters|men|troops|units|army))\b(?! (?:did|have|had)(?:n't| not))"
    r"[^.]{0,20}\b(?:carried out|struck|fired|attacked|targeted|bombed|shelled|shot down)\b",
    re.IGNORECASE,
)


def stance(draft: Draft, content: str) -> Stance:
    """The stance of a draft whose content reads `content`.

    A negated denial is no denial, nor its opposite: the speaker merely did not reject it. "Did
    not say" declines, and so does refusing to comment; claiming responsibility admits.
    """
    head = draft.head
    if head is None:
        return Stance.asserts
    lemma = head.lemma_
    if head.lower_ in {"reportedly", "allegedly", "supposedly", "purportedly"}:
        return Stance.asserts
    cue = VERBS.get(lemma) or PASSIVE_ONLY.get(lemma) or NOUNS.get(lemma)
    plain = cue.stance if cue is not None else Stance.asserts
    words = content.lower().split()
    first = set(words[:6])
    owning = bool(first & _OWNING)
    if lemma in {"claim", "accept", "take"} and owning:
        return Stance.declines if draft.negated else Stance.admits
    if lemma == "acknowledge" and owning:
        return Stance.admits
    if lemma == "refuse" and not first & _DECLINING:
        return Stance.asserts
    if draft.negated:
        return _negated(plain, lemma)
    if plain is Stance.asserts and _DISOWNS.search(content):
        return Stance.denies
    if plain is Stance.asserts and draft.kind is SpeechKind.direct and _OWNS.search(content):
        return Stance.admits
    return plain


def _negated(plain: Stance, lemma: str) -> Stance:
    if plain is Stance.denies:
        return Stance.asserts
    if plain is Stance.asserts and lemma in {
        "say",
        "tell",
        "comment",
        "explain",
        "respond",
        "reply",
    }:
        return Stance.declines
    if plain in {Stance.admits, Stance.accuses, Stance.suspects}:
        return Stance.asserts
    return plain
