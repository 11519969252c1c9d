"""Who does what in a short clause before a quotation: "Thabo Reinders, for the owners, shook his head".

No verb of saying need stand there. The clause is parted at its first verb in the past.
"""

from __future__ import annotations

import itertools

from crossbearing.extract.lemmas import is_past
from crossbearing.extract.noun_phrases import name_within, phrase, pieces
from crossbearing.extract.plain_words import word_set
from crossbearing.extract.speakers import ADDRESS, GROUPS, KIN, ROLES, SOURCES
from crossbearing.model import Span

_PERSONS = word_set("he she they i we")
_RELATIVES = word_set("who whom which that whose where")
_BEFORE_NOUNS = word_set(
    "the a an this that these those its his her their our my your of in at by with for from and"
)
_LONGEST = 6
"""Words of what somebody did before it is more than a gesture."""


def parted(text: str, clause: Span) -> tuple[Span, Span | None]:
    """The subject of a clause and what it did; all of the clause and None where no verb shows."""
    words = pieces(text, clause)
    aside = False
    for before, word in itertools.pairwise(words):
        if "," in text[before.end : word.start]:
            aside = word.low in _RELATIVES
        if aside or before.low in _BEFORE_NOUNS or word.capital or not is_past(word.low):
            continue
        who = Span(
            clause.start, clause.start + len(text[clause.start : word.start].rstrip(" ,"))
        )
        did = [each for each in words if each.start >= word.start]
        comma = next(
            (
                at
                for at, (left, right) in enumerate(itertools.pairwise(did), start=1)
                if "," in text[left.end : right.start]
            ),
            len(did),
        )
        return who, Span(word.start, did[min(comma, _LONGEST) - 1].end)
    return clause, None


def is_somebody(text: str, who: Span) -> bool:
    """True if a phrase names a person or people, by pronoun, name, office, kin or crowd."""
    said = phrase(text, who)
    if said.head is None:
        return False
    if len(said.core) == 1 and said.head.low in _PERSONS:
        return True
    if said.listed(ROLES, GROUPS, KIN, SOURCES, ADDRESS):
        return True
    return bool(name_within(said.core)) and not said.determiner
