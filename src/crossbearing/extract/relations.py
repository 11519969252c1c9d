"""Relations between two mentions as a document states them.

By the words that stand between (`relation_patterns`), by the verb that joins a subject to its
object, by a name inside a longer one ("the Terali army"), and by what befell a party
(`turning_points`). A label is no identity: "the Terali-backed militia" relates the militia to
Teral in the words of whoever says so, and makes nobody a militia.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from crossbearing.extract.lexicon import (
    BODIES_OF_STATE,
    GROUP_HEADS,
    NAMED_BODIES,
    ORGANISATION_HEADS,
    OUTLETS,
    PORTFOLIOS,
)
from crossbearing.extract.parsed import Paragraph, Parsed
from crossbearing.extract.relation_patterns import (
    BETWEEN,
    BODY,
    GROUP,
    OFFICE,
    SIDE,
    SITE,
    STATES,
    VOICE,
    Types,
)
from crossbearing.extract.times import times
from crossbearing.extract.turning_points import EVENTS, INTEGRATED, integrations, turning_points
from crossbearing.model import (
    Attribution,
    Mention,
    MentionType,
    Span,
    StatedRelation,
    TimeExpression,
)
from crossbearing.text.names import normal

_NAMED = SIDE | SITE
_REACH = 120
_GOVERNING = {"own": "owns", "run": "owns", "operate": "owns", "command": "commands"}
_JOINING = frozenset(("integrate", "incorporate", "absorb", "merge", "fold"))
_INTO = frozenset(("into", "within", "in"))
_AND = re.compile(r",? (?:and )?(?:the )?", re.IGNORECASE)
# "a commander of X, Y" and "X (a Z unit)": what stands before the left or after the right end.
_OFFICE_BEFORE = re.compile(
    rf"(?P<office>{OFFICE}|{VOICE}) (?:of|for|with) (?:the )?$", re.IGNORECASE
)
# "X, which owns the station, is part of Y": what stands between commas about X is passed over.
_ASIDE = re.compile(r"^, (?:which|who|an?) [^,;]{1,80}, (?=(?:is|are|was|were) )")
_MINISTER = re.compile(r"(?P<portfolio>\w+) minister,? $", re.IGNORECASE)
_UNITS = frozenset(("unit", "faction", "brigade", "battalion", "branch", "wing"))
_UNIT_AFTER = re.compile(r" ?(?:unit|faction|brigade|battalion|branch)?\)", re.IGNORECASE)


def relations(
    parsed: Parsed, mentions: Sequence[Mention], attributions: Sequence[Attribution]
) -> tuple[StatedRelation, ...]:
    """The relations a document states, in order, dated where a time is said to go with one.

    `by` is the statement that holds both ends, or None for the author.
    """
    text = parsed.document.text
    found: dict[tuple[Span, str, str, str], StatedRelation] = {}
    dated: tuple[TimeExpression, ...] | None = None
    joined = _Joined(text, mentions)
    for paragraph, words in _sentences(parsed):
        sentence = paragraph.span(words)
        here = _within(mentions, sentence)
        stated = chain(
            _stated(text, sentence, here),
            joined.here(paragraph, words, here),
            _governed(paragraph, words, here),
        )
        for left, right, kind, span in chain(
            ((left, right, kind, _across(left, right)) for left, right, kind in stated),
            turning_points(text, sentence, here),
        ):
            dated = times(parsed.document) if dated is None else dated
            told = [each for each in dated if sentence.contains(each.span)]
            nested = left.span.overlaps(right.span) and kind not in EVENTS
            when = None if nested else _when(text, sentence, span, kind, told)
            by = _carrier(attributions, span)
            kinds = (kind, "part of") if kind == INTEGRATED else (kind,)
            for each in kinds:
                found[span, each, left.id, right.id] = _relation(
                    parsed, (left, right), each, span, when, by
                )
    for person, ministry, span in _ministers(text, mentions):
        found[span, "member of", person.id, ministry.id] = _relation(
            parsed, (person, ministry), "member of", span, None, _carrier(attributions, span)
        )
    for left, right in _aliases(text, mentions):
        span = Span(left.span.start, right.span.end)
        found[span, "alias of", right.id, left.id] = _relation(
            parsed, (right, left), "alias of", span, None, _carrier(attributions, span)
        )
    return tuple(found[key] for key in sorted(found))


def _across(left: Mention, right: Mention) -> Span:
    return Span(min(left.span.start, right.span.start), max(left.span.end, right.span.end))


def _relation(
    parsed: Parsed,
    ends: tuple[Mention, Mention],
    kind: str,
    span: Span,
    when: TimeExpression | None,
    by: str | None,
) -> StatedRelation:
    """A relation with its time: what a party joins lasts from then on, an event is over."""
    return StatedRelation(
        document=parsed.document.id,
        source=ends[0].id,
        target=ends[1].id,
        type=kind,
        span=span,
        start=when.start if when else None,
        end=when.end if when and kind in EVENTS else None,
        by=by,
    )


_SINCE = re.compile(r",? (?:since|in|from|until|after)(?: the| early| late| around)? ?")
_AT = re.compile(
    r"[^.;]{0,48}?\b(?:since|in|on|during|after|from|between|by|at)(?: the| early| late)? ?|,? "
)
_OPENING = re.compile(r"(?:(?:In|On|During|Since|By|From|After|Early in|Late in) )?(?:the )?")


def _when(
    text: str, sentence: Span, span: Span, kind: str, told: Sequence[TimeExpression]
) -> TimeExpression | None:
    """The time that goes with a relation: between its two names, right after them, and for an
    event also at the sentence's opening."""
    if kind not in EVENTS:
        return next((each for each in told if _dates(each, span, text)), None)
    known = [each for each in told if each.start is not None]
    inside = (each for each in known if span.contains(each.span))
    after = (
        each
        for each in known
        if each.span.start >= span.end and _AT.fullmatch(text, span.end, each.span.start)
    )
    opening = (
        each
        for each in known
        if each.span.end <= span.start
        and _OPENING.fullmatch(text, sentence.start, each.span.start)
    )
    return next(inside, None) or next(after, None) or next(opening, None)


