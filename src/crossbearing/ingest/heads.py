"""What the head of a plain text says of it: title, publisher, byline, dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from crossbearing.ingest.dating import dated
from crossbearing.model import Dated, Furniture, FurnitureKind, Span

LINES_READ = 12
"""Lines with words on them that count as the head."""

TITLE_WORDS = 30

LABELS = {
    "title": "title", "headline": "title",
    "publisher": "publisher", "source": "publisher", "outlet": "publisher",
    "published in": "publisher",
    "author": "byline", "byline": "byline",
    "published": "published", "date": "published", "posted": "published",
    "published on": "published", "first published": "published",
    "updated": "modified", "last updated": "modified", "modified": "modified",
    "last modified": "modified", "updated on": "modified",
}  # fmt: skip

_LABELLED = re.compile(r"(?P<label>[A-Za-z][A-Za-z ]{2,15}):\s+(?P<value>\S.{0,199})")
_PARTICLE = r"(?:de|la|le|van|von|der|den|bin|bint|ibn|al|el|da|dos|di|and|of|in|for|the)"
_NAME = r"[^\W\d_a-z][\w.’'-]*"
_BYLINE = re.compile(
    rf"(?:By|BY)\s+(?P<name>{_NAME}(?:,?\s+(?:&|{_PARTICLE}(?:-[\w’'-]+)?|{_NAME}))*)"
    r"(?:\s*[|·•–—]\s*(?P<rest>.*))?"
)
_DATELINE = re.compile(
    r"(?P<place>[^\W\d_a-z][\w.’' ]{1,40}(?:,\s*[^\W\d_a-z][\w.’' ]{1,30})?),\s*"
    r"(?P<date>[\w., ]{4,40}?)\s*(?:\((?P<agency>[^()]{1,60})\)\s*)?(?:—|–|-{1,2})\s"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a head gives; None where it says nothing. `labels` are its "Name: value" lines."""

    title: str | None = None
    publisher: str | None = None
    byline: str | None = None
    published: Dated | None = None
    modified: Dated | None = None
    labels: tuple[Furniture, ...] = ()


def read_head(text: str, passed_over: tuple[Furniture, ...] = ()) -> Head:
    """What the first lines of `text` say of it, leaving out the furniture in `passed_over`.

    The title is the first short line that is no label, byline or date. Only what stands there
    in so many words is taken: a date without its year is not a date.
    """
    found: dict[str, str] = {}
    dates: dict[str, Dated] = {}
    labels: list[Furniture] = []
    for number, (span, line) in enumerate(_head_lines(text, passed_over)):
        labelled = _LABELLED.fullmatch(line)
        field = LABELS.get(labelled["label"].lower()) if labelled else None
        if labelled and field in {"published", "modified"}:
            if dated := _dated(labelled["value"], f'line "{labelled["label"]}"'):
                dates.setdefault(field, dated)
                labels.append(Furniture(span, FurnitureKind.navigation))
        elif labelled and field:
            found.setdefault(field, labelled["value"].strip())
            labels.append(Furniture(span, FurnitureKind.navigation))
        elif len(line) < 120 and (byline := _BYLINE.fullmatch(line)):
            found.setdefault("byline", byline["name"])
            if dated := _dated(byline["rest"] or "", "byline"):
                dates.setdefault("published", dated)
        elif dated := _dated(line, "date line") or _dated(_after_place(line), "date line"):
            dates.setdefault("published", dated)
        elif dateline := _DATELINE.match(line):
            if dated := _dated(dateline["date"], "dateline"):
                dates.setdefault("published", dated)
        elif number < 4 and (title := _title(line)):
            found.setdefault("title", title)
    return Head(
        title=found.get("title"),
        publisher=found.get("publisher"),
        byline=found.get("byline"),
        published=dates.get("published"),
        modified=dates.get("modified"),
        labels=tuple(labels),
    )


def _head_lines(text: str, passed_over: tuple[Furniture, ...]) -> Iterator[tuple[Span, str]]:
    taken = 0
    for match in re.finditer(r"[^\r\n]+", text):
        span = Span(*match.span())
        line = match[0].strip()
        if line.strip("-=*_ ") and not any(mark.span.overlaps(span) for mark in passed_over):
            yield span, line
            taken += 1
        if taken == LINES_READ:
            return


def _after_place(line: str) -> str:
    """What follows the place in "Sarn, 12 March 2031"; empty for a line without a place."""
    place, comma, rest = line.partition(",")
    return rest if comma and len(place) < 40 and place[:1].isupper() else ""


def _title(line: str) -> str | None:
    words = line.strip("#* ")
    if not words or len(words.split()) > TITLE_WORDS or words.endswith((".", ",", ";", ":")):
        return None
    return words


def _dated(written: str, found: str) -> Dated | None:
    """A date of at least a month: four figures alone on a line are too little to be one."""
    read = dated(written.strip(" .|"), found)
    return read if read and len(read.value) >= len("2031-03") else None
