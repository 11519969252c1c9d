"""Corrections and retractions as the case holds them: the notice, and what it reaches.

A notice stands in a document of the publisher that printed the words, or names that publisher. A
retraction takes an origin away (`corrections.py`); a correction says what was wrong, and marks the
statements and passages that said it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from crossbearing.model import (
    Amends,
    Annotations,
    Attribution,
    Correction,
    Document,
    Origin,
    Passage,
    Span,
)
from crossbearing.text.numbers import amounts
from crossbearing.trace.clues.profile import Profile
from crossbearing.trace.corrections import WITHDRAWS, same_hand, withdrawn
from crossbearing.trace.sentences import stems

_CORRECTS = re.compile(
    r"\bcorrect(?:ion|ed|s)\b|\bwe (?:wrote|reported|said|printed|gave) (?:that|the)\b|\bshould have (?:said|read|been)\b"
    r"|\b(?:an?|the) (?:earlier|previous|first) version\b|\bwrongly\b|\bin error\b|\bwas wrong\b"
    r"|\bregret the (?:error|mistake)\b|\berror was made\b",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"\b(?:(?:wrote|reported|said|printed|gave|stated) (?:that|the)?|\bas\b|gave)",
    re.IGNORECASE,
)
_IS = re.compile(
    r"\b(?:it|this|there|they|these|(?:number|figure|total|sum)) (?:is|are|was|were|should (?:be|have been))\b"
    r"|\bshould have (?:been|said|read)\b|\b(?:in fact|instead)\b",
    re.IGNORECASE,
)
_NOT = re.compile(r",? (?:and )?not\b(?= (?:\w+ )?)", re.IGNORECASE)
_LINE = re.compile(r"[^\n]+")
ENOUGH = 0.5
"""Share of a statement's stems that a notice must repeat."""
FEWEST = 3
NUMBERED = 2
"""Stems a sentence must share with a notice that names its number."""


def amendments(
    documents: Sequence[Document],
    annotations: Sequence[Annotations],
    origins: Sequence[Origin],
    profiles: Mapping[str, Profile],
) -> Iterator[Correction]:
    """The notices of the case in order of their documents, each with the words it reaches."""
    held = {each.document: each.attributions for each in annotations}
    whose = {said: each.id for each in origins for said in each.statements}
    gone = withdrawn(documents, annotations)
    for document in documents:
        for span in _notices(document):
            words = span.of(document.text)
            taken_back = bool(WITHDRAWS.search(words))
            told = stems(words)
            was, now = ("", "") if taken_back else _numbers(words)
            for printed in documents:
                if printed.id == document.id or not same_hand(document, printed):
                    continue
                wrong = _wrong(was, now, told, profiles[printed.id])
                reached = tuple(
                    said.id
                    for said in held.get(printed.id, ())
                    if (
                        _repeats(said, printed.text, told)
                        and (not taken_back or said.id in gone)
                    )
                    or any(each.overlaps(part) for each in wrong for part in said.content)
                )
                if not (reached or wrong):
                    continue
                yield Correction(
                    kind=Amends.retraction if taken_back else Amends.correction,
                    document=document.id,
                    notice=Passage(document=document.id, spans=(span,)),
                    was=was,
                    now=now,
                    statements=reached,
                    passages=tuple(
                        Passage(document=printed.id, spans=(each,)) for each in wrong
                    ),
                    origins=tuple(
                        dict.fromkeys(whose[each] for each in reached if each in whose)
                    ),
                )


def _notices(document: Document) -> Iterator[Span]:
    """The lines of a document that correct or take back."""
    for match in _LINE.finditer(document.text):
        if len(match[0]) > 40 and (_CORRECTS.search(match[0]) or WITHDRAWS.search(match[0])):
            yield Span(*match.span())


def _repeats(said: Attribution, text: str, told: frozenset[str]) -> bool:
    mine = stems(" ".join(span.of(text) for span in said.content))
    return len(mine) >= FEWEST and len(mine & told) >= max(FEWEST, ENOUGH * len(mine))


def _numbers(words: str) -> tuple[str, str]:
    """The wrong number and the right one of a notice, as printed; empty where it gives none."""
    given = [each for each in amounts(words) if each.value is not None]
    instead = _NOT.search(words)
    if instead and any(
        each.start - instead.end() <= 2 for each in given if each.start >= instead.end()
    ):
        wrong = next((each for each in given if each.start >= instead.end()), None)
        right = next((each for each in reversed(given) if each.end <= instead.start()), None)
    else:
        cue, fact = _SAID.search(words), None
        wrong = next((each for each in given if cue and each.start >= cue.end()), None)
        if wrong:
            fact = _IS.search(words, wrong.end)
        right = next((each for each in given if fact and each.start >= fact.end()), None)
    if wrong and right and wrong.value != right.value:
        return wrong.words, right.words
    return "", ""


def _wrong(was: str, now: str, told: frozenset[str], printed: Profile) -> tuple[Span, ...]:
    """The sentences that print the wrong number of the matter that the notice is about."""
    if not was:
        return ()
    wrong, right = (next(amounts(each)).value for each in (was, now))
    return tuple(
        each.span
        for each in printed.sentences
        if len(each.stems & told) >= NUMBERED
        and wrong in (values := {one.value for one in amounts(each.words)})
        and right not in values
    )
