"""Whether reading depends on who is named: `python -m bench.attribution.names [--json]`.

Names of varied origin and spelling take, one at a time, the place of a name of their kind in our
own passages; the passage is read again, and its statements are compared with those read before,
offsets moved by the difference. Names and their short forms were marked by hand
(`own/names.jsonl`), and a swap replaces all forms of a name together.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.attribution.own import PASSAGES, Passage, passages
from crossbearing.extract import attributions
from crossbearing.model import Attribution, Document, Span

NAMES = Path(__file__).parent / "names.txt"
MARKS = PASSAGES / "names.jsonl"
TIMES = 5
"""Passages that each name is tried in."""
AIM = 0.005

Facts = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Other:
    """A name to put in: its kind, whole and short, and the region it comes from."""

    kind: str
    whole: str
    short: str
    region: str

    def form(self, part: str) -> str:
        """The form of the name that stands for a part: "full", "last", "first" or "short"."""
        name, _, capitals = part.partition(" in ")
        if name == "full":
            printed = self.whole
        elif name == "first":
            printed = self.whole.removesuffix(self.short).split(" ")[0] or self.whole
        else:
            printed = self.short
        return printed.upper() if capitals else printed


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a passage: its kind and every place where a form of it stands."""

    kind: str
    whole: str
    places: tuple[tuple[Span, str], ...]


