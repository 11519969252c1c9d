"""From what the user points at to documents, in an order that is always the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from crossbearing.errors import CaptureRefused, ItemSkipped, UsageError
from crossbearing.ingest.completing import capture, complete
from crossbearing.ingest.fetch import Fetched, fetch
from crossbearing.ingest.limits import Limits
from crossbearing.ingest.metadata import Known, read_table
from crossbearing.ingest.part import Part
from crossbearing.ingest.unfold import unfold
from crossbearing.ingest.walk import Found, walk
from crossbearing.model import Capture, Document, Skipped

STDIN = "-"
LISTS = (".urls", ".txt")
LONGEST_LIST = 1_000_000
"""A list of addresses is never larger, in bytes."""

_WEB = re.compile(r"https?://\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """A document, the capture it was read from, and the capture's bytes."""

    capture: Capture
    raw: bytes
    document: Document


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class _Source:
    """One thing to be read: a file, a web address or standard input."""

    path: str
    found: Found | None = None


def gather(
    paths: Sequence[str],
    *,
    metadata: Path | None = None,
    limits: Limits = Limits(),  # noqa: B008 - frozen
    stdin: BinaryIO | None = None,
    fetcher: Callable[[str, Limits], Fetched] = fetch,
) -> Iterator[Gathered | Skipped]:
    """The documents in files, folders, archives, web addresses and `-`, sorted by path, and
    what was left out with the reason.

    The very same document found at several paths comes once, with the others in `also_at`.
    Files are never written to, and nothing is fetched but addresses in `paths` or in a list of
    addresses that is itself in `paths`. Raises TableInvalid for a broken metadata table.
    """
    rows = read_table(metadata) if metadata else {}
    used: set[str] = set()
    seen: dict[str, str] = {}
    table = metadata.resolve() if metadata else None
    for sources in _sources(paths, table):
        merged: dict[str, Gathered] = {}
        for source in sources:
            if isinstance(source, Skipped):
                yield source
                continue
            for item in _read(source, rows, used, limits, stdin, fetcher):
                if isinstance(item, Gathered):
                    left_out = _merge(item, merged, seen)
                    if left_out:
                        yield left_out
                else:
                    yield item
        seen |= {key: item.document.path for key, item in merged.items()}
        yield from merged.values()
    for key, known in rows.items():
        if key not in used:
            reason = (
                f"row {known.row} of the metadata table matches no document; check its path"
            )
            yield Skipped(path=known.path, reason=reason)


def _sources(paths: Sequence[str], table: Path | None) -> Iterator[list[_Source | Skipped]]:
    """What is to be read, in order of path, with files of the same bytes side by side."""
    web = {path for path in paths if _WEB.match(path)}
    sources: list[_Source | Skipped] = [_Source(path=STDIN)] if STDIN in paths else []
    for found in walk([path for path in paths if path not in web and path != STDIN]):
        listed = _listed(found) if isinstance(found, Found) else ()
        if isinstance(found, Skipped):
            sources.append(found)
        elif listed and found.given:
            web |= set(listed)
        elif listed:
            reason = "is a list of web addresses; give it by itself to have them fetched"
            sources.append(Skipped(path=found.path, reason=reason))
        elif found.file != table:
            sources.append(_Source(path=found.path, found=found))
    sources += [_Source(path=address) for address in web]
    ordered = sorted(sources, key=lambda source: source.path)
    return iter(_same_bytes_together(ordered))


def _same_bytes_together(ordered: list[_Source | Skipped]) -> list[list[_Source | Skipped]]:
    sizes: dict[int, int] = {}
    for source in ordered:
        if (size := _size(source)) is not None:
            sizes[size] = sizes.get(size, 0) + 1
    groups: dict[str, list[_Source | Skipped]] = {}
    for number, source in enumerate(ordered):
        size = _size(source)
        alone = size is None or sizes[size] == 1
        groups.setdefault(str(number) if alone else _digest(source), []).append(source)
    return list(groups.values())


def _size(source: _Source | Skipped) -> int | None:
    if isinstance(source, Skipped) or source.found is None:
        return None
    try:
        return source.found.file.stat().st_size
    except OSError:
        return None


def _digest(source: _Source | Skipped) -> str:
    """The hash of a file, or its path when it cannot be read: the reason comes later."""
    if isinstance(source, Skipped) or source.found is None:
        return source.path
    digest = sha256()
    try:
        with source.found.file.open("rb") as file:
            while block := file.read(1 << 20):
                digest.update(block)
    except OSError:
        return source.path
    return digest.hexdigest()


