"""Dated events: the clause around a time, the word in it that says what happened, and by whom.

No parse: sentences and clauses are cut at their marks and joining words, and a table of words
says what kind of event each tells of. A time beside the cue of a statement dates the saying.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from crossbearing.extract.lowering import lowered
from crossbearing.extract.times.tense import Tense, tense
from crossbearing.extract.words import lines, sentences
from crossbearing.model import Attribution, DatedEvent, Document, Span, TimeExpression

_KINDS = {
    "killing": r"kill\w*|assassinat\w+|murder\w*|massacre\w*|slain|died|dies|death\w*|execut(?:ed|ion\w*)",
    "explosion": r"explo(?:d\w+|sion\w*)|blasts?|detonat\w+|blew up|burn(?:ed|t)|blaze|fire broke",
    "strike": r"(?:air ?)?strikes?|airstrikes?|struck|attack\w*|bomb(?:ed|ing\w*|ard\w+)|shell(?:ed|ing)|"
    r"raid(?:s|ed)?|ambush\w*|hit|targeted|fired|launched|shot down|destroy\w*|damag\w+|wreck\w+|"
    r"wound\w+|injur\w+",
    "capture": r"captur\w+|seiz\w+|occup(?:y|ied|ation)|invasion|invaded|took over|overr[au]n|conquer\w+|"
    r"besieged|siege|liberat\w+|recaptur\w+",
    "founding": r"formed|founded|established|created|set up|born|formation|foundation",
    "joining": r"integrat\w+|joined|merged?|incorporat\w+|allied|split|broke away",
    "withdrawal": r"withdr\w+|pulled out|pull-?out|left|leave|departed|returned|retreat\w*",
    "defeat": r"collaps\w+|defeat\w*|fell|overthr\w+|oust\w+|toppled|surrender\w*|disbanded",
    "truce": r"truce|cease-?fire|suspen\w+|agreement|agreed|signed|deal|accord|peace",
    "arrest": r"arrest\w*|detain\w*|abduct\w+|kidnap\w*|jailed|sentenced|convicted|released|freed",
    "deployment": r"deploy\w*|sent|arriv\w+|moved|delivered|reinforce\w+|evacuat\w+",
    "politics": r"elect\w+|voted?|appointed|resign\w*|sworn in|sanction\w*|met|talks|visit\w*|trip|summit",
    "finding": r"investigat\w+|inspect\w+|exam\w+|found|discover\w+|recovered|published|released",
    "other": r"began|begun|start\w*|ended|was|were|had|did|made|became|stood|took(?! place)|went|"
    r"gave|(?!happened|occurred|rocked|rumbled|resounded|reported|named|called|based|backed|led|armed|united|alleged|trained|occupied|disputed)\w{2,}ed",
}  # fmt: skip
"""Words that say that something happened, by kind; of two as near, the kind further up wins. Verbs
that only say that there was an event ("the blast happened at") leave it to their noun."""
_TRIGGERS = tuple((kind, re.compile(rf"\b(?:{pattern})\b")) for kind, pattern in _KINDS.items())
_CUT = re.compile(
    r"[;:–—]\s|--|,?\s(?=but\s)|,\s+(?=(?:and|while|although|though|whereas|which|who|where|when)\b)"
)
_LEADING = re.compile(
    r"\s*(?:despite|after|before|since|when|during|between|following|by|as)\b", re.IGNORECASE
)
_DATELINE = re.compile(
    r"\s*[^\W\d_a-z](?:[^\W\d_a-z]|[.’' -]){2,40}(?:,[^\n—–()]{1,40})?(?:\([^()\n]{1,60}\)\s*)?"
    r"(?:—|–|--?)\s+"
)
_TRIM = " \t\"'“”‘’«».,;:–—-"
_UNREAL = re.compile(r"\b(?:should|would|could|might|if|unless|whether|never|not)\b")
"""Words before a trigger that say that it did not happen, or not for certain."""
_UNREAL_AWAY = 24
_SAYING_AWAY = 60
"""Characters between a cue and a time within which the time dates the saying."""


def events(
    document: Document,
    times: Sequence[TimeExpression],
    attributions: Sequence[Attribution],
) -> tuple[DatedEvent, ...]:
    """What the document says happened at each time it gives, and what it says was said when."""
    return tuple(_events(document, times, attributions))


def _events(
    document: Document, times: Sequence[TimeExpression], attributions: Sequence[Attribution]
) -> Iterator[DatedEvent]:
    text = document.text
    dating = [each for each in times if _dates(each)]
    at = 0
    for begun, ended in lines(text):
        while at < len(dating) and dating[at].span.start < begun:
            at += 1
        if at == len(dating):
            return
        if dating[at].span.start >= ended:
            continue
        for start, end in sentences(text, _past_dateline(text, begun, ended), ended):
            sentence = Span(start, end)
            inside = [each for each in dating[at:] if sentence.contains(each.span)]
            for time in inside:
                if _nowadays(text, sentence, time):
                    continue
                others = [each.span for each in inside if each is not time]
                clause = _clause(text, sentence, time.span, others)
                said = _saying(clause, time, attributions)
                event = (
                    _statement(document, sentence, time, said)
                    if said is not None
                    else _event(document, (clause, sentence), time, attributions)
                )
                if event is not None:
                    yield event


def _past_dateline(text: str, begun: int, ended: int) -> int:
    """Where a line goes on behind its dateline, whose date is that of the report."""
    match = _DATELINE.match(text, begun, ended)
    return match.end() if match else begun


def _dates(time: TimeExpression) -> bool:
    """True for a time that dates something: a date or a time of day, or a stretch from an event."""
    if time.kind == "DURATION":
        return time.anchor not in (None, "document date", "preceding time")
    if time.kind == "SET" or (time.value or "").endswith("_REF"):
        return False
    return time.value is not None or time.anchor is not None


def _nowadays(text: str, sentence: Span, time: TimeExpression) -> bool:
    """True for "today" beside a verb in the present, or set before the sentence with a comma:
    it means these days and dates nothing."""
    if time.span.start == sentence.start and text[time.span.end : time.span.end + 1] == ",":
        return time.span.of(text).lower() == "today"
    words = text[sentence.start : sentence.end]
    start, end = time.span.start - sentence.start, time.span.end - sentence.start
    return (
        time.span.of(text).lower() == "today"
        and tense(words, lowered(words), start, end) is Tense.none
    )


def _saying(
    clause: Span, time: TimeExpression, attributions: Sequence[Attribution]
) -> Attribution | None:
    """The statement whose saying the time dates: beside its cue, in the same clause, and outside
    what is said."""
    near = [
        (abs(cue.start - time.span.start), each.id, each)
        for each in attributions
        for cue in each.cue
        if clause.contains(cue)
        and not cue.overlaps(time.span)
        and not any(content.overlaps(time.span) for content in each.content)
    ]
    if not near:
        return None
    distance, _, found = min(near, key=lambda each: each[:2])
    return found if distance <= _SAYING_AWAY else None


def _statement(
    document: Document, sentence: Span, time: TimeExpression, said: Attribution
) -> DatedEvent:
    return DatedEvent(
        document=document.id,
        span=sentence,
        kind="statement",
        trigger=said.cue[0],
        time=time,
        by=said.parent,
        statement=said.id,
    )


def _event(
    document: Document,
    clauses: Sequence[Span],
    time: TimeExpression,
    attributions: Sequence[Attribution],
) -> DatedEvent | None:
    for clause in clauses:
        found = _trigger(document.text, clause, time.span)
        if found is not None:
            kind, trigger = found
            by, content = _carrier(attributions, trigger, time.span) or (None, clause)
            return DatedEvent(
                document=document.id,
                span=_trimmed(
                    document.text,
                    max(clause.start, content.start),
                    min(clause.end, content.end),
                ),
                kind=kind,
                trigger=trigger,
                time=time,
                by=by,
            )
    return None


def _clause(text: str, sentence: Span, time: Span, others: Sequence[Span]) -> Span:
    """The part of the sentence that holds the time: between marks and joining words, and between
    commas where that part tells of something itself and is a leading "Despite being merged in
    2016," or stands beside another time."""
    start, end = sentence.start, sentence.end
    for cut in _CUT.finditer(text, sentence.start, sentence.end):
        if cut.end() <= time.start:
            start = cut.end()
        elif cut.start() >= time.end:
            end = cut.start()
            break
    shared = any(start <= other.start < end for other in others)
    comma = text.find(",", time.end, end)
    before = text.rfind(",", start, time.start) + 1 if shared else 0
    if shared or (comma >= 0 and _LEADING.match(text, start, time.end)):
        narrow = _trimmed(text, max(start, before), comma if comma >= 0 else end)
        if _trigger(text, narrow, time, bare=False) is not None:
            return narrow
    return _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    left = len(words) - len(words.lstrip(_TRIM))
    right = len(words.rstrip(_TRIM))
    return Span(start + left, start + max(left, right))


