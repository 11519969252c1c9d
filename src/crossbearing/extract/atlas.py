"""The gazetteer: which places bear a name, where they lie, and what holds them.

The file comes from GeoNames (CC BY 4.0) and tables of our own; `tools/gazetteer.py` makes it and
says how. It is opened at the first question and read only.
"""

from __future__ import annotations

import sqlite3
import struct
import zlib
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

import numpy as np
from numpy.typing import NDArray

from crossbearing.model import Precision
from crossbearing.text.toponyms import key, without_article

COUNTRY, REGION, DISTRICT, TOWN, CAPITAL, AREA, SITE = range(7)
PRECISIONS: Final = (
    Precision.country,
    Precision.region,
    Precision.district,
    Precision.town,
    Precision.town,
    Precision.region,
    Precision.site,
)
"""How precise the position of a kind of place is."""

Candidate = tuple[int, bool]
"""A place's number, and whether the key is of its own name and not of another one."""

Block = tuple[list[str], list[int], bytes]
"""Keys in order, where each one's places end, and the places' numbers by byte planes."""


class Atlas:
    """The places of the file, by number."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base
        columns = {
            name: (type_, data)
            for name, type_, data in base.execute("SELECT name, type, data FROM columns")
        }
        id_, north, east, kind, above, people = (
            _column(*columns[name])
            for name in ("id", "latitude", "longitude", "kind", "above", "people")
        )
        self._firsts = zlib.decompress(columns["firsts"][1]).decode().split("\n")
        self._names: list[int] = [
            first for (first,) in base.execute("SELECT first FROM names ORDER BY 1")
        ]
        self._id = array("i", id_.tolist())
        self.latitude = array("f", (north / 100).tolist())
        self.longitude = array("f", (east / 100).tolist())
        self.kind = array("B", kind.tolist())
        self.above = array("i", above.tolist())
        self.people = array("f", (people / 20).tolist())
        """The decimal logarithm of how many people live there; a division's are its towns'."""
        self.country = array("i", _held_by(above, kind == COUNTRY).tolist())
        """The number of the country; -1 for seas and regions across borders."""
        self.region = array("i", _held_by(above, kind == REGION).tolist())
        self.district = array("i", _held_by(above, kind == DISTRICT).tolist())

        counts = np.bincount(np.asarray(self.country)[np.asarray(self.country) >= 0])
        self.shares = {
            place: count / len(kind) for place, count in enumerate(counts.tolist()) if count
        }
        """For each country, which share of all places lies there."""

    def about(self) -> dict[str, str]:
        """Licence, sources with their hashes, and counts."""
        return dict(self._base.execute("SELECT item, value FROM about"))

    def candidates(self, written: str) -> tuple[Candidate, ...]:
        """The places that bear a name, however it is written; none where no place does."""
        plain = key(written)
        return self.by_key(plain) or self.by_key(without_article(plain))

    @lru_cache(maxsize=65_536)  # noqa: B019 - one atlas lives as long as the process
    def by_key(self, plain: str) -> tuple[Candidate, ...]:
        """The places under a key."""
        number = bisect_right(self._firsts, plain) - 1
        if number < 0:
            return ()
        keys, ends, planes = self._block(number)
        at = bisect_left(keys, plain)
        if at == len(keys) or keys[at] != plain:
            return ()
        count = len(planes) // 3
        numbers = (
            planes[i] | planes[count + i] << 8 | planes[2 * count + i] << 16
            for i in range(ends[at - 1] if at else 0, ends[at])
        )
        return tuple((number >> 1, bool(number & 1)) for number in numbers)

    def name(self, place: int) -> str:
        """The name of a place as GeoNames writes it."""
        number = bisect_right(self._names, place) - 1
        return self._name_block(self._names[number])[place - self._names[number]]

    def gazetteer_id(self, place: int) -> str:
        """Where the entry comes from, with its number or code there."""
        number = self._id[place]
        if self.kind[place] == SITE:
            return f"icao:{(number + (1 << 31)).to_bytes(4).decode()}"
        return f"area:{-number}" if number < 0 else f"geonames:{number}"

    def chain(self, place: int) -> Iterator[int]:
        """A place, then what holds it, up to its country."""
        while place >= 0:
            yield place
            place = self.above[place]

    @lru_cache(maxsize=1024)  # noqa: B019
    def _block(self, number: int) -> Block:
        row = self._base.execute("SELECT block FROM keys WHERE number = ?", (number,))
        return _unpacked(zlib.decompress(row.fetchone()[0]))

    @lru_cache(maxsize=256)  # noqa: B019
    def _name_block(self, first: int) -> list[str]:
        row = self._base.execute("SELECT block FROM names WHERE first = ?", (first,))
        packed: bytes = row.fetchone()[0]
        return zlib.decompress(packed).decode().split("\n")


@cache
def atlas() -> Atlas:
    """The bundled gazetteer, opened once."""
    path = files("crossbearing.extract").joinpath("data/gazetteer.sqlite")
    return Atlas(
        sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    )


def _column(type_: str, data: bytes) -> NDArray[np.int64]:
    """A column from its packed differences, byte plane by byte plane."""
    planes = np.frombuffer(zlib.decompress(data), "u1")
    if type_ == "|u1":
        return planes.astype(np.int64)
    changes = planes.reshape(4, -1).T.copy().view("<i4")[:, 0]
    return np.cumsum(changes, dtype=np.int64)


def _held_by(above: NDArray[np.int64], wanted: NDArray[np.bool_]) -> NDArray[np.int64]:
    """For each place the one of a kind that holds it, itself included; -1 without one."""
    found = np.where(wanted, np.arange(len(above)), -1)
    at = above.copy()
    while (at >= 0).any():
        open_ = (found < 0) & (at >= 0)
        found[open_] = np.where(wanted[at[open_]], at[open_], -1)
        at = np.where(at >= 0, above[at], -1)
    return found


def _unpacked(block: bytes) -> Block:
    """A block of keys; `tools.gazetteer.pack` says how it is written."""
    (length,) = struct.unpack_from("<I", block)
    keys, ends = [], []
    written, end = "", 0
    for line in block[4 : 4 + length].decode().split("\n"):
        written = written[: ord(line[0]) - 32] + line[1:-1]
        end += ord(line[-1]) - 32
        keys.append(written)
        ends.append(end)
    return keys, ends, block[4 + length :]
