"""Bags after BagIt (RFC 8493): files with a manifest of their hashes, in one zip file.

Whoever opens a bag trusts nothing in it: a name that leads elsewhere, a file too many or too few, a
wrong hash, a link, or more bytes than were told, and nothing of it is used.
"""

from __future__ import annotations

import re
import zipfile
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from stat import S_ISLNK

from crossbearing.errors import BagRefused

DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
MANIFEST = "manifest-sha256.txt"
TAGS = "tagmanifest-sha256.txt"
TAGGED = ("bag-info.txt", "bagit.txt", MANIFEST)
LARGEST = 8 << 30
"""Bytes that all files of a bag may have together."""
MOST = 1_000_000
"""Files that a bag may hold."""

MOST_PACKED = 200
"""How many times as large as packed a file beyond `ROOM` may be: no honest one comes near."""
ROOM = 16 << 20

_STEP = 1 << 20
_EPOCH = (1980, 1, 1, 0, 0, 0)
_NAME = re.compile(r"[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*")
_LINE = re.compile(r"([0-9a-f]{64})[ \t]+\*?(\S.*)")
_OXUM = re.compile(r"^Payload-Oxum: *(\d+)\.(\d+) *$", re.MULTILINE)


def write_bag(
    path: Path, payload: Iterable[tuple[str, bytes]], told: Mapping[str, str]
) -> tuple[int, int]:
    """Writes a bag whole or not at all: each payload file by its name under `data/`, and what
    is told of the bag. Gives the number of files and of their bytes; the same files give the
    same bag, byte for byte."""
    partial = path.with_name(f".{path.name}.partial")
    lines, octets = [], 0
    try:
        with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED) as bag:
            for name, content in payload:
                _put(bag, f"data/{name}", content)
                lines.append(f"{sha256(content).hexdigest()}  data/{name}\n")
                octets += len(content)
            info = {**told, "Payload-Oxum": f"{octets}.{len(lines)}"}
            tags = {
                "bag-info.txt": "".join(
                    f"{key}: {_line(info[key])}\n" for key in info
                ).encode(),
                "bagit.txt": DECLARATION,
                MANIFEST: "".join(lines).encode(),
            }
            tags[TAGS] = "".join(
                f"{sha256(content).hexdigest()}  {name}\n" for name, content in tags.items()
            ).encode()
            for name, content in tags.items():
                _put(bag, name, content)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
    return len(lines), octets


