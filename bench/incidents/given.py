"""What a record says of what is given: how firmly it holds each organisation of the key to it, and
when it happened, with the sentences that tell of it given too.

Both go the way that a whole reading goes from the tags on: phrases, sentences, statements, times and
places in, a record out. Where an organisation is named several times, the standing that most of its
sentences with a word of harm give it counts (of all its sentences where none has such a word).
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from crossbearing.extract.network import network
from crossbearing.extract.recording import joined
from crossbearing.extract.sheet import sheet
from crossbearing.extract.tagging import Told
from crossbearing.extract.tagging.features import HARM
from crossbearing.extract.tagging.page import Page, page
from crossbearing.extract.tagging.records import Filled
from crossbearing.extract.tagging.tags import INDIVIDUAL, ORGANISATION, ROLES
from crossbearing.model import Annotations, Document, Incident, Responsibility, Span

Read = Sequence[tuple[Mapping[str, Any], Document, Annotations]]
"""Records of the exam, each with its message and what the reader found in it."""
Bounds = tuple[date, date]

FIRMNESS = {
    "CLAIMED OR ADMITTED": Responsibility.claimed,
    "SUSPECTED OR ACCUSED BY AUTHORITIES": Responsibility.accused_by_authorities,
    "SUSPECTED OR ACCUSED": Responsibility.accused,
    "POSSIBLE": Responsibility.possible,
    "REPORTED AS FACT": Responsibility.fact,
}
"""The key's words for it, the firmest first where a vote is even."""
_ORDER = tuple(FIRMNESS.values())
_WORD = re.compile(r"\w+")
_DAY = re.compile(r"(?:(\d{1,2}) )?(?:([A-Z]{3})[A-Z]* )?(\d{2}|\d{4})")
_MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
_ARTICLE = re.compile(r"^(?:the|an?) ")


def firmness(read: Read) -> dict[str, float]:
    """Accuracy and macro F1 of how firmly the key's organisations are held responsible."""
    pairs = [
        pair for record, document, found in read for pair in _held(record, document, found)
    ]
    kinds = {right for _, right in pairs}
    f1 = [
        2
        * sum(said == right == kind for said, right in pairs)
        / sum((said == kind) + (right == kind) for said, right in pairs)
        for kind in kinds
    ]
    return {
        "organisations": len(pairs),
        "accuracy": sum(said == right for said, right in pairs) / max(len(pairs), 1),
        "macro F1": sum(f1) / max(len(f1), 1),
    }


def _held(
    record: Mapping[str, Any], document: Document, found: Annotations
) -> Iterator[tuple[Responsibility, Responsibility]]:
    """For each organisation of the key that the text names, what is said and what is right;
    where the key allows several, the one said if it is among them."""
    words = _page(document)
    for template in record["slots"]:
        for each in template.get("perp_organization_confidence") or ():
            allowed = [
                FIRMNESS[one["value"]]
                for one in each["alternatives"]
                if one.get("value") in FIRMNESS
            ]
            names = [
                name
                for one in each["alternatives"]
                for name in (*one.get("ref", ()), *filter(None, [one.get("string")]))
            ]
            parts = sorted(_places(words, names, ORGANISATION), key=lambda part: part.span)
            if allowed and parts:
                said = _voted(document.text, _made(document, found, parts, ()))
                yield said, said if said in allowed else allowed[0]


def _voted(text: str, record: Incident) -> Responsibility:
    """The standing that most sentences give; suspicion, denial and clearing presuppose that
    somebody accuses, which is all that the key knows of them."""
    held = [
        (
            each.responsibility if each.responsibility in _ORDER else Responsibility.accused,
            not HARM.isdisjoint(_WORD.findall((each.words or each.span).of(text).lower())),
        )
        for each in record.perpetrators
    ]
    votes = Counter(firm for firm, harm in held if harm) or Counter(firm for firm, _ in held)
    return min(votes, key=lambda firm: (-votes[firm], _ORDER.index(firm)))


