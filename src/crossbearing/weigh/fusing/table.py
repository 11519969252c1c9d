"""Claims tables: who says which value of what, read into columns of whole numbers."""

from __future__ import annotations

import csv
import gzip
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO

import numpy as np
from numpy.typing import NDArray

from crossbearing.errors import TableInvalid
from crossbearing.weigh.fusing.times import moment

Codes = NDArray[np.int64]
NEEDED = ("source", "object", "value")
LONGEST_FIELD = 2**24
ROWS_AT_ONCE = 2**9


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """A claims table: names in the order of the alphabet, and a row of codes for each different
    claim, ordered by object, value, source."""

    sources: tuple[str, ...]
    objects: tuple[str, ...]
    values: tuple[str, ...]
    source: Codes
    object: Codes
    value: Codes

    def __len__(self) -> int:
        return len(self.source)


class Column:
    """A column as it is read: each different text once, and the codes of the rows."""

    def __init__(self) -> None:
        self.written: defaultdict[str, int] = defaultdict()
        self.written.default_factory = self.written.__len__
        self.parts: list[Codes] = []

    def extend(self, fields: Sequence[str]) -> None:
        """Add rows."""
        codes = map(self.written.__getitem__, fields)
        self.parts.append(np.fromiter(codes, dtype=np.int64, count=len(fields)))

    def ordered(self) -> tuple[tuple[str, ...], Codes]:
        """The different names without space around them, sorted, and each row's place there."""
        stripped = [text.strip() for text in self.written]
        names = sorted(set(stripped))
        places = {name: place for place, name in enumerate(names)}
        turned = np.array([places[name] for name in stripped], dtype=np.int64)
        return tuple(names), turned[np.concatenate([*self.parts, turned[:0]])]


def load(path: Path) -> Claims:
    """Read a claims table (CSV, plain or gzipped, columns source, object, value and perhaps
    time). A later claim of a source on an object replaces its earlier ones. TableInvalid names
    the row and the remedy."""
    columns = read_columns(path, NEEDED)
    if not columns["source"].written:
        raise TableInvalid(f"{path}: no claim under the header; give a row for each claim")
    sources, source = columns["source"].ordered()
    objects, thing = columns["object"].ordered()
    values, value = columns["value"].ordered()
    for name, names, codes in (("source", sources, source), ("object", objects, thing)):
        if names[0] == "":
            row = int(codes.argmin()) + 2
            raise TableInvalid(f"{path}: row {row} has no {name}; fill it in")
    kept = np.ones(len(source), dtype=bool)
    if "time" in columns:
        kept = latest(source * len(objects) + thing, read_times(path, columns["time"]))
    return in_order(sources, objects, values, source[kept], thing[kept], value[kept])


def updated(earlier: Claims, later: Claims) -> Claims:
    """A table brought up to date: what a source says of an object later takes the place of all it
    said of it before. Only the new table is read anew."""
    tables = (earlier, later)
    columns = {name: merged([getattr(each, f"{name}s") for each in tables]) for name in NEEDED}
    source, thing, value = (
        np.concatenate(
            [
                turned[getattr(each, name)]
                for each, turned in zip(tables, columns[name][1], strict=True)
            ]
        )
        for name in NEEDED
    )
    count = len(columns["object"][0])
    pair = source * count + thing
    kept = np.ones(len(pair), dtype=bool)
    kept[: len(earlier)] = ~np.isin(pair[: len(earlier)], pair[len(earlier) :])
    sources, objects, values = (columns[name][0] for name in NEEDED)
    return in_order(sources, objects, values, source[kept], thing[kept], value[kept])


def merged(names: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], list[Codes]]:
    """The different names in order, and the place there of each name of each table."""
    every = tuple(sorted({name for table in names for name in table}))
    places = {name: place for place, name in enumerate(every)}
    return every, [np.array([places[name] for name in table], np.int64) for table in names]


def in_order(
    sources: tuple[str, ...],
    objects: tuple[str, ...],
    values: tuple[str, ...],
    source: Codes,
    thing: Codes,
    value: Codes,
) -> Claims:
    """The table of the different claims among these rows."""
    spoken = thing * len(values) + value
    spoken, speaker = np.divmod(different(spoken * len(sources) + source), len(sources))
    return Claims(
        sources=sources,
        objects=objects,
        values=values,
        object=spoken // len(values),
        value=spoken % len(values),
        source=speaker,
    )


