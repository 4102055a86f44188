"""Units called in to a matter, what they say, and what was handed out after it.

Revision 0041, after 0040, written on 2026-11-30. What was done about it are steps of the case;
going back, those stay in its timeline as sentences, and what was handed out is handed out no more.
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

revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None

_WAITS = sa.text("state = 'called'")
_steps = sa.table("steps", sa.column("letter", sa.String))
_LETTERS = (
    "called_in",
    "called_comes",
    "called_cannot",
    "call_handed_out",
    "call_settled",
    "call_off",
)
_followups = sa.table("followups", sa.column("id", sa.Integer), sa.column("source", sa.String))


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "callins",
        key(),
        to("case_id", "cases"),
        text("place", 60),
        moment("meets_at"),
        text("request", 500),
        to("called_by", "persons"),
        to("post_id", "posts"),
        moment("called_at"),
        moment("answer_at"),
        moment("due_at"),
        word("state"),
        number("answer_rung"),
        number("rung"),
        text("outcome", 500),
        moment("ended_at", null=True),
    )
    index("callins", "case_id")
    index("callins", "called_at")
    for name in ("answer_at", "due_at"):
        part_index(f"ix_callins_waiting_{name}", "callins", [name], _WAITS)
    op.create_table(
        "called_units",
        key(),
        to("callin_id", "callins"),
        to("unit_id", "units"),
        word("coming", null=True),
        text("reason", 500),
        moment("answered_at", null=True),
        flag("recorded"),
    )
    index("called_units", "callin_id")
    index("called_units", "unit_id")
    op.create_table(
        "callin_tasks",
        key(),
        to("callin_id", "callins"),
        text("token", 64),
        sa.UniqueConstraint("callin_id", "token"),
    )


def downgrade() -> None:
    """Back."""
    op.execute(sa.update(_steps).where(_steps.c.letter.in_(_LETTERS)).values(letter="note"))
    gone = sa.select(_followups.c.id).where(_followups.c.source == "callin")
    for name in ("followup_steps", "followup_helpers"):
        hangs = sa.table(name, sa.column("followup_id", sa.Integer))
        op.execute(sa.delete(hangs).where(hangs.c.followup_id.in_(gone)))
    op.execute(sa.delete(_followups).where(_followups.c.source == "callin"))
    for name in ("callin_tasks", "called_units", "callins"):
        op.drop_table(name)
