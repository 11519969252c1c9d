"""Where a text names places: words of the gazetteer, taken or left by what stands around them.

The gazetteer has a place for almost any word ("Police", "Henry", "Hilton"), so each match is
weighed: what kind of place bears the name and how many people live there, the words before and
after, and whether the name is part of a longer one. A logit, fitted by `training.places`.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from crossbearing.extract import place_weights
from crossbearing.extract.atlas import (
    AREA,
    CAPITAL,
    COUNTRY,
    DISTRICT,
    REGION,
    SITE,
    TOWN,
    atlas,
)
from crossbearing.extract.capitals import begins_sentence
from crossbearing.extract.lexicon import CALENDAR, GROUP_HEADS, OUTLETS, TITLES
from crossbearing.extract.place_words import (
    DIRECTIONS,
    KINDS,
    adjectives,
    codes,
    short_forms,
)
from crossbearing.extract.plain_words import word_set
from crossbearing.extract.toponyms import Toponym, toponym
from crossbearing.model import PlaceUse, Span

LONGEST = 6
"""The most words of a name."""
_TOKEN = re.compile(
    r"(?:[^\W\d_]\.)+[^\W\d_]\b\.?|[^\W\d_](?:[^\W\d_]|['’ʼ‘](?=[^\W\d_])(?!s\b))*"
)
_JOINS = re.compile(r"[ \u00a0]{1,2}|-|\. {0,1}")
_LINKS = word_set(
    "of the de del la las los le les al el and upon on in sur am an der den do da"
)
_SHORT = frozenset(("St", "Mt", "Ft", "Ste", "ST", "MT", "FT", "W"))
_PLACE_BEFORE = word_set("""
    in near at outside around toward towards into across throughout from between inside beyond
    through to within above along off over for
    """)
_PLACE_NOUN_BEFORE = word_set("""
    city town village port province district county state region neighbourhood neighborhood
    suburb area capital downtown outskirts island camp governorate
    """)
_PLACE_AFTER = word_set("""
    area county city residents resident man woman native region province district suburb
    neighborhood neighbourhood border metro couple family teenager police officials home
    government troops forces army soldiers
    """)
_CIVIC = word_set("""
    police sheriff county city council court courts school schools high middle elementary
    university college hospital medical airport international fire department district public
    community state regional national chamber board office officials library municipal town
    township village parish jail prison supreme house senate legislature governor mayor general
    attorney health center centre civic emergency area highway patrol superior circuit metro
    economic development water parks government ministry army navy air force embassy border
    president prime interior foreign defence defense parliament central team fair
    """)
_STREETS = word_set("""
    street st avenue ave road rd drive dr boulevard blvd lane ln highway hwy way court place
    parkway pike turnpike trail bridge square streets avenues roads
    """)
_TRADE = word_set("inc corp co ltd llc plc bank company group associates insurance motors")
_SAYS = word_set("said says told added asked replied wrote noted explained argued testified")
_GIVEN = word_set("""
    james john robert michael william david richard joseph thomas charles christopher daniel
    matthew anthony mark donald steven paul andrew joshua kenneth kevin brian george timothy
    ronald edward jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott
    brandon benjamin samuel gregory frank alexander raymond patrick jack dennis jerry tyler aaron
    jose adam nathan henry douglas zachary peter kyle walter ethan jeremy harold keith christian
    roger noah gerald carl terry sean austin arthur lawrence jesse dylan bryan joe jordan billy
    bruce albert willie gabriel logan alan juan wayne roy ralph randy eugene vincent russell louis
    philip bobby johnny bradley mary patricia jennifer linda elizabeth barbara susan jessica sarah
    karen lisa nancy betty margaret sandra ashley kimberly emily donna michelle carol amanda
    dorothy melissa deborah stephanie rebecca sharon laura cynthia kathleen amy angela shirley
    anna brenda pamela emma nicole helen samantha katherine christine debra rachel carolyn janet
    catherine maria heather diane ruth julie olivia joyce virginia victoria kelly lauren christina
    joan evelyn judith megan andrea cheryl hannah jacqueline martha gloria teresa ann sara madison
    frances kathryn janice jean abigail alice judy sophia grace denise amber doris marilyn
    danielle beverly isabella theresa diana natalie brittany charlotte marie kayla alexis lori
    mohammed muhammad mohamed ahmed ahmad ali hassan hussein ibrahim omar khalid mahmoud yusuf
    abdullah abu haji ivan sergei vladimir dmitry alexei andrei oleg igor yuri mikhail nikolai
    anton boris viktor olga carlos luis jorge pedro miguel antonio francisco manuel fernando
    rafael diego pablo jean-paul pierre jacques francois claude hans jurgen klaus giovanni marco
    wei ming li zhang wang chen liu kim park lee paris tony bill bob jim tom mike dave steve chris
    dan matt joe ben sam tim greg rick ken jeff don ron ray fred ted al barack hillary nancy
    """)

_TOLD = KINDS.keys() | _CIVIC | OUTLETS | _STREETS | _TRADE | GROUP_HEADS | DIRECTIONS
_NO_NAME = DIRECTIONS | TITLES | _GIVEN | _LINKS | _PLACE_BEFORE

FEATURES = (
    "always", "people", "country", "region", "district", "capital", "area", "site", "own name",
    "adjective", "short form", "words", "many bear it", "word of the language", "calendar",
    "in capitals", "begins a sentence",
    "place word before", "of before", "place noun before", "the before", "title before",
    "given name before", "name before", "joined before", "direction before",
    "region after comma", "kind of place after", "civic word after", "outlet after",
    "street after", "trade after", "name after", "says after", "possessive after", "group after",
    "place noun after", "initial beside", "number before", "after comma", "after place, and",
    "is given name", "known person", "dateline", "seen with place word", "seen in a longer name",
    "alone and small", "whole name and large", "kind within", "own name and people",
    "country named too", "region named too", "part of a joined word",
    "by no accident", "such as",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its offsets; `capital` where it is written like a name's."""

    text: str
    low: str
    start: int
    end: int
    capital: bool


