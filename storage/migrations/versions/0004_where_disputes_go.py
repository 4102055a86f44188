"""Which centre a category goes to, and how content reporters are with answers.

Revision 0004, after 0003, written on 2026-11-24.
"""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import key, moment, number, to, word

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "sector_routes",
        key(),
        to("category_id", "categories"),
        to("unit_id", "units"),
        number("position"),
        sa.UniqueConstraint("category_id", "unit_id"),
    )
    op.create_table(
        "opinion_ratings",
        key(),
        to("case_id", "cases"),
        word("grade"),
        moment("at"),
        sa.UniqueConstraint("case_id"),
    )


def downgrade() -> None:
    """Back."""
    op.drop_table("opinion_ratings")
    op.drop_table("sector_routes")
