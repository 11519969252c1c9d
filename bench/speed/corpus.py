"""Documents to time: the exam's development texts where they are, else the bundled incidents'."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

from bench.exams import exam
from crossbearing import casework

WORDS = 670
"""The median length of a text of the exam, which generated texts are cut to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """Texts, and what they are."""

    texts: tuple[str, ...]
    described: str


def corpus(count: int) -> Corpus:
    """`count` different texts of about the exam's length."""
    path = exam("polnear/dev.jsonl")
    if path.is_file():
        # Different texts as far as they go: the same ones again would measure copies.
        texts = [*_texts(path), *_texts(path.with_name("train.jsonl"))]
        described = f"the first {min(count, len(texts))} texts of polnear, dev before train"
    else:
        texts = _generated()
        described = (
            f"texts of {WORDS} words joined from the bundled incidents ({path} is not there)"
        )
    # A numbered last line keeps every text a document of its own: the same bytes would be one.
    numbered = enumerate(islice(cycle(texts), count), 1)
    return Corpus(
        texts=tuple(f"{text}\n\nReport number {number}.\n" for number, text in numbered),
        described=described,
    )


def _texts(path: Path) -> list[str]:
    lines = path.read_text("utf-8").splitlines()
    return [json.loads(line)["text"] for line in lines]


def _generated() -> list[str]:
    paragraphs = [
        paragraph
        for name in ("sarn", "orlo")
        for report in sorted(casework.demo(name).paths[0].glob("*.txt"))
        for paragraph in report.read_text("utf-8").split("\n\n")
    ]
    texts: list[str] = []
    part: list[str] = []
    for paragraph in paragraphs:
        part.append(paragraph)
        if sum(len(each.split()) for each in part) >= WORDS:
            texts.append("\n\n".join(part))
            part = []
    return texts or ["\n\n".join(part)]