@dataclass(frozen=True, slots=True)
class Match:
    """A name that the gazetteer has, from the first token to the last."""

    first: int
    last: int
    toponym: Toponym


def place_names(text: str) -> tuple[Toponym, ...]:
    """The places that a text names, in order, each with its candidates."""
    return tuple(each for each, chance in weighed(text) if chance >= place_weights.THRESHOLD)


def weighed(text: str) -> list[tuple[Toponym, float]]:
    """Every name that the gazetteer has, with how likely it names a place here."""
    tokens = split(text)
    matches = list(found(text, tokens))
    rows = features(text, tokens, matches)
    return [
        (
            replace(match.toponym, dateline="dateline" in row),
            likely(row),
        )
        for match, row in zip(matches, rows, strict=True)
    ]


def likely(row: Mapping[str, float]) -> float:
    """How likely a match names a place."""
    weights = place_weights.NAMES
    return 1 / (1 + math.exp(-math.fsum(weights[name] * value for name, value in row.items())))


def split(text: str) -> list[Token]:
    """The words of a text."""
    return [
        Token(
            word := found.group(),
            word.lower().rstrip("."),
            found.start(),
            found.end(),
            word[0].isupper(),
        )
        for found in _TOKEN.finditer(text)
    ]


def found(text: str, tokens: Sequence[Token]) -> Iterator[Match]:
    """The names in order of the text, longest first, that do not overlap."""
    at = 0
    while at < len(tokens):
        match = _longest(text, tokens, at) if _opens(text, tokens, at) else None
        if match is None:
            at += 1
            continue
        if not _newspaper(text, tokens, match):
            yield match
        at = match.last + 1


