"""Relations between two mentions as a document states them: by the words that stand between.

Each row of `BETWEEN` reads "left … right"; a reversed row swaps the two ends.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from crossbearing.extract.lexicon import STATE_ORGANS
from crossbearing.extract.parsed import Paragraph, Parsed
from crossbearing.extract.times import times
from crossbearing.model import (
    Attribution,
    Mention,
    MentionType,
    Span,
    StatedRelation,
    TimeExpression,
)

_PARTY = frozenset(
    (
        MentionType.person,
        MentionType.organisation,
        MentionType.group,
        MentionType.country,
        MentionType.nationality,
    )
)
_BODY = _PARTY - {MentionType.person}
_GROUP = frozenset((MentionType.organisation, MentionType.group))
_STATES = frozenset((MentionType.country, MentionType.nationality))
_STATE_ORGANS = STATE_ORGANS | {"authority", "police", "navy", "agency"}
_PERSON = frozenset((MentionType.person,))
_SITE = frozenset((MentionType.site,))
_REACH = 120
_CHIEF = r"(?:deputy |senior |top |former |military |field |acting )*"
_OFFICE = (
    _CHIEF + r"(?:commander|leader|chief|head|secretary[- ]general|president|prime minister|"
    r"minister|general|director|chairman|chairwoman|founder|chief of staff|commander-in-chief)"
)
_VOICE = r"(?:spokes(?:man|woman|person))"
_THE = r"(?:the |an? )?"


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words between two mentions, the types the ends must have, and what they say."""

    type: str
    words: re.Pattern[str]
    left: frozenset[MentionType]
    right: frozenset[MentionType]
    reverse: bool = False
    listing: bool = False
    """True if further mentions joined by commas or "and" share the relation."""


def _row(
    type_: str,
    words: str,
    left: frozenset[MentionType],
    right: frozenset[MentionType],
    reverse: bool = False,
    listing: bool = False,
) -> Pattern:
    return Pattern(type_, re.compile(words, re.IGNORECASE), left, right, reverse, listing)


BETWEEN = (
    _row(
        "part of",
        rf",? (?:is|are|was|were|became|,)? ?(?:an? |also |now )?(?:(?:[\w-]+ ){{0,2}}(?:unit|faction|wing|branch|"
        rf"arm|part|member|battalion|brigade|component) (?:of|within|in)|under the command of|"
        rf"subordinate to|attached to|belongs? to|answers? to) {_THE}",
        _BODY,
        _BODY,
    ),
    _row("part of", r" \(an? $", _GROUP, _GROUP),
    _row(
        "part of",
        r" (?:today |now )?(?:is|are|was|were)? ?(?:made up|comprised|composed|consists?) of "
        r"(?:[\w-]+ ){0,3}(?:factions|groups|units|forces|militias|brigades)?"
        r"(?:,? (?:notably|including|among them|such as))? ?(?:the )?",
        _BODY,
        _GROUP,
        reverse=True,
        listing=True,
    ),
    _row(
        "member of",
        rf",? (?:is |was )?an? (?:[\w-]+ ){{0,2}}(?:member|fighter|soldier|officer)"
        rf" (?:of|in|with) {_THE}",
        _PERSON,
        _BODY,
    ),
    _row("commands", rf"(?:'s)? {_OFFICE},? ", _BODY, _PERSON, reverse=True),
    _row(
        "commands",
        rf",? (?:who (?:leads|commands|heads) |(?:is |was )?(?:the |a )?{_OFFICE} of )"
        rf"{_THE}",
        _PERSON,
        _BODY,
    ),
    _row("speaks for", rf"(?:'s)? {_VOICE},? ", _BODY, _PERSON, reverse=True),
    _row(
        "speaks for", rf",? (?:is |was )?(?:the |a )?{_VOICE} (?:of|for) {_THE}", _PERSON, _BODY
    ),
    _row("owns", r"'s? (?:main |own |largest |old )?", _BODY, _SITE),
    _row(
        "owns",
        rf",? (?:which |that )?(?:belong(?:s|ed|ing) to|owned by|run by|operated by|held by|"
        rf"used by|controlled by) {_THE}",
        _SITE,
        _BODY,
        reverse=True,
    ),
    _row(
        "appointed by",
        rf",? (?:which (?:was|had been) )?(?:appointed|set up|established|formed|"
        rf"named|convened|ordered|created) by {_THE}",
        _GROUP,
        _BODY,
    ),
    _row("part of", r"'s (?:own )?", _BODY, _GROUP, reverse=True),
    _row(
        "ally of",
        rf",? (?:is |was |which is |are )?(?:also )?(?:backed|supported|armed|funded|"
        rf"financed|trained|allied) (?:by|with|to) {_THE}",
        _BODY,
        _BODY,
    ),
    _row(
        "ally of",
        rf",? (?:is |was |are )?(?:an? |the )?(?:(?:close|staunch|key|old|main) )?"
        rf"(?:ally|allies|partner|proxy) of {_THE}",
        _BODY,
        _BODY,
    ),
    _row(
        "ally of",
        r"[ -](?:backed|supported|trained|armed|funded|allied|aligned) ",
        _BODY,
        _GROUP,
        reverse=True,
    ),
    _row(
        "opponent of",
        rf",? (?:is |was |are |has been |have been )?(?:an? |the |its |their |in )?"
        rf"(?:(?:sworn|old|bitter|main|arch|long-time) ?-?)?(?:(?:enemy|enemies|rivals?|adversary|"
        rf"foe|opponent)s? of|at war with|conflict with|fighting against|hostile to) {_THE}",
        _BODY,
        _BODY,
    ),
    _row(
        "opponent of",
        r"'s? (?:(?:sworn|old|bitter|main|arch|long-time|regional) ?-?)?(?:enemy|rival|"
        r"adversary|foe|opponent),? (?:the )?",
        _BODY,
        _BODY,
    ),
    _row(
        "opponent of",
        rf" and (?:its|their) (?:[\w-]+ )?(?:enemy|rival|adversary|foe|opponent),? "
        rf"{_THE}",
        _BODY,
        _BODY,
    ),
    _row(
        "splinter of",
        rf",? (?:which )?(?:(?:a |an )?(?:splinter|offshoot|breakaway)(?: group| faction)?"
        rf"(?: of| from)|(?:split|broke away) from) {_THE}",
        _GROUP,
        _GROUP,
    ),
)
_JOINING = frozenset(("integrate", "incorporate", "absorb", "merge", "fold"))
_INTO = frozenset(("into", "within", "in"))
_AND = re.compile(r",? (?:and )?(?:the )?", re.IGNORECASE)
# "a commander of X, Y" and "X (a Z unit)": what stands before the left or after the right end.
_OFFICE_BEFORE = re.compile(
    rf"(?P<office>{_OFFICE}|{_VOICE}) (?:of|for|with) (?:the )?$", re.IGNORECASE
)
_UNIT_AFTER = re.compile(r" ?(?:unit|faction|brigade|battalion|branch)?\)", re.IGNORECASE)


