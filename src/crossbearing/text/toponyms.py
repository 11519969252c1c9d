"""Names of places as keys: one spelling for the ways that a place's name is written."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_DROPPED = re.compile(r"['’‘ʼʻʿʾ`´.·]")
_SPACED = re.compile(r"[\s\-‐‑–—/_,()]+")
_LETTERS = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ə": "a", "æ": "ae"}
)
_WORDS = {"st": "saint", "ste": "sainte", "mt": "mount", "mtn": "mountain", "ft": "fort"}
_ARTICLE = re.compile(r"(?:al|el|ad|an|ar|as|ash|at|az) (?=\w{3})")
_AIR_BASE = re.compile(r"\bair (?:force )?base\b|\bafb\b")


@lru_cache(maxsize=65_536)
def key(name: str) -> str:
    """The name for looking up: case, accents, stops, apostrophes and hyphens off, `St.` and
    `Mt.` written out, no `the`."""
    plain = unicodedata.normalize("NFKD", _DROPPED.sub("", name).casefold())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    words = _SPACED.sub(" ", plain.translate(_LETTERS)).strip().split(" ")
    if len(words) > 1:
        if words[0] == "the":
            del words[0]
        words = [_WORDS.get(word, word) for word in words[:-1]] + words[-1:]
    return _AIR_BASE.sub("airbase", " ".join(words))


def without_article(key_: str) -> str:
    """A key without a leading Arabic article: `basrah` for `al basrah`."""
    return _ARTICLE.sub("", key_, count=1) if _ARTICLE.match(key_) else key_
