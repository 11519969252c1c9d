"""Whether a word is negated, by the words that govern it inside the statement that holds it."""

from __future__ import annotations

from spacy.tokens import Token

from crossbearing.extract import frames
from crossbearing.extract.frames import wordset

_CLAUSE_ENDS = wordset("ROOT ccomp advcl parataxis")


def negated(token: Token, owners: dict[int, str | None]) -> bool:
    """True if an odd number of negations governs the word inside the statement that holds it."""
    owner = owners[token.i]
    count, node, below = 0, token, token
    for _ in range(8):
        count += _negations(node) + _no_subject(node, below)
        head = node.head
        if head == node:
            break
        if owners.get(head.i, owner) != owner:
            count += node.dep_ == "xcomp" and head.lemma_.lower() in REFUSING
            break
        if node.dep_ == "xcomp" and head.lemma_.lower() in REFUSING:
            count += 1
        if head.lemma_.lower() in _TAKEN or (node.dep_ == "conj" and _turned(head, node)):
            break
        if head.lower_ == "from" and head.i > head.sent.start:
            count += head.nbor(-1).lower_ == "far"
        if head.lower_ == "but" and head.head.lower_ == "anything":
            count += 1
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
        node, below = head, node
    return count % 2 == 1


_TAKEN = wordset("responsibility blame credit")
"""What is taken for an act, or by nobody, without a word on the act itself."""


def _turned(first: Token, second: Token) -> bool:
    """True for "was not attacked but blew up": what is denied of the first holds of the second."""
    return any(
        child.lower_ == "but" and first.i < child.i < second.i for child in first.children
    )


REFUSING = wordset("refuse decline")
"""Verbs that turn what they govern round: whoever refuses to rule out a strike leaves it open."""


def _no_subject(verb: Token, below: Token) -> int:
    """1 for a verb whose subject is nothing: "no drone struck", "neither a missile nor a drone
    hit"; the subject that was come from has been counted by itself."""
    return any(
        each.lower_ in ("no", "neither") and each.dep_ in ("det", "preconj")
        for child in verb.children
        if child.dep_ in ("nsubj", "nsubjpass") and child != below
        for each in child.children
    )


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