def dates(read: Read) -> dict[str, float]:
    """Of the key's dated incidents that some sentence tells of, the share whose date the record
    has within the key's bounds; beside it that of the message's own day."""
    counts: Counter[str] = Counter()
    for record, document, found in read:
        words = _page(document)
        for roles, slots in zip(record["roles"], record["slots"], strict=True):
            right = list(_bounds(slots))
            told = _told(words, roles)
            if not right or not told or document.published is None:
                continue
            made = _made(document, found, (), told)
            start, end = (
                date.fromisoformat((day or "")[:10]) for day in (made.start, made.end)
            )
            own = date.fromisoformat(document.published.value[:10])
            counts["incidents"] += 1
            counts["within"] += any(a <= start and end <= b for a, b in right)
            counts["own day"] += any(a <= own <= b for a, b in right)
    many = max(counts["incidents"], 1)
    return {
        "incidents": counts["incidents"],
        "within bounds": counts["within"] / many,
        "own day within bounds": counts["own day"] / many,
    }


def _bounds(slots: Mapping[str, Any]) -> Iterator[Bounds]:
    """The first and last day of each date that the key allows: `02 FEB 90`, `FEB 90`, either
    end of `01 FEB 90 - 05 FEB 90` left open."""
    for each in slots.get("incident_date") or ():
        for one in each["alternatives"]:
            words = re.sub(r"[()]", "", (one.get("value") or "").upper())
            first, dash, last = words.partition("-")
            start = _day(first) if first.strip() else (date.min, date.max)
            end = _day(last) if last.strip() else (date.min, date.max)
            if start and end and words:
                yield (start[0], end[1]) if dash else start


def _day(words: str) -> Bounds | None:
    match = _DAY.fullmatch(words.strip())
    if match is None or (match[2] and match[2] not in _MONTHS):
        return None
    year = int(match[3]) + (1900 if len(match[3]) == 2 else 0)
    if not match[2]:
        return date(year, 1, 1), date(year, 12, 31)
    month = _MONTHS.index(match[2]) + 1
    days = monthrange(year, month)[1]
    if match[1] and not 1 <= int(match[1]) <= days:
        return None
    return date(year, month, int(match[1] or 1)), date(year, month, int(match[1] or days))


def _told(words: Page, roles: Mapping[str, Any]) -> tuple[Span, ...]:
    """The sentences with two of an incident's perpetrators, or with what was hit, who, or by
    what means."""
    worth: Counter[Span] = Counter()
    for part, role in enumerate(ROLES):
        names = [name for entity in roles[role] for name in entity]
        for each in set(_places(words, names, part)):
            worth[each.sentence] += 1 if part in (INDIVIDUAL, ORGANISATION) else 2
    return tuple(sorted(sentence for sentence, many in worth.items() if many >= 2))


def _places(words: Page, names: Iterable[str], part: int) -> Iterator[Filled]:
    """Each place where one of these names stands, as a phrase that fills a part."""
    known = {" ".join(_ARTICLE.sub("", name.lower()).split()).strip(' "') for name in names}
    for first, last in sorted({place for name in known for place in words.found(name)}):
        yield Filled(
            span=Span(words.starts[first], words.ends[last]),
            part=part,
            chance=1.0,
            sentence=_sentence(words, first),
        )


def _sentence(words: Page, at: int) -> Span:
    inside = [
        n for n, sentence in enumerate(words.sentence_of) if sentence == words.sentence_of[at]
    ]
    return Span(words.starts[inside[0]], words.ends[inside[-1]])


def _made(
    document: Document, found: Annotations, parts: Sequence[Filled], told: tuple[Span, ...]
) -> Incident:
    """The record that is made of an incident with these parts and sentences."""
    given = Told(type="attack", chance=1.0, parts=tuple(parts), sentences=told)
    (made,) = joined(document, (), [given], found.attributions, found.times, found.places)
    return made


def _page(document: Document) -> Page:
    loaded = network()
    assert loaded is not None, "the reader's weights are not installed"
    return page(document.text, sheet(document.text, loaded.pieces, loaded.common))
