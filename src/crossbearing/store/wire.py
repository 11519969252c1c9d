"""Nouns to bytes and back."""

from __future__ import annotations

import json
from typing import Any, TypeVar

import msgspec

from crossbearing.errors import UsageError

T = TypeVar("T")


def dump(noun: object) -> bytes:
    """The noun as compact JSON in UTF-8; UsageError when it holds a number that is not finite.

    File names may hold bytes that are no text (lone surrogates); `surrogatepass` keeps them.
    """
    try:
        text = json.dumps(
            msgspec.to_builtins(noun),
            ensure_ascii=False,
            allow_nan=False,
            separators=(",", ":"),
        )
    except ValueError as error:
        raise UsageError(f"cannot be recorded: {error}; give a finite number") from error
    return text.encode("utf-8", "surrogatepass")


def load(body: bytes) -> Any:
    """What `dump` wrote, as plain lists and dicts."""
    return json.loads(body.decode("utf-8", "surrogatepass"))


def read(body: bytes, noun: type[T]) -> T:
    """What `dump` wrote, as a noun; ten times as fast as `load` and `convert`."""
    try:
        return msgspec.json.decode(body, type=noun)
    except (msgspec.DecodeError, UnicodeDecodeError):  # a lone surrogate is no UTF-8
        return convert(load(body), noun)


def convert(plain: object, noun: type[T]) -> T:
    """Plain lists and dicts as a noun."""
    return msgspec.convert(plain, type=noun)