def _put(bag: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    bag.writestr(entry, content)


def _line(text: str) -> str:
    return " ".join(text.split()).encode("utf-8", "replace").decode()


class Bag:
    """An open bag, whose every file has been checked against its manifest."""

    def __init__(self, path: Path, files: Mapping[str, str], source: _Source) -> None:
        self.path = path
        self.files = files
        """SHA-256 of each payload file, by its name under `data/`."""
        self._source = source

    def read(self, name: str) -> bytes:
        """The bytes of a payload file; BagRefused when they changed since they were checked."""
        content = b"".join(self._source.blocks(f"data/{name}"))
        if sha256(content).hexdigest() != self.files[name]:
            raise BagRefused(f"{self.path}: data/{name} changed while it was read")
        return content


class _Source(ABC):
    """Where the files of a bag come from: a zip file or a folder."""

    def __init__(self, path: Path, names: Mapping[str, int]) -> None:
        self.path = path
        self.names = names
        """The size of each file, by its name."""

    @abstractmethod
    def blocks(self, name: str) -> Iterator[bytes]:
        """The bytes of a file, never more than were told."""

    def small(self, name: str) -> str:
        """A tag file's text."""
        if name not in self.names or self.names[name] > 256 * _STEP:
            raise BagRefused(f"{self.path}: {name} is missing or too large for a bag")
        try:
            return b"".join(self.blocks(name)).decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise BagRefused(f"{self.path}: {name} is not UTF-8 text") from error


class _Zip(_Source):
    def __init__(self, path: Path, opened: zipfile.ZipFile, base: str) -> None:
        self._opened = opened
        self._base = base
        entries = [each for each in opened.infolist() if not each.is_dir()]
        _confirm_names(path, [each.filename for each in entries])
        if any(S_ISLNK(each.external_attr >> 16) for each in entries):
            raise BagRefused(f"{path}: holds a link; a bag holds files alone")
        if any(
            each.file_size > max(ROOM, MOST_PACKED * each.compress_size) for each in entries
        ):
            raise BagRefused(f"{path}: holds a file packed so tightly that it is a bomb")
        if any(each.flag_bits & 1 for each in entries):
            raise BagRefused(f"{path}: is encrypted; ask for it in the open")
        super().__init__(
            path, {each.filename.removeprefix(base): each.file_size for each in entries}
        )

    def blocks(self, name: str) -> Iterator[bytes]:
        told = self.names[name]
        try:
            with self._opened.open(self._base + name) as file:
                while block := file.read(_STEP):
                    told -= len(block)
                    if told < 0:
                        raise BagRefused(f"{self.path}: {name} is larger than it says")
                    yield block
        except (zipfile.BadZipFile, NotImplementedError, EOFError) as error:
            raise BagRefused(f"{self.path}: {name} is damaged ({error})") from error


class _Folder(_Source):
    def __init__(self, path: Path) -> None:
        sizes = {}
        for each in sorted(path.rglob("*")):
            if each.is_symlink():
                raise BagRefused(f"{path}: holds a link; a bag holds files alone")
            if each.is_file():
                sizes[each.relative_to(path).as_posix()] = each.stat().st_size
        _confirm_names(path, list(sizes))
        super().__init__(path, sizes)

    def blocks(self, name: str) -> Iterator[bytes]:
        with (self.path / name).open("rb") as file:
            while block := file.read(_STEP):
                yield block


@contextmanager
def opened_bag(path: Path) -> Iterator[Bag]:
    """The bag at `path` (a zip file, or the folder unpacked from one), checked in full. Raises
    BagRefused for whatever is no bag of this kind, or not as its manifest says."""
    if path.is_dir():
        source = _Folder(path)
        yield Bag(path, _checked(source), source)
        return
    try:
        opened = zipfile.ZipFile(path)
    except (OSError, zipfile.BadZipFile) as error:
        raise BagRefused(f"{path}: is no bag that can be opened ({error})") from error
    with opened:
        zipped = _Zip(path, opened, _base(opened))
        yield Bag(path, _checked(zipped), zipped)


def _base(opened: zipfile.ZipFile) -> str:
    """The one folder that everything lies in, as many tools pack it; empty where there is none."""
    tops = {each.filename.partition("/")[0] for each in opened.infolist()}
    inside = len(tops) == 1 and all("/" in each.filename for each in opened.infolist())
    return f"{tops.pop()}/" if inside else ""


def _confirm_names(path: Path, names: list[str]) -> None:
    """BagRefused for a name that could lead elsewhere, twice the same, or too many of them."""
    if len(names) > MOST:
        raise BagRefused(f"{path}: holds {len(names)} files, more than {MOST}")
    if len({each.casefold() for each in names}) < len(names):
        raise BagRefused(f"{path}: holds two files of one name")
    for name in names:
        if not _NAME.fullmatch(name) or ".." in name.split("/") or "." in name.split("/"):
            raise BagRefused(f"{path}: {name!r} is no name for a file of a bag")


def _checked(source: _Source) -> dict[str, str]:
    """The payload's hashes, once every file of the bag was found as its manifests say."""
    if not source.small("bagit.txt").startswith("BagIt-Version: 1.0\n"):
        raise BagRefused(f"{source.path}: is no bag of version 1.0")
    told = _manifest(source, MANIFEST)
    tags = _manifest(source, TAGS)
    there = {*source.names} - {TAGS}
    listed = {*told, *tags}
    if "fetch.txt" in there:
        raise BagRefused(f"{source.path}: wants files fetched from elsewhere; nothing is")
    if any(not each.startswith("data/") for each in told) or {*tags} != {*TAGGED}:
        raise BagRefused(f"{source.path}: its manifests list other files than a case's bag has")
    if there != listed:
        more, less = sorted(there - listed), sorted(listed - there)
        wrong = f"holds {more[0]!r}, which" if more else f"lacks {less[0]!r}, but"
        raise BagRefused(
            f"{source.path}: {wrong} the manifest {'lacks' if more else 'lists it'}"
        )
    octets = sum(source.names[each] for each in told)
    oxum = _OXUM.search(source.small("bag-info.txt"))
    if octets > LARGEST or oxum is None or (int(oxum[1]), int(oxum[2])) != (octets, len(told)):
        raise BagRefused(f"{source.path}: has another size than it says, or is too large")
    for name, digest in (told | tags).items():
        actual = sha256()
        for block in source.blocks(name):
            actual.update(block)
        if actual.hexdigest() != digest:
            raise BagRefused(f"{source.path}: {name} is not what the manifest says")
    return {name.removeprefix("data/"): digest for name, digest in told.items()}


def _manifest(source: _Source, name: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in source.small(name).splitlines():
        read = _LINE.fullmatch(line)
        if read is None or read[2] in found:
            raise BagRefused(f"{source.path}: {name} has a line that is none: {line[:80]!r}")
        found[read[2]] = read[1]
    return found
