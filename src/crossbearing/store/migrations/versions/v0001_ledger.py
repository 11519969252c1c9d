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

POSTGRES = (
    """CREATE FUNCTION stay_as_written() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN RAISE EXCEPTION 'the ledger is append-only'
             USING ERRCODE = 'integrity_constraint_violation'; END $$""",
    """CREATE FUNCTION stay_unless_erased() RETURNS trigger LANGUAGE plpgsql
       SET search_path FROM CURRENT AS $$
       BEGIN
         IF NOT EXISTS (SELECT 1 FROM entries
                        WHERE about = OLD.seq AND kind IN ('erased', 'redacted')) THEN
           RAISE EXCEPTION 'a payload goes only with a tombstone'
           USING ERRCODE = 'integrity_constraint_violation';
         END IF;
         RETURN OLD;
       END $$""",
    """CREATE TRIGGER entries_stay BEFORE UPDATE OR DELETE ON entries
       FOR EACH ROW EXECUTE FUNCTION stay_as_written()""",
    """CREATE TRIGGER entries_stay_together BEFORE TRUNCATE ON entries
       FOR EACH STATEMENT EXECUTE FUNCTION stay_as_written()""",
    """CREATE TRIGGER payloads_stay_as_written BEFORE UPDATE ON payloads
       FOR EACH ROW EXECUTE FUNCTION stay_as_written()""",
    """CREATE TRIGGER payloads_stay_together BEFORE TRUNCATE ON payloads
       FOR EACH STATEMENT EXECUTE FUNCTION stay_as_written()""",
    """CREATE TRIGGER payloads_stay_unless_erased BEFORE DELETE ON payloads
       FOR EACH ROW EXECUTE FUNCTION stay_unless_erased()""",
)
"""The same rules as PostgreSQL words them, where a table can be truncated besides."""


def upgrade() -> None:
    """Makes the tables in an empty database."""
    on_postgres = op.get_bind().dialect.name == "postgresql"
    op.create_table(
        "entries",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.Text, nullable=False, index=True),
        sa.Column("at", sa.Text(collation="C") if on_postgres else sa.Text, nullable=False),
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
    for trigger in POSTGRES if on_postgres else TRIGGERS:
        op.execute(trigger)
