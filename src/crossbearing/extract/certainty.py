"""How sure the speaker makes the content out to be, from hedges in cue and content."""

from __future__ import annotations

import re

from crossbearing.extract.cues import NOUNS, PASSIVE_ONLY, VERBS
from crossbearing.extract.drafts import Draft
from crossbearing.extract.reported_speech import REPORTING_ADVERBS
from crossbearing.model import Certainty, Stance

_POSSIBLE = re.compile(
    r"\b(possibly|perhaps|maybe|may|might|could(?! not\b|n['’]t)|can't rule out|cannot rule out|conceivabl[ye]|"
    r"potential(?:ly)?|alleged(?:ly)?|unconfirmed|suspected|suspicions?|whether)\b",
    re.IGNORECASE,
)
_PROBABLE = re.compile(
    r"\b(probabl[ye]|likely|appear(?:s|ed)?|seem(?:s|ed)?|believed|presumabl[ye]|apparent(?:ly)?|"
    r"thought to|expected to|suggest(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)
_UNLIKELY = re.compile(r"\b(unlikely|doubtful|not likely)\b", re.IGNORECASE)
_OPENING = 160
"""Characters of content in which a hedge is taken to bear on the main clause."""


def certainty(draft: Draft, stance: Stance, content: str) -> Certainty:
    """The weakest hedge in force: in the cue, or early in the content; questions are unknown."""
    if stance in {Stance.asks, Stance.declines}:
        return Certainty.unknown
    opening = content[:_OPENING]
    if draft.head is not None:
        if draft.head.lower_ in REPORTING_ADVERBS:
            return Certainty.possible
        lemma = draft.head.lemma_
        cue = VERBS.get(lemma) or PASSIVE_ONLY.get(lemma) or NOUNS.get(lemma)
        if cue is not None and cue.certainty is not None:
            return Certainty.possible if _POSSIBLE.search(opening) else cue.certainty
    if _POSSIBLE.search(opening):
        return Certainty.possible
    if _PROBABLE.search(opening) or _UNLIKELY.search(opening):
        return Certainty.probable
    return Certainty.certain
