"""Words that name a cause or a used means, each with whether its clause negates it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from crossbearing.extract import frames
from crossbearing.extract.negation import negated
from crossbearing.model import Cause


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that says something of a cause or a means."""

    token: Token
    frame: frames.Frame
    negated: bool


def triggers(sentence: Sentence, owners: dict[int, str | None]) -> Iterator[Trigger]:
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
                yield Trigger(head, frame, negated(head, owners))
    bursts = any(lemma in frames.BURSTS for lemma in lemmas)
    for index, token in enumerate(tokens):
        if index in taken:
            continue
        frame = _frame(token, lemmas[index], bursts=bursts)
        if frame:
            yield Trigger(token, frame, negated(token, owners))
        elif _in_the_sky(token) and negated(token, owners):
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


_SKY_PLACES = frames.wordset("sky skies air airspace overhead radar")


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