def _trigger(
    text: str, clause: Span, time: Span, *, bare: bool = True
) -> tuple[str, Span] | None:
    """The word that says what happened: the nearest one before the time, else after it; with
    `bare` any past form counts."""
    low, at = lowered(text[clause.start : clause.end]), time.start - clause.start
    found = [
        (hit.start() > at, abs(hit.start() - at), rank, kind, hit)
        for rank, (kind, pattern) in enumerate(_TRIGGERS if bare else _TRIGGERS[:-1])
        for hit in pattern.finditer(low)
        if not Span(clause.start + hit.start(), clause.start + hit.end()).overlaps(time)
    ]
    if not found:
        return None
    *_, kind, hit = min(found, key=lambda each: each[:3])
    if _UNREAL.search(low, max(0, hit.start() - _UNREAL_AWAY), hit.start()):
        return None
    return kind, Span(clause.start + hit.start(), clause.start + hit.end())


def _carrier(
    attributions: Sequence[Attribution], trigger: Span, time: Span
) -> tuple[str, Span] | None:
    """The shortest statement that says both what happened and when, and that part of it."""
    holding = [
        (part.end - part.start, each.id, part)
        for each in attributions
        for part in each.content
        if part.overlaps(trigger) and part.overlaps(time)
    ]
    if not holding:
        return None
    _, identity, part = min(holding, key=lambda each: each[:2])
    return identity, part