_ARTICLES = frozenset(("the", "a", "an"))
_ARABIC = frozenset(("al", "el", "as", "ar", "an", "ash", "ad", "at", "az", "umm"))


def _opens(text: str, tokens: Sequence[Token], at: int) -> bool:
    """True for a word that a place's name may begin with: capitals, and "al-Raqqa"."""
    token = tokens[at]
    if token.capital:
        if token.low in _ARABIC and token.low not in ("al", "el", "umm"):
            return text[token.end : token.end + 1] == "-"
        return token.low not in _ARTICLES and not (
            token.low in KINDS and at + 1 < len(tokens) and tokens[at + 1].low == "of"
        )
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return (
        token.low in _ARABIC
        and following is not None
        and following.capital
        and following.start == token.end + 1
        and (text[token.end] == "-" or token.low in ("al", "umm"))
    )


def _newspaper(text: str, tokens: Sequence[Token], match: Match) -> bool:
    """True for the place in "the Washington Post", which is no place."""
    after = tokens[match.last + 1 : match.last + 3]
    return (
        bool(after)
        and after[0].capital
        and after[0].low in OUTLETS
        and after[0].start == tokens[match.last].end + 1
        and not (len(after) > 1 and after[1].low == "office")
    )


def _longest(text: str, tokens: Sequence[Token], first: int) -> Match | None:
    ends = [first]
    for at in range(first + 1, min(first + LONGEST, len(tokens))):
        between = text[tokens[at - 1].end : tokens[at].start]
        token = tokens[at]
        if not _JOINS.fullmatch(between) or (
            "." in between and tokens[at - 1].text not in _SHORT
        ):
            break
        if token.capital:
            ends.append(at)
        elif token.low not in _LINKS:
            break
    for last in reversed(ends):
        if (match := _match(text, tokens, first, last)) is not None:
            return match
    return None


_NEVER = (
    DIRECTIONS
    | TITLES
    | KINDS.keys()
    | CALENDAR
    | word_set("""
        university college federal union first second one free liberal justice church congress
        parliament senate cabinet court side center centre man woman story god christmas easter
        internet house home post press network service army police state national international
        democratic republican conservative labour independent media world earth islamic
        muslim jewish christian
        """)
)
"""Words that are written with a capital for other reasons than being a place's name."""
_NEVER_NAMES = frozenset(
    ("white house", "red cross", "red crescent", "first world", "third world")
)


def _match(text: str, tokens: Sequence[Token], first: int, last: int) -> Match | None:
    """The words from first to last as a name, without a direction or title before it."""
    if first == last and tokens[first].low in _NEVER:
        return None
    start, end = tokens[first].start, tokens[last].end
    if text[start:end].lower() in _NEVER_NAMES:
        return None
    directed = tokens[first].low in DIRECTIONS and first < last
    # "Southern Iraq" is found from its second word on, unless the whole is a name.
    if directed and not (
        text[start:end] in adjectives() or atlas().candidates(text[start:end])
    ):
        return None
    if text[end : end + 1] == "." and text[start : end + 1] in short_forms():
        end += 1
    after_comma = re.search(r"[^\W\d_], ?\Z", text[max(0, start - 3) : start]) is not None
    span = Span(start, end)
    if len(words := span.of(text)) < 3 and not (
        words in short_forms() or words in adjectives() or (after_comma and words in codes())
    ):
        return (
            None
            if words not in ("US", "UK", "EU", "UN") or words in ("EU", "UN")
            else (Match(first, last, made) if (made := toponym(text, span)) else None)
        )
    made = toponym(text, span, code=after_comma)
    return Match(first, last, made) if made is not None else None


