"""Who is said to have acted: the party behind an attack word, or the speaker's own part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from crossbearing.extract import frames
from crossbearing.extract.frames import wordset
from crossbearing.extract.parsed import Paragraph
from crossbearing.model import Attribution, Mention, MentionType, Span, Stance

PARTIES = frozenset(
    (
        MentionType.person,
        MentionType.organisation,
        MentionType.group,
        MentionType.country,
        MentionType.nationality,
    )
)
"""What can act: the mentions that may name a party."""
_OWN = wordset("it its they their them he his she her we our us i my itself themselves")
_LIGHT = wordset("carry launch conduct stage commit order mount execute perform stage do")
_ACCUSING = wordset("accuse blame suspect charge condemn criticise criticize")
_SUBJECTS = wordset("nsubj csubj")
_NOUN_DEPS = wordset("dobj nsubjpass pobj attr conj")


@dataclass(frozen=True, slots=True)
class Party:
    """A party said to have acted. `span` is None when it is the speaker."""

    words: str
    span: Span | None
    trigger: Token | None
    negated: bool = False
    role: str | None = None
    """`ordered` or `enabled`; None for who did it."""


def agents(
    words: Sequence[Token],
    triggers: Sequence[Token],
    carrier: Attribution | None,
    mentions: Sequence[Mention],
    paragraph: Paragraph,
) -> tuple[Party, ...]:
    """The parties that one statement, within one sentence, says acted or did not."""
    parties = [mention for mention in mentions if mention.type in PARTIES]
    found: dict[tuple[str, Span | None], Party] = {}
    for party in (
        *_of_triggers(triggers, parties, paragraph, carrier),
        *_of_responsibility(words, parties, paragraph, carrier),
        *_of_accusation(words, triggers, carrier, parties, paragraph),
    ):
        found.setdefault((party.words, party.span), party)
    return tuple(found.values())


def _of_triggers(
    triggers: Sequence[Token],
    parties: Sequence[Mention],
    paragraph: Paragraph,
    carrier: Attribution | None,
) -> Iterator[Party]:
    for trigger in triggers:
        for phrase in _acting_phrases(trigger):
            yield from _party(phrase, trigger, parties, paragraph, carrier)


def _acting_phrases(trigger: Token) -> Iterator[Token]:
    """Heads of the noun phrases that act in, own or qualify an attack word."""
    for child in trigger.children:
        if child.dep_ in ("poss", "amod", "compound", "nmod"):
            yield child
        if child.dep_ in ("agent", "prep") and child.lower_ in ("by", "from"):
            yield from (each for each in child.children if each.dep_ == "pobj")
    verb = _acting_verb(trigger)
    if verb is not None:
        yield from _subjects(verb)
        if verb != trigger:
            yield from (
                each
                for child in verb.children
                if child.dep_ == "agent"
                for each in child.children
                if each.dep_ == "pobj"
            )


def _acting_verb(trigger: Token) -> Token | None:
    """The verb whose subject acts: the trigger itself, or the light verb over it."""
    if trigger.pos_ == "VERB":
        return trigger
    acting = _LIGHT | frames.USES
    if trigger.dep_ in ("dobj", "nsubjpass") and trigger.head.lemma_.lower() in acting:
        return trigger.head
    for child in trigger.children:
        if child.dep_ in ("acl", "relcl") and child.lemma_.lower() in acting:
            return child
    if trigger.dep_ == "pobj" and trigger.head.lower_ in ("from", "by", "with"):
        node = trigger.head.head
        while node.pos_ in ("NOUN", "PROPN", "ADP") and node.head != node:
            node = node.head
        return node if node.lemma_.lower() in frames.USES else None
    return None


def _subjects(verb: Token) -> Iterator[Token]:
    """Subjects of a verb in the active voice, looking up through bare infinitives, participles
    and coordination ("sought permission before targeting …")."""
    node = verb
    for _ in range(5):
        if any(child.dep_ in ("nsubjpass", "auxpass") for child in node.children) and (
            node == verb
        ):
            return
        subjects = [child for child in node.children if child.dep_ in _SUBJECTS]
        if subjects:
            for subject in subjects:
                if subject.dep_ == "nsubj" and subject.lower_ in ("that", "which", "who"):
                    subject = node.head  # "the warplane that fired it"
                yield subject
                yield from subject.conjuncts
            return
        if node.dep_ in ("xcomp", "conj", "advcl"):
            node = node.head
        elif node.dep_ == "pcomp":
            node = node.head.head
            if node.lemma_.lower() in _ACCUSING:
                yield from (child for child in node.children if child.dep_ == "dobj")
                return
        elif node.dep_ == "acl" and node.tag_ == "VBG":
            yield node.head
            return
        else:
            return


def _party(
    phrase: Token,
    trigger: Token,
    parties: Sequence[Mention],
    paragraph: Paragraph,
    carrier: Attribution | None,
) -> Iterator[Party]:
    """The party a noun phrase names: its head, its nationality, or the speaker for a pronoun."""
    if _own(phrase):
        if carrier is not None:
            yield Party("", None, trigger)
        return
    head = Span(paragraph.offset + phrase.idx, paragraph.offset + phrase.idx + len(phrase))
    naming = [each for each in parties if each.span.overlaps(head)]
    if not naming:
        inside = {
            paragraph.offset + token.idx for token in phrase.subtree if _modifies(token, phrase)
        }
        naming = [
            each
            for each in parties
            if any(each.span.start <= at < each.span.end for at in inside)
        ]
    refused = next((each for each in phrase.children if each.dep_ == "neg"), None)
    for mention in naming[:1]:
        yield Party(_words(mention, paragraph), mention.span, trigger, refused is not None)
    if refused is not None:
        yield from _instead(phrase, refused, trigger, parties, paragraph)


def _instead(
    phrase: Token,
    refused: Token,
    trigger: Token,
    parties: Sequence[Mention],
    paragraph: Paragraph,
) -> Iterator[Party]:
    """The party that acted in the place of one that did not: "Teral, not Ansel, struck"."""
    before = {
        paragraph.offset + each.idx
        for child in phrase.children
        if child.i < refused.i
        for each in child.subtree
    }
    for mention in parties:
        if any(mention.span.start <= at < mention.span.end for at in before):
            yield Party(_words(mention, paragraph), mention.span, trigger)
            return


def _own(phrase: Token) -> bool:
    """True for "it", "we" and "our drone": the speaker's own part."""
    return any(
        token.pos_ == "PRON" and token.lower_ in _OWN
        for token in (phrase, *(child for child in phrase.children if child.dep_ == "poss"))
    )


