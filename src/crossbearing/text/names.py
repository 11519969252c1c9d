"""Names as written: one spelling for comparison, initials, and possessives."""

from __future__ import annotations

import re
import unicodedata

_DETERMINER = re.compile(r"^(?:the|a|an|its|their|his|her|our)\s+", re.IGNORECASE)
_QUOTES = str.maketrans("", "", '"“”„«»‹›')
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'"})
_POSSESSIVE = re.compile(r"'s?$")


def normal(name: str) -> str:
    """The name for comparison: case-folded, accents and marks off, no article, no final 's."""
    plain = unicodedata.normalize("NFKD", name.translate(_QUOTES).translate(_APOSTROPHES))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    plain = _DETERMINER.sub("", " ".join(plain.split()))
    return _POSSESSIVE.sub("", plain).casefold().replace("-", " ").strip()


def initials(name: str) -> str:
    """The initials of the capitalised words: "PMF" for "Popular Mobilization Forces"."""
    return "".join(word[0] for word in re.findall(r"\w+", name) if word[0].isupper())


def is_acronym(name: str) -> bool:
    """True for two to six capitals, with or without stops."""
    letters = name.replace(".", "")
    return 2 <= len(letters) <= 6 and letters.isalpha() and letters.isupper()
