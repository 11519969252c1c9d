"""Score the reader on the repository's own passages: `python -m bench.attribution.own`.

With `--gold-spans` only what is made of given spans is scored: stance, certainty, distance and
voice. Otherwise the reader also reads the passages itself.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.attribution.accusers import Charge, charges, slices
from bench.exams import document
from crossbearing.extract import attributions as statements_of
from crossbearing.extract import trained
from crossbearing.extract.acting import Sight
from crossbearing.extract.attributing import attributions
from crossbearing.extract.drafts import Draft
from crossbearing.extract.network import network
from crossbearing.model import Attribution, Document, Span, SpeechKind, Voice

PASSAGES = Path(__file__).parent / "own"
FAULTS = {"accuses", "suspects", "admits"}
"""What a reader must not make of a statement that does not say so."""
TITLES = {
    "general",
    "colonel",
    "major",
    "captain",
    "commander",
    "mr",
    "mrs",
    "ms",
    "dr",
    "chief",
    "fire",
    "brother",
    "sister",
    "sheikh",
    "det",
    "insp",
    "maj",
    "gen",
    "citizen",
    "inspector",
    "sergeant",
    "lieutenant",
    "deputy",
    "minister",
    "constable",
    "mayor",
}
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)


@dataclass(frozen=True)
class Gold:
    """A statement as marked."""

    id: str
    parent: str | None
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: str
    stance: str
    certainty: str
    distanced: bool
    voice: dict[str, Any]


@dataclass(frozen=True)
class Passage:
    """A passage with its statements."""

    id: str
    style: str
    text: str
    statements: tuple[Gold, ...]

    @property
    def document(self) -> Document:
        """The passage as a document."""
        return document(self.text, self.id)


def main() -> int:
    """Print the scores; 0 too where the passages are not there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", default="dev")
    parser.add_argument("--gold-spans", action="store_true")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--faults", action="store_true", help="print what differs, one a line")
    wanted = parser.parse_args(sys.argv[1:] if __name__ == "__main__" else [])
    file = PASSAGES / f"{wanted.part}.jsonl"
    if not file.is_file():
        print(f"attribution, own passages: none at {file}")
        return 0
    found = passages(file)
    scores: dict[str, Any] = {"part": wanted.part, "given spans": on_given_spans(found)}
    if not wanted.gold_spans:
        scores["end to end"] = end_to_end(found)
    if wanted.faults:
        print("\n".join(faults(found)))
    print(json.dumps(scores) if wanted.json else table(scores))
    return 0


