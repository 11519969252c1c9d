"""What was taken in: raw captures, and the documents read from them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from crossbearing.model.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """Raw bytes and how they came. The bytes themselves lie in the store under `sha256`."""

    sha256: str
    size: int
    media_type: str
    path: str
    """The path or address as the user gave it, or `archive!member` for a part of an archive."""
    url: str | None = None
    container: str | None = None
    """SHA-256 of the archive that held it."""
    fetched_at: str | None = None
    """When it was fetched (ISO 8601), for captures that came over the network or in a WARC."""


class FurnitureKind(StrEnum):
    """What page furniture is."""

    navigation = "navigation"
    caption = "caption"
    source_link = "source link"
    related = "related"
    sharing = "sharing"
    notice = "notice"


@dataclass(frozen=True, slots=True, order=True)
class Furniture:
    """A span of the page that is not the report: navigation, a repeated caption, "Source link"."""

    span: Span
    kind: FurnitureKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A date as far as it is known: `value` is `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or a full
    timestamp, with its zone when the source gave one, and `found` says where it stood."""

    value: str
    zone: str | None = None
    found: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """An earlier wording of a post or page that was edited later."""

    at: str | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A capture under a publisher or an address, decoded once and never rewritten.

    Two outlets that print the same bytes are two documents. `text` is the text as first
    decoded; everything found in it is a span over it. `address` is the URL if there is one,
    else the file's name within what was given.
    """

    id: str
    capture: str
    path: str
    address: str
    text: str
    decoder: str
    """Decoder, version and encoding: `text 1 utf-8`, `pypdf 7.1.0`."""
    kind: str = "article"
    """`article`, `post`, `email`."""
    title: str | None = None
    publisher: str | None = None
    byline: str | None = None
    url: str | None = None
    published: Dated | None = None
    modified: Dated | None = None
    language: str | None = None
    """ISO 639-1, or None when too short or too mixed to tell."""
    furniture: tuple[Furniture, ...] = ()
    editions: tuple[Edition, ...] = ()
    also_at: tuple[str, ...] = ()
    """Further paths at which the very same document was given."""


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Skipped:
    """An item that was left out, and why."""

    path: str
    reason: str
