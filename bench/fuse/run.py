"""Score truth discovery on tables: `python -m bench.fuse.run [--json]`."""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import random
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from bench.exams import absent, exam
from bench.fuse import synthetic
from crossbearing.weigh import fusing
from crossbearing.weigh.fusing.candidates import candidates
from crossbearing.weigh.fusing.fused import answers, spellings
from crossbearing.weigh.fusing.hands import distinct
from crossbearing.weigh.fusing.people import surnames
from crossbearing.weigh.fusing.values import form

RIVALS = {
    # share right: anyone claims it, vote, best method of joesingo/truthdiscovery, TruthFinder
    "book": (0.97, 0.79, 0.88, 0.80),
    "flights": (0.965, 0.76, 0.9275, 0.7475),
    "weather": (0.928, 0.513, 0.583, 0.574),
}
FLOORS = {"book": 0.91, "flights": 0.93, "weather": 0.62}
BINS = 10
GENERATED = 1_000_000


def main() -> int:
    """Print scores, rivals' figures and times; 1 when a floor is missed, 0 without the exam."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--claims", type=int, default=GENERATED, help="claims to time")
    wanted = parser.parse_args()
    scores: dict[str, Any] = {}
    for name in RIVALS:
        if (claims := table(exam(name) / "claims.csv")) is None:
            print(absent("fuse", exam(name)))
        else:
            scores[name] = score(claims, table(exam(name) / "truth.csv"), people=name == "book")
    scores["synthetic"] = {each.name: made_up(each) for each in synthetic.tables()}
    scores["speed"] = speed(wanted.claims)
    print(json.dumps(scores) if wanted.json else lines(scores))
    return int(any(scores[name]["right"] < FLOORS[name] for name in FLOORS if name in scores))


def table(path: Path) -> Path | None:
    """The table, plain or gzipped; None where there is neither."""
    zipped = path.with_name(path.name + ".gz")
    return next((each for each in (path, zipped) if each.is_file()), None)


def score(claims: Path, truth: Path | None, *, people: bool) -> dict[str, Any]:
    """Share of the gold objects right, ours and the vote's, and the calibration error."""
    gold = {row["object"]: row["value"] for row in rows(truth or claims)}
    began = time.perf_counter()
    fused = fusing.fuse(fusing.load(claims))
    seconds = time.perf_counter() - began
    found = {each["object"]: each for each in fused["objects"] if each["object"] in gold}
    sure = [
        (each["probability"], same(each["value"], gold[thing], people=people))
        for thing, each in found.items()
        if each["value"] is not None
    ]
    hit = sum(same(value, gold[thing], people=people) for thing, value in votes(claims, gold))
    return {
        "objects": len(gold),
        "right": round(sum(right for _, right in sure) / len(gold), 4),
        "vote": round(hit / len(gold), 4),
        "calibration_error": round(calibration_error(sure), 4),
        "seconds": round(seconds, 2),
    }


def made_up(table: synthetic.Table) -> dict[str, Any]:
    """Share of the objects right in a table made up with a known truth, and the vote's."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "claims.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([("source", "object", "value"), *table.claims])
        fused = fusing.fuse(fusing.load(path), table.parents or None)
        hit = sum(
            same(value, table.truth[thing], people=False)
            for thing, value in votes(path, table.truth)
        )
    sure = [
        (each["probability"], same(each["value"], table.truth[each["object"]], people=False))
        for each in fused["objects"]
    ]
    return {
        "right": round(sum(right for _, right in sure) / len(table.truth), 4),
        "vote": round(hit / len(table.truth), 4),
        "calibration_error": round(calibration_error(sure), 4),
    }


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file, plain or gzipped."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8", newline="") as file:  # type: ignore[operator]
        return list(csv.DictReader(file))


def same(value: str, gold: str, *, people: bool) -> bool:
    """Whether a value says what the gold says."""
    if people:
        lists = surnames([value, gold])
        return lists[value] == lists[gold]
    return form(value) == form(gold)


def votes(claims: Path, wanted: Collection[str]) -> Iterator[tuple[str, str]]:
    """The answer most sources give to each object, spellings of one answer together."""
    found = candidates(fusing.load(claims))
    answer, _ = distinct(found.answer, found.claims.source)
    support = np.bincount(answer, minlength=len(found.about))
    spelled = spellings(found, np.ones(len(found.answer), dtype=bool))
    for each in answers(found, np.zeros(len(support)), support, spelled):
        if each["object"] in wanted and each["value"] is not None:
            yield each["object"], each["value"]


def calibration_error(sure: list[tuple[float, bool]]) -> float:
    """Mean distance of probability and share right over ten bins of probability."""
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for probability, right in sure:
        bins[min(int(probability * BINS), BINS - 1)].append((probability, right))
    gaps = (abs(sum(p for p, _ in bin_) - sum(r for _, r in bin_)) for bin_ in bins.values())
    return sum(gaps) / max(len(sure), 1)


def speed(count: int) -> dict[str, Any]:
    """Seconds to load and to settle generated claims: 200 sources, ten claims an object."""
    draw = random.Random(4)
    reliable = [draw.uniform(0.3, 0.95) for _ in range(200)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "claims.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            file.write("source,object,value\n")
            for thing in range(count // 10):
                for source in draw.sample(range(200), 10):
                    right = draw.random() < reliable[source]
                    said = thing % 7 if right else 7 + draw.randrange(20)
                    file.write(f"s{source},o{thing},value {said}\n")
        began, began_cpu = time.perf_counter(), time.process_time()
        claims = fusing.load(path)
        loaded = time.perf_counter()
        fusing.fuse(claims)
        settled, settled_cpu = time.perf_counter(), time.process_time()
    return {
        "claims": count,
        "load": round(loaded - began, 2),
        "settle": round(settled - loaded, 2),
        "cpu": round(settled_cpu - began_cpu, 2),
    }


def lines(scores: dict[str, Any]) -> str:
    """The scores as lines to read, rivals beside."""
    shown = [
        f"{'share right':10} {'ours':>7} {'vote':>7} | {'anyone':>7} {'vote':>7} "
        f"{'best of 1.0.4':>14} {'TruthFinder':>12} | {'calibration error':>18}"
    ]
    for name, (anyone, vote, best, finder) in RIVALS.items():
        if name in scores:
            ours = scores[name]
            shown.append(
                f"{name:11} {ours['right']:7} {ours['vote']:7} | {anyone:7} {vote:7} "
                f"{best:14} {finder:12} | {ours['calibration_error']:18}"
            )
    shown.append("made up, with known truth")
    shown += [
        f"{name:16}{each['right']:9.3f} {each['vote']:7.3f} | calibration error "
        f"{each['calibration_error']:.3f}"
        for name, each in scores["synthetic"].items()
    ]
    speed = scores["speed"]
    shown.append(
        f"{speed['claims']} generated claims: load {speed['load']} s, settle {speed['settle']} s, "
        f"{speed['cpu']} s of CPU in all"
    )
    return "\n".join(shown)


if __name__ == "__main__":
    sys.exit(main())
