"""Sums of agreements are kept to the cent.

Revision 0018, after 0017, written on 2026-11-29. Back again they are whole yuan, rounded.
"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    _type(sa.Integer(), sa.BigInteger())
    op.execute("UPDATE agreements SET amount = amount * 100 WHERE amount IS NOT NULL")


def downgrade() -> None:
    """Back."""
    op.execute("UPDATE agreements SET amount = (amount + 50) / 100 WHERE amount IS NOT NULL")
    _type(sa.BigInteger(), sa.Integer())


def _type(before: sa.Integer, after: sa.Integer) -> None:
    """SQLite keeps a number as long as it is."""
    if op.get_bind().dialect.name == "postgresql":
        op.alter_column("agreements", "amount", existing_type=before, type_=after)
