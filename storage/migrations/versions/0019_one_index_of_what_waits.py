"""One index of the updates that wait, by lane and then by number.

Revision 0019, after 0014, written on 2026-11-29.
"""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

_WAITS = sa.text("done_at IS NULL AND dead_at IS NULL")


def _index(name: str, columns: list[str]) -> None:
    op.create_index(name, "inbox", columns, sqlite_where=_WAITS, postgresql_where=_WAITS)


def upgrade() -> None:
    """Forward."""
    op.drop_index("ix_inbox_waiting", "inbox")
    op.drop_index("ix_inbox_waiting_lane", "inbox")
    _index("ix_inbox_waiting", ["lane", "update_id", "bot_id"])


def downgrade() -> None:
    """Back."""
    op.drop_index("ix_inbox_waiting", "inbox")
    _index("ix_inbox_waiting", ["update_id"])
    _index("ix_inbox_waiting_lane", ["lane", "update_id"])
