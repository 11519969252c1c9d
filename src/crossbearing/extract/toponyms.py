"""What a name of a place may mean: its candidates, by the name and the words within it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from crossbearing.extract.atlas import AREA, COUNTRY, REGION, SITE, Atlas, Candidate, atlas
from crossbearing.extract.place_words import (
    DIRECTIONS,
    KINDS,
    LOOSE,
    adjectives,
    codes,
    short_forms,
)
from crossbearing.model import PlaceUse, Span
from crossbearing.text.toponyms import key

MOST = 60
"""So many candidates of a name are kept, those with the most people."""
_POSSESSIVE = re.compile(r"['’](?:s)?\Z")
_OF = re.compile(
    r"(?:the )?(city|town|village|state|province|governorate|district|republic|county|port"
    r"|kingdom|municipality|island|gulf|region) of (?:the )?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place's name in a text with the places that it may mean."""

    span: Span
    name: str
    """The key it was looked up by; one name has one sense in a document."""
    candidates: tuple[Candidate, ...]
    use: PlaceUse = PlaceUse.place
    kinds: frozenset[int] = frozenset()
    """The kinds of place that a word beside the name speaks for."""
    dateline: bool = False


def toponym(text: str, span: Span, *, code: bool = False) -> Toponym | None:
    """The name in `span` with its candidates; None where the gazetteer has nothing like it.

    `code` allows codes of regions ("TX"), which are words of another kind elsewhere.
    """
    surface = " ".join(span.of(text).split())
    places = atlas()
    for written in dict.fromkeys((surface, _POSSESSIVE.sub("", surface))):
        if found := adjectives().get(written):
            return Toponym(span, key(written), found, use=PlaceUse.adjective)
        if found := short_forms().get(written) or (codes().get(written) if code else None):
            return Toponym(span, key(places.name(found[0][0])), found)
        if (named := _named(places, written)) is not None:
            return replace(named, span=span)
    return None


def _named(places: Atlas, written: str) -> Toponym | None:
    """By the whole name, else without the word that says what kind of place it is, else without
    a direction before it."""
    nowhere = Span(0, 0)
    if found := places.candidates(written):
        last = written.rsplit(None, 1)[-1].lower()
        return Toponym(nowhere, key(written), _most(places, found), kinds=KINDS.get(last, _ANY))
    bare = _OF.match(written)
    if bare and (found := places.candidates(written[bare.end() :])):
        kinds = KINDS.get(bare.group(1).lower(), _ANY)
        return Toponym(nowhere, key(written), _of(places, found, kinds), kinds=kinds)
    words = written.split()
    if len(words) > 1 and words[-1].lower() in KINDS.keys() - LOOSE:
        kinds = KINDS[words[-1].lower()]
        found = places.candidates(" ".join(words[:-1]))
        strict = kinds <= {AREA, SITE}
        if found and (not strict or any(places.kind[place] in kinds for place, _ in found)):
            return Toponym(nowhere, key(written), _of(places, found, kinds), kinds=kinds)
    if len(words) > 1 and words[0].lower() in DIRECTIONS:
        found = places.candidates(" ".join(words[1:]))
        broad = frozenset((COUNTRY, REGION, AREA))
        if found:
            return Toponym(nowhere, key(" ".join(words[1:])), _most(places, found), kinds=broad)
    return None


_ANY: frozenset[int] = frozenset()


def _of(
    places: Atlas, found: tuple[Candidate, ...], kinds: frozenset[int]
) -> tuple[Candidate, ...]:
    """The candidates of a kind; all of them where none is."""
    return _most(places, tuple(c for c in found if places.kind[c[0]] in kinds) or found)


def _most(places: Atlas, found: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    if len(found) <= MOST:
        return found
    ranked = sorted(found, key=lambda each: (-places.people[each[0]], each[0]))
    return tuple(sorted(ranked[:MOST]))
