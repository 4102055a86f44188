"""Whether who comes to a call-in was reminded of it on its day, and the few of which that is asked.

Revision 0047, after 0046, written on 2026-11-30.
"""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import part_index

revision = "0047"
down_revision = "0046"
branch_labels = None
depends_on = None

_WAITS = sa.text("state = 'called'")


def upgrade() -> None:
    """Forward."""
    op.add_column(
        "callins", sa.Column("day_rung", sa.Integer(), nullable=False, server_default="0")
    )
    part_index("ix_callins_waiting_meets_at", "callins", ["meets_at"], _WAITS)


def downgrade() -> None:
    """Back."""
    op.drop_index("ix_callins_waiting_meets_at", "callins")
    op.drop_column("callins", "day_rung")
