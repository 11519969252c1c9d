"""Whether two unnamed voices are one: merged, kept apart, or left open, with a degree.

The degree is a chance: clues in bits, added to an opening of one in twelve. The weights are
conventions. A degree merges nothing by itself: voices are merged by their words (`voices.py`), and
what is left open is shown and counted as partly one.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from crossbearing.model import (
    Annotations,
    Attribution,
    Claim,
    Document,
    Likeness,
    Links,
    Origin,
    OriginKind,
    Standing,
)
from crossbearing.text.names import normal
from crossbearing.trace.words import telling

OPENING = -3.5
SAME_WORDS = 9.0
SAME_BODY, OTHER_BODY = 2.0, -3.0
SAME_ROLE, OTHER_ROLE = 1.5, -1.0
SAME_GATE, OTHER_GATE = 1.0, -0.5
ONE_AND_MANY = -1.0
CONTRADICT = -4.0
"""Bits; those for the same words grow with the square of the share that recurs, each word counting
by how few origins of the case have it."""
WORDS = 1.0
"""Weight of words below which a remark is too short to tell much: four words of four origins."""
OPEN = 0.1
"""Degree from which two voices are left open rather than kept apart."""
MOST = 24
"""Unnamed origins above which only pairs that could be one are looked at."""
_SOURCES = frozenset(["source", "sources", "insider", "insiders", "people", "voice", "voices"])


def likenesses(
    origins: Sequence[Origin],
    documents: Sequence[Document],
    annotations: Sequence[Annotations],
    links: Links,
) -> Iterator[Likeness]:
    """For every unnamed origin how far its remarks are one, and for every two how far they are."""
    said = {each.id: each for notes in annotations for each in notes.attributions}
    texts = {document.id: document.text for document in documents}
    unnamed = [
        each
        for each in origins
        if each.kind is OriginKind.anonymous and each.statements[0] in said
    ]
    compare = _Compare(said, texts, links, origins)
    for origin in unnamed:
        first = said[origin.statements[0]]
        for other in origin.statements[1:]:
            if said[other].document != first.document:
                yield compare.merged(first, said[other], origin)
    for at, one in enumerate(unnamed):
        for rival in unnamed[at + 1 :]:
            if len(unnamed) <= MOST or compare.may_be_one(one, rival):
                yield compare.apart(one, rival)


class _Compare:
    """What is needed to lay two unnamed voices side by side."""

    def __init__(
        self,
        said: Mapping[str, Attribution],
        texts: Mapping[str, str],
        links: Links,
        origins: Sequence[Origin],
    ) -> None:
        self.said = said
        self.texts = texts
        self.bodies = dict(links.affiliations)
        self.names = {each.id: normal(each.name).split() for each in links.entities}
        self.words = {
            each.id: frozenset(
                telling(" ".join(span.of(texts[each.document]) for span in each.content))
            )
            for each in said.values()
        }
        # Counted by origin, so that a copy makes no word commoner.
        self.held = Counter(
            word
            for each in origins
            for word in frozenset().union(*(self.words.get(one, ()) for one in each.statements))
        )
        self.sides: defaultdict[str, dict[str, bool]] = defaultdict(dict)
        for claim in links.claims:
            self._take_side(claim)

    def _take_side(self, claim: Claim) -> None:
        for assertion in claim.assertions:
            if assertion.statement:
                self.sides[assertion.statement][claim.id] = assertion.supports

    def merged(self, first: Attribution, other: Attribution, origin: Origin) -> Likeness:
        """Two remarks that count as one."""
        bits, reasons = self._bits(first, other)
        return Likeness(
            one=first.id,
            other=other.id,
            origins=(origin.id, origin.id),
            standing=Standing.merged,
            degree=_chance(bits),
            reason="; ".join(reasons) or "called alike",
        )

    def may_be_one(self, one: Origin, other: Origin) -> bool:
        """True for two of one body or one gatekeeper."""
        return bool(
            (one.controller and one.controller == other.controller)
            or (one.gatekeeper and one.gatekeeper == other.gatekeeper)
        )

    def apart(self, one: Origin, other: Origin) -> Likeness:
        """Two origins that count as two: how far they may yet be one."""
        pairs = [
            (self.said[a], self.said[b])
            for a in one.statements[:6]
            for b in other.statements[:6]
        ]
        first, second = max(pairs, key=lambda pair: self._share(*pair))
        bits, reasons = self._bits(first, second)
        if one.gatekeeper and other.gatekeeper:
            same = normal(one.gatekeeper) == normal(other.gatekeeper)
            bits += SAME_GATE if same else OTHER_GATE
            reasons.append("through the same outlet" if same else "through different outlets")
        contrary = any(
            self.sides[a][claim] != self.sides[b][claim]
            for a in one.statements
            for b in other.statements
            for claim in self.sides[a].keys() & self.sides[b].keys()
        )
        if contrary:
            bits += CONTRADICT
            reasons.insert(0, "they contradict one another")
        degree = _chance(bits)
        return Likeness(
            one=first.id,
            other=second.id,
            origins=(one.id, other.id),
            standing=Standing.open if degree >= OPEN else Standing.apart,
            degree=degree,
            reason="; ".join(reasons) or "nothing ties them",
        )

    def _bits(self, one: Attribution, other: Attribution) -> tuple[float, list[str]]:
        bits, reasons = [OPENING], []
        share = self._share(one, other)
        bits.append(SAME_WORDS * share * share)
        if share >= 0.25:
            reasons.append(f"{share:.0%} of the telling words recur")
        bodies = self.bodies.get(one.id), self.bodies.get(other.id)
        if all(bodies):
            same = self._one_body(bodies[0] or "", bodies[1] or "")
            bits.append(SAME_BODY if same else OTHER_BODY)
            reasons.append("of the same body" if same else "of different bodies")
        roles = self._role(one), self._role(other)
        if all(roles):
            bits.append(SAME_ROLE if roles[0] == roles[1] else OTHER_ROLE)
            if roles[0] == roles[1]:
                reasons.append(f"both called {roles[0]}")
        numbers = one.voice.number, other.voice.number
        if 1 in numbers and any(each is not None and each > 1 for each in numbers):
            bits.append(ONE_AND_MANY)
            reasons.append("one speaks alone, the other does not")
        return math.fsum(bits), reasons

    def _one_body(self, one: str, other: str) -> bool:
        """True for one body, or two names of which one has all words of the other."""
        mine, theirs = set(self.names.get(one, ())), set(self.names.get(other, ()))
        return one == other or bool(mine and theirs and (mine <= theirs or theirs <= mine))

    def _share(self, one: Attribution, other: Attribution) -> float:
        """The share of the shorter remark's words that recur, rare ones counting more."""
        mine, theirs = self.words[one.id], self.words[other.id]
        smaller = min(self._weight(mine), self._weight(theirs))
        return self._weight(mine & theirs) / max(smaller, WORDS)

    def _weight(self, words: frozenset[str]) -> float:
        return math.fsum(1 / max(self.held[word], 1) for word in words)

    def _role(self, said: Attribution) -> str | None:
        """The noun an unnamed voice is called by; "source" tells nothing."""
        name = normal(said.voice.name or "")
        head = (
            name.split(" of ")[0].split(" at ")[0].split(" in ")[0].split(" within ")[0].split()
        )
        role = head[-1] if head else ""
        return role if role and role not in _SOURCES else None


def _chance(bits: float) -> float:
    return round(1 / (1 + math.exp2(-bits)), 4)
