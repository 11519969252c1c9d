"""Write the golden files anew: `python -m tests.golden.regenerate`, then review the diff."""

from __future__ import annotations

from pathlib import Path

from crossbearing.report import markdown, shapes, terminal
from tests.report.sarn import sarn

HERE = Path(__file__).parent


def golden() -> dict[str, str]:
    """The golden files by their path below `tests/golden`, and what each should hold."""
    case = sarn()
    return {
        "sarn/report.md": markdown(case),
        "sarn/report.txt": terminal(case, 100),
        "sarn/assess.json": shapes.dumps(shapes.assess_json(case), indent=1) + "\n",
    }


if __name__ == "__main__":
    for name, text in golden().items():
        (HERE / name).write_text(text, encoding="utf-8", newline="\n")
