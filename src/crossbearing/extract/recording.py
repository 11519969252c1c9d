"""Incident records from what the tagging network tells, with what the rules know beside it.

The network says which types of incident a document tells of, in which sentences, and who and
what fills their parts; the rules say who holds whom responsible, how many were struck, where and
when. Where the cause itself is disputed, the rules' record stands and the network fills it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from crossbearing.extract.gazetteer import gazetteer
from crossbearing.extract.places import finest
from crossbearing.extract.tagging import Told
from crossbearing.extract.tagging.records import Filled
from crossbearing.extract.tagging.responsibility import held_responsible
from crossbearing.extract.tagging.tags import (
    INDIVIDUAL,
    ORGANISATION,
    TARGET,
    VICTIM,
    WEAPON,
)
from crossbearing.model import (
    PRESUMED,
    Affected,
    Attribution,
    Document,
    Incident,
    Perpetrator,
    Place,
    Responsibility,
    Span,
    TimeExpression,
)

VIOLENT = frozenset(("attack", "bombing"))
_EFFECTS = (
    ("killed", r"kill\w*|murder\w*|assassinat\w*|slain|dead|died|death\w*|massacre\w*"),
    ("kidnapped", r"kidnap\w*|abduct\w*|hostage\w*|captured"),
    ("injured", r"injur\w+|wound\w+|hurt"),
    ("destroyed", r"destroy\w*|demolish\w*|gutted|razed|burned down|leveled|levelled"),
    ("damaged", r"damag\w+|shatter\w+|burn\w+|hit"),
)
_PATTERNS = tuple(
    (name, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for name, words in _EFFECTS
)
_OF_PEOPLE = frozenset(("killed", "kidnapped", "injured"))
_THREATENED = re.compile(
    r"\b(?:threat(?:en\w*|s)?|vow(?:ed|s)?|plan(?:s|ned|ning)? to)\b", re.IGNORECASE
)
_ATTEMPTED = re.compile(
    r"\b(?:attempt(?:ed|s)? to|tried to|failed to|foiled|thwarted|defused|deactivated|"
    r"did not explode|failed attempt|unsuccessful\w*|(?:assassination|murder) attempt|repelled)\b",
    re.IGNORECASE,
)
_DAY = 10


def joined(
    document: Document,
    ruled: Sequence[Incident],
    told: Sequence[Told],
    attributions: Sequence[Attribution],
    times: Sequence[TimeExpression],
    places: Sequence[Place],
) -> tuple[Incident, ...]:
    """The records of a document: one for each type told; a disputed one first, if there is one."""
    disputed = next((each for each in ruled if each.doubt), None)
    made = [_record(document, each, attributions, times, places) for each in told]
    if disputed is not None:
        same = [each for each in made if each.type in VIOLENT]
        rest = [each for each in made if each.type not in VIOLENT]
        return _filled(disputed, same[0] if same else None, places), *rest
    main = next(iter(ruled), None)
    if main is None or not made:
        return tuple(made)
    at = next((n for n, each in enumerate(made) if each.type == main.type), 0)
    made[at] = _with_rules(made[at], main)
    return tuple(made)


def _record(
    document: Document,
    told: Told,
    attributions: Sequence[Attribution],
    times: Sequence[TimeExpression],
    places: Sequence[Place],
) -> Incident:
    """The record of one incident told."""
    text = document.text
    whole = " ".join(each.of(text) for each in told.sentences)
    start, end, precision = _when(document, told, times)
    return Incident(
        document=document.id,
        type=told.type,
        stage=_stage(whole),
        start=start,
        end=end,
        precision=precision,
        place=_where(told, places),
        means=tuple(_affected(text, told.parts, WEAPON)),
        perpetrators=tuple(
            _perpetrator(text, each, attributions)
            for each in told.parts
            if each.part in (INDIVIDUAL, ORGANISATION)
        ),
        targets=tuple(_affected(text, told.parts, TARGET)),
        victims=tuple(_affected(text, told.parts, VICTIM)),
        told=told.sentences,
    )


def _affected(text: str, parts: Iterable[Filled], part: int) -> Iterator[Affected]:
    for each in parts:
        if each.part == part:
            effect = None if part == WEAPON else _effect(text, each)
            yield Affected(text=_words(text, each.span), span=each.span, effect=effect)


def _effect(text: str, filled: Filled) -> str | None:
    """What its sentence says happened to it: the word of harm that stands nearest."""
    sentence = filled.sentence.of(text)
    start, end = (
        filled.span.start - filled.sentence.start,
        filled.span.end - filled.sentence.start,
    )
    found = [
        (min(abs(each.start() - end), abs(start - each.end())), name)
        for name, pattern in _PATTERNS
        if (name in _OF_PEOPLE) == (filled.part == VICTIM)
        for each in pattern.finditer(sentence)
    ]
    return min(found)[1] if found else None


def _perpetrator(text: str, filled: Filled, attributions: Sequence[Attribution]) -> Perpetrator:
    carrier = _carrier(attributions, filled.span)
    return Perpetrator(
        text=_words(text, filled.span),
        span=filled.span,
        kind="individual" if filled.part == INDIVIDUAL else "organisation",
        responsibility=held_responsible(text, filled.span, filled.sentence, carrier),
        by=carrier.id if carrier else None,
        words=filled.sentence,
    )


def _carrier(attributions: Iterable[Attribution], span: Span) -> Attribution | None:
    """The shortest statement whose content holds `span`."""
    holding = [
        (content.end - content.start, each.id, each)
        for each in attributions
        for content in each.content
        if content.contains(span)
    ]
    return min(holding, key=lambda each: each[:2])[2] if holding else None


def _stage(told: str) -> str:
    """Accomplished, unless the sentences that tell of it speak of attempts or threats only."""
    if any(pattern.search(told) for _, pattern in _PATTERNS):
        return "accomplished"
    if _ATTEMPTED.search(told):
        return "attempted"
    return "threatened" if _THREATENED.search(told) else "accomplished"


def _when(
    document: Document, told: Told, times: Sequence[TimeExpression]
) -> tuple[str | None, str | None, str | None]:
    """Bounds and precision: the first day that its sentences give, else the first other time,
    else the report's own date, presumed."""
    published = document.published.value[:_DAY] if document.published else None
    inside = [
        each
        for each in times
        if each.start
        and any(sentence.contains(each.span) for sentence in told.sentences)
        and (published is None or each.start[:_DAY] <= published)
        and not _in_dateline(document.text, each.span)
    ]
    days = [each for each in inside if (each.end or "")[:_DAY] == (each.start or "")[:_DAY]]
    if found := (days or inside):
        first = found[0]
        one = (first.end or "")[:_DAY] == (first.start or "")[:_DAY]
        return first.start, first.end, "day" if one else "range"
    if published is not None:
        return published, published, PRESUMED
    return None, None, None


