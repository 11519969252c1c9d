"""Attributions: a source that falls away, or becomes a weightier one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from crossbearing.model import DriftKind, Loss
from crossbearing.trace.drifting import scope

KIND = DriftKind.attribution

_VERB = (
    r"said|says?|saying|told|tells?|claim(?:s|ed)?|insist(?:s|ed)?|alleg(?:es?|ed)|recall(?:s|ed)?"
    r"|add(?:s|ed)|stat(?:es|ed)|wrote|writes?|announc(?:es|ed)|conclud(?:es|ed)|explain(?:s|ed)"
    r"|maintain(?:s|ed)|argu(?:es|ed)|testif(?:ies|ied)|admit(?:s|ted)?|den(?:y|ies|ied)"
    r"|confirm(?:s|ed)?|warn(?:s|ed)?|accus(?:es?|ed)|blam(?:es?|ed)|declar(?:es|ed)"
    r"|acknowledg(?:es|ed)|reveal(?:s|ed)?|estimat(?:es|ed)"
    r"|(?:found|finds?|felt|feels?|thinks?|thought) that"
    r"|(?:report|suspect|believe|fear|reckon|complain)(?:s|ed|d)? (?:that|the)|note[sd] that|(?:report|complain|suspect)(?:s|ed)?(?=[,.]|$| to\b)|found(?=[.,]|$)"
    r"|suspects?"
)
_CUE = re.compile(
    rf"\b(?P<to>according to|in the words of|quoting|citing)\b|\b(?P<verb>{_VERB})(?![\w-])",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"\b(?:be|been|being|was|were|is|are|to|it|not|has|have|had|did|does|would)(?:\s+\w+ly)?\s*$",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"[,.;:!?“”\"()]|\b(?:that|who|which|on|in|after|when|while|and then|told|but)\b",
    re.IGNORECASE,
)
_INVERTED = ("", *',.!?…”"')
"""What stands before a cue whose source follows it; nothing where the cue begins."""
_JOINS = ("", "and", "but", "so")
_UNNAMED = re.compile(
    r"\b(?:sources?|unnamed|anonymous\w*|unidentified|insiders?|people (?:familiar|close|briefed)"
    r"|condition of anonymity|who (?:asked|wished|declined) not|not to be named)\b",
    re.IGNORECASE,
)
_PRONOUN = frozenset(
    ["he", "she", "they", "it", "i", "we", "you", "who", "one", "this", "that", "which"]
)


@dataclass(frozen=True, slots=True)
class Source:
    """Somebody given as the source of a sentence, by these words."""

    words: str
    cue: str


@lru_cache(maxsize=scope.KEPT)
def sources(sentence: str) -> tuple[Source, ...]:
    """Whom a sentence names as its source, in order."""
    return tuple(_sources(sentence))


def _sources(sentence: str) -> Iterator[Source]:
    stops = [stop.end() for stop in _STOP.finditer(sentence)]
    for match in _CUE.finditer(sentence):
        if match["to"]:
            yield Source(_after(sentence, match.end()), match[0])
            continue
        ahead = sentence[: match.start()]
        if not _inert(ahead, match[0]):
            words = _before(ahead, stops)
            if ahead.rstrip()[-1:] in _INVERTED or words.casefold() in _JOINS:
                words = _after(sentence, match.end())
            yield Source(words, match[0])


def _inert(ahead: str, cue: str) -> bool:
    """True for "is said to", "was reported": a cue of no one in particular."""
    words = ahead.rsplit(None, 2)
    passive = _PASSIVE.search(ahead, len(words[0]) if len(words) > 2 else 0)
    return passive is not None and cue.casefold() not in ("say", "tell")


def _before(ahead: str, stops: Sequence[int]) -> str:
    """The words before the cue, back to where its clause begins; `stops` end clauses."""
    near = reversed(stops[: bisect_right(stops, len(ahead))])
    begin = next((stop for stop in near if ahead[stop:].strip()), 0)
    return ahead[begin:].strip(' ,“”"')


def _after(sentence: str, at: int) -> str:
    stop = _STOP.search(sentence, at)
    return sentence[at : stop.start() if stop else len(sentence)].strip(' ,“”"')


def losses(before: str, after: str) -> Iterator[Loss]:
    """The source that `after` drops, or exchanges for another."""
    told, retold = sources(before), sources(after)
    if not told:
        return
    if not retold:
        if _retells(before, told[0], after):
            yield Loss(kind=KIND, was=_shown(told[0]))
        return
    for source, other in zip(told, retold, strict=False):
        if exchanged(source.words, other.words, before, after):
            yield Loss(kind=KIND, was=source.words, now=other.words)
            return


def exchanged(one: str, other: str, before: str, after: str) -> bool:
    """True if an unnamed source became a named body, or one kind of speaker another."""
    was, now = scope.matter(one), scope.matter(other)
    if not was or not now or {*one.casefold().split()} & _PRONOUN:
        return False
    if {*other.casefold().split()} & _PRONOUN:
        return False
    if _UNNAMED.search(one) or _UNNAMED.search(before):
        return not _UNNAMED.search(other) and not _UNNAMED.search(after) and not _same(was, now)
    if _proper(one) or _proper(other):
        return False
    return not set(was) & set(now)


def _same(was: Sequence[str], now: Sequence[str]) -> bool:
    """True if the later source has every word of the earlier one but the anonymity."""
    bare = [each for each in was if each not in _ANONYMITY]
    return (
        bool(bare)
        and was[-1] == now[-1]
        and set(bare) == set(now)
        and _ANONYMITY.isdisjoint(was)
    )


_ANONYMITY = frozenset(
    scope.matter("unnamed anonymous unidentified source sources close people")
)


def _proper(words: str) -> bool:
    """True for a name, which may be anybody's: a capital after the first word."""
    bare = words.split()
    return any(each[:1].isupper() for each in bare[1:])


def _retells(before: str, source: Source, after: str) -> bool:
    """True if `after` tells what the source is given for, and does not just break off."""
    aside = {*scope.matter(source.words), *scope.matter(source.cue)}
    content = [each for each in scope.matter(before) if each not in aside]
    return scope.kept(content, scope.matter(after), 0.34)


def _shown(source: Source) -> str:
    if source.cue.casefold() in ("according to", "quoting", "citing", "in the words of"):
        return f"{source.cue} {source.words}"
    return f"{source.words} {source.cue}"
