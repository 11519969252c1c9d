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
_PRESUMES = (
    (_STRIKE, "a strike: that somebody attacked"),
    (_KILLING, "a killing: that somebody meant it"),
    (_WHO, "an actor: that somebody did it"),
    (
        re.compile(
            r"\bwho(?:se)? (?:gave the )?order(?:ed|s)?\b|\bon whose orders?\b", re.IGNORECASE
        ),
        "an order: that the attacker did not act alone",
    ),
    (
        re.compile(
            r"\b(?:which|what|whose) (?:drone|missile|rocket|bomb|aircraft|jet)s?\b",
            re.IGNORECASE,
        ),
        "a weapon: that one of this kind was used",
    ),
    (
        re.compile(r"^why (?:did|has|had|would) \w+", re.IGNORECASE),
        "an actor: that the one named did it",
    ),
    (re.compile(r"\bagain\b", re.IGNORECASE), "an earlier act: that it happened before"),
)
"""Words of a question, and what they take for granted."""
_SEVERAL = re.compile(
    r"\b(?:which|what) (?:parties|sides|groups|countries|states|actors)\b|\bwho all\b"
    r"|\b(?:involved|responsible|complicit|to blame|had a (?:part|hand)|took part)\b",
    re.IGNORECASE,
)
"""Questions to which more than one answer can be right at a time."""
_JOINED = re.compile(
    r"[?;]\s+(?=\w)|,? and (?=(?:who|what|which|how|why|when|where|on whose|with what|by what)\b)",
    re.IGNORECASE,
)
"""Where one question ends and the next begins."""
MOST = 1000


def question(text: str) -> Question:
    """The question with its presuppositions named. Raises UsageError when it is empty."""
    words = " ".join(text.split())
    if not words:
        raise UsageError("the question is empty; ask, for instance, -q 'Who struck the depot?'")
    if len(words) > MOST:
        raise UsageError(f"the question is longer than {MOST} characters; ask one thing")
    parts = _parts(words)
    site = _SITE.search(parts[0] if parts else words)
    return Question(
        text=words,
        presumes=tuple(told for pattern, told in _PRESUMES if pattern.search(words)),
        site=site[1].strip() if site else None,
        parts=parts,
        several=bool(_SEVERAL.search(words)),
    )


def _parts(words: str) -> tuple[str, ...]:
    """The questions that a question is made of, where it asks more than one thing."""
    found = [each.strip(" ,;?") for each in _JOINED.split(words)]
    asked = [f"{each[0].upper()}{each[1:]}?" for each in found if each]
    return tuple(asked) if len(asked) > 1 else ()


def site_names(asked: Question) -> frozenset[str]:
    """The proper names by which the question's site is known, in normal form; empty when the
    question names no site ("Who struck the depot?")."""
    words = re.findall(r"[\w’'-]+", asked.site or " ".join(asked.text.split()[1:]))
    return frozenset(normal(word) for word in words if word[0].isupper() and len(word) > 2)
