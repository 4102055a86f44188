"""Assessments of major matters: the matters, their rounds, points, measures, annexes and steps.

Revision 0036, after 0035, written on 2026-11-30.
"""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import flag, index, key, moment, number, text, to, word

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None


def _day(name: str, *, null: bool = True) -> "sa.Column[object]":
    return sa.Column(name, sa.Date(), nullable=null)


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "assessments",
        key(),
        text("token", 64),
        to("unit_id", "units"),
        word("kind"),
        text("name", 120),
        text("body", 120),
        _day("starts_on", null=False),
        word("procedure"),
        moment("registered_at"),
        word("state"),
        number("round"),
        word("decision", null=True),
        moment("decided_at", null=True),
        moment("first_decided_at", null=True),
        _day("resume_on"),
        moment("due_at", null=True),
        number("rung"),
        _day("filed_here_on"),
        _day("filed_above_on"),
        moment("ended_at", null=True),
        sa.UniqueConstraint("token"),
    )
    for column in ("unit_id", "due_at", "resume_on"):
        index("assessments", column)
    op.create_table(
        "assessment_rounds",
        key(),
        to("assessment_id", "assessments"),
        number("number"),
        moment("began_at"),
        sa.Column("scale", sa.JSON(), nullable=False),
        text("plan", 500),
        _day("heard_until"),
        sa.Column("opinions", sa.JSON(), nullable=True),
        text("reasons", 500),
        sa.Column("score", sa.Integer(), nullable=True),
        word("grade", null=True),
        word("expected", null=True),
        to("rated_by", "persons", null=True),
        word("decision", null=True),
        moment("decided_at", null=True),
        flag("against"),
        text("reason", 500),
        sa.UniqueConstraint("assessment_id", "number"),
    )
    index("assessment_rounds", "decided_at")
    op.create_table(
        "assessment_scores",
        key(),
        to("round_id", "assessment_rounds"),
        text("item", 32),
        number("points"),
        to("person_id", "persons"),
        sa.UniqueConstraint("round_id", "item"),
    )
    op.create_table(
        "assessment_measures",
        key(),
        to("round_id", "assessment_rounds"),
        text("text", 200),
        text("token", 64),
    )
    index("assessment_measures", "round_id")
    op.create_table(
        "assessment_annexes",
        key(),
        to("assessment_id", "assessments"),
        word("kind"),
        moment("at"),
        sa.UniqueConstraint("assessment_id", "kind"),
    )
    op.create_table(
        "assessment_steps",
        key(),
        to("assessment_id", "assessments"),
        number("round"),
        text("token", 64),
        word("arrow"),
        moment("at"),
        to("person_id", "persons", null=True),
        to("post_id", "posts", null=True),
        text("note", 500),
        sa.UniqueConstraint("assessment_id", "token"),
    )


def downgrade() -> None:
    """Back."""
    for name in ("steps", "annexes", "measures", "scores", "rounds"):
        op.drop_table(f"assessment_{name}")
    op.drop_table("assessments")
