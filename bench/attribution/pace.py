"""How fast statements and all else are read, beside the bare encoder and beside peers:
`python -m bench.attribution.pace [--json]`.

Every reader takes each text in turn in one run, on one thread, so that a machine that speeds up or
slows down does so for all. CPU seconds. Memory is that of a process that does nothing but read.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress

from bench.exams import document
from bench.speed.corpus import corpus
from crossbearing.extract import Reader, attributions, parsing
from crossbearing.extract.network import network
from crossbearing.extract.sheet import sheet
from crossbearing.extract.windows import windows

TEXTS = 60
PACE, MEMORY = 5.0, 500.0
STATEMENTS, WHOLE = "crossbearing, statements", "crossbearing, whole reader"
BARE = "bare encoder, same windows"
SHARES = {STATEMENTS: 0.8, WHOLE: 0.6}
"""What is asked of the pace of each beside the bare encoder's."""
SAID = frozenset(
    [
        "say",
        "tell",
        "add",
        "write",
        "claim",
        "deny",
        "report",
        "announce",
        "note",
        "argue",
        "state",
        "warn",
        "ask",
    ]
)
_MEMORY = """
import re
from pathlib import Path
from bench.attribution import pace
texts = pace.corpus(20).texts
for text in texts:
    pace.attributions(pace.document(text))
print(re.search("VmHWM:\\s*([0-9]+)", Path("/proc/self/status").read_text())[1])
"""
"""Linux's own count for this program: `ru_maxrss` begins with what the one that started it had."""


def readers() -> dict[str, Callable[[str], object]]:
    """Each way of reading a text, by name; peers that are not installed are left out."""
    found: dict[str, Callable[[str], object]] = {
        STATEMENTS: lambda text: attributions(document(text)),
        WHOLE: lambda text: Reader().annotate(document(text)),
    }
    loaded = network()
    if loaded is not None:
        net = loaded

        def bare(text: str) -> None:
            page = sheet(text, net.pieces, net.common)
            for first, end in windows(page):
                net.seen(page, first, end)

        found[BARE] = bare
    nlp = parsing.pipeline()
    found["spaCy sm, parse alone"] = nlp
    found["a plain dependency rule"] = lambda text: _plain_rule(nlp(text))
    if importlib.util.find_spec("textacy"):
        from textacy.extract import triples

        def textacy(text: str) -> None:
            with suppress(ValueError):  # it raises on odd marks; the time until then counts
                list(triples.direct_quotations(nlp(text)))

        found["textacy, direct quotations"] = textacy
    return found


def _plain_rule(doc: object) -> list[tuple[object, object]]:
    """Subject of a verb of saying, and its clause."""
    return [
        (subject, clause)
        for word in doc  # type: ignore[attr-defined]
        if word.lemma_ in SAID
        for subject in word.lefts
        if subject.dep_ == "nsubj"
        for clause in word.rights
        if clause.dep_ == "ccomp"
    ]


def main() -> int:
    """Print documents a CPU second for each reader, the share of the bare pass, and memory."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    wanted = parser.parse_args(sys.argv[1:] if __name__ == "__main__" else [])
    texts = corpus(TEXTS)
    each = readers()
    spent = dict.fromkeys(each, 0.0)
    for reader in each.values():
        reader(texts.texts[0])  # loads what no text is charged for
    for text in texts.texts:
        for name, reader in each.items():
            start = time.process_time()
            reader(text)
            spent[name] += time.process_time() - start
    pace = {name: round(TEXTS / seconds, 2) for name, seconds in spent.items()}
    memory = subprocess.run([sys.executable, "-c", _MEMORY], check=True, capture_output=True)
    scores: dict[str, object] = {"texts": texts.described, "documents a CPU second": pace}
    scores["peak MB"] = round(int(memory.stdout) / 1024)
    shares = {name: round(spent[BARE] / spent[name], 2) for name in SHARES if BARE in spent}
    scores["share of the bare encoder"] = shares
    if wanted.json:
        print(json.dumps(scores))
        return 0
    print(f"{texts.described}; documents a CPU second (aim: {PACE:.0f})")
    for name, seconds in spent.items():
        print(f"  {name:30} {TEXTS / seconds:8.1f}")
    for name, share in shares.items():
        print(f"  {name}, beside the bare encoder: {share} (aim: {SHARES[name]})")
    print(f"  peak memory, statements alone {scores['peak MB']} MB (aim: under {MEMORY:.0f})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