def main() -> int:
    """Print the share of statements that differ, by kind and region of the name put in."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--part", choices=("dev", "test", "both"), default="both")
    parser.add_argument(
        "--show", action="store_true", help="print what differs (dev part only)"
    )
    wanted = parser.parse_args(sys.argv[1:] if __name__ == "__main__" else [])
    parts = ("dev", "test") if wanted.part == "both" else (wanted.part,)
    texts = [each for part in parts for each in passages(PASSAGES / f"{part}.jsonl")]
    shown = {each.id for each in passages(PASSAGES / "dev.jsonl")} if wanted.show else set()
    scores = compared(texts, shown)
    print(json.dumps(scores) if wanted.json else table(scores))
    return 0


def compared(texts: Sequence[Passage], shown: set[str]) -> dict[str, Any]:
    """The statements that differ, counted by kind and by region; those of passages `shown` are
    printed as they are found."""
    seen: Counter[tuple[str, str]] = Counter()
    differ: Counter[tuple[str, str]] = Counter()
    why: Counter[str] = Counter()
    read: dict[str, tuple[Attribution, ...]] = {}
    for other, passage, name in trials(texts):
        if passage.id not in read:
            read[passage.id] = attributions(passage.document)
        before, after = swapped(passage, name, other, read[passage.id])
        seen[other.kind, other.region] += len(before)
        gone, come = before - after, after - before
        differ[other.kind, other.region] += max(len(gone), len(come))
        if not (gone or come):
            continue
        why[
            "spans"
            if {each[:3] for each in gone} ^ {each[:3] for each in come}
            else "voice or act"
        ] += max(len(gone), len(come))
        if passage.id in shown:
            print(f"{passage.id} {name.whole!r} → {other.whole!r}\n   - {gone}\n   + {come}")
    return {
        "statements": seen.total(),
        "differ": differ.total(),
        "share": round(differ.total() / max(1, seen.total()), 5),
        "by what moves": dict(sorted(why.items())),
        "by kind": _shares(differ, seen, 0),
        "by region": _shares(differ, seen, 1),
    }


def _shares(
    differ: Mapping[tuple[str, str], int], seen: Mapping[tuple[str, str], int], by: int
) -> dict[str, float]:
    return {
        slice_: round(
            sum(count for key, count in differ.items() if key[by] == slice_)
            / max(1, sum(count for key, count in seen.items() if key[by] == slice_)),
            5,
        )
        for slice_ in sorted({key[by] for key in seen})
    }


def table(scores: dict[str, Any]) -> str:
    """The scores as lines to read."""
    lines = [
        f"names swapped: {scores['differ']} of {scores['statements']} statements differ",
        f"  {100 * scores['share']:.2f} % (aim: at most {100 * AIM} %); {scores['by what moves']}",
    ]
    lines += [
        f"  {by}: "
        + ", ".join(f"{name} {100 * share:.2f} %" for name, share in scores[by].items())
        for by in ("by kind", "by region")
    ]
    return "\n".join(lines)


def others() -> tuple[Other, ...]:
    """The names to put in, in the order of their file."""
    lines = NAMES.read_text(encoding="utf-8").splitlines()
    return tuple(Other(*line.split("\t")) for line in lines)


def trials(texts: Sequence[Passage]) -> Iterator[tuple[Other, Passage, Name]]:
    """Each name with the passages it is tried in, spread evenly over all that hold its kind."""
    marked = marks(texts)
    turn: Counter[str] = Counter()
    for other in others():
        found = [(passage, name) for passage, name in marked if name.kind == other.kind]
        for _ in range(min(TIMES, len(found))):
            passage, name = found[turn[other.kind] % len(found)]
            turn[other.kind] += 1
            yield other, passage, name


def marks(texts: Sequence[Passage]) -> list[tuple[Passage, Name]]:
    """The names marked in the passages given, each with its places, in the order of the marks."""
    by_id = {each.id: each for each in texts}
    found = []
    for line in MARKS.read_text(encoding="utf-8").splitlines():
        mark = json.loads(line)
        passage = by_id.get(mark["passage"])
        if passage is not None:
            places = tuple(_places(passage.text, mark["forms"]))
            found.append((passage, Name(mark["kind"], mark["full"], places)))
    return found


def _places(text: str, forms: Mapping[str, str]) -> Iterator[tuple[Span, str]]:
    """Where the forms of a name stand; a longer form before a shorter one that it holds."""
    longest = sorted(forms, key=lambda form: (-len(form), form))
    either = "|".join(map(re.escape, longest))
    for place in re.finditer(rf"(?<![\w-])(?:{either})(?![\w-])", text):
        part = forms[place[0]]
        capitals = (
            place[0].isupper()
            and len(place[0]) > 1
            and any(not form.isupper() for form in forms)
        )
        yield (
            Span(*place.span()),
            f"{part} in capitals" if capitals and "capitals" not in part else part,
        )


def swapped(
    passage: Passage, name: Name, other: Other, read: Sequence[Attribution]
) -> tuple[set[Facts], set[Facts]]:
    """The statements before with their offsets moved, and those read under the other name."""
    pieces: list[str] = []
    moves: list[tuple[int, int, int]] = []
    at = 0
    for place, part in name.places:
        form = other.form(part)
        pieces += [passage.text[at : place.start], form]
        moves.append((place.start, place.end, len(form)))
        at = place.end
    text = "".join([*pieces, passage.text[at:]])

    def moved(offset: int) -> int:
        by = 0
        for start, end, length in moves:
            if end <= offset:
                by += length - (end - start)
            elif start < offset:
                return start + by + min(offset - start, length)
        return offset + by

    after = attributions(_document(passage, text))
    return {facts(each, moved) for each in read}, {facts(each, lambda at: at) for each in after}


def facts(each: Attribution, moved: Callable[[int], int]) -> Facts:
    """All that is read of a statement but the words of names."""
    spans = tuple(
        tuple((moved(span.start), moved(span.end)) for span in part)
        for part in (each.source, each.cue, each.content)
    )
    voice = each.voice
    told = (voice.kind.value, voice.anonymous, voice.number, voice.name is None)
    return (
        *spans,
        each.kind.value,
        each.stance.value,
        each.certainty.value,
        each.parent is None,
        *told,
    )


def _document(passage: Passage, text: str) -> Document:
    return Passage(passage.id, passage.style, text, ()).document


if __name__ == "__main__":
    sys.exit(main())
