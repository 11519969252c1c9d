"""The answer of a case, kept from one opening to the next."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

from crossbearing.casework.answering import weigh_case
from crossbearing.casework.settings import Progress, silent
from crossbearing.model import (
    Annotations,
    Assessment,
    Chain,
    Copy,
    Document,
    Drift,
    Origin,
)
from crossbearing.store import Case, kept, wire

MANY: tuple[tuple[str, type], ...] = (
    ("documents", Document),
    ("annotations", Annotations),
    ("copies", Copy),
    ("origins", Origin),
    ("chains", Chain),
    ("drifts", Drift),
)
"""What a large case has many of: a line each, so that reading them back leaves room for others."""
TRACED = ("copies", "origins", "chains", "drifts")


def state_of(folder: Path) -> str:
    """What the answer of a case follows from, in short: it changes with each report, decision,
    question, item or search, and not with what was read or weighed."""
    with Case.open(folder) as case:
        return case.state()


def weigh_kept(folder: Path, *, progress: Progress = silent) -> tuple[Assessment, str]:
    """The case's answer and the state it follows from: as it was kept by the last weighing if
    nothing changed since, neither in the case nor in this product; else weighed, and kept."""
    state = state_of(folder)
    key = f"{state} {product()}"
    with uncollected():
        found = read_back(kept.lines(folder, key), progress)
    if found is not None:
        return found, state
    assessment = weigh_case(folder, progress=progress)
    kept.keep(folder, key, written(assessment))
    if state_of(folder) != state:
        # Words may have been erased meanwhile; they must not live on here.
        kept.forget(folder)
    return assessment, state


@contextmanager
def uncollected() -> Iterator[None]:
    """What is made in here is left alone by the collector of cycles, of which nouns are never a
    part: to look through a million of them again and again takes longer than to read them."""
    working = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if working:
            gc.enable()


def written(assessment: Assessment) -> Iterator[bytes]:
    """An assessment in lines: how many there are of each, then what there are few of, then each."""
    trace = assessment.trace
    many = {name: getattr(trace if name in TRACED else assessment, name) for name, _ in MANY}
    yield wire.dump([len(many[name]) for name, _ in MANY])
    yield wire.dump(
        replace(
            assessment,
            documents=(),
            annotations=(),
            trace=replace(trace, copies=(), origins=(), chains=(), drifts=()),
        )
    )
    for name, _ in MANY:
        for each in many[name]:
            yield wire.dump(each)


def read_back(lines: Iterator[bytes], progress: Progress = silent) -> Assessment | None:
    """The assessment that was written in these lines; None for no lines, or for too few."""
    head = next(lines, None)
    rest = next(lines, None)
    if head is None or rest is None:
        return None
    counts = wire.load(head)
    found: dict[str, Any] = {}
    for (name, noun), count in zip(MANY, counts, strict=True):
        read: list[Any] = []
        for number in range(count):
            line = next(lines, None)
            if line is None:
                return None
            read.append(wire.read(line, noun))
            if name == "documents" and number % 200 == 0:
                progress("opening", number, count)
        found[name] = tuple(read)
    assessment = wire.read(rest, Assessment)
    return replace(
        assessment,
        documents=found["documents"],
        annotations=found["annotations"],
        trace=replace(assessment.trace, **{name: found[name] for name in TRACED}),
    )


@cache
def product() -> str:
    """A digest of the installed product, so that another version weighs anew."""
    root = Path(str(files("crossbearing")))
    digest = sha256()
    for path in sorted(root.rglob("*")):
        if path.suffix != ".pyc" and path.is_file():
            stat = path.stat()
            told = f"{path.relative_to(root)} {stat.st_size} {stat.st_mtime_ns}\n"
            digest.update(told.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
