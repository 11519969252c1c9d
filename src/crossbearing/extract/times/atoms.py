"""Atoms of time: the words, figures and signs that time expressions are built of.

A line of text becomes a row of atoms with one letter each for their kinds; the grammar's patterns
are matched on the letters. A word that is no atom is a stop, and so is one that only looks like an
atom: "march" the verb, the 1,990 of a sum of money.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from crossbearing.extract.calendar import MONTHS, SEASONS, WEEKDAYS
from crossbearing.extract.times.holidays import HOLIDAYS
from crossbearing.text.numbers import NUMBER_WORDS

STOP = "."

KINDS = {
    "month": "M", "weekday": "W", "weekdays": "w", "year": "Y", "day": "D", "nth": "O",
    "count": "C", "vague": "V", "a": "A", "half": "h", "unit": "U", "units": "u",
    "quarter": "Q", "part": "P", "parts": "p", "season": "R", "seasons": "r", "decade": "S",
    "noon": "K", "clock": "T", "ampm": "m", "zone": "z", "iso": "I", "edge": "E", "limit": "B",
    "than": "e", "last": "L", "next": "N", "this": "H", "that": "q", "every": "k",
    "often": "F", "today": "d", "now": "n", "ago": "a", "before": "b", "of": "o", "the": "t",
    "in": "i", "at": "s", "comma": "c", "and": "x", "to": "y", "hyphen": "g", "between": "v",
    "from": "f", "fiscal": "Z", "holiday": "G", "about": "l", "old": "j", "poss": "J",
    "period": "X", "recent": "1", "weekend": "5", "slash": "7", "on": "8",
    "oclock": "9", "being": "0", "tonight": "4", "yearend": "3", "current": "2", "qn": "!", "for": "%",
}  # fmt: skip
"""The letter of each kind of atom."""


_Value = tuple[str, int | float | str]
"""The letter of an atom's kind, and what it stands for."""