def _dates(time: TimeExpression, span: Span, text: str) -> bool:
    """True if a time stands between the two names, or follows them after "since" or "in"."""
    if time.start is None:
        return False
    between = span.start < time.span.start and time.span.end < span.end
    return between or (
        time.span.start >= span.end
        and _SINCE.fullmatch(text, span.end, time.span.start) is not None
    )


def _sentences(parsed: Parsed) -> Iterator[tuple[Paragraph, TokenSpan]]:
    for paragraph in parsed.body:
        for sentence in paragraph.doc.sents:
            yield paragraph, sentence


def _within(mentions: Sequence[Mention], sentence: Span) -> list[Mention]:
    first = bisect_left(mentions, sentence.start, key=lambda each: each.span.start)
    last = bisect_left(mentions, sentence.end, key=lambda each: each.span.start)
    return [each for each in mentions[first:last] if each.type in _NAMED]


def _stated(
    text: str, sentence: Span, here: Sequence[Mention]
) -> Iterator[tuple[Mention, Mention, str]]:
    """Each relation in a sentence as source, target and type."""
    outer = [each for each in here if not _inside_another(each, here)]
    owners = _owners(text, outer)
    for whole in outer:
        yield from _nested(text, whole, here)
    for at, left in enumerate(outer):
        for offset, right in enumerate(outer[at + 1 :], at + 1):
            owner = owners.get(right.id)
            start = owner.span.start if owner and owner is not left else right.span.start
            if start < left.span.end or any(each is right for each in owners.values()):
                continue
            if start - left.span.end > _REACH:
                break
            between = text[left.span.end : start].replace("’", "'").replace("\n", " ")
            between = _ASIDE.sub(" ", between)
            stated = _between(text, sentence, left, right, between)
            if stated is None:
                continue
            kind, reverse, listing = stated
            right = _whole(text, right, here) if kind == "part of" and not reverse else right
            members = [right, *(_listed(text, right, outer[offset + 1 :]) if listing else ())]
            for member in members:
                yield (member, left, kind) if reverse else (left, member, kind)


def _inside_another(each: Mention, here: Sequence[Mention]) -> bool:
    return any(
        other.span.contains(each.span) and other.span != each.span and other.type in _NAMED
        for other in here
    )


