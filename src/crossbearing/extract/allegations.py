"""What words put forward for the incident: its cause, its means, and who did it.

The words are looked up in `frames`; negation, hedges and agents come from the parse. An
allegation belongs to the innermost statement that holds its words, else to the author. Words
about other incidents are kept and marked, because arguments from precedent rest on them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from crossbearing.extract import frames
from crossbearing.extract.agents import Party, agents
from crossbearing.extract.frames import wordset
from crossbearing.extract.parsed import Paragraph, Parsed
from crossbearing.model import (
    Allegation,
    Attribution,
    Cause,
    Certainty,
    Document,
    Mention,
    MentionType,
    Span,
    Variable,
)

NAME = "allegations 1"

_OTHER_TIME = re.compile(
    r"\b(?:previous(?:ly)?|(?:years?|months?|decades?) (?:ago|earlier|before)|last (?:year|month)"
    r"|in the past|precedent|historical(?:ly)?)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20|21)\d\d\b")
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
_CLAUSE_ENDS = wordset("ROOT ccomp advcl parataxis")
_MEANT = frozenset((Cause.attack, Cause.planted))
_MEANS_ORDER = (frames.AIR, frames.DRONE, frames.SHELLING, frames.MISSILE)


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that says something of a cause or a means."""

    token: Token
    frame: frames.Frame
    negated: bool


@dataclass(frozen=True, slots=True)
class Focus:
    """What the document is about: the words that name the site of its incident."""

    words: frozenset[str]
    year: str | None


def allegations(
    parsed: Parsed, attributions: Sequence[Attribution], mentions: Sequence[Mention]
) -> tuple[Allegation, ...]:
    """The allegations of a document in order of the text, each once."""
    focus = _focus(parsed, mentions)
    found: dict[Allegation, None] = {}
    for position, paragraph in enumerate(parsed.body):
        extent = paragraph.extent
        here = [mention for mention in mentions if extent.contains(mention.span)]
        said = [each for each in attributions if any(map(extent.overlaps, each.content))]
        for sentence in paragraph.doc.sents:
            for allegation in _of_sentence(
                parsed.document, paragraph, sentence, said, here, focus, lead=position < 4
            ):
                found.setdefault(allegation)
    return tuple(sorted(found, key=_by_position))


def _of_sentence(
    document: Document,
    paragraph: Paragraph,
    sentence: Sentence,
    said: Sequence[Attribution],
    mentions: Sequence[Mention],
    focus: Focus,
    *,
    lead: bool,
) -> Iterator[Allegation]:
    if _WITHDRAWAL.search(sentence.text):
        return
    held: dict[str | None, list[Trigger]] = {}
    carriers = {each.id: each for each in said}
    owners = _owners(paragraph, sentence, said)
    for trigger in _triggers(sentence, owners):
        held.setdefault(owners[trigger.token.i], []).append(trigger)
    for by in set(owners.values()) - set(held):
        held[by] = []
    elsewhere = _elsewhere(sentence, focus)
    refers = _refers(sentence, focus)
    for by in sorted(held, key=lambda each: each or ""):
        carrier = carriers.get(by) if by else None
        words = [token for token in sentence if owners[token.i] == by]
        if carrier is None and (sentence.text.rstrip().endswith("?") or _conditional(words)):
            continue
        triggers = [
            each
            for each in held[by]
            if each.frame.cause is not Cause.attack
            or not _hits_elsewhere(each.token, mentions, paragraph, focus)
        ]
        parties = agents(words, [t.token for t in triggers], carrier, mentions, paragraph)
        if not triggers and not parties:
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
        yield from _actors(base, triggers, parties)


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


def _triggers(sentence: Sentence, owners: dict[int, str | None]) -> Iterator[Trigger]:
    """Every word of the sentence that names a cause or a used means, with its negation."""
    tokens = list(sentence)
    lemmas = [token.lemma_.lower() for token in tokens]
    taken: set[int] = set()
    for width in (3, 2):
        for index in range(len(tokens) - width + 1):
            frame = frames.PHRASES.get(tuple(lemmas[index : index + width]))
            if frame and not taken & set(range(index, index + width)):
                taken |= set(range(index, index + width))
                head = tokens[index + width - 1]
                yield Trigger(head, frame, _negated(head, owners))
    bursts = any(lemma in frames.BURSTS for lemma in lemmas)
    for index, token in enumerate(tokens):
        if index in taken:
            continue
        frame = _frame(token, lemmas[index], bursts=bursts)
        if frame:
            yield Trigger(token, frame, _negated(token, owners))
        elif _in_the_sky(token) and _negated(token, owners):
            # That something flew proves no attack; that nothing did speaks against one.
            yield Trigger(token, frames.Frame(Cause.attack, frames.AIR), negated=True)


