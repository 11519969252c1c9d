"""Tables whose truth is known, each with a trouble of its own, drawn with a seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

Row = tuple[str, str, str]
SEED = 11
OBJECTS = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Claims (source, object, value), the truth of each object, and what stands above what."""

    name: str
    claims: tuple[Row, ...]
    truth: dict[str, str]
    parents: tuple[tuple[str, str], ...] = ()


def tables() -> Iterator[Table]:
    """Every table."""
    for name, make in TABLES.items():
        draw = random.Random(f"{SEED} {name}")
        made = make(draw, name)
        yield made if name in SPEAKING else renamed(made, draw)


def renamed(table: Table, draw: random.Random) -> Table:
    """The table under other names of its values, so that no tie goes to the right one by name."""
    said = sorted(
        {value for _, _, value in table.claims}
        | set(table.truth.values())
        | {name for pair in table.parents for name in pair}
    )
    numbers = draw.sample(range(len(said)), len(said))
    names = {old: f"value {new:05}" for old, new in zip(said, numbers, strict=True)}
    return Table(
        name=table.name,
        claims=tuple((source, thing, names[value]) for source, thing, value in table.claims),
        truth={thing: names[value] for thing, value in table.truth.items()},
        parents=tuple((names[child], names[parent]) for child, parent in table.parents),
    )


def _wrong(thing: int, draw: random.Random, ways: int = 6) -> str:
    return f"wrong {thing} {draw.randrange(ways)}"


def _say(
    draw: random.Random, source: str, right: float, cover: float = 0.7, ways: int = 6
) -> Iterator[Row]:
    for thing in range(OBJECTS):
        if draw.random() < cover:
            said = f"right {thing}" if draw.random() < right else _wrong(thing, draw, ways)
            yield source, f"o{thing}", said


def _copied(draw: random.Random, source: str, rows: list[Row], slop: float) -> Iterator[Row]:
    """A copy of a source that leaves out a tenth and errs anew now and then."""
    for _, thing, value in rows:
        if draw.random() < 0.9:
            erred = draw.random() < slop
            yield source, thing, _wrong(int(thing[1:]), draw) if erred else value


def _truth() -> dict[str, str]:
    return {f"o{thing}": f"right {thing}" for thing in range(OBJECTS)}


def mixed(draw: random.Random, name: str) -> Table:
    """Twelve sources, from bad to good."""
    rows = [row for n in range(12) for row in _say(draw, f"s{n}", 0.25 + 0.6 * n / 11)]
    return Table(name=name, claims=tuple(rows), truth=_truth())


def many_bad(draw: random.Random, name: str) -> Table:
    """Three good sources among twenty that are mostly wrong."""
    rows = [row for n in range(3) for row in _say(draw, f"good{n}", 0.9)]
    rows += [row for n in range(20) for row in _say(draw, f"bad{n}", 0.3)]
    return Table(name=name, claims=tuple(rows), truth=_truth())


def copiers(draw: random.Random, name: str, right: float = 0.45) -> Table:
    """Four fair sources, and a bad one that eight sloppy sources copy: the majority."""
    rows = [row for n in range(4) for row in _say(draw, f"own{n}", 0.75, 0.8)]
    first = list(_say(draw, "copied", right, 0.95))
    rows += first
    for n in range(8):
        rows += _copied(draw, f"copier{n}", first, 0.08)
    return Table(name=name, claims=tuple(rows), truth=_truth())


def copiers_of_two(draw: random.Random, name: str) -> Table:
    """Five fair sources, and two bad ones with five sloppy copiers each."""
    rows = [row for n in range(5) for row in _say(draw, f"own{n}", 0.7, 0.8)]
    for original in range(2):
        first = list(_say(draw, f"copied{original}", 0.5, 0.9))
        rows += first
        for n in range(5):
            rows += _copied(draw, f"copier{original}{n}", first, 0.1)
    return Table(name=name, claims=tuple(rows), truth=_truth())


def sparse(draw: random.Random, name: str) -> Table:
    """Two hundred sources with a handful of claims each."""
    rows = []
    for n in range(200):
        right = draw.uniform(0.4, 0.95)
        rows += list(_say(draw, f"s{n}", right, 0.025))
    return Table(name=name, claims=tuple(rows), truth=_truth())


def yes_no(draw: random.Random, name: str) -> Table:
    """Two answers only: whoever errs agrees with whoever errs."""
    rows = []
    for n in range(9):
        for source, thing, value in _say(draw, f"s{n}", 0.55 + 0.4 * n / 8, 0.8, 1):
            rows.append((source, thing, "yes" if value.startswith("right") else "no"))
    turn = {f"o{thing}": draw.random() < 0.5 for thing in range(OBJECTS)}
    flip = {"yes": "no", "no": "yes"}
    claims = tuple((s, o, flip[v] if turn[o] else v) for s, o, v in rows)
    return Table(name=name, claims=claims, truth={o: "no" if turn[o] else "yes" for o in turn})


