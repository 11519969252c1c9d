"""The head's network and tables, loaded on first use and checked against their hashes."""

from __future__ import annotations

import gzip
import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import numpy as np

from crossbearing.errors import WeightsDamaged
from crossbearing.extract.network import session
from crossbearing.extract.tagging.lexicon import Lexicon
from crossbearing.extract.tagging.page import SENTENCES, Numbers, Page, given
from crossbearing.extract.tagging.tags import Tags
from crossbearing.extract.tagging.trees import Line, Trees


@dataclass(frozen=True, slots=True)
class Head:
    """The tagging network, the lexicon of common words, and the trees that choose."""

    hash: str
    network: Any
    vocabulary: dict[str, int]
    lexicon: Lexicon
    context: Line
    phrases: Trees
    topics: Line
    topic_words: dict[str, tuple[int, float]]
    documents: tuple[Trees | None, ...]
    bounds: tuple[float, ...]
    """Least chance of a phrase in each part to be kept."""
    least_told: float
    least_type: float

    def tagged(self, vectors: Numbers, page: Page) -> Tags:
        """What the network makes of words whose vectors (both layers' [n, 768]) are given."""
        facts = given(page, self.vocabulary)
        sentences = np.eye(page.sentences, dtype=np.float32)[list(page.sentence_of)].T
        names = np.eye(int(facts.keys.max()) + 1, dtype=np.float32)[facts.keys].T
        names[0] = 0  # words that are no name share nothing
        words, document, told = self.network.run(
            None,
            {
                "vectors": np.ascontiguousarray(vectors, np.float32),
                "bag": facts.bag,
                "endings": facts.endings,
                "facts": facts.facts,
                "names": names,
                "sentences": np.ascontiguousarray(sentences),
                "order": np.arange(page.sentences).clip(max=SENTENCES - 1),
            },
        )
        return Tags(words, document, told)


@lru_cache(maxsize=1)
def head() -> Head | None:
    """The head in this package; None where its weights are not there."""
    folder = files("crossbearing.extract") / "weights"
    return loaded(folder) if folder.joinpath("incidents.json").is_file() else None


def loaded(folder: Traversable) -> Head:
    """The head of a folder. Raises WeightsDamaged where a file is not as its card says."""
    card = json.loads(folder.joinpath("incidents.json").read_text(encoding="utf-8"))
    parts = {}
    for name, wanted in card["files"].items():
        parts[name] = folder.joinpath(name).read_bytes()
        if hashlib.sha256(parts[name]).hexdigest() != wanted:
            raise WeightsDamaged(
                f"{name} of the incident head is not as released: install again"
            )
    tables = json.loads(gzip.decompress(parts["incidents.json.gz"]))
    return made(card["hash"], session(parts["incidents.onnx"]), tables)


def made(hash_: str, network: Any, tables: dict[str, Any]) -> Head:
    """The head with these tables."""
    return Head(
        hash=hash_,
        network=network,
        vocabulary={word: at + 2 for at, word in enumerate(tables["vocabulary"])},
        lexicon=Lexicon(**tables["lexicon"]),
        context=Line(**tables["context"]),
        phrases=Trees(**tables["phrases"]),
        topics=Line(**tables["topics"]),
        topic_words={word: (at, weight) for at, (word, weight) in enumerate(tables["words"])},
        documents=tuple(Trees(**each) if each else None for each in tables["documents"]),
        bounds=tuple(tables["bounds"]),
        least_told=tables["least_told"],
        least_type=tables["least_type"],
    )
