"""Questions from above about one matter, and their answers.

Revision 0025, after 0024, written on 2026-11-29. That they were asked and answered are steps of
the case; going back, those stay in its timeline as sentences.
"""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import index, key, moment, number, text, to, word

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

_steps = sa.table("steps", sa.column("letter", sa.String))
_LETTERS = ("inquiry_asked", "inquiry_answered", "inquiry_taken_back")


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "inquiries",
        key(),
        to("case_id", "cases"),
        to("post_id", "posts"),
        to("asked_by", "persons"),
        moment("asked_at"),
        text("question", 500),
        moment("due_at"),
        word("state"),
        number("rung"),
        moment("ended_at", null=True),
        text("answer", 500),
    )
    index("inquiries", "case_id")
    index("inquiries", "post_id", "state")
    index("inquiries", "state", "due_at")


def downgrade() -> None:
    """Back."""
    op.execute(sa.update(_steps).where(_steps.c.letter.in_(_LETTERS)).values(letter="note"))
    op.drop_table("inquiries")
