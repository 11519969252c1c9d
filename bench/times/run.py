"""Score the time grammar on TimeBank and AQUAINT: `python -m bench.times.run [--rival FILE] [--json]`."""

from __future__ import annotations

import argparse
import json
import sys
import tarfile
import tempfile
import time
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from typing import Any

from bench.exams import absent, document, exam, scorer
from crossbearing.extract.times import times

RIVALS = (
    # F1 on the exam's final part, TempEval-3 platinum, which is not scored here
    ("HeidelTime", 90.7, 81.8, 78.1),
    ("spaCy's spans", 87.2, 78.2, None),
    ("dateparser's search", 68.9, 16.7, 3.0),
    ("timexy", 20.7, 11.6, 14.2),
)
FOLDS = 5
DESIGN = (0, 1)
"""The folds on whose documents the rules were drawn up; the others were never looked into."""
FLOOR = 78.0
"""Value F1 on the held-out folds of both corpora."""
CORPORA = ("TimeBank", "AQUAINT")


def main() -> int:
    """Print the scores beside the rivals'; 1 when the floor is missed, 0 if there is no exam."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rival", type=Path, help="another's answers, in the exam's format")
    parser.add_argument("--json", action="store_true")
    wanted = parser.parse_args(sys.argv[1:] if __name__ == "__main__" else [])
    folder = exam("timex")
    packed = folder / "timebank_aquaint.tgz"
    if not packed.is_file():
        print(absent("times", folder))
        return 0
    score = scorer(folder / "score.py")
    with tempfile.TemporaryDirectory() as unpacked:
        with tarfile.open(packed) as archive:
            archive.extractall(unpacked, filter="data")
        records = {name: list(score.documents(Path(unpacked) / name)) for name in CORPORA}
    every = [each for name in CORPORA for each in records[name]]
    began = time.process_time()
    ours = {each["file"]: answers(each) for each in every}
    spent = time.process_time() - began
    rows = table(score, records, ours)
    if wanted.rival:
        lines = wanted.rival.read_text("utf-8").splitlines()
        theirs = {each["file"]: each["timexes"] for each in map(json.loads, lines)}
        rows += [(f"rival, {name}", scores) for name, scores in table(score, records, theirs)]
    pace = round(len(every) / spent, 1)
    print(
        json.dumps(dict(rows) | {"documents_per_cpu_second": pace})
        if wanted.json
        else shown(rows, pace)
    )
    return int(dict(rows)["both, held out"]["value"] < FLOOR)


def fold(name: str) -> int:
    """The fold of a document, by the hash of its file's name."""
    return int(sha256(name.encode()).hexdigest(), 16) % FOLDS


def answers(record: Mapping[str, Any]) -> list[list[Any]]:
    """The grammar's expressions in a document of the exam, as the scorer wants them."""
    read = times(document(record["text"], record["file"], record["created"] or None))
    return [[each.span.start, each.span.end, each.value] for each in read]


def table(
    score: ModuleType,
    records: Mapping[str, Sequence[Mapping[str, Any]]],
    given: Mapping[str, Sequence[Any]],
) -> list[tuple[str, dict[str, float]]]:
    """The scores by corpus and part."""
    rows = []
    for name in ("both", *CORPORA):
        chosen = [each for key in CORPORA if name in ("both", key) for each in records[key]]
        for part, held in (("held out", True), ("designed on", False)):
            kept = [each for each in chosen if (fold(each["file"]) not in DESIGN) == held]
            gold = {each["file"]: each["timexes"] for each in kept}
            rows.append((f"{name}, {part}", score.score(gold, given)))
    return rows


def shown(rows: Sequence[tuple[str, Mapping[str, float]]], pace: float) -> str:
    """The scores and the rivals' as lines of text."""
    lines = [f"{'F1':32}{'relaxed':>9}{'strict':>9}{'value':>9}"]
    lines += [
        f"{name:32}{scores['relaxed']:9.2f}{scores['strict']:9.2f}{scores['value']:9.2f}"
        for name, scores in rows
    ]
    lines += ["", "published, on TempEval-3 platinum, which is not this exam"]
    lines += [
        f"{name:32}{relaxed:9.1f}{strict:9.1f}{'' if value is None else f'{value:.1f}':>9}"
        for name, relaxed, strict, value in RIVALS
    ]
    return "\n".join([*lines, "", f"{pace} documents per CPU second on one core"])


if __name__ == "__main__":
    sys.exit(main())