class Atom(NamedTuple):
    """A word, figure or sign at `start`–`end`, the letter of its kind and what it stands for."""

    letter: str
    value: int | float | str
    start: int
    end: int


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = _words(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
_UNITS = ("minute", "hour", "day", "week", "month", "year", "decade", "century", "fortnight")
_SHORT_MONTHS = {name[:3]: at for at, name in enumerate(MONTHS, 1) if name != "may"} | {
    "sept": 9
}
_SHORT_DAYS = {"mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3}
_SHORT_DAYS |= {"thurs": 3, "fri": 4, "sat": 5, "sun": 6}


def _table() -> dict[str, _Value]:
    """Each word that is an atom, with its letter and what it stands for."""
    words: dict[str, _Value] = {}

    def put(
        kind: str, values: dict[str, int] | dict[str, str] | dict[str, float] | str
    ) -> None:
        pairs = values if isinstance(values, dict) else {word: word for word in values.split()}
        words.update({word: (KINDS[kind], value) for word, value in pairs.items()})

    put("month", {name: at for at, name in enumerate(MONTHS, 1)} | _SHORT_MONTHS)
    put("weekday", {name: at for at, name in enumerate(WEEKDAYS)} | _SHORT_DAYS)
    put("weekdays", {f"{name}s": at for at, name in enumerate(WEEKDAYS)})
    put("count", {word: at for at, word in enumerate(NUMBER_WORDS) if at})
    put("count", {word: 10 * at for at, word in enumerate(_TENS, 2)} | {"hundred": 100})
    put("count", {"dozen": 12})
    put("nth", {word: at for at, word in enumerate(_ORDINALS, 1)} | {"thirtieth": 30})
    put("vague", "several few many dozens numerous")
    put("a", "a an")
    put("half", "half")
    put("unit", {unit: unit for unit in _UNITS})
    put("units", {f"{unit}s": unit for unit in _UNITS if unit != "century"})
    put("units", {"centuries": "century", "mins": "minute", "hrs": "hour", "yrs": "year"})
    put("units", {"seconds": "second", "quarters": "quarter"})
    put("quarter", "quarter")
    put("weekend", "weekend")
    put("period", "period")
    put("part", {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"})
    put("part", {"dawn": "MO", "overnight": "NI", "lunchtime": "MI", "dusk": "EV"})
    put("parts", {"mornings": "MO", "afternoons": "AF", "evenings": "EV", "nights": "NI"})
    put("season", SEASONS | {"fall": "FA"})
    put("seasons", {f"{name}s": code for name, code in SEASONS.items()})
    put("decade", {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60})
    put("decade", {"seventies": 70, "eighties": 80, "nineties": 90})
    put("noon", {"noon": "12:00", "midday": "12:00", "midnight": "24:00"})
    put("zone", {"gmt": "Z", "utc": "Z", "est": "", "edt": "", "pst": "", "pdt": "", "cst": ""})
    put("zone", {"cdt": "", "bst": "", "cet": "", "cest": "", "msk": "", "zulu": "Z"})
    put("edge", {"early": "START", "late": "END", "mid": "MID"})
    put("limit", {"beginning": "START", "start": "START", "outset": "START", "middle": "MID"})
    put("limit", {"end": "END"})
    put("than", {"earlier": -1, "later": 1, "afterward": 1, "afterwards": 1})
    put(
        "last",
        {"last": "last", "past": "past", "previous": "previous", "preceding": "previous"},
    )
    put("last", {"latest": "latest"})
    put("next", {"next": "next", "coming": "coming", "upcoming": "coming"})
    put("next", {"following": "following", "ensuing": "following"})
    put("this", {"this": "this", "these": "these"})
    put("current", "current")
    put("that", {"that": "that", "same": "same", "those": "those"})
    put("every", "every each")
    put("often", {"daily": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y"})
    put("often", {"hourly": "PT1H", "nightly": "P1D", "quarterly": "P3M", "biweekly": "P2W"})
    put("today", {"today": 0, "tomorrow": 1, "yesterday": -1})
    put("tonight", "tonight")
    put("now", {"now": "PRESENT_REF", "currently": "PRESENT_REF", "nowadays": "PRESENT_REF"})
    put("now", {"presently": "PRESENT_REF"})
    put("now", {"recently": "PAST_REF", "lately": "PAST_REF"})
    put("recent", "recent")
    put("ago", "ago")
    put("before", {"before": -1, "prior": -1, "after": 1, "following": 1, "since": 1})
    words["following"] = (KINDS["next"], "following")
    put("of", "of")
    put("the", "the")
    put("in", "in during")
    put("on", "on by until since before through")
    words["before"] = (KINDS["before"], -1)
    words["since"] = (KINDS["on"], "since")
    put("at", "at")
    put("and", "and or")
    put("to", "to until till through")
    put("between", "between")
    put("for", "for")
    put("from", "from")
    put("fiscal", "fiscal")
    put("about", "about around nearly almost roughly approximately over under some barely")
    put("old", "old long")
    put("being", "more additional extra straight consecutive trading full whole")
    return words


_WORDS = _table()
_PHRASES: dict[str, tuple[str, int | str]] = {
    "more than": ("about", "MORE_THAN"), "less than": ("about", "LESS_THAN"),
    "fewer than": ("about", "LESS_THAN"), "at least": ("about", "EQUAL_OR_MORE"),
    "no more than": ("about", "EQUAL_OR_LESS"), "at most": ("about", "EQUAL_OR_LESS"),
    "up to": ("about", "EQUAL_OR_LESS"), "as long as": ("about", "EQUAL_OR_LESS"),
    "a couple of": ("count", 2), "couple of": ("count", 2), "or so": ("about", "or so"), "a few": ("vague", "few"), "local time": ("zone", ""),
    "prior to": ("before", -1), "year-end": ("yearend", "END"),
    "year end": ("yearend", "END"), "at the moment": ("now", "PRESENT_REF"),
    "at present": ("now", "PRESENT_REF"), "these days": ("now", "PRESENT_REF"),
    "right now": ("now", "PRESENT_REF"), "the future": ("now", "FUTURE_REF"),
    "the near future": ("now", "FUTURE_REF"), "the foreseeable future": ("now", "FUTURE_REF"),
    "the immediate future": ("now", "FUTURE_REF"), "the not-too-distant future": ("now", "FUTURE_REF"),
    "o'clock": ("oclock", 0), "at this time": ("now", "PRESENT_REF"),
    "the day before yesterday": ("today", -2), "the day after tomorrow": ("today", 2),
}  # fmt: skip

_SMALL = {word: at for at, word in enumerate(NUMBER_WORDS) if at}
_SPELT = "|".join(sorted(_SMALL, key=len, reverse=True))
_TENTH = "|".join(_TENS)
_TOKEN = re.compile(
    rf"""(?P<iso>\d{{4}}-\d\d-\d\d(?:[t ]\d\d:\d\d(?::\d\d)?(?:z|[+-]\d\d:?\d\d)?)?(?![\d-]))
    |(?P<qn>\bq[1-4]\b)
    |(?P<holiday>\b(?:{"|".join(sorted(map(re.escape, HOLIDAYS), key=len, reverse=True))})\b)
    |(?P<spelt>\b(?:(?P<hundreds>eighteen|nineteen|twenty)[ -]
        (?:(?P<tens>{_TENTH})(?:[ -](?P<ones>{_SPELT}))?|(?P<teen>{_SPELT}))
        |two[ -]thousand(?:[ ](?:and[ ])?(?P<after>{_SPELT}))?)\b(?![ -](?:{"|".join(_UNITS)}))
        )
    |(?P<phrase>\b(?:{"|".join(sorted(map(re.escape, _PHRASES), key=len, reverse=True))})\b)
    |(?P<compound>\b(?P<ten>{_TENTH})-(?P<one>{_SPELT}|{"|".join(_ORDINALS[:9])})\b)
    |(?P<clock>(?<![\d:.])[0-2]?\d:[0-5]\d(?::[0-5]\d)?(?![\d:]))
    |(?P<decade>(?<!\d)(?:1[5-9]|20)\d0'?s\b|'\d0'?s\b|\b[2-9]0s\b)
    |(?P<nth>(?<![\d.,])\d{{1,2}}(?:st|nd|rd|th)\b)
    |(?P<zone>(?<=[\d ])(?:(?:gmt|utc)[+-]\d{{1,2}}(?::?[0-5]\d)?|[+-][01]\d:?(?:00|30|45)?)(?![\d-]))
    |(?P<number>\d+(?:,\d{{3}})+(?:\.\d+)?|\d+\.\d+|\d+(?:[ ]\d/\d)|\d/\d|\d+)
    |(?P<short>\b(?:{"|".join(sorted((*_SHORT_MONTHS, *_SHORT_DAYS), key=len, reverse=True))})\.)
    |(?P<ampm>[ap]\.\s?m\.|[ap]\.?m\b)
    |(?P<word>[^\W\d_]+)
    |(?P<poss>'s\b)
    |(?P<mark>[^\w\s])""",
    re.VERBOSE,
)
_MARKS = {",": "comma", "-": "hyphen", "–": "to", "—": "comma", "/": "slash", "'": "poss"}
_CORE = re.compile(
    r"\d|day|week|month|year|hour|minute|second|decade|centur|quarter|tomorrow|yester|night|noon"
    r"|morning|evening|now|presen|recent|late|previous|former|future|early|last|past|spring|summer"
    r"|autumn|fall|winter|ago|moment|dawn|dusk|ies\b|time|christmas|easter|ramadan|eve\b"
    r"|thanksgiving|halloween|passover|kwanzaa|hanukkah|nineteen|twenty|thousand|ly\b|period|current|"
    + "|".join(MONTHS)
    + "|"
    + "|".join(_SHORT_MONTHS)
)
"""Without one of these a line holds no time expression; most lines are left at once."""
_MONEY = "$£€#¥"
_HALF = re.compile(r"[ap]\.?m\b")
_HUNDRED_HOURS = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d")
_ZONED = re.compile(r" ?(?:gmt|utc|hrs|hours|local time|z\b)")
_COUNTED = re.compile(
    r" (?:people|men|women|children|troops|soldiers|fighters|civilians|miles|met(?:er|re)s|feet|tons?"
    r"|tonnes|pounds|kilos?|kilomet\w+|dollars|euros|points|shares|rounds|shells|rockets|bodies"
    r"|homes|houses|families|refugees|protesters|police|officers|workers|students|votes|members"
    r"|residents|prisoners|victims|dead|wounded|injured|barrels|square|degrees|calories|words)\b"
)
_OPENING_MONTHS = frozenset(("may", "march", "mar"))


def atoms(text: str, low: str) -> list[Atom]:
    """The atoms of a line and the stops between them; `low` is `text` in small letters."""
    if not _CORE.search(low):
        return []
    capitals = text.isupper() or text.islower()
    return [_atom(match, text, low, capitals) for match in _TOKEN.finditer(low)]


def _atom(match: re.Match[str], text: str, low: str, capitals: bool) -> Atom:
    letter, value = _read(match, text, low, capitals)
    return Atom(letter, value, match.start(), match.end())


def _read(match: re.Match[str], text: str, low: str, capitals: bool) -> _Value:
    kind = match.lastgroup
    words = match.group()
    if kind in ("word", "short"):
        return _word(match, text, capitals)
    if kind == "number":
        return _number(match, low)
    if kind == "mark":
        return (KINDS[_MARKS[words]], words) if words in _MARKS else (STOP, 0)
    return _sign(match, words)


def _sign(match: re.Match[str], words: str) -> _Value:
    """Atoms that their own form tells: dates, clock times, phrases and spelt numbers."""
    if match["iso"]:
        return KINDS["iso"], words
    if match["qn"]:
        return KINDS["qn"], int(words[1])
    if match["holiday"]:
        return KINDS["holiday"], words
    if match["spelt"]:
        return KINDS["year"], _spelt_year(match)
    if match["phrase"]:
        kind, value = _PHRASES[words]
        return KINDS[kind], value
    if match["compound"]:
        ten, one = 10 * (_TENS.index(match["ten"]) + 2), match["one"]
        if one in _SMALL:
            return KINDS["count"], ten + _SMALL[one]
        return KINDS["nth"], ten + _ORDINALS.index(one) + 1
    if match["clock"]:
        return KINDS["clock"], words
    if match["decade"]:
        decade = int("".join(filter(str.isdecimal, words)))
        return KINDS["decade"], decade + 1900 if words[0] == "'" else decade
    if match["nth"]:
        return KINDS["nth"], int(words[:-2])
    if match["zone"]:
        return KINDS["zone"], words
    return (KINDS["ampm"], words[0]) if match["ampm"] else (KINDS["poss"], words)


def _spelt_year(match: re.Match[str]) -> int:
    """ "nineteen ninety-six", "two thousand and five"."""
    if not match["hundreds"]:
        return 2000 + _SMALL.get(match["after"] or "", 0)
    hundreds = {"eighteen": 1800, "nineteen": 1900, "twenty": 2000}[match["hundreds"]]
    if match["teen"]:
        return hundreds + _SMALL[match["teen"]]
    return hundreds + 10 * (_TENS.index(match["tens"]) + 2) + _SMALL.get(match["ones"] or "", 0)


def _word(match: re.Match[str], text: str, capitals: bool) -> _Value:
    word = match.group().rstrip(".")
    known = _WORDS.get(word)
    if known is None:
        return STOP, 0
    start, end = match.span()
    letter = known[0]
    if letter in "Uu" and text[start].isupper() and not capitals and _inside(text, start):
        return STOP, 0
    if letter in "MWw" and not capitals and not text[start].isupper():
        return STOP, 0
    if letter == "M" and word in _OPENING_MONTHS and _opens(text, start, end, capitals):
        return STOP, 0
    if word in _SHORT_MONTHS and not _shortened(text, start, end):
        return STOP, 0
    if word in _SHORT_DAYS and not _shortened(text, start, end):
        return STOP, 0
    return known


def _inside(text: str, start: int) -> bool:
    """True if a sentence was under way before `start`: a capital there makes a name."""
    before = text[:start].rstrip(" \"'`“‘(")
    return bool(before) and before[-1] not in ".!?:"


def _opens(text: str, start: int, end: int, capitals: bool) -> bool:
    """True for "May" and "March" that may be a verb or a name: no figure and no preposition by."""
    around = text[max(0, start - 14) : start].lower()
    ahead = text[end : end + 5]
    if any(letter.isdecimal() for letter in ahead) or re.search(
        r"\d(?:st|nd|rd|th)? $", around
    ):
        return False
    if re.search(
        r"(?:\bin|of|by|since|until|late|early|mid|last|next|from|to|and|this|through) $",
        around,
    ):
        return capitals and around.endswith(("and ", "to ", "this "))
    return not around.endswith(("the ", "mid-", "a ")) if not capitals else True


def _shortened(text: str, start: int, end: int) -> bool:
    """True if a short form of a month or a day has its full stop or a figure beside it."""
    ahead = text[end : end + 4].lstrip(" ,.-")[:1]
    behind = text[max(0, start - 4) : start].rstrip(" -")[-1:]
    dotted = text[end - 1] == "." and text[start:end].lower() not in ("sun.", "sat.", "mar.")
    return dotted or ahead.isdecimal() or behind.isdecimal()


def _number(match: re.Match[str], low: str) -> _Value:
    """A year, a day of the month or a count; a stop for sums, shares and codes."""
    words, (start, end) = match.group(), match.span()
    before, ahead = low[start - 1 : start], low[end : end + 1]
    if (before and before in _MONEY) or ahead == "%" or before.isalpha():
        return STOP, 0
    if ahead.isalpha() and not _HALF.match(low, end):
        return STOP, 0
    if _HUNDRED_HOURS.fullmatch(words) and _ZONED.match(low, end):
        return KINDS["clock"], f"{words[:2]}:{words[2:]}"
    if before == "." and low[start - 2 : start - 1].isdecimal():
        return STOP, 0
    if "/" in words:
        return _fraction(words)
    if "," in words or "." in words:
        return KINDS["count"], float(words.replace(",", ""))
    value = int(words)
    if len(words) == 4 and 1500 <= value < 2100 and not _COUNTED.match(low, end):
        return KINDS["year"], value
    if len(words) <= 2 and 1 <= value <= 31:
        return KINDS["day"], value
    return (KINDS["count"], value) if len(words) < 7 else (STOP, 0)


def _fraction(words: str) -> _Value:
    """ "2 1/2" and "1/2" as numbers; "3/4" of a date is none."""
    whole, _, part = words.rpartition(" ")
    over, under = part.split("/")
    if not int(under) or int(over) >= int(under):
        return STOP, 0
    return KINDS["count"], int(whole or 0) + int(over) / int(under)
