"""What is told to the trees about a phrase and about a document."""

from __future__ import annotations

import itertools
import zlib
from collections.abc import Mapping, Sequence

import numpy as np

from crossbearing.extract.plain_words import word_set
from crossbearing.extract.shouting import plain
from crossbearing.extract.tagging.lexicon import Lexicon, head_of
from crossbearing.extract.tagging.page import Page, is_plain
from crossbearing.extract.tagging.phrases import BUILT, KNOWN, PARTS, TAGGED, Phrase, Proposed
from crossbearing.extract.tagging.tags import NOTHING, Tags
from crossbearing.extract.tagging.trees import Rows

BUCKETS = 1 << 13
"""Of hashed words about a phrase."""
HARM = word_set("""
    killed kill killing murdered murder murders assassinated assassination assassinate kidnapped
    kidnapping kidnap abducted attack attacked attacks bomb bombed bombing bombs exploded
    explosion explosions dynamited dynamite shot fired burned destroyed damaged wounded injured
    died death deaths massacre massacred ambush ambushed blew blown set raid raided robbed
    machinegunned riddled perpetrated blast grenade strafed tortured sabotage sabotaged crime
    hostage hostages threatened detonated hurled planted launched
    """)
_TITLES = word_set("""
    president minister colonel general lieutenant captain major sergeant judge bishop archbishop
    father priest mayor governor deputy leader senator candidate doctor dr director ambassador
    reverend monsignor rector attorney newsman journalist lawyer secretary magistrate
    congressman councilman
    """)
_KINDS = tuple(
    word_set(words)
    for words in (
        """bomb bombs bombed bombing exploded explosion dynamite dynamited detonated blast blew
        planted""",
        "kidnapped kidnapping kidnap abducted hostage hostages",
        "burned set",
        "killed murdered murder assassinated assassination massacre shot fired",
    )
)


def phrase_rows(
    page: Page, tags: Tags, phrases: Proposed, lexicon: Lexicon
) -> tuple[Rows, list[list[str]]]:
    """A row of features for each phrase, and the words about it."""
    told = (1 - tags.sentences[:, NOTHING]).astype(np.float64)
    harm = np.zeros(max(page.sentences, 1))
    for at, word in enumerate(page.words):
        harm[page.sentence_of[at]] += word in HARM
    best = [
        max((each.best[0] for (at, _), each in phrases.items() if at == part), default=0.0)
        for part in range(PARTS)
    ]
    rows = [
        _row(page, tags, phrases, lexicon, each, told, harm, best) for each in phrases.values()
    ]
    about = [_about(page, each) for each in phrases.values()]
    return np.array(rows, np.float64), about


def _row(
    page: Page,
    tags: Tags,
    phrases: Proposed,
    lexicon: Lexicon,
    phrase: Phrase,
    told: Rows,
    harm: Rows,
    best: Sequence[float],
) -> list[float]:
    part, words = phrase.part, phrase.words
    chances = sorted(((chance, *where) for where, chance in phrase.at.items()), reverse=True)
    chance, first, last = chances[0]
    here = page.sentence_of[first]
    many = len(page)
    head = head_of(words)
    same = {at: each for (at, other), each in phrases.items() if other == words}
    elsewhere = [
        same[at].best[0] if at in same else max(tags.chance(a, b, at) for _, a, b in chances)
        for at in range(PARTS)
    ]
    rivals = [each for (at, _), each in phrases.items() if at == part]
    padded = f" {words} "
    wider = [e.best[0] for e in rivals if e.words != words and padded in f" {e.words} "]
    narrower = [e.best[0] for e in rivals if e.words != words and f" {e.words} " in padded]
    seen, heads_seen = lexicon.seen.get(words, 0), lexicon.heads_seen.get(head, 0)
    filled = lexicon.filled[part].get(words, 0)
    heads = lexicon.heads[part].get(head, 0)
    before = page.words[max(0, first - 1)]
    near = page.words[max(0, first - 5) : first], page.words[last + 1 : last + 6]
    after = tags.words[last + 1] if last + 1 < many else None
    ahead = tags.words[first - 1] if first else None
    begin, inside = 1 + 2 * part, 2 + 2 * part
    sentences = [page.sentence_of[a] for _, a, _ in chances]
    return [
        part,
        chance,
        float(np.mean([each[0] for each in chances])),
        float(np.log1p(sum(each[0] for each in chances))),
        len(chances),
        phrase.sharp,
        float(tags.words[first : last + 1, 0].min()),
        1 - float(after[inside]) if after is not None else 1,
        float(told[sentences].max()),
        float(told[here]),
        1 - float(tags.document[NOTHING]),
        *tags.document[:NOTHING].tolist(),
        *tags.sentences[here, :NOTHING].tolist(),
        here,
        here / max(page.sentences, 1),
        page.sentences,
        last - first + 1,
        page.named[last],
        page.named[first],
        any(letter.isdigit() for letter in words),
        words.endswith("s"),
        best[part],
        sum(each.best[0] > chance for each in rivals),
        len(rivals),
        max(wider, default=0),
        max(narrower, default=0),
        *elsewhere,
        (filled + 0.3) / (seen + 3) if seen else -1,
        seen,
        filled,
        (heads + 0.3) / (heads_seen + 3) if heads_seen else -1,
        heads_seen,
        harm[here],
        float(harm[sentences].max()),
        before == "by",
        before in "[(",
        before in _TITLES,
        any(word in HARM for word in near[0]),
        any(word in HARM for word in near[1]),
        KNOWN in phrase.by,
        TAGGED in phrase.by,
        BUILT in phrase.by,
        lexicon.before[part].get(words.split()[0], 0),
        float(max(after[begin], after[inside])) if after is not None else 0,
        float(max(ahead[begin], ahead[inside])) if ahead is not None else 0,
    ]


