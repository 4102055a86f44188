"""Key projects: the projects, the units that help, their milestones and steps.

Revision 0037, after 0036, written on 2026-11-30.
"""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import flag, index, key, moment, number, text, to, word

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None


def _day(name: str, *, null: bool = True) -> "sa.Column[object]":
    return sa.Column(name, sa.Date(), nullable=null)


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "projects",
        key(),
        text("token", 64),
        to("host_id", "units"),
        to("lead_id", "units"),
        text("system", 32),
        text("system_zh", 40),
        text("system_en", 40),
        text("version", 32),
        number("number"),
        text("name", 80),
        text("aim", 300),
        _day("due_on", null=False),
        moment("registered_at"),
        _day("asked_due"),
        text("asked_reason", 500),
        moment("confirm_at", null=True),
        number("rung"),
        moment("confirmed_at", null=True),
        moment("accepted_at", null=True),
        moment("cancelled_at", null=True),
        text("reason", 500),
        sa.UniqueConstraint("token"),
    )
    for column in ("host_id", "lead_id", "confirm_at"):
        index("projects", column)
    op.create_table("project_helpers", key(), to("project_id", "projects"), to("unit_id", "units"))
    for column in ("project_id", "unit_id"):
        index("project_helpers", column)
    op.create_table(
        "milestones",
        key(),
        to("project_id", "projects"),
        text("text", 200),
        number("told"),
        moment("dropped_at", null=True),
    )
    index("milestones", "project_id")
    op.create_table(
        "project_steps",
        key(),
        to("project_id", "projects"),
        text("token", 64),
        word("arrow"),
        moment("at"),
        to("person_id", "persons", null=True),
        to("post_id", "posts", null=True),
        number("met"),
        number("many"),
        _day("due_on", null=False),
        text("note", 500),
        flag("recorded"),
        sa.UniqueConstraint("project_id", "token"),
    )


def downgrade() -> None:
    """Back. What was handed out for a milestone has no source any more, and goes with it."""
    op.execute(
        "DELETE FROM followup_steps WHERE followup_id IN "
        "(SELECT id FROM followups WHERE source = 'project')"
    )
    op.execute(
        "DELETE FROM followup_helpers WHERE followup_id IN "
        "(SELECT id FROM followups WHERE source = 'project')"
    )
    op.execute("DELETE FROM followups WHERE source = 'project'")
    for table in ("project_steps", "milestones", "project_helpers", "projects"):
        op.drop_table(table)
