"""Run HeidelTime on the exam: `python -m bench.times.heideltime FOLDER --jar JAR --props FILE`.

It needs a JVM, HeidelTime's standalone jar with its resources, and a config.props that names a
TreeTagger. Answers go to standard output in the exam's format, for `bench.times.run --rival`; the
CPU seconds a document go to standard error.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any
from xml.sax.saxutils import unescape

from bench.times.run import module

_TAG = re.compile(r"<(/?)TIMEX3([^>]*)>")
_BODY = re.compile(r"<TimeML>\n?(.*)</TimeML>", re.DOTALL)


def main() -> None:
    """Print a line of answers for each document of FOLDER."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--scorer", type=Path, default=Path("../shared/exams/timex/score.py"))
    parser.add_argument("--jar", type=Path, required=True)
    parser.add_argument("--props", type=Path, required=True)
    wanted = parser.parse_args()
    records = list(module(wanted.scorer).documents(wanted.folder))
    before = os.times()
    for record in records:
        told = annotated(record, wanted.jar, wanted.props)
        print(json.dumps({"file": record["file"], "timexes": aligned(told, record["text"])}))
    after = os.times()
    spent = after.children_user + after.children_system
    spent -= before.children_user + before.children_system
    print(f"{spent / max(len(records), 1):.2f} CPU seconds a document", file=sys.stderr)


def annotated(record: dict[str, Any], jar: Path, props: Path) -> str:
    """HeidelTime's TimeML for one document, as news of its date."""
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder) / "text.txt"
        text.write_text(record["text"], "utf-8")
        command = ["java", "-jar", str(jar), "-c", str(props), "-t", "news", "-l", "english"]
        command += ["-dct", record["created"][:10], str(text)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout


def aligned(timeml: str, text: str) -> list[list[Any]]:
    """Its expressions as offsets into the text, found again by the letters between the tags."""
    found = _BODY.search(timeml)
    body = found[1] if found else ""
    answers: list[list[Any]] = []
    at = seen = 0
    opened: list[tuple[int, str | None]] = []
    for tag in [*_TAG.finditer(body), None]:
        words = unescape(
            body[at : tag.start() if tag else len(body)], {"&quot;": '"', "&apos;": "'"}
        )
        for letter in words:
            if letter.isspace():
                continue
            found_at = text.find(letter, seen)
            seen = found_at + 1 if found_at >= 0 else seen
        if tag is None:
            break
        at = tag.end()
        if tag[1]:
            start, value = opened.pop()
            answers.append([start, seen, value])
        else:
            start = seen + len(text[seen:]) - len(text[seen:].lstrip())
            named = re.search(r'value="([^"]*)"', tag[2])
            opened.append((start, named[1] if named else None))
    return answers


if __name__ == "__main__":
    main()
