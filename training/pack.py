"""What ships, from a trained run: `python -m training.pack --run DIR [--into DIR]`.

Graphs, vocabulary, common words, and a card that names them all by hash. Pieces that English
reports do not hold are left out of the vocabulary; their words are unknown ones then.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import torch

from training import export
from training.model import Reader

SHIPPED = Path("src/crossbearing/extract/weights")
CARD = "card.json"
FILES = (
    "actor.onnx",
    "common.txt",
    "encoder.onnx",
    "fields.json",
    "linker.onnx",
    "vocabulary.txt",
)
DIGITS = 6
"""Decimals of the fields' scores."""


def pack(run: Path, into: Path) -> str:
    """Write everything the reader loads; returns the hash that names it."""
    model = Reader()
    state = torch.load(run / "acted.pt", map_location="cpu", weights_only=True)
    model.load_state_dict(state["model"])
    model.eval()
    into.mkdir(parents=True, exist_ok=True)
    vocabulary = (run / "vocabulary.txt").read_text(encoding="utf-8").split("\n")
    kept = [number for number, piece in enumerate(vocabulary) if _kept(piece)]
    model.encoder.pieces = torch.nn.Embedding.from_pretrained(
        model.encoder.pieces.weight[torch.tensor(kept)]
    )
    shipped = "\n".join(vocabulary[number] for number in kept)
    (into / "vocabulary.txt").write_text(shipped, encoding="utf-8")
    common = (run / "common.txt").read_text(encoding="utf-8")
    (into / "common.txt").write_text(common, encoding="utf-8")
    export.encoder(model, into / "encoder.onnx")
    export.linker(model, into / "linker.onnx")
    export.actor(model, into / "actor.onnx")
    fields = {
        "cue_first": model.cue_field.first,
        "cue_moves": model.cue_field.moves,
        "role_first": model.role_field.first,
        "role_moves": model.role_field.moves,
    }
    rounded = {name: _rounded(each) for name, each in fields.items()}
    (into / "fields.json").write_text(json.dumps(rounded, indent=1) + "\n", encoding="utf-8")
    return seal(into)


def seal(folder: Path) -> str:
    """Write the card: every file of the reader by hash, and a hash that names them all, which is returned."""
    names = sorted(FILES)
    hashes = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names}
    whole = hashlib.sha256(json.dumps(hashes, sort_keys=True).encode()).hexdigest()
    card = {"hash": whole, "files": hashes}
    (folder / CARD).write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    return whole


def _kept(piece: str) -> bool:
    """True for the marks of the encoder, the placeholder, and pieces of ASCII letters."""
    if piece.startswith("[unused"):
        return piece in {"[unused0]", "[unused1]"}
    return piece.isascii()


def _rounded(scores: torch.Tensor) -> list[object]:
    if scores.dim() > 1:
        return [_rounded(row) for row in scores]
    return [round(score, DIGITS) for score in scores.tolist()]


def main() -> None:
    """Read the options, pack."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--into", type=Path, default=SHIPPED)
    wanted = parser.parse_args()
    print(pack(wanted.run, wanted.into))


if __name__ == "__main__":
    main()
