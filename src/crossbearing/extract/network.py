"""The trained network: what it makes of a window's words, and of a cue among them.

Weights lie in the package and are loaded on first use, checked against the hash in their card.
Windows are run one at a time on one thread: the runtime scales activations by what is run
together, so that a window's neighbours could otherwise show in its reading.
"""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import numpy as np
import numpy.typing as npt

from crossbearing.errors import WeightsDamaged
from crossbearing.extract import fields
from crossbearing.extract.pieces import Pieces
from crossbearing.extract.sheet import Sheet
from crossbearing.extract.speech_acts import STANCES, Asked, marks
from crossbearing.model import Stance

Numbers = npt.NDArray[np.float32]
Labels = npt.NDArray[np.int64]

OUT, BEGIN, IN, BEGIN_INNER, IN_INNER = range(5)
"""Labels of cues: outside; first word and others of an outer statement's, of an inner one's."""
NEITHER, SOURCE, CONTENT = range(3)
"""Labels of words for one cue."""

REACH = 64
"""Words beyond which the distance to a cue no longer counts."""
NEAR = 128
"""Most words that are looked at for a cue's source and content."""
_BELOW = "layer3.norm2"


def _field(number: int, content: bytes) -> bytes:
    """A field of a protocol buffer that holds others."""
    return bytes([number << 3 | 2, len(content)]) + content


_GIVE_BELOW = _field(7, _field(12, _field(1, _BELOW.encode()) + _field(2, b"\x0a\x02\x08\x01")))
"""What a graph's bytes take behind them to give one more of its values: messages of a protocol
buffer that stand one behind the other are one."""
_NEVER = np.float32(-1e4)
_LAWLESS = (
    (OUT, IN),
    (OUT, IN_INNER),
    (BEGIN, IN_INNER),
    (BEGIN_INNER, IN),
    (IN, IN_INNER),
    (IN_INNER, IN),
)


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue found in a window: first and last word, whether inside a statement, and for each
    word of the window whose it is."""

    first: int
    last: int
    inner: bool
    roles: Labels


@dataclass(frozen=True, slots=True)
class Done:
    """What a statement does, and its likelihood by the network [0, 1]."""

    stance: Stance
    likely: float

    @classmethod
    def told(cls, scores: Numbers) -> Done:
        """From the scores of every stance."""
        best = int(scores.argmax())
        whole = np.exp(scores - scores[best], dtype=np.float64).sum()
        return cls(STANCES[best], float(1 / whole))


@dataclass(frozen=True, slots=True)
class Seen:
    """A window of words as the encoder sees it: a vector for each [1, words, 384], which other
    heads can take too, how well each label of cues fits [1, words, 5], and the vectors of an
    inner layer that learned less of statements [words, 384]."""

    vectors: Numbers
    cues: Numbers
    below: Numbers


class Pass:
    """What the encoder made of a document's first words, kept for other heads."""

    def __init__(self, most: int) -> None:
        self.sheet: Sheet | None = None
        self._most = most
        self._kept: list[Numbers] = []
        self._many = 0

    def keep(self, sheet: Sheet, seen: Iterable[Seen]) -> None:
        """Keep the next windows, up to the most words."""
        self.sheet = sheet
        for each in seen:
            if self._many < self._most:
                self._kept.append(np.concatenate((each.below, each.vectors[0]), 1))
                self._many += len(each.below)

    def vectors(self) -> Numbers:
        """A row a word [n, 768]: the inner layer's vector, then the last one's."""
        return np.concatenate(self._kept)[: self._most]


