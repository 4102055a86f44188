"""Clocks by unit, extensions, leave.

Revision 0005, after 0004, written on 2026-11-24.
"""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import flag, index, key, moment, number, text, to, word

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.add_column("cases", moment("deadline_at", null=True))
    for rung in ("rung", "limit_rung"):
        op.add_column("cases", sa.Column(rung, sa.Integer(), nullable=False, server_default="0"))
    index("cases", "deadline_at")
    op.create_table(
        "unit_clocks",
        key(),
        to("unit_id", "units"),
        word("urgency"),
        number("accept_days"),
        number("handle_days"),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.UniqueConstraint("unit_id", "urgency", "valid_from"),
    )
    op.create_table(
        "extensions",
        key(),
        to("case_id", "cases"),
        number("days"),
        moment("until"),
        text("reason", 500),
        flag("parties_agree"),
        moment("asked_at"),
        to("asked_by", "persons"),
        to("decider_id", "units"),
        word("state"),
        moment("answered_at", null=True),
        to("answered_by", "persons", null=True),
    )
    index("extensions", "case_id", "asked_at")
    op.create_table(
        "leaves",
        key(),
        to("person_id", "persons"),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        to("set_by", "persons"),
        moment("created_at"),
        moment("cancelled_at", null=True),
        moment("told_at", null=True),
    )
    index("leaves", "person_id", "last")
    index("leaves", "last")


def downgrade() -> None:
    """Back."""
    for table in ("leaves", "extensions", "unit_clocks"):
        op.drop_table(table)
    op.drop_index("ix_cases_deadline_at", "cases")
    for column in ("limit_rung", "rung", "deadline_at"):
        op.drop_column("cases", column)
