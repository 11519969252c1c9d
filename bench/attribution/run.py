"""Score the attribution reader on the PolNeAR exam: `python -m bench.attribution.run [--json]`."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bench.exams import absent, document, exam
from crossbearing.extract import attributions
from crossbearing.model import Attribution

RIVALS = (
    # F1 on the exam's test part, which is not the part scored here: strict, partial
    ("textacy 0.13", 6.8, 23.0),
    ("a naive dependency rule", 22.7, 45.8),
    ("GenderGapTracker", 26.1, 50.6),
    ("MiniLM tagger, nearest cue", 44.1, 67.4),
    ("published BERT-class tagger", 46.8, 71.2),
    ("a second human", 59.5, 78.6),
)
FLOORS = {"rel.strict": 50.0, "rel.partial": 72.0}
AIMS = {"rel.strict": 57.0, "rel.partial": 78.0}
STRAIGHT = str.maketrans("“”„‟‘’‚«»", '""""\'\'\'""')
VARIANTS: dict[str, Callable[[str], str]] = {
    "as printed": str,
    "all capitals": str.upper,
    "small letters": str.lower,
    "typewriter quotes": lambda text: text.translate(STRAIGHT),
}


def main() -> int:
    """Print the scores and the rivals'; 1 when a floor is missed, 0 when the exam is absent."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--part", default="dev", choices=("dev", "dev_multi", "train"))
    wanted = parser.parse_args(sys.argv[1:] if __name__ == "__main__" else [])
    folder = exam("polnear")
    gold = folder / f"{wanted.part}.jsonl"
    if not gold.is_file():
        print(absent("attribution", gold))
        return 0
    records = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    whole = {name: scored(folder, records, change) for name, change in VARIANTS.items()}
    scores = whole["as printed"]
    scores["variants"] = {name: brief(each) for name, each in whole.items()}
    outlets = sorted({record["publisher"] for record in records})
    scores["outlets"] = {
        outlet: brief(
            scored(folder, [each for each in records if each["publisher"] == outlet], str)
        )
        for outlet in outlets
    }
    print(json.dumps(scores) if wanted.json else table(scores, wanted.part))
    return int(any(scores[name][2] < floor for name, floor in FLOORS.items()))


def scored(
    exams: Path, records: Sequence[dict[str, Any]], change: Callable[[str], str]
) -> dict[str, Any]:
    """The exam's scores of the reader on changed texts; a change that moves offsets is left out."""
    with tempfile.TemporaryDirectory() as folder:
        gold, predictions = Path(folder) / "gold.jsonl", Path(folder) / "predictions.jsonl"
        spent = 0.0
        with (
            gold.open("w", encoding="utf-8") as right,
            predictions.open("w", encoding="utf-8") as out,
        ):
            for record in records:
                text = change(record["text"])
                if len(text) != len(record["text"]):
                    text = record["text"]
                given = record | {"text": text}
                began = time.process_time()
                read = attributions(document(text, record["doc_id"]))
                spent += time.process_time() - began
                right.write(json.dumps(given) + "\n")
                out.write(json.dumps(prediction(given, read)) + "\n")
        scores = score(exams / "score.py", gold, predictions)
    scores["documents"] = len(records)
    scores["documents_per_cpu_second"] = round(len(records) / spent, 2)
    return scores


def brief(scores: dict[str, Any]) -> dict[str, float]:
    """F1 of whole statements: to the letter, and in part."""
    return {"strict": scores["rel.strict"][2], "partial": scores["rel.partial"][2]}


def prediction(record: dict[str, Any], read: Sequence[Attribution]) -> dict[str, Any]:
    """What the exam scores: spans of statements that no other statement carries."""
    return {
        "doc_id": record["doc_id"],
        "text": record["text"],
        "attributions": [
            {
                part: [[span.start, span.end] for span in getattr(each, part)]
                for part in ("source", "cue", "content")
            }
            for each in read
            if each.parent is None
        ],
    }


def score(scorer: Path, gold: Path, predictions: Path) -> dict[str, Any]:
    """The exam's own scorer, run as it is."""
    out = predictions.with_suffix(".json")
    command = [sys.executable, str(scorer), str(gold), str(predictions), "--json", str(out)]
    subprocess.run(command, check=True, capture_output=True)
    return next(iter(json.loads(out.read_text(encoding="utf-8")).values()))


def table(scores: dict[str, Any], part: str) -> str:
    """The scores as lines to read, rivals below."""
    exact = "  ".join(
        f"{p} {scores[f'span.exact.{p}'][2]}" for p in ("source", "cue", "content")
    )
    lines = [
        f"polnear/{part}: {scores['documents']} documents, {scores['documents_per_cpu_second']}"
        " a CPU second, none failed",
        f"  exact spans, F1: {exact} (asked: 79, 72, 63)",
        f"  {'system':30} {'strict':>7} {'partial':>8}",
        f"  {'crossbearing':30} {scores['rel.strict'][2]:7} {scores['rel.partial'][2]:8}"
        f"  (asked: {FLOORS['rel.strict']:.0f} and {FLOORS['rel.partial']:.0f},"
        f" aim {AIMS['rel.strict']:.0f} and {AIMS['rel.partial']:.0f})",
    ]
    lines += [f"  {name:30} {strict:7} {partial:8}" for name, strict, partial in RIVALS]
    lines.append("  (the others: on the test part, which is not scored here)")
    for group in ("variants", "outlets"):
        lines.append(f"  {group}")
        lines += [
            f"    {name:28} {each['strict']:7} {each['partial']:8}"
            for name, each in scores[group].items()
        ]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
