"""Places: what a document names of them, with positions as precise as the text allows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from crossbearing.extract import place_weights
from crossbearing.extract.atlas import PRECISIONS, atlas
from crossbearing.extract.parsed import Parsed
from crossbearing.extract.place_names import weighed
from crossbearing.extract.place_senses import Sense, senses
from crossbearing.extract.toponyms import Toponym, toponym
from crossbearing.model import (
    Mention,
    MentionType,
    Place,
    PlaceAlternative,
    PlaceUse,
    Precision,
    Span,
)

NAME = "places 2"
_KINDS = frozenset((MentionType.country, MentionType.place, MentionType.site))
_NOT = frozenset((MentionType.person, MentionType.weapon))
_BY_MENTION = 0.15
"""A name that is a place's for the recogniser too is one from here on."""
_TOLD = 0.6
"""How likely the recogniser's word makes it."""
_SURE = 0.8
"""A name inside a person's is a place's from here on."""
_FINENESS = {each: rank for rank, each in enumerate(Precision)}
_IN = re.compile(
    r",? (?:in|near|outside|of|at|inside|south of|north of|east of|west of) (?:the )?\Z"
)
_OWN = re.compile(r"(?:['’]s?)? (?:the )?\Z")
_ALTERNATIVES = 3
_LEAST = 0.05


def places(parsed: Parsed, mentions: Iterable[Mention]) -> tuple[Place, ...]:
    """The places of a document in order of the text; degrees north and east.

    A place has a position when the gazetteer knows it. A site that it does not know has that of
    what the text says holds it, and says so by its precision; any other place has none.
    """
    text = parsed.document.text
    mentions = tuple(mentions)
    found = _resolved(text, _chosen(parsed, mentions), parsed.document.publisher)
    spans = {each.span for each in found}
    unknown = (
        _unknown(text, mention, found)
        for mention in mentions
        if mention.type in _KINDS and mention.span not in spans
    )
    settled = _shared((*found, *unknown))
    return tuple(sorted(settled, key=lambda each: (each.span.start, each.span.end)))


def finest(found: Iterable[Place]) -> Place | None:
    """The place that says most closely where something is: a site before a town before a region,
    a site known by what holds it before that, and of equals the first. Adjectives ("Iraqi") say
    nothing of where."""
    literal = [each for each in found if each.use is not PlaceUse.adjective]
    return min(literal, key=_fineness, default=None)


def _fineness(place: Place) -> float:
    if place.precision is None:
        return _UNPLACED
    by_holder = place.gazetteer_id is None
    return _FINENESS[place.precision] - (0.5 if by_holder else 0.0)


_UNPLACED = 2.5
"""A place without a position says more than a region and less than a district."""


def _chosen(parsed: Parsed, mentions: Sequence[Mention]) -> list[tuple[Toponym, float]]:
    """The names outside furniture that are taken for places', each with how likely it is one.

    What the recogniser takes for a place needs less to be one, and what it takes for a person
    needs more.
    """
    text = parsed.document.text
    furniture = [each.extent for each in parsed.paragraphs if each.furniture]
    places_ = {each.span for each in mentions if each.type in _KINDS}
    chosen = {}
    for name, chance in weighed(text):
        if any(name.span.overlaps(other) for other in furniture):
            continue
        about = [each for each in mentions if each.span.contains(name.span)]
        if any(each.type in _NOT for each in about) and chance < _SURE:
            continue
        said = name.span in places_
        if chance < (_BY_MENTION if said else place_weights.THRESHOLD):
            continue
        if name.use is PlaceUse.place and any(each.span != name.span for each in about):
            name = replace(name, use=PlaceUse.within)
        chosen[name.span] = (name, max(chance, _TOLD) if said else chance)
    for mention in mentions:
        if mention.type is MentionType.country and mention.span not in chosen:
            name_ = toponym(text, mention.span)
            if name_ is not None:
                chosen[mention.span] = (name_, _TOLD)
    return [chosen[span] for span in sorted(chosen)]


def _resolved(
    text: str, names: Sequence[tuple[Toponym, float]], publisher: str | None
) -> list[Place]:
    meant = senses(text, [each for each, _ in names], publisher)
    return [_place(each, meant[each.name], chance) for each, chance in names]


def _place(name: Toponym, sense: Sense, chance: float) -> Place:
    """A name with its likeliest place and the others that it may mean."""
    known = atlas()
    (first, share), *others = sense.ranked
    return Place(
        span=name.span,
        name=known.name(first),
        latitude=round(known.latitude[first], 2),
        longitude=round(known.longitude[first], 2),
        gazetteer_id=known.gazetteer_id(first),
        precision=PRECISIONS[known.kind[first]],
        within=tuple(known.name(each) for each in known.chain(first))[1:],
        use=name.use,
        probability=round(chance * share, 3),
        alternatives=tuple(
            PlaceAlternative(
                name=known.name(place),
                latitude=round(known.latitude[place], 2),
                longitude=round(known.longitude[place], 2),
                gazetteer_id=known.gazetteer_id(place),
                probability=round(chance * part, 3),
            )
            for place, part in others[:_ALTERNATIVES]
            if part >= _LEAST
        ),
    )


def _unknown(text: str, mention: Mention, known: Sequence[Place]) -> Place:
    """A place that the gazetteer does not have; a site lies in what the words beside it name."""
    place = Place(span=mention.span, name=mention.hint or mention.span.of(text))
    if mention.type is not MentionType.site:
        return place
    holder = _holder(text, mention.span, known)
    if holder is None:
        return place
    return replace(
        place,
        latitude=holder.latitude,
        longitude=holder.longitude,
        precision=holder.precision,
        within=(holder.name, *holder.within),
        probability=holder.probability,
    )


def _holder(text: str, site: Span, known: Sequence[Place]) -> Place | None:
    """What the words beside a site say it lies in: "the Kalsu base in Babil Province"."""
    for place in known:
        if place.use is PlaceUse.adjective or place.span.overlaps(site):
            continue
        if place.span.start >= site.end and _IN.fullmatch(text[site.end : place.span.start]):
            return place
        if place.span.end <= site.start and _OWN.fullmatch(text[place.span.end : site.start]):
            return place
    return None


def _shared(found: Iterable[Place]) -> list[Place]:
    """Every mention of a site with the position that one of them has."""
    listed = list(found)
    placed: Mapping[str, Place] = {
        each.name: each
        for each in reversed(listed)
        if each.latitude is not None and each.gazetteer_id is None
    }
    return [
        replace(like, span=each.span)
        if each.latitude is None and (like := placed.get(each.name)) is not None
        else each
        for each in listed
    ]