def load_parents(path: Path) -> tuple[tuple[str, str], ...]:
    """Read a hierarchy (CSV with columns child, parent); names may repeat, have several parents
    or loop. TableInvalid where it cannot be read."""
    columns = read_columns(path, ("child", "parent"))
    (children, child), (parents, parent) = (
        columns[name].ordered() for name in ("child", "parent")
    )
    pairs = set(zip(child.tolist(), parent.tolist(), strict=True))
    return tuple((children[below], parents[above]) for below, above in sorted(pairs))


def read_columns(path: Path, needed: Sequence[str]) -> dict[str, Column]:
    """The columns of a CSV file by their names in lower case, those that are needed among them."""
    opened: Callable[..., IO[str]] = gzip.open if path.suffix == ".gz" else open
    csv.field_size_limit(LONGEST_FIELD)
    try:
        with opened(path, "rt", encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file)
            header = [name.strip().lower() for name in next(reader, [])]
            if repeated := [name for name in (*needed, "time") if header.count(name) > 1]:
                raise TableInvalid(
                    f"{path}: column {', '.join(repeated)} stands twice; rename or remove one"
                )
            missing = [name for name in needed if name not in header]
            if missing:
                raise TableInvalid(
                    f"{path}: no column {', '.join(missing)}; the first row must name "
                    f"{', '.join(needed)}"
                )
            return fill(path, header, reader)
    except (OSError, EOFError, zlib.error) as error:
        raise TableInvalid(f"{path}: cannot be read ({error}); give a CSV file") from error
    except UnicodeDecodeError as error:
        raise TableInvalid(
            f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8"
        ) from error
    except csv.Error as error:
        raise TableInvalid(f"{path}: not a CSV file ({error}); save it as CSV") from error


def fill(path: Path, header: list[str], reader: Iterator[list[str]]) -> dict[str, Column]:
    """The columns under a header. Rows are taken a few at a time, for many lists kept alive
    would be searched for garbage again and again."""
    columns = {name: Column() for name in header}
    done = 1
    while rows := list(islice(reader, ROWS_AT_ONCE)):
        widths = list(map(len, rows))
        if widths.count(len(header)) < len(rows):
            ragged = [n for n, width in enumerate(widths) if width not in {0, len(header)}]
            if ragged:
                raise TableInvalid(
                    f"{path}: row {done + ragged[0] + 1} has {widths[ragged[0]]} fields and the "
                    f"header {len(header)}; put fields that contain a comma between quotation marks"
                )
            rows = [row for row in rows if row]
        for name, fields in zip(header, zip(*rows, strict=True), strict=False):
            columns[name].extend(fields)
        done += len(widths)
    return columns


def different(codes: Codes) -> Codes:
    """The different codes, in order."""
    ordered = np.sort(codes)
    return ordered[starts(ordered)]


def starts(ordered: Codes) -> NDArray[np.bool_]:
    """Where in ordered codes a new one starts."""
    fresh = np.ones(len(ordered), dtype=bool)
    fresh[1:] = ordered[1:] != ordered[:-1]
    return fresh


def read_times(path: Path, column: Column) -> NDArray[np.float64]:
    """Seconds for each row; a row without a time counts as earliest."""
    texts, codes = column.ordered()
    known = [moment(text) for text in texts]
    if None in known:
        row = int(np.isin(codes, [n for n, when in enumerate(known) if when is None]).argmax())
        raise TableInvalid(
            f"{path}: row {row + 2} has a time nobody can order, {texts[codes[row]]!r}; "
            "write times as 2010-01-29T08:45:00, or leave them empty"
        )
    return np.array(known, dtype=np.float64)[codes]


def latest(pair: Codes, times: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Which rows bear the last time of their source and object."""
    order = np.lexsort((times, pair))
    first = starts(pair[order])
    ends = np.append(np.flatnonzero(first)[1:], len(pair)) - 1
    last = times[order][ends][np.cumsum(first) - 1]
    kept = np.empty(len(pair), dtype=bool)
    kept[order] = times[order] == last
    return kept
