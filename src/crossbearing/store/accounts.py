"""The people who may open a shared case: a name, a role, and what their password is checked by.

Accounts are no part of the ledger: a password's digest is nothing to keep for ever. That one was
made, changed or removed is a row of it. No export has accounts, and no redacted copy those rows.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import delete, insert, select

from crossbearing.store import database
from crossbearing.store.book import Book
from crossbearing.store.ledger import Kind
from crossbearing.store.schema import accounts


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Somebody who may open the case; `scheme` says how `digest` follows from a password."""

    name: str
    role: str
    scheme: str
    salt: bytes
    digest: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountChange:
    """What was done to an account: `made`, `role changed`, `password reset` or `removed`, several
    at a time; `role` is the one it has since, `was` the one before. Never a password or digest."""

    name: str
    did: tuple[str, ...]
    role: str
    was: str | None = None
    who: str = ""
    """Who did it; empty for whoever worked in the case's folder."""
    at: str = ""


class Accounts:
    """The accounts of one case."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def all(self) -> tuple[Account, ...]:
        """Every account, by name."""
        with database.reading(self._book.engine) as connection:
            rows = connection.execute(select(accounts).order_by(accounts.c.name)).all()
        return tuple(sorted((Account(**row._mapping) for row in rows), key=lambda a: a.name))

    def keep(self, account: Account) -> None:
        """Add an account, or put it in the place of the one of its name, and record that."""
        with self._book.batch() as connection:
            held = connection.execute(
                select(accounts).where(accounts.c.name == account.name)
            ).first()
            did = ["made"]
            if held is not None:
                did = ["role changed"] if held.role != account.role else []
                if (held.salt, held.digest) != (account.salt, account.digest):
                    did.append("password reset")
            connection.execute(delete(accounts).where(accounts.c.name == account.name))
            connection.execute(
                insert(accounts).values(
                    name=account.name,
                    role=account.role,
                    scheme=account.scheme,
                    salt=account.salt,
                    digest=account.digest,
                )
            )
            if did:
                self._told(account.name, did, account.role, held.role if held else None)

    def remove(self, name: str) -> bool:
        """Take an account away, and record that; False where there is none of that name."""
        with self._book.batch() as connection:
            held = connection.execute(select(accounts).where(accounts.c.name == name)).first()
            if held is None:
                return False
            connection.execute(delete(accounts).where(accounts.c.name == name))
            self._told(name, ["removed"], held.role, held.role)
        return True

    def changes(self) -> tuple[AccountChange, ...]:
        """What was done to accounts, in the order recorded."""
        return tuple(
            AccountChange(
                name=each.noun["name"],
                did=tuple(each.noun["did"]),
                role=each.noun["role"],
                was=each.noun["was"],
                who=each.who,
                at=each.at,
            )
            for each in self._book.records(Kind.account)
        )

    def _told(self, name: str, did: list[str], role: str, was: str | None) -> None:
        noun = {"name": name, "did": did, "role": role, "was": was}
        self._book.record(Kind.account, noun)
