"""Page furniture: what stands on the page but is not the report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from crossbearing.model import Furniture, FurnitureKind, Span

PHRASES = {
    FurnitureKind.source_link: (
        r"source(?: link)?", r"(?:link to|read|view|see)(?: the)? (?:original|source)(?: \w+)?",
        r"original (?:article|source|link)", r"via",
    ),
    FurnitureKind.related: (
        r"(?:latest|related|recent|popular|trending|recommended|more|other|top|similar)"
        r" (?:articles?|news|stories|posts?|reads?|headlines|coverage|topics)",
        r"(?:read|see) (?:more|also|next)(?::.*)?", r"you (?:may|might) (?:also )?like",
        r"more (?:from|on|in) .{1,60}", r"trending(?: now)?", r"most (?:read|popular|viewed)",
        r"recommended(?: for you)?", r"editors?[’']?s? picks?", r"related(?: stories)?:?.{0,80}",
        r"up next", r"don[’']t miss",
    ),
    FurnitureKind.sharing: (
        r"(?:spot_?img)+", r"share(?: (?:this|on|via|with).{0,40})?:?", r"tweet(?: this)?",
        r"copy link", r"(?:(?:facebook|twitter|x|whatsapp|telegram|linkedin|pinterest|reddit|"
        r"e-?mail|print|tumblr|viber|vk|share)[\s,|/·•]*){2,}", r"print(?: this)?(?: page)?",
        r"follow us(?: on .{1,60})?", r"\d+ (?:shares?|likes?)",
    ),
    FurnitureKind.notice: (
        r"(?:we|this (?:web)?site) uses? cookies.*", r"(?:\w+ ){0,4}cookie (?:policy|settings)",
        r"accept(?: all)?(?: cookies)?", r"(?:please )?subscribe\b.{0,120}",
        r"sign up (?:for|to) .{1,120}", r"join our (?:newsletter|channel|telegram).{0,80}",
        r"newsletter", r"(?:©|\(c\)|copyright)\s.{0,120}", r"all rights reserved.?",
        r"advertisements?", r"sponsored(?: content)?", r"leave a (?:reply|comment)",
        r"(?:no )?comments?(?: \(\d+\))?", r"log ?in to .{1,60}",
    ),
    FurnitureKind.navigation: (
        r"skip to (?:main )?content", r"(?:main )?menu", r"home", r"search", r"log ?in",
        r"back to (?:top|home)", r"(?:previous|next)(?: (?:article|post|story|page))?",
        r"home(?:\s*[|>»/·•]\s*[\w &-]{1,40})+", r"[\w &]{2,20}(?:\s*[|»]\s*[\w &]{2,20}){2,}",
        r"\w[\w&]{1,19}(?:\s{2,}\w[\w&]{1,19}){2,}",
        r"table of contents", r"page \d+(?: of \d+)?",
    ),
}  # fmt: skip
"""Whole lines that are furniture wherever they stand, by kind."""

_KINDS = tuple(
    (kind, re.compile("|".join(f"(?:{phrase})" for phrase in phrases), re.IGNORECASE))
    for kind, phrases in PHRASES.items()
)
_BULLET = re.compile(r"^[•·▪◦*‣–-]\s+")
_CAPTION = re.compile(
    r"^(?:file )?(?:photo|image|picture|caption|illustration)\b[^:]{0,20}:\s*", re.IGNORECASE
)
_CREDIT = re.compile(r"[(\[][^()\[\]]{2,120}[)\]]$")
_SENTENCE = re.compile(r"(?<=[.!?…”\"])\s+")

LONGEST_PHRASE = 160
KEY_WORDS = 7
"""How many words must agree before a line is held against the body's sentences."""
HEADLINE_WORDS = 18
HEAD_LINES = 4


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    span: Span
    text: str
    words: tuple[str, ...]


def furniture(text: str) -> tuple[Furniture, ...]:
    """The furniture of a page, in order: set phrases ("Source link", "Related articles" and the
    headlines under it), and captions and teasers that only repeat the body.

    Spans cover whole lines. A caption that says something the body does not is no furniture.
    """
    lines = list(_lines(text))
    phrases = _phrases(lines)
    repeats = _repeats([line for line in lines if line.number not in phrases])
    kinds = phrases | repeats
    return tuple(
        Furniture(line.span, kinds[line.number]) for line in lines if line.number in kinds
    )


def _lines(text: str) -> Iterator[_Line]:
    for number, match in enumerate(re.finditer(r"[^\r\n]+", text)):
        stripped = match[0].strip()
        if not stripped:
            continue
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        yield _Line(number, Span(start, start + len(stripped)), stripped, _words(stripped))


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text.casefold()))


def _phrases(lines: list[_Line]) -> dict[int, FurnitureKind]:
    """Lines that are set phrases, and the headlines listed after "Related articles"."""
    found: dict[int, FurnitureKind] = {}
    listing = False
    for line in lines:
        kind = _phrase(line.text)
        if kind is None and listing and _is_headline(line):
            kind = FurnitureKind.related
        if kind is not None:
            found[line.number] = kind
        listing = kind is FurnitureKind.related or (listing and kind is not None)
    return found


def _phrase(line: str) -> FurnitureKind | None:
    if len(line) > LONGEST_PHRASE:
        return None
    bare = line.strip("[]#*:>«»→← \t")
    return next((kind for kind, pattern in _KINDS if pattern.fullmatch(bare)), None)


def _is_headline(line: _Line) -> bool:
    return len(line.words) <= HEADLINE_WORDS and not line.text.endswith(
        (".", "!", "…", "”", '"')
    )


def _repeats(lines: list[_Line]) -> dict[int, FurnitureKind]:
    """Captions and teasers whose words stand, in the same order, in another line."""
    index: dict[tuple[str, ...], list[tuple[int, tuple[str, ...]]]] = {}
    for line in lines:
        for words in _sentence_starts(line):
            index.setdefault(words[:KEY_WORDS], []).append((line.number, words))
    first_lines = {line.number for line in lines[:HEAD_LINES]}
    found: dict[int, FurnitureKind] = {}
    for line in lines:
        words, is_caption = _without_credit(line)
        if is_caption and not words:
            found[line.number] = FurnitureKind.caption
        if len(words) < KEY_WORDS:
            continue
        for other, sentence in index.get(words[:KEY_WORDS], ())[:50]:
            if other == line.number or sentence[: len(words)] != words or other in found:
                continue
            longer = len(sentence) > len(words)
            if is_caption or longer or other < line.number or line.number in first_lines:
                found[line.number] = FurnitureKind.caption
                break
    return found


def _sentence_starts(line: _Line) -> Iterator[tuple[str, ...]]:
    """The line's words from each of its sentences on, to the line's end."""
    left = line.words
    yield left
    for sentence in _SENTENCE.split(line.text)[:40]:
        left = left[len(_words(sentence)) :]
        if len(left) >= KEY_WORDS:
            yield left


def _without_credit(line: _Line) -> tuple[tuple[str, ...], bool]:
    """The words of a line without bullet, "Photo:" and credit, and whether it had two of these
    or a "Photo:", which makes it a caption."""
    bare = _CREDIT.sub("", line.text).rstrip()
    credited = bare != line.text
    unbulleted = _BULLET.sub("", bare)
    uncaptioned = _CAPTION.sub("", unbulleted)
    if unbulleted == bare and uncaptioned == unbulleted and not credited:
        return line.words, False
    is_caption = uncaptioned != unbulleted or (credited and unbulleted != bare)
    return _words(uncaptioned), is_caption
