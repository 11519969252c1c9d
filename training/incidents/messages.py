"""Marked messages as pages with labels."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from crossbearing.extract.network import Network, Pass
from crossbearing.extract.sheet import sheet
from crossbearing.extract.shouting import plain
from crossbearing.extract.tagging.page import MOST, Page, Whole, page
from crossbearing.extract.tagging.tags import NOTHING, ROLES, TYPES
from crossbearing.extract.windows import windows

_ARTICLE = re.compile(r"^(?:the|an?) ")
_WORTH = (1, 1, 2, 2, 2)
"""How much a phrase in each part says that its sentence tells of the incident."""


@dataclass(frozen=True, slots=True)
class Message:
    """A message's page, its templates, and the labels they give its words and sentences."""

    page: Page
    templates: Sequence[Mapping[str, Any]]
    labels: Whole
    told: Whole
    types: tuple[int, ...]


def messages(path: Path) -> list[dict[str, Any]]:
    """The records of `muc4/*.jsonl`."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def read(record: Mapping[str, Any], text: str, network: Network) -> tuple[Message, Any]:
    """A message, and the encoder's vectors for its words [n, 768]."""
    whole = sheet(text, network.pieces, network.common)
    kept = Pass(MOST)
    kept.keep(whole, (network.seen(whole, first, end) for first, end in windows(whole)))
    words = page(text, whole)
    return Message(words, record["roles"], *_labels(words, record["roles"])), kept.vectors()


def _labels(words: Page, templates: Iterable[Mapping[str, Any]]) -> tuple[Any, Any, Any]:
    """Labels of words (longest phrases first), of sentences, and the types told."""
    labels = np.zeros(len(words), np.int64)
    weight = np.zeros((max(words.sentences, 1), NOTHING))
    found: list[tuple[int, int, int]] = []
    types = []
    for one in templates:
        kind = TYPES.index(one["type"].split(" / ")[0])
        types.append(kind)
        for part, role in enumerate(ROLES):
            for name in (name for entity in one[role] for name in entity):
                for first, last in words.found(_ARTICLE.sub("", name)):
                    found.append((first, last, part))
                    weight[words.sentence_of[first], kind] += _WORTH[part]
    for first, last, part in sorted(set(found), key=lambda each: (each[0] - each[1], each)):
        if not labels[first : last + 1].any():
            labels[first] = 1 + 2 * part
            labels[first + 1 : last + 1] = 2 + 2 * part
    told = np.where(weight.sum(1) >= 2, weight.argmax(1), NOTHING)
    return labels, told, tuple(types)


def vocabulary(pages: Iterable[Page], least: int = 3) -> list[str]:
    """Common words and numbers of three messages or more, in order of the alphabet."""
    seen: Counter[str] = Counter()
    common = plain()
    for each in pages:
        seen.update(
            {
                part
                for word in each.words
                for part in word.split()
                if part in common or not part.isalpha()
            }
        )
    return sorted(word for word, many in seen.items() if many >= least)