def _frame(token: Token, lemma: str, *, bursts: bool) -> frames.Frame | None:
    """What one word says here, or None."""
    if lemma in frames.ACTS and token.pos_ == "VERB":
        return frames.Frame(Cause.attack)
    if lemma in frames.PLACERS and any(
        child.lemma_.lower() in frames.DEVICES
        for child in token.children
        if child.dep_ in ("dobj", "nsubjpass")
    ):
        return frames.Frame(Cause.planted, frames.CHARGE)
    if lemma in frames.DEVICES and any(
        child.lemma_.lower() in frames.PLACERS for child in token.children
    ):
        return frames.Frame(Cause.planted, frames.CHARGE)
    if bursts and lemma in frames.STOCKS and _unsafe(token):
        return frames.Frame(Cause.accident, frames.STORES)
    if lemma == "fire" and token.pos_ == "NOUN" and _among_stores(token):
        return frames.Frame(Cause.accident, frames.STORES)
    frame = frames.FRAMES.get(lemma)
    if token.dep_ == "csubj":
        return None  # "attacking the force stirs anger": no event
    if frame is None:
        return None
    if frame.weapon:
        return replace(frame, cause=Cause.attack, weapon=False) if _used(token) else None
    if token.pos_ == "NOUN" and token.tag_ == "NNS" and frame.cause is Cause.attack:
        return None  # "strikes", "attacks": a series, not this incident
    return frame


def _unsafe(token: Token) -> bool:
    return any(
        child.lemma_.lower() in frames.UNSAFE or child.lower_ in frames.UNSAFE
        for child in token.children
        if child.dep_ in ("amod", "compound", "acl")
    )


def _among_stores(token: Token) -> bool:
    """True for "a fire in the stores", "a fire among old shells"."""
    after = token.doc[token.i + 1 : token.i + 6]
    return (
        len(after) > 1
        and after[0].lower_ in ("in", "among", "at", "of")
        and any(each.lemma_.lower() in frames.STOCKS for each in after)
    )


def _used(token: Token) -> bool:
    """True if a weapon stands where somebody uses it or where it leaves a trace."""
    head = token.head
    if token.dep_ in ("compound", "amod", "nmod") and head.lemma_.lower() in frames.REMAINS:
        return True
    if (
        token.dep_ == "pobj"
        and head.lower_ == "of"
        and head.head.lemma_.lower() in frames.REMAINS
    ):
        return True
    if token.dep_ == "pobj" and head.lower_ in ("by", "from", "with", "of"):
        node = head.head
        while node.pos_ in ("NOUN", "PROPN", "ADP") and node.head != node:
            node = node.head
        return node.lemma_.lower() in frames.USES | {"cause", "destroy"}
    verb = _verb_over(token)
    return verb is not None and verb.lemma_.lower() in frames.USES | {"destroy"}


def _in_the_sky(token: Token) -> bool:
    """True for what is said to be, or to move, in the sky."""
    verb = _verb_over(token) if token.lemma_.lower() in frames.SKIES else None
    if verb is None:
        return False
    lemma = verb.lemma_.lower()
    if lemma in frames.SIGHTINGS:
        return True
    return lemma == "be" and any(
        child.dep_ == "expl" or child.lower_ in _SKY_PLACES for child in verb.subtree
    )


_SKY_PLACES = wordset("sky skies air airspace overhead radar")


def _verb_over(token: Token) -> Token | None:
    """The verb that a noun is subject or object of, through coordination."""
    while token.dep_ == "conj" and token.head.pos_ in ("NOUN", "PROPN", "PRON"):
        token = token.head
    if token.dep_ in ("nsubj", "nsubjpass", "dobj", "attr", "appos") or token.dep_ == "relcl":
        return token.head if token.head.pos_ in ("VERB", "AUX") else None
    for child in token.children:
        if child.dep_ in ("acl", "relcl") and child.pos_ == "VERB":
            return child
    return None


def _negated(token: Token, owners: dict[int, str | None]) -> bool:
    """True if an odd number of negations governs the word inside the statement that holds it."""
    owner = owners[token.i]
    count, node = 0, token
    for _ in range(8):
        count += _negations(node)
        head = node.head
        if head == node or owners.get(head.i, owner) != owner:
            break
        if head.lemma_.lower() in frames.OUTRULERS and node.dep_ in (
            "dobj",
            "nsubjpass",
            "prep",
        ):
            count += 1
        if head.lower_ in ("without", "despite") or (
            head.lower_ in ("than", "of") and head.nbor(-1).lower_ in ("rather", "instead")
            if head.i > head.sent.start
            else False
        ):
            count += 1
        if node.dep_ in _CLAUSE_ENDS and head.lemma_.lower() not in ("be", "think", "believe"):
            break
        node = head
    return count % 2 == 1


_NO = wordset("no never neither nothing nobody none")
_NO_DEPS = wordset("det neg advmod preconj nsubj nsubjpass")
_DOUBTS = wordset("unlikely impossible implausible false untrue")


