"""How fast, how much memory, and how both grow: `make bench`, or `python -m bench.speed.run`.

Rooms are timed in CPU seconds between the progress calls of one ordinary assessment, so what is
timed is what users run. The bare pass feeds the same text to the same language pipeline and the same
encoder and does nothing with what comes back.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.speed.corpus import corpus
from crossbearing import casework
from crossbearing.extract import Reader, parsing
from crossbearing.extract.network import network
from crossbearing.extract.sheet import sheet
from crossbearing.extract.windows import windows
from crossbearing.model import Assessment

DOCUMENTS = 200
SHARE = 10
"""The small run has a tenth of the documents."""
QUESTION = "Who is responsible for the attack?"
ROOMS = {
    ("taking in", None): "ingest",
    ("reading", None): "extract",
    ("weighing", 1): "link",
    ("weighing", 2): "trace",
    ("weighing", 3): "weigh",
}


@dataclass(slots=True)
class Clock:
    """CPU seconds by room, told apart by what progress is reported; shows where it is."""

    spent: dict[str, float] = field(default_factory=dict)
    last: float = field(default_factory=time.process_time)

    def __call__(self, stage: str, done: int, total: int | None) -> None:
        """Charge the time since the last call to the room that just reported."""
        room = ROOMS.get((stage, None)) or ROOMS.get((stage, done))
        if room:
            self.charge(room)
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{stage} {done}/{total or '?'}   ")

    def charge(self, room: str) -> None:
        """Charge the time since the last charge to `room`."""
        now = time.process_time()
        self.spent[room] = self.spent.get(room, 0.0) + now - self.last
        self.last = now

    @property
    def total(self) -> float:
        """CPU seconds of all rooms."""
        return sum(self.spent.values())


def assess(folder: Path) -> tuple[Clock, Assessment]:
    """Assess a folder of reports in memory and write its page, against the clock."""
    clock = Clock()
    settings = casework.Settings()
    assessment = casework.assess([str(folder)], QUESTION, settings, out=None, progress=clock)
    casework.page(assessment)
    clock.charge("report")
    return clock, assessment


def write(folder: Path, texts: Sequence[str]) -> None:
    """Write texts as numbered reports."""
    folder.mkdir()
    for number, text in enumerate(texts):
        (folder / f"{number:04}.txt").write_text(text, encoding="utf-8")


def beside(assessment: Assessment) -> tuple[float, float]:
    """CPU seconds of reading, and of the language pipeline and the encoder alone over the same
    text, a document at a time in turn, so that a machine that speeds up or slows down does so for
    both."""
    reader, nlp, net = Reader(), parsing.pipeline(), network()
    reading = bare = 0.0
    for document in assessment.documents:
        lines = [line for line in document.text.splitlines() if line.strip()]
        start = time.process_time()
        for _ in nlp.pipe(map(parsing.cleaned, lines)):
            pass
        if net is not None:
            page = sheet(document.text, net.pieces, net.common)
            for first, end in windows(page):
                net.seen(page, first, end)
        middle = time.process_time()
        reader.annotate(document)
        bare += middle - start
        reading += time.process_time() - middle
    return reading, bare


def tenth(texts: Sequence[str]) -> Sequence[str]:
    """Every tenth text by length, from the start that comes nearest to a tenth of all words."""
    ordered = sorted(texts, key=lambda text: (len(text), text))
    whole = sum(map(len, ordered))
    start = min(
        range(SHARE), key=lambda at: abs(SHARE * sum(map(len, ordered[at::SHARE])) - whole)
    )
    return ordered[start::SHARE]


def help_time() -> float:
    """The median wall time of `crossbearing --help`, in milliseconds, over nine runs."""
    command = [str(Path(sys.executable).parent / "crossbearing"), "--help"]
    times = []
    for _ in range(9):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return 1000 * statistics.median(times)


def main() -> None:
    """Print the figures."""
    texts = corpus(DOCUMENTS)
    print(f"{DOCUMENTS} documents: {texts.described}")
    few_texts = tenth(texts.texts)
    with tempfile.TemporaryDirectory() as temporary:
        few, all_of_them = Path(temporary, "few"), Path(temporary, "all")
        write(few, few_texts)
        write(all_of_them, texts.texts)
        assess(few)  # loads models and tables, which no run is charged for
        before, _ = assess(few)
        large, assessment = assess(all_of_them)
        after, _ = assess(few)
    reading, bare = beside(assessment)
    whole = large.total - large.spent["extract"] + reading
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"end to end       {DOCUMENTS / large.total:8.1f} documents per CPU second")
    for room, seconds in large.spent.items():
        print(
            f"  {room:<14} {DOCUMENTS / seconds:8.1f} documents per CPU second ({seconds:.2f} s)"
        )
    print(f"bare pass        {DOCUMENTS / bare:8.1f} documents per CPU second ({bare:.2f} s)")
    print(f"extract / bare   {reading / bare:8.2f}, a document of each in turn")
    print(f"whole / bare     {whole / bare:8.2f} (aim: under 1.3)")
    print(f"peak memory      {peak:8.0f} MB")
    # Before and after, so that a machine that speeds up or slows down does so for both.
    growth = large.total / statistics.mean((before.total, after.total))
    size = sum(map(len, texts.texts)) / sum(map(len, few_texts))
    print(f"{SHARE} x documents   {growth:8.2f} x the time, {size:.2f} x the text (at most 11)")
    print(f"--help           {help_time():8.0f} ms (aim: under 300)")


if __name__ == "__main__":
    main()
