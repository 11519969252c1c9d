"""Turning points of a party or a person that a text tells: formed, integrated, killed.

Each is an event between two mentions of one sentence, told by the words around them. A founding
that names no founder is a group's relation to itself; a killing that names no killer is left to
the incidents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from crossbearing.extract.relation_patterns import BODY, GROUP
from crossbearing.model import Mention, MentionType, Span

FORMED, INTEGRATED, KILLED = "formed", "integrated", "killed"
EVENTS = frozenset((FORMED, INTEGRATED, KILLED))
"""Relations that are events: their time bounds what happened, not how long it held."""

Stated = tuple[Mention, Mention, str, Span]
"""Source, target, type, and the words that say so."""

_PERSON = frozenset((MentionType.person,))
_FOUNDED = (
    r"(?:formed|founded|established|created|set up|born|came into being|came into existence)"
)
_FOUNDED_AFTER = re.compile(
    rf"(?: itself)?,? (?:(?:was|were|had been|has been|which was|that was) (?:first )?)?{_FOUNDED}"
    r"\b(?! by\b)(?! (?:an?|the|its) )"
)
_BY = re.compile(r" by (?:the |an? )?$")
_FOUNDER_OF = re.compile(
    r"(?:,? who)? (?:also |later |jointly )?(?:formed|founded|co-founded|set up) (?:the |an? )?$"
)
_INTO = (
    r"(?:integrated|incorporated|absorbed|merged|folded)(?: (?:itself|themselves))?"
    r" (?:into|within|in|with) (?:the )?"
)
_JOINED_WHOLE = re.compile(rf"\b{_INTO}$")
_DEED = r"(?:assassination|killing|murder|execution|slaying|targeted killing|death)"
_KILLED = (
    r"(?:assassinated|killed|murdered|executed|slain|shot dead|gunned down|beheaded|hanged)"
)
_DEED_OF = re.compile(rf"\b{_DEED} of (?:[\w’',-]+ ){{0,9}}?$")
_DEED_BEFORE = re.compile(rf" (?:[\w-]+ )?{_DEED} of (?:[\w’',-]+ ){{0,9}}?$")
_BY_AGENT = re.compile(
    r"(?:,? (?:in|on|at|last|this|early|late|yesterday)\b[\w ]{0,25},?)? by (?:the |an? )?$"
)
_KILLED_BY = re.compile(
    rf",? (?:was|were|had been|has been|who was)?,? ?{_KILLED} (?:[\w-]+ ){{0,4}}?by (?:the |an? )?$"
)
_KILLER = re.compile(
    rf"(?:,? (?:whom|who|which) (?:the )?| (?:has |had |have )?){_KILLED} (?:[\w’',-]+ ){{0,8}}?$"
)
_WHOM = re.compile(r",? (?:whom|who|that) (?:the )?$")
_THEN_KILLED = re.compile(rf" (?:has |had |have )?{_KILLED}\b")


def turning_points(text: str, sentence: Span, here: Sequence[Mention]) -> Iterator[Stated]:
    """The events of one sentence; `here` are its mentions, in order."""
    yield from _formed(text, sentence, here)
    yield from _killed(text, sentence, here)


def integrations(text: str, here: Sequence[Mention]) -> Iterator[tuple[Mention, Span]]:
    """Each body that something is said to have been integrated into, with the words that say so."""
    for whole in here:
        if whole.type in GROUP:
            begin = max(0, whole.span.start - 60)
            found = _JOINED_WHOLE.search(text[begin : whole.span.start])
            if found:
                yield whole, Span(begin + found.start(), whole.span.end)


def _formed(text: str, sentence: Span, here: Sequence[Mention]) -> Iterator[Stated]:
    outer = _outermost(here)
    for each in outer:
        told = _FOUNDED_AFTER.match(text[each.span.end : sentence.end])
        if each.type in GROUP and told:
            yield each, each, FORMED, Span(each.span.start, each.span.end + told.end())
    for left, right in _pairs(outer):
        between = text[left.span.end : right.span.start].replace("\n", " ")
        if right.type in GROUP and left.type in _PERSON | BODY:
            if _FOUNDER_OF.fullmatch(between):
                yield left, right, FORMED, Span(left.span.start, right.span.end)
        elif (
            left.type in GROUP
            and right.type in _PERSON
            and re.fullmatch(rf",? (?:was )?(?:co-)?{_FOUNDED}{_BY.pattern}", between)
        ):
            yield right, left, FORMED, Span(left.span.start, right.span.end)


def _killed(text: str, sentence: Span, here: Sequence[Mention]) -> Iterator[Stated]:
    victims = [each for each in here if each.type in _PERSON]
    agents = [each for each in _outermost(here) if each.type in BODY]
    for victim in victims:
        before = text[sentence.start : victim.span.start].replace("\n", " ")
        told = _DEED_OF.search(before)
        deed = told is not None and not _crossing(
            victims, sentence.start + told.start(), victim.span.start
        )
        for agent in agents:
            if agent.span.overlaps(victim.span):
                continue
            if agent.span.end <= victim.span.start:
                between = text[agent.span.end : victim.span.start].replace("\n", " ")
                if _crossing(victims, agent.span.end, victim.span.start):
                    continue
                if _DEED_BEFORE.fullmatch(between) or _KILLER.fullmatch(between):
                    yield agent, victim, KILLED, Span(agent.span.start, victim.span.end)
                    break
            else:
                between = text[victim.span.end : agent.span.start].replace("\n", " ")
                after = text[agent.span.end : sentence.end]
                then = _WHOM.fullmatch(between) and _THEN_KILLED.match(after)
                if told and deed and _BY_AGENT.fullmatch(between):
                    start = sentence.start + told.start()
                elif then or _KILLED_BY.fullmatch(between):
                    start = victim.span.start
                else:
                    continue
                end = agent.span.end + (then.end() if then else 0)
                yield agent, victim, KILLED, Span(start, end)
                break


def _crossing(people: Sequence[Mention], start: int, end: int) -> bool:
    """True if another person is named between two offsets."""
    return any(start <= each.span.start and each.span.end <= end for each in people)


def _outermost(here: Sequence[Mention]) -> list[Mention]:
    return [
        each
        for each in here
        if not any(o.span != each.span and o.span.contains(each.span) for o in here)
    ]


def _pairs(here: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    for at, left in enumerate(here[:-1]):
        right = here[at + 1]
        if right.span.start >= left.span.end:
            yield left, right
