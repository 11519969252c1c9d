"""Windows of like length together, as tensors."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import TypeVar

import torch
from torch import Tensor
from torch.nn import functional as F

from crossbearing.extract.network import CONTENT, IN_INNER, NEITHER, SOURCE
from training.data import Look, Window

Sized = TypeVar("Sized", Window, Look)

CLS, SEP = 101, 102
PIECES = 3072
"""Pieces of a batch, padding included."""
CUE_LABELS, ROLE_LABELS = IN_INNER + 1, CONTENT + 1


@dataclass(frozen=True, slots=True)
class Batch:
    """Tensors of windows [n], their pieces [p] and words [w], and of their cues [c]."""

    pieces: Tensor
    """[n, p]"""
    kept: Tensor
    """[n, p]: false where a window has ended."""
    heads: Tensor
    """[n, w]: the first piece of each word."""
    words: Tensor
    """[n, w]: false where a window has ended."""
    cues: Tensor
    """[n, w, 5]: labels that a word may have."""
    anyone: Tensor
    """[n, w, 4]: whether a word is, and whether it begins, somebody's source or content."""
    rows: Tensor
    """[c]: the window of each cue."""
    first: Tensor
    last: Tensor
    roles: Tensor
    """[c, w, 3]: labels that a word may have for a cue."""

    def to(self, device: torch.device) -> Batch:
        """The batch on a device."""
        return Batch(*(getattr(self, each.name).to(device) for each in fields(self)))


@dataclass(frozen=True, slots=True)
class Looks:
    """Tensors of windows with statements marked [n], their pieces [p] and words [w], and of the
    statements [a]."""

    pieces: Tensor
    kept: Tensor
    """[n, p]"""
    marks: Tensor
    """[n, p]: as `crossbearing.extract.speech_acts` marks what the encoder reads."""
    heads: Tensor
    """[n, w]"""
    rows: Tensor
    """[a]: the window of each statement."""
    parts: Tensor
    """[a, w]: whose part each word is."""
    ruled: Tensor
    stance: Tensor
    certainty: Tensor
    distanced: Tensor
    """[a]: the rules' stance, and what is marked."""

    def to(self, device: torch.device) -> Looks:
        """The batch on a device."""
        return Looks(*(getattr(self, each.name).to(device) for each in fields(self)))


def grouped(windows: Sequence[Sized], rng: random.Random) -> list[list[Sized]]:
    """Windows in groups of like length, in an order of the generator's."""
    ordered = sorted(windows, key=lambda each: len(each.pieces) + 12 * rng.random())
    groups: list[list[Sized]] = []
    longest = 0
    for each in ordered:
        longest = max(longest, len(each.pieces) + 2)
        if not groups or (len(groups[-1]) + 1) * longest > PIECES:
            groups.append([])
            longest = len(each.pieces) + 2
        groups[-1].append(each)
    rng.shuffle(groups)
    return groups


def batch(windows: Sequence[Window]) -> Batch:
    """A group of windows as tensors."""
    many = len(windows)
    longest = max(len(each.pieces) for each in windows) + 2
    widest = max(len(each.heads) for each in windows)
    pieces = torch.zeros(many, longest, dtype=torch.long)
    kept = torch.zeros(many, longest, dtype=torch.bool)
    heads = torch.zeros(many, widest, dtype=torch.long)
    words = torch.zeros(many, widest, dtype=torch.bool)
    cues = torch.ones(many, widest, CUE_LABELS, dtype=torch.bool)
    anyone = torch.zeros(many, widest, 4)
    cases = [(row, case) for row, each in enumerate(windows) for case in each.cases]
    roles = torch.ones(len(cases), widest, ROLE_LABELS, dtype=torch.bool)
    for row, each in enumerate(windows):
        size = len(each.heads)
        whole = torch.tensor([CLS, *each.pieces, SEP])
        pieces[row, : len(whole)] = whole
        kept[row, : len(whole)] = True
        heads[row, :size] = torch.tensor(each.heads) + 1
        words[row, :size] = True
        allowed = F.one_hot(torch.tensor(each.cues), CUE_LABELS).bool()
        allowed[torch.tensor(each.open), -2:] = True
        cues[row, :size] = allowed
        for case in each.cases:
            for at, begins, role in _parts(case.roles):
                anyone[row, at, role - 1] = 1
                if begins:
                    anyone[row, at, role + 1] = 1
    for number, (_, case) in enumerate(cases):
        labels = torch.tensor(case.roles)
        roles[number, : len(labels)] = F.one_hot(labels, ROLE_LABELS).bool()
    return Batch(
        pieces,
        kept,
        heads,
        words,
        cues,
        anyone,
        rows=torch.tensor([row for row, _ in cases], dtype=torch.long),
        first=torch.tensor([case.first for _, case in cases], dtype=torch.long),
        last=torch.tensor([case.last for _, case in cases], dtype=torch.long),
        roles=roles,
    )


def looks(given: Sequence[Look]) -> Looks:
    """A group of windows with statements marked as tensors."""
    many = len(given)
    longest = max(len(each.pieces) for each in given) + 2
    widest = max(len(each.heads) for each in given)
    acts = [(row, act) for row, each in enumerate(given) for act in each.acts]
    pieces = torch.zeros(many, longest, dtype=torch.long)
    marks = torch.zeros(many, longest, dtype=torch.long)
    kept = torch.zeros(many, longest, dtype=torch.bool)
    heads = torch.zeros(many, widest, dtype=torch.long)
    parts = torch.zeros(len(acts), widest, dtype=torch.long)
    for row, each in enumerate(given):
        size = len(each.pieces) + 2
        pieces[row, :size] = torch.tensor([CLS, *each.pieces, SEP])
        marks[row, 1 : size - 1] = torch.tensor(each.marks())
        kept[row, :size] = True
        heads[row, : len(each.heads)] = torch.tensor(each.heads) + 1
    for number, (_, act) in enumerate(acts):
        parts[number, : len(act.asked.parts)] = torch.tensor(act.asked.parts)
    return Looks(
        pieces,
        kept,
        marks,
        heads,
        rows=torch.tensor([row for row, _ in acts]),
        parts=parts,
        ruled=torch.tensor([act.asked.ruled for _, act in acts]),
        stance=torch.tensor([act.stance for _, act in acts]),
        certainty=torch.tensor([act.certainty for _, act in acts]),
        distanced=torch.tensor([float(act.distanced) for _, act in acts]),
    )


def _parts(roles: Sequence[int]) -> Iterator[tuple[int, bool, int]]:
    """Position of each word of a part, whether it begins the part, and which it is."""
    before = NEITHER
    for at, role in enumerate(roles):
        if role != NEITHER:
            yield at, role != before, role
        before = role


assert (SOURCE, CONTENT) == (1, 2)
