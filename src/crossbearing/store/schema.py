"""The tables of a case, as the newest migration leaves them."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, MetaData, String, Table, Text

metadata = MetaData()

MOMENT = Text().with_variant(Text(collation="C"), "postgresql")
"""Moments sort by their letters, whatever the language of the database."""

entries = Table(
    "entries",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False, index=True),
    Column("at", MOMENT, nullable=False),
    Column("about", Integer, ForeignKey("entries.seq"), index=True),
    Column("payload_sha256", String(64), nullable=False),
    Column("previous", String(64), nullable=False, unique=True),
    Column("hash", String(64), nullable=False, unique=True),
)
"""The ledger. Rows are only ever added."""

payloads = Table(
    "payloads",
    metadata,
    Column("seq", Integer, ForeignKey("entries.seq"), primary_key=True, autoincrement=False),
    Column("key", Text, nullable=False, index=True),
    Column("part_of", Text, nullable=False, index=True),
    Column("salt", LargeBinary, nullable=False),
    Column("body", LargeBinary, nullable=False),
)
"""What the entries say. A row may go, once a later entry says that it is erased."""

accounts = Table(
    "accounts",
    metadata,
    Column("name", Text, primary_key=True),
    Column("role", Text, nullable=False),
    Column("scheme", Text, nullable=False),
    Column("salt", LargeBinary, nullable=False),
    Column("digest", LargeBinary, nullable=False),
)
"""Who may open a shared case. No part of the ledger: rows come and go."""
