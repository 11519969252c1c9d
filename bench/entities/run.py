"""Score mentions against the general-purpose recogniser: `python -m bench.entities.run`.

On forty sentences marked by hand (`own/`), and on the accepted entities of the re3d exam. A mention
counts where its words and its kind are right; articles and titles before a name do not count, nor do
nationalities.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bench.exams import absent, document, exam
from crossbearing.extract import parsing
from crossbearing.extract.mentions import mentions
from crossbearing.model import MentionType

KINDS = {"p": "person", "o": "body", "l": "place", "s": "site"}
OURS = {
    MentionType.person: "person",
    MentionType.organisation: "body",
    MentionType.group: "body",
    MentionType.place: "place",
    MentionType.country: "place",
    MentionType.site: "site",
}
LABELS = {"PERSON": "person", "ORG": "body", "GPE": "place", "LOC": "place", "FAC": "site"}
GOLD = {"Person": "person", "Organisation": "body", "Location": "place"}
_MARKED = re.compile(r"\[([pols]) ([^\]]+)\]")
_ARTICLE = re.compile(r"(?:the|a|an) ", re.IGNORECASE)
Named = tuple[int, int, str]


def main() -> int:
    """Print precision, recall and F1 of both readers on both sets."""
    lines = (Path(__file__).parent / "own/sentences.txt").read_text(encoding="utf-8")
    own = [unmarked(line) for line in lines.splitlines()]
    _compare("forty sentences marked by hand", own, merged=False)
    path = exam("re3d/part.jsonl")
    if not path.is_file():
        print(absent("entities", path))
        return 0
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    accepted = [
        (
            record["text"],
            {
                _bare(record["text"], each["begin"], each["end"], GOLD[each["type"]])
                for each in record["entities"]
                if each["confidence"] > 0
                and each["type"] in GOLD
                and any(word[0].isupper() for word in each["value"].split()[-1:])
            },
        )
        for record in records
    ]
    _compare("re3d, accepted entities that end in a capitalised word", accepted, merged=True)
    return 0


def unmarked(line: str) -> tuple[str, set[Named]]:
    """A marked sentence as plain text, and what is named in it."""
    text, found, at = "", set(), 0
    for match in _MARKED.finditer(line):
        text += line[at : match.start()]
        found.add((len(text), len(text) + len(match[2]), KINDS[match[1]]))
        text += match[2]
        at = match.end()
    return text + line[at:], found


def _bare(text: str, start: int, end: int, kind: str) -> Named:
    article = _ARTICLE.match(text[start:end])
    return start + (article.end() if article else 0), end, kind


def _compare(title: str, texts: list[tuple[str, set[Named]]], *, merged: bool) -> None:
    counts = {"mentions": Counter[str](), "spaCy's recogniser": Counter[str]()}
    for text, gold in texts:
        parsed = parsing.parsed(document(text))
        ours = {
            _bare(text, each.span.start, each.span.end, OURS[each.type])
            for each in mentions(parsed)
            if each.type in OURS
        }
        theirs = {
            _bare(text, span.start, span.end, LABELS[entity.label_])
            for paragraph in parsed.paragraphs
            for entity in paragraph.doc.ents
            if entity.label_ in LABELS
            for span in (paragraph.span(entity),)
        }
        for name, found in zip(counts, (ours, theirs), strict=True):
            kept = set(_as_places(found)) if merged else found
            counts[name].update(right=len(kept & gold), said=len(kept), gold=len(gold))
    print(title)
    for name, each in counts.items():
        precision, recall = each["right"] / each["said"], each["right"] / each["gold"]
        score = 2 * each["right"] / (each["said"] + each["gold"])
        print(f"  {name:20} P {precision:.2f} R {recall:.2f} F1 {score:.2f} of {each['gold']}")


def _as_places(found: set[Named]) -> Iterator[Named]:
    """The exam knows no sites: they are places there."""
    return ((start, end, "place" if kind == "site" else kind) for start, end, kind in found)


if __name__ == "__main__":
    raise SystemExit(main())