def passages(file: Path) -> list[Passage]:
    """The passages of a file, strings made spans."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return [passage(json.loads(line)) for line in lines if line.strip()]


def passage(record: dict[str, Any]) -> Passage:
    """One passage, its strings looked up in the text."""
    text = record["text"]
    return Passage(
        id=record["id"],
        style=record["style"],
        text=text,
        statements=tuple(
            Gold(
                id=each["id"],
                parent=each["parent"],
                source=tuple(_where(text, words) for words in each["source"]),
                cue=tuple(_where(text, words) for words in each["cue"]),
                content=tuple(_where(text, words) for words in each["content"]),
                kind=each["kind"],
                stance=each["stance"],
                certainty=each["certainty"],
                distanced=each["distanced"],
                voice=each["voice"],
            )
            for each in record["statements"]
        ),
    )


def _where(text: str, words: str | dict[str, Any]) -> Span:
    """Where words stand: their first place, or the one a record counts."""
    printed, nth = (
        (words, 1) if isinstance(words, str) else (words["text"], words.get("nth", 1))
    )
    at = -1
    for _ in range(nth):
        at = text.index(printed, at + 1)
    return Span(at, at + len(printed))


def given(one: Passage, sight: Sight | None = None) -> list[tuple[Gold, Attribution]]:
    """Each statement as marked beside what is made of its spans, by rules, or the network too."""
    drafts = [
        Draft(
            source=gold.source,
            cue=gold.cue,
            content=gold.content,
            kind=SpeechKind(gold.kind),
            extractor="gold",
        )
        for gold in one.statements
    ]
    order = sorted(range(len(drafts)), key=lambda at: (drafts[at].start, drafts[at].content))
    made = attributions(one.document, [drafts[at] for at in order], sight)
    return [(one.statements[at], said) for at, said in zip(order, made, strict=True)]


def seen(one: Passage) -> Sight | None:
    """The passage as the network sees it; None where its weights are not there."""
    loaded = network()
    return Sight(loaded, trained.page(one.document, loaded)) if loaded else None


def on_given_spans(found: Sequence[Passage]) -> dict[str, Any]:
    """Scores of stance, certainty, distance and voice where the spans are given."""
    pairs = [(one, gold, said) for one in found for gold, said in given(one, seen(one))]
    both = [(gold, said) for _, gold, said in pairs]
    styles: dict[str, list[tuple[Gold, Attribution]]] = defaultdict(list)
    for one, gold, said in pairs:
        styles[one.style].append((gold, said))
    marked = charges()
    return {
        **_scores(both),
        "false accusations by": _by_accuser(
            ((one, said) for one, gold, said in pairs if _faulty(gold, said)), marked
        ),
        **slices(
            (marked[one.id, gold.id], {"stance": gold.stance == said.stance})
            for one, gold, said in pairs
            if (one.id, gold.id) in marked
        ),
        "styles": {name: _scores(styles[name]) for name in sorted(styles)},
    }


def _by_accuser(
    false: Iterable[tuple[Passage, Attribution]], marked: Mapping[tuple[str, str], Charge]
) -> dict[str, int]:
    """How often a party of each kind is wrongly said to accuse, suspect or own up: its kind as
    marked for another statement of its in the passage, else the kind of its voice."""
    kinds = []
    for one, said in false:
        known = [
            marked[one.id, gold.id].speaker
            for gold in one.statements
            if (one.id, gold.id) in marked and same_name(gold.voice["name"], said.voice.name)
        ]
        kinds.append(known[0] if known else f"voice {said.voice.kind}")
    return dict(sorted(Counter(kinds).items()))


def _scores(pairs: Sequence[tuple[Gold, Attribution]]) -> dict[str, Any]:
    stances = [(gold.stance, said.stance.value) for gold, said in pairs]
    by_class = classes(stances)
    bodies = [(gold, said) for gold, said in pairs if gold.voice["affiliation"] is not None]
    return {
        "statements": len(pairs),
        "stance": {
            "accuracy": _share(pairs, lambda gold, said: gold.stance == said.stance),
            "macro_f1": macro(by_class),
            "classes": by_class,
        },
        "false accusations": sum(_faulty(gold, said) for gold, said in pairs),
        "certainty": _share(pairs, lambda gold, said: gold.certainty == said.certainty),
        "distanced": classes([(str(g.distanced), str(s.distanced)) for g, s in pairs]).get(
            "True"
        ),
        "voice kind": _share(pairs, lambda gold, said: gold.voice["kind"] == said.voice.kind),
        "voice": _share(pairs, lambda gold, said: same_voice(gold.voice, said.voice)),
        "affiliation": _share(pairs, same_affiliation),
        "affiliation, where there is one": _share(bodies, same_affiliation),
        "number": _share(pairs, lambda gold, said: gold.voice["number"] == said.voice.number),
        "reason": _share(
            [(gold, said) for gold, said in pairs if gold.voice["reason"]],
            lambda gold, said: normal(gold.voice["reason"]) == normal(said.voice.reason),
        ),
    }


def _faulty(gold: Gold, said: Attribution) -> bool:
    return said.stance.value in FAULTS and gold.stance not in FAULTS


def _share(
    pairs: Sequence[tuple[Gold, Attribution]], right: Callable[[Gold, Attribution], bool]
) -> float | None:
    if not pairs:
        return None
    return round(sum(right(gold, said) for gold, said in pairs) / len(pairs), 3)


def classes(pairs: Iterable[tuple[str, str]]) -> dict[str, dict[str, float]]:
    """Precision, recall, F1 and number of each class that is marked, of (marked, found)."""
    pairs = list(pairs)
    marked = Counter(gold for gold, _ in pairs)
    found = Counter(said for _, said in pairs)
    right = Counter(gold for gold, said in pairs if gold == said)
    return {
        name: {
            "precision": round(right[name] / found[name], 3) if found[name] else 0.0,
            "recall": round(right[name] / marked[name], 3),
            "f1": round(2 * right[name] / (marked[name] + found[name]), 3),
            "number": marked[name],
        }
        for name in sorted(marked)
    }


def macro(by_class: dict[str, dict[str, float]]) -> float | None:
    """The mean F1 of the classes that are marked."""
    if not by_class:
        return None
    return round(math.fsum(each["f1"] for each in by_class.values()) / len(by_class), 3)


def normal(name: str | None) -> str:
    """A name without case, marks and article."""
    plain = " ".join(re.sub(r"[\"“”«»„‘.,;:()]", " ", name or "").split()).replace("’", "'")
    return _ARTICLE.sub("", plain.casefold()).strip("' ")


def same_name(gold: str | None, said: str | None) -> bool:
    """True for one name, a rank or a title before it or not."""
    one, other = sorted((normal(gold), normal(said)), key=len)
    if one == other or (one.count(" ") > 0 and other.endswith(f" {one}")):
        return True
    before = other.removesuffix(f" {one}")
    return bool(one) and before != other and set(before.split()) <= TITLES


def same_voice(gold: dict[str, Any], said: Voice) -> bool:
    """True if name, kind and anonymity agree; a rank counts only in names of persons."""
    named = gold["kind"] in {"named", "author"} and gold["name"] is not None
    same = same_name if named else (lambda one, other: normal(one) == normal(other))
    return (
        gold["kind"] == said.kind
        and gold["anonymous"] == said.anonymous
        and same(gold["name"], said.name)
    )


def same_affiliation(gold: Gold, said: Attribution) -> bool:
    """True if the bodies agree but for case and article."""
    return same_name(gold.voice["affiliation"], said.voice.affiliation)


def end_to_end(found: Sequence[Passage]) -> dict[str, Any]:
    """Scores of what the reader finds by itself."""
    read = [(one, statements_of(one.document)) for one in found]
    styles: dict[str, list[tuple[Passage, tuple[Attribution, ...]]]] = defaultdict(list)
    for one, said in read:
        styles[one.style].append((one, said))
    marked = charges()
    return {
        **_found(read),
        "false accusations by": _by_accuser(
            ((one, said) for one, statements in read for said in _false(one, statements)),
            marked,
        ),
        **slices(_judged(read, marked)),
        "styles": {name: _found(styles[name]) for name in sorted(styles)},
    }


def _judged(
    read: Sequence[tuple[Passage, tuple[Attribution, ...]]],
    marked: Mapping[tuple[str, str], Charge],
) -> Iterable[tuple[Charge, dict[str, bool]]]:
    """Each marked charge: whether it is found, and whether in the act that it is."""
    for one, statements in read:
        pairs = matches(one.statements, statements, partial)
        acts = {gold.id: said.stance.value for gold, said in pairs}
        for gold in one.statements:
            charge = marked.get((one.id, gold.id))
            if charge is not None:
                yield (
                    charge,
                    {
                        "found": gold.id in acts,
                        "in its act": acts.get(gold.id) == gold.stance,
                    },
                )


def _false(one: Passage, statements: Sequence[Attribution]) -> list[Attribution]:
    """What is read as accusing, suspecting or owning up and is not marked so."""
    pairs = matches(one.statements, statements, partial)
    right = {id(said) for gold, said in pairs if gold.stance in FAULTS}
    return [
        said for said in statements if said.stance.value in FAULTS and id(said) not in right
    ]


def _found(read: Sequence[tuple[Passage, tuple[Attribution, ...]]]) -> dict[str, Any]:
    gold = [each for one, _ in read for each in one.statements]
    matched = [pair for one, said in read for pair in matches(one.statements, said, partial)]
    exact = [pair for one, said in read for pair in matches(one.statements, said, strict)]
    number = sum(len(said) for _, said in read)
    direct = [each for each in gold if each.kind == "direct"]
    nested = [each for each in gold if each.parent is not None]
    seen = {id(each) for each, _ in matched}
    carried = [(each, said) for each, said in matched if each.parent is not None]
    quoted = [
        pair
        for one, said in read
        for pair in matches([g for g in one.statements if g.kind == "direct"], said, _quoted)
    ]
    return {
        "marked": len(gold),
        "found": number,
        "partial": _f1(len(matched), len(gold), number),
        "strict": _f1(len(exact), len(gold), number),
        "direct quotes found": round(len(quoted) / len(direct), 3) if direct else None,
        "nested found": (
            round(sum(id(each) in seen for each in nested) / len(nested), 3) if nested else None
        ),
        "nested and carried": (
            round(sum(said.parent is not None for _, said in carried) / len(nested), 3)
            if nested
            else None
        ),
        "stance among found": _share(matched, lambda g, said: g.stance == said.stance),
        "voice among found": _share(matched, lambda g, said: same_voice(g.voice, said.voice)),
        "false accusations": sum(len(_false(one, said)) for one, said in read),
    }


def _f1(right: int, marked: int, found: int) -> dict[str, float]:
    return {
        "precision": round(right / found, 3) if found else 0.0,
        "recall": round(right / marked, 3) if marked else 0.0,
        "f1": round(2 * right / (marked + found), 3) if marked + found else 0.0,
    }


def matches(
    gold: Sequence[Gold],
    said: Sequence[Attribution],
    agree: Callable[[Gold, Attribution], float],
) -> list[tuple[Gold, Attribution]]:
    """Pairs of marked and found statements, the best agreeing first, each used once."""
    ranked = sorted(
        (
            (-agree(one, other), first, second)
            for first, one in enumerate(gold)
            for second, other in enumerate(said)
            if agree(one, other) > 0
        ),
    )
    used: tuple[set[int], set[int]] = (set(), set())
    pairs = []
    for _, first, second in ranked:
        if first not in used[0] and second not in used[1]:
            used[0].add(first)
            used[1].add(second)
            pairs.append((gold[first], said[second]))
    return pairs


def partial(gold: Gold, said: Attribution) -> float:
    """How far source, cue and content overlap, 0 if one does not; two empty parts agree."""
    parts = [_overlap(getattr(gold, part), getattr(said, part)) for part in _PARTS]
    return math.fsum(parts) if all(parts) else 0.0


def strict(gold: Gold, said: Attribution) -> float:
    """1 where all three parts have the same words."""
    return float(
        all(_inked(getattr(gold, part)) == _inked(getattr(said, part)) for part in _PARTS)
    )


_PARTS = ("source", "cue", "content")


def _quoted(gold: Gold, said: Attribution) -> float:
    """How far the quoted words and their source overlap, whatever ties them."""
    return _overlap(gold.content, said.content) * _overlap(gold.source, said.source)


def _inked(spans: Sequence[Span]) -> frozenset[int]:
    return frozenset(at for span in spans for at in range(span.start, span.end))


def _overlap(one: Sequence[Span], other: Sequence[Span]) -> float:
    first, second = _inked(one), _inked(other)
    if not first and not second:
        return 1.0
    return len(first & second) / len(first | second)


def faults(found: Sequence[Passage]) -> Iterable[str]:
    """What differs from the marks on given spans, a line a difference."""
    for one in found:
        for gold, said in given(one, seen(one)):
            words = [
                " … ".join(span.of(one.text) for span in part)
                for part in (gold.source, gold.cue, gold.content)
            ]
            pairs = {
                "stance": (gold.stance, said.stance.value),
                "certainty": (gold.certainty, said.certainty.value),
                "distanced": (gold.distanced, said.distanced),
                "affiliation": (gold.voice["affiliation"], said.voice.affiliation),
                "reason": (gold.voice["reason"], said.voice.reason),
                "number": (gold.voice["number"], said.voice.number),
            }
            for name, (right, made) in pairs.items():
                same = (
                    normal(right) == normal(made)
                    if isinstance(right, str) and isinstance(made, str)
                    else right == made
                )
                if not same:
                    yield f"{one.id}.{gold.id} {name}: {right} ≠ {made} | {' | '.join(words)}"
            if not same_voice(gold.voice, said.voice):
                marked, read = gold.voice, said.voice
                yield (
                    f"{one.id}.{gold.id} voice: {marked['name']} ({marked['kind']}) ≠ "
                    f"{read.name} ({read.kind}) | {' | '.join(words)}"
                )


def table(scores: dict[str, Any]) -> str:
    """The scores as lines to read."""
    lines = []
    for title in ("given spans", "end to end"):
        if title not in scores:
            continue
        lines.append(f"own passages, {scores['part']}, {title}")
        for name, value in scores[title].items():
            if name == "styles":
                for style, part in value.items():
                    lines.append(f"  {style}: {_brief(part)}")
            elif name == "stance":
                lines.append(
                    f"  stance: accuracy {value['accuracy']}, macro {value['macro_f1']}"
                )
                for label, each in value["classes"].items():
                    lines.append(f"    {label:10} {_facts(each)}")
            elif name in {"by accuser", "by accused"}:
                lines.append(f"  {name}")
                lines.extend(f"    {kind:10} {_facts(each)}" for kind, each in value.items())
            else:
                lines.append(f"  {name}: {_facts(value) if isinstance(value, dict) else value}")
    return "\n".join(lines)


def _facts(values: dict[str, Any]) -> str:
    return "  ".join(f"{name} {value}" for name, value in values.items())


def _brief(part: dict[str, Any]) -> str:
    if "stance" in part:
        return (
            f"{part['statements']} statements, stance {part['stance']['accuracy']}, "
            f"voice {part['voice']}, false accusations {part['false accusations']}"
        )
    return (
        f"{part['marked']} statements, partial {part['partial']['f1']}, "
        f"false accusations {part['false accusations']}"
    )


if __name__ == "__main__":
    sys.exit(main())
