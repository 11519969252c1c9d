"""Common nouns and titles, by which a name is known to be no name of its own."""

from __future__ import annotations

from crossbearing.text.names import normal


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


COMMON = _words(
    """administration agency aide air airbase ambassador ammunition analyst armed army authority
    base board brigade cabinet chief chiefs coast commander commission committee company
    council court defence defense department depot deputy director embassy energy engineer
    engineers expert experts fighters fire force forces foreign front government group guard
    head health intelligence inquiry inspector inspectors institute interior investigators
    justice laboratory mayor medics military militants militia militias minister ministry
    mission movement national navy officer officers official officials organisation
    organization panel parliament party police president presidency prime regiment resident
    residents resistance security soldier soldiers source sources spokesman spokesperson
    spokeswoman staff state station team technical troops unit village villagers witness
    witnesses and of for the"""
)
"""Words that name a kind of body or person, not one of them."""

TITLES = _words(
    """admiral ambassador brigadier captain chancellor chief col colonel commander commissioner
    defence defense deputy director doctor dr energy finance foreign former gen general
    governor haj hajj health home imam interior justice king lieutenant lord lt major marshal
    mayor minister miss mr mrs ms premier president prime prince prof professor rep secretary
    sen senator sergeant sheikh sir spokesman spokesperson spokeswoman then transport vice"""
)
"""Words before a person's name that are no part of it."""


def is_common(name: str) -> bool:
    """True for a normal name made of common words alone: "defence ministry"."""
    return all(word in COMMON for word in name.split())


def without_title(name: str) -> str:
    """The name without titles and offices before it: "Corin Haldt" for "Defence Minister Corin
    Haldt"; the name itself when nothing but titles stands there."""
    words = name.split()
    at = 0
    while at < len(words) and normal(words[at].strip(".,")) in TITLES:
        at += 1
    rest = words[at:]
    person = rest and rest[0][0].isupper() and normal(rest[0]) not in COMMON
    return " ".join(rest) if at and person else name
