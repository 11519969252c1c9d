"""Names that may mean one thing, compared: what joins by itself, what only a person can tell.

Each comparison is a reason in words with a degree. A name's letters are compared with the letters
of others, never with a list, so that no name is treated apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from crossbearing.link.words import is_common
from crossbearing.model import Entity, MentionType, SameAs
from crossbearing.text.names import initials, is_acronym, normal
from crossbearing.text.romanised import romanised, same_word

SURE = 8
"""Folded letters from which on two spellings of one word are taken for one name."""

_BODIES = frozenset((MentionType.group, MentionType.organisation, MentionType.other))
_COMPARED = _BODIES | {MentionType.person, MentionType.site}
_MOST = 400
"""Entities of a kind beyond which only those that share a folded word are compared."""


def respelt(keys: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pairs of keys that are two romanisations of one name, long enough to be no chance."""
    blocks: dict[str, list[tuple[str, str]]] = {}
    for key in keys:
        if "@" in key or is_common(key):
            continue
        folded = romanised(key)
        if len(folded.replace(" ", "")) >= SURE:
            blocks.setdefault(_bones(folded), []).append((key, folded))
    for block in blocks.values():
        for (one, first), (other, second) in combinations(block, 2):
            if same_word(first, second):
                yield one, other


def shortened(keys: Sequence[str], bodies: Sequence[str]) -> Iterator[tuple[str, str]]:
    """ "Hashd" beside "al-Hashd al-Shaabi": a body's lone name and the one fuller name that
    begins with it."""
    fuller: dict[str, list[str]] = {}
    for key in keys:
        words = _words(key)
        if len(words) > 1:
            fuller.setdefault(words[0], []).append(key)
    for key in bodies:
        words = _words(key)
        if len(words) == 1 and len(words[0]) > 3 and len(fuller.get(words[0], ())) == 1:
            yield key, fuller[words[0]][0]


def _words(key: str) -> list[str]:
    return [] if "@" in key or is_common(key) else romanised(key).split()


def _bones(folded: str) -> str:
    return "".join(letter for letter in folded if letter not in "aei")


def candidates(
    entities: Sequence[Entity], parted: frozenset[frozenset[str]] = frozenset()
) -> tuple[SameAs, ...]:
    """The pairs of entities that may be one, likeliest first; those that a person parted are
    left out."""
    alike: list[SameAs] = []
    kinds: dict[frozenset[MentionType], list[Entity]] = {}
    for entity in entities:
        if entity.type in _COMPARED:
            kind = _BODIES if entity.type in _BODIES else frozenset((entity.type,))
            kinds.setdefault(kind, []).append(entity)
    for together in kinds.values():
        blocks = _blocks(together)
        seen: set[frozenset[str]] = set()
        for block in blocks:
            for one, other in combinations(block, 2):
                pair = frozenset((one.id, other.id))
                if pair in seen or pair in parted:
                    continue
                seen.add(pair)
                found = _compared(one, other)
                if found is not None:
                    reason, degree = found
                    first, second = sorted((one.id, other.id))
                    alike.append(SameAs(one=first, other=second, reason=reason, degree=degree))
    return tuple(sorted(alike, key=lambda each: (-each.degree, each.one, each.other)))


def _blocks(together: Sequence[Entity]) -> list[list[Entity]]:
    if len(together) <= _MOST:
        return [list(together)]
    blocks: dict[str, list[Entity]] = {}
    for entity in together:
        for word in {word for name in _names(entity) for word in romanised(name).split()}:
            blocks.setdefault(word, []).append(entity)
    return [block for block in blocks.values() if len(block) <= _MOST]


def _names(entity: Entity) -> tuple[str, ...]:
    return (entity.name, *entity.aliases)


def _compared(one: Entity, other: Entity) -> tuple[str, float] | None:
    """Why two entities may be one, and to what degree, by the strongest reason."""
    best: tuple[str, float] | None = None
    for name in _names(one):
        for second in _names(other):
            found = _reason(name, second, one.type)
            if found is not None and (best is None or found[1] > best[1]):
                best = found
    return best


def _reason(name: str, other: str, kind: MentionType) -> tuple[str, float] | None:
    short, long = sorted((name, other), key=lambda each: (len(each), each))
    if is_common(normal(name)) or is_common(normal(other)):
        return None
    if is_acronym(short) and " " in long and initials(long) == short.replace(".", ""):
        return "initials of more than one name", 0.5
    first, second = romanised(short), romanised(long)
    if same_word(first, second) and len(first) > 3:
        return "one word romanised in two ways, a short one", 0.6
    if min(len(first), len(second)) >= 6 and _one_edit(first, second):
        return "one letter differs", 0.4
    words, more = set(first.split()), set(second.split())
    if words < more and len(first) > 3:
        if kind is MentionType.person:
            return "a part of the other's name, which others bear too", 0.3
        return "a part of the other's name", 0.3
    return None


def _one_edit(one: str, other: str) -> bool:
    """True if one letter put in, left out or changed makes the one into the other."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    short, long = sorted((one, other), key=len)
    at = next(
        (i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short)
    )
    return short[at + (len(short) == len(long)) :] == long[at + 1 :]


def parted_pairs(
    by_mention: Mapping[str, str], two: Sequence[tuple[str, str]]
) -> frozenset[frozenset[str]]:
    """The pairs of entities that a person said are two."""
    return frozenset(
        frozenset((by_mention[one], by_mention[other]))
        for one, other in two
        if one in by_mention and other in by_mention
    )