def _about(page: Page, phrase: Phrase) -> list[str]:
    """Common words in and around a phrase, each with where it stands."""
    _, first, last = phrase.best
    part = phrase.part
    head, opening = head_of(phrase.words), phrase.words.split()[0]

    def shown(at: int) -> str:
        word = page.words[at]
        return word if not page.named[at] and is_plain(word) else "NAME"

    left, right = (
        range(first - 1, max(-1, first - 6), -1),
        range(last + 1, min(len(page), last + 6)),
    )
    return [
        f"{part}h_{head if is_plain(head) else 'NAME'}",
        f"{part}f_{opening if is_plain(opening) else 'NAME'}",
        *(f"{part}L{n}_{shown(at)}" for n, at in enumerate(left[:3])),
        *(f"{part}R{n}_{shown(at)}" for n, at in enumerate(right[:3])),
        *(f"{part}l_{shown(at)}" for at in left),
        *(f"{part}r_{shown(at)}" for at in right),
    ]


def context(about: Sequence[str], row: Sequence[float]) -> tuple[list[int], list[float]]:
    """Features of the line for a phrase: hashed words, then how the tags like it."""
    hashed = [zlib.crc32(word.encode()) % BUCKETS for word in about]
    liked = [
        *(0.3 * float(np.log(min(max(each, 1e-4), 1))) for each in row[1:4]),
        *(0.3 * each for each in row[8:11]),
    ]
    return (
        [*hashed, *range(BUCKETS, BUCKETS + len(liked))],
        [*[1.0] * len(hashed), *liked],
    )


def topic_terms(page: Page) -> list[str]:
    """Common words of a document and pairs of them side by side, repeats and all."""
    common = plain()
    fit = [word if word in common else "" for word in page.bare]
    pairs = (f"{a}_{b}" for a, b in itertools.pairwise(fit) if a and b)
    return [*filter(None, fit), *pairs]


def topic(page: Page, words: Mapping[str, tuple[int, float]]) -> tuple[list[int], list[float]]:
    """Features of the line for a document: known terms by log count and rarity, as a unit
    vector (Salton 1988)."""
    counts: dict[str, int] = {}
    for term in topic_terms(page):
        if term in words:
            counts[term] = counts.get(term, 0) + 1
    worth = [(1 + float(np.log(many))) * words[term][1] for term, many in counts.items()]
    length = float(np.sqrt(sum(each * each for each in worth))) or 1.0
    return [words[term][0] for term in counts], [each / length for each in worth]


def document_row(
    page: Page, tags: Tags, phrases: Proposed, chosen: Sequence[float], topics: Rows
) -> list[float]:
    """Features of a document: what it tells of, by tags, by phrases kept and by its words."""
    best, total = [0.0] * PARTS, [0.0] * PARTS
    for (part, _), chance in zip(phrases, chosen, strict=True):
        best[part] = max(best[part], chance)
        total[part] += chance
    told = tags.sentences
    ordered = np.sort(told[:, :NOTHING], 0)
    harm = [word for word in page.words if word in HARM]
    return [
        *tags.document.tolist(),
        *told[:, :NOTHING].max(0).tolist(),
        *ordered[-2 if len(told) > 1 else -1].tolist(),
        *told[:, :NOTHING].sum(0).tolist(),
        float(told[:, NOTHING].min()),
        page.sentences,
        len(page),
        *best,
        *total,
        *topics.tolist(),
        *(sum(word in kind for word in harm) for kind in _KINDS),
        len(harm),
        100 * len(harm) / max(len(page), 1),
    ]
