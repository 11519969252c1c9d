"""Annotated passages whose parts are given as words, resolved to offsets.

A part is a list of strings that stand in the passage; one that occurs more than once is given as
`{"text": words, "nth": n}`, counted from 1.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

PARTS = ("source", "cue", "content")


def passages(path: Path) -> list[dict[str, Any]]:
    """The passages of a JSON Lines file, each part as a list of [start, end] into its text."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [resolved(json.loads(line)) for line in lines if line.strip()]


def resolved(passage: dict[str, Any]) -> dict[str, Any]:
    """A passage with offsets for words; ValueError, naming the passage, where words are not found."""
    text, name = passage["text"], passage["id"]
    statements = [
        each | {part: [_found(text, words, name) for words in each[part]] for part in PARTS}
        for each in passage["statements"]
    ]
    return passage | {"statements": statements}


def _found(text: str, words: str | dict[str, Any], name: str) -> list[int]:
    wanted, nth = (words, 1) if isinstance(words, str) else (words["text"], words["nth"])
    start = -1
    for _ in range(nth):
        start = text.find(wanted, start + 1)
        if start < 0:
            raise ValueError(f"passage {name}: {wanted!r} does not stand there {nth} times")
    return [start, start + len(wanted)]
