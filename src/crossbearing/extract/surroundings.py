"""What the words around a name tell of it: an office beside it, a dateline, an audience."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from crossbearing.extract.cues import VERBS
from crossbearing.extract.lexicon import (
    BODY_NOUNS,
    GROUP_HEADS,
    NAMED_BODIES,
    OFFICES,
    ORGANISATION_HEADS,
    OUTLETS,
    PLACE_HEADS,
    SITE_HEADS,
)
from crossbearing.extract.names import Name
from crossbearing.extract.parsed import Paragraph, Parsed
from crossbearing.model import MentionType, Span

_OFFICE_AFTER = re.compile(
    r", (?:the |an? )?(?:former |acting )?(?:[\w'-]+ ){0,3}?(\w+) (?:of|for|at|in|with) "
)
_BODY_AFTER = re.compile(r"(?:,| is| was| are) (?:the |an? )(?:[\w'-]+ ){0,3}?(\w+)\b")
_PERSON_AFTER = re.compile(r", (?:who\b|\d\d,)")
_OFFICE_BEFORE = re.compile(r"\b([a-z]+),? $")
_COUNTRY_BEFORE = re.compile(r"\b(?:its|their) neighbour,? $")
_COUNTRY_AFTER = re.compile(
    r",? (?:and|or) its neighbours?\b| (?:has )?signed an? (?:treaty|truce)"
)
_BYLINE = re.compile(r"[\W_]*by ", re.IGNORECASE)
_TELLING = re.compile(r"\b(?:told|tells|telling) (?:the )?$", re.IGNORECASE)
_REACH = 14
"""How many tokens beside a name are looked at."""
_DATELINE = re.compile(
    r"\s*(?P<place>[^\W\d_a-z](?:[^\W\d_a-z]|[.’' -]){1,40}[^\W\d_a-z])(?:, [^\n(—–]{1,40})? ?"
    r"(?:\((?P<outlet>[^()\n]{1,60})\)\s*(?:$|[—–-])|[—–]|--? )"
)
"""A place in capitals, perhaps a date and an outlet: "SARN, 14 March (Agency) —"."""


def dateline(paragraph: Paragraph) -> tuple[Span, Span | None] | None:
    """Where a paragraph's dateline names the place and the outlet; None if it has none."""
    found = _DATELINE.match(paragraph.text)
    if found is None:
        return None
    place, outlet = (
        Span(paragraph.offset + found.start(group), paragraph.offset + found.end(group))
        if found[group]
        else None
        for group in ("place", "outlet")
    )
    return None if place is None else (place, outlet)


def outlets(parsed: Parsed, runs: Iterable[Name]) -> frozenset[str]:
    """The names that a document gives to newspapers and stations, without "the"."""
    text = parsed.document.text
    lines = [found for each in parsed.paragraphs if (found := dateline(each))]
    names = {outlet.of(text) for _, outlet in lines if outlet}
    names.add(parsed.document.publisher or "")
    names.update(_told(runs))
    return frozenset(name.removeprefix("The ").removeprefix("the ") for name in names if name)


def _told(runs: Iterable[Name]) -> Iterator[str]:
    """Names that something is told to and that are no person's."""
    for name in runs:
        last = name.tokens[-1]
        to_all = name.core == name.end and _TELLING.search(_before(name))
        labelled = last.ent_type_ in ("ORG", "GPE", "LOC", "FAC", "WORK_OF_ART")
        if to_all and (labelled or last.lower_ in OUTLETS or _before(name).endswith("he ")):
            yield name.paragraph.doc[name.start : name.end].text


def told_type(name: Name) -> MentionType | None:
    """Whether the words around a name tell of a person, a place or a body; None if of none."""
    if name.core != name.end:
        return None
    if not _headed(name) and _tells_person(name):
        return MentionType.person
    if _COUNTRY_BEFORE.search(_before(name)) or _COUNTRY_AFTER.match(_after(name)):
        return MentionType.place
    return MentionType.organisation if len(name.tokens) > 1 and _tells_body(name) else None


def _headed(name: Name) -> bool:
    """True for a name that ends in a common noun: no person's does."""
    heads = ORGANISATION_HEADS | GROUP_HEADS | SITE_HEADS | PLACE_HEADS | NAMED_BODIES
    return name.tokens[-1].lower_ in heads


def _tells_person(name: Name) -> bool:
    before, after = _before(name), _after(name)
    office = _OFFICE_AFTER.match(after)
    if (office and office[1] in OFFICES) or _PERSON_AFTER.match(after):
        return True
    if len(name.tokens) == 1:
        return False
    title = _OFFICE_BEFORE.search(before)
    return bool(title and title[1] in OFFICES) or (
        len(name.tokens) < 5 and bool(_BYLINE.fullmatch(before)) and len(after) < 2
    )


def _tells_body(name: Name) -> bool:
    kind = _BODY_AFTER.match(_after(name))
    if kind and kind[1] in BODY_NOUNS:
        return True
    subject = next((token for token in name.tokens if token.dep_ == "nsubj"), None)
    if subject is None or name.tokens[-1].lower_ in SITE_HEADS | PLACE_HEADS:
        return False
    verb: Token = subject.head
    return verb.lemma_ == "own" or (
        verb.lemma_ in VERBS and _before(name).lower().endswith("the ")
    )


def _before(name: Name) -> str:
    tokens = name.paragraph.tokens
    first = tokens[max(0, name.start - _REACH)]
    return name.paragraph.text[first.idx : tokens[name.start].idx]


def _after(name: Name) -> str:
    tokens = name.paragraph.tokens
    last, furthest = tokens[name.end - 1], tokens[min(name.end + _REACH, len(tokens)) - 1]
    return name.paragraph.text[last.idx + len(last) : furthest.idx + len(furthest)]
