"""The trained network as ONNX graphs: the encoder with its tagger, the linker, the reader of acts.

Weights of the encoder are 8-bit integers, a scale each output column (embeddings: each row); the
runtime scales activations by window, and windows are run one at a time, so nothing beside a window
can show in its result. Operators are onnxruntime's fused ones for transformers.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from crossbearing.extract.speech_acts import PARTS
from training.model import (
    ACTS,
    HEADS,
    LINK_HEADS,
    LINK_LAYERS,
    NARROW,
    REACH,
    SURE,
    WIDTH,
    Layer,
    Reader,
)

CONTRIB = "com.microsoft"
TOP = 63
"""Largest weight: seven bits, since eight overflow on processors without VNNI."""

Array = npt.NDArray[np.generic]


class Graph:
    """Nodes and constants of a graph under construction."""

    def __init__(self, *, whole: bool, top: int = TOP) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []
        self.whole = whole
        self.top = top

    def constant(self, name: str, values: Array) -> str:
        """A constant, by name."""
        self.constants.append(numpy_helper.from_array(values, name))
        return name

    def node(
        self, kind: str, takes: list[str], gives: str, domain: str = "", **options: object
    ) -> str:
        """A node; returns the name of what it gives."""
        self.nodes.append(helper.make_node(kind, takes, [gives], domain=domain, **options))
        return gives

    def linear(self, x: str, weight: torch.Tensor, bias: torch.Tensor, name: str) -> str:
        """A linear layer, in integers unless `whole`."""
        columns = _numbers(weight).T
        self.constant(name + ".bias", _numbers(bias))
        if self.whole:
            self.constant(name + ".weight", np.ascontiguousarray(columns))
            self.node("MatMul", [x, name + ".weight"], name + ".product")
            return self.node("Add", [name + ".product", name + ".bias"], name)
        scale = np.abs(columns).max(0) / self.top
        self.constant(name + ".weight", np.round(columns / scale).astype(np.int8))
        self.constant(name + ".scale", scale.astype(np.float32))
        self.constant(name + ".zero", np.zeros(len(scale), np.int8))
        takes = [x, *(name + part for part in (".weight", ".scale", ".zero", ".bias"))]
        return self.node("DynamicQuantizeMatMul", takes, name, CONTRIB)

    def small(self, x: str, weight: torch.Tensor, bias: torch.Tensor, name: str) -> str:
        """A linear layer whose weights are kept in eight bits and made real again on loading."""
        columns = _numbers(weight).T
        scale = np.abs(columns).max(0) / 127
        self.constant(name + ".bias", _numbers(bias))
        self.constant(name + ".whole", np.round(columns / scale).astype(np.int8))
        self.constant(name + ".scale", scale.astype(np.float32))
        self.node("Cast", [name + ".whole"], name + ".real", to=TensorProto.FLOAT)
        self.node("Mul", [name + ".real", name + ".scale"], name + ".weight")
        self.node("MatMul", [x, name + ".weight"], name + ".product")
        return self.node("Add", [name + ".product", name + ".bias"], name)

    def norm(self, x: str, other: str, layer: torch.nn.LayerNorm, name: str) -> str:
        """The normalised sum of two, in two steps: the fused one is eight times slower."""
        self.constant(name + ".gain", _numbers(layer.weight))
        self.constant(name + ".shift", _numbers(layer.bias))
        self.node("Add", [x, other], name + ".sum")
        takes = [name + ".sum", name + ".gain", name + ".shift"]
        return self.node("LayerNormalization", takes, name, epsilon=1e-12, axis=-1)

    def layer(self, x: str, layer: Layer, heads: int, name: str) -> str:
        """A transformer layer."""
        weights = layer.qkv.weight.chunk(3)
        biases = layer.qkv.bias.chunk(3)
        parts = [
            self.linear(x, weight, bias, f"{name}.{part}")
            for part, weight, bias in zip("qkv", weights, biases, strict=True)
        ]
        mixed = self.node(
            "MultiHeadAttention", parts, name + ".mixed", CONTRIB, num_heads=heads
        )
        out = self.linear(mixed, layer.out.weight, layer.out.bias, name + ".out")
        x = self.norm(x, out, layer.norm, name + ".norm")
        up = self.linear(x, layer.up.weight, layer.up.bias, name + ".up")
        bent = self.node("Gelu", [up], name + ".bent", CONTRIB)
        down = self.linear(bent, layer.down.weight, layer.down.bias, name + ".down")
        return self.norm(x, down, layer.norm2, name + ".norm2")

    def save(
        self,
        path: Path,
        takes: dict[str, tuple[int, list[object]]],
        gives: dict[str, list[object]],
    ) -> None:
        """Write the graph with its inputs (type and shape) and outputs (shape)."""
        graph = helper.make_graph(
            self.nodes,
            path.stem,
            [
                helper.make_tensor_value_info(k, kind, shape)
                for k, (kind, shape) in takes.items()
            ],
            [
                helper.make_tensor_value_info(k, TensorProto.FLOAT, shape)
                for k, shape in gives.items()
            ],
            self.constants,
        )
        model = helper.make_model(
            graph,
            opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid(CONTRIB, 1)],
            producer_name="crossbearing",
        )
        model.ir_version = 8
        path.write_bytes(model.SerializeToString(deterministic=True))


def _numbers(tensor: torch.Tensor) -> npt.NDArray[np.float32]:
    return tensor.detach().float().numpy()


def encoder(model: Reader, path: Path, *, whole: bool = False, top: int = TOP) -> None:
    """Write `encoder.onnx`: pieces and marks [1, n] and first pieces [w] to vectors [1, w, 384] and cue scores."""
    graph = Graph(whole=whole, top=top)
    table = _numbers(model.encoder.pieces.weight)
    if whole:
        graph.constant("table", table)
        graph.node("Gather", ["table", "pieces"], "x.pieces")
    else:
        scale = np.maximum(np.abs(table).max(1), 1e-9) / 127
        graph.constant("table", np.round(table / scale[:, None]).astype(np.int8))
        graph.constant("table.scale", scale.astype(np.float32)[:, None])
        graph.node("Gather", ["table", "pieces"], "x.whole")
        graph.node("Cast", ["x.whole"], "x.real", to=TensorProto.FLOAT)
        graph.node("Gather", ["table.scale", "pieces"], "x.scale")
        graph.node("Mul", ["x.real", "x.scale"], "x.pieces")
    graph.constant("places", _numbers(model.encoder.places.weight)[:256])
    graph.constant("zero", np.array([0], np.int64))
    graph.constant("one", np.array([1], np.int64))
    graph.node("Shape", ["pieces"], "shape")
    graph.node("Slice", ["shape", "one", "two"], "length")
    graph.constant("two", np.array([2], np.int64))
    graph.node("Slice", ["places", "zero", "length", "zero"], "x.places")
    graph.node("Unsqueeze", ["x.places", "zero"], "x.placed")
    graph.constant("marks.table", _numbers(model.encoder.marks.weight))
    graph.node("Gather", ["marks.table", "marks"], "x.marks")
    graph.node("Add", ["x.pieces", "x.marks"], "x.marked")
    x = graph.norm("x.marked", "x.placed", model.encoder.norm, "start")
    for number, layer in enumerate(model.encoder.layers):
        x = graph.layer(x, layer, HEADS, f"layer{number}")
    graph.node("Gather", [x, "heads"], "vectors", axis=1)
    real = Graph(whole=True)
    real.nodes, real.constants = graph.nodes, graph.constants
    real.linear("vectors", model.tagger.weight, model.tagger.bias, "cues")
    graph.save(
        path,
        {
            "pieces": (TensorProto.INT64, [1, "n"]),
            "marks": (TensorProto.INT64, [1, "n"]),
            "heads": (TensorProto.INT64, ["w"]),
        },
        {"vectors": [1, "w", WIDTH], "cues": [1, "w", 5]},
    )


def linker(model: Reader, path: Path, *, whole: bool = False) -> None:
    """Write `linker.onnx`: vectors [1, w, 384], share [c, w], near and distance [c, k] to scores [c, k, 3].

    `share` spreads each cue over its words, `near` numbers the words that are looked at for it,
    `distance` counts words to it, as `training.model` numbers them.
    """
    graph = Graph(whole=True)
    link = model.linker
    graph.constant("axis", np.array([0], np.int64))
    graph.node("Squeeze", ["vectors", "axis"], "flat")
    graph.node("MatMul", ["share", "flat"], "meant")
    cue = graph.linear("meant", link.cue.weight, link.cue.bias, "cue")
    graph.constant("middle", np.array([1], np.int64))
    graph.node("Unsqueeze", [cue, "middle"], "cue.row")
    graph.linear("flat", link.word.weight, link.word.bias, "word.all")
    word = graph.node("Gather", ["word.all", "near"], "word", axis=0)
    graph.constant("far", _numbers(link.near.weight))
    graph.node("Gather", ["far", "distance"], "far.row")
    graph.node("Add", [word, "cue.row"], "sum")
    graph.node("Add", ["sum", "far.row"], "all")
    graph.constant("start.gain", _numbers(link.norm.weight))
    graph.constant("start.shift", _numbers(link.norm.bias))
    x = graph.node(
        "LayerNormalization",
        ["all", "start.gain", "start.shift"],
        "start",
        epsilon=1e-5,
        axis=-1,
    )
    graph.whole = whole
    for number, layer in enumerate(link.layers):
        x = graph.layer(x, layer, LINK_HEADS, f"layer{number}")
    graph.whole = True
    graph.linear(x, link.out.weight, link.out.bias, "roles")
    graph.save(
        path,
        {
            "vectors": (TensorProto.FLOAT, [1, "w", WIDTH]),
            "share": (TensorProto.FLOAT, ["c", "w"]),
            "near": (TensorProto.INT64, ["c", "k"]),
            "distance": (TensorProto.INT64, ["c", "k"]),
        },
        {"roles": ["c", "k", 3]},
    )


def actor(model: Reader, path: Path) -> None:
    """Write `actor.onnx`: vectors [1, w, 384], parts [a, w] and ruled [a] to scores of each.

    `parts` says whose part each word is, as `crossbearing.extract.speech_acts` numbers them.
    """
    graph = Graph(whole=True)
    actor = model.actor
    graph.constant("axis", np.array([0], np.int64))
    graph.node("Squeeze", ["vectors", "axis"], "flat")
    graph.constant("last", np.array([-1], np.int64))
    graph.constant("least", np.array(1, np.float32))
    means = [_mean(graph, "flat", part) for part in range(1, PARTS)]
    graph.constant("advice.table", _numbers(actor.ruled.weight))
    graph.node("Gather", ["advice.table", "ruled"], "advice")
    graph.node("Concat", [*means, "advice"], "met", axis=-1)
    graph.small("met", actor.middle.weight, actor.middle.bias, "middle")
    bent = graph.node("Gelu", ["middle"], "bent", CONTRIB)
    for name, layer in (("acts", actor.act), ("sure", actor.sure), ("aloof", actor.aloof)):
        graph.linear(bent, layer.weight, layer.bias, name)
    graph.save(
        path,
        {
            "vectors": (TensorProto.FLOAT, [1, "w", WIDTH]),
            "parts": (TensorProto.INT64, ["a", "w"]),
            "ruled": (TensorProto.INT64, ["a"]),
        },
        {"acts": ["a", ACTS], "sure": ["a", SURE], "aloof": ["a", 1]},
    )


def _mean(graph: Graph, rows: str, part: int) -> str:
    """The mean of the rows whose number in `parts` is one; zeros where none is."""
    name = f"mean{part}"
    graph.constant(name + ".wanted", np.array(part, np.int64))
    graph.node("Equal", ["parts", name + ".wanted"], name + ".is")
    graph.node("Cast", [name + ".is"], name + ".share", to=TensorProto.FLOAT)
    graph.node("ReduceSum", [name + ".share", "last"], name + ".many", keepdims=1)
    graph.node("Max", [name + ".many", "least"], name + ".some")
    graph.node("Div", [name + ".share", name + ".some"], name + ".even")
    return graph.node("MatMul", [name + ".even", rows], name)


assert (LINK_LAYERS, NARROW, REACH) == (2, 128, 64)
