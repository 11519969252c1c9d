"""Who puts forward words that one statement carries within another.

"The minister said that a farmer had heard it" puts the words forward by the farmer. "The minister
rejected reports that it was an attack" puts them forward by nobody, and against them stands the
minister; "claims by the rebels that it was" are put forward by the rebels as well. What is asked or
threatened, and a saying that is itself denied ("denied that its commander had admitted it"), puts
nothing forward, nor does what "could not be confirmed".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from crossbearing.model import Attribution, Certainty, Stance

SILENT = frozenset((Stance.asks, Stance.threatens, Stance.promises, Stance.declines))
_CLAUSE = re.compile(r"\W*(?:that|whether|if|having|it|they|he|she)\b", re.IGNORECASE)
"""How a clause begins that tells of a saying, where a noun would stand for what was said."""


_DENYING = re.compile(
    r"\b(?:den(?:y|ie|ial)|reject|dismiss|refut|rebut|rebuff|disput|disavow|repudiat|contradict|"
    r"discount|disprov|debunk|doubt|rul\w+ out|fals|untrue|unfounded|baseless)",
    re.IGNORECASE,
)
"""Cues that deny what follows; under any other cue a denial lies in the words themselves."""


@dataclass(frozen=True, slots=True)
class Stand:
    """A statement that takes a stand on words it holds, or None for the author; `denies` them.

    `worded` says that the denial is the words' own negation ("said it had never struck"), which
    is to be counted once.
    """

    said: Attribution | None
    denies: bool = False
    worded: bool = False


def stands(by: str | None, said: Mapping[str, Attribution], text: str) -> tuple[Stand, ...]:
    """Everybody who takes a stand on words of the innermost statement `by`, from inside out."""
    inner = said.get(by or "")
    if inner is None:
        return (Stand(None),)
    if inner.stance in SILENT or inner.certainty is Certainty.unknown:
        return ()
    denies = inner.stance is Stance.denies
    cue = " ".join(span.of(text) for span in inner.cue)
    last = Stand(inner, denies, denies and bool(cue) and not _DENYING.search(cue))
    found, seen = [last], {inner.id}
    while (outer := said.get(inner.parent or "")) is not None and outer.id not in seen:
        seen.add(outer.id)
        if outer.stance in SILENT:
            return ()
        if outer.stance is Stance.denies:
            if _CLAUSE.match(text, outer.content[0].start if outer.content else 0):
                return ()
            # Words that are nobody's own ("called the suggestion absurd") are denied but once.
            last = Stand(outer, not (last.denies and last.said and last.said.source))
            found = [*(each for each in found if each.said and each.said.source), last]
        inner = outer
    return tuple(found)
