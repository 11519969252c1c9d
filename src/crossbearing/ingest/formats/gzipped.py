"""A gzip file: the one thing it holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from crossbearing.ingest.expand import inflate
from crossbearing.ingest.limits import Limits
from crossbearing.ingest.part import Part

NAME = "gzip"
SUFFIXES = (".gz",)
MEDIA_TYPES = ("application/gzip", "application/x-gzip")


def read(part: Part, limits: Limits) -> Iterator[Part]:
    """The expanded part under the same path, named without its `.gz`."""
    raw = inflate(part.raw, part.path, limits.expanded_bytes, limits)
    name = part.name[:-3] if part.name.lower().endswith(".gz") else part.name
    yield replace(part, raw=raw, name=name, media_type=None, container=part.held_in)
