"""The tagging network's lessons: labels of words, types of sentences and of the message."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from crossbearing.extract.tagging.page import BAG, FACTS, SENTENCES, Given, given
from crossbearing.extract.tagging.tags import NOTHING, Tags
from training.incidents.messages import Message
from training.incidents.network import KEPT, KINDS, LABELS, Tagger

RATE, WARM, DECAY = 2e-3, 0.06, 0.02
WORDS, MESSAGES, LONGEST = 2400, 6, 520
"""Words and messages of a batch, and words of a message that are learned from."""
IDLE, MIXED = 0.45, 0.35
"""Share, in each epoch, of messages without an incident, and of mixed-case copies."""


@dataclass(frozen=True, slots=True)
class Example:
    """A message with all that the network is given of it."""

    message: Message
    given: Given
    vectors: Any
    """[n, 256]"""

    def __len__(self) -> int:
        return len(self.vectors)


def example(message: Message, vectors: Any, numbers: Mapping[str, int]) -> Example:
    """A message as the network takes it."""
    return Example(message, given(message.page, numbers), vectors.astype(np.float16))


def learned(
    tagger: Tagger,
    views: Sequence[Sequence[Example]],
    use: Sequence[int],
    *,
    epochs: int,
    seed: int,
    soft: Sequence[Sequence[Tags]] | None = None,
) -> None:
    """Teach a network from some messages, by number; from `soft` chances too, half and half."""
    rng = random.Random(seed)
    best = torch.optim.AdamW(tagger.parameters(), lr=RATE, weight_decay=DECAY)
    total = len(list(_batches(views[0], use, random.Random(seed)))) * epochs
    step = 0
    for _ in range(epochs):
        tagger.train()
        for batch in _batches(views[0], use, rng):
            for group in best.param_groups:
                group["lr"] = (
                    RATE * min(1, (step + 1) / (WARM * total)) * max(0, 1 - step / total)
                )
            chosen = [(1 if rng.random() < MIXED else 0, at) for at in batch]
            taken = [views[view][at] for view, at in chosen]
            with torch.autocast("cpu", dtype=torch.bfloat16):
                scores = tagger(*together(taken, LONGEST))
            loss = _loss([each.float() for each in scores], _marks(taken, scores))
            if soft is not None:
                told = [soft[view][at] for view, at in chosen]
                loss = (loss + _loss([e.float() for e in scores], _soft(told, scores))) / 2
            best.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
            best.step()
            step += 1


@torch.no_grad()
def predicted(tagger: Tagger, view: Sequence[Example]) -> list[Tags]:
    """What a network makes of every message."""
    tagger.eval()
    made = []
    for each in view:
        labels, document, told = tagger(*together([each]))
        made.append(
            Tags(
                labels[0].softmax(-1).numpy(),
                document[0].sigmoid().numpy(),
                told[0].softmax(-1).numpy(),
            )
        )
    return made


def together(examples: Sequence[Example], most: int = 1 << 30) -> tuple[Tensor, ...]:
    """Padded tensors of several messages, each cut after `most` words."""
    many, long = len(examples), min(most, max(map(len, examples)))
    vectors, facts = torch.zeros(many, long, KEPT), torch.zeros(many, long, FACTS)
    bag = torch.zeros(many, long, BAG, dtype=torch.long)
    endings, keep = torch.zeros(many, long, dtype=torch.long), torch.zeros(many, long)
    names = torch.zeros(many, max(int(e.given.keys.max()) for e in examples) + 1, long)
    sentences = torch.zeros(many, max(e.message.page.sentences for e in examples), long)
    for row, each in enumerate(examples):
        size = min(len(each), long)
        at = torch.arange(size)
        vectors[row, :size] = torch.from_numpy(each.vectors[:size].astype(np.float32))
        facts[row, :size] = torch.from_numpy(each.given.facts[:size])
        bag[row, :size] = torch.from_numpy(each.given.bag[:size])
        endings[row, :size] = torch.from_numpy(each.given.endings[:size])
        keep[row, :size] = 1
        names[row, torch.from_numpy(each.given.keys[:size]), at] = 1
        sentences[row, torch.tensor(each.message.page.sentence_of[:size]), at] = 1
    names[:, 0] = 0
    order = torch.arange(sentences.shape[1]).clamp(max=SENTENCES - 1).expand(many, -1)
    return vectors, bag, endings, facts, names, sentences, order, keep


def _batches(
    view: Sequence[Example], use: Sequence[int], rng: random.Random
) -> Iterator[list[int]]:
    """Numbers of messages of like length together, in an order of the generator's."""
    picked = [at for at in use if view[at].message.types or rng.random() < IDLE]
    ordered = sorted(
        picked, key=lambda at: min(len(view[at]), LONGEST) * (1 + 0.1 * rng.random())
    )
    made: list[list[int]] = [[]]
    for at in ordered:
        made[-1].append(at)
        full = len(made[-1]) * min(len(view[at]), LONGEST) >= WORDS
        if full or len(made[-1]) >= MESSAGES:
            made.append([])
    made = [each for each in made if each]
    rng.shuffle(made)
    yield from made


def _loss(scores: Sequence[Tensor], wanted: Sequence[Tensor]) -> Tensor:
    """Cross entropy of words and sentences (rows of zeros count nothing) and of types told."""
    labels, document, told = scores
    of_words = -(wanted[0] * labels.log_softmax(-1)).sum() / wanted[0].sum().clamp(min=1)
    of_told = -(wanted[2] * told.log_softmax(-1)).sum() / wanted[2].sum().clamp(min=1)
    of_document = F.binary_cross_entropy_with_logits(document, wanted[1])
    return 4 * of_words + of_document + of_told / 2


def _marks(examples: Sequence[Example], scores: Sequence[Tensor]) -> list[Tensor]:
    """What the messages' marks want."""
    wanted = [torch.zeros(each.shape) for each in scores]
    for row, each in enumerate(examples):
        size = min(len(each), wanted[0].shape[1])
        labels = torch.from_numpy(each.message.labels[:size])
        wanted[0][row, :size] = F.one_hot(labels, LABELS).float()
        wanted[1][row, list(each.message.types) or [NOTHING]] = 1
        many = each.message.page.sentence_of[size - 1] + 1
        told = torch.from_numpy(each.message.told[:many])
        wanted[2][row, :many] = F.one_hot(told, KINDS).float()
    return wanted


def _soft(tags: Sequence[Tags], scores: Sequence[Tensor]) -> list[Tensor]:
    """What other networks' chances want."""
    wanted = [torch.zeros(each.shape) for each in scores]
    for row, each in enumerate(tags):
        size = min(len(each.words), wanted[0].shape[1])
        many = min(len(each.sentences), wanted[2].shape[1])
        wanted[0][row, :size] = torch.from_numpy(each.words[:size])
        wanted[1][row] = torch.from_numpy(each.document)
        wanted[2][row, :many] = torch.from_numpy(each.sentences[:many])
    return wanted
