"""Incidents: one record for what a document is about, and one for each clearly other crime."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from crossbearing.extract import recording
from crossbearing.extract.casualties import casualties
from crossbearing.extract.frames import FRAMES
from crossbearing.extract.lemmas import lemmas
from crossbearing.extract.lexicon import SITE_HEADS
from crossbearing.extract.parsed import Paragraph, Parsed
from crossbearing.extract.perpetrators import perpetrators
from crossbearing.extract.places import finest
from crossbearing.extract.plain_words import plain_words
from crossbearing.extract.tagging import Told
from crossbearing.model import (
    Affected,
    Allegation,
    Attribution,
    Cause,
    Incident,
    Mention,
    MentionType,
    Place,
    Span,
    TimeExpression,
    Variable,
)

DISPUTED = "explosion, cause disputed"
ACCIDENT = "accident"
_TYPES = {
    **dict.fromkeys(("kidnap", "kidnapping", "abduct", "abduction", "hostage"), "kidnapping"),
    **dict.fromkeys(("arson", "torch", "firebomb"), "arson"),
    **dict.fromkeys(("rob", "robbery", "heist"), "robbery"),
    **dict.fromkeys(("bomb", "bombing", "dynamite"), "bombing"),
    **dict.fromkeys(
        [
            "attack",
            "strike",
            "airstrike",
            "raid",
            "assault",
            "ambush",
            "shell",
            "shelling",
            "assassinate",
            "assassination",
            "massacre",
            "target",
            "hit",
            "fire",
            "murder",
        ],
        "attack",
    ),
    **dict.fromkeys(
        ("explosion", "explode", "blast", "blaze", "detonate", "detonation"), "other"
    ),
}
_APART = frozenset(("kidnapping", "arson", "robbery"))
_AT = frozenset(("at", "on", "against", "in", "near"))
_OBJECTS = frozenset(("dobj", "nsubjpass"))
_LEAD = 3
# About a sentence's length, in characters.
_NEXT = 160


@dataclass(frozen=True, slots=True)
class _Trigger:
    """A word that says something happened, with the sentence it stands in."""

    token: Token
    type: str
    paragraph: Paragraph
    sentence: Span


def incidents(
    parsed: Parsed,
    attributions: Sequence[Attribution],
    mentions: Sequence[Mention],
    allegations: Sequence[Allegation],
    times: Sequence[TimeExpression],
    places: Sequence[Place],
    told: Sequence[Told] | None = None,
) -> tuple[Incident, ...]:
    """What a document says happened: its main incident first, then others.

    An explosion whose cause is open or disputed is of type `other` and says so in its subtype.
    `told` is what the tagging network found; without it (None) rules alone tell incidents.
    """
    ruled = _ruled(parsed, attributions, mentions, allegations, times, places)
    if told is None:
        return ruled
    return recording.joined(parsed.document, ruled, told, attributions, times, places)


def _ruled(
    parsed: Parsed,
    attributions: Sequence[Attribution],
    mentions: Sequence[Mention],
    allegations: Sequence[Allegation],
    times: Sequence[TimeExpression],
    places: Sequence[Place],
) -> tuple[Incident, ...]:
    """The incidents that rules find."""
    triggers = _triggers(parsed, [each.span for each in allegations if each.about_past])
    if not triggers:
        return ()
    current = [each for each in allegations if not each.about_past]
    type_, subtype = _kind(triggers, current)
    lead = [each for each in triggers if type_ not in _APART or each.type == type_][:_LEAD]
    record = _placed(parsed, lead, type_, subtype, times, places)
    struck = [each for each in casualties(parsed) if _counts(each[0].span, triggers)]
    main = replace(
        record,
        means=_means(parsed, current, mentions),
        perpetrators=perpetrators(parsed, attributions, mentions, current),
        targets=tuple(_targets(parsed.document.text, triggers, mentions)),
        victims=tuple(victim for figure, victim in struck if figure.high),
        casualties=tuple(
            replace(figure, by=_carrier(attributions, figure.span), text=victim.text)
            for figure, victim in struck
        ),
        doubt=_doubt(current),
    )
    others = [
        _placed(
            parsed, [next(t for t in triggers if t.type == other)], other, None, times, places
        )
        for other in sorted({t.type for t in triggers} & _APART - {type_})
    ]
    return main, *others


def _doubt(allegations: Iterable[Allegation]) -> tuple[str, ...]:
    """The kinds of cause put forward, where there are several or one is rejected."""
    causes = [each for each in allegations if each.variable is Variable.cause]
    kinds = sorted({each.value for each in causes})
    open_ = len(kinds) > 1 or len({each.negated for each in causes}) > 1
    return tuple(kinds) if open_ else ()


def _triggers(parsed: Parsed, past: Sequence[Span]) -> list[_Trigger]:
    """The words of the body that say something happened, but for those about the past."""
    found: list[_Trigger] = []
    for paragraph in parsed.body:
        for sentence in paragraph.doc.sents:
            span = paragraph.span(sentence)
            if any(span.overlaps(other) for other in past):
                continue
            found.extend(
                _Trigger(token, _TYPES[token.lemma_.lower()], paragraph, span)
                for token in paragraph.tokens_of(sentence)
                if token.lemma_.lower() in _TYPES and token.pos_ in ("NOUN", "VERB")
            )
    return found


def _kind(
    triggers: Sequence[_Trigger], allegations: Iterable[Allegation]
) -> tuple[str, str | None]:
    """Type and subtype: by the causes put forward, and by the words that open the report."""
    causes = [each for each in allegations if each.variable is Variable.cause]
    named = {each.value for each in causes if not each.negated}
    exploded = any(each.type == "other" for each in triggers)
    if exploded and (len(named) != 1 or any(each.negated for each in causes)):
        return "other", DISPUTED
    if named == {Cause.accident}:
        return "other", ACCIDENT
    opening = next((each.type for each in triggers if each.type != "other"), "other")
    if opening in _APART:
        return opening, None
    if named == {Cause.planted}:
        return "bombing", None
    means = sorted(
        {e.value for e in allegations if e.variable is Variable.means and not e.negated}
    )
    return opening, means[0] if opening == "attack" and len(means) == 1 else None


def _placed(
    parsed: Parsed,
    lead: Sequence[_Trigger],
    type_: str,
    subtype: str | None,
    times: Sequence[TimeExpression],
    places: Sequence[Place],
) -> Incident:
    """A record with when and where, as the first sentences that tell of it say."""
    sentences = [each.sentence for each in lead]
    when = next((t for s in sentences for t in times if s.contains(t.span) and t.start), None)
    where = [p for s in sentences for p in places if s.contains(p.span)]
    return Incident(
        document=parsed.document.id,
        type=type_,
        subtype=subtype,
        start=when.start if when else None,
        end=when.end if when else None,
        precision=when.precision if when else None,
        place=finest(where),
    )


def _means(
    parsed: Parsed, allegations: Iterable[Allegation], mentions: Sequence[Mention]
) -> tuple[Affected, ...]:
    """The means that somebody puts forward, each by the first weapon named for it, if any."""
    weapons = [each.span for each in mentions if each.type is MentionType.weapon]
    first: dict[str, Affected] = {}
    for each in allegations:
        if each.variable is Variable.means and not each.negated:
            span = next(
                (weapon for weapon in weapons if each.span.contains(weapon)),
                _naming(parsed.document.text, each),
            )
            first.setdefault(
                each.value, Affected(text=span.of(parsed.document.text), span=span)
            )
    return tuple(first.values())


def _naming(text: str, allegation: Allegation) -> Span:
    """The word that names the means among those that put it forward; all of them if none does."""
    return next(
        (
            word.span
            for word in plain_words(text, (allegation.span,))
            for lemma in lemmas(word.low)
            if (frame := FRAMES.get(lemma)) and frame.means == allegation.value
        ),
        allegation.span,
    )


def _targets(
    text: str, triggers: Sequence[_Trigger], mentions: Sequence[Mention]
) -> Iterator[Affected]:
    """What was hit: the object of a trigger, or what stands behind its "at" or "on"."""
    sites = [each for each in mentions if each.type is MentionType.site]
    seen: set[str] = set()
    for trigger in triggers:
        for head in _objects(trigger.token):
            if head.lower_ not in SITE_HEADS:
                continue
            phrase: TokenSpan = trigger.token.doc[head.left_edge.i : head.i + 1]
            words = trigger.paragraph.span(phrase)
            full = next((s for s in sites if words.contains(s.span)), None)
            name = (full.hint if full else None) or phrase.text
            known = name.lower().removeprefix("the ")
            if known not in seen:
                seen.update((known, head.lower_))
                yield Affected(text=words.of(text), span=words)


def _objects(token: Token) -> Iterator[Token]:
    for child in token.children:
        if child.dep_ in _OBJECTS:
            yield child
        elif child.dep_ == "prep" and child.lower_ in _AT:
            yield from (below for below in child.children if below.dep_ == "pobj")


def _counts(span: Span, triggers: Iterable[_Trigger]) -> bool:
    """True if a casualty figure stands in the sentence of a trigger, or in the next one."""
    return any(
        each.sentence.overlaps(span) or 0 <= span.start - each.sentence.end < _NEXT
        for each in triggers
    )


def _carrier(attributions: Sequence[Attribution], span: Span) -> str | None:
    """The id of the shortest statement whose content holds `span`."""
    holding = [
        (content.end - content.start, each.id)
        for each in attributions
        for content in each.content
        if content.overlaps(span)
    ]
    return min(holding)[1] if holding else None
