"""Casualty figures and victims: who was killed, injured or lost, and how many, by the parse."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from crossbearing.extract.calendar import number
from crossbearing.extract.parsed import Paragraph, Parsed
from crossbearing.model import Affected, Casualties, Span

_OUTCOMES = {
    "kill": "killed",
    "die": "killed",
    "slay": "killed",
    "assassinate": "killed",
    "murder": "killed",
    "dead": "killed",
    "injure": "injured",
    "wound": "injured",
    "hurt": "injured",
    "missing": "missing",
}
_LOOSE = {"dozens": (24, 99), "scores": (40, 99), "hundreds": (200, 999)}
_NOBODY = frozenset(("none", "nobody"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_PEOPLE_TAGS = frozenset(("NN", "NNS", "CD", "NNP", "NNPS"))


def casualties(parsed: Parsed) -> tuple[tuple[Casualties, Affected], ...]:
    """Each figure of a document's body in order, with the words for whom it struck.

    `low` and `high` bound the figure; "dozens" is 24 to 99, "hundreds" 200 to 999.
    """
    return tuple(
        each
        for paragraph in parsed.body
        for token in paragraph.tokens
        if token.lemma_ in _OUTCOMES
        for each in _figures(parsed.document.text, paragraph, token, _OUTCOMES[token.lemma_])
    )


def _figures(
    text: str, paragraph: Paragraph, verb: Token, outcome: str
) -> Iterator[tuple[Casualties, Affected]]:
    if any(child.dep_ == "neg" for child in verb.children):
        return
    for head in _struck(verb):
        for noun in (head, *head.conjuncts):
            counted = _count(noun)
            if counted is None or (
                noun is not head and noun.i > head.i and _own_verb(noun, verb)
            ):
                continue
            words = paragraph.span(paragraph.doc[noun.left_edge.i : noun.i + 1])
            span = Span(
                min(words.start, paragraph.span(verb).start),
                max(words.end, paragraph.span(verb).end),
            )
            low, high = counted
            yield (
                Casualties(span=span, outcome=outcome, low=low, high=high),
                Affected(text=words.of(text), span=words, effect=outcome),
            )


def _struck(verb: Token) -> Iterator[Token]:
    """The nouns for those whom a verb of harm struck."""
    if verb.lemma_ in ("die", "dead", "missing"):
        subjects = [child for child in verb.children if child.dep_ in _SUBJECTS]
        yield from subjects or ([verb.head] if verb.head.tag_ in _PEOPLE_TAGS else [])
        return
    objects = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")]
    if objects:
        yield from objects
    elif verb.tag_ == "VBN":
        if verb.dep_ in ("acl", "amod") and verb.head.tag_ in _PEOPLE_TAGS:
            yield verb.head
        elif verb.dep_ == "conj":
            yield from (c for c in verb.head.children if c.dep_ == "nsubjpass")


def _own_verb(noun: Token, verb: Token) -> bool:
    """True if another verb stands between, so that the noun is that one's."""
    return any(token.pos_ == "VERB" for token in noun.doc[verb.i + 1 : noun.i])


def _count(noun: Token) -> tuple[int, int] | None:
    """The bounds of how many a noun phrase counts, or None if it does not count people."""
    if noun.tag_ == "CD" or noun.lower_ in _NOBODY:
        return _numeral(noun)
    if noun.lower_ in _LOOSE:
        return _LOOSE[noun.lower_]
    for child in noun.lefts:
        if child.dep_ == "nummod":
            return _numeral(child)
        if child.lower_ == "no":
            return 0, 0
    if noun.tag_ == "NN" and any(child.lower_ in ("a", "an") for child in noun.lefts):
        return 1, 1
    return None


def _numeral(token: Token) -> tuple[int, int] | None:
    if token.lower_ in _NOBODY:
        return 0, 0
    count = number(token.text.replace(",", ""))
    if count is None:
        return None
    before = [word.lower_ for word in token.doc[max(0, token.i - 2) : token.i]]
    return (0, count) if before == ["up", "to"] else (count, count)