def _owners(text: str, here: Sequence[Mention]) -> dict[str, Mention]:
    """Of "Teral's Defence Ministry", Teral under the ministry's id."""
    return {
        right.id: left
        for left, right in pairwise(here)
        if text[left.span.end : right.span.start].replace("’", "'") == "'s "
    }


def _between(
    text: str, sentence: Span, left: Mention, right: Mention, between: str
) -> tuple[str, bool, bool] | None:
    """The type that the words between two mentions state, whether reversed, whether a list."""
    if (
        left.type in BODY
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
        return ("part of", False, False) if unit or ends_unit else None
    following = text[right.span.end : right.span.end + 60].replace("’", "'")
    for pattern in BETWEEN:
        if (
            _fits(text, left, pattern.left)
            and _fits(text, right, pattern.right)
            and pattern.words.fullmatch(between)
            and (pattern.after is None or pattern.after.match(following))
            and not (between == "'s " and _misread(text, right))
        ):
            return pattern.type, pattern.reverse, pattern.listing
    return None


def _whole(text: str, end: Mention, here: Sequence[Mention]) -> Mention:
    """Of "a PMF unit" the party whose unit it is, if one is named."""
    words = end.span.of(text).split()
    inner = [
        each
        for each in here
        if each.type in GROUP
        and each.span.start == end.span.start
        and each.span.end < end.span.end
    ]
    return inner[0] if inner and words[-1].lower() in _UNITS else end


def _fits(text: str, end: Mention, types: Types) -> bool:
    """True if a mention may stand there; no person of two names is a side."""
    if end.type not in types:
        return False
    return types is not SIDE or not (
        end.type is MentionType.person and " " in end.span.of(text)
    )


def _misread(text: str, end: Mention) -> bool:
    """True for "NBC's Lester Holt": what a body is owned by is told of one whose noun says so."""
    words = end.span.of(text).split()
    heads = ORGANISATION_HEADS | GROUP_HEADS | NAMED_BODIES
    return end.type is MentionType.organisation and heads.isdisjoint(
        word.lower() for word in words
    )


def _governed(
    paragraph: Paragraph, sentence: TokenSpan, here: Sequence[Mention]
) -> Iterator[tuple[Mention, Mention, str]]:
    """ "X, which owns the Y, commands the Z": a verb joins its subject to its objects."""
    for verb in paragraph.tokens_of(sentence):
        kind = _GOVERNING.get(verb.lemma_)
        subject = _subject(verb) if kind and verb.pos_ == "VERB" else None
        if kind is None or subject is None:
            continue
        if subject.tag_ in ("WDT", "WP"):
            clause = next((t for t in (verb, *verb.ancestors) if t.dep_ == "relcl"), None)
            subject = clause.head if clause is not None else subject
        owner = _naming(paragraph, subject, here, BODY)
        for thing in (child for child in verb.children if child.dep_ == "dobj"):
            for each in (thing, *thing.conjuncts):
                owned = _naming(paragraph, each, here, SITE if kind == "owns" else GROUP)
                if owner is not None and owned is not None and owner.id != owned.id:
                    yield owner, owned, kind


class _Joined:
    """ "X, after being integrated into Y": the subject may stand in the clause above.

    Where the clause above tells of somebody else ("Despite being integrated into Y in 2016, its
    critics …"), what joined is the one party that the text says elsewhere to have joined Y.
    """

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        self._text = text
        self._mentions = mentions
        self._known: dict[str, set[str]] = {}
        self._any = any(True for _ in integrations(text, mentions))

    def here(
        self, paragraph: Paragraph, sentence: TokenSpan, here: Sequence[Mention]
    ) -> Iterator[tuple[Mention, Mention, str]]:
        """What a sentence says to have joined what."""
        if not self._any:
            return
        wholes = {whole.id for whole, _ in integrations(self._text, here)}
        for joined, whole in _joining(paragraph, sentence, here):
            wholes.discard(whole.id)
            self._known.setdefault(self._name(whole), set()).add(self._name(joined))
            yield joined, whole, INTEGRATED
        for whole in (each for each in here if each.id in wholes):
            told = self._told(whole, here)
            if told is not None:
                yield told, whole, INTEGRATED

    def _name(self, mention: Mention) -> str:
        return normal(mention.hint or mention.span.of(self._text))

    def _told(self, whole: Mention, here: Sequence[Mention]) -> Mention | None:
        """The one party known to have joined the same whole, where this sentence names it."""
        known = self._known.get(self._name(whole), set())
        named = [each for each in here if each.type in GROUP and self._name(each) in known]
        return named[0] if len(known) == 1 and named else None


def _joining(
    paragraph: Paragraph, sentence: TokenSpan, here: Sequence[Mention]
) -> Iterator[tuple[Mention, Mention]]:
    for verb in paragraph.tokens_of(sentence):
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
        joined = _naming(paragraph, subject, here, GROUP) if subject is not None else None
        whole = _naming(paragraph, targets[0], here, GROUP) if targets else None
        if joined is not None and whole is not None and joined.id != whole.id:
            yield joined, whole


def _subject(verb: Token) -> Token | None:
    """The subject of a verb, or of the nearest verb above that has one."""
    for token in (verb, *verb.ancestors):
        subject = next((c for c in token.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if subject is not None:
            return subject
    return None


def _naming(
    paragraph: Paragraph, token: Token, here: Sequence[Mention], types: Types
) -> Mention | None:
    """The longest mention of these types that holds `token` as its head."""
    span = paragraph.span(token)
    holding = [
        each
        for each in here
        if each.type in types and each.span.contains(span) and not _inside_another(each, here)
    ]
    return min(holding, key=lambda each: each.span.start) if holding else None


def _nested(
    text: str, whole: Mention, here: Sequence[Mention]
) -> Iterator[tuple[Mention, Mention, str]]:
    """A party named inside a longer name: "PMF missile depot", "Energy Ministry of Osmere"."""
    if whole.type not in SITE | GROUP:
        return
    for owner in here:
        if not whole.span.contains(owner.span) or owner.span == whole.span:
            continue
        first = owner.span.start == whole.span.start and owner.type in BODY
        last = owner.span.end == whole.span.end and text[: owner.span.start].endswith(" of ")
        if first and whole.type in SITE:
            yield owner, whole, "owns"
        elif (first or last) and owner.type in STATES and _of_state(whole.span.of(text)):
            yield whole, owner, "part of"


def _of_state(words: str) -> bool:
    """True for an organ of a state: a group or a newspaper that bears its name is none of it."""
    each = words.lower().split()
    return each[-1] not in OUTLETS and not BODIES_OF_STATE.isdisjoint(each)


def _ministers(
    text: str, mentions: Sequence[Mention]
) -> Iterator[tuple[Mention, Mention, Span]]:
    """ "Energy Minister X" and the one ministry of energy that the document names."""
    bodies = [each for each in mentions if each.type is MentionType.organisation]
    seen: set[str] = set()
    for person in mentions:
        title = _MINISTER.search(text[max(0, person.span.start - 60) : person.span.start])
        if person.type is not MentionType.person or title is None:
            continue
        portfolio = title["portfolio"].lower().replace("defense", "defence")
        name = person.hint or person.span.of(text)
        start = person.span.start - len(title[0])
        if portfolio not in PORTFOLIOS or name in seen or _qualified(start, mentions):
            continue
        ministries = {
            each.hint or each.span.of(text): each
            for each in reversed(bodies)
            if {portfolio, "ministry"}
            <= set((each.hint or each.span.of(text)).lower().replace("nse", "nce").split())
        }
        if len(ministries) == 1:
            seen.add(name)
            yield person, next(iter(ministries.values())), Span(start, person.span.end)


def _qualified(start: int, mentions: Sequence[Mention]) -> bool:
    """True if a state is named right before: "Teral's defence minister X" is another's."""
    return any(each.type in STATES and 0 < start - each.span.end <= 3 for each in mentions)


def _listed(text: str, last: Mention, rest: Sequence[Mention]) -> Iterator[Mention]:
    """The further members of a list that begins with `last`."""
    for each in rest:
        if each.span.start < last.span.end:
            continue
        if each.type not in GROUP or not _AND.fullmatch(text[last.span.end : each.span.start]):
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
            and not words.islower()
            and full.type in GROUP
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
