"""Mentions that name the same thing become one entity, by what the texts themselves say.

Two names join when they are the same but for case, article and accents; when one text gives
the one as the other's fuller name (`Mention.hint`); when one is the other's acronym; when a
document states an alias; when they romanise one name in two ways, or the one is the word that
only the other begins with ("Hashd"). What may be one and is not sure becomes a candidate. A name made of common words alone ("the defence ministry") means one
thing within its document and nothing outside it. Nothing is looked up, and no name is treated
apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from crossbearing.link.decided import keys_apart, part
from crossbearing.link.likeness import candidates, parted_pairs, respelt, shortened
from crossbearing.link.words import is_common, without_title
from crossbearing.model import (
    AS_PROPOSED,
    Annotations,
    Document,
    Entity,
    Identities,
    MentionType,
    SameAs,
    VoiceKind,
    identify,
)
from crossbearing.text.names import initials, is_acronym, is_adjective_of, normal

_NAMING = frozenset(set(MentionType) - {MentionType.weapon})
_BODIES = frozenset((MentionType.group, MentionType.organisation))
_UNDATED = "9999"
_PRECEDENCE = (
    MentionType.country,
    MentionType.group,
    MentionType.organisation,
    MentionType.person,
    MentionType.site,
    MentionType.place,
    MentionType.nationality,
    MentionType.other,
)
_TYPE_OF_VOICE = {
    VoiceKind.named: MentionType.person,
    VoiceKind.organisation: MentionType.organisation,
    VoiceKind.group: MentionType.group,
}


@dataclass(frozen=True, slots=True)
class Directory:
    """The entities of a case, and which entity a mention or a name belongs to."""

    entities: tuple[Entity, ...]
    by_mention: Mapping[str, str]
    by_key: Mapping[str, str]
    by_id: Mapping[str, Entity]
    apart: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """The key in a document of a name that a person said means another thing there."""
    candidates: tuple[SameAs, ...] = ()
    """Pairs of entities that may be one."""

    def named(self, name: str | None, document: str) -> str | None:
        """The entity that bears this name in this document, or None."""
        if not name:
            return None
        key = _key(name, document)
        return self.by_key.get(self.apart.get((key, document), key))

    def label(self, identity: str) -> str:
        """The name to show for an entity's id."""
        return self.by_id[identity].name


def _key(name: str, document: str) -> str:
    """What a name is compared by: its normal form, kept to its document if it is common."""
    plain = normal(without_title(name))
    return f"{plain} @{document}" if is_common(plain) else plain


@dataclass(frozen=True, slots=True)
class _Names:
    """Disjoint sets of keys, with the spellings, types and mentions seen under each."""

    parents: dict[str, str] = field(default_factory=dict)
    spellings: dict[str, Counter[str]] = field(default_factory=dict)
    types: dict[str, Counter[MentionType]] = field(default_factory=dict)
    since: dict[str, str] = field(default_factory=dict)
    """The earliest date of a report that uses the name; undated ones come after all others."""

    def see(self, key: str, spelling: str, kind: MentionType | None, date: str) -> None:
        """Note a spelling, and a type unless it is only a hint."""
        self.parents.setdefault(key, key)
        self.since[key] = min(date, self.since.get(key, date))
        self.spellings.setdefault(key, Counter())[_trimmed(spelling)] += 1
        if kind is not None:
            self.types.setdefault(key, Counter())[kind] += 1

    def find(self, key: str) -> str:
        """The key that stands for the set."""
        while (up := self.parents[key]) != key:
            self.parents[key] = self.parents[up]
            key = up
        return key

    def join(self, one: str, other: str) -> None:
        """Make two sets one."""
        self.parents[self.find(one)] = self.find(other)

    def are(self, kind: MentionType) -> Iterator[str]:
        """The keys seen with this type at all."""
        return (key for key, kinds in self.types.items() if kinds[kind])


def directory(
    documents: Sequence[Document],
    annotations: Sequence[Annotations],
    decided: Identities = AS_PROPOSED,
) -> Directory:
    """The entities named in the annotations, in order of first appearance, and as people said
    which of them are one and which are two."""
    texts = {document.id: document.text for document in documents}
    dates = {
        document.id: document.published.value[:10] if document.published else _UNDATED
        for document in documents
    }
    names = _Names()
    keys = {}
    places = {}
    for each in annotations:
        for mention in each.mentions:
            if mention.type in _NAMING:
                written = mention.span.of(texts[each.document])
                keys[mention.id] = _key(written, each.document)
                places[mention.id] = each.document
    namesakes = keys_apart(keys, places, decided.two)
    keys |= namesakes.mentions
    apart = namesakes.names
    for each in annotations:
        text, date = texts[each.document], dates[each.document]
        for mention in each.mentions:
            if mention.type not in _NAMING:
                continue
            written = mention.span.of(text)
            key = keys[mention.id]
            names.see(key, written, mention.type, date)
            if mention.hint:
                nationality = mention.type is MentionType.nationality
                full = _key(mention.hint, each.document)
                country = MentionType.country if nationality else None
                names.see(full, mention.hint, country, date)
                names.join(key, full)
        for said in each.attributions:
            voice = said.voice
            if voice.name and voice.kind in _TYPE_OF_VOICE and not voice.anonymous:
                key = _key(voice.name, each.document)
                key = apart.get((key, each.document), key)
                names.see(key, voice.name, _TYPE_OF_VOICE[voice.kind], date)
    _join_acronyms(names)
    _join_stated(names, annotations, keys)
    _join_surnames(names)
    _join_adjectives(names)
    _join_spellings(names)
    part(names.parents, names.find, keys, decided.two)
    for one, other in decided.one:
        if {one, other} <= keys.keys():
            names.join(keys[one], keys[other])
    found = _directory(names, keys)
    maybe = candidates(found.entities, parted_pairs(found.by_mention, decided.two))
    return replace(found, apart=apart, candidates=maybe)