def _listed(found: Found) -> tuple[str, ...]:
    """The addresses in a file every line of which is one; `#` begins a remark in `.urls`."""
    suffix = found.file.suffix.lower()
    try:
        if suffix not in LISTS or found.file.stat().st_size > LONGEST_LIST:
            return ()
        lines = found.file.read_bytes().decode("utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError):
        return ()
    words = [line.strip() for line in lines if line.strip()]
    if suffix == ".urls":
        words = [word for word in words if not word.startswith("#")]
    return tuple(words) if all(_WEB.fullmatch(word) for word in words) else ()


def _read(
    source: _Source,
    rows: dict[str, Known],
    used: set[str],
    limits: Limits,
    stdin: BinaryIO | None,
    fetcher: Callable[[str, Limits], Fetched],
) -> Iterator[Gathered | Skipped]:
    """The documents in one source; `used` gathers the keys of the table's rows that served."""
    also_at = source.found.also_at if source.found else ()
    try:
        top = _part(source, limits, stdin, fetcher)
    except ItemSkipped as error:
        yield Skipped(path=error.path, reason=error.reason)
        return
    for item in unfold(top, limits):
        if isinstance(item, Skipped):
            yield item
            continue
        part, draft = item
        member = part.path[len(top.path) :] + (f"#{draft.fragment}" if draft.fragment else "")
        places = [str(source.found.file)] if source.found else [source.path, top.url or ""]
        keys = [place + member for place in places] + ([part.url] if part.url else [])
        key = next((key for key in keys if key in rows), None)
        if key is not None:
            used.add(key)
        taken = capture(part)
        document = complete(part, draft, taken, rows.get(key) if key else None)
        other_paths = tuple(path + member for path in also_at)
        yield Gathered(
            capture=taken, raw=part.raw, document=replace(document, also_at=other_paths)
        )


def _part(
    source: _Source,
    limits: Limits,
    stdin: BinaryIO | None,
    fetcher: Callable[[str, Limits], Fetched],
) -> Part:
    if source.found is not None:
        raw = _file(source.found, limits)
        name = source.found.file.name
        return Part(path=source.path, address=source.found.address, raw=raw, name=name)
    if source.path == STDIN:
        if stdin is None:
            raise UsageError("nothing comes in on standard input; leave out the -")
        raw = _bounded(stdin, STDIN, limits)
        return Part(path=STDIN, address=STDIN, raw=raw, name="")
    fetched = fetcher(source.path, limits)
    return Part(
        path=source.path,
        address=fetched.url,
        raw=fetched.raw,
        name=fetched.url.partition("?")[0].rpartition("/")[2],
        media_type=fetched.media_type,
        charset=fetched.charset,
        url=fetched.url,
        fetched_at=fetched.fetched_at,
    )


def _file(found: Found, limits: Limits) -> bytes:
    try:
        size = found.file.stat().st_size
        if size > limits.file_bytes:
            raise CaptureRefused(found.path, _too_large(limits))
        with found.file.open("rb") as file:
            return _bounded(file, found.path, limits)
    except OSError as error:
        raise CaptureRefused(found.path, f"cannot be opened: {error.strerror}") from error


def _bounded(file: BinaryIO, path: str, limits: Limits) -> bytes:
    raw = file.read(limits.file_bytes + 1)
    if len(raw) > limits.file_bytes:
        raise CaptureRefused(path, _too_large(limits))
    return raw


def _too_large(limits: Limits) -> str:
    return f"is larger than {limits.file_bytes:,} bytes; split it and add the parts"


def _merge(item: Gathered, merged: dict[str, Gathered], seen: dict[str, str]) -> Skipped | None:
    """Adds a document to its group, or its path to the same document there already.

    Gives what must be left out instead: the same document from other bytes read earlier, or
    another text under the same address.
    """
    document = item.document
    there = merged.get(document.id)
    if document.id in seen:
        reason = f"is the same document as {seen[document.id]}, which was read already"
        return Skipped(path=document.path, reason=reason)
    if there is None:
        merged[document.id] = item
        return None
    if there.document.text != document.text:
        reason = "has the address of another post in its file; list earlier wordings as edits"
        return Skipped(path=document.path, reason=reason)
    paths = {*there.document.also_at, document.path, *document.also_at} - {there.document.path}
    joined = replace(there.document, also_at=tuple(sorted(paths)))
    merged[document.id] = replace(there, document=joined)
    return None
