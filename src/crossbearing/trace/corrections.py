"""Corrections and retractions: which statements a publisher has taken back.

A withdrawal is a sentence that says so, in a document of the publisher that printed the
statement (or that names it), and that repeats the statement's words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from crossbearing.model import Annotations, Attribution, Document
from crossbearing.trace.words import telling

WITHDRAWS = re.compile(
    r"\b(?:withdr(?:aw|ew|awn)\w*|retract(?:s|ed|ion)?|take back|taken back|takes back"
    r"|disavow\w*|no longer stand)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+|\n|$)")
ENOUGH = 0.75
"""Share of a statement's telling words that the withdrawal must repeat."""


def withdrawn(
    documents: Sequence[Document], annotations: Sequence[Annotations]
) -> Mapping[str, str]:
    """The statements that were taken back: attribution id to the reason, in words."""
    texts = {document.id: document for document in documents}
    found: dict[str, str] = {}
    for document in documents:
        for sentence in _withdrawals(document):
            for each in annotations:
                printed = texts[each.document]
                if printed.id == document.id or not same_hand(document, printed):
                    continue
                for said in each.attributions:
                    if _repeats(sentence, said, printed.text):
                        found.setdefault(said.id, _reason(document))
    return found


def _withdrawals(document: Document) -> Iterator[str]:
    return (
        match[0] for match in _SENTENCE.finditer(document.text) if WITHDRAWS.search(match[0])
    )


def same_hand(withdrawing: Document, printed: Document) -> bool:
    """True if a notice is the printed document's publisher's, or names that publisher."""
    if printed.publisher is None:
        return False
    return (
        withdrawing.publisher == printed.publisher
        or printed.publisher.casefold() in withdrawing.text.casefold()
    )


def _repeats(sentence: str, said: Attribution, text: str) -> bool:
    content = " ".join(span.of(text) for span in said.content)
    told, again = set(telling(content)), set(telling(sentence))
    return len(told) >= 3 and len(told & again) / len(told) >= ENOUGH


def _reason(document: Document) -> str:
    who = document.publisher or document.title or document.path
    when = f" on {document.published.value[:10]}" if document.published else ""
    return f"withdrawn by {who}{when}"
