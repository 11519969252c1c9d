"""Teach the head of acts what ordinary news is like: `python -m training.ordinary --run DIR --news F`.

The passages of acts are full of accusations and denials, most news is not. With the encoder as it
is, the head goes on over the passages and over statements of the news corpus, for which the rules'
stance stands in at a small weight. Reads `last.pt` of a run and writes `acted.pt`. Seeded.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional as F

from crossbearing.extract.pieces import Pieces
from training import batches, data, deeds
from training.model import ACTS, Reader
from training.train import SEED, SMOOTH, UNADVISED

NEWS = 330
"""News texts read."""
WEIGHT, DOUBT = 0.1, 0.1
"""Weight of a news statement beside a passage's, and how far the rules' stance is from certain."""
EPOCHS, GROUP, RATE, LEAST = 6, 64, 1e-3, 0.02


@dataclass(frozen=True, slots=True)
class Met:
    """Statements as the encoder sees them: the means of their parts, the rules' stance, what they
    do with how much is learned from it, and how sure they are (-1 where nobody says)."""

    means: Tensor
    ruled: Tensor
    acts: Tensor
    weights: Tensor
    sure: Tensor


def met(
    model: Reader,
    texts: Sequence[data.Text],
    pieces: Pieces,
    common: frozenset[str],
    *,
    news: bool,
) -> Met:
    """The statements of texts; those of `news` count little, and say nothing of certainty."""
    looks = [look for each in texts for look in data.looks(each, pieces, common)]
    found: list[tuple[Tensor, Tensor, Tensor, Tensor]] = []
    for group in batches.grouped(looks, random.Random(SEED)):
        given = batches.looks(group)
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            words = model.words(given.pieces, given.kept, given.heads, given.marks)
            means = model.actor.means(words, given.rows, given.parts).float()
        found.append((means, given.ruled, given.stance, given.certainty))
    means, ruled, stance, sure = (torch.cat(each) for each in zip(*found, strict=True))
    doubt = DOUBT if news else SMOOTH
    return Met(
        means,
        ruled,
        F.one_hot(stance, ACTS) * (1 - doubt) + doubt / ACTS,
        torch.full((len(ruled),), WEIGHT if news else 1.0),
        torch.full_like(sure, -1) if news else sure,
    )


def teach(model: Reader, given: Sequence[Met]) -> None:
    """Go on with the head of acts over statements; nothing else of the model changes."""
    means, ruled, acts, weights, sure = (
        torch.cat([getattr(each, name) for each in given]) for name in Met.__slots__
    )
    head = model.actor
    steps = torch.optim.AdamW(head.parameters(), lr=RATE, weight_decay=0.01)
    total = EPOCHS * -(-len(ruled) // GROUP)
    head.train()
    done = 0
    for _ in range(EPOCHS):
        for some in torch.randperm(len(ruled)).split(GROUP):
            for each in steps.param_groups:
                each["lr"] = RATE * max(LEAST, 1 - done / total)
            advised = torch.rand(len(some)) >= UNADVISED
            advice = torch.where(advised, ruled[some], torch.tensor(ACTS))
            told, certain, _ = head.told(means[some], advice)
            share = weights[some] / weights[some].sum()
            cost = (F.cross_entropy(told, acts[some], reduction="none") * share).sum()
            known = sure[some] >= 0
            if known.any():
                cost = cost + F.cross_entropy(certain[known], sure[some][known]) / 2
            steps.zero_grad()
            cost.backward()
            steps.step()
            done += 1
    head.eval()


def main() -> None:
    """Read the options, go on."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--news", type=Path, required=True, help="polnear/train.jsonl")
    parser.add_argument("--own", type=Path, default=Path("training/passages"))
    wanted = parser.parse_args()
    torch.manual_seed(SEED)
    model = Reader()
    model.load_state_dict(
        torch.load(wanted.run / "last.pt", map_location="cpu", weights_only=True)["model"]
    )
    model.eval()
    vocabulary = (wanted.run / "vocabulary.txt").read_text(encoding="utf-8").split("\n")
    pieces = Pieces({piece: number for number, piece in enumerate(vocabulary)})
    common = frozenset((wanted.run / "common.txt").read_text(encoding="utf-8").split())
    passages = [*data.own(wanted.own), *data.lines(wanted.own / "acts.tsv")]
    texts = data.news(wanted.news)
    some = [
        replace(each, deeds=deeds.as_ruled(each.text, each.said))
        for each in random.Random(SEED).sample(texts, min(NEWS, len(texts)))
    ]
    teach(
        model,
        [
            met(model, passages, pieces, common, news=False),
            met(model, some, pieces, common, news=True),
        ],
    )
    torch.save({"model": model.state_dict()}, wanted.run / "acted.pt")


if __name__ == "__main__":
    main()
