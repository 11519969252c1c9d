"""Whose voice a statement is in: what kind of speaker a source phrase names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Token

from crossbearing.extract.parsed import Paragraph
from crossbearing.extract.phrases import child, extent, own_words
from crossbearing.extract.speakers import DOCUMENTS, GROUPS, ORGANISATIONS, ROLES, SOURCES
from crossbearing.model import Voice, VoiceKind

_SPEAKERS = SOURCES | ROLES | GROUPS | ORGANISATIONS | DOCUMENTS
_ANONYMITY = re.compile(
    r"(?:on|under) (?:the )?condition (?:of anonymity|that)|anonym|"
    r"(?:not|declined|refused|asked not) to be (?:named|identified)|unnamed|unidentified",
    re.IGNORECASE,
)
_REASON = re.compile(r"\b(?:because|as|since|citing)\b (.+?)(?:[,.;]|$)")
_WITHIN = frozenset(
    {"within", "in", "from", "inside", "at", "of", "close", "for", "with", "near"}
)
_COUNTED = "one two three four five six seven eight nine ten eleven twelve"
_NUMBERS = {word: number for number, word in enumerate(_COUNTED.split(), start=1)}
_KNOWN_AS = re.compile(
    r"\bknown (?:\w+ )?(?:as|by (?:his|her|their) [\w ]{2,24}),? ?((?:[A-Z][\w'’-]+)(?: [A-Z][\w'’-]+)*)"
)
_REACH = 160
_ISSUING = frozenset({"issue", "release", "publish", "post", "circulate"})
_PLURAL = frozenset({"NNS", "NNPS"})
_ADDRESS = "mr mrs ms miss dr sir lady sheikh gen sen rep gov col maj lt capt"
_TITLES = frozenset(_ADDRESS.split())


@dataclass(frozen=True, slots=True)
class Phrase:
    """A source phrase: its head word and the words as printed."""

    paragraph: Paragraph
    head: Token
    text: str
    """The document's own words, from the first to the last of the phrase."""


def phrase(paragraph: Paragraph, head: Token, text: str) -> Phrase:
    """The noun phrase that a word heads; `text` is the whole document's."""
    positions = [at for at in own_words(head) if not paragraph.doc[at].is_space]
    words = paragraph.doc[positions[0] : positions[-1] + 1]
    return Phrase(paragraph, head, paragraph.span(words).of(text).strip(" ,;:–—-"))


def may_speak(word: Token) -> bool:
    """True for a word that names a person, a body, a document or a source of news."""
    return (
        word.pos_ == "PROPN"
        or word.ent_type_ in {"PERSON", "ORG", "GPE", "NORP"}
        or word.lemma_.lower() in _SPEAKERS
    )


def voice(source: Phrase, text: str) -> Voice:
    """The voice of a source phrase that is not a pronoun, before names are made full."""
    head = source.head
    lemma = head.lemma_.lower()
    person = _person(source, text)
    hidden = _ANONYMITY.search(source.text) or _ANONYMITY.search(_rest(source, text))
    body = _affiliation(source, text)
    if person is not None:
        return Voice(name=person, kind=VoiceKind.named, affiliation=body)
    name = _core(source, text)
    number = _number(head)
    plural = head.tag_ in _PLURAL
    if lemma in SOURCES or hidden:
        return Voice(
            name=name,
            kind=VoiceKind.anonymous,
            anonymous=True,
            affiliation=body,
            number=number or (None if plural else 1),
            reason=_reason(source.text) or _reason(_rest(source, text)),
        )
    if lemma in DOCUMENTS:
        return Voice(
            name=name, kind=VoiceKind.document, affiliation=_maker(source, text) or body
        )
    if _looks_personal(head):
        return Voice(name=_name(source.paragraph, head, text), kind=VoiceKind.named)
    if head.pos_ == "PROPN" and lemma not in ROLES:
        return Voice(name=name, kind=VoiceKind.organisation)
    if lemma in ORGANISATIONS:
        return Voice(name=name, kind=VoiceKind.organisation, affiliation=body)
    if lemma in ROLES or lemma in GROUPS:
        return _unnamed(source, name, body, number, plural)
    if head.ent_type_ in {"ORG", "GPE", "FAC"}:
        return Voice(name=name, kind=VoiceKind.organisation)
    if head.ent_type_ == "NORP" or plural:
        return Voice(name=name, kind=VoiceKind.group, affiliation=body, number=number)
    return Voice(name=name or None, kind=VoiceKind.unknown, affiliation=body)


