"""Mentions that name the same thing become one entity, by what the texts themselves say.

Two names join when they are the same but for case, article and accents; when one text gives
the one as the other's fuller name (`Mention.hint`); when one is the other's acronym; when a
document states an alias. Nothing is looked up, and no name is treated apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from crossbearing.model import (
    Annotations,
    Document,
    Entity,
    Mention,
    MentionType,
    Voice,
    VoiceKind,
    identify,
)
from crossbearing.text.names import initials, is_acronym, normal

_NAMING = frozenset(set(MentionType) - {MentionType.weapon, MentionType.other})
_PRECEDENCE = (
    MentionType.country,
    MentionType.group,
    MentionType.organisation,
    MentionType.person,
    MentionType.site,
    MentionType.place,
    MentionType.nationality,
)


@dataclass(frozen=True, slots=True)
class Directory:
    """The entities of a case, and which entity a mention or a name belongs to."""

    entities: tuple[Entity, ...]
    by_mention: Mapping[str, str]
    by_name: Mapping[str, str]
    by_id: Mapping[str, Entity]

    def named(self, name: str | None) -> str | None:
        """The entity that bears this name, or None."""
        return self.by_name.get(normal(name)) if name else None

    def label(self, identity: str) -> str:
        """The name to show for an entity's id."""
        return self.by_id[identity].name


