"""Names as written: one spelling for comparison, initials, and possessives."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_DETERMINER = re.compile(r"^(?:the|a|an|its|their|his|her|our)\s+", re.IGNORECASE)
_QUOTES = str.maketrans("", "", '"“”„«»‹›')
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'"})
_POSSESSIVE = re.compile(r"'s?$")


@lru_cache(maxsize=65_536)
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


# What is cut from a country's name, and what may then follow in its adjective.
_COUNTRY_ENDINGS = ("", "a", "e", "i", "o", "y", "ia", "land", "stan")
_ADJECTIVE_ENDINGS = re.compile(r"(?:i|n|an|ian|ean|ese|ish|ic|er|ite|ani|vian|lander|stani)s?")


def is_adjective_of(word: str, country: str) -> bool:
    """True if `word` is formed like the adjective of `country`: "Terali" from "Teral"."""
    if word == country:
        return False
    return any(
        country.endswith(ending)
        and len(stem := country[: len(country) - len(ending)]) >= 3
        and word.startswith(stem)
        and _ADJECTIVE_ENDINGS.fullmatch(word, len(stem))
        for ending in _COUNTRY_ENDINGS
    )
