"""Everything that can go wrong, as one tree.

CrossbearingError
├── ItemSkipped            this one cannot be used; it is named, counted, and the rest goes on
│   ├── CaptureRefused       bytes that may not or cannot be taken in (too large, a bomb, not text)
│   ├── DocumentUnreadable   bytes kept, but no text can be had from them
│   └── FetchRefused         an address that may not or could not be fetched
└── RunStopped             nothing sensible can follow; the message says what to do
    ├── UsageError           the request itself is wrong (a question nobody can answer, a bad option)
    ├── NothingToRead        not one report could be read
    ├── TableInvalid         a metadata table, matrix or claims table that cannot be understood
    ├── PartMissing          an optional part is not installed; the message names the extra
    ├── WeightsDamaged       the reader's weights are not the ones this version was released with
    ├── DecisionOvertaken    somebody else decided about the same words first; both are shown
    ├── CaseInvalid          a folder is not a case, or not one this version can open
    ├── BagRefused           a bag is not what its manifest says, or would reach beyond itself
    └── SourceClosed         the ledger or a capture differs from what was recorded
"""

from __future__ import annotations


class CrossbearingError(Exception):
    """The root: every error this product raises on purpose descends from it."""


class ItemSkipped(CrossbearingError):
    """One item cannot be used. `path` names it, `reason` says why and what would help."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class CaptureRefused(ItemSkipped):
    """Bytes that may not or cannot be taken in."""


class DocumentUnreadable(ItemSkipped):
    """Bytes that were kept but from which no text can be had."""


class FetchRefused(ItemSkipped):
    """An address that may not or could not be fetched."""


class RunStopped(CrossbearingError):
    """The run cannot go on; the message says what to do."""


class UsageError(RunStopped):
    """The request itself is wrong."""


class NothingToRead(RunStopped):
    """Not one report could be read."""


class TableInvalid(RunStopped):
    """A table the user gave cannot be understood; the message names file, row and remedy."""


class PartMissing(RunStopped):
    """An optional part is not installed."""


class WeightsDamaged(RunStopped):
    """The reader's weights are not the ones this version was released with."""


class DecisionOvertaken(RunStopped):
    """Somebody else decided about the same words first. `made_on` is the version that the refused
    decision names, `latest` the one there is now: the id of a decision, or empty for none."""

    def __init__(self, message: str, *, made_on: str, latest: str) -> None:
        super().__init__(message)
        self.made_on = made_on
        self.latest = latest


class CaseInvalid(RunStopped):
    """A folder is not a case, or not one this version can open."""


class BagRefused(RunStopped):
    """A bag is not what its manifest says, or would reach beyond itself; none of it is used."""


class SourceClosed(RunStopped):
    """The ledger or a capture differs from what was recorded."""
