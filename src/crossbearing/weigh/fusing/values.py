"""What a value says, however it is written: a number, a time of day, or a set of parts."""

from __future__ import annotations

import html
import re
import unicodedata
from decimal import Decimal
from math import nan

Form = tuple[str, Decimal] | tuple[str, str] | frozenset[str]

MISSING = re.compile(
    r"[\s\-–—?.*]*|n\.?/?a\.?|nan|none|null|nil|unknown|.*\bnot (?:available|applicable|known)\b.*"
)
NUMBER = re.compile(r"[$€£¥]?\s*([+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?)\s*([%kmbt])?")
SCALE = {"k": 3, "m": 6, "b": 9, "t": 12, "%": 0, None: 0}
CLOCK = re.compile(
    r"(?<![\d:])(\d{1,2}):([0-5]\d)(?::([0-5]\d))?\s*"
    r"(?:([apAP])\.?[mM]?\b|([apAP])(?=[A-Z][a-z]))?"
)
BARE_CLOCK = re.compile(r"\d{1,2}:[0-5]\d(:[0-5]\d)?")
JOINTS = re.compile(r"[,;/|&]|\band\b")
WORD = re.compile(r"[^\W_]+")
SILENT = str.maketrans("", "", "'’`ʼ")
LONGEST_NUMBER = 24
"""Letters; longer runs of digits are names of things, and more than decimals hold exactly."""


def form(raw: str) -> Form | None:
    """What `raw` says, the same for every way of writing it; None where it says nothing."""
    text = raw.strip().lower()
    if MISSING.fullmatch(text):
        return None
    return number(text) or clock(raw.strip()) or parts(raw)


def number(text: str) -> tuple[str, Decimal] | None:
    """A number with sign, thousands, currency, per cent or k/m/b/t; None for other text."""
    found = NUMBER.fullmatch(text) if len(text) <= LONGEST_NUMBER else None
    if not found or not found[1].strip("+-"):
        return None
    exact = Decimal(found[1].replace(",", "")).scaleb(SCALE[found[2]]).normalize()
    return "%" if found[2] == "%" else "number", exact + 0


def clock(text: str) -> tuple[str, str] | None:
    """A time of day, whatever date or remark stands beside it; None for other text."""
    found = CLOCK.search(text)
    if not found:
        return None
    half = (found[4] or found[5] or "").lower()
    if not half and not BARE_CLOCK.fullmatch(text):
        return None
    hour = int(found[1]) % 12 + (12 if half == "p" else 0) if half else int(found[1])
    return "clock", f"{hour:02}:{found[2]}" + (f":{found[3]}" if found[3] else "")


def parts(raw: str) -> frozenset[str]:
    """The parts of a list in any order, without case, accents or punctuation."""
    pieces = (" ".join(WORD.findall(piece)) for piece in JOINTS.split(fold(raw)))
    return frozenset(piece for piece in pieces if piece) or frozenset([raw.strip()])


def fold(raw: str) -> str:
    """Text without entities, accents, apostrophes and case."""
    text = unicodedata.normalize("NFKD", html.unescape(raw))
    return "".join(c for c in text if not unicodedata.combining(c)).casefold().translate(SILENT)


def magnitude(said: Form | None) -> float:
    """The size of a number; not a number for any other form."""
    return float(said[1]) if isinstance(said, tuple) and said[0] in {"number", "%"} else nan
