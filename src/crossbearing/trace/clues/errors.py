"""Errors made in copying: a misspelt word, a sum that no longer comes out, a lost accent."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import combinations

from crossbearing.model import Clue, Hint
from crossbearing.text.numbers import amounts
from crossbearing.trace.clues.pair import Pair
from crossbearing.trace.clues.profile import Profile

ACCENT = 2.0
SUM = 2.2
_WORD = re.compile(r"[^\W\d_]+")
_LETTERS = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "ß": "ss", "ı": "i"}
)


def hints(pair: Pair) -> Iterator[Hint]:
    """Which text has lost an accent that the other has, or a sum that comes out there."""
    mine, theirs = _stripped(pair.other, pair.one), _stripped(pair.one, pair.other)
    if mine and not theirs:
        yield Hint(
            clue=Clue.error, bits=ACCENT, because=f"“{mine}” has lost an accent in copying"
        )
    elif theirs and not mine:
        yield Hint(
            clue=Clue.error, bits=-ACCENT, because=f"“{theirs}” has lost an accent in copying"
        )
    mine_right, theirs_right = pair.one.once(_sum), pair.other.once(_sum)
    if mine_right is not None and theirs_right is not None and mine_right != theirs_right:
        yield Hint(
            clue=Clue.error,
            bits=SUM if mine_right else -SUM,
            because="a sum that comes out in the earlier text does not in the later",
        )


def _stripped(plain: Profile, accented: Profile) -> str | None:
    """A word of one text that is a word of the other without its accents."""
    return min(accented.once(_bared) & plain.once(_words), default=None)


def _bared(profile: Profile) -> set[str]:
    """The words with accents, without them."""
    return {bare for word in profile.once(_words) if (bare := _bare(word)) != word}


def _words(profile: Profile) -> set[str]:
    return {match[0] for match in _WORD.finditer(unicodedata.normalize("NFC", profile.text))}


def _bare(word: str) -> str:
    split = unicodedata.normalize("NFKD", word.translate(_LETTERS))
    return "".join(each for each in split if not unicodedata.combining(each))


def _sum(profile: Profile) -> bool | None:
    """Whether a total and its two parts, told in one sentence, come out; None where none is."""
    for sentence in profile.sentences:
        found = [
            each.value for each in amounts(sentence.words) if each.value and each.value > 1
        ]
        if len(found) == 3:
            whole = max(found)
            parts = sorted(found)[:2]
            if any(abs(a + b - whole) < 1e-9 for a, b in combinations(parts, 2)):
                return True
            if found[0] == whole and whole <= 2 * sum(parts) and " and " in sentence.words:
                return False
    return None
