"""The files under what was given: each once, in order, links in circles or not."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from crossbearing.model import Skipped

CASE = frozenset(("case.db", "case.toml"))
"""The files of a folder that is a case: reading its own report back would echo every report."""


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Found:
    """A file to be read: how it was given, its name within that, and where it truly lies."""

    path: str
    address: str
    file: Path
    given: bool = False
    """True if it was named itself rather than found in a folder."""
    also_at: tuple[str, ...] = field(default=(), compare=False)


def walk(paths: Sequence[str]) -> Iterator[Found | Skipped]:
    """Every file in `paths` and the folders among them, sorted by path, each file once however
    many links lead to it. Hidden files in folders are passed over; what cannot be read, links
    that lead out of what was given, and cases come out as Skipped.
    """
    roots = {Path(path).resolve() for path in paths}
    found: dict[Path, list[tuple[bool, Found]]] = {}
    skipped: list[Skipped] = []
    for path in sorted(set(paths)):
        for linked, item in _under(Path(path), roots):
            if isinstance(item, Skipped):
                skipped.append(item)
            else:
                found.setdefault(item.file, []).append((linked, item))
    everything: list[Found | Skipped] = [*map(_merge, found.values()), *set(skipped)]
    yield from sorted(everything, key=lambda item: (item.path, isinstance(item, Skipped)))


def _merge(same: list[tuple[bool, Found]]) -> Found:
    """One file found several times: true names before links, then the first in order."""
    ordered = [item for _, item in sorted(same)]
    first, others = ordered[0], sorted({item.path for item in ordered} - {ordered[0].path})
    return Found(
        path=first.path,
        address=first.address,
        file=first.file,
        given=any(item.given for item in ordered),
        also_at=tuple(others),
    )


def _under(top: Path, roots: set[Path]) -> Iterator[tuple[bool, Found | Skipped]]:
    """The files under one path, and whether a link led to each; folders are visited once, by
    their true name first."""
    visited: set[Path] = set()
    waiting = [(False, top)]
    while waiting:
        links: list[Path] = []
        for linked, start in waiting:
            if start.is_dir():
                yield from _folder(start, top, linked, visited, links)
            else:
                yield linked, _file(start, top, given=start == top)
        waiting = []
        for link in sorted(links):
            if _inside(link, roots):
                waiting.append((True, link))
            else:
                reason = (
                    "is a link that leads out of the folder given, or nowhere; add its target"
                )
                yield True, Skipped(path=_shown(link), reason=reason)


def _folder(
    start: Path, top: Path, linked: bool, visited: set[Path], links: list[Path]
) -> Iterator[tuple[bool, Found | Skipped]]:
    failed: list[OSError] = []
    for folder, subfolders, files in os.walk(start, onerror=failed.append):
        here = Path(folder)
        if here.resolve() in visited:
            subfolders.clear()
            continue
        visited.add(here.resolve())
        if CASE.issubset(files):
            subfolders.clear()
            reason = "is a case, not reports; its answer comes from `crossbearing weigh`"
            yield linked, Skipped(path=_shown(here), reason=reason)
            continue
        kept = sorted(name for name in subfolders if not name.startswith("."))
        links += [here / name for name in kept if (here / name).is_symlink()]
        subfolders[:] = [name for name in kept if not (here / name).is_symlink()]
        for name in sorted(name for name in files if not name.startswith(".")):
            if (here / name).is_symlink():
                links.append(here / name)
            else:
                yield linked, _file(here / name, top, given=False)
    for error in failed:
        path = _shown(Path(error.filename))
        yield linked, Skipped(path=path, reason=f"cannot be opened: {error.strerror}")


def _file(file: Path, top: Path, *, given: bool) -> Found | Skipped:
    try:
        mode = file.stat().st_mode
        true = file.resolve()
    except (OSError, RuntimeError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name cannot be a file's"
        return Skipped(path=_shown(file), reason=f"cannot be opened: {reason}")
    # A pipe or a device would keep its reader waiting, perhaps for ever.
    if not stat.S_ISREG(mode):
        return Skipped(path=_shown(file), reason="is a pipe or a device, not a file")
    inside = file.relative_to(top).as_posix() if file != top else file.name
    return Found(path=_shown(file), address=_printable(inside), file=true, given=given)


def _inside(link: Path, roots: set[Path]) -> bool:
    try:
        target = link.resolve(strict=True)
    except (OSError, RuntimeError):
        return False
    return any(root == target or root in target.parents for root in roots)


def _shown(path: Path) -> str:
    return _printable(path.as_posix())


def _printable(name: str) -> str:
    """A file name as text: bytes that are no UTF-8 are spelt out, so that it can be stored."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")
