"""The ledger, its payloads, and the triggers that keep them append-only."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

TRIGGERS = (
    """CREATE TRIGGER entries_stay_as_written BEFORE UPDATE ON entries
       BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END""",
    """CREATE TRIGGER entries_stay BEFORE DELETE ON entries
       BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END""",
    """CREATE TRIGGER payloads_stay_as_written BEFORE UPDATE ON payloads
       BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END""",
    """CREATE TRIGGER payloads_stay_unless_erased BEFORE DELETE ON payloads
       WHEN NOT EXISTS (SELECT 1 FROM entries
                        WHERE about = OLD.seq AND kind IN ('erased', 'redacted'))
       BEGIN SELECT RAISE(ABORT, 'a payload goes only with a tombstone'); END""",
)


def upgrade() -> None:
    """Makes the tables in an empty database."""
    op.create_table(
        "entries",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.Text, nullable=False, index=True),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("about", sa.Integer, sa.ForeignKey("entries.seq"), index=True),
        sa.Column("payload_sha256", sa.String(64), nullable=False),
        sa.Column("previous", sa.String(64), nullable=False, unique=True),
        sa.Column("hash", sa.String(64), nullable=False, unique=True),
    )
    op.create_table(
        "payloads",
        sa.Column(
            "seq",
            sa.Integer,
            sa.ForeignKey("entries.seq"),
            primary_key=True,
            autoincrement=False,
        ),
        sa.Column("key", sa.Text, nullable=False, index=True),
        sa.Column("part_of", sa.Text, nullable=False, index=True),
        sa.Column("salt", sa.LargeBinary, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    for trigger in TRIGGERS:
        op.execute(trigger)
