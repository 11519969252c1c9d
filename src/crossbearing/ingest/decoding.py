"""From bytes to text: declared, strict UTF-8, detected when sure, or refused."""

from __future__ import annotations

import codecs
import logging
import re
from dataclasses import dataclass

import charset_normalizer

from crossbearing.errors import DocumentUnreadable

logging.getLogger("charset_normalizer").addHandler(logging.NullHandler())

# Longer marks first: the UTF-32 mark begins with the UTF-16 one.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# Web pages that declare Latin-1 mean Windows-1252 (WHATWG Encoding Standard).
WEB_NAMES = {"iso8859-1": "cp1252", "ascii": "cp1252"}

CANDIDATES = [
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "koi8_r", "koi8_u",
    "cp866", "iso8859_5", "iso8859_6", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr",
]  # fmt: skip
"""Encodings a file may be detected to be in; what this leaves out is refused, not guessed."""

SAMPLE = 200_000
MULTIBYTE = {"gb18030", "big5", "shift_jis", "euc_jp", "euc_kr"}
REMEDY = "save it as UTF-8 and add it again"

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1c-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and how it was had: the codec, and "detected …" when nothing declared it."""

    text: str
    encoding: str


def decode(raw: bytes, path: str, declared: str | None = None) -> Decoded:
    """The text of `raw`: by its byte order mark, as `declared`, as strict UTF-8, or detected.

    Code points come out as they stand, without the byte order mark. Raises DocumentUnreadable
    for binary data, mixed encodings, and bytes no encoding explains better than others.
    """
    decoded = _marked(raw, path) or _wide(raw) or _declared(raw, declared) or _utf8(raw)
    if decoded is None:
        decoded = _detected(raw, path)
    if "\0" in decoded.text:
        offset = decoded.text.index("\0")
        raise DocumentUnreadable(path, f"is not text: a NUL stands at {offset}; {REMEDY}")
    if len(_CONTROL.findall(decoded.text)) * 100 > len(decoded.text):
        raise DocumentUnreadable(path, f"is not text but binary data; {REMEDY}")
    return decoded


def _marked(raw: bytes, path: str) -> Decoded | None:
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            try:
                return Decoded(raw.decode(encoding), encoding)
            except UnicodeDecodeError as error:
                reason = f"begins as {encoding} but breaks it at byte {error.start}; {REMEDY}"
                raise DocumentUnreadable(path, reason) from error
    return None


def _wide(raw: bytes) -> Decoded | None:
    """UTF-16 without its mark: zero bytes are common, and all on the same side of each pair."""
    zeros = raw[:SAMPLE].count(0)
    if len(raw) % 2 or zeros * 20 < len(raw[:SAMPLE]):
        return None
    for encoding, high in (("utf-16-le", 1), ("utf-16-be", 0)):
        if raw[high:SAMPLE:2].count(0) == zeros:
            try:
                return Decoded(raw.decode(encoding), f"{encoding} detected")
            except UnicodeDecodeError:
                return None
    return None


def _declared(raw: bytes, declared: str | None) -> Decoded | None:
    """None too when the declaration names no codec of text, or is wrong."""
    if not declared:
        return None
    try:
        name = codecs.lookup(declared.strip().strip("\"'")).name
        name = WEB_NAMES.get(name, name)
        return Decoded(raw.decode(name), name)
    except (LookupError, UnicodeError, ValueError):
        return None


def _utf8(raw: bytes) -> Decoded | None:
    try:
        return Decoded(raw.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return None


def _detected(raw: bytes, path: str) -> Decoded:
    valid, broken = _utf8_share(raw)
    line = raw.count(b"\n", 0, _first_fault(raw)) + 1
    mixed = f"mixes encodings: it is UTF-8 in part, but not on line {line}; {REMEDY}"
    if valid >= broken:
        raise DocumentUnreadable(path, mixed)
    found = charset_normalizer.from_bytes(
        raw[:SAMPLE], cp_isolation=CANDIDATES, threshold=0.1, language_threshold=0.3
    )
    best = found.best()
    if best is None or not best.coherence:
        raise DocumentUnreadable(path, f"is in no encoding that can be told; {REMEDY}")
    tied = {
        match.encoding for match in found if (match.chaos, match.coherence) == _rank_of(best)
    }
    # Central European fits whatever Western does; a tie goes to the web's own default.
    encoding = "cp1252" if "cp1252" in tied else best.encoding
    if encoding not in MULTIBYTE and valid * 10 >= broken:
        raise DocumentUnreadable(path, mixed)
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise DocumentUnreadable(path, mixed) from error
    version = charset_normalizer.__version__
    return Decoded(text, f"{encoding} detected by charset-normalizer {version}")


def _rank_of(match: charset_normalizer.CharsetMatch) -> tuple[float, float]:
    return match.chaos, match.coherence


def _utf8_share(raw: bytes) -> tuple[int, int]:
    """How many characters beyond ASCII are sound UTF-8, and how many bytes are not."""
    text = raw.decode("utf-8", errors="surrogateescape")
    broken = sum("\udc80" <= character <= "\udcff" for character in text)
    return sum(character > "\x7f" for character in text) - broken, broken


def _first_fault(raw: bytes) -> int:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return len(raw)
