"""Taking people out of a case folder: seal, unseal, erase, redact; and the ledger's log."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from crossbearing.errors import UsageError
from crossbearing.store import Case, Entry


def seal_name(
    folder: Path, name: str, passphrase: str, *, pseudonym: str | None = None
) -> tuple[str, tuple[int, ...]]:
    """Lock a name away and put a pseudonym in its place; yields the pseudonym, and the numbers
    of the entries (reports, which are never rewritten) that still hold the name."""
    _confirm_passphrase(passphrase)
    with Case.open(folder) as case:
        return case.seal(name, passphrase, pseudonym=pseudonym), case.naming(name)


def unseal_name(folder: Path, pseudonym: str, passphrase: str) -> str:
    """The name behind a pseudonym. Raises UsageError for a wrong passphrase."""
    with Case.open(folder) as case:
        return case.unseal(pseudonym, passphrase)


def find_entries(folder: Path, what: str) -> tuple[Entry, ...]:
    """The entries that `what` means: the one of this number, or all that hold these words.
    Raises UsageError when there is none."""
    with Case.open(folder) as case:
        wanted = (int(what),) if what.isdecimal() else case.naming(what)
        found = tuple(each for each in case.entries() if each.seq in wanted)
    if not found:
        kind = "has the number" if what.isdecimal() else "holds the words"
        raise UsageError(f"{folder}: no entry {kind} {what}")
    return found


def erase_entries(folder: Path, numbers: Sequence[int]) -> tuple[int, ...]:
    """Erase what these entries say, and what goes with them; yields the numbers of all that
    were erased. This cannot be undone."""
    with Case.open(folder) as case:
        return case.erase(*numbers)


def redact_case(
    folder: Path, out: Path, *, names: Sequence[str] = (), omit: Sequence[int] = ()
) -> tuple[int, ...]:
    """Write a copy that verifies, without the entries that hold these names or bear these
    numbers; yields the numbers of all that were left out."""
    with Case.open(folder) as case:
        return case.export_redacted(out, names=names, omit=omit)


def log_case(folder: Path) -> tuple[Entry, ...]:
    """The whole ledger of a case, an entry a line."""
    with Case.open(folder) as case:
        return case.entries()


def _confirm_passphrase(passphrase: str) -> None:
    if not passphrase.strip():
        raise UsageError("an empty passphrase seals nothing; choose one that is hard to guess")