def relations(
    parsed: Parsed, mentions: Sequence[Mention], attributions: Sequence[Attribution]
) -> tuple[StatedRelation, ...]:
    """The relations a document states, in order, dated where a time stands in the sentence.

    `by` is the statement that holds both ends, or None for the author.
    """
    text = parsed.document.text
    found: dict[tuple[Span, str, str, str], StatedRelation] = {}
    dated: tuple[TimeExpression, ...] | None = None
    for paragraph, words in _sentences(parsed):
        sentence = paragraph.span(words)
        here = _within(mentions, sentence)
        for left, right, kind in chain(
            _stated(text, sentence, here), _joined(paragraph, words, here)
        ):
            dated = times(parsed) if dated is None else dated
            when = next((t for t in dated if t.start and sentence.contains(t.span)), None)
            ends = sorted((left, right), key=lambda each: each.span)
            span = Span(ends[0].span.start, max(each.span.end for each in ends))
            found[span, kind, left.id, right.id] = _relation(
                parsed, (left, right), kind, span, when, _carrier(attributions, span)
            )
    for left, right in _aliases(text, mentions):
        span = Span(left.span.start, right.span.end)
        found[span, "alias of", right.id, left.id] = _relation(
            parsed, (right, left), "alias of", span, None, _carrier(attributions, span)
        )
    return tuple(found[key] for key in sorted(found))


def _relation(
    parsed: Parsed,
    ends: tuple[Mention, Mention],
    kind: str,
    span: Span,
    when: TimeExpression | None,
    by: str | None,
) -> StatedRelation:
    return StatedRelation(
        document=parsed.document.id,
        source=ends[0].id,
        target=ends[1].id,
        type=kind,
        span=span,
        start=when.start if when else None,
        by=by,
    )


def _sentences(parsed: Parsed) -> Iterator[tuple[Paragraph, TokenSpan]]:
    for paragraph in parsed.body:
        for sentence in paragraph.doc.sents:
            yield paragraph, sentence


def _within(mentions: Sequence[Mention], sentence: Span) -> list[Mention]:
    first = bisect_left(mentions, sentence.start, key=lambda each: each.span.start)
    last = bisect_left(mentions, sentence.end, key=lambda each: each.span.start)
    return [each for each in mentions[first:last] if each.type in _PARTY | _SITE]


