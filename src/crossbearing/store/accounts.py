"""The people who may open a shared case: a name, a role, and what their password is checked by.

Accounts are no part of the ledger. They say who may look, not what was found, and a password's
digest is nothing to keep for ever. No export and no redacted copy has them.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import delete, insert, select

from crossbearing.store import database
from crossbearing.store.book import Book
from crossbearing.store.schema import accounts


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Somebody who may open the case; `scheme` says how `digest` follows from a password."""

    name: str
    role: str
    scheme: str
    salt: bytes
    digest: bytes


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
        """Add an account, or put it in the place of the one of its name."""
        with database.writing(self._book.engine) as connection:
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

    def remove(self, name: str) -> bool:
        """Take an account away; False where there is none of that name."""
        with database.writing(self._book.engine) as connection:
            gone = connection.execute(delete(accounts).where(accounts.c.name == name))
        return bool(gone.rowcount)
