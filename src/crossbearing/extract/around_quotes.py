"""Whose a quotation is by the words right beside it, where no cue was seen for it: "…!" the
brother was yelling; "…", as she put it; "…" (Mayor Lund); the commander's warning was brief: "…".
"""

from __future__ import annotations

import re

from crossbearing.extract import gestures
from crossbearing.extract.cues import VERBS
from crossbearing.extract.lemmas import lemmas
from crossbearing.extract.noun_phrases import pieces
from crossbearing.extract.plain_words import word_set
from crossbearing.model import Span

_WORDS_SAID = (
    "answer|reply|response|words|verdict|view|comment|message|warning|account|explanation|"
    "version|retort|plea|order|threat|promise|statement|report"
)
_GOES_ON = re.compile(r",?\s+(?=\S)")
_STOP = re.compile(r"[.!?;:,\n—–]")
_AS_PUT = re.compile(
    r",?\s+as (?P<who>[^,.;:!?\"“”\n]{2,50}?) (?P<cue>(?:has |have |had |would )?puts? it)\b"
)
_BRACKETED = re.compile(r"\s*(?P<cue>\()(?P<who>[A-ZÀ-Þ][^()\d\n]{2,60})\)")
_THAT_WAS = re.compile(
    r"\s*(?:(?:That|This|Such) )?(?:was|is|were|are) (?P<who>[^,.;:!?\"“”\n]{2,50}?)['’]s? "
    rf"(?:\w+ )?(?P<cue>{_WORDS_SAID})\b"
)
_OWNED = re.compile(
    r"(?:^|[.!?…][\"”’»)]*\s+)(?P<who>[^,.!?…:;\"“”«»\n]{2,60}?)['’]s? (?:\w+ )?"
    rf"(?P<cue>(?:{_WORDS_SAID})(?: [^,.!?…:;\"“”\n]{{1,40}})?)[.:…]\s*$"
)
_CLAUSE = re.compile(r"(?:\b(?:that|heard|how|and|but)\s+|[,;:]\s+|^)(?=\S)")
_LINKS = word_set("to over before at in into from on with by for after during through as")


def beside(text: str, first: int, last: int) -> tuple[Span, Span] | None:
    """Source and cue that the words before or after a quotation show, if they do."""
    start = text.rfind("\n", 0, first) + 1
    stop = text.find("\n", last)
    stop = len(text) if stop < 0 else stop
    for shape in (_AS_PUT, _BRACKETED, _THAT_WAS):
        found = shape.match(text, last, stop)
        if found is not None and _is_anybody(text, Span(*found.span("who"))):
            return Span(*found.span("who")), Span(*found.span("cue"))
    owned = _OWNED.search(text[start:first]) if text[first + 1 : first + 2].isupper() else None
    if owned is not None:
        return _moved(owned.span("who"), start), _moved(owned.span("cue"), start)
    return _after(text, last, stop)


def follows(text: str, last: int, at: int) -> bool:
    """True if the sentence that a quotation begins goes on, at an offset, with its speaker."""
    going = _GOES_ON.match(text, last)
    return going is not None and going.end() == at and _is_open(text, last, at)


def within(text: str, holder: Span, first: int) -> tuple[Span, Span] | None:
    """Source and cue of words quoted within what another says: "that both men had cried “…”"."""
    begins = [
        holder.start + each.end() for each in _CLAUSE.finditer(text[holder.start : first])
    ]
    for begin in reversed(begins):
        who, did = gestures.parted(text, Span(begin, first))
        if did is None or not gestures.is_somebody(text, who):
            continue
        return (who, did) if _says(text, did) and not text[did.end : first].strip() else None
    return None


def _after(text: str, last: int, stop: int) -> tuple[Span, Span] | None:
    """ "…," somebody did: the rest of the sentence that a quotation begins."""
    going = _GOES_ON.match(text, last, stop)
    if going is None or not _is_open(text, last, going.end()):
        return None
    end = _STOP.search(text, going.end(), stop)
    clause = Span(going.end(), end.start() if end is not None else stop)
    if clause.start == clause.end:
        return None
    who, did = gestures.parted(text, clause)
    if did is None or who.start == who.end or not gestures.is_somebody(text, who):
        return None
    words = list(pieces(text, did))
    upto = next((at for at, word in enumerate(words) if at and word.low in _LINKS), len(words))
    return who, Span(did.start, words[upto - 1].end)


def _is_open(text: str, last: int, at: int) -> bool:
    """True if what follows a quotation is of its sentence: after a comma, or in small letters."""
    comma = text[last - 2] == "," or text[last : last + 1] == ","
    return comma or (text[last - 2] in "!?…" and text[at].islower())


def _says(text: str, did: Span) -> bool:
    return any(
        form in VERBS and VERBS[form].quotes
        for word in pieces(text, did)
        for form in lemmas(word.low)
    )


def _is_anybody(text: str, who: Span) -> bool:
    return gestures.is_somebody(text, who) or text[who.start].isupper()


def _moved(where: tuple[int, int], by: int) -> Span:
    return Span(where[0] + by, where[1] + by)
