"""What formats take and give: parts to be read, and drafts of documents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Protocol

from crossbearing.ingest.limits import Limits
from crossbearing.model import Dated, Edition, Skipped


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Bytes to be read and what is known of them: a file, a page, a member of an archive."""

    path: str
    """As the user gave it, or `archive!member`."""
    address: str
    """Its name within what was given."""
    raw: bytes
    name: str
    """The file name its type is told from."""
    media_type: str | None = None
    charset: str | None = None
    url: str | None = None
    container: str | None = None
    """SHA-256 of the outermost archive that held it."""
    fetched_at: str | None = None

    @property
    def sha256(self) -> str:
        """The name of the bytes."""
        return sha256(self.raw).hexdigest()

    @property
    def held_in(self) -> str:
        """What the members of this part name as their container."""
        return self.container or self.sha256


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a format reads out of a part: the text, and what the format itself says of it."""

    text: str
    decoder: str
    kind: str = "article"
    title: str | None = None
    publisher: str | None = None
    byline: str | None = None
    url: str | None = None
    published: Dated | None = None
    modified: Dated | None = None
    editions: tuple[Edition, ...] = ()
    fragment: str | None = None
    """Which of several documents in the part this is: a post's id."""


class Format(Protocol):
    """A kind of file. Each lives in a module of its own, which has just these names."""

    @property
    def NAME(self) -> str:
        """What the kind is called in messages."""

    @property
    def SUFFIXES(self) -> tuple[str, ...]:
        """File name endings, lower case."""

    @property
    def MEDIA_TYPES(self) -> tuple[str, ...]:
        """Media types, without parameters."""

    def read(self, part: Part, limits: Limits) -> Iterator[Draft | Part | Skipped]:
        """The documents in a part, and further parts to be read in their turn."""
