"""Compressed data, expanded no further than the limits allow and never onto the disk."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo

from crossbearing.errors import CaptureRefused
from crossbearing.ingest.limits import Limits

SMALL = 1_000_000
"""Data that stays below this is never called a bomb, however well it compressed."""

GZIP_OR_ZLIB = zlib.MAX_WBITS | 32
RAW_DEFLATE = -zlib.MAX_WBITS


def ceiling(size: int, cap: int, limits: Limits) -> int:
    """How many bytes `size` compressed bytes may come to, given a cap of their own."""
    return min(cap, max(SMALL, size * limits.ratio))


def inflate(
    raw: bytes, path: str, cap: int, limits: Limits, wbits: int = GZIP_OR_ZLIB
) -> bytes:
    """The bytes behind gzip (one member or many), zlib or raw deflate.

    Raises CaptureRefused for data that is broken or cut short, and for a bomb.
    """
    most = ceiling(len(raw), cap, limits)
    pieces: list[bytes] = []
    size, rest = 0, raw
    try:
        while rest.strip(b"\0"):
            stream = zlib.decompressobj(wbits)
            while not stream.eof:
                piece = stream.decompress(rest, most + 1 - size)
                rest = stream.unconsumed_tail or stream.unused_data
                size += len(piece)
                pieces.append(piece)
                if size > most:
                    raise CaptureRefused(path, too_large(most))
                if not rest and not stream.eof:
                    raise CaptureRefused(path, "is cut short; get a whole copy of it")
    except zlib.error as error:
        raise CaptureRefused(path, f"cannot be expanded ({error}); get another copy") from error
    return b"".join(pieces)


def too_large(most: int) -> str:
    """Why expansion stopped."""
    return f"expands to more than {most:,} bytes; expand it yourself and add what you need"


def members(archive: ZipFile, path: str, limits: Limits) -> Iterator[ZipInfo]:
    """The files of a zip archive in order of name, once their number and sizes are known to
    be within the limits. Raises CaptureRefused when they are not.

    Reading a member never gives more than its declared size, so the sizes can be trusted.
    """
    files = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(files) > limits.members:
        raise CaptureRefused(path, f"holds more than {limits.members:,} files; take it apart")
    packed = sum(entry.compress_size for entry in files)
    most = ceiling(packed, limits.expanded_bytes, limits)
    if sum(entry.file_size for entry in files) > most:
        raise CaptureRefused(path, too_large(most))
    yield from sorted(files, key=lambda entry: entry.filename)


def open_zip(raw: bytes, path: str) -> ZipFile:
    """A zip archive over bytes in memory. Raises CaptureRefused when it is not one."""
    try:
        return ZipFile(BytesIO(raw))
    except (BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise CaptureRefused(
            path, f"is a broken archive ({error}); get another copy"
        ) from error


def take(archive: ZipFile, entry: ZipInfo, path: str, limits: Limits) -> bytes:
    """The bytes of one member. Raises CaptureRefused when it is too large, locked or broken."""
    where = f"{path}!{safe_name(entry.filename)}"
    if entry.file_size > limits.expanded_bytes:
        raise CaptureRefused(where, too_large(limits.expanded_bytes))
    try:
        return archive.read(entry)
    except (
        BadZipFile,
        EOFError,
        NotImplementedError,
        OSError,
        RuntimeError,
        zlib.error,
    ) as error:
        reason = f"cannot be taken out of its archive ({error}); get another copy"
        raise CaptureRefused(where, reason) from error


def safe_name(name: str) -> str:
    """A member's name without the steps that climb out of a folder: for showing, since
    members are never written to disk."""
    steps = PurePosixPath(name.replace("\\", "/").replace("\0", "")).parts
    return "/".join(step for step in steps if step not in {"/", "..", "."}) or "unnamed"
