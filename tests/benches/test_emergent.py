"""The stance exam is scored as it says, and what it learns stays out of the product."""

from __future__ import annotations

import ast
import json
import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from bench.emergent import measure
from bench.emergent.features import views
from bench.emergent.headlines import Headline, by_claim, folds, headlines
from bench.emergent.run import main
from bench.emergent.verdict import origins

ROOT = Path(__file__).parents[2]
THINGS = ("mayor", "bridge", "ferry", "baker", "tower", "museum", "horse", "orchard")
DOINGS = ("sold the harbour", "painted a tram", "won a lottery", "closed for good")
TOLD = {
    "for": ("{} {}", "It is done: {} {}", "Watch how {} {}"),
    "against": ("No, {} never {}", "Hoax: {} {} is fake", "{} {}? That is false"),
    "observing": ("Report: {} {}", "Did {} {}?", "Rumour says {} {}"),
}
FIGURES = {
    "stance_accuracy",
    "stance_macro_f1",
    "verdict_accuracy",
    "true_false_accuracy",
    "calibration_error",
}


def headline(title: str, **changes: str) -> Headline:
    """The smallest valid headline."""
    made = Headline(
        claim_id="c1",
        claim="The mayor sold the harbour",
        verdict="true",
        title=title,
        stance="for",
        outlet="one.example",
        url="https://one.example/a-story",
    )
    return replace(made, **changes)


def written(path: Path, seed: int) -> Path:
    """A file of the exam's format whose claims come true when nobody opposes them."""
    draw = random.Random(seed)
    records = []
    for number in range(36):
        thing, doing = draw.choice(THINGS), draw.choice(DOINGS)
        verdict = ("true", "false", "unknown")[number % 3]
        told = {"true": ("for",), "false": ("against", "for"), "unknown": ("observing",)}
        for outlet in range(6):
            stance = draw.choice(told[verdict])
            title = draw.choice(TOLD[stance]).format(f"the {thing}", doing)
            records.append(
                {
                    "claimId": f"c{seed}-{number}",
                    "claimHeadline": f"The {thing} {doing}",
                    "claimTruth": verdict,
                    "articleId": f"a{seed}-{number}-{outlet}",
                    "articleHeadline": title,
                    "articleHeadlineStance": stance,
                    "source": f"outlet{outlet}.example",
                    "url": f"https://outlet{outlet}.example/news/{thing}-and-{number}",
                }
            )
    draw.shuffle(records)
    path.write_text("".join(json.dumps(each) + "\n" for each in records), encoding="utf-8")
    return path


@pytest.mark.slow
def test_a_split_gives_the_five_figures_as_one_flat_object(tmp_path, capsys):
    """Plain wording is learned from one file and told in another."""
    train, test = written(tmp_path / "train.jsonl", 1), written(tmp_path / "test.jsonl", 2)
    assert main(["--train", str(train), "--test", str(test), "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown.keys() >= FIGURES
    assert shown["stance_accuracy"] > 0.9
    assert not any(isinstance(each, (dict, list)) for each in shown.values())


def test_an_absent_exam_is_said_and_no_fault(tmp_path, capsys):
    """Without the set the bench says where it looked."""
    assert main(["--train", str(tmp_path / "none.jsonl")]) == 0
    assert "CROSSBEARING_EXAMS" in capsys.readouterr().out


def test_the_order_of_the_file_changes_nothing(tmp_path):
    """Headlines come out in one order whatever the file's."""
    path = written(tmp_path / "train.jsonl", 1)
    known = headlines(path)
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(reversed(lines)), encoding="utf-8")
    assert headlines(path) == known


def test_no_claim_lies_in_two_folds(tmp_path):
    """A headline is never scored by a model that saw its claim."""
    found = headlines(written(tmp_path / "train.jsonl", 1))
    fold = folds(found, 5, 0)
    assert all(len(set(fold[group])) == 1 for group in by_claim(found))
    assert set(fold) == set(range(5))


def test_what_is_measured_of_a_headline_reads_no_label(tmp_path):
    """Another stance and verdict leave every view as it was."""
    found = headlines(written(tmp_path / "train.jsonl", 1))
    blind = [replace(each, stance="against", verdict="false") for each in found]
    one, other = views(found), views(blind)
    assert np.array_equal(one.numbers, other.numbers)
    assert (one.masked, one.slugs) == (other.masked, other.slugs)


def test_words_of_the_claim_are_masked():
    """What is learned is how a claim is told, not what it is about."""
    shown = views([headline("No, the mayor did not sell his harbour")]).masked[0]
    assert "mayor" not in shown
    assert "no" in shown.split()


def test_one_outlet_or_the_same_words_are_one_origin():
    """Outlet and wording join headlines, also across one another."""
    found = [
        headline("A first story"),
        headline("A second story", outlet="two.example"),
        headline("Second story, a", outlet="www.one.example"),
        headline("A third story", outlet="three.example"),
    ]
    assert sorted(map(sorted, origins(found, range(4)))) == [[0, 1, 2], [3]]


def test_sure_and_always_right_is_calibrated():
    """Probability and share right agree in every bin, or the gap is the error."""
    sure = np.array([1.0, 1.0, 0.5, 0.5])
    assert measure.calibration_error(sure, np.array([True, True, True, False])) == 0
    assert measure.calibration_error(sure, np.array([False, False, True, False])) == 0.5


def test_the_product_never_imports_what_is_learned_here():
    """No module of the product imports a bench, or the library that the benches learn with."""
    imported = {
        name.split(".")[0]
        for path in (ROOT / "src").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for name in _names(node)
    }
    assert "crossbearing" in imported
    assert not imported & {"bench", "sklearn", "scipy"}


def _names(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [each.name for each in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else []
