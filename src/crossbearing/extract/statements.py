"""All statements of a document as drafts: quotations first, then reported speech."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from crossbearing.extract import quotes, reported_speech
from crossbearing.extract.drafts import Draft
from crossbearing.extract.parsed import Paragraph, Parsed
from crossbearing.extract.quotation_marks import OPENING, Quotation, quotations
from crossbearing.model import Span

EXTRACTORS = (quotes.NAME, reported_speech.NAME)


def drafts(parsed: Parsed) -> tuple[Draft, ...]:
    """The document's statements in order of the text."""
    found: list[Draft] = []
    spoken: Draft | None = None
    """The direct statement the last paragraph ended in or announced: a next one may go on."""
    begun: tuple[Span, ...] = ()
    """Quotations of several paragraphs whose speaker is still to be named."""
    for index, paragraph, marked in _quoted(parsed):
        direct = quotes.drafts(paragraph, index, marked)
        if _opens_unattributed(paragraph, marked, direct):
            quoted = Span(paragraph.offset + marked[0].start, paragraph.offset + marked[0].end)
            if spoken is not None and not begun and (spoken.open or marked[0].closed):
                if spoken in found:
                    found.remove(spoken)
                content = (*spoken.content, quoted)
                spoken = replace(spoken, content=content, open=not marked[0].closed)
                found.append(spoken)
            elif not marked[0].closed:
                begun = (*begun, quoted)
                spoken = None
        else:
            if direct and begun:
                direct[0] = replace(direct[0], content=(*begun, *direct[0].content))
            begun = ()
            if direct and _ends_in(direct[-1], paragraph):
                spoken = direct[-1] = replace(direct[-1], open=not marked[-1].closed)
            else:
                spoken = quotes.announcement(paragraph, index)
        found += direct
        taken = frozenset(span for draft in direct for span in draft.cue)
        found += reported_speech.drafts(paragraph, index, marked, taken)
    return tuple(sorted(found, key=lambda each: (each.start, each.content, each.cue)))


def _quoted(parsed: Parsed) -> Iterator[tuple[int, Paragraph, tuple[Quotation, ...]]]:
    """Each paragraph of the body with its number and the quotations in it as printed.

    A mark that never closes counts where a cue's comma or colon stands before it, or where the
    next paragraph opens with a mark again, as quotations of several paragraphs do.
    """
    text = parsed.document.text
    body = [(i, each) for i, each in enumerate(parsed.paragraphs) if not each.furniture]
    printed = [each.extent.of(text) for _, each in body]
    for at, (index, paragraph) in enumerate(body):
        marked = quotations(printed[at])
        if marked and not marked[-1].closed:
            reopened = at + 1 < len(body) and printed[at + 1].lstrip()[:1] in {*OPENING}
            led_in = printed[at][: marked[-1].start].rstrip()[-1:] in {",", ":"}
            if not reopened and not led_in:
                marked = marked[:-1]
        yield index, paragraph, marked


def _opens_unattributed(
    paragraph: Paragraph, marked: tuple[Quotation, ...], direct: list[Draft]
) -> bool:
    """True if a paragraph opens with a quotation that nothing in it attributes."""
    if not marked or paragraph.text[: marked[0].start].strip():
        return False
    first = paragraph.offset + marked[0].start
    return not any(draft.content and draft.content[0].start <= first for draft in direct)


def _ends_in(draft: Draft, paragraph: Paragraph) -> bool:
    """True if a paragraph's last sentence is the statement's: a cue or quoted words end it."""
    last = max(span.end for span in (*draft.source, *draft.cue, *draft.content))
    return not paragraph.text[last - paragraph.offset :].strip(" .,;!?\"'")
