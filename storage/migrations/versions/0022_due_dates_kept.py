"""The due date of a matter that is over is kept, and a confirmed report keeps its open matters.

Revision 0022, after 0020, written on 2026-11-29.

What ended before has none yet: its date depends on the desk's calendar and clocks, which a
migration does not know, so ``griddesk db upgrade`` works it out from the steps afterwards. Reports
confirmed before keep the number of their open matters alone; which they were is read from the
steps.
"""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import key, moment, to

revision = "0022"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.add_column("cases", moment("ended_due_at", null=True))
    op.create_table(
        "annexes",
        key(),
        to("report_id", "reports"),
        moment("as_of"),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("rows", sa.Text(), nullable=False),
        sa.UniqueConstraint("report_id"),
    )


def downgrade() -> None:
    """Back."""
    op.drop_table("annexes")
    op.drop_column("cases", "ended_due_at")
