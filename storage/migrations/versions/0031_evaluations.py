"""Residents' evaluations by community and half-year, with the figures that were counted.

Revision 0031, after 0030, written on 2026-11-30.
"""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import (
    ID,
    flag,
    key,
    moment,
    number,
    part_index,
    text,
    to,
    word,
)

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "evaluations",
        key(),
        to("unit_id", "units"),
        sa.Column("half_from", sa.Date(), nullable=False),
        text("form", 32),
        word("stage"),
        sa.Column("planned_on", sa.Date(), nullable=False),
        number("round"),
        sa.Column("held_on", sa.Date(), nullable=True),
        moment("confirmed_at", null=True),
        moment("tell_due_at", null=True),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("published_until", sa.Date(), nullable=True),
        number("rung"),
        moment("created_at"),
        sa.UniqueConstraint("unit_id", "half_from"),
    )
    part_index(
        "ix_evaluations_to_publish", "evaluations", ["tell_due_at"], sa.text("stage = 'confirmed'")
    )
    op.create_table(
        "evaluation_objects",
        key(),
        to("evaluation_id", "evaluations"),
        number("position"),
        word("kind"),
        word("body", null=True),
        sa.Column("source_id", ID, nullable=True),
        text("title", 200),
        sa.UniqueConstraint("evaluation_id", "position"),
    )
    op.create_table(
        "tally_sheets",
        key(),
        to("evaluation_id", "evaluations"),
        number("round"),
        number("revision"),
        word("stage"),
        sa.Column("tally", sa.JSON(), nullable=False),
        to("entered_by", "persons"),
        word("entered_role"),
        flag("recorded_for"),
        moment("entered_at"),
        text("why", 500),
        text("sent_back", 500),
        to("confirmed_by", "persons", null=True),
        word("confirmed_role", null=True),
        moment("confirmed_at", null=True),
        sa.UniqueConstraint("evaluation_id", "revision"),
    )
    op.create_table(
        "rectifications",
        key(),
        to("evaluation_id", "evaluations"),
        to("object_id", "evaluation_objects"),
        text("what", 200),
        text("token", 64),
        moment("added_at"),
        sa.UniqueConstraint("evaluation_id", "token"),
    )
    op.create_table(
        "half_year_marks",
        key(),
        sa.Column("half_from", sa.Date(), nullable=False),
        number("number"),
        moment("spoke_at"),
        sa.UniqueConstraint("half_from", "number"),
    )
    op.create_index("ix_followups_host", "followups", ["host_id", "source", "handed_out_at"])


def downgrade() -> None:
    """Back."""
    op.drop_index("ix_followups_host", "followups")
    for table in (
        "half_year_marks",
        "rectifications",
        "tally_sheets",
        "evaluation_objects",
        "evaluations",
    ):
        op.drop_table(table)