def _negations(node: Token) -> int:
    """How many words negate this one: "not" and "no" before it, "unlikely" as its predicate."""
    verbal = node.pos_ in ("VERB", "AUX")
    count = 0
    for child in node.children:
        before = verbal or child.i < node.i
        count += before and child.dep_ == "neg"
        count += (
            before and child.dep_ != "neg" and child.lower_ in _NO and child.dep_ in _NO_DEPS
        )
        count += child.lower_ in _DOUBTS and child.dep_ in ("acomp", "oprd", "attr")
    return count + (not verbal and _contrasted(node))


def _contrasted(noun: Token) -> bool:
    """True for the second half of "an accident, not an attack", where the parser hangs "not"
    on the first."""
    at = noun.i - 1
    while at > 0 and noun.doc[at].dep_ in ("det", "amod", "compound", "poss"):
        at -= 1
    word = noun.doc[at]
    return at >= 0 and word.lower_ == "not" and word.head.pos_ == "NOUN" and word.head != noun


def _conditional(words: Sequence[Token]) -> bool:
    return any(token.dep_ == "mark" and token.lower_ in ("if", "whether") for token in words)


def _certainty(words: Sequence[Token]) -> Certainty:
    lemmas = {token.lemma_.lower() for token in words if not _refused(token)}
    lemmas |= {token.lower_ for token in words if not _refused(token)}
    if lemmas & _POSSIBLE:
        return Certainty.possible
    return Certainty.probable if lemmas & _PROBABLE else Certainty.certain


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
    for token in sentence:
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


def _focus(parsed: Parsed, mentions: Sequence[Mention]) -> Focus:
    """The words of the title and of the sites named at the start, with the other names that
    the document gives for the same things; countries are too wide to tell one site by."""
    document = parsed.document
    body = list(parsed.body)
    end = body[min(3, len(body) - 1)].extent.end if body else 0
    wide = {
        word
        for mention in mentions
        if mention.type in (MentionType.country, MentionType.nationality)
        for word in _words(mention.span.of(document.text))
    }
    title = {word.lower() for word in re.findall(r"\b[A-Z]\w{2,}", document.title or "")}
    words = {word for word in title if word not in _STOP}
    for mention in mentions:
        if mention.span.start < end and mention.type is MentionType.site:
            words.update(_words(mention.span.of(document.text)))
    words -= wide
    hints = {m.hint for m in mentions if m.hint and words & _words(m.span.of(document.text))}
    for mention in mentions:
        if mention.hint in hints and mention.type is not MentionType.nationality:
            words.update(_words(mention.span.of(document.text)) - wide)
    published = document.published
    return Focus(frozenset(words), published.value[:4] if published else None)


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w{3,}", text.lower()) if word not in _STOP}


_STOP = wordset("the and was for with from who what after over near into says said")


def _elsewhere(sentence: Sentence, focus: Focus) -> bool:
    """True if the sentence speaks of another time than the incident's."""
    if _OTHER_TIME.search(sentence.text):
        return True
    years = _YEAR.findall(sentence.text)
    return bool(years) and focus.year not in years


def _refers(sentence: Sentence, focus: Focus) -> bool:
    """True if the sentence names the site or points back at the incident."""
    for token in sentence:
        if token.lower_ in focus.words:
            return True
        known = token.lemma_.lower() in frames.EVENT_NOUNS | _SITES
        if (
            known
            and token.tag_ != "NNS"
            and any(child.lower_ in ("the", "this", "that", "our") for child in token.children)
        ):
            return True
    return False


_PLACES = frozenset((MentionType.site, MentionType.place, MentionType.country))
_SITES = wordset(
    """airport barracks base bridge building camp city consulate depot district embassy factory
    ferry headquarters hospital mission plant port province school ship station store town
    village warehouse"""
)


def _hits_elsewhere(
    token: Token, mentions: Sequence[Mention], paragraph: Paragraph, focus: Focus
) -> bool:
    """True if what was hit is a site or place other than the one the document is about."""
    for aim in _aims(token):
        words = list(aim.subtree)
        if {each.lower_ for each in words} & focus.words:
            continue
        if aim.tag_ == "NNS":
            return True
        if aim.lemma_.lower() in _SITES and any(each.pos_ == "PROPN" for each in words):
            return True
        extent = Span(
            paragraph.offset + words[0].idx, paragraph.offset + words[-1].idx + len(words[-1])
        )
        if any(each.type in _PLACES and extent.contains(each.span) for each in mentions):
            return True
    return False


def _aims(token: Token) -> Iterator[Token]:
    """What an attack word is aimed at: its object, or what follows "on", "against", "in"."""
    for child in token.children:
        if child.dep_ == "dobj":
            yield child
        if child.dep_ == "prep" and child.lower_ in ("on", "against", "at", "in", "near"):
            yield from (each for each in child.children if each.dep_ == "pobj")


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
