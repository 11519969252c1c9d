"""Score incident records on MUC-4's development messages, as they stand and in mixed case.

`python -m bench.incidents.run [--messages FILE] [--many N] [--json]` reads each message whole, as
`read` does. Perpetrators that a message only excuses (denied, cleared) are not held against it.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from bench.incidents.cases import mixed_case
from crossbearing.extract import Reader
from crossbearing.model import Dated, Document, Incident, Responsibility

RIVALS = {
    "General Electric, 1992, rules, test part": 53.7,
    "IterX, 2023, T5-large, test part": 52.7,
    "GTT, 2021, BERT-base, test part": 50.3,
    "TF-IDF with a gazetteer from train, test part": 37.2,
}
_EXCUSED = (Responsibility.denied, Responsibility.cleared)
_ROLES = {"individual": "PerpInd", "organisation": "PerpOrg"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Print micro F1 over type and five roles; 0 too where the exam is absent."""
    parser = argparse.ArgumentParser(prog="python -m bench.incidents.run", description=__doc__)
    parser.add_argument("--messages", type=Path, help="marked messages to score on")
    parser.add_argument("--many", type=int, help="only the first so many")
    parser.add_argument("--json", action="store_true", help="one flat object")
    wanted = parser.parse_args([] if arguments is None else arguments)
    folder = Path(os.environ.get("CROSSBEARING_EXAMS", "../shared/exams")) / "muc4"
    path = wanted.messages or folder / "dev.jsonl"
    if not path.is_file():
        print(f"incidents: no exam at {path}; set CROSSBEARING_EXAMS to the exams' folder")
        return 0
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    records = records[: wanted.many]
    scorer = _scorer(path.parent / "score.py")
    found = {
        name: scores(records, turned, scorer)
        for name, turned in (("as they stand", str), ("mixed case", mixed_case))
    }
    if wanted.json:
        print(
            json.dumps(
                {
                    f"{name}: {part}": f
                    for name, each in found.items()
                    for part, f in each.items()
                }
            )
        )
        return 0
    print(f"{len(records)} messages, F1")
    for name, each in found.items():
        print(f"{name:15}" + "".join(f"  {part} {figure}" for part, figure in each.items()))
    print("\n".join(f"{name}: {figure}" for name, figure in RIVALS.items()))
    return 0


def scores(
    records: Sequence[dict[str, Any]], turned: Any, scorer: ModuleType
) -> dict[str, float]:
    """The exam's scores of the records read from messages, each text turned first."""
    reader = Reader()
    gold, read = {}, {}
    for each in records:
        made = message(each, turned(each["text"]))
        gold[each["id"]] = each["roles"]
        read[each["id"]] = [template(one) for one in reader.annotate(made).incidents]
    found: dict[str, float] = scorer.score(gold, read)
    return found


def template(incident: Incident) -> dict[str, Any]:
    """A record as the exam has it."""
    roles: dict[str, Any] = {
        "type": incident.type,
        "PerpInd": [],
        "PerpOrg": [],
        "Target": [[each.text] for each in incident.targets],
        "Victim": [[each.text] for each in incident.victims],
        "Weapon": [[each.text] for each in incident.means],
    }
    for each in incident.perpetrators:
        if each.responsibility not in _EXCUSED:
            roles[_ROLES[each.kind]].append([each.text])
    return roles


def message(record: dict[str, Any], text: str) -> Document:
    """An exam record as a document of the day in its dateline."""
    day = record["dateline"]
    return Document(
        id=record["id"],
        capture="0" * 64,
        path=record["id"],
        address=record["id"],
        text=text,
        decoder="exam",
        language="en",
        published=Dated(value=day, found="dateline") if day else None,
    )


def _scorer(path: Path) -> ModuleType:
    """The exam's own scorer."""
    about = importlib.util.spec_from_file_location("muc4_score", path)
    assert about is not None
    assert about.loader is not None
    module = importlib.util.module_from_spec(about)
    about.loader.exec_module(module)
    return module


if __name__ == "__main__":
    import sys

    raise SystemExit(main(sys.argv[1:]))