def _modifies(token: Token, phrase: Token) -> bool:
    """True for what qualifies a noun closely ("Terali warplane", "warplane of the Terali force")."""
    for _ in range(4):
        if token == phrase:
            return True
        if token.dep_ in ("amod", "compound", "poss", "nmod", "pobj") or (
            token.dep_ == "prep" and token.lower_ in ("of", "from", "belonging")
        ):
            token = token.head
            continue
        return False
    return False


def _of_responsibility(
    words: Sequence[Token],
    parties: Sequence[Mention],
    paragraph: Paragraph,
    carrier: Attribution | None,
) -> Iterator[Party]:
    """ "its involvement", "responsibility for the blast", "X was behind it"."""
    inside = {token.i for token in words}
    for token in words:
        lemma = token.lemma_.lower()
        if lemma in frames.RESPONSIBILITY and token.pos_ == "NOUN":
            if token.tag_ == "NNS" or not _about_incident(token):
                continue
            owners = [
                each
                for child in token.children
                for each in ((child, *child.children) if child.dep_ == "prep" else (child,))
                if (each.dep_ == "poss")
                or (each.dep_ == "pobj" and child.lower_ in ("of", "by"))
            ]
            owners += [
                subject
                for subject in _subjects(token.head)
                if token.dep_ in _NOUN_DEPS
                and token.head.pos_ == "VERB"
                and subject.i in inside
            ]
            named = [p for o in owners for p in _party(o, token, parties, paragraph, carrier)]
            negated = any(child.lower_ == "no" for child in token.children) or any(
                child.dep_ == "neg" for child in token.head.children
            )
            # Involvement that nobody is named for is the speaker's, where he owns or rejects it:
            # "did not deny involvement" does neither.
            if not named and not owners and carrier is not None and carrier.stance in _OWN_PART:
                named = [Party("", None, token)]
            yield from (Party(p.words, p.span, token, negated) for p in named)
        elif lemma in ("behind", "responsible", "involved") or (
            lemma == "involve" and token.tag_ == "VBN"
        ):
            verb = token if token.pos_ == "VERB" else token.head
            negated = any(
                child.dep_ == "neg" for node in (verb, token) for child in node.children
            )
            for child in (*verb.children, *token.children):
                if child.dep_ in ("nsubj", "nsubjpass"):
                    for party in _party(child, token, parties, paragraph, carrier):
                        yield Party(party.words, party.span, token, negated)


_OWN_PART = frozenset((Stance.admits, Stance.denies))
_PARTS = frozenset(("role", "part", "hand"))
_POINTERS = frozenset(("it", "this", "that"))


def _about_incident(token: Token) -> bool:
    """False for a part in other things ("a role in the talks", "responsibility for all of
    them"); "involvement" alone is understood of the incident, "a role" alone is not."""
    things = [
        thing
        for child in token.children
        if child.dep_ == "prep" and child.lower_ in ("for", "in")
        for thing in child.children
        if thing.dep_ in ("pobj", "pcomp")
    ]
    if not things:
        return token.lemma_.lower() not in _PARTS
    return all(
        thing.tag_ != "NNS"
        and (
            thing.lemma_.lower() in frames.EVENT_NOUNS | frames.ACTS
            or thing.lower_ in _POINTERS
        )
        for thing in things
    )


_BARE = 5
"""Words up to which an accusation names nothing but the accused ("blamed Teral")."""


def _of_accusation(
    words: Sequence[Token],
    triggers: Sequence[Token],
    carrier: Attribution | None,
    parties: Sequence[Mention],
    paragraph: Paragraph,
) -> Iterator[Party]:
    """The accused of "accused X of …", "blamed X": the first party of the content."""
    if carrier is None or carrier.stance not in (Stance.accuses, Stance.suspects) or not words:
        return
    named_event = any(token.lemma_.lower() in frames.EVENT_NOUNS for token in words)
    if not triggers and not named_event and len(words) > _BARE:
        return
    first, last = words[0], words[-1]
    extent = Span(paragraph.offset + first.idx, paragraph.offset + last.idx + len(last))
    named = sorted((each for each in parties if extent.contains(each.span)), key=_by_span)
    if not named or named[0].span.start - extent.start >= _NEAR:
        return
    after = paragraph.text[named[0].span.end - paragraph.offset :][:2]
    if after.replace("’", "'") != "'s":  # "Teral's ally" is not Teral
        yield Party(_words(named[0], paragraph), named[0].span, None)


_NEAR = 40
"""Characters from the start of an accusation within which the accused is named."""


def _by_span(mention: Mention) -> Span:
    return mention.span


def _words(mention: Mention, paragraph: Paragraph) -> str:
    start = mention.span.start - paragraph.offset
    return paragraph.text[start : mention.span.end - paragraph.offset]
