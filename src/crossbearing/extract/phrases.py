"""Phrases of the parse: whole noun phrases, cue phrases, and spans for runs of tokens."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from spacy.tokens import Token

from crossbearing.extract.cues import CITING
from crossbearing.extract.parsed import Paragraph
from crossbearing.model import Span

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
_BEFORE_CUE = frozenset({"aux", "auxpass", "neg", "advmod"})
_LONGEST_CLIMB = 6
_EDGES = frozenset({",", ";", ".", "•", "·", "*", "-", "–", "—"})


def child(word: Token, deps: Collection[str]) -> Token | None:
    """The first child of a word with one of these grammatical relations."""
    return next((each for each in word.children if each.dep_ in deps), None)


def extent(word: Token) -> range:
    """Token positions from the left to the right edge of a word's phrase."""
    return range(word.left_edge.i, word.right_edge.i + 1)


def own_words(word: Token) -> list[int]:
    """Positions of a speaker's phrase, less "quoting an officer": that is another speaker."""
    aside: set[int] = set()
    for each in word.rights:
        if each.dep_ == "acl" and each.lemma_ in CITING:
            aside.update(extent(each))
    return [at for at in extent(word) if at not in aside]


def spans(paragraph: Paragraph, positions: Iterable[int]) -> tuple[Span, ...]:
    """The positions as spans, one a run, without white space or stray commas at their edges."""
    doc = paragraph.doc
    found: list[Span] = []
    run: list[int] = []
    for position in [*sorted(set(positions)), -1]:
        if run and position != run[-1] + 1:
            while run and (doc[run[0]].is_space or doc[run[0]].text in _EDGES):
                run.pop(0)
            while run and (doc[run[-1]].is_space or doc[run[-1]].text in _EDGES):
                run.pop()
            if run:
                whole = paragraph.span(doc[run[0] : run[-1] + 1])
                dashes = doc[run[0]].text
                found.append(
                    Span(whole.start + len(dashes) - len(dashes.lstrip("-–—")), whole.end)
                )
            run = []
        run.append(position)
    return tuple(found)


def cue_positions(verb: Token) -> list[int]:
    """The cue's words: the verb, its auxiliaries, negation and adverbs before it, its particle."""
    left = [each for each in verb.lefts if each.dep_ in _BEFORE_CUE and not list(each.lefts)]
    positions = [verb.i]
    for each in sorted(left, key=lambda word: -word.i):
        near = all(
            between in {word.i for word in left} for between in range(each.i + 1, verb.i)
        )
        if near or each.dep_ != "advmod":
            positions.append(each.i)
    positions += [each.i for each in verb.rights if each.dep_ == "prt"]
    return sorted(positions)


def negated(verb: Token) -> bool:
    """True if the cue itself is negated: "did not deny", "never said"."""
    return any(
        each.dep_ == "neg" or each.lower_ in {"never", "neither", "nor"} for each in verb.lefts
    )


def subject(verb: Token) -> Token | None:
    """Who does the saying: the verb's own subject, or the one it shares with a verb above."""
    word = verb
    for _ in range(_LONGEST_CLIMB):
        found = child(word, SUBJECTS) or child(word, PASSIVE_SUBJECTS)
        if found is not None:
            return found
        above = word.head
        if word.dep_ in {
            "conj",
            "xcomp",
            "advcl",
            "pcomp",
            "dep",
            "prep",
            "acomp",
            "attr",
        } and (above != word):
            word = above
        elif word.dep_ == "acl" and word.tag_ != "VB":
            return above
        else:
            return None
    return None


def is_passive(verb: Token) -> bool:
    """True for "was accused", "is believed"."""
    return any(each.dep_ in {"auxpass", "nsubjpass"} for each in verb.children)
