"""Which names in a text are countries, and which are their adjectives.

The table of countries is asked first; an invented or unlisted country is known by what only a
state is said to have ("Ansel's airspace") and by its adjective ("Terali" beside "Teral").
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from crossbearing.extract.gazetteer import gazetteer
from crossbearing.extract.lexicon import ORGAN_MODIFIERS, STATE_ORGANS
from crossbearing.extract.names import Name
from crossbearing.model import MentionType
from crossbearing.text.names import is_adjective_of

_ADJECTIVE_ENDINGS = ("i", "ian", "ean", "ese", "ish")


@dataclass(frozen=True, slots=True, kw_only=True)
class Nations:
    """Names of countries and adjectives of them, each to the country's usual name; None for an
    adjective whose country the text does not name."""

    countries: Mapping[str, str]
    adjectives: Mapping[str, str | None]

    def type_of(self, surface: str) -> MentionType | None:
        """What `surface` is, or None if it is neither."""
        if surface in self.countries:
            return MentionType.country
        return MentionType.nationality if surface in self.adjectives else None

    def country(self, surface: str) -> str | None:
        """The usual name of the country that `surface` names or belongs to."""
        return self.countries.get(surface) or self.adjectives.get(surface)


def nations(runs: Iterable[Name]) -> Nations:
    """The countries and adjectives among the runs of one document."""
    table = gazetteer()
    countries = dict(table.countries)
    adjectives: dict[str, str | None] = dict(table.adjectives)
    singles = sorted(
        {
            (name.paragraph.doc[name.start].text, _of_state(name), _labelled(name))
            for name in runs
            if name.core == name.start + 1
        }
    )
    unlisted = [
        each for each in singles if each[0] not in countries and each[0] not in adjectives
    ]
    words = {word for word, _, _ in unlisted}
    likely = {word for word, of_state, place in unlisted if of_state or place}
    derived = {
        word: min(sources)
        for word in words
        if (sources := {name for name in words | likely if is_adjective_of(word, name)})
    }
    for word, country in sorted(derived.items()):
        adjectives[word] = country
        countries[country] = country
    for word, of_state, _ in unlisted:
        if of_state and word not in adjectives and word not in countries:
            if word.endswith(_ADJECTIVE_ENDINGS):
                adjectives[word] = None
            else:
                countries[word] = word
    return Nations(countries=countries, adjectives=adjectives)


def _of_state(name: Name) -> bool:
    """True if what follows the name's first word is something only a state is said to have."""
    doc = name.paragraph.doc
    index = name.start + 1
    if doc[name.start].text.isupper():
        return False
    if index < len(doc) and doc[index].tag_ == "POS":
        index += 1
    while index < len(doc) and doc[index].lower_ in ORGAN_MODIFIERS:
        index += 1
    return index < len(doc) and doc[index].text in STATE_ORGANS


def _labelled(name: Name) -> bool:
    return name.paragraph.doc[name.start].ent_type_ in ("GPE", "NORP")
