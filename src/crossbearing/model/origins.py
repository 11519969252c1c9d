"""Whose word it is: copies between documents, and independent origins."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from crossbearing.model.chains import Chain, Drift
from crossbearing.model.control import Correction, Likeness, Tally
from crossbearing.model.spans import Passage, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A passage of `source` that `target` reuses. `overlap` is the share of the target passage
    found in the source; `reason` says what gave the direction, `confidence` how surely (0–1)."""

    source: str
    target: str
    source_span: Span
    target_span: Span
    overlap: float
    reason: str
    confidence: float


class OriginKind(StrEnum):
    """What kind of line of sight an origin is."""

    witness = "witness"
    announcement = "announcement"
    anonymous = "anonymous"
    finding = "finding"
    instrument = "instrument"
    document = "document"
    author = "author"
    evidence = "evidence"


class Access(StrEnum):
    """How near the origin stood to what it tells of."""

    direct = "direct"
    institutional = "institutional"
    claimed = "claimed"
    none = "none"
    unknown = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """An independent line of sight, with all the statements that come down to it.

    `controller` is the id of the entity that could shape it, `gatekeeper` the name of the outlet
    that all its reports passed through; both None where the text does not tell. `withdrawn` says why it no longer stands.
    """

    id: str
    kind: OriginKind
    label: str
    access: Access
    controller: str | None
    gatekeeper: str | None
    statements: tuple[str, ...]
    documents: tuple[str, ...]
    passages: tuple[Passage, ...]
    merged_because: str = ""
    withdrawn: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """Copies and origins of one case, the ways the words took and what was lost on them, and what
    it all comes down to."""

    copies: tuple[Copy, ...]
    origins: tuple[Origin, ...]
    chains: tuple[Chain, ...] = ()
    drifts: tuple[Drift, ...] = ()
    likenesses: tuple[Likeness, ...] = ()
    tallies: tuple[Tally, ...] = ()
    corrections: tuple[Correction, ...] = ()
