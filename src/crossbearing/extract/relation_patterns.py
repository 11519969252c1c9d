"""The words between two mentions that state a relation: a table to read aloud.

Each row reads "left … right"; a reversed row swaps the two ends.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from crossbearing.extract.lexicon import PORTFOLIOS
from crossbearing.model import MentionType

Types = frozenset[MentionType]

PARTY: Types = frozenset(
    (
        MentionType.person,
        MentionType.organisation,
        MentionType.group,
        MentionType.country,
        MentionType.nationality,
    )
)
BODY: Types = PARTY - {MentionType.person}
GROUP: Types = frozenset((MentionType.organisation, MentionType.group))
STATES: Types = frozenset((MentionType.country, MentionType.nationality))
PERSON: Types = frozenset((MentionType.person,))
SITE: Types = frozenset((MentionType.site,))
SIDE: Types = PARTY | {MentionType.place}
"""What may stand for a side in "X and Y are rivals": a name of one word may be mistyped."""

_CHIEF = (
    r"(?:senior |top |former |military |field |acting |(?:"
    + "|".join(sorted(PORTFOLIOS))
    + r") )*"
)
_LEADER = (
    r"(?:commander|leader|chief|head|secretary[- ]general|president|prime minister|premier|"
    r"director(?:[- ]general)?|chairman|chairwoman|founder|chief of staff|commander-in-chief)"
)
OFFICE = _CHIEF + _LEADER
POST = (
    rf"(?:deputy (?:[\w-]+ )?{_LEADER}|(?:[\w-]+ ){{0,3}}(?:minister|secretary|inspector|officer|"
    r"engineer|adviser|advisor|analyst|ambassador|envoy|member|fighter|soldier|official))"
)
VOICE = r"(?:spokes(?:man|woman|person))"
_THE = r"(?:the |an? )?(?:(?:government|republic|state|kingdom) of (?:the )?)?"
_WITHIN = r"(?:the )?(?:[a-z][\w-]* ){0,3}of (?:the )?"
_BE = r"(?:is |are |was |were |which is |which was |that is |has been |have been |remains? )"
_FOE = r"(?:enem(?:y|ies)|rivals?|adversar(?:y|ies)|foes?|opponents?)"
_FRIEND = r"(?:all(?:y|ies)|partners?|prox(?:y|ies))"
_OLD = r"(?:(?:sworn|old|bitter|main|arch|long-?time|regional|close|staunch|key|chief)[ -])?"


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words between two mentions, the types the ends must have, and what they say."""

    type: str
    words: re.Pattern[str]
    left: Types
    right: Types
    reverse: bool = False
    listing: bool = False
    """True if further mentions joined by commas or "and" share the relation."""
    after: re.Pattern[str] | None = None
    """What must follow the right end, where the words between alone do not tell."""


def _row(
    type_: str,
    words: str,
    left: Types,
    right: Types,
    reverse: bool = False,
    listing: bool = False,
    after: str | None = None,
) -> Pattern:
    ending = re.compile(after, re.IGNORECASE) if after else None
    compiled = re.compile(words, re.IGNORECASE)
    return Pattern(type_, compiled, left, right, reverse, listing, ending)


