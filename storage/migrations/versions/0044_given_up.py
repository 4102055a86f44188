"""What was given up is counted from an index, as often as a watcher asks.

Revision 0044, after 0043, written on 2026-11-30.
"""

import sqlalchemy as sa
from alembic import op

revision = "0044"
down_revision = "0043"
branch_labels = None
depends_on = None

_GIVEN_UP = sa.text("dead_at IS NOT NULL")


def upgrade() -> None:
    """Forward."""
    op.create_index(
        "ix_inbox_dead",
        "inbox",
        ["dead_at"],
        sqlite_where=_GIVEN_UP,
        postgresql_where=_GIVEN_UP,
    )


def downgrade() -> None:
    """Back."""
    op.drop_index("ix_inbox_dead", "inbox")