def noisy_numbers(draw: random.Random, name: str) -> Table:
    """Measurements: good sources are off by a part in a thousand, others by a part in ten; the
    nearest value that anyone gave counts as right."""
    true = {f"o{thing}": draw.uniform(50, 5000) for thing in range(OBJECTS)}
    rows = []
    for n in range(12):
        spread = 0.001 if n < 5 else 0.1
        for thing, size in true.items():
            if draw.random() < 0.8:
                exact = draw.random() < (0.4 if n < 5 else 0.05)
                value = size if exact else size * (1 + draw.gauss(0, spread))
                rows.append((f"s{n}", thing, f"{value:.1f}"))
    return Table(
        name=name, claims=tuple(rows), truth={o: f"{size:.1f}" for o, size in true.items()}
    )


def hierarchy(draw: random.Random, name: str) -> Table:
    """Cities, regions and countries: right sources often stop at a region or country."""
    parents = []
    for country in range(6):
        for region in range(4):
            parents.append((f"region {country} {region}", f"country {country}"))
            parents += [
                (f"city {country} {region} {city}", f"region {country} {region}")
                for city in range(5)
            ]
    cities = [child for child, _ in parents if child.startswith("city")]
    above = dict(parents)
    truth = {f"o{thing}": draw.choice(cities) for thing in range(OBJECTS)}
    rows = []
    for n in range(10):
        right = 0.45 + 0.45 * n / 9
        for thing, city in truth.items():
            if draw.random() < 0.7:
                said = city if draw.random() < right else draw.choice(cities)
                for _ in range(2):
                    said = above[said] if said in above and draw.random() < 0.3 else said
                rows.append((f"s{n}", thing, said))
    return Table(name=name, claims=tuple(rows), truth=truth, parents=tuple(parents))


def lists(draw: random.Random, name: str) -> Table:
    """Lists of things in any order, of which weaker sources leave some out or add others."""
    truth = {
        f"o{thing}": sorted(draw.sample(_WORDS, draw.randint(1, 4))) for thing in range(OBJECTS)
    }
    rows = []
    for n in range(10):
        right = 0.4 + 0.5 * n / 9
        for thing, parts in truth.items():
            if draw.random() < 0.7:
                said = list(parts)
                if draw.random() >= right:
                    if len(said) > 1 and draw.random() < 0.6:
                        said.remove(draw.choice(said))
                    else:
                        said[draw.randrange(len(said))] = draw.choice(_WORDS)
                draw.shuffle(said)
                rows.append((f"s{n}", thing, "; ".join(said)))
    return Table(
        name=name,
        claims=tuple(rows),
        truth={thing: "; ".join(parts) for thing, parts in truth.items()},
    )


def hard_and_easy(draw: random.Random, name: str) -> Table:
    """Objects of different difficulty: on a third of them most sources share one popular error."""
    rows = []
    for n in range(12):
        right = 0.6 + 0.35 * n / 11
        for thing in range(OBJECTS):
            if draw.random() < 0.7:
                hard = thing % 3 == 0
                if draw.random() < right - (0.3 if hard else 0):
                    said = f"right {thing}"
                else:
                    said = f"wrong {thing} 0" if hard else _wrong(thing, draw)
                rows.append((f"s{n}", f"o{thing}", said))
    return Table(name=name, claims=tuple(rows), truth=_truth())


_WORDS = [
    "amber",
    "basil",
    "cedar",
    "dune",
    "ember",
    "fjord",
    "grove",
    "heron",
    "iris",
    "jetty",
    "kelp",
    "lark",
    "maple",
    "nettle",
    "otter",
    "pine",
    "quartz",
    "reed",
    "slate",
    "tarn",
    "umber",
    "vale",
    "willow",
    "yarrow",
    "zinc",
]

SPEAKING = ("noisy numbers", "lists", "yes or no")
"""Tables whose values say something by themselves."""
TABLES: dict[str, Callable[[random.Random, str], Table]] = {
    "mixed": mixed,
    "many bad": many_bad,
    "copiers": copiers,
    "copiers of two": copiers_of_two,
    "sparse": sparse,
    "yes or no": yes_no,
    "noisy numbers": noisy_numbers,
    "hierarchy": hierarchy,
    "lists": lists,
    "hard and easy": hard_and_easy,
}
