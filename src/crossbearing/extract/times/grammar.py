"""The grammar of time expressions: a table of patterns over atoms, each with what reads it.

A pattern is written with the names of atoms and the signs of regular expressions. At every place
the longest expression wins; of two as long, the one further up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from crossbearing.extract.times import clocks, dates, quarters, relative, spans
from crossbearing.extract.times.atoms import KINDS, STOP
from crossbearing.extract.times.reading import Read

_MACROS = {
    "EDGE": "( edge hyphen? on? )?",
    "NUMBER": "( day | count )",
    "AMOUNT": "( about* ( NUMBER+ ( and a half )? | a? vague | a | NUMBER ( and | to | hyphen ) NUMBER ) being* )",
    "UNITS": "( units | unit )",
    "SPAN": "( AMOUNT hyphen? UNITS ( and a half )? | a? half hyphen? a? UNITS )",
    "OF_YEAR": "( of? ( this | last | next ) unit )",
    "WHICH": "( last | next | this | current | that )",
    "CLOCK": "( ( day | count ) ( ampm | oclock ) | clock ampm? | noon )",
    "DAY": "( month ( day | nth ) ( comma? year )? | ( day | nth ) month year? | weekday part? | today part? )",
}

_TABLE: tuple[tuple[str, Read], ...] = (
    # Calendar dates.
    ("iso", dates.iso),
    ("( weekday comma? )? month ( day | nth ) ( comma? ( year | OF_YEAR ) )?", dates.calendar_day),
    ("( weekday comma? )? the? ( day | nth ) of? month ( comma? ( year | OF_YEAR ) )?", dates.calendar_day),
    ("( day hyphen? month hyphen? count )", dates.calendar_day),
    ("from? month day ( to | hyphen ) day ( comma? year )? (?!month)", dates.days),
    ("between month day and day ( comma? year )?", dates.days),
    ("from? ( day | nth ) ( to | hyphen ) ( day | nth ) of? month ( comma? year )?", dates.days),
    ("between ( day | nth ) and ( day | nth ) of? month ( comma? year )?", dates.days),
    ("( between | from )? month day ( comma? year )? ( to | hyphen ) month day ( comma? year )?", dates.days),
    ("between month day and month day ( comma? year )?", dates.days),
    ("( between | from )? day month year? ( to | hyphen ) day month year?", dates.days),
    ("between day month year? and day month year?", dates.days),
    ("from month year? to month year?", dates.months),
    ("between month year? and month year?", dates.months),
    ("month ( to | hyphen ) month year", dates.months),
    ("EDGE month comma? of? year", dates.month),
    ("the? ( limit of | edge hyphen? ) month comma? of? year", dates.month),
    ("( the? limit of )? EDGE WHICH? month OF_YEAR?", dates.month),
    ("the? EDGE season of? year", dates.season),
    ("EDGE this? ( last | next | this ) season", dates.season),
    ("the? EDGE season OF_YEAR", dates.season),
    ("(?<=in|on|about) the edge? season", dates.season),
    ("(?<=in) season", dates.season),
    ("( the last? )? AMOUNT? seasons", dates.seasons),
    ("( last | next | this )? holiday ( comma? year | OF_YEAR )?", dates.named_day),
    # Years and longer.
    ("from year ( to | hyphen ) year", dates.years),
    ("between year ( and | to | hyphen ) year", dates.years),
    ("year ( hyphen | to ) ( year | count | day ) (?!month|unit)", dates.years),
    ("EDGE fiscal? year", dates.year),
    ("the edge hyphen? fiscal? year", dates.year),
    ("the unit year", dates.year),
    ("the? limit of fiscal? year", dates.year),
    ("the? ( nth | last ) half of year", dates.half),
    ("the? ( nth | last ) half of ( ( this | last | next ) unit | the unit )", dates.half),
    ("( the nth half | nth hyphen half ) (?!of)", dates.half),
    ("the? ( nth | last ) half of the decade", dates.half_of_decade),
    ("the? EDGE decade", dates.decade),
    ("the? EDGE nth hyphen? unit", dates.century),
    # Quarters.
    ("the? fiscal? hyphen? nth quarter ( of fiscal? year | OF_YEAR )?", quarters.quarter),
    ("nth hyphen quarter ( of fiscal? year | OF_YEAR )?", quarters.quarter),
    ("the? year fiscal? nth quarter", quarters.quarter),
    ("qn ( of? year | OF_YEAR )?", quarters.quarter),
    ("( this | last | next ) unit poss nth quarter", quarters.quarter),
    ("the? unit hyphen ( ago | than ) nth hyphen? quarter", quarters.quarter),
    ("( the WHICH? | WHICH ) fiscal? quarter", quarters.this_quarter),
    ("the? WHICH period", quarters.this_quarter),
    ("a? unit hyphen ( ago | than )", quarters.year_before),
    ("( the | a )? unit hyphen ( ago | than ) ( quarter | period )", quarters.year_before),
    ("the? year ( period | quarter )", quarters.of_year),
    # Told from the date of writing.
    ("( edge | than )? today part?", relative.today),
    ("( edge | than )? ( this | last ) part", relative.tonight),
    ("( edge | than )? tonight", relative.tonight),
    ("( than )? EDGE ( this next | this last | last | next | this )? weekday part?", relative.weekday),
    ("EDGE part on weekday", relative.weekday),
    ("weekday of ( last | this | next ) unit", relative.weekday),
    ("the? ( edge | than )? WHICH unit about?", relative.unit),
    ("the that unit", relative.unit),
    ("(?<=for) the being? unit (?!before|of|hyphen)", relative.whole),
    ("the? limit of ( the | this | last | next ) unit", relative.limit),
    ("( the? ( this | last | next )? ( unit poss )? ) yearend", relative.limit),
    ("( the | this | last | next )? yearend", relative.limit),
    ("( that | the that | the? next | the last ) part", relative.day_part),
    ("the part before", relative.day_part),
    ("the ( unit | part ) of ( month ( day | nth ) ( comma? year )? | ( day | nth ) month year? )", relative.unit_of),
    ("the unit of month year?", dates.month),
    ("( the | this | last | next | that ) weekend", relative.weekend),
    ("the? about* SPAN about? ago", relative.ago),
    ("units ago", relative.ago),
    ("SPAN than", relative.than),
    ("units than", relative.than),
    ("the unit before", relative.than),
    ("( SPAN | the unit ) before the? ( last weekday | weekday | month ( day | nth ) ( comma? year )? | ( day | nth ) month year? | holiday | today )", relative.beside),
    ("SPAN before", relative.event),
    ("units before", relative.event),
    ("now", relative.now),
    ("current", relative.current),
    ("(?<=in) the last", relative.the_past),
    # How long and how often.
    ("SPAN ( hyphen? old )?", spans.duration),
    ("the? nth AMOUNT UNITS", spans.duration),
    ("( every of )? the? ( last | next | this | that ) ( NUMBER+ | a? vague | NUMBER ( and | to | hyphen ) NUMBER ) being* UNITS about?", spans.stretch),
    ("the ( AMOUNT ) UNITS", spans.stretch),
    ("the? ( last | next | recent | nth | edge ) units", spans.stretch),
    ("units", spans.stretch),
    ("( units | unit ) hyphen old", spans.duration),
    ("a? UNITS hyphen to hyphen UNITS", spans.no_time),
    ("often", spans.often),
    ("every ( AMOUNT | nth )? ( UNITS | weekend )", spans.every),
    ("every ( weekday part? | month | season | part )", spans.every),
    ("weekdays", spans.every),
    ("weekday parts", spans.every),
    # The clock.
    ("about? CLOCK zone? ( comma? on? DAY )?", clocks.clock),
    ("about? DAY comma? at? CLOCK zone?", clocks.clock),
    ("( day | CLOCK ) zone? in the part ( on? weekday | today )?", clocks.clock),
)  # fmt: skip

_NAME = re.compile(r"[A-Z_]{3,}|[a-z]+")


class Rule(NamedTuple):
    """A compiled pattern, and what reads it."""

    pattern: re.Pattern[str]
    read: Read


def _compiled(pattern: str) -> re.Pattern[str]:
    """A pattern over the letters of atoms, from one in their names."""
    while any(name in _MACROS for name in _NAME.findall(pattern)):
        pattern = _NAME.sub(lambda m: _MACROS.get(m.group(), m.group()), pattern)
    letters = _NAME.sub(lambda m: KINDS[m.group()], pattern)
    return re.compile(letters.replace(" ", ""))


RULES = tuple(Rule(_compiled(pattern), read) for pattern, read in _TABLE)


def _letters(kinds: str) -> frozenset[str]:
    return frozenset(KINDS[kind] for kind in kinds.split())


_IDLE = _letters("of in on and to comma hyphen at poss slash being old for") | {STOP}
"""Atoms with which no expression begins."""
_EMPTY = _IDLE | _letters("the a that this from between about day count before vague half next")
"""Atoms of which alone no expression is made."""
_RUN = re.compile(rf"[^{re.escape(STOP)}]+")


def runs(letters: str) -> Iterator[tuple[int, int]]:
    """Start and end of each run of atoms in which a time expression may stand."""
    for run in _RUN.finditer(letters):
        if not _EMPTY.issuperset(run.group()):
            yield run.span()


def candidates(letters: str, at: int) -> list[tuple[int, Read]]:
    """Where the expressions that may begin at one place stop, with what reads them; the longest
    first, and of two as long the one further up in the table."""
    if letters[at] in _IDLE:
        return []
    found = []
    for rule in RULES:
        match = rule.pattern.match(letters, at)
        if match and match.end() > at:
            found.append((match.end(), rule.read))
    found.sort(key=lambda each: -each[0])
    return found
