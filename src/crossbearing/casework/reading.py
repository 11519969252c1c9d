"""From paths to documents, and from documents to what they say."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, BinaryIO

from crossbearing.casework.settings import Progress, Settings, silent
from crossbearing.model import Annotations, Document, Skipped

if TYPE_CHECKING:  # parsers and language models take a second to load; a kept answer needs none
    from crossbearing.extract import Reader
    from crossbearing.ingest.gather import Gathered

BATCH = 8
"""Documents handed to a worker at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What came of taking in paths: reports in order of date, then of id, and what was not."""

    gathered: tuple[Gathered, ...]
    skipped: tuple[Skipped, ...]

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents alone."""
        return tuple(each.document for each in self.gathered)


def take_in(
    paths: Sequence[str],
    settings: Settings,
    *,
    stdin: BinaryIO | None = None,
    progress: Progress = silent,
) -> Taken:
    """Gather the reports behind `paths`; what cannot be used is named, with its reason."""
    from crossbearing.ingest.gather import gather

    gathered: list[Gathered] = []
    skipped: list[Skipped] = []
    found = gather(paths, metadata=settings.metadata, limits=settings.limits, stdin=stdin)
    for count, item in enumerate(found, 1):
        progress("taking in", count, None)
        if isinstance(item, Skipped):
            skipped.append(item)
        elif reason := too_late(item.document, settings.published_by):
            skipped.append(Skipped(path=item.document.path, reason=reason))
        else:
            gathered.append(item)
    gathered.sort(key=lambda each: by_date(each.document))
    return Taken(gathered=tuple(gathered), skipped=tuple(sorted(skipped)))


def nothing(skipped: Sequence[Skipped]) -> str:
    """The message for paths behind which not one report could be read."""
    if not skipped:
        return "no reports were found; give files, folders, archives, a URL or - for input"
    named = "; ".join(f"{each.path}: {each.reason}" for each in skipped[:3])
    more = f"; and {len(skipped) - 3} more" if len(skipped) > 3 else ""
    return f"no report could be read ({named}{more})"


def by_date(document: Document) -> tuple[str, str]:
    """The order of documents everywhere: dated ones first, by date; then by id."""
    return (document.published.value if document.published else "9999", document.id)


def too_late(document: Document, limit: str | None) -> str | None:
    """Why a document does not count among what was published by `limit`; None if it does."""
    if limit is None:
        return None
    if document.published is None:
        return f"undated, so not known to be published by {limit}; give its date in --metadata"
    if document.published.value[: len(limit)] > limit:
        return f"published after {limit}"
    return None


def annotate(
    documents: Sequence[Document], *, workers: int = 1, progress: Progress = silent
) -> Iterator[Annotations]:
    """What each document says, in the order given, whatever the number of workers."""
    for count, found in enumerate(_annotated(documents, workers), 1):
        yield found
        progress("reading", count, len(documents))


def _annotated(documents: Sequence[Document], workers: int) -> Iterator[Annotations]:
    if workers <= 1 or len(documents) <= BATCH:
        yield from reader().annotations(documents)
        return
    batches = [documents[at : at + BATCH] for at in range(0, len(documents), BATCH)]
    # A fresh interpreter a worker: a forked one would share the parent's threads and locks.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(workers, len(batches)), mp_context=context) as pool:
        for batch in pool.map(_annotate_batch, batches):
            yield from batch


def _annotate_batch(documents: Sequence[Document]) -> list[Annotations]:
    return list(reader().annotations(documents))


@cache
def reader() -> Reader:
    """The one reader of this process; its models load when it first reads."""
    from crossbearing.extract import Reader

    return Reader()


def reader_made_by() -> tuple[str, ...]:
    """What reads in this process, each part with its version."""
    from crossbearing.extract.reader import made_by

    return made_by()
