"""What the hashes of the ledger cover. Changing anything here breaks every case there is."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256

GENESIS = "0" * 64
"""What the first entry names as the entry before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One row of the ledger. It names no one: persons and words are in the payload only."""

    seq: int
    kind: str
    at: str
    about: int | None
    """The earlier entry that this one erases or stands for."""
    payload_sha256: str
    previous: str
    hash: str


def payload_hash(salt: bytes, key: str, part_of: str, body: bytes) -> str:
    """The hash of a payload. The salt goes when the payload is erased, so that a short one
    cannot be guessed from the hash that stays."""
    frame = json.dumps([salt.hex(), key, part_of], default=repr).encode("ascii")
    return sha256(frame + b"\n" + body).hexdigest()


def link_hash(
    *, seq: int, kind: str, at: str, about: int | None, payload_sha256: str, previous: str
) -> str:
    """The hash of an entry: over its place, kind, time, payload's hash and the hash before."""
    # An intruder may have put bytes where text was: they must hash to something else, not fail.
    covered = json.dumps([seq, kind, at, about, payload_sha256, previous], default=repr)
    return sha256(covered.encode("ascii")).hexdigest()


def holds(link: Link) -> bool:
    """True if the entry's hash covers what the entry says."""
    return link.hash == link_hash(
        seq=link.seq,
        kind=link.kind,
        at=link.at,
        about=link.about,
        payload_sha256=link.payload_sha256,
        previous=link.previous,
    )
