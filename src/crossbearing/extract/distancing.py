"""Whether the writer marks distance from a statement: "so-called", "without evidence"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from crossbearing.extract.drafts import Draft
from crossbearing.extract.lowering import lowered_document
from crossbearing.model import Span, SpeechKind

_APART = re.compile(
    r"\b(?:so[- ]called|self[- ](?:styled|proclaimed|described)|purported(?:ly)?|"
    r"purports?|supposed(?:ly)?|"
    r"alleged(?:ly)?|alleg(?:es|ing)|ostensibl[ey]|pretend(?:s|ed|ing)?|"
    r"would have (?:us|you|it) believe|"
    r"without (?:\w+ ){0,2}(?:evidence|proof|basis)|(?:offer|give|provid|produc|"
    r"present|cit)(?:ing|ed|es|s) no (?:\w+ )?(?:evidence|proof)|"
    r"no (?:evidence|proof)|falsely|(?:the|this|that|these|s) lies?|(?:myth|"
    r"fairy tale|fable) that|lied|baseless(?:ly)?|dubious|"
    r"hirelings?|lackeys?|stooges?|puppets?|mouthpieces?|henchmen|minions|peddl(?:es?|"
    r"ed|ing)|parrot(?:s|ed|ing)|concoct(?:s|ed|ing)|"
    r"what (?:he|she|it|they) (?:call|describe|term)s?(?:ed)?)\b"
)
_LABEL = re.compile(r"\b(?:so[- ]called|self[- ]styled|purported|supposed)\b")
_SCARE = re.compile(r"(?<!\w)[“\"«„]([a-z][^“”\"«»„]{1,30})[”\"»“](?!\w)")
_UNCHECKED = re.compile(
    r"\A[^.\n]{0,40}\b(?:not been able to|could not|unable to|not been|"
    r"cannot) (?:be )?(?:independently )?(?:check|verif|confirm)"
)
_OPENING = 40
_AFTER = 110


def distanced(text: str, draft: Draft) -> bool:
    """True if the words around a statement, or marks about single words of it, keep it away."""
    low = lowered_document(text)
    marks = [*draft.source, *draft.cue]
    if any(_APART.search(low, span.start, span.end) for span in marks):
        return True
    if any(_APART.search(low, each.start, each.end) for each in _between(draft)):
        return True
    if draft.kind is SpeechKind.indirect and any(
        _LABEL.search(low, span.start, min(span.end, span.start + _OPENING))
        for span in draft.content
    ):
        return True
    if any(_SCARE.search(low, span.start, _first_part(low, span)) for span in draft.source):
        return True
    end = max(span.end for span in (*draft.source, *draft.cue, *draft.content))
    return _UNCHECKED.search(low, end, end + _AFTER) is not None


def _first_part(low: str, span: Span) -> int:
    """Where a source's own noun ends: marks in a clause about it say nothing of the speaker."""
    found = re.search(r",|\s(?:who|which|that|whose|because)\s", low[span.start : span.end])
    return span.start + found.start() if found else span.end


def _between(draft: Draft) -> Sequence[Span]:
    """The gaps between a statement's parts that lie close together: the writer's own words."""
    parts = sorted((*draft.source, *draft.cue, *draft.content))
    return [
        Span(one.end, other.start)
        for one, other in itertools.pairwise(parts)
        if one.end < other.start <= one.end + 80
    ]