def features(
    text: str, tokens: Sequence[Token], matches: Sequence[Match]
) -> list[dict[str, float]]:
    """What speaks for and against each match, without what is zero."""
    common = {token.low for token in tokens if not token.capital}
    covered = {at for match in matches for at in range(match.first, match.last + 1)}
    named = _named_holders(matches)
    rows = [
        _row(text, tokens, match, matches, number, common, covered)
        | _within(match.toponym, named)
        for number, match in enumerate(matches)
    ]
    supported = {
        match.toponym.name
        for match, row in zip(matches, rows, strict=True)
        if row.keys() & {"place word before", "region after comma", "dateline"}
        and not row.keys() & {"name before", "given name before", "title before"}
    }
    longer = Counter(
        match.toponym.name
        for match, row in zip(matches, rows, strict=True)
        if row.keys() & {"name before", "name after", "given name before", "title before"}
    )
    persons = {
        match.toponym.name
        for match, row in zip(matches, rows, strict=True)
        if row.keys() & {"given name before", "title before"}
    }
    for match, row in zip(matches, rows, strict=True):
        name = match.toponym.name
        if name in supported:
            row["seen with place word"] = 1.0
        if name in persons:
            row["known person"] = 1.0
        if longer[name]:
            row["seen in a longer name"] = 1.0
    return rows


def _named_holders(matches: Sequence[Match]) -> frozenset[int]:
    """The countries and regions that names of a text mean at first sight, and their countries."""
    places = atlas()
    held: set[int] = set()
    for match in matches:
        best = max(match.toponym.candidates, key=lambda each: (places.people[each[0]], each[1]))
        if places.kind[best[0]] in (COUNTRY, REGION) and places.people[best[0]] > 5.3:
            held.update(places.chain(best[0]))
    return frozenset(held)


def _within(made: Toponym, named: frozenset[int]) -> dict[str, float]:
    """Whether a smaller place of that name lies in a country or region that the text names, and
    how many times rarer than one such name in ten, a hundred … that is by accident."""
    places = atlas()
    small = [
        each for each, _ in made.candidates if places.kind[each] in (TOWN, DISTRICT, CAPITAL)
    ]
    row = {}
    chance = min(
        (places.shares[held] for each in small if (held := places.country[each]) in named),
        default=None,
    )
    if chance is not None:
        row["country named too"] = 1.0
        row["by no accident"] = max(0.0, -math.log10(chance * len(made.candidates)))
    if any(places.region[each] in named for each in small):
        row["region named too"] = 1.0
    return row


