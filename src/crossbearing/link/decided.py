"""Names that a person said mean two things, where the texts alone made them one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, MutableMapping
from dataclasses import dataclass

Pairs = Iterable[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Namesakes:
    """The keys of what bears the same name as another thing: of mentions by their ids, and of the
    name in a document that means the other thing throughout."""

    mentions: Mapping[str, str]
    names: Mapping[tuple[str, str], str]


def keys_apart(keys: Mapping[str, str], places: Mapping[str, str], two: Pairs) -> Namesakes:
    """New keys for names written alike that a person parted. Where the two stand in different
    documents, the name means the one thing throughout the first; else that mention alone does."""
    names: dict[tuple[str, str], str] = {}
    alone: dict[str, str] = {}
    for taken, left in two:
        key = keys.get(taken)
        if key is None or key != keys.get(left):
            continue
        if places[taken] != places[left]:
            names[key, places[taken]] = f"{key} @{places[taken]} apart"
        else:
            alone[taken] = f"{key} @{taken}"
    whole = {
        mention: names[key, places[mention]]
        for mention, key in keys.items()
        if (key, places[mention]) in names
    }
    return Namesakes(mentions=whole | alone, names=names)


def part(
    parents: MutableMapping[str, str],
    find: Callable[[str], str],
    keys: Mapping[str, str],
    two: Pairs,
) -> None:
    """Take each name that a person parted from another out of the set that both are in. The sets
    are those from before, whatever the order of the pairs."""
    taken = {
        keys[one]
        for one, other in two
        if {one, other} <= keys.keys()
        and keys[one] != keys[other]
        and find(keys[one]) == find(keys[other])
    }
    sets: dict[str, list[str]] = {}
    for key in parents:
        sets.setdefault(find(key), []).append(key)
    for members in sets.values():
        if taken.isdisjoint(members):
            continue
        rest = [key for key in members if key not in taken]
        for key in members:
            parents[key] = key if key in taken else rest[0]
