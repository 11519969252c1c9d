"""Statements as the trained network reads them, with quotation marks kept whole.

The network tags cues over windows of sentences and finds each cue its source and its content.
Where marks are unambiguous they rule: a quotation is a statement's content whole or not at all,
goes on over paragraphs as printers mark it, and finds its speaker by colon or dash where the
network saw no cue. What a committee or samples found is added where it saw none (`findings`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from crossbearing.extract import findings, marked
from crossbearing.extract.acts import act
from crossbearing.extract.drafts import Draft
from crossbearing.extract.marked import Quoted, Said
from crossbearing.extract.network import CONTENT, SOURCE, Cue, Network, Pass
from crossbearing.extract.plain_words import plain_words
from crossbearing.extract.sheet import Sheet, sheet
from crossbearing.extract.windows import windows
from crossbearing.model import Document, Span, SpeechKind

NAME = "trained reader 1"
TOGETHER = 16
"""Windows read in one go: enough to be quick, few enough for a long document's memory."""

_NOBODY = frozenset({"no", "nobody", "none", "nothing", "neither"})
_ASKED = frozenset({"question", "questions"})
_ENDS = frozenset(".!?…:;\"'”’»)")
_VERBAL = ("s", "d", "ing")
_CITING = frozenset({"citing", "quoting", "cited", "quoted"})


def page(document: Document, network: Network) -> Sheet:
    """The document as the network sees it, furniture left out."""
    aside = [each.span for each in document.furniture]
    return sheet(document.text, network.pieces, network.common, aside)


def drafts(
    document: Document, network: Network, page: Sheet, kept: Pass | None = None
) -> tuple[Draft, ...]:
    """The document's statements in order of the text; what the encoder saw goes into `kept`."""
    text = document.text
    aside = [each.span for each in document.furniture]
    found = [_said(page, first, cue) for first, cue in _cues(page, network, kept)]
    quoted = marked.quoted(text, aside)
    found = [
        each
        for each in marked.kept_whole(text, found, quoted)
        if each.content and not _is_nobody(text, each) and not _is_noun_of_a_title(text, each)
    ]
    made = [
        Draft(
            source=each.source,
            cue=each.cue,
            content=each.content,
            kind=_kind(each, quoted),
            extractor=NAME,
            carrier=_carrier(text, each, found),
        )
        for each in found
    ]
    made += findings.drafts(text, made, aside)
    return tuple(sorted(made, key=lambda each: (each.start, each.content, each.cue)))


def _cues(page: Sheet, network: Network, kept: Pass | None) -> Iterator[tuple[int, Cue]]:
    """The first word of a cue's window, and the cue, in order of the text."""
    ahead = windows(page)
    while some := list(islice(ahead, TOGETHER)):
        seen = [network.seen(page, first, end) for first, end in some]
        if kept is not None:
            kept.keep(page, seen)
        read = network.read(seen)
        for (first, _), cues in zip(some, read, strict=True):
            yield from ((first, cue) for cue in cues)


def _said(page: Sheet, first: int, cue: Cue) -> Said:
    """A cue with its parts; a part that runs over a line's end is cut there, on the cue's side."""
    roles = cue.roles.tolist()
    middle = first + cue.first
    parts = {
        role: tuple(
            page.span(*_on_its_side(page, begin, end, middle))
            for begin, end in _stretches(first, roles, role)
        )
        for role in (SOURCE, CONTENT)
    }
    words = page.span(first + cue.first, first + cue.last)
    return Said(source=parts[SOURCE], cue=(words,), content=parts[CONTENT])


def _stretches(first: int, roles: Sequence[int], wanted: int) -> Iterator[tuple[int, int]]:
    """First and last word of each run of words that have a role."""
    begun: int | None = None
    for at, role in enumerate((*roles, -1)):
        if role == wanted and begun is None:
            begun = at
        elif role != wanted and begun is not None:
            yield first + begun, first + at - 1
            begun = None


def _on_its_side(page: Sheet, begin: int, end: int, middle: int) -> tuple[int, int]:
    """A run of words up to the first line's end in it, or from the last, whichever is nearer."""
    breaks = [at for at in range(begin + 1, end + 1) if at in page.lines]
    if not breaks:
        return begin, end
    return (begin, breaks[0] - 1) if begin > middle else (breaks[-1], end)


def _is_nobody(text: str, said: Said) -> bool:
    """True for "no group", "nobody", "your questions": nobody made a statement there."""
    words = said.source[0].of(text).lower().split() if said.source else []
    return bool(words) and (words[0] in _NOBODY or words[-1] in _ASKED)


def _is_noun_of_a_title(text: str, said: Said) -> bool:
    """True for a headline's noun that was taken for a cue ("Orlo blast an accident"): one word
    without a verb's ending that no known act goes with."""
    if not said.cue:
        return False
    stop = text.find("\n", said.cue[0].end)
    line = text[said.cue[0].end : stop if stop >= 0 else len(text)].rstrip()
    word = said.cue[0].of(text)
    return (
        line[-1:] not in _ENDS
        and word.isalpha()
        and not word.lower().endswith(_VERBAL)
        and not act(plain_words(text, said.cue)).word
    )


def _carrier(text: str, said: Said, found: Sequence[Said]) -> tuple[Span, ...]:
    """The cue of the statement that cites this one: "X reported, citing Y, that …"."""
    if not said.cue or said.cue[0].of(text).split()[0].lower() not in _CITING:
        return ()
    wanted = said.content[-1]
    return next(
        (
            each.cue
            for each in found
            if each.cue != said.cue
            and any(
                span.start < wanted.end and wanted.start < span.end for span in each.content
            )
        ),
        (),
    )


def _kind(said: Said, quoted: Sequence[Quoted]) -> SpeechKind:
    """Direct where every word of the content is in marks, mixed where some are."""
    marks = [span for each in quoted for span in each.spans]
    inside = [
        any(mark.start <= span.start and span.end <= mark.end for mark in marks)
        for span in said.content
    ]
    if all(inside):
        return SpeechKind.direct
    touched = any(
        mark.start < span.end and span.start < mark.end
        for span in said.content
        for mark in marks
    )
    return SpeechKind.mixed if touched else SpeechKind.indirect
