"""Social-media posts as JSON: one post, a list of them, or a post a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from crossbearing.errors import DocumentUnreadable
from crossbearing.ingest.dating import dated
from crossbearing.ingest.decoding import Decoded, decode
from crossbearing.ingest.limits import Limits
from crossbearing.ingest.part import Draft, Part
from crossbearing.model import Dated, Edition, Skipped

NAME = "posts"
SUFFIXES = (".json", ".jsonl", ".ndjson")
MEDIA_TYPES = ("application/json", "application/x-ndjson", "application/jsonl")
SHAPE = 'a post is {"account", "id", "time", "text", "edits": [{"time", "text"}]}'


def read(part: Part, limits: Limits) -> Iterator[Draft | Skipped]:
    """A draft a post, its account as publisher; a post that cannot be read is skipped by name.

    `edits` are earlier wordings, oldest first. Raises DocumentUnreadable when the file is not
    JSON, and CaptureRefused never: the file's size bounds what it can hold.
    """
    decoded = decode(part.raw, part.path, part.charset)
    for number, post in enumerate(_posts(decoded, part), start=1):
        where = f"{part.path}#{number}"
        try:
            yield _draft(post, where, decoded.encoding, number)
        except DocumentUnreadable as error:
            yield Skipped(path=where, reason=error.reason)


def _posts(decoded: Decoded, part: Part) -> Iterator[object]:
    if not part.name.lower().endswith(".json"):
        lines = decoded.text.split("\n")
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield _load(line, f"{part.path}, line {number}")
        return
    given = _load(decoded.text, part.path)
    yield from given if isinstance(given, list) else [given]


def _load(text: str, path: str) -> object:
    try:
        return json.loads(text)
    except RecursionError as error:
        raise DocumentUnreadable(path, f"nests JSON too deeply; {SHAPE}") from error
    except ValueError as error:
        raise DocumentUnreadable(path, f"is not JSON ({error}); {SHAPE}") from error


def _draft(post: object, path: str, encoding: str, number: int) -> Draft:
    if not isinstance(post, dict) or not isinstance(post.get("text"), str):
        raise DocumentUnreadable(path, f"is not a post; {SHAPE}")
    text = _sound(post["text"], path)
    if not text.strip():
        raise DocumentUnreadable(path, "is a post without words")
    edits = post.get("edits") or []
    if not isinstance(edits, list):
        raise DocumentUnreadable(path, f"has edits that are no list; {SHAPE}")
    name = _field(post, "id", path)
    return Draft(
        text=text,
        decoder=f"posts 1 {encoding}",
        kind="post",
        publisher=_field(post, "account", path),
        url=_field(post, "url", path),
        published=_time(post),
        editions=tuple(_edition(edit, path) for edit in edits),
        fragment=name or str(number),
    )


def _field(post: dict[str, Any], name: str, path: str) -> str | None:
    value = post.get(name)
    if isinstance(value, str | int) and not isinstance(value, bool):
        return _sound(str(value), path).strip() or None
    return None


def _edition(edit: object, path: str) -> Edition:
    if not isinstance(edit, dict) or not isinstance(edit.get("text"), str):
        raise DocumentUnreadable(path, f"has an edit without text; {SHAPE}")
    at = _time(edit)
    return Edition(at=at.value if at else None, text=_sound(edit["text"], path))


def _time(item: dict[str, Any]) -> Dated | None:
    written = item.get("time")
    return dated(written, 'post field "time"') if isinstance(written, str) else None


def _sound(text: str, path: str) -> str:
    """The text itself, if it can be stored: JSON can spell NULs and halves of characters."""
    if "\0" in text or (not text.isascii() and any("\ud800" <= c <= "\udfff" for c in text)):
        raise DocumentUnreadable(path, "holds NULs or broken characters; export it again")
    return text