def _trimmed(name: str) -> str:
    words = " ".join(without_title(name).split()).strip("\"“”'‘’«» ,.;:")
    return words.removesuffix("'s").removesuffix("’s")


def _join_acronyms(names: _Names) -> None:
    """Join an acronym to the one full name with its initials, if there is just one."""
    full: dict[str, set[str]] = {}
    for key, spellings in names.spellings.items():
        for spelling in spellings:
            if " " in spelling:
                full.setdefault(initials(spelling), set()).add(names.find(key))
    for key, spellings in names.spellings.items():
        for spelling in spellings:
            bearers = full.get(spelling.replace(".", ""), set())
            if is_acronym(spelling) and len(bearers) == 1:
                names.join(key, next(iter(bearers)))


def _join_stated(
    names: _Names, annotations: Sequence[Annotations], keys: Mapping[str, str]
) -> None:
    for each in annotations:
        for relation in each.relations:
            if (
                relation.type == "alias of"
                and {relation.source, relation.target} <= keys.keys()
            ):
                names.join(keys[relation.source], keys[relation.target])


def _join_surnames(names: _Names) -> None:
    """Join a lone last name to the one person of the case who bears it."""
    full: dict[str, set[str]] = {}
    for key in names.are(MentionType.person):
        if " " in key:
            full.setdefault(key.rsplit(" ", 1)[1], set()).add(names.find(key))
    for surname, bearers in full.items():
        if surname in names.parents and len(bearers) == 1:
            names.join(surname, next(iter(bearers)))


def _join_adjectives(names: _Names) -> None:
    """Join a nationality that no text explains to the one country it is formed from."""
    countries = list(names.are(MentionType.country))
    for key in list(names.are(MentionType.nationality)):
        formed = [country for country in countries if is_adjective_of(key, country)]
        if len(formed) == 1:
            names.join(key, formed[0])


def _join_spellings(names: _Names) -> None:
    """Join romanisations of one name, and a body's lone first word to the one name it begins."""
    kinds = {key: _type(names.types.get(key)) for key in names.parents}
    for kind in sorted(set(kinds.values())):
        alike = sorted(key for key, each in kinds.items() if each is kind)
        for one, other in respelt(alike):
            names.join(one, other)
    bodies = [key for key in sorted(kinds) if kinds[key] in _BODIES]
    for short, full in shortened(bodies, bodies):
        names.join(short, full)


def _directory(names: _Names, keys: Mapping[str, str]) -> Directory:
    members: dict[str, list[str]] = {}
    for key in names.parents:
        members.setdefault(names.find(key), []).append(key)
    mentions: dict[str, list[str]] = {}
    for mention, key in keys.items():
        mentions.setdefault(names.find(key), []).append(mention)
    entities = tuple(
        _entity(names, together, mentions.get(root, ())) for root, together in members.items()
    )
    by_key = {
        key: entity.id
        for entity, together in zip(entities, members.values(), strict=True)
        for key in together
    }
    return Directory(
        entities=entities,
        by_mention={mention: by_key[key] for mention, key in keys.items()},
        by_key=by_key,
        by_id={entity.id: entity for entity in entities},
    )


def _entity(names: _Names, keys: Sequence[str], mentions: Sequence[str]) -> Entity:
    spellings: Counter[str] = Counter()
    kinds: Counter[MentionType] = Counter()
    adjectives: set[str] = set()
    for key in keys:
        spellings.update(names.spellings[key])
        kinds.update(names.types.get(key, {}))
        if _type(names.types.get(key)) is MentionType.nationality:
            adjectives.update(names.spellings[key])
    kind = _type(kinds)
    # A thing that is ever called a country is one: its adjective and its capital name it too.
    if kinds[MentionType.country]:
        kind = MentionType.country
    shown = [name for name in spellings if name not in adjectives] or list(spellings)
    name = _shown(shown, spellings, kind)
    return Entity(
        id=identify("e", min(keys, key=lambda key: _telling(key, names.since[key]))),
        name=name,
        type=kind,
        aliases=tuple(sorted(set(spellings) - {name})),
        mentions=tuple(mentions),
    )


def _telling(key: str, since: str) -> tuple[str, bool, int, str]:
    """The order in which an entity's names give it its id: the name of the earliest report, of
    those the fullest, so that a later report's other names leave the id as it is."""
    return since, is_common(key.partition(" @")[0]), -len(key.split()), key


def _type(counts: Counter[MentionType] | None) -> MentionType:
    if not counts:
        return MentionType.other
    return max(counts, key=lambda each: (counts[each], -_PRECEDENCE.index(each)))


def _shown(names: Sequence[str], times: Mapping[str, int], kind: MentionType) -> str:
    """The name to show: of a person the fullest, of others the commonest that is no acronym."""
    if kind is MentionType.person:
        return max(names, key=lambda name: (len(name.split()), times[name]))
    spelt_out = [name for name in names if not is_acronym(name)] or names
    return max(spelt_out, key=lambda name: times[name])
