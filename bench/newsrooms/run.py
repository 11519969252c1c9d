"""Score answers on simulated newsrooms: `python -m bench.newsrooms [--incidents N] [--json]`.

It tests arithmetic and robustness, not the world.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.newsrooms.incident import incidents
from bench.newsrooms.score import METHODS, scores, slices, told
from crossbearing.weigh.calibration import Calibration

PARAMETERS = Path(__file__).with_name("parameters.toml")
MOST_ERROR = 0.05


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures of every slice; 1 where the calibration error of all incidents is above
    the bound, or a rival surprises less in some slice."""
    parser = argparse.ArgumentParser(prog="python -m bench.newsrooms", description=__doc__)
    parser.add_argument("--incidents", type=int, help="how many (default: as the file says)")
    parser.add_argument("--json", action="store_true")
    wanted = parser.parse_args([] if arguments is None else arguments)
    parameters = tomllib.loads(PARAMETERS.read_text(encoding="utf-8"))
    count = wanted.incidents or parameters["incidents"]
    found = {
        name: (len(inside), scores(inside))
        for name, inside in slices(map(told, incidents(parameters, count)))
        if inside
    }
    shape = {name: {"incidents": n, **_shape(by)} for name, (n, by) in found.items()}
    print(json.dumps(shape) if wanted.json else lines(shape))
    return int(_falls_short(shape))


def _shape(by: dict[str, Calibration | None]) -> dict[str, Any]:
    return {
        method: {
            "log_score": round(scored.log_score, 4),
            "brier": round(scored.brier, 4),
            "calibration_error": round(scored.calibration_error, 4),
        }
        for method, scored in by.items()
        if scored is not None
    }


def _falls_short(shape: dict[str, Any]) -> bool:
    ours = METHODS[0]
    return shape["all"][ours]["calibration_error"] > MOST_ERROR or any(
        each[ours]["log_score"] > each[rival]["log_score"]
        for each in shape.values()
        for rival in METHODS[1:]
    )


def lines(shape: dict[str, Any]) -> str:
    """The figures as lines to read."""
    shown = [
        f"{'':12}{'':>10} | {'log score, bits (less is better)':^36} | {'Brier':^20} | "
        f"{'calibration error':^20}",
        f"{'slice':12}{'incidents':>10} | "
        + " ".join(f"{each:>12}" for each in METHODS)
        + " | "
        + " ".join(f"{each[:6]:>6}" for each in METHODS)
        + " | "
        + " ".join(f"{each[:6]:>6}" for each in METHODS),
    ]
    for name, each in shape.items():
        figures = [each[method] for method in METHODS]
        shown.append(
            f"{name:12}{each['incidents']:>10} | "
            + " ".join(f"{figure['log_score']:12.3f}" for figure in figures)
            + " | "
            + " ".join(f"{figure['brier']:6.3f}" for figure in figures)
            + " | "
            + " ".join(f"{figure['calibration_error']:6.3f}" for figure in figures)
        )
    return "\n".join([*shown, "This tests arithmetic and robustness, not the world."])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