def _rest(source: Phrase, text: str) -> str:
    """The words from a source to the end of its sentence, or to the next quotation, where
    "on condition of anonymity" may stand."""
    end = source.paragraph.span(source.head.sent).end
    start = source.paragraph.span(source.head).end
    return re.split('[“”"]', text[start:end], maxsplit=1)[0]


def _unnamed(
    source: Phrase, name: str, body: str | None, number: int | None, plural: bool
) -> Voice:
    """A speaker told by role alone: anonymous when indefinite, a role or a group when not."""
    head = source.head
    determiner = child(head, {"det"})
    indefinite = determiner is not None and determiner.lower_ in {"a", "an", "one", "another"}
    witness = head.lemma_ in {"witness", "resident", "villager", "survivor"}
    if (indefinite or number is not None) and not witness:
        return Voice(
            name=name,
            kind=VoiceKind.anonymous,
            anonymous=True,
            affiliation=body,
            number=number or 1,
        )
    kind = VoiceKind.group if plural or head.lemma_ in GROUPS else VoiceKind.role
    return Voice(name=name, kind=kind, affiliation=body, number=number)


def _person(source: Phrase, text: str) -> str | None:
    """The person a phrase names: its own head, an apposition, or a name given after "by"."""
    head = source.head
    if head.ent_type_ == "PERSON" or (
        head.pos_ == "PROPN" and _titled(head) and head.ent_type_ in {"", "PERSON"}
    ):
        return _name(source.paragraph, head, text)
    role = head.lemma_.lower() in ROLES | SOURCES
    for position in extent(head):
        word = source.paragraph.doc[position]
        if (
            word.dep_ == "appos"
            and word.pos_ == "PROPN"
            and (word.ent_type_ == "PERSON" or (role and word.head.i == head.i))
        ):
            return _name(source.paragraph, word, text)
    if not role:
        return None
    start = source.paragraph.span(head).end
    known = _KNOWN_AS.search(text, start, min(start + _REACH, source.paragraph.extent.end))
    return known.group(1) if known else None


def _looks_personal(head: Token) -> bool:
    """True for two capitalised words or more that no article and no entity type marks a body."""
    parts = [each for each in head.lefts if each.dep_ == "compound" and each.pos_ == "PROPN"]
    return (
        head.pos_ == "PROPN"
        and head.ent_type_ in {"", "WORK_OF_ART", "PERSON"}
        and bool(parts)
        and head.lemma_.lower() not in ORGANISATIONS | DOCUMENTS
        and child(head, {"det"}) is None
    )


def _titled(head: Token) -> bool:
    return any(each.lower_.strip(".") in _TITLES for each in head.lefts)


def _name(paragraph: Paragraph, word: Token, text: str) -> str:
    """The run of capitalised words around a name's head, without titles of address."""
    doc = paragraph.doc
    start = end = word.i
    while start > 0 and _in_name(doc[start - 1], word):
        start -= 1
    while end + 1 < len(doc) and _in_name(doc[end + 1], word):
        end += 1
    while start < end and doc[start].lower_.strip(".") in _TITLES | ROLES:
        start += 1
    return paragraph.span(doc[start : end + 1]).of(text)


def _in_name(word: Token, head: Token) -> bool:
    """True for a word of the same name as `head`: capitals of one entity, hyphens between."""
    if word.text == "-" or word.lower_ in {"al", "bin", "ibn", "abu", "van", "de", "von"}:
        return True
    return word.pos_ == "PROPN" and (
        word.ent_type_ == head.ent_type_ == "PERSON"
        or (word.dep_ in {"compound", "flat"} and word.head.i == head.i)
    )


