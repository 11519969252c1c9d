"""Who is said to have done it, how firmly and by whom: allegations read with their stance."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from crossbearing.extract.parsed import Parsed
from crossbearing.model import (
    Allegation,
    Attribution,
    Certainty,
    Mention,
    MentionType,
    Perpetrator,
    Responsibility,
    Stance,
    Variable,
    VoiceKind,
)

_AUTHORITY = re.compile(
    r"\b(?:army|authorit\w+|commission|committee|court|embassy|government|governor|judge|"
    r"magistrate|mayor|military|minist\w+|officials?|police|president|prosecut\w+|state)\b",
    re.IGNORECASE,
)


def perpetrators(
    parsed: Parsed,
    attributions: Iterable[Attribution],
    mentions: Sequence[Mention],
    allegations: Iterable[Allegation],
) -> tuple[Perpetrator, ...]:
    """One record for each allegation of who did, ordered or enabled it, in order, without
    repeats."""
    carriers = {each.id: each for each in attributions}
    found: dict[Perpetrator, Perpetrator] = {}
    for each in allegations:
        if each.variable not in (Variable.actor, Variable.role):
            continue
        carrier = carriers.get(each.by) if each.by else None
        span = each.party or each.span
        speaker = carrier.voice.name if carrier and each.party is None else None
        text = speaker or span.of(parsed.document.text)
        individual = any(
            mention.type is MentionType.person and mention.span.overlaps(span)
            for mention in mentions
        )
        if speaker and carrier:
            individual = carrier.voice.kind is VoiceKind.named
        held = Perpetrator(
            text=text,
            span=span,
            kind="individual" if individual else "organisation",
            responsibility=_responsibility(each, carrier),
            by=each.by,
            role=each.role or "did",
        )
        found.setdefault(held, replace(held, words=each.span))
    return tuple(found.values())


def _responsibility(allegation: Allegation, carrier: Attribution | None) -> Responsibility:
    """How firmly an allegation holds its party responsible, by the stance of who carries it."""
    if carrier is None:
        if allegation.negated:
            return Responsibility.cleared
        return {
            Certainty.possible: Responsibility.possible,
            Certainty.probable: Responsibility.suspected,
        }.get(allegation.certainty, Responsibility.fact)
    if carrier.stance is Stance.denies:
        return Responsibility.denied
    if allegation.negated:
        return Responsibility.cleared
    if carrier.stance is Stance.admits:
        return Responsibility.claimed
    if carrier.stance is Stance.suspects:
        return Responsibility.suspected
    if Certainty.possible in (allegation.certainty, carrier.certainty):
        return Responsibility.possible
    return (
        Responsibility.accused_by_authorities if _official(carrier) else Responsibility.accused
    )


def _official(carrier: Attribution) -> bool:
    """True for a voice that speaks for an authority, and not without a name."""
    voice = carrier.voice
    words = f"{voice.name or ''} {voice.affiliation or ''}"
    return not voice.anonymous and _AUTHORITY.search(words) is not None
