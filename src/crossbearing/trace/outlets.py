"""Outlets: whom a report names as having had a statement before it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from crossbearing.model import Attribution, Clue, Document, Span, VoiceKind
from crossbearing.text.names import initials, normal
from crossbearing.trace.clues.profile import Profile
from crossbearing.trace.clues.stated import NAMED, manner

_TOLD = re.compile(
    r"\s*(?:the )?((?:[A-Z][\w.&'’-]*)(?: (?:of |& )?[A-Z][\w.&'’-]*){0,3})\b(?=[ ,.;:]|$)"
)
_CAPITAL = re.compile(r"\b[^\W\d_a-z][\w'’-]*")
_BODY = re.compile(
    r"\b(?:parliament|congress|senate|assembly|court|council|committee|inquiry|police|ministry|commission"
    r"|hearing|cabinet|board|tribunal|house)\b",
    re.IGNORECASE,
)
_PRESS = re.compile(
    r"\b(?:agency|news\w*|radio|television|tv|times|post|press|herald|gazette|courier|mail|journal"
    r"|wire|daily|weekly|tribune|review|bulletin|broadcast\w*|reuters|afp|ap|bbc|cnn|al jazeera)\b",
    re.IGNORECASE,
)


class Outlets:
    """The publishers of a case, and their reports."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._reports: defaultdict[str, list[str]] = defaultdict(list)
        self._profiles: dict[str, Profile] = {}
        for document in documents:
            if document.publisher:
                key = normal(document.publisher)
                self._reports[key].append(document.id)
                self._profiles.setdefault(key, Profile(document))
        self._called: defaultdict[str, list[str]] = defaultdict(list)
        for key, profile in self._profiles.items():
            for word in _openings(profile.document.publisher or ""):
                self._called[word].append(key)

    def reports(self, name: str) -> Sequence[str]:
        """The reports that this outlet published, in the order of documents."""
        return self._reports.get(normal(name), ())

    def named(
        self, said: Attribution, all_said: Mapping[str, Attribution], profile: Profile
    ) -> tuple[str, Span, str] | None:
        """The outlet that a report names for a statement, where, and how; None for its own."""
        text = profile.text
        for name, span, reason in (
            *_carrier(said, all_said, text),
            *_told(said, text),
            *self._near(said, profile),
        ):
            own = profile.house is not None and profile.house.search(name)
            told = reason == _TELLS and not _BODY.search(name)
            if not own and (self.reports(name) or _PRESS.search(name) or told):
                return name, span, reason
        return None

    def _near(self, said: Attribution, profile: Profile) -> list[tuple[str, Span, str]]:
        """Publishers of the case that the line of the statement names as a source."""
        text = profile.text
        spans = [*said.source, *said.cue, *said.content]
        start = text.rfind("\n", 0, min(each.start for each in spans)) + 1
        end = text.find("\n", max(each.end for each in spans))
        line = text[start : end if end >= 0 else len(text)]
        own = normal(profile.document.publisher or "")
        keys = {key for word in _CAPITAL.findall(line) for key in self._called.get(word, ())}
        found = []
        for key in sorted(keys - {own}):
            other = self._profiles[key]
            if other.house is None:
                continue
            for match in other.house.finditer(text, start, start + len(line)):
                clue, bits = manner(text, match.start(), match.end())
                if bits > NAMED:
                    name = other.document.publisher or key
                    found.append((bits, name, Span(*match.span()), _HOW[clue]))
        found.sort(key=lambda each: (-each[0], each[2]))
        return [(name, span, reason) for _, name, span, reason in found]


_HOW = {
    Clue.stated: "the report names it as its source",
    Clue.credited: "the report credits it",
}
_TELLS = "the voice is said to have told it"


def at_first_hand(said: Attribution, profile: Profile) -> bool:
    """True if the voice is said to have told this very outlet, or is the outlet itself: a body
    that publishes its own words."""
    if profile.house is None:
        return False
    if any(profile.house.search(name) for name, _, _ in _told(said, profile.text)):
        return True
    publisher = set(normal(profile.document.publisher or "").split())
    own = (
        set(normal(each or "").split()) for each in (said.voice.affiliation, said.voice.name)
    )
    return any(each and (each <= publisher or publisher <= each) for each in own)


def _openings(name: str) -> set[str]:
    """The words with which a mention of the outlet can begin: of its name, or its initials."""
    words = [each for each in _CAPITAL.findall(name) if normal(each)]
    first = words[1:2] if words and words[0].casefold() == "the" else words[:1]
    return {
        *first,
        *(each.upper() for each in first),
        initials(name),
        initials(" ".join(words[1:])),
    }


def _carrier(
    said: Attribution, all_said: Mapping[str, Attribution], text: str
) -> list[tuple[str, Span, str]]:
    """Bodies whose statement carries this one: "Northline reported that a farmer said"."""
    found = []
    parent = said.parent
    while parent is not None and parent in all_said:
        carrier = all_said[parent]
        if (
            carrier.voice.kind in (VoiceKind.organisation, VoiceKind.document)
            and carrier.source
        ):
            name = carrier.voice.name or carrier.source[0].of(text)
            found.append((name, carrier.source[0], "the report says that it carried the words"))
        parent = carrier.parent
    return found


def _told(said: Attribution, text: str) -> list[tuple[str, Span, str]]:
    """The outlet in "told the Courier", "told Reuters"."""
    found = []
    for cue in said.cue:
        if cue.of(text).split()[-1:] in (["told"], ["tells"], ["telling"]):
            heard = _TOLD.match(text, cue.end, cue.end + 80)
            if heard:
                found.append((heard[1], Span(*heard.span(1)), _TELLS))
    return found