def _in_dateline(text: str, span: Span) -> bool:
    """True for a date that only says where and when a message was filed: "SARN, 3 May -- "."""
    return (
        re.match(r"[\w\s,.]{0,12}[\])]?\s*(?:--|—|–)", text[span.end : span.end + 24])
        is not None
    )


def _where(told: Told, places: Sequence[Place]) -> Place | None:
    """The first place in its sentences, countries last."""
    inside = [
        each
        for each in places
        if any(sentence.contains(each.span) for sentence in told.sentences)
    ]
    countries = gazetteer().countries
    return next(
        (each for each in inside if each.name not in countries), next(iter(inside), None)
    )


def _with_rules(record: Incident, main: Incident) -> Incident:
    """A record with the rules' figures, and with those accused and excused by name in it."""
    return replace(
        record,
        subtype=record.subtype or main.subtype,
        place=record.place or main.place,
        perpetrators=_together(record.perpetrators, main.perpetrators),
        casualties=main.casualties,
    )


def _filled(record: Incident, other: Incident | None, places: Sequence[Place]) -> Incident:
    """A disputed record, with what the network found filled in where the rules found nothing."""
    if other is None:
        return record
    nearer = [
        each
        for each in places
        if any(told.contains(each.span) for told in other.told)
        and _may_be_at(each, other.place)
    ]
    return replace(
        record,
        stage=other.stage,
        start=record.start or other.start,
        end=record.end or other.end,
        precision=record.precision or other.precision,
        place=finest([*filter(None, (record.place,)), *nearer]) or other.place,
        means=record.means or other.means,
        perpetrators=_together(record.perpetrators, other.perpetrators),
        targets=record.targets or other.targets,
        victims=record.victims or other.victims,
        told=other.told,
    )


def _together(
    first: Sequence[Perpetrator], second: Sequence[Perpetrator]
) -> tuple[Perpetrator, ...]:
    """The assertions of both; one that adds no party, standing or speaker is left out."""
    kept = list(first)
    for each in second:
        same = [other for other in kept if _same_party(other, each) and other.role == each.role]
        if not any(other.responsibility is each.responsibility for other in same) and (
            not same or each.responsibility is not Responsibility.fact
        ):
            kept.append(each)
    return tuple(kept)


def _same_party(one: Perpetrator, other: Perpetrator) -> bool:
    left, right = one.text.casefold(), other.text.casefold()
    return one.span.overlaps(other.span) or left == right


def _words(text: str, span: Span) -> str:
    """The words of a span on one line."""
    return " ".join(span.of(text).split())


def _may_be_at(place: Place, known: Place | None) -> bool:
    """True for a place in the one known or beside it, or where that one has no position."""
    if known is None or known.precision is None:
        return True
    return known.name in place.within or known.within[:1] == place.within[:1]
