"""Numbers in running text: digits, number words, fractions, clock times and vague amounts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

NUMBER_WORDS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
"""Words for zero to nineteen, in order."""
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SMALL = {word: float(at) for at, word in enumerate(NUMBER_WORDS)} | {
    word: 10.0 * at for at, word in enumerate(_TENS, 2)
}
_LARGE = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9}
_PARTS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "thirds": 3,
    "quarter": 4,
    "quarters": 4,
    "fifth": 5,
    "fifths": 5,
    "tenth": 10,
    "tenths": 10,
}
_TIMES = {"twice": 2.0, "thrice": 3.0}
VAGUE = frozenset(
    [
        "several",
        "many",
        "dozens",
        "scores",
        "hundreds",
        "thousands",
        "millions",
        "countless",
        "numerous",
        "few",
    ]
)
"""Words for an amount that is not told."""
_WORD = re.compile(
    r"\d{1,2}[:.]\d{2}(?=\s*(?:[ap]\.?m\b|hours\b|o'clock))|\d{1,2}:\d{2}\b"
    r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|%|[^\W\d_]+(?:['’][^\W\d_]+)?"
)

_DIGITS = re.compile(r"[\d,]*\d(?:\.\d+)?")
_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as printed at `start`–`end`; `value` is None for a vague amount, and `unit` the
    word that follows it, folded."""

    start: int
    end: int
    words: str
    value: float | None
    unit: str


def amounts(text: str) -> Iterator[Amount]:
    """The amounts a text gives, in order."""
    tokens = [(match[0], match.start(), match.end()) for match in _WORD.finditer(text)]
    at = 0
    while at < len(tokens):
        value, stop = _number(tokens, at)
        if stop == at:
            at += 1
            continue
        unit = tokens[stop][0].casefold() if stop < len(tokens) else ""
        if unit in ("percent", "%") or (
            unit == "per" and stop + 1 < len(tokens) and tokens[stop + 1][0] == "cent"
        ):
            value, unit = None if value is None else value / 100, "share"
        start, end = tokens[at][1], tokens[stop - 1][2]
        yield Amount(start, end, text[start:end], value, unit)
        at = stop


_Token = tuple[str, int, int]


def _number(tokens: list[_Token], at: int) -> tuple[float | None, int]:
    """The number that begins at token `at` and where it stops; `at` itself if none does."""
    word = tokens[at][0]
    low = word.casefold()
    if ":" in word and (clock := _CLOCK.fullmatch(word)):
        return int(clock[1]) * 60.0 + int(clock[2]), at + 1
    if low in VAGUE:
        return None, at + 1
    if low in _TIMES:
        return _TIMES[low], at + 1
    if low == "half" and at + 1 < len(tokens) and not (at and _is_article(tokens[at - 1])):
        return 0.5, at + 1
    if low in ("a", "an") and at + 1 < len(tokens):
        ahead = tokens[at + 1][0].casefold()
        if ahead in _LARGE:
            return _scaled(1.0, tokens, at + 1)
        if ahead == "dozen":
            return 12.0, at + 2
        if ahead in ("half", "third", "quarter", "fifth", "tenth") and _of(tokens, at + 2):
            return 1 / _PARTS[ahead], at + 2
        return 0.0, at
    first = _plain(word)
    if first is None:
        return 0.0, at
    if low == "one" and at and tokens[at - 1][0].casefold() in ("no", "the", "this", "any"):
        return 0.0, at
    stop = at + 1
    if low in _TENS and stop < len(tokens):
        more = _SMALL.get(tokens[stop][0].casefold())
        if more is not None and 0 < more < 10:
            first, stop = first + more, stop + 1
    if stop < len(tokens) and tokens[stop][0].casefold() in _PARTS:
        return first / _PARTS[tokens[stop][0].casefold()], stop + 1
    if stop + 1 < len(tokens) and tokens[stop][0] == "in":
        other = tokens[stop + 1][0]
        whole = _plain(other)
        if whole and first < whole <= 100:
            return first / whole, stop + 2
    if stop < len(tokens) and tokens[stop][0].casefold() in ("dozen", "score"):
        return first * (12 if tokens[stop][0].casefold() == "dozen" else 20), stop + 1
    return _scaled(first, tokens, stop)


def _scaled(first: float, tokens: list[_Token], stop: int) -> tuple[float, int]:
    """The number times the hundreds and thousands that follow, and what is added to them."""
    total, current = 0.0, first
    while stop < len(tokens):
        low = tokens[stop][0].casefold()
        if low in _LARGE:
            if _LARGE[low] > 100:
                total, current = total + current * _LARGE[low], 0.0
            else:
                current *= 100
            stop += 1
            continue
        if low == "and" and stop + 1 < len(tokens) and (total or current >= 100):
            more = _SMALL.get(tokens[stop + 1][0].casefold())
            if more is not None and tokens[stop - 1][0].casefold() in _LARGE:
                current += more
                stop += 2
                continue
        if low in _SMALL and tokens[stop - 1][0].casefold() in _LARGE:
            current += _SMALL[low]
            stop += 1
            continue
        if low in _SMALL and current and current % 10 == 0 and 0 < _SMALL[low] < 10 and total:
            current += _SMALL[low]
            stop += 1
            continue
        break
    return total + current, stop


def _plain(word: str) -> float | None:
    """The value of one word of digits or letters."""
    if _DIGITS.fullmatch(word):
        return float(word.replace(",", ""))
    return _SMALL.get(word.casefold())


def _is_article(token: _Token) -> bool:
    return token[0].casefold() in ("a", "an")


def _of(tokens: list[_Token], at: int) -> bool:
    return at < len(tokens) and tokens[at][0].casefold() in ("of", "the")
