"""What waits for an answer: the message a push became, and when a case is asked after next.

Revision 0016, after 0014, written on 2026-11-29.
"""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import index, moment, part_index

revision = "0016"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.add_column("outbox", sa.Column("message_id", sa.BigInteger(), nullable=True))
    sent = sa.text("message_id IS NOT NULL")
    part_index("ix_outbox_message", "outbox", ["person_id", "message_id"], sent)
    part_index("ix_outbox_dead", "outbox", ["person_id"], sa.text("state = 'dead'"))
    index("extensions", "asked_at")
    op.add_column("cases", moment("chase_at", null=True))
    op.add_column("cases", sa.Column("chased", sa.Integer(), nullable=False, server_default="0"))
    chased = sa.text("chase_at IS NOT NULL")
    part_index("ix_cases_chase_at", "cases", ["chase_at"], chased)
    # who was asked before this is reminded on the next working morning
    op.execute("UPDATE cases SET chase_at = CURRENT_TIMESTAMP WHERE state = 'returned'")


def downgrade() -> None:
    """Back."""
    op.drop_index("ix_extensions_asked_at", "extensions")
    op.drop_index("ix_cases_chase_at", "cases")
    op.drop_column("cases", "chased")
    op.drop_column("cases", "chase_at")
    op.drop_index("ix_outbox_dead", "outbox")
    op.drop_index("ix_outbox_message", "outbox")
    op.drop_column("outbox", "message_id")
