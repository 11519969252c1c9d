"""Statements and quotation marks brought together: whole quotations, each with its speaker."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from crossbearing.extract import around_quotes, gestures
from crossbearing.extract.quotation_marks import OPENING, quotations
from crossbearing.extract.words import lines
from crossbearing.model import Span


@dataclass(frozen=True, slots=True)
class Said:
    """A statement's parts, before anything else is known of it."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation with its marks: one span, or one a paragraph where it runs over several."""

    spans: tuple[Span, ...]

    def holds(self, span: Span) -> bool:
        """True if a span lies in the quotation."""
        return any(own.start <= span.start and span.end <= own.end for own in self.spans)

    def overlap(self, spans: Sequence[Span]) -> list[float]:
        """The share of each of its spans that other spans cover."""
        return [
            sum(max(0, min(own.end, each.end) - max(own.start, each.start)) for each in spans)
            / (own.end - own.start)
            for own in self.spans
        ]


_MOSTLY = 0.5
_CLOSING = "\"'”’»“‘«› "
_WORDS = re.compile(r"\w+")
_SPOKEN = 4
"""Words from which a quotation may be somebody's that no cue claims; fewer are scare quotes."""
_LABEL = re.compile(
    r"(?:^|[.!?—]\s+)(?:and |then |next |this |also )?(?:from )?([^.!?:—]{2,120}):\s*$",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(r"\s*(--?|[–—―])\s*([^\W\d_a-z][^.!?;:\"“”]{1,80}?)\s*(?:[.;]|$)")
_LABEL_WORDS = 16
_SENTENCE_BEFORE = re.compile(r"(?:^|[.!?…][\"”’»)]*\s+)([^.!?…:;\"“”«»\n]{3,120})[.:…]\s*$")
_ENDS = frozenset(".!?…")
_PARAGRAPH = 8
"""Words from which a quotation alone on its line is no heading."""
_SCRIPT = re.compile(r"[A-Z]{2,}\b[^a-z\n]{0,20}:")
"""How a turn begins in a play or a transcript."""
_WHO = r"(?:he|she|they|(?:the )?[A-Z][^,.;:\"“”\n]{0,50}?)"
_SAID = r"(?:said|says|added|wrote)"
_NAMED_AFTER = re.compile(
    rf",?\s*(?:(?P<who>{_WHO}) (?P<cue>{_SAID})|(?P<cue_first>{_SAID}) (?P<who_first>{_WHO}))(?=[,.;]|$|\s)"
)


def quoted(text: str, aside: Sequence[Span] = ()) -> tuple[Quoted, ...]:
    """The outermost quotations of a text, in order; lines in `aside` are left out.

    A mark that never closes counts where the next line opens with a mark again, as quotations of
    several paragraphs do, or where a comma or colon leads into it.
    """
    body = [
        (start, end)
        for start, end in lines(text)
        if not any(span.start <= start and end <= span.end for span in aside)
    ]
    found: list[Quoted] = []
    running = False
    for at, (start, end) in enumerate(body):
        line = text[start:end]
        for mark in quotations(line):
            span = Span(start + mark.start, start + mark.end)
            goes_on = running and not line[: mark.start].strip()
            running = not mark.closed and _reopens(text, body, at + 1)
            if (
                not mark.closed
                and not running
                and line[: mark.start].rstrip()[-1:] not in {",", ":"}
            ):
                running = False
                if not goes_on:
                    continue
            if goes_on:
                found[-1] = Quoted((*found[-1].spans, span))
            else:
                found.append(Quoted((span,)))
        if not line.lstrip()[:1] or line.lstrip()[0] not in OPENING:
            running = running and bool(found) and found[-1].spans[-1].end == end
    return tuple(found)


def _reopens(text: str, body: Sequence[tuple[int, int]], at: int) -> bool:
    return at < len(body) and text[slice(*body[at])].lstrip()[:1] in {*OPENING}


def kept_whole(text: str, said: Sequence[Said], quotes: Sequence[Quoted]) -> list[Said]:
    """The statements with every quotation in or out whole, and those that marks alone show."""
    found = list(said)
    for quote in quotes:
        first, last = quote.spans[0].start, quote.spans[-1].end
        claimed = False
        for at, each in enumerate(found):
            if not _near(each, first, last):
                continue
            if any(quote.holds(cue) for cue in each.cue):
                continue  # said inside the quotation, by somebody it tells of
            found[at], holds = _settled(each, quote)
            claimed = claimed or holds
        if not claimed:
            _claim(text, found, quote)
        found.extend(_cited(text, found, quote))
    return found


def _near(said: Said, first: int, last: int) -> bool:
    return any(span.start < last and first < span.end for span in (*said.source, *said.content))


def _settled(said: Said, quote: Quoted) -> tuple[Said, bool]:
    """A statement with a quotation whole in its content or out of it, and whether it is in."""
    covered = quote.overlap(said.content)
    if not any(covered):
        return said, False
    if max(covered) >= _MOSTLY or not any(_outside(each, quote) for each in said.content):
        return replace(said, content=_joined((*said.content, *quote.spans))), True
    rest = tuple(part for each in said.content for part in _outside(each, quote))
    return replace(said, content=rest), False


def _outside(span: Span, quote: Quoted) -> list[Span]:
    """What is left of a span without a quotation."""
    left = [span]
    for own in quote.spans:
        left = [
            Span(*piece)
            for each in left
            for piece in (
                (each.start, min(each.end, own.start)),
                (max(each.start, own.end), each.end),
            )
            if piece[0] < piece[1]
        ]
    return left


def _joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Spans in order, those that overlap or touch made one."""
    found: list[Span] = []
    for each in sorted(spans):
        if found and each.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, each.end))
        else:
            found.append(each)
    return tuple(found)


def _claim(text: str, found: list[Said], quote: Quoted) -> None:
    """Give a quotation that no cue claims to whom the marks around it name, if they do."""
    first, last = quote.spans[0].start, quote.spans[-1].end
    if _inside_something(found, first):
        return
    gesture = _gesture(text, quote)
    if gesture is not None and not any(_says(each, gesture) for each in found):
        found.append(gesture)
        return
    if _taken_up(text, found, quote):
        return
    if len(_WORDS.findall(text[first:last])) < _SPOKEN:
        return
    start = text.rfind("\n", 0, first) + 1
    before = text[start:first]
    stop = text.find("\n", last)
    after = text[last : stop if stop >= 0 else len(text)]
    label = _LABEL.search(before)
    if label is not None and len(_WORDS.findall(label.group(1))) <= _LABEL_WORDS:
        named = Span(start + label.start(1), start + label.end(1))
        who, doing = gestures.parted(text, named)
        found.append(Said((who,), (doing or Span(named.end, named.end + 1),), quote.spans))
        return
    signature = _SIGNATURE.match(after)
    if signature is not None:
        dash = Span(last + signature.start(1), last + signature.end(1))
        named = Span(last + signature.start(2), last + signature.end(2))
        found.append(Said((named,), (dash,), quote.spans))
        return
    at = _running_on(text, found, first)
    if at is None and not before.strip() and not after.strip():
        at = _of_line_before(text, found, quote)
    if at is not None:
        found[at] = replace(found[at], content=_joined((*found[at].content, *quote.spans)))
        return
    shown = around_quotes.beside(text, first, last)
    if shown is not None:
        found.append(Said((shown[0],), (shown[1],), quote.spans))


def _taken_up(text: str, found: list[Said], quote: Quoted) -> bool:
    """Give a quotation to the statement whose speaker its sentence goes on with, if it begins
    one: what follows the cue ("was yelling over the drums") is not what is said."""
    first, last = quote.spans[0].start, quote.spans[-1].end
    before = text[:first].rstrip(" ")[-1:]
    if before not in {"", "\n", *_ENDS} or len(_WORDS.findall(text[first:last])) < _SPOKEN - 1:
        return False
    for at, each in enumerate(found):
        parts = (*each.source, *each.cue)
        begun = min(span.start for span in parts) if each.source and each.cue else -1
        if around_quotes.follows(text, last, begun) and all(
            span.start > begun for span in each.content
        ):
            found[at] = replace(each, content=quote.spans)
            return True
    return False


def _gesture(text: str, quote: Quoted) -> Said | None:
    """Whole sentences after one that only tells what their speaker did: "She paused. “They knew.”"""
    first, last = quote.spans[0].start, quote.spans[-1].end
    if text[last - 2] not in _ENDS or not text[first + 1].isupper():
        return None
    start = text.rfind("\n", 0, first) + 1
    doing = _SENTENCE_BEFORE.search(text[start:first])
    if doing is None:
        return None
    who, did = gestures.parted(text, Span(start + doing.start(1), start + doing.end(1)))
    if did is None or not gestures.is_somebody(text, who):
        return None
    return Said((who,), (did,), quote.spans)


def _says(said: Said, gesture: Said) -> bool:
    """True if a sentence before a quotation is a statement's already."""
    return any(
        span.start < gesture.cue[0].end and gesture.source[0].start < span.end
        for span in (*said.cue, *said.content)
    )


def _of_line_before(text: str, found: Sequence[Said], quote: Quoted) -> int | None:
    """The statement that a paragraph of quotation goes on with: the last of the line before, where
    that line leads into it with a colon or ends in what is said."""
    first, last = quote.spans[0].start, quote.spans[-1].end
    end = len(text[:first].rstrip())
    begin = text.rfind("\n", 0, end) + 1
    if (
        len(_WORDS.findall(text[first:last])) < _PARAGRAPH
        or _SCRIPT.match(text, first + 1)
        or (text[end - 1 : end] not in {*_ENDS, ":", *_CLOSING})
    ):
        return None
    before = [
        (max(each.cue or each.content).start, at)
        for at, each in enumerate(found)
        if any(begin <= span.start < end for span in (*each.cue, *each.content))
    ]
    if not before:
        return None
    at = max(before)[1]
    said = max(span.end for span in (*found[at].content, *found[at].cue, *found[at].source))
    return at if not text[said:end].strip(" .,:;!?" + _CLOSING) else None


def _cited(text: str, found: Sequence[Said], quote: Quoted) -> list[Said]:
    """The one who is quoted in words that another hands on: "…," X said, according to Y."""
    last = quote.spans[-1].end
    holding = [
        span
        for each in found
        for span in each.content
        if span.start <= quote.spans[0].start and last < span.end
    ]
    if not holding:
        holding = [
            span
            for each in found
            for span in each.content
            if span.start < quote.spans[0].start and last == span.end
        ]
        return _within(text, found, quote, holding)
    named = _NAMED_AFTER.match(text, last, max(span.end for span in holding))
    if named is None:
        return _within(text, found, quote, holding)
    which = "" if named["cue"] else "_first"
    cue = Span(*named.span("cue" + which))
    if any(own.start < cue.end and cue.start < own.end for each in found for own in each.cue):
        return []
    return [Said((Span(*named.span("who" + which)),), (cue,), quote.spans)]


def _within(
    text: str, found: Sequence[Said], quote: Quoted, holding: Sequence[Span]
) -> list[Said]:
    """The one who is quoted at the end of a clause of what another says."""
    first = quote.spans[0].start
    if not holding or any(each.content == quote.spans for each in found):
        return []
    shown = around_quotes.within(text, min(holding), first)
    if shown is None or any(
        own.start < shown[1].end and shown[1].start < own.end
        for each in found
        for own in each.cue
    ):
        return []
    return [Said((shown[0],), (shown[1],), quote.spans)]


def _inside_something(found: Sequence[Said], at: int) -> bool:
    return any(span.start <= at < span.end for each in found for span in each.content)


def _running_on(text: str, found: Sequence[Said], first: int) -> int | None:
    """The statement that a quotation goes on: quoted words earlier in the paragraph, and since
    them at most the end of the one sentence that holds its cue."""
    before = [
        (max(span.end for span in (*each.source, *each.cue, *each.content)), at)
        for at, each in enumerate(found)
        if all(span.end <= first for span in (*each.source, *each.cue, *each.content))
        and any(text[span.start] in OPENING for span in each.content)
    ]
    if not before:
        return None
    end, at = max(before)
    between = text[end:first]
    plain = between.strip(" .,;!?" + _CLOSING)
    return at if "\n" not in between and not plain else None
