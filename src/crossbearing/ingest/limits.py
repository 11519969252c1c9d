"""How much may be taken in, so that no input can exhaust the machine."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What is refused as too large, too deep or too slow. Sizes are in bytes."""

    file_bytes: int = 100_000_000
    """The largest file, archive member or message."""
    expanded_bytes: int = 500_000_000
    """What one archive may come to in all, whatever is nested in it."""
    ratio: int = 200
    """How many times its own size compressed data may expand to, beyond the first megabyte."""
    members: int = 10_000
    """Members of one archive."""
    nesting: int = 4
    """Archives within archives, and messages within messages."""
    html_bytes: int = 20_000_000
    html_depth: int = 200
    """Elements within elements; the parser itself gives up at 256."""
    pdf_pages: int = 3_000
    fetch_bytes: int = 20_000_000
    fetch_seconds: float = 30.0
    """From the first connection to the last byte, redirects included."""
    redirects: int = 5
