"""Where the places lie that the reports name, how closely each is known, and who names it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import median

from crossbearing.model import Assessment, Passage, Place, PlaceUse, Precision
from crossbearing.report.blocks import Block, Cell, Chart, Mark, Prose, Section, Table
from crossbearing.report.index import Index
from crossbearing.report.sections import fixed
from crossbearing.report.wording import isolate, listed, plural

REACH = {
    Precision.site: 2.0,
    Precision.town: 8.0,
    Precision.district: 30.0,
    Precision.region: 120.0,
    Precision.country: 400.0,
}
"""About how far from the position shown a place known so closely may lie, in kilometres; a
convention for drawing, never a weight."""
FOLDED = 8
"""Rows above which the table is shown closed."""
FAR = 15.0
"""Degrees from the middle of all that is named beyond which a place is left to the wider map."""
QUOTED = 3
"""So many of the passages that name a place are quoted."""
HOW = (
    "Positions are the gazetteer's, chosen among places of the name by what else the reports "
    "name; a circle is about as wide as the position is uncertain. A site that the gazetteer does "
    "not have is shown where the text says that it lies. A position is no evidence."
)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of a case with every passage that names it, and the likeliest of its readings."""

    place: Place
    passages: tuple[Passage, ...]


def spots(index: Index) -> tuple[Spot, ...]:
    """The placed places that the reports name as places, closest known first, then by name."""
    passages: dict[tuple[str, str], list[Passage]] = {}
    best: dict[tuple[str, str], Place] = {}
    for document, place in _named(index):
        key = (place.gazetteer_id or "", "" if place.gazetteer_id else place.name)
        passages.setdefault(key, []).append(Passage(document=document, spans=(place.span,)))
        known = best.setdefault(key, place)
        if (place.probability or 0) > (known.probability or 0):
            best[key] = place
    order = list(Precision)
    found = sorted(
        best,
        key=lambda key: (
            order.index(best[key].precision or Precision.country),
            best[key].name,
            key,
        ),
    )
    return tuple(Spot(best[key], tuple(passages[key])) for key in found)


def whereabouts(index: Index) -> Section | None:
    """The map and its tables; None where no place of the reports has a position and nobody fixed
    one by hand."""
    found, by_hand = spots(index), fixed.marks(index)
    if not found and not by_hand:
        return None
    named = [(f"p{number}", spot) for number, spot in enumerate(found, start=1)]
    marks = tuple(_marks(named))
    blocks: list[Block] = [Prose(HOW, "note")] if found else []
    blocks += [Prose(fixed.PLACES, "note")] if by_hand else []
    if near := _near(named, marks, by_hand):
        what = f"{plural(len(near), 'place')} round where most of the places lie"
        blocks.append(Chart(title=what, marks=near))
    told = [f"{plural(len(found), 'place')} that the reports name"] if found else []
    told += [f"{plural(len(by_hand), 'place')} fixed by hand"] if by_hand else []
    blocks.append(Chart(title=listed(told), marks=(*marks, *by_hand)))
    blocks += [*fixed.close_ups(index), *fixed.places_table(index)]
    blocks += [_table(index, named)] if named else []
    return Section(anchor="places", title="Places", blocks=tuple(blocks))


def _near(
    named: list[tuple[str, Spot]], marks: tuple[Mark, ...], by_hand: tuple[Mark, ...]
) -> tuple[Mark, ...]:
    """The marks round the middle of all that is named or fixed, where others lie far off; else
    none."""
    times = {short: len(spot.passages) for short, spot in named}
    often = [*by_hand, *(each for each in marks for _ in range(times[each.short]))]
    north = median(each.latitude for each in often)
    east = median(each.longitude for each in often)
    near = tuple(
        each
        for each in (*marks, *by_hand)
        if abs(each.latitude - north) <= FAR and abs(each.longitude - east) <= FAR
    )
    return near if len(near) < len(marks) + len(by_hand) else ()


def places_section(assessment: Assessment) -> Section | None:
    """The places of an assessment, for surfaces that show them by themselves."""
    return whereabouts(Index(assessment))


def _named(index: Index) -> Iterator[tuple[str, Place]]:
    for read in index.assessment.annotations:
        for place in read.places:
            if place.latitude is not None and place.use is not PlaceUse.adjective:
                yield read.document, place


def _marks(named: Iterable[tuple[str, Spot]]) -> Iterator[Mark]:
    for short, spot in named:
        place = spot.place
        if place.latitude is None or place.longitude is None or place.precision is None:
            continue
        yield Mark(
            latitude=place.latitude,
            longitude=place.longitude,
            reach=REACH[place.precision],
            short=short,
            label=f"{_full(place)}: known to the {place.precision}",
        )


def _table(index: Index, named: list[tuple[str, Spot]]) -> Table:
    rows = tuple(
        (
            Cell(text=short, number=True),
            Cell(text=isolate(_full(spot.place))),
            Cell(text=f"{spot.place.latitude:.2f}, {spot.place.longitude:.2f}", number=True),
            Cell(text=str(spot.place.precision)),
            Cell(text=_certainty(spot.place)),
            Cell(
                text=", ".join(
                    dict.fromkeys(index.number(each.document) for each in spot.passages)
                ),
                quotes=index.quotes(spot.passages[:QUOTED]),
            ),
        )
        for short, spot in named
    )
    return Table(
        caption="Places with a position: degrees north and east",
        columns=("No.", "Place", "Position", "Known to the", "How sure", "Named in"),
        rows=rows,
        folded=len(rows) > FOLDED,
    )


def _full(place: Place) -> str:
    return ", ".join(dict.fromkeys((place.name, *place.within)))


def _certainty(place: Place) -> str:
    """Words for how sure the choice is, and the next that the name may mean."""
    sure = place.probability or 0.0
    word = "sure" if sure >= 0.9 else "likely" if sure >= 0.6 else "uncertain"
    if sure < 0.9 and place.alternatives:
        other = place.alternatives[0]
        return f"{word}; else {isolate(other.name)} ({other.latitude}, {other.longitude})"
    return word
