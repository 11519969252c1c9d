"""The words that a content denies: what stands in reach of "not", "no", "never", "nothing"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crossbearing.extract.lowering import lowered_document
from crossbearing.model import Span

_NEGATOR = re.compile(
    r"\b(?:not(?! only\b)|never|no(?! doubt\b| longer\b)|none(?: of)?|nothing|nobody|"
    r"no one|neither|nor|cannot|without)\b|"
    r"\b\w+n['’]t\b"
)
_END = re.compile(
    r"[.;:!?,—–()”\"»]|\s(?:but|because|although|though|while|after|before|until|"
    r"unless|which|who|"
    r"and (?:that|it|he|she|they|we|i)|since|whose)\s"
)


def denied_words(text: str, content: Sequence[Span]) -> tuple[Span, ...]:
    """The stretches of a content that a negation in it covers, each to its clause's end."""
    low = lowered_document(text)
    found: list[Span] = []
    for span in content:
        at = span.start
        while negator := _NEGATOR.search(low, at, span.end):
            start = negator.end()
            while start < span.end and not low[start].isalnum() and low[start] not in ".;!?,":
                start += 1
            ended = _END.search(low, start, span.end)
            end = ended.start() if ended else span.end
            if end > start:
                found.append(Span(start, end))
            at = max(end, negator.end())
    return tuple(found)
