"""Who a pronoun, a last name or "the ministry" stands for, within one document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from crossbearing.extract.drafts import Draft
from crossbearing.extract.parsed import Paragraph, Parsed
from crossbearing.extract.speakers import ORGANISATIONS
from crossbearing.extract.voices import phrase, voice
from crossbearing.model import Voice, VoiceKind

NOBODY = Voice(name=None, kind=VoiceKind.unknown)
AUTHOR = Voice(name=None, kind=VoiceKind.author)

_SINGULAR = frozenset({"he", "she", "him", "her", "his", "hers"})
_PLURAL = frozenset({"they", "them", "their", "we"})
_THING = frozenset({"it", "its"})
_FIRST = frozenset({"i", "we", "me", "us", "my", "our"})
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_FEMALE = frozenset({"she", "her", "hers"})
_PEOPLE = frozenset({VoiceKind.named, VoiceKind.role, VoiceKind.anonymous})
_BODIES = frozenset({VoiceKind.organisation, VoiceKind.group, VoiceKind.document})


def voices(
    parsed: Parsed, drafts: Sequence[Draft], parents: Sequence[int | None]
) -> list[Voice]:
    """The voice of each draft, in the order given, with names made as full as the text allows."""
    full = _Names(parsed)
    found: list[Voice] = []
    heard: list[Voice] = []
    """Speakers and persons asked so far, the latest last."""
    gender: dict[str, bool] = {}
    for draft, parent in zip(drafts, parents, strict=True):
        carrier = found[parent] if parent is not None and parent < len(found) else None
        said = _voice(parsed, draft, heard, carrier, full, gender)
        found.append(said)
        if said.kind is VoiceKind.named and said.name is not None:
            full.add(said.name)
        if said.kind is not VoiceKind.unknown and said.kind is not VoiceKind.author:
            heard.append(said)
        if draft.addressee is not None and draft.addressee.pos_ != "PRON":
            paragraph = parsed.paragraphs[draft.paragraph]
            asked = _described(paragraph, draft.addressee, parsed.document.text)
            heard.append(full.fullest(asked))
    return found


def _voice(
    parsed: Parsed,
    draft: Draft,
    heard: Sequence[Voice],
    carrier: Voice | None,
    full: _Names,
    gender: dict[str, bool],
) -> Voice:
    speaker = draft.speaker
    if speaker is None:
        return NOBODY
    word = speaker.lower_
    paragraph = parsed.paragraphs[draft.paragraph]
    text = parsed.document.text
    if word in _FIRST:
        return carrier or AUTHOR
    if word in _RELATIVE and speaker.pos_ in {"PRON", "DET", "SCONJ"}:
        above = _antecedent(speaker)
        if above is None:
            return NOBODY
        return full.fullest(
            voice(phrase(paragraph, above, parsed.document.text), parsed.document.text)
        )
    if word in _SINGULAR:
        return _person(heard, word in _FEMALE, gender)
    if word in _THING:
        return next((each for each in reversed(heard) if each.kind in _BODIES), NOBODY)
    if word in _PLURAL:
        return next((each for each in reversed(heard) if _is_many(each)), NOBODY)
    named = full.fullest(_described(paragraph, speaker, text))
    if named.kind is VoiceKind.organisation and _is_definite(speaker):
        return _same_kind(named, speaker, heard)
    return named


def _described(paragraph: Paragraph, head: Token, text: str) -> Voice:
    return voice(phrase(paragraph, head, text), text)


def _person(heard: Sequence[Voice], female: bool, gender: dict[str, bool]) -> Voice:
    """The latest person heard whom no other pronoun has shown to be of the other gender."""
    for each in reversed(heard):
        if each.kind not in _PEOPLE or (each.number or 1) > 1 or each.name is None:
            continue
        if gender.setdefault(each.name, female) is female:
            return each
    return NOBODY


def _is_many(each: Voice) -> bool:
    return each.kind in {VoiceKind.group, VoiceKind.organisation} or (
        each.kind is VoiceKind.anonymous and each.number != 1
    )


def _antecedent(relative: Token) -> Token | None:
    """The noun that a relative clause describes."""
    word = relative
    while word.head.i != word.i:
        word = word.head
        if word.dep_ == "relcl":
            return word.head
    return None


def _is_definite(head: Token) -> bool:
    """True for "the ministry": an article, a common noun, and no name of its own."""
    return (
        head.lemma_.lower() in ORGANISATIONS
        and head.pos_ == "NOUN"
        and [each.lower_ for each in head.lefts] == ["the"]
        and not list(head.rights)
    )


def _same_kind(short: Voice, head: Token, heard: Sequence[Voice]) -> Voice:
    """The latest body heard whose name holds the same common noun; else the phrase itself."""
    noun = head.lower_
    bodies = (
        each
        for each in reversed(heard)
        if each.kind is VoiceKind.organisation and each.name is not None
    )
    return next(
        (each for each in bodies if each.name != short.name and noun in _words(each)), short
    )


def _words(each: Voice) -> list[str]:
    return (each.name or "").lower().split()


class _Names:
    """Names of persons in a document, to make short ones full."""

    def __init__(self, parsed: Parsed) -> None:
        text = parsed.document.text
        self._full: dict[str, str] = {}
        """The last word of a name, or its last two if hyphenated, to the fullest name."""
        for paragraph in parsed.body:
            for entity in paragraph.doc.ents:
                if entity.label_ == "PERSON":
                    name = paragraph.span(entity).of(text).removesuffix("'s").removesuffix("’s")
                    self.add(" ".join(name.split()))

    def add(self, name: str) -> None:
        """Note a name; the first of the longest wins, so that a later namesake changes nothing."""
        words = name.split()
        if words and len(words) > len(self._full.get(words[-1], "").split()):
            self._full[words[-1]] = name

    def fullest(self, said: Voice) -> Voice:
        """The voice under the fullest name that ends in the name given.

        A bare name that the parser took for a body's is a person's if the text gives it so.
        """
        if said.kind not in {VoiceKind.named, VoiceKind.organisation} or said.name is None:
            return said
        words = said.name.split()
        full = self._full.get(words[-1], "")
        if len(full.split()) > len(words) and set(words) <= set(full.split()):
            return replace(said, name=full, kind=VoiceKind.named)
        return said
