"""Whether reading depends on who is named: `python -m bench.attribution.names [--json]`.

Two hundred names of varied origin and spelling take, one at a time, the place of a name of their
kind in our own passages; the passage is read again, and its statements are compared with those
read before, offsets moved by the difference. Which words are names is told by an annotator that
the reader does not use.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.attribution.own import PASSAGES, Passage, passages
from crossbearing.extract import attributions, parsing
from crossbearing.model import Attribution, Document, Span

NAMES = Path(__file__).parent / "names.txt"
KINDS = {"PERSON": "person", "ORG": "group", "GPE": "place"}
TIMES = 5
"""Passages that each name is tried in."""
AIM = 0.005


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a passage: its kind and every place where it stands."""

    kind: str
    places: tuple[Span, ...]


def main() -> int:
    """Print the share of statements that differ, by kind of name."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--show", action="store_true", help="print what differs")
    wanted = parser.parse_args(sys.argv[1:] if __name__ == "__main__" else [])
    texts = [each for part in ("dev", "test") for each in passages(PASSAGES / f"{part}.jsonl")]
    seen: Counter[str] = Counter()
    differ: Counter[str] = Counter()
    for kind, name, passage, place in trials(texts):
        text, before, after = swapped(passage, place, name)
        seen[kind] += len(before)
        odd = before ^ after
        differ[kind] += max(len(before - after), len(after - before))
        if odd and wanted.show:
            print(
                f"{passage.id} {name!r}: {text[:80]!r}\n   - {before - after}\n   + {after - before}"
            )
    share = sum(differ.values()) / max(1, seen.total())
    scores = {
        "statements": seen.total(),
        "differ": differ.total(),
        "share": round(share, 5),
        "by kind": {kind: round(differ[kind] / seen[kind], 5) for kind in sorted(seen)},
    }
    if wanted.json:
        print(json.dumps(scores))
    else:
        kinds = ", ".join(
            f"{kind} {100 * each:.2f} %" for kind, each in scores["by kind"].items()
        )  # type: ignore[attr-defined]
        print(f"names swapped: {scores['differ']} of {scores['statements']} statements differ")
        print(f"  {100 * share:.2f} % (aim: at most 0.5 %); {kinds}")
    return 0


def trials(texts: Sequence[Passage]) -> Iterator[tuple[str, str, Passage, Name]]:
    """Each name with the passages it is tried in, spread evenly over all that hold its kind."""
    found = {
        kind: [(each, name) for each in texts for name in names(each) if name.kind == kind]
        for kind in KINDS.values()
    }
    turn: Counter[str] = Counter()
    for line in NAMES.read_text(encoding="utf-8").splitlines():
        kind, name = line.split("\t")
        for _ in range(TIMES):
            passage, place = found[kind][turn[kind] % len(found[kind])]
            turn[kind] += 1
            yield kind, name, passage, place


def names(passage: Passage) -> Iterator[Name]:
    """The names of a passage: capitalised words that the language pipeline calls a name."""
    told = {}
    for entity in parsing.pipeline()(passage.text).ents:
        words = entity.text.removeprefix("the ").removesuffix("’s").removesuffix("'s")
        if entity.label_ in KINDS and all(word[:1].isupper() for word in words.split()):
            told.setdefault(words, KINDS[entity.label_])
    for words, kind in told.items():
        places = re.finditer(rf"(?<![\w-]){re.escape(words)}(?![\w-])", passage.text)
        yield Name(kind, tuple(Span(*each.span()) for each in places))


def swapped(
    passage: Passage, name: Name, other: str
) -> tuple[str, set[tuple[object, ...]], set[tuple[object, ...]]]:
    """The passage under another name, its statements before with offsets moved, and those after."""
    pieces: list[str] = []
    at = 0
    for place in name.places:
        pieces += [passage.text[at : place.start], other]
        at = place.end
    text = "".join([*pieces, passage.text[at:]])

    def moved(offset: int) -> int:
        by = 0
        for place in name.places:
            longer = len(other) - (place.end - place.start)
            if place.end <= offset:
                by += longer
            elif place.start < offset:
                return place.start + by + min(offset - place.start, len(other))
        return offset + by

    before = {facts(each, moved) for each in attributions(passage.document)}
    after = {facts(each, int) for each in attributions(_document(passage, text))}
    return text, before, after


def facts(each: Attribution, moved: object) -> tuple[object, ...]:
    """All that is read of a statement but the words of names."""
    spans = tuple(
        tuple((moved(span.start), moved(span.end)) for span in part)  # type: ignore[operator]
        for part in (each.source, each.cue, each.content)
    )
    voice = each.voice
    told = (voice.kind, voice.anonymous, voice.number, voice.name is None)
    return (*spans, each.kind, each.stance, each.certainty, each.parent is None, *told)


def _document(passage: Passage, text: str) -> Document:
    return Passage(passage.id, passage.style, text, ()).document


if __name__ == "__main__":
    sys.exit(main())
