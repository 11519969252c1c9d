"""Stated sourcing and credit lines: "Reuters reported", "told the Courier", "Source: …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from crossbearing.model import Clue, Hint, Span
from crossbearing.trace.clues.pair import Pair
from crossbearing.trace.clues.profile import Profile

STATED = 5.0
CREDITED = 4.6
PICTURE = 2.0
NAMED = 0.7
"""Bits for a sourcing phrase, a credit line, a picture's credit, and a bare mention."""

_CREDIT_BEFORE = re.compile(
    r"(?:\b(?:source|sources|via|credit|hat tip|h/t|by|with|from|courtesy(?: of)?|originally (?:in|by))\s*:?"
    r"|\b(?:material|reporting|files?|dispatches|our own staff and|and) (?:from|by)?|[—–(/]|\band)\s*(?:the )?$",
    re.IGNORECASE,
)
_PICTURE_BEFORE = re.compile(
    r"\b(?:photo(?:graph|s)?|picture|image|video|footage|caption)\b[^.\n]{0,40}$", re.IGNORECASE
)
_CUE_BEFORE = re.compile(
    r"\b(?:told|tells|telling|according to|quoted (?:by|in)|as quoted by|reported (?:by|in)|reports (?:by|in)"
    r"|remarks (?:to|carried by|in)|carried by|spoke (?:to|with)|spoken to|speaking to|interview (?:with|in)"
    r"|quoting|citing|seen by|shown to|read out to|first (?:told|made public|published|reported) (?:by|in)"
    r"|made public by|revealed (?:by|in)|published (?:by|in)|in|from|taken from|followed|follows|told by|our sister paper"
    r"|as|if one believes (?:[\w ]+ and )?|believes|reporter [\w ]+ of|of|article in|report in|account in|words to|it in)"
    r"\s+(?:the |an? )*(?:(?:news)?paper |news agency |agency |trade paper |broadcaster |radio station |site )?[“\"]?$",
    re.IGNORECASE,
)
_CUE_AFTER = re.compile(
    r"^[”\"]?(?:['’]s (?:morning |own |report|story|account|website|reporter|correspondent|guests)[\w ]*)?,? ?"
    r"(?:(?:has|have|had|first|also|yesterday|today|was the first to|then|itself|on \w+day)[ ,]*)*"
    r"(?:reports?|reported|says?|said|writes?|wrote|revealed|reveals|claims?|claimed|carried|carries|found out"
    r"|quotes?|quoted|cites?|cited|published|learned|broke|adds?|added|had it|has it|has heard|heard|write|put)\b",
    re.IGNORECASE,
)
_WEAK = ("in", "from", "of", "as", "with", "by", "and")


def hints(pair: Pair) -> Iterator[Hint]:
    """Which text names the other's publisher as where it has its words from."""
    forth, back = naming(pair.other, pair.one), naming(pair.one, pair.other)
    if forth and (not back or abs(forth[0].bits) > abs(back[0].bits)):
        yield forth[0]
    elif back and (not forth or abs(back[0].bits) > abs(forth[0].bits)):
        hint = back[0]
        yield Hint(clue=hint.clue, bits=-hint.bits, because=hint.because)


def naming(taker: Profile, giver: Profile) -> tuple[Hint, Span] | None:
    """The strongest way in which one text names the other's publisher, and where."""
    found = list(_naming(taker, giver))
    return max(found, key=lambda each: (each[0].bits, -each[1].start)) if found else None


def _naming(taker: Profile, giver: Profile) -> Iterator[tuple[Hint, Span]]:
    name, text = giver.document.publisher, taker.text
    if giver.document.publisher == taker.document.publisher:
        return
    if host := _host(giver):
        for match in re.finditer(rf"(?:https?://)?(?:www\.)?{re.escape(host)}\S*", text):
            yield (
                Hint(clue=Clue.credited, bits=CREDITED, because=f"links to {host}"),
                Span(*match.span()),
            )
    if giver.house is None:
        return
    own = [match.span() for match in taker.house.finditer(text)] if taker.house else []
    for match in giver.house.finditer(text):
        if any(start <= match.start() and match.end() <= end for start, end in own):
            continue
        clue, bits = manner(text, match.start(), match.end())
        how = "credits" if clue is Clue.credited else "names"
        as_source = " as its source" if bits >= STATED else ""
        yield (
            Hint(clue=clue, bits=bits, because=f"the later text {how} {name}{as_source}"),
            Span(*match.span()),
        )


def manner(text: str, start: int, end: int) -> tuple[Clue, float]:
    """How a publisher is named there, and what that weighs."""
    before = text[max(0, start - 70) : start]
    after = text[end : end + 60]
    line = text[text.rfind("\n", 0, start) + 1 : start]
    if _PICTURE_BEFORE.search(before):
        return Clue.credited, PICTURE
    if _CUE_AFTER.match(after):
        return Clue.stated, STATED
    cued = _CUE_BEFORE.search(before)
    if cued and cued[0].split()[0].casefold() not in _WEAK:
        return Clue.stated, STATED
    closed = re.match(r"\)?[.\s]*(?:\n|$)|\)|\s*[—–]", after)
    if _CREDIT_BEFORE.search(before) and (closed or ":" in before[-14:] or not line.strip()):
        return Clue.credited, CREDITED
    if cued or _CREDIT_BEFORE.search(before):
        return Clue.stated, STATED - 1
    return Clue.stated, NAMED


def _host(profile: Profile) -> str | None:
    url = profile.document.url
    host = urlsplit(url).hostname if url else None
    return host.removeprefix("www.") if host and "." in host else None
