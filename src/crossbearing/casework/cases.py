"""What goes into a case folder: make one, add to it, decide in it, and verify it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from crossbearing import link
from crossbearing.casework.by_hand import confirm_evidence, confirm_search
from crossbearing.casework.deciding import confirm
from crossbearing.casework.reading import Taken, nothing, take_in
from crossbearing.casework.settings import Progress, Settings, silent
from crossbearing.errors import NothingToRead, SourceClosed, UsageError
from crossbearing.model import (
    Act,
    Capture,
    Decision,
    Document,
    Evidence,
    Search,
    Skipped,
    Target,
    identify,
)
from crossbearing.store import Case, Entry, Kind, Verification, cases

_ID = re.compile(r"[\w-]{1,80}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What adding came to: documents taken in, documents known already, items left out."""

    added: int
    known: int
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """A case whose ledger and captures are as recorded; `repaired` says, a sentence each, what
    a crash had left and was put right."""

    rows: int
    captures: int
    repaired: tuple[str, ...] = ()


def new_case(folder: Path, question: str, *, store: str | None = None) -> None:
    """Make a case folder, its ledger in it or in the PostgreSQL database at `store`. Raises
    UsageError for a bad question or address, CaseInvalid for a taken folder."""
    Case.create(folder, question=link.question(question).text, store=store).close()


def list_cases(folder: Path) -> list[tuple[Path, str]]:
    """The cases directly inside `folder`, and `folder` itself if it is one, with their
    questions."""
    found = []
    for path in cases(folder):
        with Case.open(path) as case:
            found.append((path, case.question() or ""))
    return found


def question_of(folder: Path) -> str:
    """The question of the case in a folder. Raises CaseInvalid where there is none."""
    with Case.open(folder) as case:
        return case.question() or ""


def verify_case(folder: Path) -> Verified:
    """Check every row and capture, and put right what a crash left. Raises SourceClosed naming
    each fault, and then repairs nothing."""
    with Case.open(folder) as case:
        found = case.verify()
        if not found.sound:
            faults = "; ".join(f"{each.where}: {each.reason}" for each in found.faults)
            raise SourceClosed(f"{folder}: {faults}. Restore the case from a copy")
        repaired = tuple(_left_by_crash(found))
        if repaired:
            case.verify(repair=True)
        captures = len({each.sha256 for each in case.captures()})
    return Verified(rows=found.count, captures=captures, repaired=repaired)


def _left_by_crash(found: Verification) -> Iterator[str]:
    if found.unacknowledged:
        first = found.count - found.unacknowledged + 1
        yield f"rows {first} to {found.count} were whole but not acknowledged; now they are"
    for leftover in found.leftovers:
        yield f"{leftover} belonged to no row and was removed"


def add_reports(
    folder: Path,
    paths: Sequence[str],
    settings: Settings,
    *,
    stdin: BinaryIO | None = None,
    progress: Progress = silent,
) -> Added:
    """Take reports into a case; the same report twice adds nothing. Inputs stay untouched.
    Raises NothingToRead when not one report could be read."""
    with Case.open(folder) as case:
        taken = take_in(paths, settings, stdin=stdin, progress=progress)
        if not taken.gathered:
            raise NothingToRead(nothing(taken.skipped))
        return keep(case, taken)


def keep(case: Case, taken: Taken) -> Added:
    """Keep what was taken in, in one step: all of it or none."""
    with case.batch():
        added = sum(case.add(each.capture, each.raw, each.document) for each in taken.gathered)
    return Added(added=added, known=len(taken.gathered) - added, skipped=taken.skipped)


def add_evidence(
    folder: Path, evidence: Evidence, file: Path | None = None, *, who: str = ""
) -> str:
    """Enter an item by hand, with its file kept by hash if one is given; yields the item's id.
    Raises UsageError for one that could not be weighed."""
    confirm_evidence(evidence)
    with Case.open(folder, who=who) as case, case.batch():
        if file is not None:
            evidence = replace(evidence, sha256=_keep_file(case, file))
        case.add_evidence(evidence)
    return evidence.id


def _keep_file(case: Case, file: Path) -> str:
    try:
        raw = file.read_bytes()
    except OSError as fault:
        raise UsageError(
            f"{file}: cannot be read ({fault.strerror}); give a readable file"
        ) from fault
    digest = sha256(raw).hexdigest()
    case.keep(
        Capture(
            sha256=digest, size=len(raw), media_type="application/octet-stream", path=file.name
        ),
        raw,
    )
    return digest


def add_search(folder: Path, search: Search, *, who: str = "") -> str:
    """Enter a search that was or was not made; yields its id. Raises UsageError for one that
    could not be weighed."""
    confirm_search(search)
    with Case.open(folder, who=who) as case:
        case.add_search(search)
    return search.id


def decide(
    folder: Path, *decisions: Decision, documents: Sequence[Document] | None = None
) -> None:
    """Append a person's decisions, all or none; `documents` are the case's, where they are at
    hand. Raises UsageError for one that would change nothing, DecisionOvertaken for one made on
    a version that is no longer the latest."""
    who = decisions[0].who if decisions else ""
    with Case.open(folder, who=who) as case, case.batch():
        for decision in decisions:
            undone = case.decision(decision.value or "") if decision.act is Act.undo else None
            if undone is not None:
                decision = replace(decision, target=undone.target)
            held = case.documents() if documents is None else documents
            confirm(decision, held, case.decision)
            case.decide(decision)


def decisions_of(folder: Path, known_at: str | None = None) -> tuple[Decision, ...]:
    """Every decision made in a case, in the order they were recorded."""
    with Case.open(folder) as case:
        return case.decisions(known_at)


def undoing(
    identity: str, *, who: str, when: str, why: str = "", on: str | None = None
) -> Decision:
    """The reversal of a decision, not yet recorded; recording it gives it the words that it is
    about. Raises UsageError for what is no decision's id."""
    if not _ID.fullmatch(identity):
        raise UsageError(f"there is no decision {identity!r} to undo")
    return Decision(
        id=identify("k", Act.undo.value, identity, who, when),
        act=Act.undo,
        target=Target(text_sha256="", spans=(), role="decision"),
        who=who,
        when=when,
        why=why.strip(),
        value=identity,
        on=on,
    )


def undo(folder: Path, identity: str, *, who: str, when: str, why: str = "") -> Decision:
    """Append the reversal of a decision. Raises UsageError when there is none of this id."""
    made = undoing(identity, who=who, when=when, why=why)
    decide(folder, made, documents=())
    return made


def file_of(folder: Path, digest: str) -> bytes:
    """The bytes of a file kept in the case, by their SHA-256. Raises SourceClosed when they are
    missing or changed."""
    with Case.open(folder) as case:
        return case.raw(digest)


def custody(folder: Path) -> dict[str, tuple[Entry, ...]]:
    """Who put down each item and search, and when: the entries of the record, oldest first, by
    the id of what they are about."""
    found: dict[str, tuple[Entry, ...]] = {}
    with Case.open(folder) as case:
        for entry in case.entries(Kind.evidence_added, Kind.search_added):
            if entry.key:
                found[entry.key] = (*found.get(entry.key, ()), entry)
    return found
