"""Which names in a text are countries, and which are their adjectives.

The table of countries is asked first; an invented or unlisted country is known by what only a
state is said to have ("Ansel's airspace") and by its adjective ("Terali" beside "Teral").
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from crossbearing.extract.gazetteer import gazetteer
from crossbearing.extract.lexicon import CREEDS, PORTFOLIOS, STATE_ORGANS
from crossbearing.extract.names import Name
from crossbearing.model import MentionType
from crossbearing.text.names import is_adjective_of

_ADJECTIVE_ENDINGS = ("i", "ian", "ean", "ese", "ish")
_STATE_OF = frozenset(("government", "parliament", "republic", "kingdom", "army", "airspace"))
_OFFICE_OF = frozenset(("minister", "ministry"))


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
    runs = tuple(runs)
    singles = sorted(
        {
            (name.paragraph.tokens[name.start].text, _of_state(name), _labelled(name))
            for name in runs
            if name.core == name.start + 1
        }
        | {(word, True, False) for name in runs if (word := _state_within(name))}
    )
    unlisted = [
        each for each in singles if each[0] not in countries and each[0] not in adjectives
    ]
    words = {word for word, _, _ in unlisted}
    likely = {word for word, of_state, place in unlisted if of_state or place}
    derived = {
        word: min(sources)
        for word in words
        if (
            sources := {
                name
                for name in words
                if is_adjective_of(word, name) and (name in likely or word.endswith("i"))
            }
        )
    }
    for word, country in sorted(derived.items()):
        adjectives[word] = country
        countries[country] = country
    for word, of_state, _ in unlisted:
        if of_state and not {word, word.lower()} & (
            adjectives.keys() | countries.keys() | CREEDS
        ):
            if word.endswith(_ADJECTIVE_ENDINGS):
                adjectives[word] = None
            else:
                countries[word] = word
    return Nations(countries=countries, adjectives=adjectives)


def _of_state(name: Name) -> bool:
    """True if what stands beside the name's first word is something only a state has."""
    doc = name.paragraph.tokens
    index = name.start + 1
    if doc[name.start].text.isupper():
        return False
    if name.end == index and (_follows_state(doc, name.start) or _called_country(doc, index)):
        return True
    owned = index < len(doc) and doc[index].tag_ == "POS"
    index += owned
    while index < len(doc) and doc[index].lower_ in PORTFOLIOS:
        index += 1
    if index >= len(doc):
        return False
    organ = doc[index]
    return organ.text in STATE_ORGANS or (owned and organ.lower_ in _STATE_OF | _OFFICE_OF)


def _follows_state(doc: Sequence[Token], start: int) -> bool:
    """True after "the government of" and "foreign minister of"."""
    if start < 2 or doc[start - 1].lower_ != "of":
        return False
    before = doc[start - 2].lower_
    return before in _STATE_OF or (
        before in _OFFICE_OF and start > 2 and doc[start - 3].lower_ in PORTFOLIOS
    )


def _called_country(doc: Sequence[Token], end: int) -> bool:
    """True before ", a country" and "is a republic"."""
    words = [token.lower_ for token in doc[end : end + 4]]
    kinds = frozenset(("country", "republic", "nation", "kingdom"))
    called = words[:1] in ([","], ["is"]) and words[1:2] in (["a"], ["the"], ["an"])
    return called and not kinds.isdisjoint(words[2:])


def _state_within(name: Name) -> str | None:
    """The last word of "Energy Ministry of Osmere" and of "Republic of Sandrey"."""
    words = [token.text for token in name.tokens]
    if len(words) < 3 or words[-2] != "of" or words[-1].isupper():
        return None
    organ = words[-3].lower()
    qualified = len(words) > 3 and words[-4].lower() in PORTFOLIOS
    return words[-1] if organ in _STATE_OF or (organ in _OFFICE_OF and qualified) else None


def _labelled(name: Name) -> bool:
    return name.paragraph.tokens[name.start].ent_type_ == "GPE"