BETWEEN = (
    _row(
        "part of",
        rf",? {_BE}?(?:[\w-]+ and )?(?:an? |the |also |now |became )?(?:(?:[\w-]+ ){{0,2}}"
        r"(?:unit|faction|wing|branch|arm|part|member|battalion|brigade|component|agency|body|"
        r"organ|department|company|subsidiary|service) (?:of|within|in)|under the (?:command|"
        r"control|authority) of|under|subordinate to|attached to|belongs? to|answers? to|"
        rf"reports? to) {_THE}",
        GROUP,
        BODY,
    ),
    _row(
        "part of",
        rf",? (?:{_BE}|an? (?:[\w-]+ ){{1,3}})?(?:run|owned|controlled|operated|administered) by "
        rf"{_THE}",
        GROUP,
        BODY,
    ),
    _row("part of", r" \(an? $", GROUP, GROUP),
    _row("part of", r" of the ", GROUP, GROUP),
    _row(
        "part of",
        r" (?:today |now )?(?:is|are|was|were)? ?(?:made up|comprised|composed|consists?) of "
        r"(?:[\w-]+ ){0,3}(?:factions|groups|units|forces|militias|brigades)?"
        r"(?:,? (?:notably|including|among them|such as))? ?(?:the )?",
        BODY,
        GROUP,
        reverse=True,
        listing=True,
    ),
    _row(
        "part of",
        r",? (?:which (?:is|are|was|were) )?spearheaded by (?:the )?",
        GROUP,
        GROUP,
        reverse=True,
        after=r",? (?:and|among) (?:many |several |the )?others?\b",
    ),
    _row(
        "commands",
        rf",? {_BE}?(?:led|headed|commanded) by {_THE}",
        GROUP,
        PARTY,
        reverse=True,
    ),
    _row("commands", rf"(?:'s)? {OFFICE},? ", BODY, PERSON, reverse=True),
    _row(
        "commands",
        rf",? (?:who (?:leads|commands|heads) |{_BE}?(?:the |a )?{OFFICE} of ){_THE}",
        PERSON,
        BODY,
    ),
    _row("member of", rf"(?:'s)? {POST},? ", BODY, PERSON, reverse=True),
    _row(
        "member of",
        rf",? {_BE}?(?:the |an? )?(?:{POST} (?:of|in|with|at) (?:{_THE}|{_WITHIN})|"
        rf"{OFFICE} of {_WITHIN})",
        PERSON,
        BODY,
    ),
    _row("speaks for", rf"(?:'s)? {VOICE},? ", BODY, PERSON, reverse=True),
    _row("speaks for", rf",? {_BE}?(?:the |a )?{VOICE} (?:of|for) {_THE}", PERSON, BODY),
    _row("owns", r"(?:, which)? (?:owns|runs|operates) (?:the |an? |its )?", BODY, SITE),
    _row("owns", r"'s? (?:main |own |largest |old )?", BODY, SITE),
    _row("owns", r" of (?:the )?", SITE, GROUP, reverse=True),
    _row(
        "owns",
        r",? (?:which |that )?(?:is |was )?(?:belong(?:s|ed|ing) to|owned by|run by|operated by|"
        rf"held by|used by|controlled by) {_THE}",
        SITE,
        BODY,
        reverse=True,
    ),
    _row(
        "appointed by",
        r",? (?:which (?:was|had been) )?(?:appointed|set up|established|formed|"
        rf"named|convened|ordered|created) by {_THE}",
        GROUP,
        BODY,
    ),
    _row("part of", r"'s (?:own )?", BODY, GROUP, reverse=True),
    _row(
        "ally of",
        rf",? {_BE}?(?:also )?(?:backed|supported|armed|funded|financed|trained|allied) "
        rf"(?:by|with|to) {_THE}",
        BODY,
        BODY,
    ),
    _row(
        "ally of",
        rf",? {_BE}?(?:an? |the )?{_OLD}(?:{_FRIEND} of|in alliance with) {_THE}",
        SIDE,
        SIDE,
    ),
    _row("ally of", rf"'s {_OLD}{_FRIEND},? (?:the )?", SIDE, SIDE),
    _row("ally of", r", (?:the )?", SIDE, SIDE, after=rf"'s {_OLD}{_FRIEND}\b"),
    _row(
        "ally of",
        r" signed (?:an? )?(?:treaty of )?alliance with (?:its neighbour |the )?",
        SIDE,
        SIDE,
    ),
    _row(
        "ally of",
        r" and (?:its |their )?(?:neighbour )?",
        SIDE,
        SIDE,
        after=rf" (?:are|were|have been|remain) (?:[\w-]+ )?{_FRIEND}\b",
    ),
    _row(
        "ally of",
        r"[ -](?:backed|supported|trained|armed|funded|allied|aligned) ",
        BODY,
        GROUP,
        reverse=True,
    ),
    _row(
        "opponent of",
        rf",? {_BE}?(?:an? |the |its |their |in )?{_OLD}(?:{_FOE} of|at war with|conflict with|"
        rf"fighting against|hostile to) {_THE}",
        SIDE,
        SIDE,
    ),
    _row("opponent of", rf"'s? {_OLD}{_FOE},? (?:the )?", SIDE, SIDE),
    _row("opponent of", r", (?:the )?", SIDE, SIDE, after=rf"'s {_OLD}{_FOE}\b"),
    _row("opponent of", rf" and (?:its|their) (?:[\w-]+ )?{_FOE},? {_THE}", SIDE, SIDE),
    _row(
        "opponent of",
        r" and (?:its |their )?(?:neighbour )?",
        SIDE,
        SIDE,
        after=rf" (?:are|were|had been|have (?:long )?been|remain) (?:[\w-]+ )?(?:{_FOE}|at war)\b",
    ),
    _row(
        "splinter of",
        r",? (?:which )?(?:(?:a |an )?(?:splinter|offshoot|breakaway)(?: group| faction)?"
        rf"(?: of| from)|(?:split|broke away) from) {_THE}",
        GROUP,
        GROUP,
    ),
)
