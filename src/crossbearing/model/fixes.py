"""Where and when something was, as somebody worked it out and entered it by hand."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceFix:
    """A position in degrees north and east, and within how many metres of it the thing lies."""

    latitude: float
    longitude: float
    radius: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeFix:
    """Not before `earliest` and not after `latest`, both ISO 8601 with their offset; `time` is
    the likeliest, None where none is. `zone` is the zone whose clocks they are on, as given."""

    earliest: str
    latest: str
    zone: str
    time: str | None = None
