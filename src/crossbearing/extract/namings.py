"""Two names of one thing that a sentence puts side by side.

A short name in brackets, "also known as", a measure told twice, an office beside the person who
holds it, a description beside the name it describes. Only the words between and at the ends
count: what a name means is looked up nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from crossbearing.extract.lexicon import OFFICES
from crossbearing.extract.speakers import ROLES
from crossbearing.model import Span

PERSON, PLACE = "person", "location"
_MEASURES = frozenset(("quantity", "money", "frequency"))
_ORGANISED = frozenset(("organisation", "location"))
"""Kinds that a body may be told as: a mosque is a place and who prays there."""
_FARTHEST = 90
"""Letters between two names beyond which they are not side by side."""
_UNBRACKETED = frozenset(("location", "temporal"))
"""Of what brackets tell the district, or the day."""

_KNOWN = re.compile(
    r"[,;]? ?\(?(?:which |who |that )?(?:is |are |was |were )?"
    r"(?:also |better |more (?:commonly|popularly) |popularly |formerly |commonly |otherwise "
    r"|sometimes |locally )?(?:(?:known|referred to|abbreviated)(?: (?:simply|locally|in \w+|by "
    r"(?:its|their|his|her|the) [\w ]{1,30}?))? (?:as|to)|a\.?k\.?a\.?,?)(?: the)? ?"
)
_CALLED = re.compile(
    r"(?:,|;| \(|(?:,? (?:which|who))? (?:is|are|was|were)(?: also)?|,? also) ?"
    r"(?:(?:also |popularly |locally )?called|officially(?: called| named)?|formerly|nicknamed"
    r"|styled|shortened to|alias|n[ée]e|nom de guerre|or simply)(?: the)? ?"
)
"""What tells a name only behind a comma or "is": "X called Y" may be a telephone call."""
_OPENS = re.compile(r" ?\((?:the |or |i\.e\.,? )?")
_CLOSES = re.compile(r" ?[);,]")
_ALSO = re.compile(r"; ")
_OR = re.compile(r",? or (?:the )?")
_BESIDE = re.compile(r",? (?:who (?:is|was) )?(?:(?:the|a|an) )?")
_DESCRIBED = re.compile(r", (?:[A-Z]?[a-z]+(?:-[a-z]+)? ){1,3}")
""" "the leader of X, militant Y": common words before the name."""
_IS = re.compile(
    r",? (?:who )?(?:is|was|are|were|remains|became|becomes|(?:would|will) (?:\w+ )?become"
    r"|(?:was|is) (?:named|appointed|elected)|has (?:been|become))(?: the| an?)? "
)
_NOTE = re.compile(r"\[[\w ]{1,12}\]|\((?:[A-Z][a-z]+: ?)[^)]{0,60}\)")
"""A reference mark, or a name in another script: "(Arabic: …)"."""
_QUOTES = re.compile(r"[\"“”„«»]|(?<!\w)['‘’]|['‘’](?!\w)")
_AFTER_HEAD = re.compile(
    r" (?:of|for|in|to|from|at|on|with|who|which|that|about|known|near|based)\b|,"
)
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_PARTICLE = re.compile(r"^(?:al|el|ad|ar|as|az|ash|bin|ibn|van|de)-")
_DETERMINED = re.compile(r"(?:the|an?|its|his|her|their|our|this|that)\s", re.IGNORECASE)
_POSSESSIVE = re.compile(r"[’']s?$")
_POSTS = OFFICES | ROLES
_ENDS = re.compile(r"\s*(?:[,.;:)]|$|\n)")
_OPENING = re.compile(r"(?:^|[.!?][\"”’']?(?:\[\d+\])?\s+|\n)$")
_MANY = re.compile(r"(?!,? and \w+ed\b),?(?: [^,.;]{1,60},?)? (?:and|or)\b")


@dataclass(frozen=True, slots=True)
class Named:
    """Words that stand for a thing, and of what kind it is (`person`, `organisation`,
    `location`, a measure, or any other word)."""

    span: Span
    kind: str


def same(text: str, named: Sequence[Named]) -> Iterator[tuple[int, int]]:
    """The pairs, by number and in order of the text, that are told to be one thing."""
    order = sorted(
        range(len(named)), key=lambda at: (named[at].span.start, -named[at].span.end)
    )
    outer = [at for at in order if not _held(named, at)]
    found: dict[int, int] = {}
    for place, at in enumerate(outer):
        for other in outer[place + 1 : place + 3]:
            if named[other].span.start >= named[at].span.end and _one(
                text, named[at], named[other]
            ):
                found[other] = found.get(at, at)
                break
    together: dict[int, list[int]] = {}
    for other, first in found.items():
        together.setdefault(first, [first]).append(other)
    for members in together.values():
        yield from combinations(members, 2)


def _held(named: Sequence[Named], at: int) -> bool:
    """True if a longer one holds it."""
    span = named[at].span
    return any(each.span != span and each.span.contains(span) for each in named)


def also_known(between: str) -> bool:
    """True if the words between two names say that the one is also called the other."""
    words = _plainly(between)
    return bool(_KNOWN.fullmatch(words) or _CALLED.fullmatch(words))


def _plainly(between: str) -> str:
    """Without notes and quotation marks, every run of white space as one blank."""
    return re.sub(r"\s+", " ", _QUOTES.sub("", _NOTE.sub("", between)))


def _one(text: str, left: Named, right: Named) -> bool:
    between = text[left.span.end : right.span.start]
    if len(between) > _FARTHEST or "\n" in between.strip(" "):
        return False
    between = _plainly(between)
    after = _QUOTES.sub("", _NOTE.sub("", text[right.span.end : right.span.end + 80]))
    kinds = {left.kind, right.kind}
    if len(kinds) > 1 and not kinds <= _ORGANISED:
        return False
    if left.span.of(text) == right.span.of(text):
        return False
    if also_known(between):
        return True
    if left.kind in _MEASURES:
        return bool(_OPENS.fullmatch(between) or _ALSO.fullmatch(between))
    if _OR.fullmatch(between):
        return bool(_QUOTES.search(text[left.span.end - 1 : left.span.end + 1]))
    if _OPENS.fullmatch(between):
        return left.kind not in _UNBRACKETED and _CLOSES.match(after) is not None
    if len(kinds) == 1 and left.kind == PERSON:
        return _office_and_holder(text, left.span, right.span, between)
    return _described(text, left, right, between, after)


def _office_and_holder(text: str, left: Span, right: Span, between: str) -> bool:
    first, second = is_office(left.of(text)), is_office(right.of(text))
    if first is second:
        return False
    name = right if first else left
    if not is_name(name.of(text)):
        return False
    if _IS.fullmatch(between):
        return True
    if first and name.start == right.start and _DESCRIBED.fullmatch(between):
        return True
    return _BESIDE.fullmatch(between) is not None and (first or "," in between)


def is_office(words: str) -> bool:
    """True for "the deputy commander of X", not for "Commander Quist"."""
    head = _AFTER_HEAD.split(words)[0]
    each = _WORD.findall(head)
    return bool(each) and _POSSESSIVE.sub("", each[-1]).lower() in _POSTS


def is_name(words: str) -> bool:
    """True if the words end in a proper name."""
    each = _WORD.findall(words)
    return len(words) > 1 and bool(each) and _PARTICLE.sub("", each[-1])[:1].isupper()


def _described(text: str, left: Named, right: Named, between: str, after: str) -> bool:
    """ "X, a town south of Y": a description between commas, and no member of a list."""
    if between != ", " or _MANY.match(after):
        return False
    first, second = (_properness(each.span.of(text)) for each in (left, right))
    if first == second:
        return False
    told = left if first < second else right
    determined = _DETERMINED.match(told.span.of(text)) is not None
    if not determined and (told is right or told.kind == PLACE):
        return False
    # "The north of X, the Y hills rise": a description that opens its sentence may go on.
    opens = told is left and _OPENING.search(text, 0, left.span.start) is not None
    return opens or _ENDS.match(after) is not None


def _properness(words: str) -> int:
    """2 for a name with a capital at its head, 1 for one with a capital before it, else 0."""
    each = _WORD.findall(_AFTER_HEAD.split(_DETERMINED.sub("", words, count=1))[0])
    if not each:
        return 0
    return 2 if each[-1][0].isupper() else int(any(word[0].isupper() for word in each))
