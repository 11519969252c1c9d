"""Train the incident head: `python -m training.incidents --messages muc4/train.jsonl`.

The encoder is not trained: its vectors of every message are made once. Two networks learn from
two thirds each; what they make of the third they did not see teaches the lines and trees that
choose. The network that ships learns from all messages, half from their marks and half from what
the two make of them (Hinton et al. 2015).
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import numpy as np
import torch
from bench.incidents.cases import mixed_case

from crossbearing.extract.network import network
from crossbearing.extract.tagging.tags import Tags
from training.incidents import choosing, export
from training.incidents.learning import Example, example, learned, predicted
from training.incidents.messages import messages, read, vocabulary
from training.incidents.network import KEPT, Shipped, Tagger

WEIGHTS = Path("src/crossbearing/extract/weights")
SEED, THIRDS, EPOCHS = 11, 3, 12
BOUNDS = {"bounds": [0.25, 0.25, 0.3, 0.25, 0.25], "least_told": 0.35, "least_type": 0.3}
"""Chosen by folds of the training messages."""


def main() -> None:
    """Train from the messages to the files that ship."""
    parser = argparse.ArgumentParser(prog="python -m training.incidents", description=__doc__)
    parser.add_argument("--messages", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    wanted = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    encoder = network()
    assert encoder is not None
    records = messages(wanted.messages)
    read_all = [
        [read(each, turned(each["text"]), encoder) for each in records]
        for turned in (str, mixed_case)
    ]
    mean, turn = principal([vectors for _, vectors in read_all[0]])
    words = vocabulary([message.page for message, _ in read_all[0]])
    numbers = {word: at + 2 for at, word in enumerate(words)}
    views = [
        [example(message, (vectors - mean) @ turn, numbers) for message, vectors in view]
        for view in read_all
    ]
    third = np.random.default_rng(5).permutation(len(records)) % THIRDS
    unseen: dict[int, Tags] = {}
    taught: list[list[Any]] = []
    for held in (0, 1):
        torch.manual_seed(held)
        teacher = Tagger(len(words) + 2)
        use = np.flatnonzero(third != held).tolist()
        learned(teacher, views, use, epochs=EPOCHS, seed=held)
        made = [predicted(teacher, view) for view in views]
        unseen |= {at: made[0][at] for at in np.flatnonzero(third == held).tolist()}
        taught.append(made)
    soft = [
        [mean_of(both) for both in zip(*pair, strict=True)]
        for pair in zip(*taught, strict=True)
    ]
    torch.manual_seed(SEED)
    student = Tagger(len(words) + 2)
    learned(student, views, range(len(records)), epochs=EPOCHS, seed=SEED, soft=soft)
    tables = choosing.learned(
        [
            choosing.marked(message.page, unseen.get(at), message.templates)
            for at, (message, _) in enumerate(read_all[0])
        ],
        seed=0,
    )
    shipped = Shipped(student, torch.from_numpy(mean), torch.from_numpy(turn))
    export.write(wanted.out, export.graph(shipped), {**tables, **BOUNDS, "vocabulary": words})


def principal(vectors: list[Any]) -> tuple[Any, Any]:
    """The mean of vectors and the turn to their main directions, each scaled down by its
    spread, from a sample of words."""
    rows = np.concatenate([each[::20] for each in vectors])
    mean, spread = rows.mean(0), rows.std(0) + 1e-3
    whole = (rows - mean) / spread
    worth, axes = np.linalg.eigh(whole.T @ whole / len(whole))
    first = np.argsort(-worth)[:KEPT]
    turn = axes[:, first] * worth[first] ** -0.35 / spread[:, None]
    return mean.astype(np.float32), turn.astype(np.float32)


def mean_of(tags: tuple[Tags, ...]) -> Tags:
    """The mean of several networks' chances."""
    many = len(tags)
    return Tags(
        sum(each.words for each in tags) / many,
        sum(each.document for each in tags) / many,
        sum(each.sentences for each in tags) / many,
    )


__all__ = ["Example", "main"]

if __name__ == "__main__":
    main()