def _row(
    text: str,
    tokens: Sequence[Token],
    match: Match,
    matches: Sequence[Match],
    number: int,
    common: set[str],
    covered: set[int],
) -> dict[str, float]:
    places = atlas()
    made = match.toponym
    first, last = match.first, match.last
    start, end = made.span.start, made.span.end
    surface = text[start:end]
    low = surface.lower()
    best = max(made.candidates, key=lambda each: (places.people[each[0]], each[1]))[0]
    kinds = {places.kind[each] for each, _ in made.candidates}
    before = tokens[first - 1] if first else None
    gap_before = text[before.end : start] if before else "\n"
    near_before = before is not None and gap_before in (" ", "\u00a0", " “", ' "', "  ")
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    gap_after = text[end : after.start] if after else "\n"
    near_after = after is not None and gap_after in (" ", "\u00a0")
    back = tokens[first - 2] if first > 1 else None
    previous = matches[number - 1] if number else None
    following = matches[number + 1] if number + 1 < len(matches) else None
    between = text[previous.toponym.span.end : start] if previous else ""
    to_next = text[end : following.toponym.span.start] if following else ""
    people = places.people[best] / 5
    own = any(is_own for _, is_own in made.candidates)
    row: dict[str, float] = {"always": 1.0, "people": people}

    def says(name: str, true: object) -> None:
        if true:
            row[name] = 1.0

    for name, kind in (
        ("country", COUNTRY), ("region", REGION), ("district", DISTRICT),
        ("capital", CAPITAL), ("area", AREA), ("site", SITE),
    ):  # fmt: skip
        says(name, kind in kinds)
    says("own name", own)
    if own:
        row["own name and people"] = people
    short = surface in short_forms() or surface in codes()
    says("adjective", made.use is PlaceUse.adjective)
    says("short form", short)
    row["words"] = min(3, last - first) / 1.0
    row["many bear it"] = math.log(len(made.candidates))
    says("word of the language", low in common)
    says("calendar", low in CALENDAR)
    says("in capitals", surface.isupper() and not short and len(surface) > 3)
    opening = begins_sentence(text, start)
    says("begins a sentence", opening)
    if near_before and before:
        says("place word before", before.low in _PLACE_BEFORE)
        says("such as", before.low in ("as", "including", "like"))
        says("of before", before.low == "of")
        says("place noun before", before.low in _PLACE_NOUN_BEFORE)
        says("the before", before.low == "the")
        says("title before", before.low in TITLES)
        says("given name before", before.capital and before.low in _GIVEN)
        says("direction before", before.low in DIRECTIONS)
        says(
            "name before",
            before.capital
            and first - 1 not in covered
            and before.low not in _NO_NAME
            and not (begins_sentence(text, before.start) and before.low in common),
        )
        says("seen with place word", back and before.low == "of" and back.low in KINDS)
    joined = before is not None and gap_before in ("-", "/")
    says("joined before", joined)
    whole = joined and before and (first - 1 in covered or len(before.text) == 1)
    says("part of a joined word", joined and not whole)
    says("initial beside", re.search(r"\b[A-Z]\. ?\Z", text[max(0, start - 4) : start]))
    says("number before", re.search(r"\d[\w-]* \Z", text[max(0, start - 6) : start]))
    says("after comma", gap_before.startswith(",") and before and before.capital)
    says("after place, and", previous and re.fullmatch(r",? (?:and|or) |, ", between))
    if following and re.fullmatch(r", ?", to_next):
        above = {places.kind[each] for each, _ in following.toponym.candidates}
        says("region after comma", not above.isdisjoint((REGION, COUNTRY)))
    tail = text[end : end + 2]
    says("possessive after", tail in ("'s", "’s"))
    if near_after and after:
        capital = after.capital
        says("kind of place after", after.low in KINDS and capital)
        says("place noun after", after.low in _PLACE_AFTER and not capital)
        says("civic word after", after.low in _CIVIC and capital)
        says("outlet after", after.low in OUTLETS and capital)
        says("street after", after.low in _STREETS)
        says("trade after", after.low in _TRADE and capital)
        says("group after", after.low in GROUP_HEADS and capital)
        says("says after", after.low in _SAYS)
        says("name after", capital and after.low not in _TOLD and not after.text.isupper())
        says("initial beside", re.match(r" [A-Z]\.", text[end : end + 3]))
    says("kind within", tokens[last].low in KINDS and first < last)
    says("is given name", low in _GIVEN)
    says("dateline", dateline(text, made.span))
    alone = not row.keys() & {
        "place word before", "region after comma", "kind of place after", "dateline",
    }  # fmt: skip
    if alone and made.use is PlaceUse.place and kinds <= {TOWN, DISTRICT}:
        row["alone and small"] = 1 - people
    if not row.keys() & {"name before", "name after", "given name before"}:
        row["whole name and large"] = max(0.0, people - 0.8)
    return row


_LINE = re.compile(
    r"(?:, [A-Z][\w.]{1,20})?(?:, [A-Z]\w{2,9}\.? \d{1,2})?(?: \([^()\n]{2,20}\))? ?(?:—|–|--?) "
)


def dateline(text: str, span: Span) -> bool:
    """True where a report says where it was written: "BAGHDAD (AP) — "."""
    return (
        span.of(text).replace(".", "").replace(" ", "").replace("-", "").isupper()
        and begins_sentence(text, span.start)
        and _LINE.match(text, span.end, span.end + 60) is not None
    )
