"""What the reading of sentences was taught: words, and how often a category was right.

Revision 0042, after 0041, written on 2026-11-30.
"""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import key, moment, number, text, to

revision = "0042"
down_revision = "0041"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "reading_words",
        key(),
        text("word", 12),
        to("category_id", "categories"),
        moment("added_at"),
        to("person_id", "persons"),
        sa.UniqueConstraint("word"),
    )
    op.create_table(
        "reading_counts",
        key(),
        to("guessed_id", "categories"),
        to("chosen_id", "categories"),
        number("many"),
        sa.UniqueConstraint("guessed_id", "chosen_id"),
    )


def downgrade() -> None:
    """Back."""
    op.drop_table("reading_counts")
    op.drop_table("reading_words")
