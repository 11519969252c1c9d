"""The reader's card, from the benches: `python -m training.card`.

Runs the public exam where it is there, our own passages and the swapped names, and writes
`docs/reference/reader-card.md`.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

PAGE = Path("docs/reference/reader-card.md")
WEIGHTS = Path("src/crossbearing/extract/weights")
KNOWN = Path(__file__).parent / "known_failures.md"


def main() -> None:
    """Score the reader and write its card."""
    exam = bench("bench.attribution.run")
    own = {part: bench("bench.attribution.own", "--part", part) for part in ("dev", "test")}
    names = bench("bench.attribution.names")
    PAGE.write_text("\n".join(card(exam, own, names)) + "\n", encoding="utf-8")


def bench(module: str, *options: str) -> dict[str, Any]:
    """What a bench prints as JSON."""
    command = [sys.executable, "-m", module, "--json", *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def card(exam: dict[str, Any], own: dict[str, Any], names: dict[str, Any]) -> list[str]:
    """The lines of the page."""
    about = json.loads((WEIGHTS / "card.json").read_text(encoding="utf-8"))
    size = sum(path.stat().st_size for path in WEIGHTS.iterdir()) / 1e6
    lines = [
        "<!-- Made by `python -m training.card`; do not edit. -->",
        "",
        "# The attribution reader's card",
        "",
        "| | |",
        "|---|---|",
        f"| weights | `{about['hash'][:16]}`, {size:.1f} MB in the package |",
        "| network | MiniLM-L6 encoder (22 M parameters), a tagger of cues, a linker, two conditional random fields, a head for acts |",
        "| runs on | onnxruntime, one thread, 7-bit weights; no network, no torch |",
        "| trained by | `make train` ([how](../../training/README.md)), seed 7 |",
        "| meant for | finding who says what in English reports, for people who then check it |",
        "| not meant for | judging whether what is said is true, or who may be believed |",
        "",
        "## Data and its standing",
        "",
        "PolNeAR 1.0, train part (840 news texts of seven outlets in the United States, 19,868 statements). The corpus",
        "states no licence. As with other models trained on news, the texts may not be redistributed, and are not: neither",
        "this repository nor the weights hold any. Beside it, 936 invented passages and 1,500 single sentences of our own",
        "(Apache-2.0), one passage in ten held out for choices. The encoder",
        "starts from all-MiniLM-L6-v2 (Apache-2.0), which was trained on public pairs of sentences from the web.",
        "",
        "## Scores",
        "",
        "F1 of whole statements: all three parts the same to the letter (strict), all three overlapping (partial).",
        "PolNeAR's development part was seen while the network was chosen; its test part was not.",
        "",
        "| PolNeAR, development part | strict | partial |",
        "|---|---|---|",
    ]
    lines += [_row(name, each) for name, each in exam["variants"].items()]
    lines += [_row(f"outlet: {name}", each) for name, each in exam["outlets"].items()]
    exact = [exam[f"span.exact.{part}"][2] for part in ("source", "cue", "content")]
    lines += ["", f"Exact source, cue, content: {exact[0]}, {exact[1]}, {exact[2]}.", ""]
    for part, scores in own.items():
        lines += [*_own(part, scores), ""]
    lines += [
        "## Whoever is named",
        "",
        f"200 names of varied origin and spelling in place of names of their kind: {names['differ']} of",
        f"{names['statements']} statements differ ({100 * names['share']:.2f} %).",
        "",
        KNOWN.read_text(encoding="utf-8").strip(),
    ]
    return lines


def _row(name: str, scores: dict[str, float]) -> str:
    return f"| {name} | {scores['strict']} | {scores['partial']} |"


def _own(part: str, scores: dict[str, Any]) -> list[str]:
    """Our own passages' scores."""
    given, read = scores["given spans"], scores["end to end"]
    rows = {
        "statements found, strict F1": read["strict"]["f1"],
        "statements found, partial F1": read["partial"]["f1"],
        "direct quotes found": read["direct quotes found"],
        "statements inside statements found": read["nested found"],
        "false accusations among what is found": read["false accusations"],
        "stance, given the spans: right": given["stance"]["accuracy"],
        "stance, given the spans: macro F1": given["stance"]["macro_f1"],
        "voice resolved, given the spans": given["voice"],
    }
    lines = [f"| our own passages, {part} half | |", "|---|---|"]
    lines += [f"| {name} | {value} |" for name, value in rows.items()]
    lines += [
        f"| style: {name}, partial F1 | {each['partial']['f1']} |"
        for name, each in read["styles"].items()
    ]
    return lines


if __name__ == "__main__":
    main()
