"""Who may open a shared case, and how their passwords are checked."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from hashlib import scrypt
from hmac import compare_digest
from pathlib import Path
from secrets import token_bytes

from crossbearing.errors import UsageError
from crossbearing.store import Case
from crossbearing.store.accounts import Account, AccountChange

ROLES = ("reader", "reviewer", "owner")
"""What an account may do: read; decide and add as well; and say who else may."""
SHORTEST = 10
"""Letters of a password at least."""
LONGEST = 1_000
_COST = (2**15, 8, 3)
"""scrypt's n, r and p: about as dear as OWASP asks for, in 32 MB of memory."""
_NOBODY = Account(
    name="", role="", scheme="scrypt 32768 8 3", salt=b"\0" * 16, digest=b"\0" * 32
)


def add_account(folder: Path, name: str, password: str, role: str, *, who: str = "") -> None:
    """Let somebody open the case, or give them another role or password; `who` does so is recorded.
    Raises UsageError for a name, a password or a role that will not do."""
    name = plain(name)
    if role not in ROLES:
        raise UsageError(f"{role!r} is no role; choose {', '.join(ROLES)}")
    if not SHORTEST <= len(password) <= LONGEST:
        raise UsageError(f"a password has {SHORTEST} letters or more; take a few words")
    salt = token_bytes(16)
    scheme = f"scrypt {' '.join(map(str, _COST))}"
    with Case.open(folder, who=who) as case:
        held = case.accounts.all()
        _confirm_owner_left([each for each in held if each.name != name], role, held)
        case.accounts.keep(
            Account(
                name=name,
                role=role,
                scheme=scheme,
                salt=salt,
                digest=_digest(password, scheme, salt),
            )
        )


def remove_account(folder: Path, name: str, *, who: str = "") -> None:
    """Let somebody open the case no longer; `who` does so is recorded. Raises UsageError for a name
    without an account, and for the last owner."""
    with Case.open(folder, who=who) as case:
        held = case.accounts.all()
        rest = [each for each in held if each.name != name]
        if len(rest) == len(held):
            raise UsageError(f"{name!r} has no account; see `crossbearing case user list`")
        if rest:
            _confirm_owner_left(rest, "", held)
        case.accounts.remove(name)


def list_accounts(folder: Path) -> tuple[tuple[str, str], ...]:
    """Names and roles, by name."""
    with Case.open(folder) as case:
        return tuple((each.name, each.role) for each in case.accounts.all())


def account_changes(folder: Path) -> tuple[AccountChange, ...]:
    """What was done to accounts, by whom and when, in the order recorded."""
    with Case.open(folder) as case:
        return case.accounts.changes()


def check_password(folder: Path, name: str, password: str) -> str | None:
    """The role of whoever has this name and this password; None for anybody else. Takes as long
    for a name that nobody has."""
    with Case.open(folder) as case:
        held = {each.name: each for each in case.accounts.all()}
    account = held.get(unicodedata.normalize("NFC", name).strip(), _NOBODY)
    offered = _digest(password[: LONGEST + 1], account.scheme, account.salt)
    return account.role if compare_digest(offered, account.digest) and account.name else None


def plain(name: str) -> str:
    """The name in one spelling. Raises UsageError for one that cannot sign a decision."""
    found = unicodedata.normalize("NFC", name).strip()
    if not found or len(found) > 100 or any(unicodedata.category(c)[0] == "C" for c in found):
        raise UsageError("a name has 1 to 100 letters, and nothing that cannot be seen")
    return found


def _confirm_owner_left(rest: Sequence[Account], role: str, held: Sequence[Account]) -> None:
    """Raises UsageError where a change would leave the accounts without an owner."""
    owned = any(each.role == "owner" for each in held)
    if owned and role != "owner" and not any(each.role == "owner" for each in rest):
        raise UsageError("this is the last owner; make somebody else an owner first")


def _digest(password: str, scheme: str, salt: bytes) -> bytes:
    _, n, r, p = scheme.split()
    told = unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")
    return scrypt(told, salt=salt, n=int(n), r=int(r), p=int(p), maxmem=2**27, dklen=32)
