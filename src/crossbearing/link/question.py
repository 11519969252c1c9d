"""The question as asked: what it presumes, and the site it is about."""

from __future__ import annotations

import re

from crossbearing.errors import UsageError
from crossbearing.model import Question
from crossbearing.text.names import normal

_STRIKE = re.compile(
    r"\b(?:struck|strike|bomb(?:ed|s)?|attack(?:ed|s)?|hit|shelled|raided|targeted|fired)\b",
    re.IGNORECASE,
)
_KILLING = re.compile(r"\b(?:killed|murdered|assassinated|shot)\b", re.IGNORECASE)
_WHO = re.compile(r"\b(?:who|which (?:party|side|group|country|state))\b", re.IGNORECASE)
_SITE = re.compile(
    r"\b(?:struck|strike[sd]?|bombed|attacked|hit|shelled|raided|targeted|blew up|destroyed|at|of|in"
    r"|happened (?:at|to)|explosion (?:at|in)|blast (?:at|in)|behind)\s+(?:the\s+)?([^?]+?)\??$",
    re.IGNORECASE,
)
MOST = 1000


def question(text: str) -> Question:
    """The question with its presuppositions named. Raises UsageError when it is empty."""
    words = " ".join(text.split())
    if not words:
        raise UsageError("the question is empty; ask, for instance, -q 'Who struck the depot?'")
    if len(words) > MOST:
        raise UsageError(f"the question is longer than {MOST} characters; ask one thing")
    presumes = []
    if _STRIKE.search(words):
        presumes.append("a strike: that somebody attacked")
    if _KILLING.search(words):
        presumes.append("a killing: that somebody meant it")
    if _WHO.search(words):
        presumes.append("an actor: that somebody did it")
    site = _SITE.search(words)
    return Question(
        text=words, presumes=tuple(presumes), site=site[1].strip() if site else None
    )


def site_names(asked: Question) -> frozenset[str]:
    """The proper names by which the question's site is known, in normal form; empty when the
    question names no site ("Who struck the depot?")."""
    words = re.findall(r"[\w’'-]+", asked.site or " ".join(asked.text.split()[1:]))
    return frozenset(normal(word) for word in words if word[0].isupper() and len(word) > 2)
