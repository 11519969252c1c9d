"""The trained network: the same words give the same reading, and damaged weights are refused."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.errors import WeightsDamaged
from crossbearing.extract import Reader, attributions
from crossbearing.extract import network as module
from crossbearing.extract.network import Network, network
from tests import factory

TEXTS = (
    "The army denied on Friday that its planes had struck the depot.",
    "“We saw nothing,” said Karl Meyer, who farms there. “Nobody did.”\nHe left.",
    "A spokesman told the agency that two officials had said the valve failed.",
    "The night was cold and the river was high.",
)
WEIGHTS = Path(module.__file__).parent / "weights"


@settings(deadline=None, max_examples=8)
@given(st.permutations(range(len(TEXTS))))
def test_neighbours_do_not_show(order: list[int]) -> None:
    """A text is read the same whatever is read before and after it."""
    alone = {text: attributions(factory.doc(text)) for text in TEXTS}
    for number in order:
        assert attributions(factory.doc(TEXTS[number])) == alone[TEXTS[number]]


def test_a_paragraph_far_away_does_not_show() -> None:
    """What stands in another window changes nothing in this one."""
    first = TEXTS[0]
    padding = "\n".join(
        "The night was cold and the river was high in the valley." for _ in range(60)
    )
    alone = attributions(factory.doc(first + "\n" + padding))
    (other,) = attributions(factory.doc(first + "\n" + padding.replace("cold", "warm")))
    assert (other.source, other.cue, other.content) == (
        alone[0].source,
        alone[0].cue,
        alone[0].content,
    )


def test_weights_that_differ_are_refused(tmp_path: Path) -> None:
    """One changed byte stops the run and says what to do."""
    folder = tmp_path / "weights"
    shutil.copytree(WEIGHTS, folder)
    path = folder / "linker.onnx"
    raw = bytearray(path.read_bytes())
    raw[-1] ^= 1
    path.write_bytes(raw)
    with pytest.raises(WeightsDamaged, match=r"linker\.onnx.*install again"):
        Network(folder)


def test_without_weights_rules_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """A package without weights still finds statements, and says by what."""
    monkeypatch.setattr("crossbearing.extract.reader.network", lambda: None)
    monkeypatch.setattr("crossbearing.extract.reader.network_made_by", lambda: ())
    read = Reader().annotate(factory.doc(TEXTS[0]))
    (said,) = read.attributions
    assert said.extractor == "reported speech 1"
    assert not any("weights" in each for each in read.made_by)


def test_results_name_weights_and_processor() -> None:
    """What made a reading is the weights' hash, the runtime and the processor family."""
    loaded = network()
    assert loaded is not None
    named = Reader().annotate(factory.doc(TEXTS[0])).made_by
    assert f"reader weights {loaded.hash[:16]}" in named
    assert any(each.startswith("onnxruntime ") for each in named)
    assert any(each.startswith("processor ") for each in named)


def test_weights_fit_the_package() -> None:
    """What ships is 25 MB at most."""
    assert sum(path.stat().st_size for path in WEIGHTS.iterdir()) < 25_000_000
