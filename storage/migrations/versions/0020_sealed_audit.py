"""Each entry of the audit is sealed, and on SQLite none can be put in the place of another.

Revision 0020, after 0019, written on 2026-11-29.

The seals of what is on file are made here, of the entries as they stand.
"""

import json
from collections.abc import Sequence
from datetime import UTC
from hashlib import sha256

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

_ABORT = "BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END"
_REPLACING = (
    "CREATE TRIGGER audit_no_replace BEFORE INSERT ON audit "
    "WHEN EXISTS (SELECT 1 FROM audit WHERE id = NEW.id) "
)
_UPDATING = "CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit "
_MANY = 5_000
_audit = sa.table(
    "audit",
    sa.column("id", sa.BigInteger),
    sa.column("at", sa.DateTime(timezone=True)),
    sa.column("person_id", sa.BigInteger),
    sa.column("act", sa.String),
    sa.column("subject", sa.String),
    sa.column("outcome", sa.String),
    sa.column("seal", sa.String),
)


def upgrade() -> None:
    """Forward."""
    op.add_column("audit", sa.Column("seal", sa.String(64), nullable=True))
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER audit_no_update")
        _seal_all()
        op.execute(_UPDATING + _ABORT)
        op.execute(_REPLACING + _ABORT)
    else:
        op.execute("ALTER TABLE audit DISABLE TRIGGER audit_append_only")
        _seal_all()
        op.execute("ALTER TABLE audit ENABLE TRIGGER audit_append_only")


def _seal_all() -> None:
    connection, before, last = op.get_bind(), None, 0
    put = (
        sa.update(_audit)
        .where(_audit.c.id == sa.bindparam("of"))
        .values(seal=sa.bindparam("sealed"))
    )
    while rows := _some(connection, last):
        seals = []
        for row in rows:
            at = row.at if row.at.tzinfo else row.at.replace(tzinfo=UTC)
            said = [before, at.astimezone(UTC).isoformat(), row.person_id, *row[3:6]]
            before = sha256(json.dumps(said).encode()).hexdigest()
            seals.append({"of": row.id, "sealed": before})
        connection.execute(put, seals)
        last = rows[-1].id


def _some(connection: sa.Connection, last: int) -> Sequence[sa.Row[tuple[object, ...]]]:
    after = sa.select(_audit).where(_audit.c.id > last).order_by(_audit.c.id).limit(_MANY)
    return connection.execute(after).all()


def downgrade() -> None:
    """Back."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER audit_no_replace")
    op.drop_column("audit", "seal")
