"""Score incident records on MUC-4's development messages, as they stand and in mixed case.

`python -m bench.incidents.run [--messages FILE] [--many N] [--json]` reads each message whole, as
`read` does. Perpetrators that a message only excuses (denied, cleared) are not held against it.
How firmly the key's organisations are held responsible, and the date in the key's sentences, are
scored on the messages as they stand (`given`).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from bench.exams import absent, document, exam, scorer
from bench.incidents.cases import mixed_case
from bench.incidents.given import Read, dates, firmness
from crossbearing.extract import Reader
from crossbearing.model import Incident, Responsibility

RIVALS = {
    "General Electric, 1992, rules, test part": 53.7,
    "IterX, 2023, T5-large, test part": 52.7,
    "GTT, 2021, BERT-base, test part": 50.3,
    "TF-IDF with a gazetteer from train, test part": 37.2,
}
AIMS = {
    "held responsible": {"accuracy": 0.70, "macro F1": 0.55},
    "date": {"within bounds": 0.75},
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
    path = wanted.messages or exam("muc4/dev.jsonl")
    if not path.is_file():
        print(absent("incidents", path))
        return 0
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    records = records[: wanted.many]
    exams_own = scorer(path.parent / "score.py")
    standing, mixed = read(records, str), read(records, mixed_case)
    found = {
        "as they stand": scores(standing, exams_own),
        "mixed case": scores(mixed, exams_own),
        "held responsible": _short(firmness(standing)),
        "date": _short(dates(standing)),
    }
    if wanted.json:
        flat = {
            f"{name}: {part}": f for name, each in found.items() for part, f in each.items()
        }
        print(json.dumps(flat))
        return 0
    print(f"{len(records)} messages: F1, and what is right of what is given")
    for name, each in found.items():
        aims = AIMS.get(name, {})
        told = "".join(
            f"  {part} {figure}" + (f" (aim: {aims[part]:.2f})" if part in aims else "")
            for part, figure in each.items()
        )
        print(f"{name:17}{told}")
    print("\n".join(f"{name}: {figure}" for name, figure in RIVALS.items()))
    return 0


def read(records: Sequence[dict[str, Any]], turned: Callable[[str], str]) -> Read:
    """Each record with its message, the text turned first, and what the reader finds in it."""
    reader = Reader()
    made = [
        (each, document(turned(each["text"]), each["id"], each["dateline"] or None))
        for each in records
    ]
    return [(record, message, reader.annotate(message)) for record, message in made]


def scores(messages: Read, exams_own: ModuleType) -> dict[str, float]:
    """The exam's scores of what was read."""
    found: dict[str, float] = exams_own.score(
        {record["id"]: record["roles"] for record, _, _ in messages},
        {
            record["id"]: [template(one) for one in read.incidents]
            for record, _, read in messages
        },
    )
    return found


def _short(figures: Mapping[str, float]) -> dict[str, float]:
    return {name: round(figure, 3) for name, figure in figures.items()}


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
        if each.responsibility not in _EXCUSED and each.role == "did":
            roles[_ROLES[each.kind]].append([each.text])
    return roles


if __name__ == "__main__":
    import sys

    raise SystemExit(main(sys.argv[1:]))