def _stated(
    text: str, sentence: Span, here: Sequence[Mention]
) -> Iterator[tuple[Mention, Mention, str]]:
    """Each relation in a sentence as source, target and type."""
    for at, left in enumerate(here):
        yield from _nested(text, left, here)
        for offset, right in enumerate(here[at + 1 :], at + 1):
            if right.span.start < left.span.end:
                continue
            if right.span.start - left.span.end > _REACH:
                break
            between = " ".join(
                text[left.span.end : right.span.start].replace("’", "'").split(" ")
            )
            kind, reverse, listing = _between(text, sentence, left, right, between)
            if kind is None:
                continue
            members = [right, *(_listed(text, right, here[offset + 1 :]) if listing else ())]
            for member in members:
                yield (member, left, kind) if reverse else (left, member, kind)


def _between(
    text: str, sentence: Span, left: Mention, right: Mention, between: str
) -> tuple[str | None, bool, bool]:
    """The type that the words between two mentions state, whether reversed, whether a list."""
    if (
        left.type in _BODY
        and right.type is MentionType.person
        and re.fullmatch(r", (?:\w+ )?", between)
    ):
        office = _OFFICE_BEFORE.search(text[sentence.start : left.span.start])
        if office:
            spoken = office["office"].lower().startswith("spokes")
            return ("speaks for" if spoken else "commands"), True, False
    if between == " (a " or between == " (an ":
        unit = _UNIT_AFTER.match(text[right.span.end : right.span.end + 12])
        ends_unit = right.span.of(text).lower().endswith(("unit", "faction", "brigade"))
        return ("part of" if unit or ends_unit else None), False, False
    for pattern in BETWEEN:
        if (
            left.type in pattern.left
            and right.type in pattern.right
            and pattern.words.fullmatch(between)
        ):
            return pattern.type, pattern.reverse, pattern.listing
    return None, False, False


def _joined(
    paragraph: Paragraph, sentence: TokenSpan, here: Sequence[Mention]
) -> Iterator[tuple[Mention, Mention, str]]:
    """ "X, after being integrated into Y": the subject may stand in the clause above."""
    for verb in sentence:
        if verb.lemma_ not in _JOINING:
            continue
        targets = [
            child
            for into in verb.children
            if into.lower_ in _INTO
            for child in into.children
            if child.dep_ == "pobj"
        ]
        subject = _subject(verb)
        joined = _naming(paragraph, subject, here) if subject is not None else None
        whole = _naming(paragraph, targets[0], here) if targets else None
        if joined is not None and whole is not None and joined.id != whole.id:
            yield joined, whole, "part of"


def _subject(verb: Token) -> Token | None:
    """The subject of a verb, or of the nearest verb above that has one."""
    for token in (verb, *verb.ancestors):
        subject = next((c for c in token.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if subject is not None:
            return subject
    return None


def _naming(paragraph: Paragraph, token: Token, here: Sequence[Mention]) -> Mention | None:
    """The longest mention of a body that ends in `token`."""
    span = paragraph.span(token)
    ending = [each for each in here if each.type in _GROUP and each.span.end == span.end]
    return min(ending, key=lambda each: each.span.start) if ending else None


def _nested(
    text: str, whole: Mention, here: Sequence[Mention]
) -> Iterator[tuple[Mention, Mention, str]]:
    """A party named at the head of a longer name: "PMF missile depot", "Iraqi government"."""
    if whole.type not in _SITE | _GROUP:
        return
    for owner in here:
        inside = whole.span.contains(owner.span) and owner.span != whole.span
        if inside and owner.span.start == whole.span.start and owner.type in _BODY:
            if whole.type in _SITE:
                yield owner, whole, "owns"
            elif owner.type in _STATES and _of_state(whole.span.of(text)):
                yield whole, owner, "part of"


def _of_state(words: str) -> bool:
    """True for an organ of a state: a group that merely bears its adjective is none of it."""
    return not _STATE_ORGANS.isdisjoint(words.lower().split())


def _listed(text: str, last: Mention, rest: Sequence[Mention]) -> Iterator[Mention]:
    """The further members of a list that begins with `last`."""
    for each in rest:
        if each.span.start < last.span.end:
            continue
        if each.type not in _GROUP or not _AND.fullmatch(text[last.span.end : each.span.start]):
            return
        yield each
        last = each


def _aliases(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """The first short form beside the full name that its hint gives."""
    first = {each.span.of(text): each for each in reversed(mentions)}
    for words, each in sorted(first.items(), key=lambda item: item[1].span):
        full = first.get(each.hint or words)
        if (
            full is not None
            and full is not each
            and full.type in _GROUP
            and 0
            <= max(full.span.start, each.span.start) - min(full.span.end, each.span.end)
            < 30
        ):
            yield (full, each) if full.span < each.span else (each, full)


def _carrier(attributions: Sequence[Attribution], span: Span) -> str | None:
    """The id of the shortest statement whose content holds `span`."""
    holding = [
        (content.end - content.start, each.id)
        for each in attributions
        for content in each.content
        if content.contains(span)
    ]
    return min(holding)[1] if holding else None
