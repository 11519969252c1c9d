"""What words put forward for the incident: its cause, its means, and who did it.

The words are looked up in `frames`; negation, hedges and agents come from the parse. An
allegation belongs to the innermost statement that holds its words, else to the author. Words
about other incidents are kept and marked, because arguments from precedent rest on them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from crossbearing.extract import frames
from crossbearing.extract.agents import Party, agents
from crossbearing.extract.focus import (
    Focus,
    focus_of,
    hits_elsewhere,
    is_elsewhere,
    points_back,
    refers_to,
)
from crossbearing.extract.frames import wordset
from crossbearing.extract.negation import REFUSING
from crossbearing.extract.parsed import Paragraph, Parsed
from crossbearing.extract.roles import ordering
from crossbearing.extract.triggers import Trigger
from crossbearing.extract.triggers import triggers as triggers_in
from crossbearing.model import (
    Allegation,
    Attribution,
    Cause,
    Certainty,
    Document,
    Mention,
    Span,
    Stance,
    Variable,
)

NAME = "allegations 3"

_WITHDRAWAL = re.compile(
    r"\b(?:withdr(?:aw|ew|awn)|retract(?:ed|ion)?|(?:take|taken|took) back) (?:\w+ ){0,3}"
    r"(?:report|story|article|claim|statement)\b",
    re.IGNORECASE,
)
_SETS_OFF = re.compile(
    r"\b(?:set(?:ting)? off|ignit\w+|detonat\w+|touch\w* off)\b.{0,60}"
    r"\b(?:stores?|stored|stocks?|stockpile|magazines?|ammunition|munitions)\b",
    re.IGNORECASE | re.DOTALL,
)
_POSSIBLE = wordset("may might could possibly perhaps possible suspect allegedly")
_PROBABLE = wordset("likely probably probable apparently appear seem believe unlikely")
_MEANT = frozenset((Cause.attack, Cause.planted))
_MEANS_ORDER = (frames.AIR, frames.DRONE, frames.SHELLING, frames.MISSILE)


def allegations(
    parsed: Parsed, attributions: Sequence[Attribution], mentions: Sequence[Mention]
) -> tuple[Allegation, ...]:
    """The allegations of a document in order of the text, each once."""
    focus = focus_of(parsed, mentions)
    found: dict[Allegation, None] = {}
    before = False
    for position, paragraph in enumerate(parsed.body):
        extent = paragraph.extent
        other_time = is_elsewhere(paragraph.text, focus)
        if not _tells(paragraph, attributions):
            before = other_time
            continue
        here = [mention for mention in mentions if extent.contains(mention.span)]
        said = [each for each in attributions if any(map(extent.overlaps, each.content))]
        for sentence in paragraph.doc.sents:
            # "this attack", said in answer to a question about another one
            aside = (other_time and is_elsewhere(sentence.text, focus)) or (
                before and points_back(sentence)
            )
            for allegation in _of_sentence(
                parsed.document, paragraph, sentence, said, here, focus, position < 4, aside
            ):
                found.setdefault(allegation)
        before = other_time
    return tuple(sorted(found, key=_by_position))


def _tells(paragraph: Paragraph, attributions: Sequence[Attribution]) -> bool:
    """True if a word of the paragraph could allege something, or somebody is accused in it."""
    if any(token.lemma_.lower() in frames.TELLING for token in paragraph.tokens):
        return True
    return any(
        each.stance in _BLAMING and any(map(paragraph.extent.overlaps, each.content))
        for each in attributions
    )


_TOPIC = re.compile(r"(?:on|about|over|regarding|concerning)\s", re.IGNORECASE)
_BLAMING = frozenset((Stance.accuses, Stance.suspects))


def _of_sentence(
    document: Document,
    paragraph: Paragraph,
    sentence: Sentence,
    said: Sequence[Attribution],
    mentions: Sequence[Mention],
    focus: Focus,
    lead: bool,
    elsewhere: bool,
) -> Iterator[Allegation]:
    if _WITHDRAWAL.search(sentence.text):
        return
    held: dict[str | None, list[Trigger]] = {}
    carriers = {each.id: each for each in said}
    tokens = paragraph.tokens_of(sentence)
    owners = _owners(paragraph, sentence, said)
    for trigger in triggers_in(sentence, owners):
        held.setdefault(owners[trigger.token.i], []).append(trigger)
    for by in set(owners.values()) - set(held):
        held[by] = []
    refers = refers_to(sentence, focus)
    for by in sorted(held, key=lambda each: each or ""):
        carrier = carriers.get(by) if by else None
        if carrier is not None and _TOPIC.match(carrier.content[0].of(document.text)):
            continue  # "a statement on the attack" puts nothing forward
        words = [token for token in tokens if owners[token.i] == by]
        if carrier is None and (sentence.text.rstrip().endswith("?") or _conditional(words)):
            continue
        triggers = [
            each
            for each in held[by]
            if each.frame.cause is not Cause.attack
            or not hits_elsewhere(each.token, mentions, paragraph, focus)
        ]
        parties = agents(words, [t.token for t in triggers], carrier, mentions, paragraph)
        spoken = _runs(paragraph, words)
        ordered = tuple(ordering(sentence, spoken, carrier, mentions, paragraph))
        if not triggers and not parties and not ordered:
            continue
        if carrier is None and not (refers or lead):
            continue
        base = Allegation(
            document=document.id,
            span=_extent(paragraph, words),
            variable=Variable.cause,
            value="",
            certainty=_certainty(words),
            by=by,
            about_past=elsewhere,
        )
        yield from _causes(base, triggers, sentence.text)
        yield from _actors(base, triggers, _acting(parties, ordered))
        for party in ordered:
            yield replace(
                base,
                variable=Variable.role,
                value=party.words,
                party=party.span,
                negated=party.negated,
                role=party.role,
            )


def _acting(parties: Sequence[Party], ordered: Sequence[Party]) -> Sequence[Party]:
    """The parties that acted: not one that gave the order where somebody else is named."""
    orders = {party.span for party in ordered}
    others = [party for party in parties if party.span not in orders]
    return others or parties


def _runs(paragraph: Paragraph, words: Sequence[Token]) -> list[Span]:
    """The stretches of the text that these words make up."""
    found: list[tuple[int, int, int]] = []
    for token in words:
        if found and token.i == found[-1][2] + 1:
            found[-1] = (found[-1][0], token.idx + len(token), token.i)
        else:
            found.append((token.idx, token.idx + len(token), token.i))
    return [Span(paragraph.offset + start, paragraph.offset + end) for start, end, _ in found]


def _causes(base: Allegation, triggers: Sequence[Trigger], text: str) -> Iterator[Allegation]:
    """Cause and means allegations of one statement within one sentence."""
    for negated in (False, True):
        these = [each for each in triggers if each.negated is negated]
        causes = {each.frame.cause for each in these if each.frame.cause}
        if not negated and Cause.attack in causes and _SETS_OFF.search(text):
            causes = causes - {Cause.attack} | {Cause.triggered}
        for cause in sorted(causes):
            yield replace(base, value=cause.value, negated=negated)
        for means in _leading_means(each for each in these if each.frame.cause in _MEANT):
            yield replace(base, variable=Variable.means, value=means, negated=negated)


def _leading_means(triggers: Iterable[Trigger]) -> Iterator[str]:
    """The means that triggers name; of weapons in one chain ("a missile fired by a warplane")
    only the one that carried the others."""
    named = {each.frame.means for each in triggers if each.frame.means}
    for means in _MEANS_ORDER:
        if means in named:
            yield means
            break
    yield from sorted(named - set(_MEANS_ORDER))


def _actors(
    base: Allegation, triggers: Sequence[Trigger], parties: Sequence[Party]
) -> Iterator[Allegation]:
    for party in parties:
        negated = party.negated or any(
            each.negated for each in triggers if each.token == party.trigger
        )
        yield replace(
            base,
            variable=Variable.actor,
            value=party.words,
            party=party.span,
            negated=negated,
        )


def _conditional(words: Sequence[Token]) -> bool:
    return any(token.dep_ == "mark" and token.lower_ in ("if", "whether") for token in words)


def _certainty(words: Sequence[Token]) -> Certainty:
    lemmas = {token.lemma_.lower() for token in words if not _refused(token)}
    lemmas |= {token.lower_ for token in words if not _refused(token)}
    if lemmas & _POSSIBLE or any(map(_left_open, words)):
        return Certainty.possible
    return Certainty.probable if lemmas & _PROBABLE else Certainty.certain


def _left_open(token: Token) -> bool:
    """True for "did not rule out" and "refused to rule out", which only leave it open."""
    return token.lemma_.lower() in frames.OUTRULERS and (
        any(child.dep_ == "neg" for child in token.children)
        or (token.dep_ == "xcomp" and token.head.lemma_.lower() in REFUSING)
    )


def _refused(token: Token) -> bool:
    """True for the modal of "could not have", which is no hedge."""
    return token.tag_ == "MD" and any(child.dep_ == "neg" for child in token.head.children)


def _owners(
    paragraph: Paragraph, sentence: Sentence, said: Sequence[Attribution]
) -> dict[int, str | None]:
    """For each token, the innermost statement whose content holds it."""
    contents = sorted(
        (sum(s.end - s.start for s in each.content), each.id, each.content) for each in said
    )
    owners: dict[int, str | None] = {}
    for token in paragraph.tokens_of(sentence):
        at = paragraph.offset + token.idx
        owners[token.i] = next(
            (
                identity
                for _, identity, spans in contents
                if any(span.start <= at < span.end for span in spans)
            ),
            None,
        )
    return owners


def _extent(paragraph: Paragraph, words: Sequence[Token]) -> Span:
    """The span of a statement's words in one sentence, without blanks at the edges."""
    kept = [token for token in words if not token.is_space]
    first, last = (kept or list(words))[0], (kept or list(words))[-1]
    return Span(paragraph.offset + first.idx, paragraph.offset + last.idx + len(last))


def _by_position(allegation: Allegation) -> tuple[object, ...]:
    return (
        allegation.span,
        allegation.variable,
        allegation.value,
        allegation.party or Span(0, 0),
        allegation.negated,
        allegation.by or "",
    )
