"""The tagger as an ONNX graph with weights in 8-bit integers, its tables, and a card of hashes."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from training.incidents.network import SHAPES, Shipped

LARGE = 1024
"""Numbers of a weight above which it is kept in 8 bits, a scale a row."""


def graph(model: Shipped) -> bytes:
    """The graph of a tagger."""
    words, names, sentences = 7, 3, 2
    given: dict[str, Any] = {
        name: torch.zeros(words, width) if width else torch.zeros(words, dtype=torch.long)
        for name, width in SHAPES.items()
    }
    given["bag"] = given["bag"].long()
    given["names"] = torch.zeros(names, words)
    given["sentences"] = torch.ones(sentences, words)
    given["order"] = torch.zeros(sentences, dtype=torch.long)
    axes = {name: {0: "words"} for name in SHAPES}
    axes |= {"names": {0: "names", 1: "words"}, "sentences": {0: "sentences", 1: "words"}}
    axes |= {"order": {0: "sentences"}, "labels": {0: "words"}, "told": {0: "sentences"}}
    made = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            model.eval(),
            tuple(given.values()),
            made,
            input_names=list(given),
            output_names=["labels", "document", "told"],
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
    return small(onnx.load_from_string(made.getvalue()))


def small(model: onnx.ModelProto) -> bytes:
    """The model with its large weights in 8 bits."""
    kept, before = [], []
    for each in model.graph.initializer:
        values = numpy_helper.to_array(each)
        if values.dtype != np.float32 or values.size < LARGE or values.ndim < 2:
            kept.append(each)
            continue
        flat = values.reshape(len(values), -1)
        scale = np.maximum(np.abs(flat).max(1), 1e-9) / 127
        whole = np.round(flat / scale[:, None]).astype(np.int8).reshape(values.shape)
        for name, part in ((".whole", whole), (".scale", scale.astype(np.float32))):
            kept.append(numpy_helper.from_array(part, each.name + name))
        kept.append(numpy_helper.from_array(np.zeros(len(scale), np.int8), each.name + ".zero"))
        before.append(
            helper.make_node(
                "DequantizeLinear",
                [each.name + part for part in (".whole", ".scale", ".zero")],
                [each.name],
                axis=0,
            )
        )
    del model.graph.initializer[:]
    model.graph.initializer.extend(kept)
    nodes = [*before, *model.graph.node]
    del model.graph.node[:]
    model.graph.node.extend(nodes)
    model.producer_name, model.producer_version = "crossbearing", ""
    assert all(each.data_type != TensorProto.DOUBLE for each in kept)
    return bytes(model.SerializeToString(deterministic=True))


def write(folder: Path, network: bytes, tables: dict[str, Any]) -> None:
    """Write `incidents.onnx`, `incidents.json.gz` and their card `incidents.json`."""
    text = json.dumps(tables, ensure_ascii=False, separators=(",", ":"))
    parts = {
        "incidents.json.gz": gzip.compress(text.encode(), 9, mtime=0),
        "incidents.onnx": network,
    }
    hashes = {name: hashlib.sha256(raw).hexdigest() for name, raw in parts.items()}
    whole = hashlib.sha256("".join(hashes.values()).encode()).hexdigest()
    for name, raw in parts.items():
        (folder / name).write_bytes(raw)
    card = json.dumps({"hash": whole, "files": hashes}, indent=1)
    (folder / "incidents.json").write_text(card + "\n", encoding="utf-8")