class _Names:
    """Disjoint sets of normal names."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def find(self, name: str) -> str:
        self._parent.setdefault(name, name)
        while (up := self._parent[name]) != name:
            self._parent[name] = self._parent[up]
            name = up
        return name

    def join(self, one: str, other: str) -> None:
        self._parent[self.find(one)] = self.find(other)

    def all(self) -> tuple[str, ...]:
        return tuple(self._parent)


def directory(documents: Sequence[Document], annotations: Sequence[Annotations]) -> Directory:
    """The entities named in the annotations, in order of first appearance."""
    texts = {document.id: document.text for document in documents}
    mentions = [
        mention for each in annotations for mention in each.mentions if mention.type in _NAMING
    ]
    written = {mention.id: _written(mention, texts) for mention in mentions}
    names = _Names()
    printed: dict[str, Counter[str]] = {}
    types: dict[str, Counter[MentionType]] = {}
    for mention in mentions:
        key = normal(written[mention.id])
        names.find(key)
        printed.setdefault(key, Counter())[_trimmed(written[mention.id])] += 1
        types.setdefault(key, Counter())[mention.type] += 1
        if mention.hint:
            full = normal(mention.hint)
            names.join(key, full)
            printed.setdefault(full, Counter()).update([mention.hint])
            if mention.type is MentionType.nationality:
                types.setdefault(full, Counter())[MentionType.country] += 1
    for voice in _voices(annotations):
        key = normal(voice.name or "")
        names.find(key)
        printed.setdefault(key, Counter())[_trimmed(voice.name or "")] += 1
        types.setdefault(key, Counter())[_TYPE_OF_VOICE[voice.kind]] += 1
    _join_acronyms(names, printed)
    _join_stated(names, annotations, written)
    _join_surnames(names, types)
    return _directory(names, printed, types, mentions, written)


_TYPE_OF_VOICE = {
    VoiceKind.named: MentionType.person,
    VoiceKind.organisation: MentionType.organisation,
    VoiceKind.group: MentionType.group,
}


def _voices(annotations: Sequence[Annotations]) -> Iterable[Voice]:
    for each in annotations:
        for said in each.attributions:
            if (
                said.voice.name
                and said.voice.kind in _TYPE_OF_VOICE
                and not said.voice.anonymous
            ):
                yield said.voice


def _written(mention: Mention, texts: Mapping[str, str]) -> str:
    return mention.span.of(texts[mention.document])


def _trimmed(name: str) -> str:
    words = " ".join(name.split()).strip("\"“”'‘’«» ,.;:")
    return words.removesuffix("'s").removesuffix("’s")


def _join_acronyms(names: _Names, printed: Mapping[str, Counter[str]]) -> None:
    """Join an acronym to the one full name with its initials, if there is just one."""
    full: dict[str, set[str]] = {}
    for key, spellings in printed.items():
        for spelling in spellings:
            if " " in spelling:
                full.setdefault(initials(spelling), set()).add(names.find(key))
    for key, spellings in printed.items():
        for spelling in spellings:
            if is_acronym(spelling) and len(full.get(spelling.replace(".", ""), ())) == 1:
                names.join(key, next(iter(full[spelling.replace(".", "")])))


def _join_stated(
    names: _Names, annotations: Sequence[Annotations], written: Mapping[str, str]
) -> None:
    for each in annotations:
        for relation in each.relations:
            if (
                relation.type == "alias of"
                and {relation.source, relation.target} <= written.keys()
            ):
                names.join(normal(written[relation.source]), normal(written[relation.target]))


def _join_surnames(names: _Names, types: Mapping[str, Counter[MentionType]]) -> None:
    """Join a lone last name to the one person of the case who bears it."""
    people = [key for key in names.all() if _type(types.get(key)) is MentionType.person]
    full: dict[str, set[str]] = {}
    for key in people:
        if " " in key:
            full.setdefault(key.rsplit(" ", 1)[1], set()).add(names.find(key))
    for key in people:
        if " " not in key and len(full.get(key, ())) == 1:
            names.join(key, next(iter(full[key])))


def _type(counts: Counter[MentionType] | None) -> MentionType:
    if not counts:
        return MentionType.other
    return max(counts, key=lambda each: (counts[each], -_rank(each)))


def _rank(kind: MentionType) -> int:
    return _PRECEDENCE.index(kind) if kind in _PRECEDENCE else len(_PRECEDENCE)


def _directory(
    names: _Names,
    printed: Mapping[str, Counter[str]],
    types: Mapping[str, Counter[MentionType]],
    mentions: Sequence[Mention],
    written: Mapping[str, str],
) -> Directory:
    members: dict[str, list[str]] = {}
    for key in printed:
        members.setdefault(names.find(key), []).append(key)
    by_mention: dict[str, list[str]] = {}
    for mention in mentions:
        by_mention.setdefault(names.find(normal(written[mention.id])), []).append(mention.id)
    entities = []
    by_name: dict[str, str] = {}
    for root, keys in members.items():
        spellings: Counter[str] = Counter()
        kinds: Counter[MentionType] = Counter()
        for key in keys:
            spellings.update(printed[key])
            kinds.update(types.get(key, {}))
        adjectives = {
            k
            for key in keys
            if _type(types.get(key)) is MentionType.nationality
            for k in printed[key]
        }
        kind = _country_first(kinds)
        shown = [name for name in spellings if name not in adjectives] or list(spellings)
        name = _shown(shown, spellings, kind)
        identity = identify("e", sorted(keys))
        entities.append(
            Entity(
                id=identity,
                name=name,
                type=kind,
                aliases=tuple(sorted(set(spellings) - {name})),
                mentions=tuple(by_mention.get(root, ())),
            )
        )
        by_name.update(dict.fromkeys(keys, identity))
    owners = {mention: entity.id for entity in entities for mention in entity.mentions}
    return Directory(tuple(entities), owners, by_name, {each.id: each for each in entities})


def _shown(names: Sequence[str], times: Mapping[str, int], kind: MentionType) -> str:
    """The name to show: of a person the fullest, of others the commonest that is no acronym."""
    if kind is MentionType.person:
        return max(names, key=lambda name: (len(name.split()), times[name]))
    spelt_out = [name for name in names if not is_acronym(name)] or names
    return max(spelt_out, key=lambda name: times[name])


def _country_first(kinds: Counter[MentionType]) -> MentionType:
    """A thing that is ever a country is one: its adjective and its capital are names of it."""
    return MentionType.country if kinds[MentionType.country] else _type(kinds)