class Network:
    """The encoder with its tagger, the linker, and the tables they go with."""

    def __init__(self, folder: Traversable) -> None:
        card = json.loads(folder.joinpath("card.json").read_text(encoding="utf-8"))
        parts = {name: _checked(folder, name, wanted) for name, wanted in card["files"].items()}
        self.hash: str = card["hash"]
        self._encoder = session(parts["encoder.onnx"] + _GIVE_BELOW)
        self._linker = session(parts["linker.onnx"])
        self._actor = session(parts["actor.onnx"])
        vocabulary = parts["vocabulary.txt"].decode("utf-8").split("\n")
        numbers = {piece: number for number, piece in enumerate(vocabulary)}
        self.pieces = Pieces(numbers)
        self.common = frozenset(parts["common.txt"].decode("utf-8").split())
        self._start, self._end = numbers["[CLS]"], numbers["[SEP]"]
        given = json.loads(parts["fields.json"])
        tables = {name: np.array(rows, np.float32) for name, rows in given.items()}
        for before, after in _LAWLESS:
            tables["cue_moves"][before, after] = _NEVER
        for inside in (IN, IN_INNER):
            tables["cue_first"][inside] = _NEVER
        self._tables = tables

    def seen(self, sheet: Sheet, first: int, end: int) -> Seen:
        """What the encoder makes of the words of one window."""
        given = self._given(sheet, first, end)
        vectors, cues, below = self._encoder.run(["vectors", "cues", _BELOW], given)
        return Seen(vectors, cues, below[0][given["heads"]])

    def acts(
        self, sheet: Sheet, first: int, end: int, questions: Sequence[Asked]
    ) -> list[Done]:
        """What statements of one stretch that have no word in common do, in their order."""
        given = self._given(sheet, first, end, marks(questions))
        (vectors,) = self._encoder.run(["vectors"], given)
        asked = {
            "vectors": vectors,
            "parts": np.array([each.parts for each in questions], np.int64),
            "ruled": np.array([each.ruled for each in questions], np.int64),
        }
        (acts,) = self._actor.run(["acts"], asked)
        return [Done.told(scores) for scores in acts]

    def _given(
        self, sheet: Sheet, first: int, end: int, marked: Sequence[int] | None = None
    ) -> dict[str, Labels]:
        """The pieces of a window, the first piece of each word, and each piece's mark."""
        numbers = [self._start]
        marks = [0]
        heads = []
        for at in range(first, end):
            heads.append(len(numbers))
            numbers.extend(sheet.pieces[at])
            mark = marked[at - first] if marked else 0
            marks.extend(mark for _ in sheet.pieces[at])
        return {
            "pieces": np.array([[*numbers, self._end]], np.int64),
            "marks": np.array([[*marks, 0]], np.int64),
            "heads": np.array(heads, np.int64),
        }

    def read(self, seen: Sequence[Seen]) -> list[list[Cue]]:
        """The cues of each window, in order of the text."""
        tables = self._tables
        labels = fields.best(
            [each.cues for each in seen], tables["cue_first"], tables["cue_moves"]
        )
        found = [_stretches(each[0]) for each in labels]
        asked = [
            _Asked.about(each, cues) for each, cues in zip(seen, found, strict=True) if cues
        ]
        scores = [
            self._linker.run(
                None,
                {
                    "vectors": each.vectors,
                    "share": each.share,
                    "near": each.near,
                    "distance": each.distance,
                },
            )[0]
            for each in asked
        ]
        roles = fields.best(scores, tables["role_first"], tables["role_moves"])
        told = iter([each.told(labels) for each, labels in zip(asked, roles, strict=True)])
        return [next(told) if cues else [] for cues in found]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the linker is asked of one window: which words are whose, for each of its cues."""

    cues: Sequence[tuple[int, int, bool]]
    vectors: Numbers
    share: Numbers
    near: Labels
    distance: Labels

    @classmethod
    def about(cls, seen: Seen, cues: Sequence[tuple[int, int, bool]]) -> _Asked:
        """The words near each cue, and how far they stand from it."""
        words = seen.vectors.shape[1]
        first = np.array([cue[0] for cue in cues])[:, None]
        last = np.array([cue[1] for cue in cues])[:, None]
        size = min(words, NEAR)
        start = ((first + last - size) // 2).clip(0, words - size)
        near = start + np.arange(size)[None]
        before, after = near - first, near - last
        far = np.where(before < 0, before.clip(min=-REACH), after.clip(max=REACH))
        inside = (before >= 0) & (after <= 0)
        at = np.arange(words)[None]
        share = ((at >= first) & (at <= last)) / (last - first + 1)
        return cls(
            cues,
            seen.vectors,
            share.astype(np.float32),
            near,
            np.where(inside, REACH + 1, far) + REACH,
        )

    def told(self, labels: Labels) -> list[Cue]:
        """Each cue with whose every word of the window is; words too far off are nobody's."""
        roles = np.full((len(self.cues), self.vectors.shape[1]), NEITHER, np.int64)
        np.put_along_axis(roles, self.near, labels, 1)
        roles[self.share > 0] = NEITHER
        return [
            Cue(first, last, inner, each)
            for (first, last, inner), each in zip(self.cues, roles, strict=True)
        ]


def _stretches(labels: Labels) -> list[tuple[int, int, bool]]:
    """First word, last word and depth of each cue."""
    found: list[tuple[int, int, bool]] = []
    for at, label in enumerate(labels.tolist()):
        if label in (BEGIN, BEGIN_INNER):
            found.append((at, at, label == BEGIN_INNER))
        elif label in (IN, IN_INNER):
            first, _, inner = found[-1]
            found[-1] = (first, at, inner)
    return found


@lru_cache(maxsize=1)
def network() -> Network | None:
    """The network in this package, loaded on first use; None where its weights are not there."""
    folder = files("crossbearing.extract") / "weights"
    return Network(folder) if folder.joinpath("card.json").is_file() else None


def made_by() -> tuple[str, ...]:
    """Hash of the weights, the runtime's version and the processor family; none without weights."""
    loaded = network()
    if loaded is None:
        return ()
    import onnxruntime

    return (
        f"reader weights {loaded.hash[:16]}",
        f"onnxruntime {onnxruntime.__version__}",
        f"processor {platform.machine()}",
    )


def _checked(folder: Traversable, name: str, wanted: str) -> bytes:
    raw = folder.joinpath(name).read_bytes()
    if hashlib.sha256(raw).hexdigest() != wanted:
        raise WeightsDamaged(
            f"{name} of the attribution reader is not as released: install again"
        )
    return raw


_SLOWER = ["SkipLayerNormFusion"]
"""Optimisations of the runtime that make these graphs slower: a sum and its norm as one step."""


def session(graph: bytes) -> Any:
    """A graph ready to run, on one thread."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.enable_cpu_mem_arena = False
    return onnxruntime.InferenceSession(
        graph, options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOWER
    )
