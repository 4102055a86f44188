"""Two-way evaluations of departments and communities; and what one unit handed to another or gave
it to follow up, by indexes of their own.

Revision 0032, after 0031, written on 2026-11-30.
"""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import (
    flag,
    index,
    key,
    moment,
    number,
    part_index,
    text,
    to,
    word,
)

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    part_index("ix_steps_handed", "steps", ["to_unit_id", "at"], sa.text("to_unit_id IS NOT NULL"))
    index("followups", "host_id", "handed_out_at")
    op.create_table(
        "twoway_rounds",
        key(),
        to("host_id", "units"),
        text("token", 64),
        to("opened_by", "persons"),
        to("post_id", "posts"),
        moment("opened_at"),
        sa.Column("first", sa.Date(), nullable=False),
        moment("due_at"),
        moment("closes_at"),
        sa.Column("form", sa.JSON(), nullable=False),
        word("state"),
        number("rung"),
        moment("ended_at", null=True),
        sa.UniqueConstraint("token"),
    )
    index("twoway_rounds", "host_id", "first")
    index("twoway_rounds", "state")
    op.create_table(
        "twoway_sheets",
        key(),
        to("round_id", "twoway_rounds"),
        to("from_id", "units"),
        to("to_id", "units"),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("marks", sa.JSON(), nullable=False),
        word("state"),
        flag("late"),
        text("token", 64),
        moment("confirmed_at", null=True),
        to("confirmed_by", "persons", null=True),
        to("post_id", "posts", null=True),
        sa.UniqueConstraint("round_id", "from_id", "to_id"),
    )
    index("twoway_sheets", "from_id")
    index("twoway_sheets", "to_id")


def downgrade() -> None:
    """Back."""
    op.drop_table("twoway_sheets")
    op.drop_table("twoway_rounds")
    op.drop_index("ix_followups_host_id_handed_out_at", "followups")
    op.drop_index("ix_steps_handed", "steps")