def _core(source: Phrase, text: str) -> str:
    """The phrase up to its relative clause: what one would call the speaker."""
    doc = source.paragraph.doc
    head = source.head
    last = max(
        (
            each.right_edge.i
            for each in head.rights
            if each.dep_ in {"prep", "compound", "flat"}
        ),
        default=head.i,
    )
    cut = next(
        (e.left_edge.i for e in head.rights if e.dep_ in {"relcl", "acl", "appos"}), None
    )
    if cut is not None and cut <= last:
        last = max(head.i, cut - 1)
    words = doc[head.left_edge.i : last + 1]
    return source.paragraph.span(words).of(text).strip(" ,;:–—-\"“”'")


def _affiliation(source: Phrase, text: str) -> str | None:
    """The body a speaker speaks for or from: "within the PMF", "security", "Iraqi"."""
    head = source.head
    holders = [head, *(e for e in head.rights if e.dep_ == "appos"), *_head_of_apposition(head)]
    for holder in holders:
        for each in holder.rights:
            if each.dep_ == "prep" and each.lower_ in _WITHIN:
                inner = child(each, {"pobj"})
                while (
                    inner is None
                    and (each := child(each, {"prep"}) or each)
                    and each.dep_ == ""
                ):
                    break
                if inner is not None and (inner.pos_ == "PROPN" or _is_body(inner)):
                    return _without_article(source.paragraph, inner, text)
    described = [
        each
        for holder in holders
        for each in holder.lefts
        if each.dep_ in {"compound", "amod", "poss", "nmod"}
        and (
            each.ent_type_ in {"ORG", "GPE", "NORP"}
            or each.lower_ in {"security", "military", "government", "police", "intelligence"}
        )
    ]
    if not described:
        return None
    words = source.paragraph.doc[described[0].left_edge.i : described[-1].i + 1]
    return source.paragraph.span(words).of(text).removeprefix("the ").removeprefix("The ")


def _head_of_apposition(head: Token) -> list[Token]:
    return [head.head] if head.dep_ == "appos" else []


def _is_body(word: Token) -> bool:
    return word.lemma_.lower() in ORGANISATIONS or word.ent_type_ in {"ORG", "GPE"}


def _maker(source: Phrase, text: str) -> str | None:
    """Who made or examined a document: "samples examined … by a technical committee"."""
    doc = source.paragraph.doc
    for at in extent(source.head):
        word = doc[at]
        if word.dep_ in {"agent", "prep"} and word.lower_ in {"by", "from"}:
            inner = child(word, {"pobj"})
            if inner is not None and (inner.pos_ == "PROPN" or _is_body(inner)):
                return _without_article(source.paragraph, inner, text)
    issuing = source.head.head
    if source.head.dep_ == "dobj" and issuing.lemma_ in _ISSUING:
        issuer = child(issuing, {"nsubj"})
        if issuer is not None:
            return _without_article(source.paragraph, issuer, text)
    owner = child(source.head, {"poss", "compound"})
    if owner is not None and owner.pos_ == "PROPN":
        return _without_article(source.paragraph, owner, text)
    return None


def _without_article(paragraph: Paragraph, head: Token, text: str) -> str:
    named = phrase(paragraph, head, text)
    core = _core(named, text)
    return re.sub(r"^(?:the|a|an)\s+", "", core, flags=re.IGNORECASE)


def _number(head: Token) -> int | None:
    for each in head.lefts:
        if each.dep_ == "nummod":
            if each.lower_ in _NUMBERS:
                return _NUMBERS[each.lower_]
            return int(each.text) if each.text.isdecimal() and len(each.text) < 5 else None
    return None


def _reason(text: str) -> str | None:
    anonymity = _ANONYMITY.search(text)
    if anonymity is None:
        return None
    given = _REASON.search(text, anonymity.end())
    return given.group(1) if given else None
