"""Print every figure: speed and memory, then the scores of each room that has an exam."""

from __future__ import annotations

from importlib import import_module

PARTS = (
    "bench.speed.run",
    "bench.tracing.run",
    "bench.tracing.chains",
    "bench.weighing.run",
    "bench.weighing.apart",
    "bench.newsrooms.run",
    "bench.attribution.run",
    "bench.emergent.run",
    "bench.incidents.run",
    "bench.attribution.own",
    "bench.attribution.names",
    "bench.attribution.pace",
    "bench.times.run",
    "bench.relations.run",
    "bench.entities.run",
    "bench.fuse.run",
    "bench.toponyms.run",
    "bench.workbench.edits",
    "bench.workbench.run",
)


def main() -> None:
    """Run each bench that is there, under its name."""
    for name in PARTS:
        print(f"\n== {name.removeprefix('bench.').removesuffix('.run')}\n", flush=True)
        import_module(name).main()


if __name__ == "__main__":
    main()
