"""Items handed out and followed until they are judged, the units that help, and their steps.

Revision 0029, after 0028, written on 2026-11-30.
"""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import (
    ID,
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

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

_RUNNING = sa.text("state IN ('handed_out', 'under_way')")
_OPEN = sa.text("state IN ('fed_back', 'handed_out', 'returned', 'under_way')")


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "followups",
        key(),
        word("source"),
        sa.Column("source_id", ID, nullable=False),
        to("host_id", "units"),
        to("unit_id", "units"),
        text("title", 200),
        moment("handed_out_at"),
        moment("due_at"),
        word("state"),
        number("round"),
        moment("answer_at", null=True),
        moment("accepted_at", null=True),
        moment("fed_back_at", null=True),
        text("feedback", 500),
        word("verdict", null=True),
        moment("ended_at", null=True),
        number("rung"),
        number("answer_rung"),
    )
    live = sa.text("state <> 'dropped'")
    op.create_index(
        "uq_followups_live",
        "followups",
        ["source", "source_id"],
        unique=True,
        sqlite_where=live,
        postgresql_where=live,
    )
    index("followups", "source", "source_id")
    part_index("ix_followups_due", "followups", ["due_at"], _RUNNING)
    part_index("ix_followups_answer", "followups", ["answer_at"], sa.text("answer_at IS NOT NULL"))
    for column in ("unit_id", "host_id"):
        part_index(f"ix_followups_open_{column}", "followups", [column, "due_at"], _OPEN)
    op.create_table(
        "followup_helpers",
        key(),
        to("followup_id", "followups"),
        to("unit_id", "units"),
    )
    index("followup_helpers", "followup_id")
    index("followup_helpers", "unit_id")
    op.create_table(
        "followup_steps",
        key(),
        to("followup_id", "followups"),
        text("token", 64),
        word("arrow"),
        moment("at"),
        to("person_id", "persons", null=True),
        to("post_id", "posts", null=True),
        to("unit_id", "units"),
        moment("due_at"),
        text("note", 500),
        flag("recorded"),
        word("verdict", null=True),
        sa.UniqueConstraint("followup_id", "token"),
    )


def downgrade() -> None:
    """Back."""
    op.drop_table("followup_steps")
    op.drop_table("followup_helpers")
    op.drop_table("followups")
