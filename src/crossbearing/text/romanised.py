"""One spelling for names that were brought into Latin letters in several ways.

"Hezbollah", "Hizbullah" and "Hizballah" write one word. The folds are those that romanisers of
Arabic, Persian and Russian differ in: doubled letters and vowels, articles, marks for letters
that Latin lacks, q or k, o or u, y or i.
"""

from __future__ import annotations

import re
from functools import lru_cache

from crossbearing.text.names import normal

_MARKS = re.compile(r"[’'ʼʿʾ‘`´.]")
_ARTICLE = re.compile(r"\b(?:al|el|ul|as|ash|ad|an|ar|at|az)\s+(?=\w{3})")
_FOLDS = (
    (re.compile(r"[aeiou]ll?ah?\b"), "ala"),
    (re.compile(r"ou|oo|ow(?=\b)|w(?=[^aeiou])"), "u"),
    (re.compile(r"ee|ie|iy|y"), "i"),
    (re.compile(r"o"), "u"),
    (re.compile(r"q|kh|ck"), "k"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"dj|j"), "j"),
    (re.compile(r"(?<=[aeiu])h\b"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)


@lru_cache(maxsize=1 << 16)
def romanised(name: str) -> str:
    """The name with the letters that romanisers differ in folded to one."""
    plain = _ARTICLE.sub("", _MARKS.sub("", normal(name)) + " ").strip()
    for pattern, fold in _FOLDS:
        plain = pattern.sub(fold, plain)
    return plain


def same_word(one: str, other: str) -> bool:
    """True if two folded names differ at most in an e for an a or an i within a word: a last
    letter tells names apart ("Maria", "Marie")."""
    return len(one) == len(other) and all(
        a == b or ({a, b} in ({"e", "a"}, {"e", "i"}) and not last)
        for a, b, last in zip(one, other, _lasts(one), strict=True)
    )


def _lasts(name: str) -> list[bool]:
    return [following == " " for following in f"{name[1:]} "][: len(name)]
