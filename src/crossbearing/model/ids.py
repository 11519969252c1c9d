"""Ids that follow from content, so that the same input always bears the same names."""

from __future__ import annotations

from hashlib import sha256


def identify(kind: str, *parts: object) -> str:
    """An id such as `d-3f9c1b22d0a1`: `kind`, and twelve hex digits of the parts' hash.

    Parts are joined by their `repr`, so strings, numbers, spans and tuples of them all serve.
    """
    digest = sha256("\x1f".join(repr(part) for part in parts).encode()).hexdigest()
    return f"{kind}-{digest[:12]}"
